// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertwatch.h"

#include "app/alerts/alertdigest.h"
#include "app/alerts/alertoutbox.h"
#include "app/alerts/alertrules.h"
#include "base/clock.h"
#include "base/crashpoint.h"
#include "core/engine/runrows.h"
#include "core/store/store.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRunsAtATime = 100;

// An ending of a run: when it ended, or, where the process died, how often the run had been taken.
constexpr auto kUnseenRuns
    = "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE state IN ('interrupted','stopped',"
      "'needs_attention','completed','completed_with_rejections','failed')"
      " AND NOT EXISTS(SELECT 1 FROM alert_seen s WHERE s.run_id=run.id"
      " AND s.mark=COALESCE(run.finished_at, -run.owner_epoch)) ORDER BY number LIMIT ?";

qint64 endingOf(const RunRow &run)
{
    return run.finishedAtMs > 0 ? run.finishedAtMs : -run.ownerEpoch;
}

struct WatchedJob
{
    QString id;
    QString name;
    QString kind;
    qint64 updatedAtMs = 0;
    qint64 syncedAtMs = 0; // 0: never
};

// A run that completed synced its job, also where nothing had changed; one of which every record
// was rejected did not, nor one of named records. A table that is watched is synced as of each look
// that found it in step.
Result<QList<WatchedJob>> watchedJobs(Store &store)
{
    QList<WatchedJob> jobs;
    auto done = store.read([&jobs](Sql &sql) -> Result<void> {
        auto rows
            = sql.run("SELECT id, name, kind, updated_at, (SELECT MAX(finished_at) FROM run"
                      " WHERE run.job_def_id=job_def.id AND dry_run=0 AND state IN"
                      " ('completed','completed_with_rejections')"
                      " AND (n_read=0 OR n_written+n_skipped>0)"
                      " AND params NOT LIKE '%\"rowId\":%' AND params NOT LIKE '%\"ids\":[\"%'),"
                      " (SELECT looked_at FROM table_watch WHERE job_def_id=job_def.id"
                      " AND behind_since=0 AND synced_mark<>'') FROM job_def");
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            jobs.append({.id = (*rows)->value(0).toString(),
                .name = (*rows)->value(1).toString(),
                .kind = (*rows)->value(2).toString(),
                .updatedAtMs = (*rows)->value(3).toLongLong(),
                .syncedAtMs
                = std::max((*rows)->value(4).toLongLong(), (*rows)->value(5).toLongLong())});
        return {};
    });
    if (!done)
        return fail(done.error());
    return jobs;
}

} // namespace

AlertWatch::AlertWatch(Store &store, AlertRules &rules, AlertOutbox &outbox, const Clock &clock,
    MissedSchedules missed)
    : m_store(store)
    , m_rules(rules)
    , m_outbox(outbox)
    , m_clock(clock)
    , m_missed(std::move(missed))
{
}

Result<int> AlertWatch::look()
{
    auto rules = m_rules.list();
    if (!rules)
        return fail(rules.error());
    int added = 0;
    for (const auto part :
        {&AlertWatch::lookAtRuns, &AlertWatch::lookAtSilence, &AlertWatch::lookAtSchedules}) {
        auto some = (this->*part)(*rules);
        if (!some)
            return some;
        added += *some;
    }
    return added;
}

Result<int> AlertWatch::lookAtRuns(const QList<AlertRule> &rules)
{
    auto unseen = runRows(m_store, kUnseenRuns, {kRunsAtATime});
    if (!unseen)
        return fail(unseen.error());
    if (unseen->isEmpty())
        return 0;
    int added = 0;
    auto done = m_store.write([&](Sql &sql) -> Result<void> {
        added = 0;
        auto runs = runRows(sql, kUnseenRuns, {kRunsAtATime}); // others look, too
        if (!runs)
            return fail(runs.error());
        for (const RunRow &run : std::as_const(*runs)) {
            auto seen = sql.run(
                "INSERT INTO alert_seen(run_id, mark) VALUES(?,?)", {run.id, endingOf(run)});
            if (!seen)
                return fail(seen.error());
            const QString event = u"run/%1/%2"_s.arg(run.id, QString::number(endingOf(run)));
            for (const AlertRule &rule : rules) {
                if (!rule.appliesTo(run.jobName, run.kind))
                    continue;
                const QStringList met = metByRun(rule.when, run);
                if (met.isEmpty())
                    continue;
                auto some = m_outbox.record(sql, rule, event, digestOfRun(rule, run, met));
                if (!some)
                    return fail(some.error());
                added += *some;
            }
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    if (added > 0)
        SLUICE_CRASH_POINT("alerts.recorded");
    return added;
}

Result<int> AlertWatch::lookAtSilence(const QList<AlertRule> &rules)
{
    const bool isAsked = std::any_of(rules.cbegin(), rules.cend(),
        [](const AlertRule &rule) { return rule.when.nothingSyncedHours.has_value(); });
    if (!isAsked)
        return 0;
    auto jobs = watchedJobs(m_store);
    if (!jobs)
        return fail(jobs.error());
    const qint64 now = m_clock.nowMs();
    int added = 0;
    for (const AlertRule &rule : rules) {
        for (const WatchedJob &job : std::as_const(*jobs)) {
            if (!rule.appliesTo(job.name, job.kind))
                continue;
            // What never ran is quiet since there was a job and somebody who asked.
            const qint64 since
                = job.syncedAtMs > 0 ? job.syncedAtMs : std::max(job.updatedAtMs, rule.updatedAtMs);
            if (!metBySilence(rule.when, since, now))
                continue;
            auto some
                = recordOne(rule, u"silent/%1/%2"_s.arg(job.id, QString::number(job.syncedAtMs)),
                    digestOfSilence(rule, job.name, since, now));
            if (!some)
                return some;
            added += *some;
        }
    }
    return added;
}

Result<int> AlertWatch::lookAtSchedules(const QList<AlertRule> &rules)
{
    const bool isAsked = std::any_of(rules.cbegin(), rules.cend(),
        [](const AlertRule &rule) { return rule.when.missedSchedules; });
    if (!isAsked || !m_missed)
        return 0;
    const qint64 now = m_clock.nowMs();
    auto missed = m_missed(now);
    if (!missed)
        return fail(missed.error());
    int added = 0;
    for (const AlertRule &rule : rules) {
        for (const MissedSchedule &miss : std::as_const(*missed)) {
            if (!rule.when.missedSchedules || !rule.appliesTo(miss.jobName, miss.kind))
                continue;
            auto some = recordOne(rule,
                u"missed/%1/%2"_s.arg(miss.jobId, QString::number(miss.firstDueMs)),
                digestOfMiss(rule, miss, now));
            if (!some)
                return some;
            added += *some;
        }
    }
    return added;
}

// Most looks find what was told long ago: those write nothing.
Result<int> AlertWatch::recordOne(
    const AlertRule &rule, const QString &event, const AlertDigest &digest)
{
    bool isTold = false;
    auto read = m_store.read([&](Sql &sql) -> Result<void> {
        auto row = sql.run(
            "SELECT 1 FROM alert_message WHERE rule_id=? AND event=? LIMIT 1", {rule.id, event});
        if (!row)
            return fail(row.error());
        isTold = (*row)->next();
        return {};
    });
    if (!read)
        return fail(read.error());
    if (isTold)
        return 0;
    int added = 0;
    auto done = m_store.write([&](Sql &sql) -> Result<void> {
        auto some = m_outbox.record(sql, rule, event, digest);
        if (!some)
            return fail(some.error());
        added = *some;
        return {};
    });
    if (!done)
        return fail(done.error());
    return added;
}

} // namespace sluice
