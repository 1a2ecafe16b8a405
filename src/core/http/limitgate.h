// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/http/httpmessage.h"

#include <chrono>
#include <optional>

namespace sluice {

// Where requests ask leave. Thread-safe; one per process, owned by the application.
class LimitGate
{
public:
    virtual ~LimitGate() = default;

    struct Pass
    {
        quint64 id = 0; // names the request in the calls below; 0: nothing is counted for it
        std::chrono::milliseconds wait{0}; // above zero: not now, ask again then; nothing is held
        QString group = {}; // the limit that is used up
    };
    // An Error with the code BUDGET_SPENT: a sum that never comes back is used up.
    virtual Result<Pass> enter(const QList<LimitUse> &uses) = 0;

    // The first bytes of the answer are here: the service has counted the request by now.
    virtual void answered(const Pass &) { }
    // What the service says is left of a group, in the answer to that request.
    virtual void told(const Pass &, const QString & /*group*/, double /*left*/) { }
    // The request is over; each that entered leaves once.
    virtual void leave(const Pass &) { }

    // The service said no (429): the group rests until then.
    virtual void block(const QString &group, std::chrono::milliseconds duration) = 0;
    // Counts what was used before its limits were known.
    virtual void charge(const QList<LimitUse> &) { }
};

// The budgets and places that all processes on one data directory share. Thread-safe; owned by the
// application. What it grants is kept before it is used, so that a restart forgets nothing.
class BudgetLedger
{
public:
    virtual ~BudgetLedger() = default;

    struct Want
    {
        LimitUse use;
        double amount = 0; // 0: only asks whether the group rests
        std::chrono::milliseconds goodFor{0}; // how long the caller may spend the grant
    };
    struct Grant
    {
        quint64 slot = 0; // 0: nothing to settle
        double granted = 0; // at least the cost
        double total = 0; // ever granted to the group, with this
    };
    struct Answer
    {
        QList<Grant> grants; // one for each want; empty when there is a wait
        std::chrono::milliseconds wait{0};
        QString group = {};
    };
    // All or nothing.
    virtual Result<Answer> take(const QList<Want> &wants) = 0;
    // The service counted the grant's last request so long ago at the latest, and so much of it was
    // not used.
    virtual Result<void> settle(
        const LimitUse &use, const Grant &grant, double unspent, std::chrono::milliseconds ago)
        = 0;
    virtual Result<void> block(const QString &group, std::chrono::milliseconds duration) = 0;
    // `left` held when `total` had been granted and counted.
    virtual Result<void> told(const QString &group, double left, double total) = 0;

    // One of `most` places, if there is one; given back by its number, or by the end of the
    // process.
    virtual std::optional<int> takePlace(const QString &group, int most) = 0;
    virtual void givePlace(const QString &group, int place) = 0;
};

} // namespace sluice
