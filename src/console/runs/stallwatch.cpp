// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/stallwatch.h"

#include <QHash>

namespace sluice {

namespace {

size_t fingerprintOf(const RunSnapshot &snapshot)
{
    const RunRow &run = snapshot.run;
    size_t print = qHashMulti(0, static_cast<int>(run.state), run.wish, run.requests,
        run.counts.read, run.counts.written, run.counts.skipped, run.counts.rejected,
        run.counts.notAttempted, run.counts.pending);
    for (const StageView &stage : snapshot.stages) {
        print = qHashMulti(print, stage.steps.size(), static_cast<int>(stage.state));
        for (const StepView &step : stage.steps)
            print = qHashMulti(
                print, static_cast<int>(step.state), step.done, step.attempt, step.notBeforeMs);
    }
    return print;
}

} // namespace

qint64 StallWatch::stalledMs(const RunSnapshot &snapshot, qint64 nowMs)
{
    const size_t print = fingerprintOf(snapshot);
    if (snapshot.run.id != m_runId || print != m_fingerprint) {
        m_runId = snapshot.run.id;
        m_fingerprint = print;
        m_sinceMs = nowMs;
    }
    // A limit that opens later, or an agreed time to look again, is no stall.
    const bool isAtWork
        = snapshot.run.state == RunState::Running || snapshot.run.state == RunState::Stopping;
    const qint64 still = nowMs - m_sinceMs;
    return isAtWork && still >= kStallMs ? still : 0;
}

} // namespace sluice
