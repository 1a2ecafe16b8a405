// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/http/httptests.h"

#include <QTest>
#include <QTimer>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;
using Then = RawReply::Then;

Q_DECLARE_METATYPE(sluice::testing::RawReply)

void StopTest::stoppedBefore()
{
    RawServer server([](const RawRequest &) { return RawReply::json("{}"); });
    HttpClient client(shortTimings(), nullptr, nullptr);
    CancelSource source;
    source.request(StopWish::FinishChunk);
    QVERIFY(client.send(requestTo(server.url(u"/x"_s)), source.token())); // may still send
    source.request(StopWish::Stop);
    const auto answer = client.send(requestTo(server.url(u"/x"_s)), source.token());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QCOMPARE(server.requests().size(), 1);
}

void StopTest::abortedInFlight_data()
{
    QTest::addColumn<RawReply>("reply");
    QTest::newRow("no answer") << RawReply::nothing(Then::Hang);
    QTest::newRow("endless") << RawReply{.bytes = "HTTP/1.1 200 OK\r\n\r\n", .filling = -1};
    QTest::newRow("drip") << RawReply{.bytes = "HTTP/1.1 200 OK\r\n\r\n",
        .drip = QByteArray(400, 'd'),
        .dripEvery = std::chrono::milliseconds(10)};
}

void StopTest::abortedInFlight()
{
    QFETCH(RawReply, reply);
    CancelSource source;
    std::atomic<qint64> at = 0;
    RawServer server([&source, &at, reply](const RawRequest &) {
        at = monotonicMs();
        source.request(StopWish::Abort);
        return reply;
    });
    Timings timings; // of real length
    HttpClient client(timings, nullptr, nullptr);
    HttpRequest request = postTo(server.url(u"/act"_s), QByteArray("{}"));
    request.maxBytes = 1LL << 40;
    const auto answer = client.send(request, source.token());
    QVERIFY(monotonicMs() - at < 250);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    QCOMPARE(answer.error().delivery, Delivery::Unknown);
}

void StopTest::stopLetsInFlightEnd()
{
    CancelSource source;
    RawServer server([&source](const RawRequest &) {
        source.request(StopWish::Stop);
        RawReply reply = RawReply::json("{}");
        reply.delay = std::chrono::milliseconds(50);
        return reply;
    });
    HttpClient client(shortTimings(), nullptr, nullptr);
    const auto answer
        = client.send(postTo(server.url(u"/act"_s), QByteArray("{}")), source.token());
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
    QCOMPARE(answer->status, 200);
}

// A plain server never answers the TLS greeting: the request cannot have left.
void StopTest::stopWhileConnecting()
{
    CancelSource source;
    RawServer server([](const RawRequest &) { return RawReply(); });
    QUrl url = server.url(u"/act"_s);
    url.setScheme(u"https"_s);
    QTimer::singleShot(30, this, [&source] { source.request(StopWish::Stop); });
    HttpClient client(Timings{}, nullptr, nullptr);
    const qint64 start = monotonicMs();
    const auto answer = client.send(postTo(url, QByteArray("{}")), source.token());
    QVERIFY(monotonicMs() - start < 300);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
}
