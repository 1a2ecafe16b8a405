// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/limitgate.h"
#include "core/store/store.h"

namespace sluice {

class Clock;

// The budgets of limits, kept in the store so that all processes on one data directory share them.
// Thread-safe; owned by the application.
class StoredBudgets final : public BudgetLedger
{
public:
    StoredBudgets(Store &store, const Clock &clock);
    Result<Lease> lease(const LimitUse &use, double wanted) override;
    Result<void> block(const QString &group, std::chrono::milliseconds duration) override;

    // What is left of a group, for gauges: tokens now and the capacity; nothing if never used.
    struct Level
    {
        double left = 0;
        double capacity = 0;
    };
    Result<std::optional<Level>> level(const QString &group);

private:
    Store &m_store;
    const Clock &m_clock;
};

} // namespace sluice
