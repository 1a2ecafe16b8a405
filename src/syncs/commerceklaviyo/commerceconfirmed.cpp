// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commerceconfirmed.h"

#include "syncs/commerceklaviyo/commercejob.h"

#include <QHash>

#include <map>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What the steps of one range of ids have come to.
struct RangeProgress
{
    const StepRow *read = nullptr;
    std::map<qint64, const StepRow *> writes; // by their number
};

bool isStepDone(const StepRow &step)
{
    return step.state == StepState::Done;
}

// The last id that is settled; empty: none yet. `isWhole`: the range is.
QString settledId(const RangeProgress &range, bool &isWhole)
{
    isWhole = false;
    for (const auto &[number, write] : range.writes) {
        if (!isStepDone(*write)) // the chunk before it is settled, and what came without sending
            return write->input.value(u"after").toString();
    }
    isWhole = isStepDone(*range.read);
    return range.read->memo.value(u"at")[u"cursor"][u"lastId"].toString();
}

} // namespace

Result<QList<ConfirmedId>> confirmedIds(RunLedger &ledger, const RunRow &run)
{
    auto steps = ledger.steps(run.id);
    if (!steps)
        return fail(steps.error());
    std::map<CommerceResource, std::map<int, RangeProgress>> resources;
    for (const StepRow &step : std::as_const(*steps)) {
        const auto resource = commerceResource(step.input.value(u"resource").toString());
        bool isRange = false;
        const int part = step.input.value(u"part").toString().toInt(&isRange);
        if (!resource || !isRange)
            continue;
        RangeProgress &range = resources[*resource][part];
        if (step.stage == "write"_L1)
            range.writes.emplace(step.input.value(u"number").toInteger(), &step);
        else
            range.read = &step;
    }
    QList<ConfirmedId> confirmed;
    for (const auto &[resource, ranges] : resources) {
        QString last;
        for (const auto &[part, range] : ranges) { // in the order of their ids
            bool isWhole = false;
            const QString id = range.read ? settledId(range, isWhole) : QString();
            if (!id.isEmpty())
                last = id;
            if (!isWhole)
                break;
        }
        if (!last.isEmpty())
            confirmed.append(
                {commerceResourceName(resource), commerceResourceTitle(resource), last});
    }
    return confirmed;
}

} // namespace sluice
