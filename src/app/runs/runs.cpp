// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/runs/verifytext.h"
#include "base/clock.h"
#include "base/files.h"
#include "core/engine/dispatcher.h"
#include "core/engine/rundata.h"
#include "core/engine/runledger.h"
#include "core/http/httpclient.h"
#include "core/log/logreader.h"
#include "core/store/store.h"

#include <QJsonDocument>
#include <QSaveFile>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kReportedRecords = 100;
constexpr int kReportedRequests = 1'000;

} // namespace

QJsonObject RunPlan::toJson() const
{
    return {{u"runId"_s, run.id}, {u"state"_s, runStateName(run.state)},
        {u"counts"_s, run.counts.toJson()}, {u"cost"_s, cost}, {u"sample"_s, sample}};
}

Runs::Runs(Parts parts, QObject *parent)
    : QObject(parent)
    , m(std::move(parts))
{
    // Direct: passed on from the dispatcher's thread, whichever thread this object was made on.
    connect(&m.dispatcher, &Dispatcher::runChanged, this, &Runs::runChanged, Qt::DirectConnection);
    connect(&m.dispatcher, &Dispatcher::runEnded, this, &Runs::runEnded, Qt::DirectConnection);
}

Runs::~Runs() = default;

void Runs::addKind(std::unique_ptr<SyncKind> kind)
{
    m.dispatcher.addKind(kind->id(), kind->pipeline());
    m_kinds.push_back(std::move(kind));
}

const SyncKind *Runs::kind(const QString &id) const
{
    for (const auto &kind : m_kinds) {
        if (kind->id() == id)
            return kind.get();
    }
    return nullptr;
}

QList<StageTitle> Runs::stages(const RunRow &run) const
{
    const SyncKind *sync = kind(run.kind);
    return sync ? sync->stagesOf(run) : QList<StageTitle>();
}

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
                    .logger = Logger(&m.log, "preflight")});
            !ready)
            return fail(ready.error());
    }
    if (token.isStopped())
        return fail(ErrorKind::Cancelled, u"Stopped before the run began"_s);
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

Result<void> Runs::stop(const QString &run, StopMode mode)
{
    // In memory first: what this process works on stops before anything is written.
    bool isFollowed = m.dispatcher.isFollowing(run);
    m.dispatcher.stop(run, mode);
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    isFollowed = isFollowed || m.dispatcher.isFollowing(found->id);
    m.dispatcher.stop(found->id, mode);
    if (isFollowed && isEnded(found->state))
        return {};
    if (found->state == RunState::NeedsAttention)
        return m.ledger.release(*found);
    if (isEnded(found->state))
        return fail(ErrorKind::Config, u"Run #%1 is not running"_s.arg(found->number),
            u"Its state is %1"_s.arg(runStateName(found->state)));
    const QString wish = mode == StopMode::FinishChunk ? u"finish_chunk"_s
        : mode == StopMode::Force                      ? u"force_stop"_s
                                                       : u"stop"_s;
    return m.ledger.setWish(found->id, wish);
}

Result<void> Runs::setPaused(const QString &run, bool isPaused)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    if (isEnded(found->state))
        return fail(ErrorKind::Config, u"Run #%1 is not running"_s.arg(found->number));
    return m.ledger.setWish(found->id, isPaused ? u"pause"_s : QString());
}

Result<RunRow> Runs::find(const QString &run)
{
    return m.ledger.run(run);
}

Result<QList<RunRow>> Runs::list(int limit)
{
    return m.ledger.runs(limit, true);
}

Result<RunSnapshot> Runs::snapshot(const QString &run)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    return snapshotWith(*found, m.dispatcher.live(found->id));
}

Result<RunSnapshot> Runs::snapshotWith(
    const RunRow &run, const std::optional<Dispatcher::Live> &live)
{
    auto snapshot = snapshotOf(m.ledger, run.id, stages(run), live);
    if (!snapshot)
        return snapshot;
    auto ids = confirmed(snapshot->run);
    if (!ids)
        return fail(ids.error());
    snapshot->confirmed = *ids;
    return snapshot;
}

Result<QList<ConfirmedId>> Runs::confirmed(const RunRow &run)
{
    const SyncKind *sync = kind(run.kind);
    return sync ? sync->confirmed(m.ledger, run) : QList<ConfirmedId>();
}

Result<QList<RunEvent>> Runs::events(const QString &run)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    return RunData(m.ledger.store(), *found).events();
}

Result<QList<RecordIssue>> Runs::rejected(const QString &run, int limit)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    return RunData(m.ledger.store(), *found).issues(u"rejected"_s, 0, limit);
}

Result<void> Runs::wake(const QString &run, std::chrono::milliseconds after)
{
    return m.ledger.wakeRemote(run, after.count());
}

Result<QJsonObject> Runs::targetSettings(const Job &job)
{
    auto target = m.connections.find(job.target);
    if (!target)
        return fail(target.error());
    return target->settings;
}

Result<QJsonObject> Runs::sourceSettings(const Job &job)
{
    auto source = m.connections.find(job.source);
    if (!source)
        return fail(source.error());
    return source->settings;
}

Result<RunPlan> Runs::plan(const QString &run)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    const SyncKind *sync = kind(found->kind);
    if (!sync || !found->isDryRun)
        return fail(ErrorKind::Config, u"Run #%1 is not a plan"_s.arg(found->number));
    RunPlan plan{.run = *found};
    auto cost = sync->cost(m.ledger, *found);
    if (!cost)
        return fail(cost.error());
    plan.cost = *cost;
    auto sample = sync->sample(m.ledger, *found);
    if (!sample)
        return fail(sample.error());
    plan.sample = *sample;
    return plan;
}

Result<int> Runs::markInterrupted()
{
    return m.ledger.markInterrupted();
}

Result<VerifyReport> Runs::verify(const QString &run, const CancelToken &token)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    const SyncKind *sync = kind(found->kind);
    if (!sync)
        return fail(ErrorKind::Config, u"This version cannot check runs of this kind"_s);
    if (found->isDryRun)
        return fail(ErrorKind::Config, u"Run #%1 is a plan"_s.arg(found->number),
            u"It wrote nothing that could be checked"_s);
    if (auto there = needsFiles(*found, u"cannot be checked"_s); !there)
        return fail(there.error());
    HttpClient http(m.timings, &m.gate, &m.log);
    auto report = sync->verify(m.ledger, *found,
        {.http = http,
            .token = token,
            .timings = m.timings,
            .logger = Logger(&m.log, "verify", found->id)});
    if (report)
        report->atMs = Clock::system().nowMs();
    return report;
}

Result<QJsonObject> Runs::suggestMapping(
    const QString &jobName, const QJsonObject &columns, const CancelToken &token)
{
    auto job = m.jobs.find(jobName);
    if (!job)
        return fail(job.error());
    const SyncKind *sync = kind(job->kind);
    if (!sync)
        return fail(ErrorKind::Config, u"This version cannot map jobs of this kind"_s);
    auto syncJob = syncJobOf(*job, *sync, {});
    if (!syncJob)
        return fail(syncJob.error());
    syncJob->selection = columns;
    HttpClient http(m.timings, &m.gate, &m.log);
    return sync->suggestMapping(*syncJob,
        {.http = http, .token = token, .timings = m.timings, .logger = Logger(&m.log, "mapping")});
}

Result<QByteArray> Runs::verifyReportText(const QString &run, const VerifyReport &report)
{
    auto seen = snapshot(run);
    if (!seen)
        return fail(seen.error());
    VerifiedRun verified{.run = seen->run, .report = report, .units = seen->credits};
    auto issues = rejected(seen->run.id, kReportedRecords);
    if (!issues)
        return fail(issues.error());
    verified.rejected = *issues;
    auto count = readVerifiedRequests(
        m.ledger.store(), seen->run.id, kReportedRequests, verified.requests);
    if (!count)
        return fail(count.error());
    verified.requestCount = *count;
    return verifyText(verified);
}

Result<Counts> Runs::exportTo(const QString &run, const QString &folder)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    const SyncKind *sync = kind(found->kind);
    if (!sync)
        return fail(ErrorKind::Config, u"This version cannot export runs of this kind"_s);
    if (auto there = needsFiles(*found, u"cannot be exported"_s); !there)
        return fail(there.error());
    if (auto made = makePrivateFolder(folder); !made)
        return fail(made.error());
    auto counts = sync->exportRun(m.ledger, *found, folder);
    if (!counts)
        return fail(counts.error());
    auto shown = snapshotWith(*found, std::nullopt);
    if (!shown)
        return fail(shown.error());
    if (auto written
        = writeFileDurably(folder + "/summary.json"_L1, QJsonDocument(runSummary(*shown)).toJson());
        !written)
        return fail(written.error());
    QSaveFile log(folder + "/run.log.jsonl"_L1);
    if (!log.open(QIODevice::WriteOnly))
        return fail(
            ErrorKind::Disk, u"Could not write %1"_s.arg(log.fileName()), log.errorString());
    LogFilter filter;
    filter.runId = found->id;
    LogReader reader(m.ledger.store().directory());
    if (auto lines = reader.exportLog(filter, log, LogFormat::JsonLines, CancelToken()); !lines)
        return fail(lines.error());
    if (!log.commit())
        return fail(
            ErrorKind::Disk, u"Could not write %1"_s.arg(log.fileName()), log.errorString());
    return counts;
}

QJsonObject runSummary(const RunSnapshot &snapshot)
{
    const RunRow &run = snapshot.run;
    QJsonArray stages;
    for (const StageView &stage : snapshot.stages) {
        QJsonArray steps;
        for (const StepView &step : stage.steps) {
            steps.append(QJsonObject{{u"key"_s, step.key}, {u"title"_s, step.title},
                {u"state"_s, stepStateName(step.state)}, {u"done"_s, step.done},
                {u"total"_s, step.total}, {u"note"_s, step.note}, {u"error"_s, step.error}});
        }
        stages.append(QJsonObject{{u"id"_s, stage.id}, {u"title"_s, stage.title},
            {u"state"_s, stepStateName(stage.state)}, {u"done"_s, stage.done},
            {u"total"_s, stage.total}, {u"steps"_s, steps}});
    }
    QJsonObject confirmed;
    for (const ConfirmedId &last : snapshot.confirmed)
        confirmed.insert(last.stream, last.id);
    const double seconds = static_cast<double>(run.activeMs) / 1000.0;
    return {{u"runId"_s, run.id}, {u"number"_s, run.number}, {u"job"_s, run.jobName},
        {u"kind"_s, run.kind}, {u"dryRun"_s, run.isDryRun}, {u"state"_s, runStateName(run.state)},
        {u"reason"_s, run.reason}, {u"counts"_s, run.counts.toJson()}, {u"seconds"_s, seconds},
        {u"requests"_s, run.requests},
        {u"credits"_s, snapshot.credits < 0 ? QJsonValue() : QJsonValue(snapshot.credits)},
        {u"confirmed"_s, confirmed}, {u"stages"_s, stages}};
}

} // namespace sluice
