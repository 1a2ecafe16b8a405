// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/mapping/crmautomap.h"

#include <QHash>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

ValueSort sortOfField(const CrmField &field)
{
    static const QHash<QString, ValueSort> sorts{{u"integer"_s, ValueSort::Number},
        {u"bigint"_s, ValueSort::Number}, {u"double"_s, ValueSort::Number},
        {u"currency"_s, ValueSort::Number}, {u"percent"_s, ValueSort::Number},
        {u"boolean"_s, ValueSort::Boolean}, {u"date"_s, ValueSort::Day},
        {u"datetime"_s, ValueSort::Time}, {u"email"_s, ValueSort::Email},
        {u"phone"_s, ValueSort::Phone}, {u"lookup"_s, ValueSort::Id},
        {u"ownerlookup"_s, ValueSort::Id}, {u"userlookup"_s, ValueSort::Id}};
    return sorts.value(field.dataType, ValueSort::Text);
}

} // namespace

QList<AutoMapSource> autoMapSources(const QList<CrmField> &fields)
{
    QList<AutoMapSource> sources;
    for (const CrmField &field : fields) {
        if (field.isBulkReadable())
            sources.append(
                {.name = field.apiName, .label = field.label, .sort = sortOfField(field)});
    }
    return sources;
}

QList<AutoMapSource> autoMapSources(const QStringList &columns, const QList<QStringList> &samples)
{
    QList<AutoMapSource> sources;
    for (qsizetype i = 0; i < columns.size(); ++i)
        sources.append({.name = columns.at(i),
            .label = {},
            .sort = sortOfSamples(i < samples.size() ? samples.at(i) : QStringList())});
    return sources;
}

AutoMapResult suggestCrmMapping(
    const QList<AutoMapSource> &sources, const QList<CrmField> &target, const QString &operation)
{
    QList<AutoMapTarget> targets;
    for (const CrmField &field : target) {
        const bool isTaken = operation == "insert"_L1 ? field.isInsertable() : field.isWritable();
        if (isTaken)
            targets.append(
                {.name = field.apiName, .label = field.label, .sort = sortOfField(field)});
    }
    return autoMap(sources, targets);
}

CrmMapping withSuggested(CrmMapping mapping, const AutoMapResult &suggested,
    const QList<CrmField> &target, int leastConfidence)
{
    QStringList taken;
    for (const CrmFieldRule &rule : std::as_const(mapping.fields))
        taken += rule.sources();
    for (const AutoMapPair &pair : suggested.pairs) {
        if (pair.confidence < leastConfidence || mapping.ruleOf(pair.target)
            || taken.contains(pair.source) || mapping.fields.size() >= CrmMapping::kMostFields)
            continue;
        CrmFieldRule rule{.target = pair.target, .source = pair.source};
        const auto field = std::find_if(target.cbegin(), target.cend(),
            [&pair](const CrmField &known) { return known.apiName == pair.target; });
        if (field != target.cend() && field->isLookup())
            rule.findBy = u"id"_s;
        mapping.fields.append(rule);
    }
    std::sort(mapping.fields.begin(), mapping.fields.end(),
        [](const CrmFieldRule &one, const CrmFieldRule &other) {
            return one.target < other.target;
        });
    return mapping;
}

} // namespace sluice
