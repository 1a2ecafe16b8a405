// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/budgets.h"

#include "base/clock.h"

#include <algorithm>
#include <cmath>

namespace sluice {

StoredBudgets::StoredBudgets(Store &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock)
{
}

Result<BudgetLedger::Lease> StoredBudgets::lease(const LimitUse &use, double wanted)
{
    Lease lease;
    auto done = m_store.write([this, &use, wanted, &lease](Sql &sql) -> Result<void> {
        const qint64 now = m_clock.nowMs();
        double tokens = use.capacity;
        qint64 blockedUntil = 0;
        auto row = sql.run("SELECT tokens, updated_at, blocked_until FROM rate_budget"
                           " WHERE limit_group=?",
            {use.group});
        if (!row)
            return fail(row.error());
        if ((*row)->next()) {
            const double elapsed
                = static_cast<double>(std::max<qint64>(0, now - (*row)->value(1).toLongLong()))
                / 1000.0;
            tokens = std::min(
                use.capacity, (*row)->value(0).toDouble() + elapsed * use.perSecond);
            blockedUntil = (*row)->value(2).toLongLong();
        }
        (*row)->finish();
        if (blockedUntil > now) {
            lease.wait = std::chrono::milliseconds(blockedUntil - now);
        } else if (tokens >= use.cost) {
            lease.granted = std::clamp(std::floor(tokens), use.cost, std::max(wanted, use.cost));
            tokens -= lease.granted;
        } else {
            lease.wait = std::chrono::milliseconds(static_cast<qint64>(
                std::ceil((use.cost - tokens) / std::max(use.perSecond, 1e-9) * 1000.0)));
        }
        auto saved = sql.run("INSERT INTO rate_budget(limit_group, tokens, capacity, refill_per_s,"
                             " updated_at, blocked_until) VALUES(?,?,?,?,?,?)"
                             " ON CONFLICT(limit_group) DO UPDATE SET tokens=excluded.tokens,"
                             " capacity=excluded.capacity, refill_per_s=excluded.refill_per_s,"
                             " updated_at=excluded.updated_at",
            {use.group, tokens, use.capacity, use.perSecond, now, blockedUntil});
        if (!saved)
            return fail(saved.error());
        return {};
    });
    if (!done)
        return fail(done.error());
    return lease;
}

Result<void> StoredBudgets::block(const QString &group, std::chrono::milliseconds duration)
{
    return m_store.write([this, &group, duration](Sql &sql) -> Result<void> {
        const qint64 now = m_clock.nowMs();
        auto saved = sql.run("INSERT INTO rate_budget(limit_group, tokens, capacity, refill_per_s,"
                             " updated_at, blocked_until) VALUES(?,0,0,0,?,?)"
                             " ON CONFLICT(limit_group) DO UPDATE SET"
                             " blocked_until=excluded.blocked_until",
            {group, now, now + duration.count()});
        if (!saved)
            return fail(saved.error());
        return {};
    });
}

Result<std::optional<StoredBudgets::Level>> StoredBudgets::level(const QString &group)
{
    std::optional<Level> level;
    auto done = m_store.read([this, &group, &level](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT tokens, capacity, refill_per_s, updated_at FROM rate_budget"
                           " WHERE limit_group=? AND capacity > 0",
            {group});
        if (!row)
            return fail(row.error());
        if ((*row)->next()) {
            const double capacity = (*row)->value(1).toDouble();
            const double elapsed
                = static_cast<double>(
                      std::max<qint64>(0, m_clock.nowMs() - (*row)->value(3).toLongLong()))
                / 1000.0;
            level = Level{
                std::min(capacity, (*row)->value(0).toDouble() + elapsed * (*row)->value(2).toDouble()),
                capacity};
        }
        (*row)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return level;
}

} // namespace sluice
