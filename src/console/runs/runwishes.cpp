// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runwishes.h"

#include "base/clock.h"

using namespace Qt::StringLiterals;

namespace sluice {

RunWishes::RunWishes(RunAccess &access, QObject *parent)
    : QObject(parent)
    , m_access(access)
{
}

void RunWishes::stop(const QString &runId, StopMode mode)
{
    if (!m_stopAskedMs.contains(runId))
        m_stopAskedMs.insert(runId, std::max<qint64>(1, monotonicMs()));
    emit wishChanged(runId,
        mode == StopMode::FinishChunk ? u"finish_chunk"_s
            : mode == StopMode::Force ? u"force_stop"_s
                                      : u"stop"_s);
    m_access.stop(this, runId, mode, [this, runId](const Result<void> &result) {
        if (!result)
            forget(runId);
        answered(runId, result);
    });
}

void RunWishes::setPaused(const QString &runId, bool isPaused)
{
    emit wishChanged(runId, isPaused ? u"pause"_s : QString());
    m_access.setPaused(this, runId, isPaused,
        [this, runId](const Result<void> &result) { answered(runId, result); });
}

void RunWishes::resume(const QString &runId)
{
    forget(runId);
    m_access.resume(this, runId, [this, runId](const Result<void> &result) {
        emit wishChanged(runId, {});
        if (result)
            emit resumed(runId);
        answered(runId, result);
    });
}

void RunWishes::answered(const QString &runId, const Result<void> &result)
{
    if (!result) {
        emit wishChanged(runId, {});
        emit refused(runId, result.error());
    }
    m_access.refresh();
}

} // namespace sluice
