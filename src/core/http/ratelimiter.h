// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "core/http/limitgate.h"

#include <deque>
#include <map>
#include <mutex>

namespace sluice {

// The gate of one process: for each group a budget over time, a bound on how many are in flight,
// and rests that a service asked for. One per process, owned by the application; any thread.
//
// It never provokes a limit: within any window of capacity / perSecond seconds it lets at most
// `capacity` through, wherever the service's own window begins, where a plain token bucket would
// let through up to twice as much. Tokens come back all the same at `perSecond`. With a ledger a
// group also leases from the budget that all processes share, one second's worth at a time.
class RateLimiter final : public LimitGate
{
public:
    // The clock should never go back; the default does not.
    explicit RateLimiter(BudgetLedger *ledger = nullptr, const Clock &clock = steadyClock());
    ~RateLimiter() override;

    Result<std::chrono::milliseconds> enter(const QList<LimitUse> &uses) override;
    void leave(const QList<LimitUse> &uses) override;
    void block(const QString &group, std::chrono::milliseconds duration) override;

    static const Clock &steadyClock();

private:
    struct Spent
    {
        qint64 atMs = 0; // of the last request counted here
        double cost = 0;
    };
    struct Group
    {
        std::deque<Spent> spent; // within the window, oldest first
        double used = 0; // their sum
        int inFlight = 0;
        qint64 blockedUntilMs = 0;
        double leased = 0; // from the ledger, good until leaseEndMs
        qint64 leaseEndMs = 0;
    };
    // Asked of the ledger with the lock released, since it may touch the disk.
    struct Wanted
    {
        LimitUse use;
        double amount = 0;
    };

    qint64 waitMs(Group &group, const LimitUse &use, qint64 now);
    std::optional<Wanted> wantedLease(const Group &group, const LimitUse &use, qint64 now) const;
    void spend(Group &group, const LimitUse &use, qint64 now);

    BudgetLedger *m_ledger;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::map<QString, Group> m_groups;
};

} // namespace sluice
