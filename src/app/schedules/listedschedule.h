// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "app/schedules/scheduleledger.h"
#include "app/schedules/unattended.h"
#include "core/engine/runtypes.h"

namespace sluice {

class Connections;
class Jobs;

// A job with its schedule, as lists of schedules show it. Plain value.
struct ListedSchedule
{
    Job job;
    QString environment;
    QString words; // what the expression means
    QString problem; // why it is never due: a time zone that this machine does not have
    qint64 nextMs = 0; // 0: never, or it is off
    std::optional<RunRow> lastRun; // plans do not count
    std::optional<ScheduleFire> lastFire; // the newest due time that something came of
};

// What lists of schedules are made of. Blocking for the store; for worker threads.
struct ScheduleSources
{
    Jobs &jobs;
    Connections &connections;
    ScheduleLedger &ledger;
    QString dataDirectory;
};

// Jobs with a schedule or a next job; `withAll`: the others, too. By name.
Result<QList<ListedSchedule>> listedSchedules(
    const ScheduleSources &sources, qint64 nowMs, bool withAll = false);

// The words of one expression and its next times.
struct ScheduleMeaning
{
    QString words;
    QList<qint64> next;
};
Result<ScheduleMeaning> scheduleMeaning(
    const QString &cron, const QString &zone, qint64 nowMs, int count = 5);

// The job and its chain for a server's own scheduler. `program`: sluice-cli with its path.
Result<UnattendedJob> unattendedJob(
    const ScheduleSources &sources, const QString &name, const QString &program);

// sluice-cli beside the running program.
QString commandLineProgram();

} // namespace sluice
