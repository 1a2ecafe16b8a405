// SPDX-License-Identifier: GPL-3.0-or-later
#include "klaviyoclient.h"
#include "sandboxtests.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class KlaviyoEventsTest : public QObject
{
    Q_OBJECT
private slots:
    void bulkAndReadBack();
    void sameUniqueIdLater_data();
    void sameUniqueIdLater();
    void sameUniqueIdInRequest();
    void withoutUniqueIdOneASecond();
    void refusals_data();
    void refusals();
    void hundredThousand();
};

using Under = KlaviyoUnderTest;

void KlaviyoEventsTest::bulkAndReadBack()
{
    Under server;
    const Answer sent = server.sendEvents(
        {Under::group("Jane@example.com",
             {Under::event("o1", ",\"value\":23.8,\"value_currency\":\"EUR\",\"backfill\":true"),
                 Under::event("o2")}),
            Under::group("jane@example.com", {Under::event("o3")})});
    QCOMPARE(sent.status, 202);
    QVERIFY(sent.body.isEmpty());
    const QJsonObject metric = server.get("/api/metrics").json()["data"_L1][0].toObject();
    QCOMPARE(metric["attributes"_L1]["name"_L1].toString(), u"Placed Order"_s);
    const QJsonArray events = server
                                  .get("/api/events?filter=equals(metric_id,%22"
                                      + metric.value("id"_L1).toString().toLatin1()
                                      + "%22)&sort=timestamp&include=profile,metric")
                                  .json()
                                  .value("data"_L1)
                                  .toArray();
    QCOMPARE(events.size(), 3);
    QCOMPARE(events.at(0)["attributes"_L1]["timestamp"_L1].toInteger(), 1'704'398'089);
    QCOMPARE(events.at(0)["attributes"_L1]["event_properties"_L1]["$value"_L1].toDouble(), 23.8);
    QCOMPARE(server.digest("profiles").value("rows"_L1).toInt(), 1); // made by the events
    const QJsonObject digest = server.digest("events");
    QCOMPARE(digest.value("backfilled"_L1).toInt(), 1);
    QCOMPARE(digest.value("flowsFired"_L1).toInt(), 2);
    const QJsonObject page = server.get("/api/events?page[size]=2").json();
    QVERIFY(page["links"_L1]["next"_L1].toString().contains(u"page%5Bcursor%5D="_s));
}

void KlaviyoEventsTest::sameUniqueIdLater_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<int>("value");
    QTest::addColumn<int>("dropped");
    QTest::newRow("drop") << u"drop"_s << 1 << 1;
    QTest::newRow("replace") << u"replace"_s << 2 << 0;
}

void KlaviyoEventsTest::sameUniqueIdLater()
{
    QFETCH(QString, setting);
    Under server;
    QVERIFY(server.set({{u"klaviyoRepeatedEvent"_s, setting}}));
    server.sendEvents({Under::group("a@example.com", {Under::event("o1", ",\"value\":1")})});
    server.sendEvents({Under::group("a@example.com", {Under::event("o1", ",\"value\":2")})});
    server.sendEvents({Under::group("b@example.com", {Under::event("o1", ",\"value\":3")})});
    const QList<QJsonObject> ledger = server.ledger("events");
    QCOMPARE(ledger.size(), 2); // another profile is another event
    QTEST(ledger.at(0)["values"_L1]["value"_L1].toInt(), "value");
    QTEST(server.digest("events").value("duplicatesDropped"_L1).toInt(), "dropped");
}

void KlaviyoEventsTest::sameUniqueIdInRequest()
{
    Under server;
    const QByteArray twice
        = Under::group("a@example.com", {Under::event("o1"), Under::event("o1")});
    QCOMPARE(
        server.sendEvents({Under::group("b@example.com", {Under::event("x")}), twice}).status, 400);
    QCOMPARE(server.digest("events").value("rows"_L1).toInt(), 0);
    QVERIFY(server.set({{u"klaviyoDoubleInRequest"_s, u"drop"_s}}));
    QCOMPARE(server.sendEvents({twice}).status, 202);
    QCOMPARE(server.digest("events").value("rows"_L1).toInt(), 1);
}

void KlaviyoEventsTest::withoutUniqueIdOneASecond()
{
    Under server;
    const auto send = [&](const QByteArray &time) {
        return server
            .call("POST", "/api/events",
                R"({"data":{"type":"event","attributes":{"properties":{},"metric":{"data":{)"
                R"("type":"metric","attributes":{"name":"Seen"}}},"profile":{"data":{"type":)"
                R"("profile","attributes":{"external_id":"c1"}}},"time":")"
                    + time + "\"}}}")
            .status;
    };
    QCOMPARE(send("2024-01-04T10:00:00.100Z"), 202);
    QCOMPARE(send("2024-01-04T11:00:00.900+01:00"), 202);
    QCOMPARE(send("2024-01-04T10:00:01Z"), 202);
    QCOMPARE(server.digest("events").value("rows"_L1).toInt(), 2);
}

void KlaviyoEventsTest::refusals_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("pointer");
    const QString at
        = u"/data/attributes/events-bulk-create/data/0/attributes/events/data/1/attributes"_s;
    QTest::newRow("time") << Under::event("x", ",\"time\":\"1980-01-01T00:00:00Z\"")
                                 .replace("\"time\":\"2024-01-04T19:54:49.797Z\",", "")
                          << QString(at + u"/time");
    QTest::newRow("value") << Under::event("x", ",\"value\":\"a\"") << QString(at + u"/value");
    QTest::newRow("no metric") << Under::event("x").replace("Placed Order", "")
                               << QString(at + u"/metric/data/attributes/name");
    QTest::newRow("no properties")
        << Under::event("x").replace("properties", "other") << QString(at + u"/properties");
    QByteArray many = "{\"p\":1";
    for (int i = 0; i < 400; ++i)
        many += ",\"p" + QByteArray::number(i) + "\":1";
    QTest::newRow("401 properties")
        << Under::event("x").replace("{\"a\":1", many) << QString(at + u"/properties");
}

void KlaviyoEventsTest::refusals()
{
    QFETCH(QByteArray, event);
    Under server;
    const Answer refused
        = server.sendEvents({Under::group("a@example.com", {Under::event("good"), event})});
    QCOMPARE(refused.status, 400);
    QTEST(pointerOf(refused), "pointer");
    QCOMPARE(server.digest("events").value("rows"_L1).toInt(), 0);
    QCOMPARE(server.sendEvents({Under::group("", {Under::event("x")})}).status, 400);
    QList<QByteArray> many;
    for (int i = 0; i <= 1000; ++i)
        many.append(Under::event(QByteArray::number(i)));
    QCOMPARE(server.sendEvents({Under::group("a@example.com", many)}).status, 400);
}

void KlaviyoEventsTest::hundredThousand()
{
    Under server;
    QElapsedTimer timer;
    qint64 spent = 0;
    for (int request = 0; request < 100; ++request) {
        QList<QByteArray> groups;
        for (int i = 0; i < 250; ++i) {
            const QByteArray n = QByteArray::number(request * 250 + i);
            groups.append(Under::group("customer" + n + "@example.com",
                {Under::event("a" + n), Under::event("b" + n), Under::event("c" + n),
                    Under::event("d" + n)}));
        }
        timer.start();
        QCOMPARE(server.sendEvents(groups).status, 202);
        spent += timer.elapsed();
    }
    qInfo("100,000 events in 100 requests: %lld ms", static_cast<long long>(spent));
    const QJsonObject digest = server.digest("events");
    QCOMPARE(digest.value("rows"_L1).toInt(), 100'000);
    QCOMPARE(digest.value("applied"_L1).toObject(), (QJsonObject{{u"1"_s, 100'000}}));
    QVERIFY(spent < 20'000); // a generous bound: machines are shared
}

int runKlaviyoEventsTest(int argc, char **argv)
{
    KlaviyoEventsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "klaviyoeventstest.moc"
