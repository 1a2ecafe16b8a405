// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/rounds.h"
#include "base/timings.h"
#include "core/engine/runfiles.h"

namespace sluice {

class AppSettings;
class Clock;
class Log;
class RunLedger;
class Store;

// What is left of the files of a run, and how long.
struct RunFileTimes
{
    std::optional<qint64> goneAtMs; // they went then
    QString goneWhy;
    std::optional<qint64> goesAtMs; // of a complete run; nothing: not by themselves
    bool isUndoable = false; // a run like this one can be taken back while they are there
};

// Deletes the files of complete runs once they are as old as the setting keep-run-files-days says:
// pages, chunks, results and outcome files. Counts, events and reasons stay. What is not complete,
// what has pending records, and what another unfinished run takes back stays whole.
//
// By itself it works on a thread of its own, when a process opens the data directory and then every
// hour; several processes do no harm. Owned by the application, which lets it go before the store.
class RunRetention final
{
public:
    struct Parts
    {
        RunLedger &ledger;
        AppSettings &settings;
        Log &log;
        Timings timings;
    };
    explicit RunRetention(Parts parts);
    ~RunRetention() = default; // ends with the run at hand
    RunRetention(const RunRetention &) = delete;
    RunRetention &operator=(const RunRetention &) = delete;

    void start();

    // Runs that ended so many days ago and have files, those that stay too. Any thread.
    Result<QList<RunFiles::Found>> olderThan(qint64 days);
    // Deletes the files of one of them. `days`: what is told of why.
    Result<void> clean(const RunRow &run, qint64 days);
    // Then: what the store has forgotten with the files is not left in its free pages and copies.
    Result<void> scrub();
    // Of a run that was killed in the middle of it.
    Result<int> sweep();

    // All but isUndoable, which is for the run's kind to say.
    Result<RunFileTimes> timesOf(const RunRow &run);

private:
    Result<void> cleanIfDue();
    Result<void> cleanAll(const QList<RunFiles::Found> &found, qint64 days);
    qint64 dayMs() const;

    Parts m;
    Rounds m_rounds;
};

} // namespace sluice
