// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/tablewatch.h"

#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "base/clock.h"

#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTablesAtOnce = 4;
constexpr int kRowsAtOnce = 1'000; // of one run
constexpr std::chrono::minutes kTableIdKept(1);

QJsonObject rowSelection(const QList<OutboxRow> &rows, bool deletesGone)
{
    QJsonArray ids;
    QJsonArray gone;
    for (const OutboxRow &row : rows) {
        ids.append(row.rowId);
        // What is said of a row is not believed: it leaves the view if the table has it no more.
        if (deletesGone || row.action == RowAction::Delete)
            gone.append(row.rowId);
    }
    QJsonObject selection{{u"ids"_s, ids}, {u"onlyChanged"_s, true}};
    if (!gone.isEmpty())
        selection.insert(u"goneIds"_s, gone);
    return selection;
}

bool isOfRows(const DatastoreJob &job)
{
    return job.mode == DatastoreMode::Full || job.mode == DatastoreMode::Incremental;
}

} // namespace

TableWatch::TableWatch(Parts parts)
    : m(std::move(parts))
    , m_outbox(m.store, m.clock, m.timings)
    , m_ledger(m.store, m.clock)
    , m_logger(&m.log, "watch")
{
    m_pool.setMaxThreadCount(kTablesAtOnce);
}

TableWatch::~TableWatch()
{
    stop();
}

void TableWatch::start(const Scope &scope)
{
    stop();
    m_rounds.start([this, scope] {
        round(scope);
        return m.timings.watchLook;
    });
}

void TableWatch::stop()
{
    m_rounds.stop();
    m_pool.waitForDone();
}

QList<TableWatch::Table> TableWatch::tables(const Scope &scope)
{
    QList<Table> tables;
    auto jobs = m.jobs.list();
    if (!jobs) {
        note({}, fail(jobs.error()));
        return tables;
    }
    for (const Job &job : std::as_const(*jobs)) {
        if (job.kind != kDatastoreAnalyticsKind
            || (!scope.jobs.isEmpty() && !scope.jobs.contains(job.name)))
            continue;
        auto settings = DatastoreJob::fromJson(job.parameters);
        if (!settings || !isOfRows(*settings))
            continue;
        const int seconds
            = settings->watchSeconds > 0 ? settings->watchSeconds : scope.everySeconds;
        const bool isLookedAt = settings->mode == DatastoreMode::Incremental;
        tables.append({.job = job,
            .settings = *settings,
            .everyMs = isLookedAt ? seconds * m.timings.watchSecond.count() : 0});
    }
    return tables;
}

void TableWatch::round(const Scope &scope)
{
    const QList<Table> all = tables(scope);
    for (const Table &table : all) {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_rounds.isOn() || !m_served.insert(table.job.id).second)
                continue;
        }
        m_pool.start([this, table] {
            serve(table);
            const std::lock_guard lock(m_mutex);
            m_served.erase(table.job.id);
        });
    }
}

void TableWatch::serve(const Table &table)
{
    if (m_rounds.token().isStopped())
        return;
    const auto all = [this, &table]() -> Result<void> {
        if (auto adopted = adopt(table); !adopted)
            return adopted;
        if (auto rows = followRows(table); !rows)
            return rows;
        auto isBusy = followIncrement(table);
        if (!isBusy)
            return fail(isBusy.error());
        if (*isBusy)
            return {};
        auto isSending = sendRows(table);
        if (!isSending)
            return fail(isSending.error());
        return *isSending || table.everyMs == 0 ? Result<void>() : lookAt(table);
    };
    note(table.job.name, all());
}

// A trouble is told once, not every half second.
void TableWatch::note(const QString &job, const Result<void> &done)
{
    if (!done && done.error().kind == ErrorKind::Cancelled)
        return;
    const QString text = done ? QString() : done.error().text();
    {
        const std::lock_guard lock(m_mutex);
        QString &noted = m_noted[job];
        if (noted == text)
            return;
        noted = text;
    }
    if (!text.isEmpty())
        m_logger.warning(u"A table could not be kept in step: %1"_s.arg(text), {{u"job"_s, job}});
}

qint64 TableWatch::retryAt(int failures) const
{
    const qint64 pause = std::min<qint64>(m.timings.outboxRetryCap.count(),
        m.timings.outboxRetryBase.count() << std::clamp(failures, 0, 20));
    return m.clock.nowMs() + pause;
}

// The run's process is gone: this one goes on with it, unless another does already. What keeps it
// from that is told by its text.
QString TableWatch::resume(const QString &runId)
{
    auto resumed = m.runs.resume(runId, m_rounds.token());
    const bool isOthers = !resumed
        && (resumed.error().kind == ErrorKind::Locked
            || resumed.error().kind == ErrorKind::Cancelled);
    return resumed || isOthers ? QString() : resumed.error().text();
}

// What a process began and could not note any more before it was killed is taken up, once.
Result<void> TableWatch::adopt(const Table &table)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_adopted.contains(table.job.id))
            return {};
    }
    auto runs = m.runs.list();
    if (!runs)
        return fail(runs.error()); // the next look asks once more
    {
        const std::lock_guard lock(m_mutex);
        m_adopted.insert(table.job.id);
    }
    for (const RunRow &run : std::as_const(*runs)) {
        const bool isOfWatch = run.params.value(u"job").toObject().value(u"onlyChanged").toBool();
        if (run.jobId != table.job.id || run.state != RunState::Interrupted || !isOfWatch)
            continue;
        if (const QString problem = resume(run.id); !problem.isEmpty())
            m_logger.warning(u"Run #%1 cannot be resumed: %2"_s.arg(run.number).arg(problem),
                {{u"job"_s, table.job.name}});
    }
    return {};
}

Result<void> TableWatch::incrementFailed(
    const Table &table, const WatchEntry &entry, const QString &problem)
{
    return m_ledger.failed(table.job.id, entry, problem, retryAt(entry.failures));
}

Result<bool> TableWatch::followIncrement(const Table &table)
{
    auto entry = m_ledger.entry(table.job.id);
    if (!entry)
        return fail(entry.error());
    if (entry->runId.isEmpty())
        return false;
    auto run = m.runs.find(entry->runId);
    Result<void> done;
    bool isUnderWay = false;
    switch (run ? run->state : RunState::Failed) {
    case RunState::Completed:
        done = m_ledger.ended(table.job.id, *entry, {});
        break;
    case RunState::CompletedWithRejections:
        done = m_ledger.ended(table.job.id, *entry,
            u"Run #%1: %2 rows were rejected"_s.arg(run->number).arg(run->counts.rejected));
        break;
    case RunState::Interrupted: {
        const QString problem = resume(entry->runId);
        isUnderWay = problem.isEmpty();
        if (!isUnderWay)
            done = incrementFailed(
                table, *entry, u"Run #%1 cannot be resumed: %2"_s.arg(run->number).arg(problem));
        break;
    }
    case RunState::NeedsAttention: {
        isUnderWay = true;
        const QString problem
            = u"Run #%1 waits for a person: %2"_s.arg(run->number).arg(run->reason);
        if (entry->problem != problem)
            done = m_ledger.failedToLook(table.job.id, problem);
        break;
    }
    case RunState::Failed:
    case RunState::Stopped:
        done = incrementFailed(table, *entry,
            run ? u"Run #%1 did not end: %2"_s.arg(run->number).arg(run->reason)
                : u"The run did not end: %1"_s.arg(run.error().text()));
        break;
    case RunState::Queued:
    case RunState::Running:
    case RunState::Stopping:
    case RunState::Paused:
        isUnderWay = true;
        break;
    }
    return done ? Result<bool>(isUnderWay) : Result<bool>(fail(done.error()));
}

Result<void> TableWatch::settleRows(const Table &table, const QString &runId)
{
    auto issues = m.runs.rejected(runId, DatastoreJob::kMostIds);
    if (!issues)
        return fail(issues.error());
    QHash<QString, QString> rejected;
    for (const RecordIssue &issue : std::as_const(*issues))
        rejected.insert(issue.sourceKey,
            issue.field.isEmpty() ? issue.message : u"%1: %2"_s.arg(issue.field, issue.message));
    return m_outbox.settled(table.job.id, runId, rejected);
}

Result<void> TableWatch::followRows(const Table &table)
{
    auto runs = m_outbox.runsSending(table.job.id);
    if (!runs)
        return fail(runs.error());
    for (const QString &id : std::as_const(*runs)) {
        auto run = m.runs.find(id);
        Result<void> done;
        switch (run ? run->state : RunState::Failed) {
        case RunState::Completed:
        case RunState::CompletedWithRejections:
            done = settleRows(table, id);
            break;
        case RunState::Interrupted:
            if (const QString problem = resume(id); !problem.isEmpty())
                done = m_outbox.failed(table.job.id, id, problem);
            break;
        case RunState::Failed:
            done = m_outbox.failed(table.job.id, id, run ? run->reason : run.error().text());
            break;
        case RunState::Stopped:
            done = m_outbox.bury(
                table.job.id, id, u"Run #%1 was stopped by a person"_s.arg(run->number));
            break;
        default:
            break; // it goes on, or waits for a person
        }
        if (!done)
            return done;
    }
    return {};
}

Result<bool> TableWatch::sendRows(const Table &table)
{
    auto rows = m_outbox.due(table.job.id, kRowsAtOnce);
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return false;
    auto run = m.runs.start(
        table.job.name, false, m_rounds.token(), rowSelection(*rows, table.settings.deletes));
    if (run) {
        if (auto sending = m_outbox.sending(*rows, run->id); !sending)
            return fail(sending.error());
        return true;
    }
    const Error &error = run.error();
    if (error.kind == ErrorKind::Cancelled)
        return fail(error);
    // An import has the view: the rows wait until it has ended, however long that takes.
    const auto kept = error.kind == ErrorKind::Locked
        ? m_outbox.held(*rows, m.clock.nowMs() + m.timings.rowAgain.count())
        : m_outbox.failed(*rows, error.text());
    if (!kept)
        return fail(kept.error());
    return error.kind == ErrorKind::Locked ? Result<bool>(false) : Result<bool>(fail(error));
}

Result<QString> TableWatch::tableId(const Job &job, const QString &projectId)
{
    const QString key
        = QStringList{job.id, projectId, job.parameters.value(u"table").toString()}.join(u'|');
    const qint64 nowMs = m.clock.nowMs();
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_tableIds.find(key);
        if (known != m_tableIds.end()
            && nowMs - known->second.askedMs < std::chrono::milliseconds(kTableIdKept).count())
            return known->second.id;
    }
    auto id = m.tableId(job, CancelToken());
    if (!id)
        return id;
    const std::lock_guard lock(m_mutex);
    m_tableIds[key] = {*id, nowMs};
    return id;
}

Result<void> TableWatch::startIncrement(const Table &table, const QString &mark)
{
    auto run = m.runs.start(table.job.name, false, m_rounds.token(), {{u"onlyChanged"_s, true}});
    if (run)
        return m_ledger.began(table.job.id, run->id, mark);
    // Somebody else's import has the view: what it leaves out the next look finds.
    if (run.error().kind == ErrorKind::Locked || run.error().kind == ErrorKind::Cancelled)
        return {};
    auto kept = m_ledger.failedToLook(table.job.id, run.error().text());
    return kept ? Result<void>(fail(run.error())) : kept;
}

Result<void> TableWatch::lookAt(const Table &table)
{
    auto isDue = m_ledger.claimLook(table.job.id, table.everyMs);
    if (!isDue)
        return fail(isDue.error());
    if (!*isDue)
        return {};
    auto mark = m.look(table.job, m_rounds.token());
    if (!mark) {
        if (mark.error().kind != ErrorKind::Cancelled) {
            if (auto kept = m_ledger.failedToLook(table.job.id, mark.error().text()); !kept)
                return kept;
        }
        return fail(mark.error());
    }
    if (auto kept = m_ledger.looked(table.job.id, *mark); !kept)
        return kept;
    auto entry = m_ledger.entry(table.job.id);
    if (!entry)
        return fail(entry.error());
    const bool isBehind = entry->mark != entry->syncedMark;
    if (!isBehind || m.clock.nowMs() < entry->notBeforeMs)
        return {};
    return startIncrement(table, *mark);
}

} // namespace sluice
