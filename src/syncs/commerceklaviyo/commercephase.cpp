// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commercephase.h"

#include <QDateTime>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kOverlapMs = 5 * 60'000; // D.3: clocks differ

StepSpec planStep(CommerceResource resource)
{
    return {.stage = u"read"_s,
        .key = commerceReadKey(resource, u"plan"_s),
        .title = u"%1: count"_s.arg(commerceResourceTitle(resource)),
        .input = {{u"resource"_s, commerceResourceName(resource)}, {u"how"_s, u"plan"_s}}};
}

std::optional<CommerceResource> behind(CommerceResource resource)
{
    switch (resource) {
    case CommerceResource::Customers:
        return CommerceResource::Orders;
    case CommerceResource::Categories:
        return CommerceResource::Products;
    case CommerceResource::Orders:
    case CommerceResource::Products:
        break;
    }
    return std::nullopt;
}

Result<qint64> otherOpenSteps(StepTx &tx, const StepContext &context, CommerceResource resource)
{
    const QString name = commerceResourceName(resource);
    auto row = tx.sql().run("SELECT COUNT(*) FROM step WHERE run_id=? AND id<>?"
                            " AND state NOT IN ('done','cancelled')"
                            " AND (step_key LIKE ? OR step_key LIKE ?)",
        {context.run().id, context.step().id, u"read:%1:%"_s.arg(name), u"write:%1:%"_s.arg(name)});
    if (!row)
        return fail(row.error());
    const qint64 count = (*row)->next() ? (*row)->value(0).toLongLong() : 0;
    (*row)->finish();
    return count;
}

// Everything up to the run's beginning is at the target or named in its ledger.
Result<void> keepCursor(StepTx &tx, const StepContext &context, CommerceResource resource)
{
    const RunRow &run = context.run();
    const QString cursor = QDateTime::fromMSecsSinceEpoch(run.asOfMs - kOverlapMs, Qt::UTC)
                               .toString(Qt::ISODateWithMs);
    auto kept = tx.sql().run("INSERT INTO cursor_state(job_def_id, stream, cursor, run_id,"
                             " updated_at) SELECT ?,?,?,?,? WHERE EXISTS"
                             "(SELECT 1 FROM job_def WHERE id=?)"
                             " ON CONFLICT(job_def_id, stream) DO UPDATE SET"
                             " cursor=excluded.cursor, run_id=excluded.run_id,"
                             " updated_at=excluded.updated_at",
        {run.jobId, commerceResourceName(resource), cursor, run.id, run.asOfMs, run.jobId});
    if (!kept)
        return fail(kept.error());
    return {};
}

} // namespace

QString commerceReadKey(CommerceResource resource, const QString &part)
{
    return u"read:%1:%2"_s.arg(commerceResourceName(resource), part);
}

QString commerceWriteKey(CommerceResource resource, const QString &part, qint64 number)
{
    return u"write:%1:%2:%3"_s.arg(commerceResourceName(resource), part, QString::number(number));
}

QList<StepSpec> firstCommerceSteps(const CommerceJob &job)
{
    const CommerceResource first = job.resources.first();
    if (job.deletesAll)
        return {{.stage = u"read"_s,
            .key = commerceReadKey(first, u"delete"_s),
            .title = u"%1: list what is deleted"_s.arg(commerceResourceTitle(first)),
            .input = {{u"resource"_s, commerceResourceName(first)}, {u"how"_s, u"delete"_s}}}};
    if (!job.isAll)
        return {planStep(first)};
    return {planStep(CommerceResource::Customers), planStep(CommerceResource::Categories)};
}

Result<void> continueAfter(
    StepTx &tx, const StepContext &context, const CommerceJob &job, CommerceResource resource)
{
    auto open = otherOpenSteps(tx, context, resource);
    if (!open)
        return fail(open.error());
    if (*open > 0)
        return {};
    const bool isCursorOfAll
        = job.mode == CommerceMode::All || job.mode == CommerceMode::Incremental;
    if (isCursorOfAll && !job.deletesAll && !context.run().isDryRun) {
        if (auto kept = keepCursor(tx, context, resource); !kept)
            return kept;
    }
    const auto next = behind(resource);
    return next && job.isAll ? tx.addStep(planStep(*next)) : Result<void>();
}

Result<QString> incrementalSince(Store &store, const QString &jobId, CommerceResource resource)
{
    QString since;
    auto done = store.read([&since, &jobId, resource](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT cursor FROM cursor_state WHERE job_def_id=? AND stream=?",
            {jobId, commerceResourceName(resource)});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            since = (*row)->value(0).toString();
        (*row)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return since;
}

} // namespace sluice
