// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure/erasuresubject.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

const QString &erasedText()
{
    static const QString text = u"(erased)"_s;
    return text;
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// “ann@b.c” is another's in “joann@b.c”, “jo.ann@b.c” and “ann@b.c.d”.
bool isWholeAddress(QByteArrayView text, qsizetype begin, qsizetype end)
{
    const bool goesOnBefore = begin > 0 && QByteArrayView(".-+").contains(text.at(begin - 1));
    const bool goesOnBehind = end + 1 < text.size() && QByteArrayView(".-").contains(text.at(end))
        && isWordByte(text.at(end + 1));
    return !goesOnBefore && !goesOnBehind;
}

QByteArray digitsOf(QByteArrayView text)
{
    QByteArray digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    return digits.startsWith("00") ? digits.mid(2) : digits;
}

// Of a cell that holds nothing but a number, as people write it.
QByteArray phoneIn(QByteArrayView cell)
{
    const bool isNumber = !cell.isEmpty() && std::all_of(cell.begin(), cell.end(), [](char c) {
        return (c >= '0' && c <= '9') || QByteArrayView(" +-./()\t").contains(c);
    });
    return isNumber ? digitsOf(cell) : QByteArray();
}

QJsonValue saidNothing(const QJsonValue &value)
{
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = saidNothing(it.value());
        return object;
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(saidNothing(item));
        return array;
    }
    return value.isString() ? QJsonValue(erasedText()) : value;
}

Error tooShort(const QString &what)
{
    return Error{.kind = ErrorKind::Config,
        .what = u"“%1” is too short"_s.arg(what),
        .why = u"It stands in what is about others, too"_s};
}

} // namespace

void ErasureSubject::addWord(const QByteArray &word, bool isPersonal)
{
    const QByteArray lower = word.toLower();
    for (const QByteArray &form : {lower, lower.toPercentEncoding().toLower()}) {
        const bool isKnown = std::any_of(m_words.cbegin(), m_words.cend(),
            [&form](const Word &known) { return known.text == form; });
        if (!isKnown)
            m_words.append({form, isPersonal});
    }
}

Result<void> ErasureSubject::addId(const QString &id)
{
    const QByteArray word = id.trimmed().toUtf8();
    if (word.size() < kShortestId)
        return fail(tooShort(id));
    m_ids.insert(word);
    addWord(word, false);
    return {};
}

Result<void> ErasureSubject::addEmail(const QString &address)
{
    const QByteArray word = address.trimmed().toUtf8();
    if (!word.contains('@') || word.size() < kShortestId)
        return fail(ErrorKind::Config, u"“%1” is no mail address"_s.arg(address));
    addWord(word, true);
    return {};
}

Result<void> ErasureSubject::addPhone(const QString &number)
{
    const QByteArray digits = digitsOf(number.toUtf8());
    if (digits.size() < kFewestDigits)
        return fail(tooShort(number));
    m_phones.append(digits);
    addWord(number.trimmed().toUtf8(), true);
    addWord(digits, true);
    return {};
}

bool ErasureSubject::addIdOfRow(QByteArrayView id)
{
    constexpr qsizetype kPlainLength = 8; // a short one is no id of a service
    if (id.size() < kPlainLength || isId(id))
        return false;
    m_ids.insert(id.toByteArray());
    addWord(id.toByteArray(), false);
    return true;
}

QList<ErasureSubject::Hit> ErasureSubject::hits(QByteArrayView text, bool personalOnly) const
{
    QList<Hit> all;
    const QByteArray lower = QByteArray::fromRawData(text.data(), text.size()).toLower();
    for (const Word &word : m_words) {
        if (personalOnly && !word.isPersonal)
            continue;
        for (qsizetype at = lower.indexOf(word.text); at >= 0;
             at = lower.indexOf(word.text, at + 1)) {
            const qsizetype end = at + word.text.size();
            const bool isWhole = (at == 0 || !isWordByte(lower.at(at - 1)))
                && (end == lower.size() || !isWordByte(lower.at(end)));
            const bool isAddress = word.text.contains('@') || word.text.contains("%40");
            if (isWhole && (!isAddress || isWholeAddress(lower, at, end)))
                all.append({at, word.text.size()});
        }
    }
    return all;
}

bool ErasureSubject::isPersonal(QByteArrayView cell) const
{
    if (!m_phones.isEmpty() && m_phones.contains(phoneIn(cell)))
        return true;
    return !hits(cell, true).isEmpty();
}

bool ErasureSubject::isIn(QByteArrayView text) const
{
    return !hits(text).isEmpty();
}

QByteArray ErasureSubject::blanked(QByteArray text) const
{
    const QList<Hit> all = hits(text);
    for (const Hit &hit : all)
        std::fill_n(text.data() + hit.at, hit.size, '*');
    return text;
}

QString ErasureSubject::without(const QString &text) const
{
    const QByteArray bytes = text.toUtf8();
    QList<Hit> all = hits(bytes);
    if (all.isEmpty())
        return text;
    std::sort(all.begin(), all.end(), [](const Hit &a, const Hit &b) { return a.at < b.at; });
    QByteArray left;
    qsizetype at = 0;
    for (const Hit &hit : std::as_const(all)) {
        if (hit.at + hit.size <= at)
            continue; // within the one before
        left += bytes.mid(at, std::max<qsizetype>(hit.at - at, 0)) + erasedText().toUtf8();
        at = hit.at + hit.size;
    }
    return QString::fromUtf8(left + bytes.mid(at));
}

QJsonValue ErasureSubject::cleaned(const QJsonValue &value, bool &isHit) const
{
    if (value.isString() || value.isDouble()) {
        const QString text = value.isString() ? value.toString() : value.toVariant().toString();
        const QByteArray bytes = text.toUtf8();
        isHit = isIn(bytes) || isPersonal(bytes);
        return isHit ? (value.isString() ? QJsonValue(without(text)) : QJsonValue(0)) : value;
    }
    isHit = false;
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray()) {
            bool isItemHit = false;
            const QJsonValue left = cleaned(item, isItemHit);
            // A list's entry is about one record: with its id goes all that it says.
            const bool isEntry = item.isObject() || item.isArray();
            array.append(isItemHit && isEntry ? saidNothing(left) : left);
            isHit |= isItemHit && !isEntry;
        }
        return array;
    }
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject before = value.toObject();
        for (auto it = before.begin(); it != before.end(); ++it) {
            bool isMemberHit = false;
            object.insert(without(it.key()), cleaned(it.value(), isMemberHit));
            isHit |= isMemberHit;
        }
        return object;
    }
    return value;
}

QJsonValue ErasureSubject::without(const QJsonValue &value) const
{
    bool isHit = false;
    return cleaned(value, isHit);
}

qsizetype ErasureSubject::longest() const
{
    qsizetype most = 0;
    for (const Word &word : m_words)
        most = std::max(most, word.text.size());
    return most;
}

} // namespace sluice
