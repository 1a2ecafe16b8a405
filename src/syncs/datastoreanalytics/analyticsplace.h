// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "core/engine/stepcontext.h"
#include "services/analytics/analyticslimits.h"

namespace sluice {

// Does `work`, which has Analytics import or export something, while the step has one of the
// organisation's places for it (datastore-analytics B.4, B.7); where all are taken the step waits
// (8134, 8132). A step that gives its thread back keeps its place until it has its end. `places`
// may be null: nothing is counted then. On the step's thread.
template <class T, class Work>
Outcome<T> withPlace(StepContext &context, const AnalyticsLimits &limits, AnalyticsSlots *places,
    AnalyticsSlots::Kind kind, Work &&work)
{
    if (places == nullptr)
        return work();
    const QString holder = context.run().id + u'/' + context.step().key;
    if (!places->take(limits, kind, holder))
        return tl::unexpected(
            StepResult::waitUntil(context.clock().nowMs() + context.timings().placePause.count(),
                kind == AnalyticsSlots::Kind::Import
                    ? QStringLiteral("all places for imports are taken")
                    : QStringLiteral("all places for exports are taken")));
    Outcome<T> done = work();
    const bool isOnItsWay = !done && done.error().kind() == StepResult::Kind::WaitUntil;
    if (!isOnItsWay)
        places->give(limits, kind, holder);
    return done;
}

} // namespace sluice
