// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/recordbatch.h"

#include <QJsonArray>

namespace sluice {

class StepContext;
struct CrmBulkJob;
struct CrmFacts;

// What a plan shows of a page: the first records that would change, field by field, and the columns
// that a file would have. Owned by the step that processes the page, on its thread; kept in its
// memo, sensitive values masked.
class PlanSamples final
{
public:
    explicit PlanSamples(StepContext &context);

    // `written`: the columns that are sent, in the order of the facts' writeFields.
    void add(const RecordBatch &batch, qsizetype row, QByteArrayView id, const CrmFacts &facts,
        const QList<qsizetype> &written);
    void countNew(bool isNew); // a record to be written
    void keep(const CrmBulkJob &job, const CrmFacts &facts); // with the step's last transaction

private:
    StepContext &m_context;
    QJsonArray m_records;
    qint64 m_new;
};

// In the memo of the step: how many of the page's records would be new ones.
inline constexpr auto kNewRecords = QLatin1StringView("newRecords");

} // namespace sluice
