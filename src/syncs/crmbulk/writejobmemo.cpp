// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/writejobmemo.h"

#include "syncs/crmbulk/crmfacts.h"

namespace sluice {

using namespace Qt::StringLiterals;

WriteOrder writeOrder(const CrmBulkJob &job, const CrmFacts &facts, const QStringList &columns)
{
    WriteOrder order{.operation = job.operation,
        .module = job.module,
        .fileId = {},
        .fileName = u"data.csv"_s,
        .findBy = job.findBy,
        .ignoreEmpty = job.ignoreEmpty,
        .mappings = {}};
    if (job.sendsId())
        order.mappings << WriteMapping{.apiName = u"id"_s, .index = 0, .findBy = {}};
    for (const QString &column : columns) {
        order.mappings << WriteMapping{.apiName = column,
            .index = static_cast<int>(order.mappings.size()),
            .findBy = facts.findBy(column)};
    }
    return order;
}

QJsonObject writeJobMemo(const WriteJob &job)
{
    return {{u"id"_s, job.id},
        {u"failed"_s, job.state == CrmJobState::Failed || (job.why && job.downloadUrl.isEmpty())},
        {u"added"_s, job.added}, {u"updated"_s, job.updated}, {u"skipped"_s, job.skipped},
        {u"total"_s, job.total}, {u"hasCounts"_s, job.hasCounts},
        {u"downloadUrl"_s, job.downloadUrl}, {u"code"_s, job.why ? job.why->code : QString()},
        {u"why"_s, job.why ? job.why->text() : QString()}};
}

WriteJob writeJobOf(const QJsonObject &memo)
{
    WriteJob job;
    job.id = memo.value(u"id").toString();
    job.state = memo.value(u"failed").toBool() ? CrmJobState::Failed : CrmJobState::Completed;
    job.added = memo.value(u"added").toInteger();
    job.updated = memo.value(u"updated").toInteger();
    job.skipped = memo.value(u"skipped").toInteger();
    job.total = memo.value(u"total").toInteger();
    job.hasCounts = memo.value(u"hasCounts").toBool();
    job.downloadUrl = memo.value(u"downloadUrl").toString();
    if (job.state == CrmJobState::Failed)
        job.why = Error{.kind = ErrorKind::Service,
            .what = u"The write job failed at Zoho CRM"_s,
            .why = memo.value(u"why").toString(),
            .code = memo.value(u"code").toString()};
    return job;
}

} // namespace sluice
