// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rules/textrules.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

QString capitalizedText(const QString &text)
{
    QString out;
    out.reserve(text.size());
    bool inWord = false;
    for (const QChar c : text) {
        const bool isWordPart = c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'\'';
        out.append(isWordPart && !inWord ? c.toTitleCase() : c.toLower());
        inWord = isWordPart;
    }
    return out;
}

} // namespace

QString TrimRule::describe() const
{
    return u"%1: spaces at both ends are removed."_s.arg(subject());
}

void TrimRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch,
        [this, &batch](qsizetype row) { batch.setView(row, m_to, valueOf(batch, row).trimmed()); });
}

CaseRule::CaseRule(const QString &field, const QString &into, LetterCase letterCase)
    : FieldRule(field, into)
    , m_case(letterCase)
{
}

QString CaseRule::describe() const
{
    switch (m_case) {
    case LetterCase::Upper:
        return u"%1: letters become upper case."_s.arg(subject());
    case LetterCase::Lower:
        return u"%1: letters become lower case."_s.arg(subject());
    case LetterCase::Capitalize:
        break;
    }
    return u"%1: each word begins with a capital, the rest becomes lower case."_s.arg(subject());
}

QByteArrayView CaseRule::converted(QByteArrayView text)
{
    if (!isAsciiText(text)) {
        const QString wide = QString::fromUtf8(text);
        m_buffer = (m_case == LetterCase::Upper ? wide.toUpper()
                : m_case == LetterCase::Lower   ? wide.toLower()
                                                : capitalizedText(wide))
                       .toUtf8();
        return m_buffer;
    }
    if (m_buffer.size() < text.size()) {
        m_buffer.resize(text.size());
    }
    char *out = m_buffer.data();
    bool inWord = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isLetter = isAsciiLetter(c);
        const bool isUpper
            = m_case == LetterCase::Upper || (m_case == LetterCase::Capitalize && !inWord);
        out[i] = !isLetter ? c : static_cast<char>(isUpper ? c & ~0x20 : c | 0x20);
        inWord = isLetter || (c >= '0' && c <= '9') || c == '\'';
    }
    return QByteArrayView(out, text.size());
}

void CaseRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch,
        [this, &batch](qsizetype row) { batch.set(row, m_to, converted(valueOf(batch, row))); });
}

ReplaceTextRule::ReplaceTextRule(const QString &field, const QString &into, const QString &find,
    const QString &with, Qt::CaseSensitivity sensitivity)
    : FieldRule(field, into)
    , m_find(find)
    , m_with(with)
    , m_findBytes(find.toUtf8())
    , m_withBytes(with.toUtf8())
    , m_sensitivity(sensitivity)
{
}

QString ReplaceTextRule::describe() const
{
    return u"%1: \"%2\" is replaced by \"%3\"."_s.arg(subject(), m_find, m_with);
}

void ReplaceTextRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        const QByteArrayView text = valueOf(batch, row);
        if (m_sensitivity == Qt::CaseInsensitive) {
            batch.set(row, m_to,
                QString::fromUtf8(text).replace(m_find, m_with, Qt::CaseInsensitive).toUtf8());
        } else if (text.contains(m_findBytes)) {
            batch.set(row, m_to, text.toByteArray().replace(m_findBytes, m_withBytes));
        } else {
            batch.setView(row, m_to, text);
        }
    });
}

ReplacePatternRule::ReplacePatternRule(const QString &field, const QString &into,
    const QRegularExpression &pattern, const QString &with)
    : FieldRule(field, into)
    , m_pattern(pattern)
    , m_with(with)
{
    m_pattern.optimize();
}

QString ReplacePatternRule::describe() const
{
    return u"%1: what matches the pattern \"%2\" is replaced by \"%3\"."_s.arg(
        subject(), m_pattern.pattern(), m_with);
}

bool ReplacePatternRule::replaceIn(const QString &text, QString &out) const
{
    qsizetype copied = 0;
    qsizetype from = 0;
    while (from <= text.size()) {
        const QRegularExpressionMatch match = m_pattern.match(text, from);
        if (!match.isValid()) {
            return false;
        }
        if (!match.hasMatch()) {
            break;
        }
        out += QStringView(text).sliced(copied, match.capturedStart() - copied);
        for (qsizetype i = 0; i < m_with.size(); ++i) {
            const bool isGroup = m_with.at(i) == u'\\' && i + 1 < m_with.size()
                && m_with.at(i + 1) >= u'0' && m_with.at(i + 1) <= u'9';
            out += isGroup ? match.captured(m_with.at(++i).unicode() - u'0')
                           : QString(m_with.at(i));
        }
        copied = match.capturedEnd();
        from = match.capturedLength() > 0 ? copied : copied + 1; // an empty match moves on
    }
    out += QStringView(text).sliced(copied);
    return true;
}

void ReplacePatternRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        QString out;
        if (replaceIn(QString::fromUtf8(valueOf(batch, row)), out)) {
            batch.set(row, m_to, out.toUtf8());
        } else {
            batch.reject(row, u"pattern_limit"_s, m_field,
                u"The pattern \"%1\" needs too many steps on this value."_s.arg(
                    m_pattern.pattern()));
        }
    });
}

ConstantRule::ConstantRule(const QString &field, const QString &value, bool onlyIfEmpty)
    : m_field(field)
    , m_value(value.toUtf8())
    , m_onlyIfEmpty(onlyIfEmpty)
{
    if (m_onlyIfEmpty) {
        input(field, m_old);
    }
    output(field, m_to);
}

QString ConstantRule::describe() const
{
    return (m_onlyIfEmpty ? u"%1: becomes \"%2\" where it is empty."_s : u"%1: becomes \"%2\"."_s)
        .arg(m_field, QString::fromUtf8(m_value));
}

void ConstantRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        if (!m_onlyIfEmpty || batch.value(row, m_to).trimmed().isEmpty()) {
            batch.set(row, m_to, m_value);
        }
    });
}

CopyRule::CopyRule(const QString &field, const QString &into, bool onlyIfEmpty)
    : FieldRule(field, into)
    , m_onlyIfEmpty(onlyIfEmpty)
{
}

QString CopyRule::describe() const
{
    return (m_onlyIfEmpty ? u"%1: is copied into %2 where that is empty."_s
                          : u"%1: is copied into %2."_s)
        .arg(m_field, m_into);
}

void CopyRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        if (!m_onlyIfEmpty || batch.value(row, m_to).trimmed().isEmpty()) {
            batch.setView(row, m_to, valueOf(batch, row));
        }
    });
}

} // namespace sluice
