// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/runhints.h"

#include "app/runs/runs.h"
#include "base/clock.h"

#include <chrono>

namespace sluice {

namespace {

constexpr qint64 kBetweenHintsMs = 1'000; // more of them would ask the service too often

} // namespace

Result<void> RunHints::wake(const QString &run)
{
    // The last one may be the one that says "over".
    qint64 wait = 0;
    {
        const std::scoped_lock lock(m_mutex);
        const qint64 now = monotonicMs();
        std::erase_if(
            m_wokenMs, [now](const auto &entry) { return now - entry.second >= kBetweenHintsMs; });
        const auto before = m_wokenMs.find(run);
        if (before != m_wokenMs.end())
            wait = before->second + kBetweenHintsMs - now;
        if (wait > kBetweenHintsMs)
            return {}; // one is to come
        m_wokenMs[run] = now + wait;
    }
    return m_runs.wake(run, std::chrono::milliseconds(wait));
}

} // namespace sluice
