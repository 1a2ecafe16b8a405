// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/scheduleledger.h"
#include "base/clock.h"
#include "base/ids.h"
#include "core/engine/runtypes.h"
#include "core/store/store.h"

// What becomes of the runs that schedules began: the next job of the chain, or another process.

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// A run that did not complete may be resumed and lets its chain go on then; not for ever.
constexpr qint64 kFollowedMs = 7 * 24 * 3'600'000LL;

bool isOfNobody(const QString &owner)
{
    return owner.isEmpty() || !ProcessIdentity::fromText(owner).isAlive();
}

} // namespace

struct ScheduleLedger::Begun
{
    ScheduleFire fire;
    QString owner; // who began it
    QString cron;
    ScheduleTerms terms;
    QString runNumber; // empty: the run was taken back
    RunState run = RunState::Queued;
    QString runOwner;
    bool isFollowedByAnother = false; // the job has been due again
};

Result<QList<ScheduleLedger::Begun>> ScheduleLedger::begun()
{
    QList<Begun> all;
    auto done = m_store.read([&all](Sql &sql) -> Result<void> {
        auto rows = sql.run(
            "SELECT f.job_def_id, j.name, f.fire_at, f.outcome, f.run_id, f.noted_at, f.owner,"
            " j.schedule, r.number, r.state, r.owner, EXISTS(SELECT 1 FROM schedule_fire n"
            " WHERE n.job_def_id=f.job_def_id AND n.fire_at>f.fire_at"
            " AND n.outcome IN ('claimed','started','resumed','ended'))"
            " FROM schedule_fire f JOIN job_def j ON j.id=f.job_def_id"
            " LEFT JOIN run r ON r.id=f.run_id WHERE f.outcome IN ('started','resumed')");
        if (!rows)
            return fail(rows.error());
        const auto text = [&rows](int column) { return (*rows)->value(column).toString(); };
        while ((*rows)->next()) {
            Begun one{.fire = {.jobId = text(0),
                          .jobName = text(1),
                          .dueMs = (*rows)->value(2).toLongLong(),
                          .state = scheduleFireOfName(text(3)),
                          .runId = text(4),
                          .reason = {},
                          .cause = {},
                          .notedMs = (*rows)->value(5).toLongLong()},
                .owner = text(6),
                .runNumber = text(8),
                .run = runStateFromName(text(9)),
                .runOwner = text(10),
                .isFollowedByAnother = (*rows)->value(11).toBool()};
            scheduleOfText(text(7), one.cron, one.terms);
            all.append(one);
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

Result<ScheduleLedger::Followed> ScheduleLedger::follow()
{
    auto all = begun();
    if (!all)
        return fail(all.error());
    Followed followed;
    for (const Begun &one : std::as_const(*all)) {
        if (auto done = followRun(one, followed); !done)
            return fail(done.error());
    }
    return followed;
}

// False: another process has changed it since.
Result<bool> ScheduleLedger::change(
    Sql &sql, const ScheduleFire &fire, ScheduleFire::State to, const QString &owner)
{
    auto changed = sql.run("UPDATE schedule_fire SET outcome=?, owner=? WHERE job_def_id=?"
                           " AND fire_at=? AND outcome=?",
        {scheduleFireName(to), owner.isNull() ? u""_s : owner, fire.jobId, fire.dueMs,
            scheduleFireName(fire.state)});
    return changed ? Result<bool>(sql.changed() > 0) : Result<bool>(fail(changed.error()));
}

Result<void> ScheduleLedger::followRun(const Begun &begun, Followed &followed)
{
    using State = ScheduleFire::State;
    const bool isOver
        = begun.isFollowedByAnother || begun.fire.notedMs + kFollowedMs < m_clock.nowMs();
    const bool isAbandoned = isOfNobody(begun.owner) && isOfNobody(begun.runOwner);
    std::optional<State> to;
    if (begun.runNumber.isEmpty()) {
        if (isOfNobody(begun.owner)) // it died when it took the run back
            to = State::Claimed;
    } else if (begun.run == RunState::Completed || begun.run == RunState::CompletedWithRejections) {
        to = State::Ended;
    } else if ((isEnded(begun.run) || isAbandoned) && isOver) {
        to = State::Ended;
    } else if (isAbandoned && begun.fire.state == State::Started
        && (!isEnded(begun.run) || begun.run == RunState::Interrupted)) {
        to = State::Resumed;
    }
    if (!to)
        return {};
    return m_store.write([&, to](Sql &sql) -> Result<void> {
        auto isMine = change(sql, begun.fire, *to, *to == State::Resumed ? m_self : QString());
        if (!isMine)
            return fail(isMine.error());
        if (!*isMine)
            return {};
        if (*to == State::Resumed)
            followed.resume.append(begun.fire);
        return *to == State::Ended ? beginNext(sql, begun, followed) : Result<void>();
    });
}

// In the transaction that ends the first one: once, whoever sees it.
Result<void> ScheduleLedger::beginNext(Sql &sql, const Begun &begun, Followed &followed)
{
    const QString &next = begun.terms.thenJob;
    const bool hasRejections = begun.run == RunState::CompletedWithRejections;
    if (next.isEmpty() || begun.terms.isDryRun
        || (begun.run != RunState::Completed && !hasRejections))
        return {};
    if (hasRejections && !begun.terms.thenOnRejections) {
        followed.told.append(u"“%1” does not follow run #%2 of “%3”, which rejected records"_s.arg(
            next, begun.runNumber, begun.fire.jobName));
        return {};
    }
    auto job = sql.run("SELECT id, enabled FROM job_def WHERE name=?", {next});
    if (!job)
        return fail(job.error());
    const bool isThere = (*job)->next();
    if (!isThere || !(*job)->value(1).toBool()) {
        followed.told.append(u"“%1” does not follow run #%2 of “%3”: %4"_s.arg(next,
            begun.runNumber, begun.fire.jobName,
            isThere ? u"its schedule is off"_s : u"there is no such job"_s));
        return {};
    }
    const QString nextId = (*job)->value(0).toString();
    (*job)->finish();
    followed.hasNext = true;
    return noteWanted(
        sql, {.jobId = nextId, .jobName = next, .reason = {}, .cause = begun.fire.runId});
}

} // namespace sluice
