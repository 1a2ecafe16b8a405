// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/ratelimiter.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace sluice {

using std::chrono::milliseconds;

namespace {

// Requests reach a service less evenly than they leave: the window is kept a little longer.
constexpr double kWindowMargin = 1.04;
// How many entries a window is remembered by.
constexpr qint64 kWindowSlots = 100;
// A place in flight comes free when some answer comes: ask again soon.
constexpr qint64 kPlaceWaitMs = 20;
constexpr qint64 kLeaseMs = 1000;
constexpr double kBudgetTolerance = 1e-9;

class SteadyClock final : public Clock
{
public:
    qint64 nowMs() const override { return monotonicMs(); }
};

bool hasBudget(const LimitUse &use)
{
    return use.capacity > 0 && use.perSecond > 0;
}

qint64 budgetWindowMs(const LimitUse &use)
{
    return std::max<qint64>(
        1, static_cast<qint64>(std::ceil(use.capacity / use.perSecond * 1000 * kWindowMargin)));
}

} // namespace

const Clock &RateLimiter::steadyClock()
{
    static const SteadyClock clock;
    return clock;
}

RateLimiter::RateLimiter(BudgetLedger *ledger, const Clock &clock)
    : m_ledger(ledger)
    , m_clock(clock)
{
}

RateLimiter::~RateLimiter() = default;

// Zero: `use` fits now.
qint64 RateLimiter::waitMs(Group &group, const LimitUse &use, qint64 now)
{
    if (now < group.blockedUntilMs)
        return group.blockedUntilMs - now;
    if (use.concurrent > 0 && group.inFlight >= use.concurrent)
        return kPlaceWaitMs;
    if (!hasBudget(use))
        return 0;
    const qint64 window = budgetWindowMs(use);
    while (!group.spent.empty() && group.spent.front().atMs + window <= now) {
        group.used -= group.spent.front().cost;
        group.spent.pop_front();
    }
    if (group.spent.empty())
        group.used = 0; // no rounding error stays; what costs more than all goes alone
    double used = group.used;
    for (const Spent &spent : group.spent) {
        if (used + use.cost <= use.capacity + kBudgetTolerance)
            return 0;
        used -= spent.cost;
        if (used + use.cost <= use.capacity + kBudgetTolerance)
            return spent.atMs + window - now;
    }
    return group.spent.empty() ? 0 : group.spent.back().atMs + window - now;
}

std::optional<RateLimiter::Wanted> RateLimiter::wantedLease(
    const Group &group, const LimitUse &use, qint64 now) const
{
    if (!m_ledger || !hasBudget(use))
        return {};
    const double left = now < group.leaseEndMs ? group.leased : 0;
    if (left + kBudgetTolerance >= use.cost)
        return {};
    return Wanted{use, std::max(use.cost, std::min(use.capacity, use.perSecond))};
}

void RateLimiter::spend(Group &group, const LimitUse &use, qint64 now)
{
    ++group.inFlight;
    if (!hasBudget(use))
        return;
    if (m_ledger)
        group.leased = std::max(0.0, group.leased - use.cost);
    group.used += use.cost;
    // A slot counts as of its last request, so that joining errs on the safe side.
    const qint64 slotMs = budgetWindowMs(use) / kWindowSlots;
    if (!group.spent.empty() && group.spent.size() > 1
        && now - group.spent[group.spent.size() - 2].atMs <= slotMs) {
        group.spent.back().atMs = now;
        group.spent.back().cost += use.cost;
        return;
    }
    group.spent.push_back({now, use.cost});
}

Result<milliseconds> RateLimiter::enter(const QList<LimitUse> &uses)
{
    while (true) {
        std::vector<Wanted> wanted;
        {
            const std::lock_guard lock(m_mutex);
            const qint64 now = m_clock.nowMs();
            qint64 wait = 0;
            for (const LimitUse &use : uses)
                wait = std::max(wait, waitMs(m_groups[use.group], use, now));
            if (wait > 0)
                return milliseconds(wait);
            for (const LimitUse &use : uses) {
                if (auto lease = wantedLease(m_groups[use.group], use, now))
                    wanted.push_back(std::move(*lease));
            }
            if (wanted.empty()) {
                for (const LimitUse &use : uses)
                    spend(m_groups[use.group], use, now);
                return milliseconds(0);
            }
        }
        for (const Wanted &lease : wanted) {
            const auto answer = m_ledger->lease(lease.use, lease.amount);
            if (!answer)
                return fail(answer.error());
            if (answer->granted <= 0)
                return std::max(answer->wait, milliseconds(1));
            const std::lock_guard lock(m_mutex);
            Group &group = m_groups[lease.use.group];
            const qint64 now = m_clock.nowMs();
            group.leased = (now < group.leaseEndMs ? group.leased : 0) + answer->granted;
            group.leaseEndMs = now + kLeaseMs;
        }
    }
}

void RateLimiter::leave(const QList<LimitUse> &uses)
{
    const std::lock_guard lock(m_mutex);
    for (const LimitUse &use : uses) {
        Group &group = m_groups[use.group];
        group.inFlight = std::max(0, group.inFlight - 1);
    }
}

void RateLimiter::block(const QString &group, milliseconds duration)
{
    {
        const std::lock_guard lock(m_mutex);
        Group &blocked = m_groups[group];
        blocked.blockedUntilMs
            = std::max(blocked.blockedUntilMs, m_clock.nowMs() + duration.count());
    }
    // A ledger that cannot be reached says so at the next lease; this process rests already.
    if (m_ledger)
        static_cast<void>(m_ledger->block(group, duration));
}

} // namespace sluice
