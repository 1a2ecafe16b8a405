// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/plansample.h"

namespace sluice {

namespace {

constexpr qsizetype kSampleShown = 50;

} // namespace

Result<QJsonArray> planSample(RunLedger &ledger, const RunRow &run)
{
    auto steps = ledger.steps(run.id);
    if (!steps)
        return fail(steps.error());
    QJsonArray sample;
    for (const StepRow &step : std::as_const(*steps)) {
        for (const QJsonValue &row : step.memo.value(u"sample").toArray()) {
            if (sample.size() >= kSampleShown)
                return sample;
            sample.append(row);
        }
    }
    return sample;
}

} // namespace sluice
