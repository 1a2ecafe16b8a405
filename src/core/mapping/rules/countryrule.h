// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/rules/rule.h"
#include "core/mapping/rules/tablerules.h"

namespace sluice {

// Writes a country as a code by a table of spellings (zoho-crm-bulk F rule 1): trimmed, without
// regard to case, the whole text. The codes themselves are always known, so that a second run
// changes nothing. An unknown country stays as it is.
class CountryRule final : public FieldRule
{
public:
    CountryRule(
        const QString &field, const QString &into, ValueTable spellings, const QStringList &codes);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    ValueTable m_spellings;
    QStringList m_codes;
};

} // namespace sluice
