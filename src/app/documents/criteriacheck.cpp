// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/criteriacheck.h"

#include "app/documents/documentchecks.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// zoho-crm-bulk B1
constexpr int kMostConditions = 25;
constexpr int kMostGroupDepth = 10; // ours: against endless nesting
constexpr qsizetype kMostInValues = 20;
constexpr qsizetype kMostValueLength = 255;

class CriteriaChecker
{
public:
    explicit CriteriaChecker(JsonProblems &problems)
        : m_problems(problems)
    {
    }

    void check(const QJsonObject &node, const QString &path, int depth)
    {
        if (depth > kMostGroupDepth) {
            m_problems.add(path, u"is nested too deeply"_s);
            return;
        }
        JsonObjectReader reader(node, path, m_problems);
        if (reader.has(u"group"_s) || reader.has(u"group_operator"_s)) {
            checkGroup(reader, depth);
        } else {
            checkCondition(reader);
        }
        reader.finish();
    }

    int conditions() const { return m_conditions; }

private:
    void checkGroup(JsonObjectReader &reader, int depth)
    {
        reader.choice(u"group_operator"_s, {u"and"_s, u"or"_s});
        const QJsonArray group = reader.array(u"group"_s);
        if (reader.has(u"group"_s) && group.isEmpty()) {
            reader.problem(u"group"_s, u"needs at least one condition"_s);
        }
        for (qsizetype i = 0; i < group.size(); ++i) {
            const QString path = u"%1[%2]"_s.arg(reader.pathOf(u"group"_s), QString::number(i));
            if (group.at(i).isObject()) {
                check(group.at(i).toObject(), path, depth + 1);
            } else {
                m_problems.add(path, u"must be an object"_s);
            }
        }
    }

    void checkCondition(JsonObjectReader &reader)
    {
        ++m_conditions;
        if (const QJsonObject field = reader.object(u"field"_s); reader.has(u"field"_s)) {
            JsonObjectReader name(field, reader.pathOf(u"field"_s), m_problems);
            const QStringList parts = name.filledText(u"api_name"_s).split(u'.');
            if (!parts.front().isEmpty()
                && !std::all_of(parts.begin(), parts.end(), isApiNameText)) {
                name.problem(u"api_name"_s, u"must be an API name: letters, digits and _"_s);
            }
            name.finish();
        }
        const QString comparator = reader.choice(u"comparator"_s,
            {u"equal"_s, u"not_equal"_s, u"in"_s, u"not_in"_s, u"less_than"_s, u"less_equal"_s,
                u"greater_than"_s, u"greater_equal"_s, u"contains"_s, u"not_contains"_s,
                u"starts_with"_s, u"ends_with"_s, u"between"_s, u"not_between"_s});
        const QJsonValue value = reader.value(u"value"_s);
        const bool isRange = comparator.endsWith("between"_L1);
        if (value.isUndefined() || value.isObject() || value.isNull()) {
            reader.problem(u"value"_s, u"must be text, a number, true or false, or a list"_s);
        } else if (isRange && value.toArray().size() != 2) {
            reader.problem(u"value"_s, u"must be a list of two"_s);
        } else if (value.toArray().size() > kMostInValues) {
            reader.problem(u"value"_s, u"must not hold more than %1 values"_s.arg(kMostInValues));
        } else if (value.toString().size() > kMostValueLength) {
            reader.problem(
                u"value"_s, u"must not be longer than %1 characters"_s.arg(kMostValueLength));
        }
    }

    JsonProblems &m_problems;
    int m_conditions = 0;
};

} // namespace

void checkCriteria(const QJsonObject &criteria, const QString &path, JsonProblems &problems)
{
    if (criteria.isEmpty()) {
        return; // all records
    }
    CriteriaChecker checker(problems);
    checker.check(criteria, path, 1);
    if (checker.conditions() > kMostConditions) {
        problems.add(path, u"must not hold more than %1 conditions"_s.arg(kMostConditions));
    }
}

} // namespace sluice
