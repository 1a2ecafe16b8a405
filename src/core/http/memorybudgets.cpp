// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/memorybudgets.h"

#include <algorithm>

namespace sluice {

using std::chrono::milliseconds;

MemoryBudgets::MemoryBudgets(const Clock &clock)
    : m_clock(clock)
{
}

qint64 MemoryBudgets::waitMs(Group &group, const Want &want, qint64 now)
{
    if (group.blockedUntilMs > now)
        return group.blockedUntilMs - now;
    if (want.amount <= 0 || !LimitWindow::isOverTime(want.use))
        return 0;
    const qint64 length = LimitWindow::lengthMs(want.use);
    std::erase_if(
        group.taken, [length, now](const auto &slot) { return slot.atMs + length <= now; });
    std::sort(group.taken.begin(), group.taken.end(),
        [](const auto &a, const auto &b) { return a.atMs < b.atMs; });
    return LimitWindow(want.use, group.taken).waitMs(want.use.cost, now);
}

Result<BudgetLedger::Answer> MemoryBudgets::take(const QList<Want> &wants)
{
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_clock.nowMs();
    Answer answer;
    for (const Want &want : wants) {
        const double total = m_groups[want.use.group].total;
        if (want.amount > 0 && LimitWindow::canNeverFit(want.use, total))
            return fail(LimitWindow::sumSpent(want.use, total));
        const milliseconds wait(waitMs(m_groups[want.use.group], want, now));
        if (wait > answer.wait) {
            answer.wait = wait;
            answer.group = want.use.group;
        }
    }
    if (answer.wait.count() > 0)
        return answer;
    for (const Want &want : wants) {
        Group &group = m_groups[want.use.group];
        Grant grant{.granted = want.amount, .total = group.total};
        if (want.amount > 0 && LimitWindow::isOverTime(want.use)) {
            const double free = LimitWindow(want.use, group.taken).freeAt(now);
            grant.granted = std::clamp(free, want.use.cost, want.amount);
            grant.slot = ++m_lastSlot;
            group.taken.push_back(
                {grant.slot, now + (want.goodFor + LimitWindow::kArrival).count(), grant.granted});
        }
        grant.total = group.total += grant.granted;
        answer.grants.append(grant);
    }
    return answer;
}

Result<void> MemoryBudgets::settle(
    const LimitUse &use, const Grant &grant, double unspent, milliseconds ago)
{
    const std::lock_guard lock(m_mutex);
    Group &group = m_groups[use.group];
    group.total -= unspent;
    for (LimitWindow::Slot &slot : group.taken) {
        if (slot.id != grant.slot)
            continue;
        slot.atMs = std::min(slot.atMs, m_clock.nowMs() - ago.count());
        slot.cost -= unspent;
    }
    return {};
}

Result<void> MemoryBudgets::block(const QString &group, milliseconds duration)
{
    const std::lock_guard lock(m_mutex);
    qint64 &until = m_groups[group].blockedUntilMs;
    until = std::max(until, m_clock.nowMs() + duration.count());
    return {};
}

Result<void> MemoryBudgets::told(const QString &, double, double)
{
    return {}; // nothing to keep it for: without a store there is no run
}

std::optional<int> MemoryBudgets::takePlace(const QString &group, int most)
{
    const std::lock_guard lock(m_mutex);
    std::set<int> &places = m_groups[group].places;
    for (int place = 0; place < most; ++place) {
        if (places.insert(place).second)
            return place;
    }
    return {};
}

void MemoryBudgets::givePlace(const QString &group, int place)
{
    const std::lock_guard lock(m_mutex);
    m_groups[group].places.erase(place);
}

} // namespace sluice
