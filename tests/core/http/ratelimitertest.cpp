// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/ratelimiter.h"
#include "core/http/httptests.h"

#include <QTest>

#include <atomic>
#include <barrier>
#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;
using std::chrono::milliseconds;

namespace {

class FakeClock final : public Clock
{
public:
    qint64 nowMs() const override { return now; }
    std::atomic<qint64> now = 1'000'000;
};

// A budget of its own pace, as the store would keep it.
class FakeLedger final : public BudgetLedger
{
public:
    Result<Answer> take(const QList<Want> &wants) override
    {
        if (isBroken)
            return fail(ErrorKind::Disk, u"The store cannot be written"_s);
        Answer answer;
        ++leases;
        for (const Want &want : wants) {
            if (left < want.use.cost)
                return Answer{.grants = {}, .wait = milliseconds(700), .group = want.use.group};
            const double granted = std::min(left, want.amount);
            left -= granted;
            answer.grants.append({.slot = quint64(leases), .granted = granted});
        }
        return answer;
    }
    Result<void> settle(const LimitUse &, const Grant &, double unspent, milliseconds) override
    {
        ++settled;
        left += unspent;
        return {};
    }
    Result<void> block(const QString &, milliseconds duration) override
    {
        blocked = duration;
        return {};
    }
    Result<void> told(const QString &, double, double) override { return {}; }
    std::optional<int> takePlace(const QString &, int most) override
    {
        return places < most ? std::optional(places++) : std::nullopt;
    }
    void givePlace(const QString &, int) override { --places; }
    double left = 25;
    int leases = 0;
    int settled = 0;
    int places = 0;
    bool isBroken = false;
    milliseconds blocked{0};
};

LimitUse budget(const QString &group, double capacity, double perSecond)
{
    return {.group = group, .capacity = capacity, .perSecond = perSecond};
}

LimitUse places(const QString &group, int concurrent)
{
    return {.group = group, .concurrent = concurrent};
}

qint64 waitOf(RateLimiter &limiter, const QList<LimitUse> &uses)
{
    const auto pass = limiter.enter(uses);
    return pass ? pass->wait.count() : -1;
}

} // namespace

void RateLimiterTest::neverAboveTheRate_data()
{
    QTest::addColumn<double>("capacity");
    QTest::addColumn<double>("perSecond");
    QTest::addColumn<double>("cost");
    QTest::addColumn<qint64>("stepMs");
    QTest::newRow("10 a second") << 10.0 << 10.0 << 1.0 << qint64(2);
    QTest::newRow("75 a second") << 75.0 << 75.0 << 1.0 << qint64(2);
    QTest::newRow("700 a minute") << 700.0 << 700.0 / 60 << 1.0 << qint64(50);
    QTest::newRow("10 a minute") << 10.0 << 10.0 / 60 << 1.0 << qint64(50);
    QTest::newRow("one each 100 ms") << 1.0 << 10.0 << 1.0 << qint64(2);
    QTest::newRow("costs 3 of 10") << 10.0 << 10.0 << 3.0 << qint64(2);
}

// Four threads ask all the time while the clock steps on; each window of the limit's length holds
// at most `capacity`, and over 20 windows at least 85 % of the budget is used.
void RateLimiterTest::neverAboveTheRate()
{
    QFETCH(double, capacity);
    QFETCH(double, perSecond);
    QFETCH(double, cost);
    QFETCH(qint64, stepMs);
    FakeClock clock;
    RateLimiter limiter(nullptr, clock);
    LimitUse use = budget(u"g"_s, capacity, perSecond);
    use.cost = cost;
    const auto windowMs = static_cast<qint64>(capacity / perSecond * 1000);
    const qint64 steps = 20 * windowMs / stepMs;
    std::mutex mutex;
    std::vector<qint64> entered;
    std::barrier barrier(4, [&clock, stepMs]() noexcept { clock.now += stepMs; });
    const auto work = [&] {
        for (qint64 i = 0; i < steps; ++i) {
            while (true) {
                const auto pass = limiter.enter({use});
                if (pass->wait.count() > 0)
                    break;
                const std::lock_guard lock(mutex);
                entered.push_back(clock.now);
                limiter.leave(*pass);
            }
            barrier.arrive_and_wait();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back(work);
    }
    for (size_t first = 0, last = 0; last < entered.size(); ++last) {
        while (entered[last] - entered[first] >= windowMs)
            ++first;
        QVERIFY(double(last - first + 1) * cost <= capacity + 1e-6);
    }
    const double whole = std::floor(capacity / cost) * cost; // what fits into a window
    const double used = double(entered.size()) * cost / (20 * whole);
    QVERIFY2(used >= 0.85 && used <= 1.0, qPrintable(QString::number(used)));
}

void RateLimiterTest::concurrency()
{
    RateLimiter limiter;
    const QList<LimitUse> uses{places(u"g"_s, 2)};
    const auto first = limiter.enter(uses);
    QCOMPARE(first->wait.count(), 0);
    QCOMPARE(waitOf(limiter, uses), 0);
    QVERIFY(waitOf(limiter, uses) > 0);
    QCOMPARE(waitOf(limiter, {places(u"other"_s, 2)}), 0);
    limiter.leave(*first);
    QCOMPARE(waitOf(limiter, uses), 0);
    QVERIFY(waitOf(limiter, uses) > 0);
}

void RateLimiterTest::block()
{
    FakeClock clock;
    FakeLedger ledger;
    RateLimiter limiter(&ledger, clock);
    const QList<LimitUse> uses{places(u"g"_s, 5)};
    limiter.block(u"g"_s, milliseconds(5'000));
    limiter.block(u"g"_s, milliseconds(1'000)); // does not shorten it
    QCOMPARE(ledger.blocked, milliseconds(1'000));
    QCOMPARE(waitOf(limiter, uses), 5'000);
    clock.now += 4'999;
    QCOMPARE(waitOf(limiter, uses), 1);
    clock.now += 1;
    QCOMPARE(waitOf(limiter, uses), 0);
}

void RateLimiterTest::allOrNothing()
{
    FakeClock clock;
    RateLimiter limiter(nullptr, clock);
    const QList<LimitUse> both{budget(u"fast"_s, 2, 2), budget(u"slow"_s, 1, 0.1)};
    limiter.leave(*limiter.enter(both));
    const qint64 wait = waitOf(limiter, both);
    QVERIFY2(wait >= 10'000 && wait < 11'000, qPrintable(QString::number(wait)));
    QCOMPARE(waitOf(limiter, {both.first()}), 0); // the refused ones took nothing
    QVERIFY(waitOf(limiter, {both.first()}) > 0);
}

// It would break the limit wherever it stood.
void RateLimiterTest::costlierThanAll()
{
    FakeClock clock;
    RateLimiter limiter(nullptr, clock);
    LimitUse use = budget(u"g"_s, 10, 10);
    use.cost = 25;
    QCOMPARE(limiter.enter({use}).error().code, u"BUDGET_SPENT"_s);
    use.cost = 10;
    QCOMPARE(waitOf(limiter, {use}), 0);
}

// A request is counted from the moment it may leave until a window after it was answered, however
// long it was on its way.
void RateLimiterTest::slowRequestsCountAsOfTheirAnswer()
{
    FakeClock clock;
    RateLimiter limiter(nullptr, clock);
    const LimitUse use = budget(u"g"_s, 1, 1);
    const auto pass = limiter.enter({use});
    clock.now += 5'000;
    QVERIFY(waitOf(limiter, {use}) > 0); // it may arrive only now
    limiter.answered(*pass);
    clock.now += 999;
    QVERIFY(waitOf(limiter, {use}) > 0);
    clock.now += 20;
    QCOMPARE(waitOf(limiter, {use}), 0);
    limiter.leave(*pass);
}

void RateLimiterTest::sums()
{
    FakeClock clock;
    RateLimiter limiter(nullptr, clock);
    LimitUse use{.group = u"run"_s, .capacity = 100, .cost = 60};
    QCOMPARE(waitOf(limiter, {use}), 0);
    clock.now += 1'000'000'000;
    const auto refused = limiter.enter({use});
    QCOMPARE(refused.error().code, u"BUDGET_SPENT"_s);
    QVERIFY(!refused.error().why.isEmpty() && !refused.error().next.isEmpty());
    use.cost = 40;
    QCOMPARE(waitOf(limiter, {use}), 0);
}

void RateLimiterTest::ledger()
{
    FakeClock clock;
    FakeLedger ledger;
    RateLimiter limiter(&ledger, clock);
    const QList<LimitUse> uses{budget(u"g"_s, 1000, 10)};
    for (int i = 0; i < 10; ++i)
        limiter.leave(*limiter.enter(uses));
    QCOMPARE(ledger.leases, 1); // a second's worth
    QCOMPARE(waitOf(limiter, uses), 0);
    QCOMPARE(ledger.leases, 2);
    QCOMPARE(ledger.left, 5.0);
    clock.now += 1'000; // a lease is good for a second
    limiter.leave(*limiter.enter(uses));
    QCOMPARE(ledger.leases, 3);
    clock.now += 1'000;
    QCOMPARE(ledger.left, 0.0);
    for (int i = 0; i < 4; ++i) // what the lease before had left was given back
        QCOMPARE(waitOf(limiter, uses), 0);
    QCOMPARE(ledger.settled, 2); // and so was the first, which left nothing
    const auto late = limiter.enter(uses);
    QCOMPARE(late->wait, milliseconds(700));
    QCOMPARE(late->group, u"g"_s);
}

void RateLimiterTest::ledgerFails()
{
    FakeLedger ledger;
    ledger.isBroken = true;
    RateLimiter limiter(&ledger);
    RawServer server([](const RawRequest &) { return RawReply::json("{}"); });
    HttpClient client(shortTimings(), &limiter, nullptr);
    HttpRequest request = requestTo(server.url(u"/x"_s));
    request.limits = {budget(u"g"_s, 100, 10)};
    const auto answer = client.send(request, CancelToken());
    QCOMPARE(answer.error().kind, ErrorKind::Disk);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QCOMPARE(server.connections(), 0);
}

void RateLimiterTest::clientWaitsAndGivesUp()
{
    RateLimiter limiter;
    RawServer server([](const RawRequest &) { return RawReply::json("{}"); });
    HttpClient client(shortTimings(), &limiter, nullptr);
    HttpRequest request = requestTo(server.url(u"/x"_s));
    request.limits = {budget(u"fast"_s, 1, 20), places(u"places"_s, 1)};
    for (int i = 0; i < 3; ++i)
        QVERIFY(client.send(request, CancelToken())); // waits 50 ms, and leaves the place
    request.limits = {budget(u"slow"_s, 1, 0.05)};
    QVERIFY(client.send(request, CancelToken()));
    const auto late = client.send(request, CancelToken());
    QVERIFY(!late);
    QCOMPARE(late.error().kind, ErrorKind::RateLimit);
    QCOMPARE(late.error().delivery, Delivery::NotSent);
    QVERIFY(late.error().isRetryable && late.error().retryAfter > milliseconds(15'000));
    QCOMPARE(server.requests().size(), 4);
}

// C19, C20
void RateLimiterTest::tooManyRequestsBlocksTheGroup()
{
    RateLimiter limiter;
    RawServer server([](const RawRequest &request) {
        RawReply reply = RawReply::json("{}", "429 Too Many Requests");
        if (request.target == "/told")
            reply.bytes.replace("Content-Type", "Retry-After: 30\r\nContent-Type");
        return reply;
    });
    HttpClient client(Timings{}, &limiter, nullptr);
    for (const auto &[path, least] : {std::pair(u"/told"_s, 29'000), {u"/untold"_s, 900}}) {
        HttpRequest request = requestTo(server.url(path));
        request.limits = {places(path, 4)};
        QCOMPARE(client.send(request, CancelToken())->status, 429);
        QVERIFY(waitOf(limiter, request.limits) > least);
    }
}
