// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "core/http/limitgate.h"

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace sluice {

// The gate of one process: leases what its requests need from the ledger that all processes share,
// and tells it when the service has counted them. One per process, owned by the application; any
// thread. It never provokes a limit: what is granted counts until a whole window after the answer
// began, however long the request was on its way (see LimitWindow).
class RateLimiter final : public LimitGate
{
public:
    // Without a ledger the budgets are this process's own. The clock should never go back; the
    // default does not.
    explicit RateLimiter(BudgetLedger *ledger = nullptr, const Clock &clock = steadyClock());
    ~RateLimiter() override;

    Result<Pass> enter(const QList<LimitUse> &uses) override;
    void answered(const Pass &pass) override;
    void told(const Pass &pass, const QString &group, double left) override;
    void leave(const Pass &pass) override;
    void block(const QString &group, std::chrono::milliseconds duration) override;
    void charge(const QList<LimitUse> &uses) override;

    static const Clock &steadyClock();

private:
    // What the ledger granted, spent request by request.
    struct Lease
    {
        LimitUse use;
        BudgetLedger::Grant grant;
        double left = 0;
        qint64 endMs = 0;
        int unanswered = 0;
        qint64 answeredMs = 0; // the last of them
    };
    struct Group
    {
        qint64 blockedUntilMs = 0;
        std::shared_ptr<Lease> lease; // good for more
        double unanswered = 0; // cost
        bool isTold = true; // or may have been, before this process
    };
    struct Part
    {
        LimitUse use;
        std::shared_ptr<Lease> lease = {}; // null: no budget
        double total = 0; // granted and sent when this entered
        int place = -1;
    };
    struct Ticket
    {
        std::vector<Part> parts;
        bool isAnswered = false;
    };
    using Settled = std::vector<std::shared_ptr<Lease>>;

    qint64 restMs(const QList<LimitUse> &uses, qint64 now, QString &group);
    bool takePlaces(Ticket &ticket);
    void givePlaces(const Ticket &ticket);
    QList<BudgetLedger::Want> wanted(const Ticket &ticket, qint64 now, Settled &over);
    void keepGrants(const QList<BudgetLedger::Want> &wants,
        const QList<BudgetLedger::Grant> &grants, qint64 askedMs, Settled &over);
    bool spend(Ticket &ticket, qint64 now, Settled &over);
    void retire(Group &group, Settled &over);
    void noteAnswered(Ticket &ticket, Settled &over);
    void settle(const Settled &leases);

    std::unique_ptr<BudgetLedger> m_own;
    BudgetLedger *m_ledger;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::map<QString, Group> m_groups;
    std::map<quint64, Ticket> m_tickets;
    quint64 m_lastTicket = 0;
};

} // namespace sluice
