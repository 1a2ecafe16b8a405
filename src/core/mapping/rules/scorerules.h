// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/rules/phonerule.h"
#include "core/mapping/rules/rule.h"

namespace sluice {

// Sums points for conditions on fields (zoho-crm-bulk F rule 3).
class ScoreRule final : public Rule
{
public:
    enum class Test { Words, Substrings, AtLeast, AtMost };
    struct Condition
    {
        QString field;
        Test test = Test::Words;
        std::vector<QByteArray> texts; // lower case
        qint64 limit = 0;
        qint64 points = 0;
        qsizetype column = -1;
    };

    ScoreRule(const QString &into, std::vector<Condition> conditions);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    bool holds(const Condition &condition, QByteArrayView value);

    QString m_into;
    qsizetype m_to = -1;
    std::vector<Condition> m_conditions;
    LowerText m_lower;
};

// Judges a record by checks of fields: all of them hold, none, or some (zoho-crm-bulk F rule 5).
class QualityRule final : public Rule
{
public:
    struct Check
    {
        QString field;
        std::vector<QByteArray> oneOf; // or, if empty, a telephone number of these plans
        QString country;
        DialPlans plans;
        qsizetype column = -1;
        qsizetype countryColumn = -1;
    };

    QualityRule(const QString &into, std::vector<Check> checks, const QString &all,
        const QString &some, const QString &none);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    static bool holds(const Check &check, const RecordBatch &batch, qsizetype row);

    QString m_into;
    qsizetype m_to = -1;
    std::vector<Check> m_checks;
    QByteArray m_all;
    QByteArray m_some;
    QByteArray m_none;
};

// Whether `word` stands in `text` with no letter, digit or non-ASCII character beside it.
bool containsWord(QByteArrayView text, QByteArrayView word);

} // namespace sluice
