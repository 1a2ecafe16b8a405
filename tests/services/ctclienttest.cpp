// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetests.h"
#include "services/commercetools/ctconnectiontest.h"
#include "support/commercekit.h"
#include "support/rawserver.h"

#include <QTest>
#include <QUrlQuery>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

RawReply ctToken()
{
    static std::atomic<int> number = 0;
    return RawReply::json("{\"access_token\":\"token-" + QByteArray::number(++number)
        + "\",\"expires_in\":172800,\"scope\":\"manage_project:my-project\",\"token_type\":"
          "\"Bearer\"}");
}

} // namespace

// The client of commercetools against a scripted server.
class CtClientTest final : public QObject
{
    Q_OBJECT

private slots:
    void asksForAToken();
    void rangeRequests();
    void renewsARefusedToken();
    void staysRefused();
    void objects();
    void putOutcomes_data();
    void putOutcomes();
    void removals_data();
    void removals();
    void limitIsOnlyAWait();
    void counts();
    void connectionTest();
};

void CtClientTest::asksForAToken()
{
    RawServer server([](const RawRequest &request) {
        return request.target == "/oauth/token" ? ctToken()
                                                : RawReply::json(R"({"count":0,"results":[]})");
    });
    CommerceKit kit(server.url({}), server.url({}), {});
    kit.ctAccount.scopes = {u"view_orders:my-project"_s, u"view_products:my-project"_s};
    kit.renew();
    QVERIFY(kit.ct().range(CtResource::Orders, {}, {}));
    QVERIFY(kit.ct().range(CtResource::Customers, {}, {}));
    const QList<RawRequest> requests = server.requests();
    QCOMPARE(requests.size(), 3); // one token for both
    QCOMPARE(requests[0].method, "POST");
    QCOMPARE(requests[0].header("Authorization"),
        "Basic " + QByteArray("client:the-client-secret").toBase64());
    QCOMPARE(requests[0].body,
        "grant_type=client_credentials&scope=view_orders%3Amy-project%20view_products%3Amy-"
        "project");
    QVERIFY(requests[1].header("Authorization").startsWith("Bearer token-"));
}

void CtClientTest::rangeRequests()
{
    RawServer server([](const RawRequest &request) {
        return request.target == "/oauth/token"
            ? ctToken()
            : RawReply::json(R"({"limit":1,"count":1,"results":[{"id":"b","version":2}]})");
    });
    CommerceKit kit(server.url({}), server.url({}), {});
    CtQuery extra;
    extra.where = QStringList{u"masterData(published = true)"_s};
    extra.expand = QStringList{u"paymentInfo.payments[*]"_s};
    extra.limit = 1;
    const auto page = kit.ct().range(CtResource::Products, {.upTo = u"c"_s}, u"a"_s, extra);
    QVERIFY2(page, qPrintable(page ? QString() : page.error().text()));
    QVERIFY(!page->isLast);
    const QUrl url(QString::fromLatin1(server.requests().last().target));
    QCOMPARE(url.path(), u"/my-project/products"_s);
    const QUrlQuery query(url);
    QCOMPARE(query.allQueryItemValues(u"where"_s, QUrl::FullyDecoded),
        (QStringList{u"id > \"a\" and id <= \"c\""_s, u"masterData(published = true)"_s}));
    QCOMPARE(query.queryItemValue(u"sort"_s, QUrl::FullyDecoded), u"id asc"_s);
    QCOMPARE(query.queryItemValue(u"limit"_s), u"1"_s);
    QCOMPARE(query.queryItemValue(u"withTotal"_s), u"false"_s);
    QCOMPARE(query.queryItemValue(u"expand"_s, QUrl::FullyDecoded), u"paymentInfo.payments[*]"_s);
    // The same page for a later cursor breaks the order.
    QVERIFY(!kit.ct().range(CtResource::Products, {}, u"b"_s));
}

void CtClientTest::renewsARefusedToken()
{
    std::atomic<int> calls = 0;
    RawServer server([&calls](const RawRequest &request) {
        if (request.target == "/oauth/token")
            return ctToken();
        return ++calls == 1
            ? RawReply::json(R"({"statusCode":401,"error":"invalid_token"})", "401 Unauthorized")
            : RawReply::json(R"({"count":0,"results":[]})");
    });
    CommerceKit kit(server.url({}), server.url({}), {});
    QVERIFY(kit.ct().range(CtResource::Orders, {}, {}));
    QCOMPARE(server.count("/oauth/token"), 2);
    QCOMPARE(calls, 2);
}

void CtClientTest::staysRefused()
{
    RawServer server([](const RawRequest &request) {
        return request.target == "/oauth/token"
            ? ctToken()
            : RawReply::json(R"({"statusCode":401,"error":"invalid_token"})", "401 Unauthorized");
    });
    CommerceKit kit(server.url({}), server.url({}), {});
    const auto page = kit.ct().range(CtResource::Orders, {}, {});
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Auth);
    QCOMPARE(server.requests().size(), 4);
}

void CtClientTest::objects()
{
    RawServer server([](const RawRequest &request) {
        if (request.target == "/oauth/token")
            return ctToken();
        if (request.target.endsWith("/none"))
            return RawReply::json(
                R"({"statusCode":404,"errors":[{"code":"ResourceNotFound"}]})", "404 Not Found");
        return RawReply::json(
            R"({"container":"c","key":"k","version":9007199254740993,"value":"1"})");
    });
    CommerceKit kit(server.url({}), server.url({}), {});
    const auto none = kit.ct().object(u"c"_s, u"none"_s);
    QVERIFY(none && !*none);
    const auto object = kit.ct().object(u"c"_s, u"k"_s);
    QVERIFY(object && *object);
    QCOMPARE((*object)->version, 9007199254740993);
    QCOMPARE((*object)->value, QJsonValue(u"1"_s));
    QCOMPARE(server.requests().last().target, "/my-project/custom-objects/c/k");
    QVERIFY(!kit.ct().object(u"c/d"_s, u"k"_s)); // nothing is sent
    QCOMPARE(server.requests().size(), 3);
}

void CtClientTest::putOutcomes_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("outcome"); // -1: an Error
    QTest::addColumn<qint64>("current");
    QTest::newRow("created") << QByteArray("201 Created") << QByteArray() << 0 << qint64(-1);
    QTest::newRow("updated") << QByteArray("200 OK") << QByteArray() << 1 << qint64(-1);
    QTest::newRow("conflict") << QByteArray("409 Conflict") << QByteArray("ConcurrentModification")
                              << 2 << qint64(4);
    QTest::newRow("late") << QByteArray("400 Bad Request") << QByteArray("InvalidOperation") << 2
                          << qint64(4);
    QTest::newRow("bad") << QByteArray("400 Bad Request") << QByteArray("InvalidField") << -1
                         << qint64(0);
    QTest::newRow("busy") << QByteArray("503 x") << QByteArray("OverCapacity") << -1 << qint64(0);
}

void CtClientTest::putOutcomes()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, code);
    QFETCH(int, outcome);
    QFETCH(qint64, current);
    RawServer server([status, code](const RawRequest &request) {
        if (request.target == "/oauth/token")
            return ctToken();
        const QByteArray body = code.isEmpty()
            ? QByteArray(R"({"container":"c","key":"k","version":1,"value":{}})")
            : "{\"statusCode\":" + status.left(3) + ",\"errors\":[{\"code\":\"" + code
                + "\",\"currentVersion\":4}]}";
        return RawReply::json(body, status);
    });
    CommerceKit kit(server.url({}), server.url({}), {});
    const auto put = kit.ct().putObject(u"c"_s, u"k"_s, QJsonObject{{u"owner"_s, u"o"_s}}, 0);
    QCOMPARE(put ? static_cast<int>(put->outcome) : -1, outcome);
    if (put)
        QCOMPARE(put->currentVersion, current);
    QCOMPARE(server.requests().last().body,
        R"({"container":"c","key":"k","value":{"owner":"o"},"version":0})");
    QCOMPARE(server.requests().size(), 2); // once, whatever it said
}

void CtClientTest::removals_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("removed"); // -1: an Error
    QTest::newRow("done") << QByteArray("200 OK") << 1;
    QTest::newRow("gone") << QByteArray("404 Not Found") << 0;
    QTest::newRow("version") << QByteArray("409 Conflict") << -1;
}

void CtClientTest::removals()
{
    QFETCH(QByteArray, status);
    QFETCH(int, removed);
    RawServer server([status](const RawRequest &request) {
        return request.target == "/oauth/token" ? ctToken() : RawReply::json("{}", status);
    });
    CommerceKit kit(server.url({}), server.url({}), {});
    const auto result = kit.ct().removeObject(u"c"_s, u"k"_s, 3);
    QCOMPARE(result ? static_cast<int>(*result) : -1, removed);
    if (!result)
        QVERIFY(isCtConflict(result.error()));
    QCOMPARE(server.requests().last().method, "DELETE");
    QCOMPARE(server.requests().last().target, "/my-project/custom-objects/c/k?version=3");
}

void CtClientTest::limitIsOnlyAWait()
{
    RawServer server([](const RawRequest &request) {
        return request.target == "/oauth/token"
            ? ctToken()
            : RawReply{.bytes = "HTTP/1.1 429 x\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n"};
    });
    CommerceKit kit(server.url({}), server.url({}), {});
    const auto page = kit.ct().range(CtResource::Orders, {}, {});
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::RateLimit);
    QCOMPARE(page.error().retryAfter, std::optional(std::chrono::milliseconds(7'000)));
}

void CtClientTest::counts()
{
    RawServer server([](const RawRequest &request) {
        return request.target == "/oauth/token"
            ? ctToken()
            : RawReply::json(R"({"limit":1,"count":1,"total":4321,"results":[{"id":"b"}]})");
    });
    CommerceKit kit(server.url({}), server.url({}), {});
    const auto count = kit.ct().count(CtResource::Orders);
    QVERIFY(count);
    QCOMPARE(*count, 4321);
    QVERIFY(server.requests().last().target.contains("withTotal=true"));
    QVERIFY(!server.requests().last().target.contains("where="));
}

void CtClientTest::connectionTest()
{
    std::atomic<bool> isAllowed = true;
    RawServer server([&isAllowed](const RawRequest &request) {
        if (request.target == "/oauth/token")
            return ctToken();
        if (!isAllowed && request.target.contains("/orders"))
            return RawReply::json(
                R"({"statusCode":403,"errors":[{"code":"insufficient_scope"}]})", "403 Forbidden");
        if (request.target.contains("/custom-objects/"))
            return RawReply::json(R"({"statusCode":404})", "404 Not Found");
        return RawReply::json(R"({"limit":1,"count":1,"total":3,"results":[{"id":"b"}]})");
    });
    CommerceKit kit(server.url({}), server.url({}), {});
    const CtTestContext context{kit.ctAccount, kit.tokens(), kit.http(), kit.token(), {}};
    int reports = 0;
    auto report
        = testCtConnection(context, [&reports](int, const ServiceTestStep &) { ++reports; });
    QVERIFY(report.hasPassed());
    QCOMPARE(reports, 2 * ctTestTitles().size());
    for (const RawRequest &request : server.requests())
        QVERIFY(request.method == "GET" || request.target == "/oauth/token");
    isAllowed = false;
    report = testCtConnection(context);
    QVERIFY(!report.hasPassed());
    QCOMPARE(report.missingScopes, QStringList{u"view_orders"_s});
    kit.cancel().request(StopWish::Stop);
    QVERIFY(!testCtConnection(context).hasPassed());
}

int runCtClientTest(int argc, char **argv)
{
    CtClientTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "ctclienttest.moc"
