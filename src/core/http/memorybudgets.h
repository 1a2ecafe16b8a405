// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "core/http/limitgate.h"
#include "core/http/limitwindow.h"

#include <map>
#include <mutex>
#include <set>

namespace sluice {

// Budgets and places of one process alone, forgotten with it: where there is no store. Owned by the
// RateLimiter; any thread.
class MemoryBudgets final : public BudgetLedger
{
public:
    explicit MemoryBudgets(const Clock &clock);

    Result<Answer> take(const QList<Want> &wants) override;
    Result<void> settle(const LimitUse &use, const Grant &grant, double unspent,
        std::chrono::milliseconds ago) override;
    Result<void> block(const QString &group, std::chrono::milliseconds duration) override;
    Result<void> told(const QString &group, double left, double total) override;
    std::optional<int> takePlace(const QString &group, int most) override;
    void givePlace(const QString &group, int place) override;

private:
    struct Group
    {
        std::vector<LimitWindow::Slot> taken;
        qint64 blockedUntilMs = 0;
        double total = 0;
        std::set<int> places;
    };
    qint64 waitMs(Group &group, const Want &want, qint64 now);

    const Clock &m_clock;
    std::mutex m_mutex;
    std::map<QString, Group> m_groups;
    quint64 m_lastSlot = 0;
};

} // namespace sluice
