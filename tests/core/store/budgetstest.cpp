// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/budgets.h"
#include "base/clock.h"
#include "core/store/storetests.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using std::chrono::milliseconds;

namespace {

class BudgetClock final : public Clock
{
public:
    qint64 nowMs() const override { return now; }
    qint64 now = 1'700'000'000'000;
};

LimitUse dayOf(double capacity, double cost)
{
    return {.group = u"zoho-crm/1/credits"_s,
        .capacity = capacity,
        .perSecond = capacity / 86'400,
        .cost = cost};
}

qint64 waitFor(StoredBudgets &budgets, const LimitUse &use)
{
    const auto answer = budgets.take({{.use = use, .amount = use.cost}});
    return answer ? answer->wait.count() : -1;
}

} // namespace

// A bucket would let 2,000 pass in the first day, wherever the service's own day begins.
void StoredBudgetsTest::neverTwiceTheDaysBudget()
{
    const QTemporaryDir folder;
    BudgetClock clock;
    QList<std::pair<qint64, double>> spent;
    auto store = openStore(folder.path());
    auto budgets = std::make_unique<StoredBudgets>(*store, clock);
    const qint64 start = clock.now;
    while (clock.now < start + 3 * 86'400'000LL) {
        if (waitFor(*budgets, dayOf(1'000, 10)) == 0)
            spent.append({clock.now, 10});
        clock.now += 120'000;
        if (spent.size() % 70 == 0) { // a restart forgets nothing
            budgets.reset();
            store.reset();
            store = openStore(folder.path());
            budgets = std::make_unique<StoredBudgets>(*store, clock);
        }
    }
    double total = 0;
    for (qsizetype first = 0, last = 0; last < spent.size(); ++last) {
        total += spent.at(last).second;
        while (spent.at(last).first - spent.at(first).first >= 86'400'000LL)
            total -= spent.at(first++).second;
        QVERIFY(total <= 1'000);
    }
    QVERIFY2(spent.size() >= 255, qPrintable(QString::number(spent.size()))); // 85 % of 300
}

// Two ledgers on one store are two processes.
void StoredBudgetsTest::sharedByProcesses()
{
    const QTemporaryDir folder;
    BudgetClock clock;
    auto store = openStore(folder.path());
    auto other = openStore(folder.path());
    StoredBudgets mine(*store, clock);
    StoredBudgets theirs(*other, clock);
    QCOMPARE(waitFor(mine, dayOf(100, 60)), 0);
    QVERIFY(waitFor(theirs, dayOf(100, 60)) > 86'000'000);
    QCOMPARE(waitFor(theirs, dayOf(100, 40)), 0);
    QVERIFY(theirs.block(u"zoho-crm/1/downloads"_s, milliseconds(5'000)));
    QCOMPARE(
        waitFor(mine, {.group = u"zoho-crm/1/downloads"_s, .capacity = 10, .perSecond = 1}), 5'000);
    QCOMPARE(mine.takePlace(u"calls"_s, 2), 0);
    QCOMPARE(theirs.takePlace(u"calls"_s, 2), 1);
    QCOMPARE(mine.takePlace(u"calls"_s, 2), std::nullopt);
    theirs.givePlace(u"calls"_s, 1);
    QCOMPARE(mine.takePlace(u"calls"_s, 2), 1);
}

// What the service says is left wins, also over what others have used of it.
void StoredBudgetsTest::theServicesWordWins()
{
    const QTemporaryDir folder;
    BudgetClock clock;
    auto store = openStore(folder.path());
    StoredBudgets budgets(*store, clock);
    LimitUse use = dayOf(1'000, 10);
    use.reserve = 50;
    const auto first = budgets.take({{.use = use, .amount = 10}});
    QCOMPARE(first->wait.count(), 0);
    QVERIFY(budgets.told(use.group, 80, first->grants.first().total));
    QCOMPARE(budgets.level(use.group)->value().left, 80.0);
    QCOMPARE(waitFor(budgets, use), 0); // 70 left
    QCOMPARE(waitFor(budgets, use), 0);
    QCOMPARE(waitFor(budgets, use), 0); // 50 left: they stay for others
    QVERIFY(waitFor(budgets, use) > 0);
    QVERIFY(budgets.told(use.group, 20, 10)); // an older answer than those three grants: still low
    QVERIFY(waitFor(budgets, use) > 0);
    QVERIFY(budgets.told(use.group, -1, 40)); // it says nothing any more: more than half is left
    QCOMPARE(waitFor(budgets, use), 0);
}

// A store of the first schema: what its buckets had given out still counts.
void StoredBudgetsTest::bucketsOfTheFirstSchemaCount()
{
    const QTemporaryDir folder;
    BudgetClock clock;
    {
        auto old = Store::open(folder.path(), Timings{}, {migrations().first()});
        QVERIFY(old);
        QVERIFY((*old)->write([&clock](Sql &sql) -> Result<void> {
            auto done = sql.run("INSERT INTO rate_budget(limit_group, tokens, capacity,"
                                " refill_per_s, updated_at) VALUES(?,?,?,?,?)",
                {u"zoho-crm/1/credits"_s, 300.0, 1'000.0, 1'000.0 / 86'400, clock.now - 1'000});
            return done ? Result<void>() : fail(done.error());
        }));
    }
    auto store = openStore(folder.path());
    QVERIFY(store);
    StoredBudgets budgets(*store, clock);
    QCOMPARE(budgets.level(u"zoho-crm/1/credits"_s)->value().used, 700.0);
    QVERIFY(waitFor(budgets, dayOf(1'000, 400)) > 0);
    QCOMPARE(waitFor(budgets, dayOf(1'000, 300)), 0);
}
