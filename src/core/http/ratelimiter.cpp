// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/ratelimiter.h"

#include "core/http/limitwindow.h"
#include "core/http/memorybudgets.h"

#include <algorithm>
#include <utility>

namespace sluice {

using std::chrono::milliseconds;

namespace {

// A place in flight comes free when some answer comes: ask again soon.
constexpr milliseconds kPlaceWait{20};
constexpr double kBudgetTolerance = 1e-9;

class SteadyClock final : public Clock
{
public:
    qint64 nowMs() const override { return monotonicMs(); }
};

} // namespace

const Clock &RateLimiter::steadyClock()
{
    static const SteadyClock clock;
    return clock;
}

RateLimiter::RateLimiter(BudgetLedger *ledger, const Clock &clock)
    : m_own(ledger ? nullptr : std::make_unique<MemoryBudgets>(clock))
    , m_ledger(ledger ? ledger : m_own.get())
    , m_clock(clock)
{
}

RateLimiter::~RateLimiter() = default;

qint64 RateLimiter::restMs(const QList<LimitUse> &uses, qint64 now, QString &group)
{
    qint64 rest = 0;
    for (const LimitUse &use : uses) {
        if (const qint64 its = m_groups[use.group].blockedUntilMs - now; its > rest) {
            rest = its;
            group = use.group;
        }
    }
    return rest;
}

bool RateLimiter::takePlaces(Ticket &ticket)
{
    for (Part &part : ticket.parts) {
        if (part.use.concurrent <= 0)
            continue;
        const auto place = m_ledger->takePlace(part.use.group, part.use.concurrent);
        if (!place)
            return false;
        part.place = *place;
    }
    return true;
}

void RateLimiter::givePlaces(const Ticket &ticket)
{
    for (const Part &part : ticket.parts) {
        if (part.place >= 0)
            m_ledger->givePlace(part.use.group, part.place);
    }
}

void RateLimiter::retire(Group &group, Settled &over)
{
    if (group.lease && group.lease->unanswered == 0)
        over.push_back(group.lease);
    group.lease.reset();
}

// What the leases at hand do not cover. Groups with nothing to take are asked whether they rest.
QList<BudgetLedger::Want> RateLimiter::wanted(const Ticket &ticket, qint64 now, Settled &over)
{
    QList<BudgetLedger::Want> wants;
    bool needsAny = false;
    for (const Part &part : ticket.parts) {
        BudgetLedger::Want want{.use = part.use};
        Group &group = m_groups[part.use.group];
        if (group.lease && now >= group.lease->endMs)
            retire(group, over);
        const bool isCovered = group.lease && group.lease->left + kBudgetTolerance >= part.use.cost;
        if (part.use.capacity > 0 && !isCovered) {
            needsAny = true;
            want.amount = LimitWindow::leaseAmount(part.use);
            if (LimitWindow::isOverTime(part.use))
                want.goodFor = LimitWindow::leaseLength(part.use);
        }
        wants.append(want);
    }
    return needsAny ? wants : QList<BudgetLedger::Want>();
}

void RateLimiter::keepGrants(const QList<BudgetLedger::Want> &wants,
    const QList<BudgetLedger::Grant> &grants, qint64 askedMs, Settled &over)
{
    for (qsizetype i = 0; i < wants.size() && i < grants.size(); ++i) {
        const BudgetLedger::Want &want = wants.at(i);
        if (want.amount <= 0)
            continue;
        Group &group = m_groups[want.use.group];
        retire(group, over);
        group.lease = std::make_shared<Lease>(Lease{.use = want.use,
            .grant = grants.at(i),
            .left = grants.at(i).granted,
            .endMs = askedMs + std::max<qint64>(1, want.goodFor.count())});
    }
}

bool RateLimiter::spend(Ticket &ticket, qint64 now, Settled &over)
{
    for (const Part &part : ticket.parts) {
        const Group &group = m_groups[part.use.group];
        if (part.use.capacity > 0
            && (!group.lease || group.lease->left + kBudgetTolerance < part.use.cost))
            return false; // another thread was quicker
    }
    for (Part &part : ticket.parts) {
        Group &group = m_groups[part.use.group];
        if (part.use.capacity <= 0)
            continue;
        Lease &lease = *group.lease;
        lease.left -= part.use.cost;
        ++lease.unanswered;
        lease.answeredMs = std::max(lease.answeredMs, now);
        part.lease = group.lease;
        part.total = lease.grant.total - lease.left - group.unanswered;
        group.unanswered += part.use.cost;
        if (lease.left <= kBudgetTolerance)
            retire(group, over);
    }
    return true;
}

Result<LimitGate::Pass> RateLimiter::enter(const QList<LimitUse> &uses)
{
    Ticket ticket;
    for (const LimitUse &use : uses)
        ticket.parts.push_back({.use = use});
    Settled over;
    Pass pass;
    {
        const std::lock_guard lock(m_mutex);
        pass.wait = milliseconds(restMs(uses, m_clock.nowMs(), pass.group));
    }
    if (pass.wait.count() > 0)
        return pass;
    if (!takePlaces(ticket)) {
        givePlaces(ticket);
        pass.wait = kPlaceWait;
        return pass;
    }
    while (true) {
        QList<BudgetLedger::Want> wants;
        qint64 now = 0;
        {
            const std::lock_guard lock(m_mutex);
            now = m_clock.nowMs();
            wants = wanted(ticket, now, over);
            if (wants.isEmpty() && spend(ticket, now, over)) {
                pass.id = ++m_lastTicket;
                m_tickets.emplace(pass.id, std::move(ticket));
            }
        }
        settle(over);
        over.clear();
        if (pass.id != 0)
            return pass;
        if (wants.isEmpty())
            continue;
        const auto answer = m_ledger->take(wants);
        if (!answer || answer->wait.count() > 0) {
            givePlaces(ticket);
            if (!answer)
                return fail(answer.error());
            pass.wait = answer->wait;
            pass.group = answer->group;
            return pass;
        }
        const std::lock_guard lock(m_mutex);
        keepGrants(wants, answer->grants, now, over);
        if (spend(ticket, now, over)) {
            pass.id = ++m_lastTicket;
            m_tickets.emplace(pass.id, std::move(ticket));
            break;
        }
    }
    settle(over);
    return pass;
}

void RateLimiter::noteAnswered(Ticket &ticket, Settled &over)
{
    if (std::exchange(ticket.isAnswered, true))
        return;
    const qint64 now = m_clock.nowMs();
    for (const Part &part : ticket.parts) {
        if (!part.lease)
            continue;
        Group &group = m_groups[part.use.group];
        group.unanswered = std::max(0.0, group.unanswered - part.use.cost);
        part.lease->answeredMs = now;
        if (--part.lease->unanswered == 0 && part.lease != group.lease)
            over.push_back(part.lease);
    }
}

void RateLimiter::answered(const Pass &pass)
{
    Settled over;
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_tickets.find(pass.id);
        if (it != m_tickets.end())
            noteAnswered(it->second, over);
    }
    settle(over);
}

void RateLimiter::told(const Pass &pass, const QString &group, double left)
{
    double total = -1;
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_groups[group].isTold, left >= 0) && left < 0)
            return;
        const auto it = m_tickets.find(pass.id);
        if (it == m_tickets.end())
            return;
        for (const Part &part : it->second.parts) {
            if (part.use.group == group)
                total = part.total;
        }
    }
    // A ledger that cannot be reached says so at the next lease.
    if (total >= 0)
        static_cast<void>(m_ledger->told(group, left, total));
}

void RateLimiter::leave(const Pass &pass)
{
    Settled over;
    Ticket ticket;
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_tickets.find(pass.id);
        if (it == m_tickets.end())
            return;
        noteAnswered(it->second, over);
        ticket = std::move(it->second);
        m_tickets.erase(it);
    }
    givePlaces(ticket);
    settle(over);
}

// Outside the lock: it may touch the disk. What could not be settled counts for longer, which errs
// on the safe side.
void RateLimiter::settle(const Settled &leases)
{
    for (const auto &lease : leases) {
        if (lease->grant.slot == 0
            || (LimitWindow::isLong(lease->use) && lease->left <= kBudgetTolerance))
            continue;
        const milliseconds ago(std::max<qint64>(0, m_clock.nowMs() - lease->answeredMs));
        static_cast<void>(m_ledger->settle(lease->use, lease->grant, lease->left, ago));
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
    static_cast<void>(m_ledger->block(group, duration));
}

void RateLimiter::charge(const QList<LimitUse> &uses)
{
    QList<BudgetLedger::Want> wants;
    for (const LimitUse &use : uses) {
        LimitUse plain = use;
        plain.capacity = LimitWindow::isSum(use) ? 0 : use.capacity;
        plain.cost = 0; // it is spent already: never refused
        if (use.capacity > 0)
            wants.append({.use = plain, .amount = use.cost});
    }
    // A ledger that cannot be reached says so at the next lease.
    static_cast<void>(m_ledger->take(wants));
}

} // namespace sluice
