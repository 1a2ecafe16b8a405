// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/transforms/datepattern.h"

#include <algorithm>
#include <array>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QByteArrayView, 12> kMonthNames{
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

bool isPatternLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

// The number at the text's start, which is taken off it; -1: none of so many digits.
int takeNumber(QByteArrayView &text, int least, int most)
{
    int number = 0;
    qsizetype digits = 0;
    while (digits < text.size() && digits < most && text[digits] >= '0' && text[digits] <= '9')
        number = number * 10 + (text[digits++] - '0');
    if (digits < least)
        return -1;
    text = text.sliced(digits);
    return number;
}

bool takeText(QByteArrayView &text, QByteArrayView wanted)
{
    if (!text.startsWith(wanted))
        return false;
    text = text.sliced(wanted.size());
    return true;
}

// 1 to 12; 0: none.
int takeMonthName(QByteArrayView &text)
{
    constexpr qsizetype kLetters = 3;
    if (text.size() < kLetters)
        return 0;
    for (size_t i = 0; i < kMonthNames.size(); ++i) {
        if (text.first(kLetters).compare(kMonthNames[i], Qt::CaseInsensitive) == 0) {
            text = text.sliced(kLetters);
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

// 0: AM, 1: PM, -1: neither.
int takeHalfDay(QByteArrayView &text)
{
    if (text.size() < 2)
        return -1;
    const QByteArrayView half = text.first(2);
    text = text.sliced(2);
    return half.compare("am", Qt::CaseInsensitive) == 0 ? 0
        : half.compare("pm", Qt::CaseInsensitive) == 0  ? 1
                                                        : -1;
}

} // namespace

DatePattern::DatePattern(const QString &pattern)
{
    for (qsizetype at = 0; at < pattern.size() && m_problem.isEmpty();) {
        const QChar c = pattern.at(at);
        if (c == u'\'') {
            const qsizetype end = pattern.indexOf(u'\'', at + 1);
            if (end < 0) {
                m_problem = u"has a ' without its second one"_s;
                return;
            }
            addText(end == at + 1 ? u"'"_s : pattern.mid(at + 1, end - at - 1));
            at = end + 1;
        } else if (isPatternLetter(c)) {
            qsizetype end = at;
            while (end < pattern.size() && pattern.at(end) == c)
                ++end;
            if (!addLetters(c, end - at))
                m_problem = u"has letters that mean nothing here: "_s + pattern.mid(at, end - at);
            at = end;
        } else {
            addText(QString(c));
            ++at;
        }
    }
    if (m_problem.isEmpty())
        checkWhole();
}

bool DatePattern::addLetters(QChar letter, qsizetype count)
{
    struct Known
    {
        char16_t letter;
        qsizetype count;
        Part part;
        int least;
        int most;
    };
    static constexpr Known kKnown[] = {{u'y', 4, Part::Year, 4, 4}, {u'M', 1, Part::Month, 1, 2},
        {u'M', 2, Part::Month, 2, 2}, {u'M', 3, Part::MonthName, 0, 0}, {u'd', 1, Part::Day, 1, 2},
        {u'd', 2, Part::Day, 2, 2}, {u'H', 1, Part::Hour, 1, 2}, {u'H', 2, Part::Hour, 2, 2},
        {u'h', 1, Part::Hour12, 1, 2}, {u'h', 2, Part::Hour12, 2, 2},
        {u'a', 1, Part::HalfDay, 0, 0}, {u'm', 2, Part::Minute, 2, 2},
        {u's', 2, Part::Second, 2, 2}, {u'S', 3, Part::Fraction, 3, 3}};
    for (const Known &known : kKnown) {
        if (letter != QChar(known.letter) || count != known.count)
            continue;
        m_pieces.push_back({.part = known.part, .least = known.least, .most = known.most});
        m_hasTime = m_hasTime || known.part == Part::Hour || known.part == Part::Hour12;
        return true;
    }
    return false;
}

void DatePattern::addText(const QString &text)
{
    if (m_pieces.empty() || m_pieces.back().part != Part::Text)
        m_pieces.push_back({});
    m_pieces.back().text += text.toUtf8();
}

void DatePattern::checkWhole()
{
    const auto count = [this](Part part) {
        return std::count_if(m_pieces.begin(), m_pieces.end(),
            [part](const Piece &piece) { return piece.part == part; });
    };
    if (count(Part::Year) != 1 || count(Part::Month) + count(Part::MonthName) != 1
        || count(Part::Day) != 1)
        m_problem = u"must have yyyy, a month and a day once each"_s;
    else if (count(Part::Hour) + count(Part::Hour12) > 1
        || count(Part::Hour12) != count(Part::HalfDay))
        m_problem = u"must have the hour once: H, or h together with a"_s;
    else if (count(Part::Minute) > 1 || count(Part::Second) > 1 || count(Part::Fraction) > 1
        || (!m_hasTime && count(Part::Minute) + count(Part::Second) > 0))
        m_problem = u"must have minutes and seconds once, and with an hour"_s;
}

bool DatePattern::take(const Piece &piece, QByteArrayView &text, Reading &reading)
{
    const int number = piece.most > 0 ? takeNumber(text, piece.least, piece.most) : 0;
    if (number < 0)
        return false;
    CivilTime &time = reading.time;
    switch (piece.part) {
    case Part::Year:
        time.year = number;
        break;
    case Part::Month:
        time.month = number;
        break;
    case Part::MonthName:
        time.month = takeMonthName(text);
        break;
    case Part::Day:
        time.day = number;
        break;
    case Part::Hour:
        time.hour = number;
        break;
    case Part::Hour12:
        time.hour = number % 12;
        return number >= 1 && number <= 12;
    case Part::HalfDay:
        reading.half = takeHalfDay(text);
        return reading.half >= 0;
    case Part::Minute:
        time.minute = number;
        break;
    case Part::Second:
        time.second = number;
        break;
    case Part::Fraction:
        break;
    case Part::Text:
        return takeText(text, piece.text);
    }
    return true;
}

bool DatePattern::read(QByteArrayView text, CivilTime &out) const
{
    Reading reading;
    for (const Piece &piece : m_pieces) {
        if (!take(piece, text, reading))
            return false;
    }
    reading.time.hour += reading.half == 1 ? 12 : 0;
    out = reading.time;
    return text.isEmpty() && out.isValid();
}

void DatePattern::put(const Piece &piece, const CivilTime &time, QByteArray &out)
{
    const auto number = [&piece, &out](int value) {
        const QByteArray digits = QByteArray::number(value);
        for (qsizetype i = digits.size(); i < piece.least; ++i)
            out.append('0');
        out.append(digits);
    };
    switch (piece.part) {
    case Part::Year:
        return number(time.year);
    case Part::Month:
        return number(time.month);
    case Part::MonthName: {
        const QByteArrayView name = kMonthNames[static_cast<size_t>(time.month) - 1];
        out.append(static_cast<char>(name[0] & ~0x20)).append(name.sliced(1));
        return;
    }
    case Part::Day:
        return number(time.day);
    case Part::Hour:
        return number(time.hour);
    case Part::Hour12:
        return number(time.hour % 12 == 0 ? 12 : time.hour % 12);
    case Part::HalfDay:
        out.append(time.hour < 12 ? "AM" : "PM");
        return;
    case Part::Minute:
        return number(time.minute);
    case Part::Second:
        return number(time.second);
    case Part::Fraction:
        out.append("000");
        return;
    case Part::Text:
        out.append(piece.text);
    }
}

void DatePattern::write(const CivilTime &time, QByteArray &out) const
{
    for (const Piece &piece : m_pieces)
        put(piece, time, out);
}

} // namespace sluice
