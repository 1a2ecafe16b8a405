// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rules/countryrule.h"

namespace sluice {

using namespace Qt::StringLiterals;

CountryRule::CountryRule(
    const QString &field, const QString &into, ValueTable spellings, const QStringList &codes)
    : FieldRule(field, into)
    , m_spellings(std::move(spellings))
    , m_codes(codes)
{
    for (const QString &code : m_codes) {
        m_spellings.add(code, code);
    }
}

QString CountryRule::describe() const
{
    return u"%1: %2 spellings become %3; others stay as they are."_s.arg(
        subject(), QString::number(m_spellings.size()), joinedForReading(m_codes, u"or"_s));
}

void CountryRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        if (const QByteArray *code = m_spellings.find(valueOf(batch, row))) {
            batch.set(row, m_to, *code);
        }
    });
}

} // namespace sluice
