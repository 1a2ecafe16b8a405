// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <map>
#include <mutex>

namespace sluice {

class Runs;

// Hints that what a run waits for may be over (reliability-security E9): they wake its poll, at
// most once a second, however many come; the last of several within a second counts. Nothing of a
// hint is believed. Thread-safe; owned by the calls that take hints.
class RunHints final
{
public:
    explicit RunHints(Runs &runs)
        : m_runs(runs)
    {
    }
    Result<void> wake(const QString &run);

private:
    Runs &m_runs;
    std::mutex m_mutex;
    std::map<QString, qint64> m_wokenMs; // monotonic
};

} // namespace sluice
