// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/plansamples.h"

#include "core/engine/stepcontext.h"
#include "core/mapping/shownvalue.h"
#include "syncs/crmbulk/crmfacts.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSampleRows = 50;

} // namespace

PlanSamples::PlanSamples(StepContext &context)
    : m_context(context)
    , m_records(context.memo().value(u"sample").toArray())
    , m_new(context.memo().value(kNewRecords).toInteger())
{
}

void PlanSamples::add(const RecordBatch &batch, qsizetype row, QByteArrayView id,
    const CrmFacts &facts, const QList<qsizetype> &written)
{
    if (m_records.size() >= kSampleRows)
        return;
    QJsonObject before;
    QJsonObject after;
    for (qsizetype i = 0; i < written.size(); ++i) {
        const qsizetype column = written.at(i);
        if (!batch.isChanged(row, column))
            continue;
        const QString &name = facts.writeFields.at(i);
        const bool isHidden = facts.hiddenFields.contains(name);
        before.insert(name, QString::fromUtf8(shownValue(batch.original(row, column), isHidden)));
        after.insert(name, QString::fromUtf8(shownValue(batch.value(row, column), isHidden)));
    }
    m_records.append(QJsonObject{{u"row"_s, batch.ordinal(row)}, {u"id"_s, QString::fromUtf8(id)},
        {u"before"_s, before}, {u"after"_s, after}});
}

void PlanSamples::countNew(bool isNew)
{
    if (isNew)
        m_context.row().memo.insert(kNewRecords, ++m_new);
}

void PlanSamples::keep(const CrmBulkJob &job, const CrmFacts &facts)
{
    QJsonObject &memo = m_context.row().memo;
    memo.insert(u"sample"_s, m_records);
    memo.insert(u"sensitive"_s, QJsonArray::fromStringList(facts.sensitive));
    if (job.targetFile)
        memo.insert(u"file"_s,
            QJsonObject{{u"columns"_s, QJsonArray::fromStringList(facts.writeFields)},
                {u"leftOut"_s, QJsonArray::fromStringList(facts.leftOut)},
                {u"notRead"_s, QJsonArray::fromStringList(facts.notRead)}});
}

} // namespace sluice
