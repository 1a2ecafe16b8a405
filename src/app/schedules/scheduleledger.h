// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/scheduleterms.h"
#include "base/result.h"
#include "base/timings.h"

#include <QList>
#include <QString>

#include <optional>

namespace sluice {

class Clock;
class Sql;
class Store;

// A job whose schedule is on.
struct ScheduleEntry
{
    QString jobId;
    QString jobName;
    QString kind;
    QString cron;
    ScheduleTerms terms;
    qint64 seenMs = 0; // what was due until then is settled
};

// One due time of a job, or the moment at which a chain or a person wanted it.
struct ScheduleFire
{
    enum class State { Claimed, Started, Resumed, Ended, Missed, Skipped, Failed };
    QString jobId;
    QString jobName;
    qint64 dueMs = 0;
    State state = State::Claimed;
    QString runId;
    QString reason; // why it did not begin, or waits, for people
    QString cause; // the run that it follows; empty: its time had come
    int count = 1; // of due times in a row that it stands for
    bool isDryRun = false;
    qint64 notedMs = 0;
};
QString scheduleFireName(ScheduleFire::State state); // as in the store
ScheduleFire::State scheduleFireOfName(const QString &name);

// What came of due times, in the store: every statement about them is here. Each due time is
// settled once, by whichever process sees it first, in the transaction that moves the job's mark
// past it; the run that begins for it is written into it in the transaction that makes the run, so
// that a process may be killed at any moment and nothing is lost or begun twice. Thread-safe as the
// Store is; it starts nothing.
class ScheduleLedger final
{
public:
    ScheduleLedger(Store &store, const Clock &clock, const Timings &timings);

    Result<QList<ScheduleEntry>> entries();
    // When the next of the entries is due; nothing: none ever is.
    static std::optional<qint64> nextDue(const QList<ScheduleEntry> &entries);

    // Settles what is due by now: the newest due time is claimed for the taking, skipped while the
    // previous run is live, or missed with all that were before it. Gives what is to be told.
    Result<QList<ScheduleFire>> settleDue(const ScheduleEntry &entry);

    // A person wants it now, as if it were due.
    Result<void> wantNow(const QString &jobId);

    // What waits to be begun: becomes this process's. Nothing: others have it, or it is to wait.
    Result<QList<ScheduleFire>> takeClaimed();
    // In the transaction that makes the run; an Error if the fire is not this process's any more.
    Result<void> began(Sql &sql, const ScheduleFire &fire, const QString &runId);
    // It did not begin: it is free again, for a try at `notBeforeMs`, or that is its end.
    Result<void> putBack(const ScheduleFire &fire, const QString &reason, qint64 notBeforeMs);
    Result<void> give(const ScheduleFire &fire, ScheduleFire::State end, const QString &reason);

    // Follows the runs that have begun. An ended one that completed lets the job's next one begin;
    // those to be resumed, whose process is gone, are this process's from now on.
    struct Followed
    {
        QList<ScheduleFire> resume;
        QStringList told; // for the log
        bool hasNext = false; // something of a chain waits to be begun
    };
    Result<Followed> follow();

    // When the first of what waits to be begun may be tried; nothing: none waits.
    Result<std::optional<qint64>> nextTry();

    // The newest fires of all jobs, for those who look; newest first.
    Result<QList<ScheduleFire>> fires(qint64 sinceMs, int limit = 1'000);

    Store &store() { return m_store; }
    const Timings &timings() const { return m_timings; }

private:
    struct Begun;
    struct Waiting
    {
        ScheduleFire fire;
        QString owner; // so far
        ScheduleTerms terms;
    };
    Result<QList<Waiting>> waiting();
    Result<void> settle(Sql &sql, const ScheduleEntry &entry, QList<ScheduleFire> &told);
    Result<void> claim(Sql &sql, const ScheduleFire &due, QList<ScheduleFire> &told);
    Result<QString> liveRun(Sql &sql, const QString &jobId);
    Result<bool> note(Sql &sql, const ScheduleFire &fire);
    Result<void> noteWanted(Sql &sql, ScheduleFire fire); // due now, at a moment of its own
    Result<QList<Begun>> begun();
    Result<void> followRun(const Begun &begun, Followed &followed);
    Result<void> beginNext(Sql &sql, const Begun &begun, Followed &followed);
    Result<bool> change(
        Sql &sql, const ScheduleFire &fire, ScheduleFire::State to, const QString &owner = {});

    Store &m_store;
    const Clock &m_clock;
    Timings m_timings;
    QString m_self; // this process
};

} // namespace sluice
