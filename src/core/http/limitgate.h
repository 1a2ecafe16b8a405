// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/http/httpmessage.h"

#include <chrono>

namespace sluice {

// Where requests ask leave. Thread-safe; one per process, owned by the application.
class LimitGate
{
public:
    virtual ~LimitGate() = default;

    // Zero: go, and call leave() afterwards. Else how long to wait before asking again; nothing is
    // held then.
    virtual Result<std::chrono::milliseconds> enter(const QList<LimitUse> &uses) = 0;
    virtual void leave(const QList<LimitUse> &uses) = 0;

    // The service said no (429): the group rests until then.
    virtual void block(const QString &group, std::chrono::milliseconds duration) = 0;
};

// The budgets that processes share: hands out whole seconds' worth of tokens.
class BudgetLedger
{
public:
    virtual ~BudgetLedger() = default;
    struct Lease
    {
        double granted = 0;
        std::chrono::milliseconds wait{0}; // when nothing was granted
    };
    virtual Result<Lease> lease(const LimitUse &use, double wanted) = 0;
    virtual Result<void> block(const QString &group, std::chrono::milliseconds duration) = 0;
};

} // namespace sluice
