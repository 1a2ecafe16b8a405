// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "core/engine/dispatcher.h"
#include "core/engine/runhashes.h"
#include "core/engine/runledger.h"
#include "core/http/httpclient.h"
#include "core/store/store.h"

#include <QJsonArray>
#include <QSet>

// How runs begin, and begin once more.

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Of the wanted ids those that the run's ledger has as rejected.
Result<QJsonArray> rejectedIds(RunLedger &ledger, const QSet<QString> &wanted, qint64 number)
{
    QJsonArray known;
    auto done = ledger.store().read([&](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT source_key FROM record_issue WHERE run_number=?"
                            " AND outcome='rejected' AND source_key<>'' ORDER BY stream, ordinal",
            {number});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            if (const QString id = (*rows)->value(0).toString(); wanted.contains(id))
                known.append(id);
        }
        (*rows)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return known;
}

// Of all the ids that a retry is about only those that a person chose.
Result<void> chooseRejected(
    RunLedger &ledger, RetryOf &retry, const QStringList &ids, qint64 number)
{
    if (ids.isEmpty())
        return {};
    QSet<QString> wanted(ids.begin(), ids.end());
    if (retry.isFromLedger) {
        auto known = rejectedIds(ledger, wanted, number);
        if (!known)
            return fail(known.error());
        retry.selection = {{u"ids"_s, *known}};
    }
    QJsonArray chosen;
    for (const QJsonValue &id : retry.selection.value("ids"_L1).toArray()) {
        if (wanted.remove(id.toString()))
            chosen.append(id);
    }
    if (!wanted.isEmpty())
        return fail(ErrorKind::Config,
            u"Run #%1 rejected no record %2"_s.arg(QString::number(number), *wanted.begin()), {},
            u"Choose among the records that it rejected, or retry all of them"_s);
    retry.selection.insert(u"ids"_s, chosen);
    return {};
}

} // namespace

Result<SyncJob> Runs::syncJobOf(const Job &job, const SyncKind &sync, const QJsonObject &selection)
{
    auto parameters = sync.withSelection(job.parameters, selection);
    if (!parameters)
        return fail(parameters.error());
    SyncJob syncJob{.jobId = job.id,
        .name = job.name,
        .parameters = *parameters,
        .mapping = job.mapping.toObject(),
        .selection = selection};
    auto source = m.connections.find(job.source);
    if (!source)
        return fail(source.error());
    syncJob.sourceConnection = source->id;
    syncJob.environment = source->environment;
    auto target = m.connections.find(job.target);
    if (!target)
        return fail(target.error());
    syncJob.targetConnection = target->id;
    if (target->environment == "production"_L1)
        syncJob.environment = target->environment;
    return syncJob;
}

Result<RunRow> Runs::start(
    const QString &jobName, bool isDryRun, const CancelToken &token, const QJsonObject &selection)
{
    auto job = m.jobs.find(jobName);
    if (!job)
        return fail(job.error());
    return startJob(*job, isDryRun, token, selection);
}

Result<RunRow> Runs::startScheduled(const QString &jobName, bool isDryRun, const CancelToken &token,
    std::function<Result<void>(Sql &sql, const QString &runId)> alongside)
{
    auto job = m.jobs.find(jobName);
    if (!job)
        return fail(job.error());
    return startJob(*job, isDryRun, token, {}, {u"schedule"_s, std::move(alongside)});
}

Result<Job> Runs::jobOf(const RunRow &run)
{
    auto job = m.jobs.find(run.jobName);
    if (!job || job->kind != run.kind || !kind(run.kind))
        return fail(ErrorKind::Config,
            u"The job “%1” of run #%2 is not there any more"_s.arg(
                run.jobName, QString::number(run.number)));
    return job;
}

Result<RunRow> Runs::retry(const QString &run, const RetryChoice &choice, const CancelToken &token)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    if (!isEnded(found->state))
        return fail(ErrorKind::Locked, u"Run #%1 has not ended"_s.arg(found->number), {},
            u"Wait for its end, or stop it"_s);
    auto job = jobOf(*found);
    if (!job)
        return fail(job.error());
    const SyncKind *sync = kind(job->kind);
    auto retry = sync->retryOf(m.ledger, *found);
    if (!retry)
        return fail(retry.error());
    if (auto chosen = chooseRejected(m.ledger, *retry, choice.ids, found->number); !chosen)
        return fail(chosen.error());
    if (choice.asItWas || retry->isOnlyAsItWas) {
        job->parameters = retry->parameters;
        job->mapping = retry->mapping.isEmpty() ? QJsonValue() : QJsonValue(retry->mapping);
    }
    return startJob(*job, false, token, retry->selection);
}

Result<RunRow> Runs::undo(
    const QString &run, bool isDryRun, const CancelToken &token, const UndoChoice &choice)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    auto job = jobOf(*found);
    if (!job)
        return fail(job.error());
    const SyncKind *sync = kind(job->kind);
    auto parameters = sync->undoOf(m.ledger, *found, choice);
    if (!parameters)
        return fail(parameters.error());
    job->parameters = *parameters;
    job->mapping = QJsonValue();
    return startJob(*job, isDryRun, token, {});
}

Result<RunRow> Runs::startJob(const Job &job, bool isDryRun, const CancelToken &token,
    const QJsonObject &selection, Origin origin)
{
    const SyncKind *sync = kind(job.kind);
    if (!sync)
        return fail(ErrorKind::Config,
            u"Jobs of the kind “%1” are not available in this version"_s.arg(job.kind));
    auto syncJob = syncJobOf(job, *sync, selection);
    if (!syncJob)
        return fail(syncJob.error());
    syncJob->isDryRun = isDryRun;
    if (m.onWanted && !origin.alongside) {
        m.onWanted(syncJob->sourceConnection);
        if (syncJob->targetConnection != syncJob->sourceConnection)
            m.onWanted(syncJob->targetConnection);
    }
    auto spec = sync->makeRun(*syncJob, isDryRun);
    if (!spec)
        return fail(spec.error());
    spec->jobId = job.id;
    spec->jobName = job.name;
    spec->environment = syncJob->environment;
    spec->createdBy = origin.createdBy.isEmpty() ? m.createdBy : origin.createdBy;
    spec->alongside = std::move(origin.alongside);
    {
        // What is wrong from the start is told before there is a run.
        HttpClient http(m.timings, &m.gate, &m.log);
        if (auto ready = sync->preflight(*syncJob,
                {.http = http,
                    .token = token,
                    .timings = m.timings,
                    .logger = Logger(&m.log, "preflight")},
                *spec);
            !ready)
            return fail(ready.error());
    }
    if (token.isStopped())
        return fail(ErrorKind::Cancelled, u"Stopped before the run began"_s);
    spec->params.insert(kRunHashes, runHashes(spec->params));
    auto run = m.ledger.create(*spec);
    if (!run)
        return fail(run.error());
    auto begun = work(*run, token);
    if (!begun) {
        // Nothing of what never began is to be resumed or looked at.
        [[maybe_unused]] const auto discarded = m.ledger.discard(*run);
    }
    return begun;
}

Result<RunRow> Runs::work(const RunRow &run, const CancelToken &token)
{
    if (auto begun = m.dispatcher.work(run.id, token); !begun)
        return fail(begun.error());
    return m.ledger.run(run.id);
}

Result<RunRow> Runs::resume(const QString &run, const CancelToken &token)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    if (auto there = needsFiles(*found, u"cannot be resumed"_s); !there)
        return fail(there.error());
    if (m.dispatcher.retryStore(found->id))
        return found;
    if (found->state == RunState::Paused && m.dispatcher.isWorking(found->id)) {
        if (auto done = setPaused(found->id, false); !done)
            return fail(done.error());
        return m.ledger.run(found->id);
    }
    if (m.onWanted)
        m.onWanted(found->params.value(u"connection").toString());
    return work(*found, token);
}

} // namespace sluice
