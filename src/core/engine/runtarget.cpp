// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/lockkeeper.h"
#include "core/engine/runwork.h"
#include "core/log/log.h"

#include <limits>

// What a run writes into, and the locks that let it: the store's and a service's.

namespace sluice {

using namespace Qt::StringLiterals;

// Nothing is begun any more; what is in flight ends (C39).
void RunWork::loseTarget(const QString &why)
{
    if (m_isTargetLost.exchange(true))
        return;
    const QString text = u"The lock of %1 was lost: nothing more is sent%2"_s.arg(
        m_run.subject, why.isEmpty() ? QString() : QString(u". "_s + why));
    m_log.add({.level = LogLevel::Error,
        .runId = m_run.id,
        .component = "engine",
        .message = text,
        .details = {}});
    requestStop(StopMode::Stop);
    if (!why.isEmpty()) {
        [[maybe_unused]] const auto told = m_ledger.tell(m_run, u"error"_s, u"LOCK_LOST"_s, text);
    }
}

void RunWork::watchLock()
{
    if (const auto lost = m_lock ? m_lock->lost() : std::nullopt)
        loseTarget(lost->text());
}

Result<void> RunWork::mayWrite() const
{
    if (m_lock && !m_lock->isConfirmed())
        return fail(Error{.kind = ErrorKind::Locked,
            .what = u"Whether the lock of %1 is this run's is not known yet"_s.arg(m_run.subject),
            .code = u"LOCK_UNCONFIRMED"_s});
    if (!m_lock || m_lock->isSure())
        return {};
    // As a stop, not a failed attempt: the step goes on once the lock is renewed.
    return fail(ErrorKind::Cancelled,
        u"Nothing is sent before the lock of %1 is renewed"_s.arg(m_run.subject));
}

qint64 RunWork::nextWakeMs() const
{
    // Before it begins and after its end nothing of its steps is due.
    const bool isResting = m_lock && (!m_lock->isBegun() || m_lock->isEnding());
    return isResting ? std::numeric_limits<qint64>::max() : m_nextWakeMs;
}

} // namespace sluice
