// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/timings.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QHash>
#include <QList>
#include <QString>

namespace sluice {

class Clock;
class Sql;
class Store;

// Waiting: for its turn. Sending: a run has it. Dead: it is not tried any more, until a person says
// so.
enum class OutboxState { Waiting, Sending, Dead };
QString outboxStateName(OutboxState state); // as in the store and on the command line

// A row of a table that is to be brought into step, whoever said so. Plain value.
struct OutboxRow
{
    QString jobId;
    QString rowId;
    RowAction action = RowAction::Update; // or Delete
    OutboxState state = OutboxState::Waiting;
    qint64 version = 0; // grows each time that the row is noted
    QString runId;
    int attempts = 0;
    qint64 notBeforeMs = 0;
    qint64 notedAtMs = 0; // the first time since it was last in step
    QString error;
};

// How many rows a job has in each state, and since when the oldest one waits (0: none does).
struct OutboxCounts
{
    qint64 waiting = 0;
    qint64 sending = 0;
    qint64 dead = 0;
    qint64 oldestMs = 0;
};

// Single rows that are to be sent, in the store (datastore-analytics D.1, D.5): noted before
// anybody is told that they are, so that a process that is killed loses none. A row is there once,
// whatever happened to it how often: its newest action counts. Thread-safe, for worker threads;
// sends nothing itself.
class RowOutbox final
{
public:
    static constexpr int kMostAttempts = 8;

    RowOutbox(Store &store, const Clock &clock, const Timings &timings);

    struct Noted
    {
        QString rowId;
        RowAction action = RowAction::Update;
    };
    Result<void> note(const QString &jobId, const QList<Noted> &rows);

    // Those that are due, the oldest first.
    Result<QList<OutboxRow>> due(const QString &jobId, int most) const;
    Result<QList<OutboxRow>> list(const QString &jobId = {}, int most = 1'000) const;
    Result<QHash<QString, OutboxCounts>> counts() const; // by job

    // The rows that a run got, as they were then.
    Result<void> sending(const QList<OutboxRow> &rows, const QString &runId);
    Result<QStringList> runsSending(const QString &jobId) const;
    // The run is through: its rows are in step, but for those that it rejected (with the reason by
    // ROWID), which are dead, and those that were noted anew meanwhile.
    Result<void> settled(
        const QString &jobId, const QString &runId, const QHash<QString, QString> &rejected);
    // They wait for their next try, longer each time; after kMostAttempts they are dead.
    Result<void> failed(const QString &jobId, const QString &runId, const QString &error);
    Result<void> failed(const QList<OutboxRow> &rows, const QString &error);
    Result<void> held(const QList<OutboxRow> &rows, qint64 untilMs); // no try was made
    Result<void> bury(const QString &jobId, const QString &runId, const QString &error);

    // What a person wants of the dead ones; how many there were. `rowIds` empty: of all.
    Result<int> sendAgain(const QString &jobId, const QStringList &rowIds = {});
    Result<int> remove(const QString &jobId, const QStringList &rowIds = {});

private:
    Result<void> failIn(Sql &sql, const OutboxRow &row, const QString &error);
    Result<int> changeDead(const char *statement, const QString &jobId, const QStringList &rowIds);

    Store &m_store;
    const Clock &m_clock;
    Timings m_timings;
};

} // namespace sluice
