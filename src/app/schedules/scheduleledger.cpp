// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/scheduleledger.h"

#include "app/schedules/crontimes.h"
#include "base/clock.h"
#include "base/crashpoint.h"
#include "base/ids.h"
#include "core/store/store.h"

#include <QHash>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLedgerHourMs = 3'600'000;
constexpr qint64 kFiresKeptMs = 90 * 24 * kLedgerHourMs; // how long settled fires are kept
constexpr int kMostCounted = 10'000; // missed times of one absence
constexpr qint64 kUnownedMs = 10'000; // a run that nobody has taken for so long is nobody's

constexpr std::pair<ScheduleFire::State, const char *> kFireNames[]
    = {{ScheduleFire::State::Claimed, "claimed"}, {ScheduleFire::State::Started, "started"},
        {ScheduleFire::State::Resumed, "resumed"}, {ScheduleFire::State::Ended, "ended"},
        {ScheduleFire::State::Missed, "missed"}, {ScheduleFire::State::Skipped, "skipped"},
        {ScheduleFire::State::Failed, "failed"}};

bool isGone(const QString &owner)
{
    return owner.isEmpty() || !ProcessIdentity::fromText(owner).isAlive();
}

// What was due after the entry's mark and before the last time.
ScheduleFire missedBefore(
    const ScheduleEntry &entry, const CronExpression &cron, const QTimeZone &zone, qint64 last)
{
    ScheduleFire missed{.jobId = entry.jobId,
        .jobName = entry.jobName,
        .state = ScheduleFire::State::Missed,
        .reason = u"No Sluice was open"_s,
        .count = 0};
    auto due = nextCronTime(cron, entry.seenMs, zone);
    missed.dueMs = due.value_or(last);
    for (; due && *due < last && missed.count < kMostCounted; ++missed.count)
        due = nextCronTime(cron, *due, zone);
    return missed;
}

} // namespace

QString scheduleFireName(ScheduleFire::State state)
{
    const auto known = std::ranges::find(kFireNames, state, [](const auto &n) { return n.first; });
    return QString::fromLatin1(known->second);
}

ScheduleFire::State scheduleFireOfName(const QString &name)
{
    const auto known = std::ranges::find_if(
        kFireNames, [&name](const auto &n) { return name == QLatin1StringView(n.second); });
    return known == std::end(kFireNames) ? ScheduleFire::State::Ended : known->first;
}

ScheduleLedger::ScheduleLedger(Store &store, const Clock &clock, const Timings &timings)
    : m_store(store)
    , m_clock(clock)
    , m_timings(timings)
    , m_self(ProcessIdentity::current().text())
{
}

Result<QList<ScheduleEntry>> ScheduleLedger::entries()
{
    QList<ScheduleEntry> entries;
    auto done = m_store.read([&entries](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT id, name, kind, schedule, schedule_seen FROM job_def"
                            " WHERE enabled<>0 AND schedule<>'' ORDER BY name");
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            ScheduleEntry entry{.jobId = (*rows)->value(0).toString(),
                .jobName = (*rows)->value(1).toString(),
                .kind = (*rows)->value(2).toString(),
                .seenMs = (*rows)->value(4).toLongLong()};
            scheduleOfText((*rows)->value(3).toString(), entry.cron, entry.terms);
            if (!entry.cron.isEmpty())
                entries.append(entry);
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return entries;
}

std::optional<qint64> ScheduleLedger::nextDue(const QList<ScheduleEntry> &entries)
{
    std::optional<qint64> first;
    for (const ScheduleEntry &entry : entries) {
        const auto cron = CronExpression::parse(entry.cron);
        const auto zone = scheduleZone(entry.terms.zone);
        const auto due = cron && zone ? nextCronTime(*cron, entry.seenMs, *zone) : std::nullopt;
        if (due && (!first || *due < *first))
            first = due;
    }
    return first;
}

Result<QList<ScheduleFire>> ScheduleLedger::settleDue(const ScheduleEntry &entry)
{
    // Most looks find nothing due, and then nobody needs to write. A clock that was set back must
    // not silence a schedule.
    const qint64 now = m_clock.nowMs();
    const auto due = nextDue({entry});
    QList<ScheduleFire> told;
    if ((!due || *due > now) && entry.seenMs <= now + kLedgerHourMs)
        return told;
    auto done = m_store.write([&](Sql &sql) -> Result<void> {
        told.clear();
        return settle(sql, entry, told);
    });
    if (!done)
        return fail(done.error());
    if (!told.isEmpty())
        SLUICE_CRASH_POINT("schedules.claimed");
    return told;
}

Result<void> ScheduleLedger::settle(Sql &sql, const ScheduleEntry &entry, QList<ScheduleFire> &told)
{
    auto row = sql.run("SELECT schedule_seen FROM job_def WHERE id=? AND enabled<>0 AND schedule=?",
        {entry.jobId, scheduleToText(entry.cron, entry.terms)});
    if (!row)
        return fail(row.error());
    if (!(*row)->next())
        return {}; // changed just now: the next look sees it as it is
    const qint64 now = m_clock.nowMs();
    ScheduleEntry current = entry;
    current.seenMs = (*row)->value(0).toLongLong();
    (*row)->finish();
    if (current.seenMs > now + kLedgerHourMs)
        current.seenMs = now;
    const auto cron = CronExpression::parse(current.cron);
    const auto zone = scheduleZone(current.terms.zone);
    if (!cron || !zone)
        return fail(cron ? zone.error() : cron.error());
    const auto last = lastCronTime(*cron, current.seenMs, now, *zone);
    if (last) {
        ScheduleFire missed = missedBefore(current, *cron, *zone, *last);
        const bool isLate = now - *last > m_timings.scheduleGrace.count();
        const bool isClaimed = !isLate || !current.terms.skipsMissed;
        missed.count += isClaimed ? 0 : 1;
        if (missed.count > 0) {
            auto isNew = note(sql, missed);
            if (!isNew)
                return fail(isNew.error());
            if (*isNew)
                told.append(missed);
        }
        ScheduleFire fire{
            .jobId = current.jobId, .jobName = current.jobName, .dueMs = *last, .reason = {}};
        if (isClaimed) {
            if (auto claimed = claim(sql, fire, told); !claimed)
                return claimed;
        }
    }
    auto seen = sql.run("UPDATE job_def SET schedule_seen=? WHERE id=?",
        {last.value_or(current.seenMs), current.jobId});
    if (!seen)
        return fail(seen.error());
    auto pruned = sql.run("DELETE FROM schedule_fire WHERE job_def_id=? AND fire_at<?"
                          " AND outcome NOT IN ('claimed','started','resumed')",
        {current.jobId, now - kFiresKeptMs});
    return pruned ? Result<void>() : Result<void>(fail(pruned.error()));
}

// One run of a job at a time: what is due while the previous one is live is left out.
Result<void> ScheduleLedger::claim(Sql &sql, const ScheduleFire &due, QList<ScheduleFire> &told)
{
    auto live = liveRun(sql, due.jobId);
    if (!live)
        return fail(live.error());
    ScheduleFire fire = due;
    fire.state = live->isEmpty() ? ScheduleFire::State::Claimed : ScheduleFire::State::Skipped;
    fire.reason = *live;
    auto isNew = note(sql, fire);
    if (!isNew)
        return fail(isNew.error());
    if (*isNew)
        told.append(fire);
    return {};
}

// Empty: none is, and none is about to begin.
Result<QString> ScheduleLedger::liveRun(Sql &sql, const QString &jobId)
{
    auto rows = sql.run("SELECT number, owner, created_at FROM run WHERE job_def_id=? AND dry_run=0"
                        " AND state IN ('queued','running','stopping','paused')",
        {jobId});
    if (!rows)
        return fail(rows.error());
    while ((*rows)->next()) {
        const QString owner = (*rows)->value(1).toString();
        const bool isNew = (*rows)->value(2).toLongLong() + kUnownedMs > m_clock.nowMs();
        if (owner.isEmpty() ? isNew : !isGone(owner))
            return u"The previous run, #%1, had not ended"_s.arg((*rows)->value(0).toString());
    }
    auto waiting
        = sql.run("SELECT 1 FROM schedule_fire WHERE job_def_id=? AND outcome='claimed'", {jobId});
    if (!waiting)
        return fail(waiting.error());
    return (*waiting)->next() ? u"The run before it still waits to begin"_s : QString();
}

// False: somebody has noted that time already.
Result<bool> ScheduleLedger::note(Sql &sql, const ScheduleFire &fire)
{
    auto added = sql.run("INSERT INTO schedule_fire(job_def_id, fire_at, outcome, reason, cause,"
                         " n_due, noted_at) VALUES(?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
        {fire.jobId, fire.dueMs, scheduleFireName(fire.state),
            fire.reason.isNull() ? u""_s : fire.reason, fire.cause.isNull() ? u""_s : fire.cause,
            fire.count, m_clock.nowMs()});
    return added ? Result<bool>(sql.changed() > 0) : Result<bool>(fail(added.error()));
}

Result<void> ScheduleLedger::wantNow(const QString &jobId)
{
    return m_store.write([&](Sql &sql) -> Result<void> {
        auto live = liveRun(sql, jobId);
        if (!live)
            return fail(live.error());
        if (!live->isEmpty())
            return fail(ErrorKind::Locked, *live, {}, u"Wait for its end, or stop it"_s);
        return noteWanted(sql, {.jobId = jobId});
    });
}

Result<void> ScheduleLedger::noteWanted(Sql &sql, ScheduleFire fire)
{
    for (fire.dueMs = m_clock.nowMs();; ++fire.dueMs) {
        auto isNew = note(sql, fire);
        if (!isNew)
            return fail(isNew.error());
        if (*isNew)
            return {};
    }
}

Result<QList<ScheduleLedger::Waiting>> ScheduleLedger::waiting()
{
    QList<Waiting> found;
    auto read = m_store.read([&](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT f.job_def_id, j.name, f.fire_at, f.cause, f.noted_at, f.owner,"
                            " j.schedule FROM schedule_fire f JOIN job_def j ON j.id=f.job_def_id"
                            " WHERE f.outcome='claimed' AND f.not_before<=? ORDER BY f.fire_at",
            {m_clock.nowMs()});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            Waiting one{.fire = {.jobId = (*rows)->value(0).toString(),
                            .jobName = (*rows)->value(1).toString(),
                            .dueMs = (*rows)->value(2).toLongLong(),
                            .reason = {},
                            .cause = (*rows)->value(3).toString(),
                            .notedMs = (*rows)->value(4).toLongLong()},
                .owner = (*rows)->value(5).toString()};
            QString cron;
            scheduleOfText((*rows)->value(6).toString(), cron, one.terms);
            one.fire.isDryRun = one.terms.isDryRun;
            found.append(one);
        }
        return {};
    });
    if (!read)
        return fail(read.error());
    return found;
}

Result<QList<ScheduleFire>> ScheduleLedger::takeClaimed()
{
    auto found = waiting();
    if (!found)
        return fail(found.error());
    // What was left behind for so long was missed, too.
    const qint64 staleMs
        = m_clock.nowMs() - m_timings.scheduleGiveUp.count() - m_timings.scheduleGrace.count();
    QList<ScheduleFire> taken;
    for (const Waiting &one : std::as_const(*found)) {
        const ScheduleFire &fire = one.fire;
        if (!isGone(one.owner))
            continue;
        const bool isStale
            = one.terms.skipsMissed && fire.cause.isEmpty() && fire.notedMs < staleMs;
        auto done = m_store.write([&](Sql &sql) -> Result<void> {
            auto mine = sql.run("UPDATE schedule_fire SET owner=?, outcome=? WHERE job_def_id=?"
                                " AND fire_at=? AND outcome='claimed' AND owner=?",
                {isStale ? u""_s : m_self, isStale ? u"missed"_s : u"claimed"_s, fire.jobId,
                    fire.dueMs, one.owner});
            if (!mine)
                return fail(mine.error());
            if (sql.changed() > 0 && !isStale)
                taken.append(fire);
            return {};
        });
        if (!done)
            return fail(done.error());
    }
    if (!taken.isEmpty())
        SLUICE_CRASH_POINT("schedules.taken");
    return taken;
}

Result<void> ScheduleLedger::began(Sql &sql, const ScheduleFire &fire, const QString &runId)
{
    auto written = sql.run("UPDATE schedule_fire SET outcome='started', run_id=?, reason=''"
                           " WHERE job_def_id=? AND fire_at=? AND outcome='claimed' AND owner=?",
        {runId, fire.jobId, fire.dueMs, m_self});
    if (!written)
        return fail(written.error());
    return sql.changed() > 0
        ? Result<void>()
        : Result<void>(fail(ErrorKind::Locked, u"Another process begins this run"_s));
}

Result<void> ScheduleLedger::putBack(
    const ScheduleFire &fire, const QString &reason, qint64 notBeforeMs)
{
    return m_store.write([&](Sql &sql) -> Result<void> {
        auto done = sql.run("UPDATE schedule_fire SET outcome='claimed', owner='', run_id=NULL,"
                            " reason=?, not_before=? WHERE job_def_id=? AND fire_at=? AND owner=?",
            {reason, notBeforeMs, fire.jobId, fire.dueMs, m_self});
        return done ? Result<void>() : Result<void>(fail(done.error()));
    });
}

Result<void> ScheduleLedger::give(
    const ScheduleFire &fire, ScheduleFire::State end, const QString &reason)
{
    return m_store.write([&](Sql &sql) -> Result<void> {
        auto done = sql.run("UPDATE schedule_fire SET outcome=?, owner='', run_id=NULL, reason=?"
                            " WHERE job_def_id=? AND fire_at=? AND owner=?",
            {scheduleFireName(end), reason, fire.jobId, fire.dueMs, m_self});
        return done ? Result<void>() : Result<void>(fail(done.error()));
    });
}

Result<std::optional<qint64>> ScheduleLedger::nextTry()
{
    std::optional<qint64> next;
    auto done = m_store.read([&next](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT MIN(not_before) FROM schedule_fire WHERE outcome='claimed'"
                           " AND owner=''");
        if (!row)
            return fail(row.error());
        if ((*row)->next() && !(*row)->value(0).isNull())
            next = (*row)->value(0).toLongLong();
        return {};
    });
    if (!done)
        return fail(done.error());
    return next;
}

Result<QList<ScheduleFire>> ScheduleLedger::fires(qint64 sinceMs, int limit)
{
    QList<ScheduleFire> fires;
    auto done = m_store.read([&](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT f.job_def_id, j.name, f.fire_at, f.outcome, f.run_id, f.reason,"
                            " f.cause, f.n_due, f.noted_at FROM schedule_fire f"
                            " JOIN job_def j ON j.id=f.job_def_id WHERE f.noted_at>=?"
                            " ORDER BY f.fire_at DESC LIMIT ?",
            {sinceMs, limit});
        if (!rows)
            return fail(rows.error());
        const auto text = [&rows](int column) { return (*rows)->value(column).toString(); };
        while ((*rows)->next())
            fires.append({.jobId = text(0),
                .jobName = text(1),
                .dueMs = (*rows)->value(2).toLongLong(),
                .state = scheduleFireOfName(text(3)),
                .runId = text(4),
                .reason = text(5),
                .cause = text(6),
                .count = (*rows)->value(7).toInt(),
                .notedMs = (*rows)->value(8).toLongLong()});
        return {};
    });
    if (!done)
        return fail(done.error());
    return fires;
}

} // namespace sluice
