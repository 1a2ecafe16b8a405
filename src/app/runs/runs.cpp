// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "core/engine/dispatcher.h"
#include "core/engine/rundata.h"
#include "core/engine/runledger.h"
#include "core/engine/runlist.h"
#include "core/http/httpclient.h"

namespace sluice {

using namespace Qt::StringLiterals;

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

Result<QList<RunRow>> Runs::current()
{
    return currentRuns(m.ledger.store());
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

Result<int> Runs::markInterrupted()
{
    return m.ledger.markInterrupted();
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

} // namespace sluice
