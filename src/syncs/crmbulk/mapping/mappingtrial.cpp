// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/mapping/mappingtrial.h"

#include "core/mapping/shownvalue.h"
#include "syncs/crmbulk/mapping/mappingprocessor.h"

#include <algorithm>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString shownText(QByteArrayView value, bool isHidden)
{
    return QString::fromUtf8(shownValue(value, isHidden));
}

// The values that a rule is made of.
QString sourceTextOf(
    const CrmFieldRule &rule, const RecordBatch &batch, qsizetype row, bool isHidden)
{
    QStringList texts;
    for (const QString &source : rule.sources()) {
        const qsizetype column = batch.columns().indexOf(source);
        if (column >= 0)
            texts << shownText(batch.original(row, column), isHidden);
    }
    return texts.join(u" · "_s);
}

Result<QList<CrmTriedCell>> triedField(const CrmMappingPlan &plan, const SampleRows &sample)
{
    const CrmPlannedField &field = plan.fields.first();
    auto processor = MappingProcessor::make(plan);
    if (!processor)
        return fail(processor.error());
    auto columns = std::make_shared<Columns>(sample.columns);
    if (auto bound = (*processor)->bind(*columns); !bound)
        return fail(bound.error());
    RecordBatch batch(columns, std::max<qsizetype>(sample.rows.size(), 1));
    for (const QStringList &row : sample.rows) {
        std::vector<QByteArray> cells;
        for (const QString &value : row)
            cells.push_back(value.toUtf8());
        const std::vector<QByteArrayView> views(cells.cbegin(), cells.cend());
        batch.append(views, batch.rowCount() + 1);
    }
    QList<CrmTriedCell> tried;
    for (qsizetype row = 0; row < batch.rowCount(); ++row)
        tried.append({.before = sourceTextOf(field.rule, batch, row, field.isHidden)});
    if (auto done = (*processor)->process(batch, CancelToken()); !done)
        return fail(done.error());
    const qsizetype target = columns->indexOf(field.rule.target);
    for (qsizetype row = 0; row < batch.rowCount(); ++row) {
        if (batch.isKept(row))
            tried[row].after
                = target < 0 ? QString() : shownText(batch.value(row, target), field.isHidden);
        else if (batch.fate(row) == RowFate::Dropped)
            tried[row].skip = batch.reason(row).message;
        else
            tried[row].problem = batch.reason(row).message;
    }
    return tried;
}

} // namespace

CrmMappingTrial tryCrmMapping(
    const CrmMapping &mapping, const CrmMappingEnds &ends, const SampleRows &sample)
{
    CrmMappingTrial trial;
    CrmMappingEnds one = ends;
    one.operation = u"update"_s; // what else must be filled is not asked here
    for (const CrmFieldRule &rule : mapping.fields) {
        const QStringList sources = rule.sources();
        if (!std::all_of(sources.cbegin(), sources.cend(), [&sample](const QString &source) {
                return sample.columns.contains(source, Qt::CaseInsensitive);
            }))
            continue; // the sample does not have it
        CrmMapping alone = mapping;
        alone.fields = {rule};
        auto plan = planCrmMapping(alone, one);
        if (!plan || plan->fields.size() != 1)
            continue;
        plan->isInsert = ends.operation != "update"_L1;
        if (auto tried = triedField(*plan, sample))
            trial.insert(rule.target, *tried);
        else
            trial.insert(rule.target,
                QList<CrmTriedCell>(sample.rows.size(), {.problem = tried.error().text()}));
    }
    return trial;
}

} // namespace sluice
