// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/rules/rule.h"

#include <optional>
#include <vector>

namespace sluice {

// How the numbers of one country look: dial code, national digits, trunk prefix ("0" or none).
struct DialPlan
{
    QByteArray country;
    QByteArray dialCode;
    qsizetype digits = 0;
    QByteArray trunk;
};

// The plans by the country's code. Plain value; few entries.
class DialPlans
{
public:
    void add(DialPlan plan) { m_plans.push_back(std::move(plan)); }
    const DialPlan *find(QByteArrayView country) const;
    const std::vector<DialPlan> &all() const { return m_plans; }

private:
    std::vector<DialPlan> m_plans;
};

// Writes a telephone number as + dial code digits (zoho-crm-bulk F rule 2). What is not a whole
// number of a known country stays as it is.
class PhoneRule final : public FieldRule
{
public:
    struct Options
    {
        bool stripInternationalPrefix = false; // a leading 00
        bool stripTrunk = false;
    };
    PhoneRule(const QString &field, const QString &into, const QString &country, DialPlans plans,
        Options options);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    // The number in m_buffer; empty if it is none.
    QByteArrayView normalized(QByteArrayView text, const DialPlan &plan);

    QString m_country;
    qsizetype m_countryColumn = -1;
    DialPlans m_plans;
    Options m_options;
    QByteArray m_digits;
    QByteArray m_buffer;
};

// Whether `text` is a number as PhoneRule writes it.
bool isNormalizedPhone(QByteArrayView text, const DialPlan &plan);

} // namespace sluice
