// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

#include <QLatin1StringView>

#include <functional>

namespace sluice {

class RunLedger;
class Sql;
class Store;

// The events that say what is left of a run.
inline constexpr QLatin1StringView kFilesDeleted("FILES_DELETED");
inline constexpr QLatin1StringView kRunErased("RUN_ERASED");

// Says when and why the run's files went; nothing while they are there.
Result<std::optional<RunEvent>> goneFiles(Store &store, const QString &runId);

// The files of runs, and how they go: the store says first that they are gone and forgets the
// values of records that it keeps beside them, then they are deleted, so that no row ever names a
// file that is not there. What a crash leaves of them goes at
// the next sweep(). Blocking, any thread; other processes may do the same at the same time.
class RunFiles final
{
public:
    explicit RunFiles(RunLedger &ledger)
        : m_ledger(ledger)
    {
    }

    // A run that ended before some time, with its files.
    struct Found
    {
        RunRow run;
        qint64 files = 0;
        qint64 bytes = 0;
        QString keptWhy; // it is still needed; empty: it may go
    };
    Result<QList<Found>> endedBefore(qint64 ms);

    // Refused (Locked) if the run is needed again since it was found. `mark`: in the transaction
    // that says that the files are gone.
    Result<void> remove(const RunRow &run, const QString &why);
    Result<void> remove(const RunRow &run, const std::function<Result<void>(Sql &)> &mark);

    // Deletes what is left of files that the store calls gone. How many runs had some.
    Result<int> sweep();
    Result<QStringList> leftovers(); // their ids

private:
    Result<void> removeFolder(const QString &runId);
    Result<QString> whyNeeded(Sql &sql, const RunRow &run) const;

    RunLedger &m_ledger;
};

// An unfinished run of another number that works on this one: its undo. 0: none.
Result<qint64> unfinishedWorkOn(Sql &sql, const QString &runId);

} // namespace sluice
