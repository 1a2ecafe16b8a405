// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/listedschedule.h"

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/schedules/crontimes.h"
#include "app/schedules/cronwords.h"
#include "core/engine/runrows.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFiresSinceMs = 40 * 24 * 3'600'000LL;

// The newest run of each job, among the newest of all or, where one of the jobs has none there,
// among all: those are many, and no index leads to them.
Result<QHash<QString, RunRow>> lastRuns(Store &store, const QList<Job> &jobs)
{
    QHash<QString, RunRow> last;
    for (const char *statement :
        {"SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE number IN (SELECT MAX(number) FROM"
         " (SELECT number, job_def_id FROM run WHERE dry_run=0 ORDER BY number DESC LIMIT 1000)"
         " WHERE job_def_id IS NOT NULL GROUP BY job_def_id)",
            "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE number IN (SELECT MAX(number) FROM run"
            " WHERE dry_run=0 AND job_def_id IS NOT NULL GROUP BY job_def_id)"}) {
        auto runs = runRows(store, statement);
        if (!runs)
            return fail(runs.error());
        for (const RunRow &run : std::as_const(*runs))
            last.insert(run.jobId, run);
        const bool isComplete
            = std::ranges::all_of(jobs, [&last](const Job &job) { return last.contains(job.id); });
        if (isComplete)
            break;
    }
    return last;
}

} // namespace

Result<ScheduleMeaning> scheduleMeaning(
    const QString &cron, const QString &zone, qint64 nowMs, int count)
{
    const auto expression = CronExpression::parse(cron);
    if (!expression)
        return fail(expression.error());
    const auto place = scheduleZone(zone);
    if (!place)
        return fail(place.error());
    return ScheduleMeaning{
        CronWords::text(*expression), nextCronTimes(*expression, nowMs, *place, count)};
}

Result<QList<ListedSchedule>> listedSchedules(
    const ScheduleSources &sources, qint64 nowMs, bool withAll)
{
    auto jobs = sources.jobs.list();
    if (!jobs)
        return fail(jobs.error());
    auto runs = lastRuns(sources.ledger.store(), *jobs);
    if (!runs)
        return fail(runs.error());
    auto fires = sources.ledger.fires(nowMs - kFiresSinceMs);
    if (!fires)
        return fail(fires.error());
    QHash<QString, ScheduleFire> lastFires;
    for (const ScheduleFire &fire : std::as_const(*fires)) { // the newest is first
        if (!lastFires.contains(fire.jobId))
            lastFires.insert(fire.jobId, fire);
    }
    auto connections = sources.connections.list();
    if (!connections)
        return fail(connections.error());
    QHash<QString, QString> environments;
    for (const Connection &connection : std::as_const(*connections))
        environments.insert(connection.name, connection.environment);
    QList<ListedSchedule> listed;
    for (const Job &job : std::as_const(*jobs)) {
        const bool hasSchedule = !job.schedule.isEmpty() || !job.terms.thenJob.isEmpty();
        if (!hasSchedule && !withAll)
            continue;
        ListedSchedule one{.job = job, .environment = {}, .words = {}, .problem = {}};
        if (!job.schedule.isEmpty()) {
            const auto meaning = scheduleMeaning(job.schedule, job.terms.zone, nowMs, 1);
            if (meaning) {
                one.words = meaning->words;
                one.nextMs = job.isEnabled ? meaning->next.value(0) : 0;
            } else {
                one.problem = meaning.error().text();
            }
        }
        const QString target = environments.value(job.target);
        one.environment
            = target == "production"_L1 ? target : environments.value(job.source, target);
        if (const auto run = runs->constFind(job.id); run != runs->constEnd())
            one.lastRun = *run;
        if (const auto fire = lastFires.constFind(job.id); fire != lastFires.constEnd())
            one.lastFire = *fire;
        listed.append(one);
    }
    return listed;
}

Result<UnattendedJob> unattendedJob(
    const ScheduleSources &sources, const QString &name, const QString &program)
{
    auto job = sources.jobs.find(name);
    if (!job)
        return fail(job.error());
    UnattendedJob unattended{.name = job->name,
        .program = program,
        .dataDirectory = QDir(sources.dataDirectory).absolutePath(),
        .cron = job->schedule,
        .terms = job->terms,
        .chain = {}};
    // The store lets no chain come round; one whose end is gone ends there.
    while (!job->terms.thenJob.isEmpty()) {
        unattended.chain.append({job->terms.thenJob, job->terms.thenOnRejections});
        job = sources.jobs.find(job->terms.thenJob);
        if (!job) {
            unattended.chain.removeLast();
            break;
        }
    }
    return unattended;
}

QString commandLineProgram()
{
    return QCoreApplication::applicationDirPath() + "/sluice-cli"_L1;
}

} // namespace sluice
