// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/watch/rowoutbox.h"
#include "app/watch/watchledger.h"

#include <QJsonObject>

namespace sluice {

class Clock;
class Jobs;
class Store;

// A table that is kept in step, for whoever shows it. Plain value.
struct WatchedTable
{
    QString jobId;
    QString job;
    QString table;
    QString target = {}; // the connection that its rows go to
    QString view = {}; // that they go into
    int everySeconds = 0; // 0: it is not looked at; its outbox is
    WatchEntry entry;
    OutboxCounts outbox;
    qint64 writtenToday = 0; // rows, by all runs of the job since midnight here
    qint64 rejectedToday = 0;

    // How far the view may be behind the table; nothing: nobody has looked yet.
    std::optional<qint64> lagMs(qint64 nowMs) const;
    QString state(qint64 nowMs) const; // "In step", "Behind by up to 40 s", ..
    QJsonObject toJson(qint64 nowMs) const;
};

// Those of all jobs that are looked at or have rows in the outbox, by name; with `names`, those
// alone. `everySeconds`: of jobs that do not say how often. `withOffered`: those that are not
// looked at and could be, too. Reads the store; any thread that may block.
Result<QList<WatchedTable>> watchedTables(Store &store, Jobs &jobs, const Clock &clock,
    const QStringList &names = {}, int everySeconds = 0, bool withOffered = false);

// How many tables a watch without names looks at: those of jobs that say how often.
Result<int> countOfWatched(Jobs &jobs);

} // namespace sluice
