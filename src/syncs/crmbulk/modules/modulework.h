// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/synckind.h"

namespace sluice {

class StepTx;

// The step of a run of several modules that works one of them: makes the module's run, once, and
// stays with it until it ends, on a network thread. What it counts is counted here too, at each
// commit. It stops and pauses that run when its own is stopped or paused.
class ModuleWork final
{
public:
    static constexpr auto kRunKey = QLatin1StringView("run"); // in the step: the module's run

    ModuleWork(StepContext &context, const CrmBulkServices &services, SyncJob job);

    // `behind`: in the last transaction, once the module is complete.
    StepResult run(const std::function<Result<void>(StepTx &)> &behind);

private:
    Result<RunRow> madeRun();
    Result<std::optional<RunRow>> runMadeBefore();
    Result<void> begin(const RunRow &part);
    Result<RunRow> watch(const QString &id);
    void passOn(const RunRow &part); // what is wished of this run
    Counts uncounted(const RunRow &part) const;
    Result<void> count(const RunRow &part);
    StepResult notComplete(const RunRow &part) const;

    StepContext &m_context;
    const CrmBulkServices &m_services;
    SyncJob m_job;
    bool m_isStopping = false;
};

} // namespace sluice
