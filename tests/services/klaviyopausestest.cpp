// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetests.h"
#include "core/http/ratelimiter.h"
#include "support/commercekit.h"
#include "support/rawserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QByteArray kJobAnswer
    = R"({"data":{"type":"catalog-item-bulk-create-job","id":"j1","attributes":{"status":"queued",)"
      R"("total_count":3,"errors":[{"code":"invalid","source":)"
      R"({"pointer":"/data/attributes/items/data/2"}}]}}})";

RawReply throttled(int seconds)
{
    const QByteArray body = R"({"errors":[{"id":"e","status":429,"code":"throttled"}]})";
    return {.bytes = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: " + QByteArray::number(seconds)
            + "\r\nContent-Type: application/vnd.api+json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body};
}

RawReply emptyList()
{
    return RawReply::json(R"({"data":[],"links":{"next":null}})");
}

} // namespace

// What the client of Klaviyo does about limits: before they are reached, and after a 429.
class KlaviyoPausesTest final : public QObject
{
    Q_OBJECT

private slots:
    void shortPauseRepeats();
    void longPauseComesBack();
    void endlessPausesEnd();
    void stopEndsAPause();
    void limiterHoldsTheWindow();
    void aWindowOfASecondIsWaitedFor();
    void limitersRest();
};

void KlaviyoPausesTest::shortPauseRepeats()
{
    std::atomic<int> calls = 0;
    RawServer server([&calls](const RawRequest &) {
        return ++calls == 1 ? throttled(1) : RawReply::json(kJobAnswer, "202 Accepted");
    });
    CommerceKit kit({}, {}, server.url({}));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(kit.klaviyo().startJob(KlaviyoJobKind::ItemCreate, QByteArray("{\"a\":1}")));
    QVERIFY(timer.elapsed() >= 990);
    QCOMPARE(calls, 2);
    QCOMPARE(server.requests()[0].body, server.requests()[1].body);
}

void KlaviyoPausesTest::longPauseComesBack()
{
    RawServer server([](const RawRequest &) { return throttled(58); });
    CommerceKit kit({}, {}, server.url({}));
    const auto job = kit.klaviyo().startJob(KlaviyoJobKind::ItemCreate, QByteArray("{}"));
    QVERIFY(!job);
    QCOMPARE(job.error().kind, ErrorKind::RateLimit);
    QCOMPARE(job.error().code, u"throttled"_s);
    QCOMPARE(job.error().retryAfter, std::optional(std::chrono::milliseconds(58'000)));
    QCOMPARE(job.error().delivery, Delivery::Answered);
    QVERIFY(job.error().isRetryable);
    QCOMPARE(server.requests().size(), 1);
}

void KlaviyoPausesTest::endlessPausesEnd()
{
    RawServer server([](const RawRequest &) { return throttled(0); }); // a second at least
    CommerceKit kit({}, {}, server.url({}));
    QVERIFY(!kit.klaviyo().profiles({}));
    QCOMPARE(server.requests().size(), 6);
}

void KlaviyoPausesTest::stopEndsAPause()
{
    CancelSource *source = nullptr;
    RawServer server([&source](const RawRequest &) {
        source->request(StopWish::Stop);
        return throttled(1);
    });
    CommerceKit kit({}, {}, server.url({}));
    source = &kit.cancel();
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!kit.klaviyo().profiles({}));
    QVERIFY(timer.elapsed() < 900);
    QCOMPARE(server.requests().size(), 1);
}

// Thirteen calls of the class of ten a second take more than a second, and no more at once.
void KlaviyoPausesTest::limiterHoldsTheWindow()
{
    QList<qint64> times;
    RawServer server([&times](const RawRequest &) {
        times.append(monotonicMs());
        return RawReply::json({}, "202 Accepted");
    });
    RateLimiter limiter;
    CommerceKit kit({}, {}, server.url({}), &limiter);
    for (int i = 0; i < 13;) {
        const auto sent = kit.klaviyo().createEvents(QByteArray("{}"));
        if (sent) {
            ++i;
            continue;
        }
        // Longer than a thread is held: what a step does then.
        QCOMPARE(sent.error().kind, ErrorKind::RateLimit);
        QCOMPARE(sent.error().delivery, Delivery::NotSent);
        QVERIFY(kit.token().waitFor(*sent.error().retryAfter));
    }
    for (qsizetype i = 10; i < times.size(); ++i)
        QVERIFY2(times[i] - times[i - 10] >= 1'000,
            qPrintable(QString::number(times[i] - times[i - 10])));
    QVERIFY(times.last() - times.first() < 3'000);
}

// A step is not put aside for it: one call a second, and the second one waits for its turn.
void KlaviyoPausesTest::aWindowOfASecondIsWaitedFor()
{
    QList<qint64> times;
    RawServer server([&times](const RawRequest &) {
        times.append(monotonicMs());
        return RawReply::json(R"({"data":[{"type":"account","id":"A","attributes":{}}]})");
    });
    RateLimiter limiter;
    CommerceKit kit({}, {}, server.url({}), &limiter);
    for (int i = 0; i < 2; ++i) {
        const auto info = kit.klaviyo().accountInfo();
        QVERIFY2(info, qPrintable(info ? QString() : info.error().text()));
    }
    QCOMPARE(times.size(), 2);
    QVERIFY(times[1] - times[0] >= 1'000);
}

// After a 429 the others of the endpoint wait too, and other endpoints do not.
void KlaviyoPausesTest::limitersRest()
{
    RawServer server([](const RawRequest &request) {
        return request.method == "POST" ? throttled(30) : emptyList();
    });
    RateLimiter limiter;
    CommerceKit kit({}, {}, server.url({}), &limiter);
    QVERIFY(!kit.klaviyo().createEvents(QByteArray("{}")));
    const auto second = kit.klaviyo().createEvents(QByteArray("{}"));
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::RateLimit);
    QCOMPARE(second.error().delivery, Delivery::NotSent);
    QVERIFY(second.error().retryAfter->count() > 25'000);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(kit.klaviyo().profiles({}));
}

int runKlaviyoPausesTest(int argc, char **argv)
{
    KlaviyoPausesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "klaviyopausestest.moc"
