// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "app/watch/rowoutbox.h"
#include "app/watch/watchledger.h"
#include "base/canceltoken.h"
#include "base/rounds.h"
#include "core/log/log.h"

#include <QThreadPool>

#include <functional>
#include <map>
#include <mutex>
#include <set>

namespace sluice {

class Clock;
class Jobs;
class Runs;
class Store;

// Keeps tables in step while it is on (datastore-analytics D.5): looks at each in its interval
// whether it has changed, and starts an increment then; sends the rows of the outbox, together,
// when no import has the view. One increment of a table at a time, whichever process watches it: a
// look that another has made is not made again, and a view that is taken is waited for. What fails
// is tried again, longer each time.
//
// Its thread and its pool are its own; made by the application, on and off from any thread that may
// block. It starts runs and ends none: those that go on when it is off go on.
class TableWatch final
{
public:
    struct Parts
    {
        Runs &runs;
        Jobs &jobs;
        Store &store;
        const Clock &clock;
        Timings timings;
        Log &log;
        // How the table stands, as a text that differs when it has changed. With the network.
        std::function<Result<QString>(const Job &job, const CancelToken &token)> look;
        std::function<Result<QString>(const Job &job, const CancelToken &token)> tableId;
    };
    explicit TableWatch(Parts parts);
    ~TableWatch();
    TableWatch(const TableWatch &) = delete;
    TableWatch &operator=(const TableWatch &) = delete;

    // What is watched: jobs by name, or all of the kind. A job says itself how often (watchSeconds)
    // and may say that it is not looked at; `everySeconds` is for those that do not. The outbox is
    // emptied for all of them.
    struct Scope
    {
        QStringList jobs; // empty: all
        int everySeconds = 0;
    };
    void start(const Scope &scope);
    void stop(); // returns when nothing of it is under way
    bool isOn() const { return m_rounds.isOn(); }
    void request() { m_rounds.request(); } // a round now

    RowOutbox &outbox() { return m_outbox; }
    // Of the job's table in the project, as events name it. Asked for with the network, then known
    // for a minute: a table may be made anew under its name.
    Result<QString> tableId(const Job &job, const QString &projectId);

private:
    struct KnownId
    {
        QString id;
        qint64 askedMs = 0;
    };
    struct Table
    {
        Job job;
        DatastoreJob settings;
        qint64 everyMs = 0; // 0: it is not looked at
    };
    void round(const Scope &scope);
    QList<Table> tables(const Scope &scope);
    void serve(const Table &table);
    Result<void> adopt(const Table &table);
    Result<bool> followIncrement(const Table &table); // true: one is under way
    Result<void> followRows(const Table &table);
    Result<void> settleRows(const Table &table, const QString &runId);
    Result<bool> sendRows(const Table &table); // true: a run of rows has begun
    Result<void> lookAt(const Table &table);
    Result<void> startIncrement(const Table &table, const QString &mark);
    QString resume(const QString &runId);
    Result<void> incrementFailed(
        const Table &table, const WatchEntry &entry, const QString &problem);
    qint64 retryAt(int failures) const;
    void note(const QString &job, const Result<void> &done);

    Parts m;
    RowOutbox m_outbox;
    WatchLedger m_ledger;
    Logger m_logger;
    QThreadPool m_pool;
    std::mutex m_mutex;
    std::set<QString> m_served; // jobs that a thread of the pool is at
    std::set<QString> m_adopted; // jobs whose interrupted runs were looked for
    std::map<QString, KnownId> m_tableIds; // by job, project and name
    std::map<QString, QString> m_noted; // the last trouble that was told, by job
    Rounds m_rounds;
};

} // namespace sluice
