// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/viewbusy.h"

#include "base/clock.h"
#include "core/engine/stepcontext.h"
#include "services/analytics/analyticsdialect.h"

#include <chrono>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kBusySince = "busySince"_L1;
constexpr auto kBusyTold = "busyTold"_L1;

} // namespace

Result<qint64> noteViewBusy(StepContext &context, const QString &view)
{
    const qint64 now = context.clock().nowMs();
    if (!context.memo().contains(kBusySince)) {
        if (auto kept = context.remember(kBusySince, now); !kept)
            return fail(kept.error());
        return now;
    }
    const qint64 since = context.memo().value(kBusySince).toInteger(now);
    if (now - since < context.timings().busyReport.count() || context.memo().contains(kBusyTold))
        return since;
    const auto minutes
        = std::chrono::floor<std::chrono::minutes>(std::chrono::milliseconds(now - since));
    auto told = context.remember(kBusyTold, true, [&](StepTx &tx) {
        return tx.event(u"warning"_s, u"VIEW_BUSY"_s,
            u"An import that is not this run's has had the view “%1” for %2 minutes. See in "
            "Analytics, in the table's import details, whose it is; this run goes on when it has "
            "ended"_s.arg(view)
                .arg(minutes.count()));
    });
    if (!told)
        return fail(told.error());
    return since;
}

StepResult toldIfViewBusy(StepContext &context, const QString &view, StepResult end)
{
    if (!isAnalyticsBusy(end.error()))
        return end;
    auto noted = noteViewBusy(context, view);
    return noted ? end : context.orElse(noted.error());
}

} // namespace sluice
