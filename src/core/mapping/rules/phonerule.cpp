// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rules/phonerule.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {
bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}
} // namespace

const DialPlan *DialPlans::find(QByteArrayView country) const
{
    const QByteArrayView code = country.trimmed();
    const auto found = std::find_if(m_plans.begin(), m_plans.end(),
        [code](const DialPlan &plan) { return QByteArrayView(plan.country) == code; });
    return found == m_plans.end() ? nullptr : &*found;
}

PhoneRule::PhoneRule(const QString &field, const QString &into, const QString &country,
    DialPlans plans, Options options)
    : FieldRule(field, into)
    , m_country(country)
    , m_plans(std::move(plans))
    , m_options(options)
{
    input(country, m_countryColumn);
}

QString PhoneRule::describe() const
{
    QStringList codes;
    for (const DialPlan &plan : m_plans.all()) {
        codes.append(u"+"_s + QString::fromLatin1(plan.dialCode));
    }
    QStringList stripped;
    if (m_options.stripInternationalPrefix) {
        stripped.append(u"a leading 00"_s);
    }
    if (m_options.stripTrunk) {
        stripped.append(u"the trunk prefix"_s);
    }
    const QString also = stripped.isEmpty()
        ? QString()
        : QString(u", without "_s + joinedForReading(stripped, u"and"_s));
    return u"%1: becomes %2 and the national digits%3, where %4 is known; what is no whole number "
           "stays as it is."_s.arg(subject(), joinedForReading(codes, u"or"_s), also, m_country);
}

QByteArrayView PhoneRule::normalized(QByteArrayView text, const DialPlan &plan)
{
    if (m_digits.size() < text.size()) {
        m_digits.resize(text.size());
    }
    char *end = std::copy_if(text.begin(), text.end(), m_digits.data(), isAsciiDigit);
    QByteArrayView digits(m_digits.constData(), end - m_digits.constData());
    if (m_options.stripInternationalPrefix && digits.startsWith("00")) {
        digits = digits.sliced(2);
    }
    if (m_options.stripTrunk && !plan.trunk.isEmpty()
        && digits.size() == plan.digits + plan.trunk.size() && digits.startsWith(plan.trunk)) {
        digits = digits.sliced(plan.trunk.size());
    }
    const bool isNational = digits.size() == plan.digits;
    const bool isInternational
        = digits.size() == plan.digits + plan.dialCode.size() && digits.startsWith(plan.dialCode);
    if (!isNational && !isInternational) {
        return {};
    }
    m_buffer.resize(0);
    m_buffer.append('+');
    if (isNational) {
        m_buffer.append(plan.dialCode);
    }
    m_buffer.append(digits);
    return m_buffer;
}

void PhoneRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        const DialPlan *plan = m_plans.find(batch.value(row, m_countryColumn));
        if (plan == nullptr) {
            return;
        }
        if (const QByteArrayView number = normalized(valueOf(batch, row), *plan);
            !number.isEmpty()) {
            batch.set(row, m_to, number);
        }
    });
}

bool isNormalizedPhone(QByteArrayView text, const DialPlan &plan)
{
    return text.size() == 1 + plan.dialCode.size() + plan.digits && text.startsWith('+')
        && text.sliced(1).startsWith(plan.dialCode)
        && std::all_of(text.begin() + 1, text.end(), isAsciiDigit);
}

} // namespace sluice
