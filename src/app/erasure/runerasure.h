// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

namespace sluice {

class RunLedger;
class Sql;

// What went with one run.
struct ErasedRun
{
    RunRow run; // as it is now
    qint64 issues = 0; // reasons of single records
    qint64 artifacts = 0;
    qint64 logLines = 0;
};

// Erases what a run knows of records: its files, the reasons of single records, what its steps
// remember, its parameters, its lines of the log, and the store's copies, which hold all that. Its
// counts stay, and that it was erased. It can neither be resumed nor taken back then. What targets
// are known to hold belongs to no run and stays: see PersonErasure.
//
// Blocking, any thread. Killed in the middle it is done once more. Refused (Locked) while the run,
// or another one that takes it back, is not over.
class RunErasure final
{
public:
    explicit RunErasure(RunLedger &ledger)
        : m_ledger(ledger)
    {
    }
    Result<ErasedRun> erase(const QString &run);

private:
    Result<void> mayGo(Sql &sql, const RunRow &run) const;
    Result<void> eraseRows(Sql &sql, const RunRow &run, ErasedRun &erased) const;
    Result<void> eraseAlerts(Sql &sql, const RunRow &run) const;

    RunLedger &m_ledger;
};

} // namespace sluice
