// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/engine/runwork.h"
#include "core/log/log.h"

#include <algorithm>
#include <utility>

// A run whose store another program keeps busy (reliability-security C34).

namespace sluice {

using namespace Qt::StringLiterals;

QString RunWork::storePauseReason() const
{
    const std::lock_guard lock(m_storeMutex);
    return m_storePauseReason;
}

// A store that another program keeps locked is tried again and again; after a minute the run counts
// as paused until it can be written (C34).
void RunWork::noteStore(const Error *problem)
{
    if (problem && (problem->kind != ErrorKind::Locked || !problem->isRetryable))
        return;
    const qint64 now = monotonicMs();
    QString text;
    {
        const std::lock_guard lock(m_storeMutex);
        if (problem && m_storeBusySinceMs == 0)
            m_storeBusySinceMs = now;
        const qint64 seconds = (now - m_storeBusySinceMs) / 1000;
        if (!problem) {
            m_storeBusySinceMs = 0;
            if (m_storePauseReason.isEmpty())
                return;
            text = u"Goes on after %1 seconds: %2"_s.arg(
                QString::number(seconds), m_storePauseReason);
            m_storePauseTold = text;
            m_storePauseReason.clear();
        } else if (m_storePauseReason.isEmpty()
            && now - m_storeBusySinceMs >= m_timings.storeBusyLimit.count()) {
            m_storePauseReason = u"the job store is locked. %1"_s.arg(
                problem->why.isEmpty() ? u"Another process writes to it"_s : problem->why);
            text = u"Paused: "_s + m_storePauseReason;
        }
    }
    if (!text.isEmpty())
        m_log.add({.level = LogLevel::Warning,
            .runId = m_run.id,
            .component = "engine",
            .message = text,
            .details = {}});
}

// While it is paused for the store nothing else would write to it.
void RunWork::probeStore(qint64 monoNowMs)
{
    if (!storePauseReason().isEmpty() && monoNowMs >= m_nextProbeMs) {
        m_renewedMs = monoNowMs - m_timings.leaseRenew.count();
        m_nextProbeMs = monoNowMs + std::max(m_timings.storePause, m_timings.busy).count();
    }
    QString told;
    {
        const std::lock_guard lock(m_storeMutex);
        told = std::exchange(m_storePauseTold, {});
    }
    if (!told.isEmpty()) {
        [[maybe_unused]] const auto kept
            = m_ledger.tell(m_run, u"warning"_s, u"STORE_BUSY"_s, told);
    }
}

} // namespace sluice
