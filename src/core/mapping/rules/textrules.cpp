// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rules/textrules.h"

namespace sluice {

using namespace Qt::StringLiterals;

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
    , m_casing(letterCase)
{
}

QString CaseRule::describe() const
{
    switch (m_casing.letterCase()) {
    case LetterCase::Upper:
        return u"%1: letters become upper case."_s.arg(subject());
    case LetterCase::Lower:
        return u"%1: letters become lower case."_s.arg(subject());
    case LetterCase::Capitalize:
        break;
    }
    return u"%1: each word begins with a capital, the rest becomes lower case."_s.arg(subject());
}

void CaseRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch,
        [this, &batch](qsizetype row) { batch.set(row, m_to, m_casing.of(valueOf(batch, row))); });
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

ReplacePatternRule::ReplacePatternRule(
    const QString &field, const QString &into, const PatternReplacer &replacer)
    : FieldRule(field, into)
    , m_replacer(replacer)
{
}

QString ReplacePatternRule::describe() const
{
    return u"%1: what matches the pattern \"%2\" is replaced by \"%3\"."_s.arg(
        subject(), m_replacer.pattern(), m_replacer.with());
}

void ReplacePatternRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        QByteArray out;
        if (m_replacer.replaceIn(valueOf(batch, row), out)) {
            batch.set(row, m_to, out);
        } else {
            batch.reject(row, u"pattern_limit"_s, m_field,
                u"The pattern \"%1\" needs too many steps on this value."_s.arg(
                    m_replacer.pattern()));
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
