// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/transforms/datepattern.h"
#include "core/mapping/transforms/isotime.h"
#include "core/mapping/transforms/stepmakers.h"
#include "core/mapping/transforms/zoneclock.h"

#include <array>

namespace sluice {

namespace {

bool isPlainDigit(char c)
{
    return c >= '0' && c <= '9';
}

// A number whose fraction stands behind a comma; dots, spaces and apostrophes may group its digits
// by threes.
class DecimalPointStep final : public CellStep
{
public:
    QByteArrayView apply(QByteArrayView cell) override
    {
        const QByteArrayView text = cell.trimmed();
        m_text.resize(0);
        return take(text) ? QByteArrayView(m_text) : cell;
    }

private:
    bool take(QByteArrayView text)
    {
        qsizetype at = 0;
        if (!text.isEmpty() && (text[0] == '-' || text[0] == '+'))
            m_text.append(text[at++]);
        qsizetype digits = 0; // since the last group's end
        bool isGrouped = false;
        for (; at < text.size() && text[at] != ','; ++at) {
            const char c = text[at];
            if (c >= '0' && c <= '9') {
                m_text.append(c);
                ++digits;
            } else if ((c == '.' || c == ' ' || c == '\'') && digits > 0
                && (isGrouped ? digits == 3 : digits <= 3)) {
                isGrouped = true;
                digits = 0;
            } else {
                return false;
            }
        }
        if (digits == 0 || (isGrouped && digits != 3))
            return false;
        if (at == text.size())
            return true;
        const QByteArrayView fraction = text.sliced(at + 1);
        if (fraction.isEmpty() || !std::all_of(fraction.begin(), fraction.end(), isPlainDigit))
            return false;
        m_text.append('.').append(fraction.data(), fraction.size());
        return true;
    }

    QByteArray m_text;
};

// Digits, sign and point, rounded half away from zero; written with the wanted point and groups of
// three. It counts digits, no floating point has a say.
class NumberStep final : public CellStep
{
public:
    NumberStep(qint64 decimals, const QString &point, const QString &group)
        : m_decimals(decimals)
        , m_point(point.toUtf8())
        , m_group(group.toUtf8())
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        QByteArrayView text = cell.trimmed();
        const bool isNegative = text.startsWith('-');
        if (isNegative || text.startsWith('+'))
            text = text.sliced(1);
        const qsizetype point = text.indexOf('.');
        const QByteArrayView whole = point < 0 ? text : text.first(point);
        const QByteArrayView fraction = point < 0 ? QByteArrayView() : text.sliced(point + 1);
        if (whole.size() + fraction.size() == 0
            || !std::all_of(whole.begin(), whole.end(), isPlainDigit)
            || !std::all_of(fraction.begin(), fraction.end(), isPlainDigit))
            return cell;
        round(whole, fraction);
        write(isNegative);
        return m_text;
    }

private:
    void round(QByteArrayView whole, QByteArrayView fraction)
    {
        m_digits.resize(0);
        m_digits.append('0').append(whole);
        for (qint64 i = 0; i < m_decimals; ++i)
            m_digits.append(i < fraction.size() ? fraction[i] : '0');
        if (fraction.size() <= m_decimals || fraction[m_decimals] < '5')
            return;
        qsizetype at = m_digits.size() - 1;
        for (; m_digits[at] == '9'; --at) // the 0 in front ends it
            m_digits[at] = '0';
        m_digits[at] = static_cast<char>(m_digits[at] + 1);
    }
    void write(bool isNegative)
    {
        const qsizetype end = m_digits.size() - m_decimals; // of the whole part
        qsizetype first = 0;
        while (first < end - 1 && m_digits[first] == '0')
            ++first;
        const bool isZero
            = std::all_of(m_digits.cbegin(), m_digits.cend(), [](char c) { return c == '0'; });
        m_text.resize(0);
        if (isNegative && !isZero)
            m_text.append('-');
        for (qsizetype at = first; at < end; ++at) {
            if (at > first && (end - at) % 3 == 0)
                m_text.append(m_group);
            m_text.append(m_digits[at]);
        }
        if (m_decimals > 0)
            m_text.append(m_point).append(QByteArrayView(m_digits).sliced(end));
    }

    qint64 m_decimals;
    QByteArray m_point;
    QByteArray m_group;
    QByteArray m_digits;
    QByteArray m_text;
};

// Null for no name; the names of checked transforms are known.
std::unique_ptr<ZoneClock> zoneClockOf(const QString &name)
{
    if (name.isEmpty())
        return nullptr;
    auto clock = ZoneClock::make(name);
    return clock ? std::move(*clock) : nullptr;
}

class DateStep final : public CellStep
{
public:
    DateStep(const QString &pattern, const QString &zone)
        : m_pattern(pattern)
        , m_clock(zoneClockOf(zone))
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        CivilTime time;
        if (!m_pattern.read(cell.trimmed(), time))
            return cell;
        if (m_clock && m_pattern.hasTime()) {
            const qint64 utc = m_clock->toUtc(civilSeconds(time));
            const qint64 offset = (m_clock->toLocal(utc) - utc) / 60 * 60;
            if (!isCivilSeconds(utc + offset))
                return cell;
            writeIsoTime(m_text.data(), civilTimeOf(utc + offset), static_cast<int>(offset));
            return QByteArrayView(m_text.data(), kIsoTimeSize);
        }
        writeCivilTime(m_text.data(), time);
        return QByteArrayView(m_text.data(), m_pattern.hasTime() ? kCivilTimeSize : kCivilDaySize);
    }

private:
    DatePattern m_pattern;
    std::unique_ptr<ZoneClock> m_clock;
    std::array<char, kIsoTimeSize> m_text{};
};

class DateTextStep final : public CellStep
{
public:
    DateTextStep(const QString &pattern, const QString &zone)
        : m_pattern(pattern)
        , m_clock(zoneClockOf(zone))
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        CivilTime time;
        int offset = 0;
        const IsoForm form = readIsoTime(cell.trimmed(), time, offset);
        if (form == IsoForm::None || (form == IsoForm::Day && m_pattern.hasTime()))
            return cell;
        if (form == IsoForm::Offset && m_clock) {
            const qint64 local = m_clock->toLocal(civilSeconds(time) - offset);
            if (!isCivilSeconds(local))
                return cell;
            time = civilTimeOf(local);
        }
        m_text.resize(0);
        m_pattern.write(time, m_text);
        return m_text;
    }

private:
    DatePattern m_pattern;
    std::unique_ptr<ZoneClock> m_clock;
    QByteArray m_text;
};

} // namespace

std::unique_ptr<CellStep> makeValueStep(const CellTransform &transform)
{
    switch (transform.kind) {
    case TransformKind::Number:
        return std::make_unique<NumberStep>(transform.length, transform.with, transform.group);
    case TransformKind::Date:
        return std::make_unique<DateStep>(transform.text, transform.zone);
    case TransformKind::DateText:
        return std::make_unique<DateTextStep>(transform.text, transform.zone);
    default:
        return std::make_unique<DecimalPointStep>();
    }
}

} // namespace sluice
