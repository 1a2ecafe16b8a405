// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmmappingrows.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool canBeWritten(const CrmField &field, const QString &operation)
{
    if (operation == "insert"_L1)
        return field.isInsertable();
    return field.isWritable() && (operation == "update"_L1 || field.isInsertable());
}

// Required ones lead where records may be made, then those that are mapped, each by their labels.
int rankOf(const CrmMappingRow &row, bool makesRecords)
{
    if (makesRecords && row.field.isRequired)
        return 0;
    return row.rule ? 1 : 2;
}

} // namespace

QList<CrmMappingRow> crmMappingRows(const CrmMapping &mapping, const CrmMappingEnds &ends)
{
    QList<CrmMappingRow> rows;
    QStringList shown;
    for (const CrmField &field : ends.targetFields) {
        const CrmFieldRule *rule = mapping.ruleOf(field.apiName);
        if (!rule && !canBeWritten(field, ends.operation))
            continue;
        rows.append({.field = field, .rule = rule ? std::optional(*rule) : std::nullopt});
        shown << field.apiName;
    }
    for (const CrmFieldRule &rule : mapping.fields) {
        if (shown.contains(rule.target))
            continue;
        CrmMappingRow row{.field = {.apiName = rule.target, .label = rule.target},
            .isThere = ends.targetFields.isEmpty() || rule.target == "id"_L1,
            .rule = rule};
        rows.append(row);
    }
    const bool makesRecords = ends.operation != "update"_L1;
    std::sort(rows.begin(), rows.end(), [&](const CrmMappingRow &a, const CrmMappingRow &b) {
        const int rankA = rankOf(a, makesRecords);
        const int rankB = rankOf(b, makesRecords);
        if (rankA != rankB)
            return rankA < rankB;
        const int order = a.field.label.localeAwareCompare(b.field.label);
        return order != 0 ? order < 0 : a.field.apiName < b.field.apiName;
    });
    return rows;
}

void putCrmMappingRows(const QList<CrmMappingRow> &rows, CrmMapping &mapping)
{
    mapping.fields.clear();
    for (const CrmMappingRow &row : rows) {
        if (row.rule)
            mapping.fields.append(*row.rule);
    }
    std::sort(mapping.fields.begin(), mapping.fields.end(),
        [](const CrmFieldRule &a, const CrmFieldRule &b) { return a.target < b.target; });
}

QString originText(const CrmFieldRule &rule)
{
    if (rule.value)
        return u'=' + *rule.value;
    return rule.pattern.isEmpty() ? rule.source : rule.pattern;
}

std::optional<CrmFieldRule> withOrigin(
    std::optional<CrmFieldRule> rule, const CrmField &field, const QString &typed)
{
    const QString text = typed.startsWith(u'=') ? typed : typed.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (!rule) {
        rule = CrmFieldRule{.target = field.apiName};
        if (field.isLookup())
            rule->findBy = u"id"_s;
    }
    rule->source.clear();
    rule->value.reset();
    rule->pattern.clear();
    if (text.startsWith(u'='))
        rule->value = text.mid(1);
    else if (text.contains("{{"_L1))
        rule->pattern = text;
    else
        rule->source = text;
    return rule;
}

QStringList crmMappingProblems(const CrmMapping &mapping, const CrmMappingEnds &ends)
{
    if (const auto read = CrmMapping::fromJson(mapping.toJson()); !read)
        return read.error().why.split(u"; "_s);
    if (ends.targetFields.isEmpty())
        return {}; // the module is not known yet
    const auto plan = planCrmMapping(mapping, ends);
    return plan ? QStringList() : plan.error().why.split(u"; "_s);
}

QString fieldTypeText(const CrmField &field)
{
    return field.length > 0 ? u"%1(%2)"_s.arg(field.dataType, QString::number(field.length))
                            : field.dataType;
}

QStringList mappingSources(const CrmMappingEnds &ends)
{
    QStringList names = ends.fileColumns;
    if (names.isEmpty()) {
        for (const CrmField &field : ends.sourceFields) {
            if (field.isBulkReadable())
                names << field.apiName;
        }
    }
    for (const QString &name : ends.made) {
        if (!names.contains(name))
            names << name;
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

} // namespace sluice
