// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetests.h"
#include "services/commercetools/ctaccount.h"
#include "services/commercetools/cterrors.h"
#include "services/commercetools/ctquery.h"
#include "services/commercetools/ctscopes.h"
#include "services/commercetools/cttokens.h"

#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace sluice;

// Hosts, scopes, queries, pages and errors of commercetools; no network.
class CtBasicsTest final : public QObject
{
    Q_OBJECT

private slots:
    void hosts_data();
    void hosts();
    void scopes_data();
    void scopes();
    void rangesCoverEveryIdOnce_data();
    void rangesCoverEveryIdOnce();
    void predicates();
    void pageKeepsBytes();
    void pagesRefused_data();
    void pagesRefused();
    void orderIsChecked();
    void errors_data();
    void errors();
    void tokenAnswers_data();
    void tokenAnswers();
};

void CtBasicsTest::hosts_data()
{
    QTest::addColumn<QString>("api");
    QTest::addColumn<QString>("auth");
    QTest::addColumn<QString>("allowed"); // empty: refused
    for (const QString &region : ctRegions()) {
        const QString tail = region + u".commercetools.com"_s;
        QTest::newRow(qPrintable(region)) << u"https://api."_s + tail << u"https://auth."_s + tail
                                          << u"api."_s + tail + u" auth."_s + tail;
    }
    const QString api = u"https://api.us-central1.gcp.commercetools.com"_s;
    const QString auth = u"https://auth.us-central1.gcp.commercetools.com"_s;
    const QString both = api.sliced(8) + u' ' + auth.sliced(8);
    QTest::newRow("auth by region") << api << QString() << both;
    QTest::newRow("slash") << api + u'/' << auth + u'/' << both;
    QTest::newRow("sandbox") << u"http://127.0.0.1:7001"_s << u"http://[::1]:7002/x"_s
                             << u"127.0.0.1:7001 [::1]:7002"_s;
    QTest::newRow("none") << QString() << QString() << QString();
    QTest::newRow("http") << u"http"_s + api.sliced(5) << auth << QString();
    QTest::newRow("two regions") << api << u"https://auth.eu-central-1.aws.commercetools.com"_s
                                 << QString();
    QTest::newRow("swapped") << auth << api << QString();
    QTest::newRow("mixed") << u"http://127.0.0.1:1"_s << auth << QString();
    QTest::newRow("foreign") << u"https://api.us-central1.gcp.commercetools.com.evil.example"_s
                             << auth << QString();
    QTest::newRow("deeper") << u"https://api.evil.us-central1.gcp.commercetools.com"_s << auth
                            << QString();
    QTest::newRow("port") << api + u":8443"_s << auth << QString();
    QTest::newRow("user") << u"https://me:pw@api.us-central1.gcp.commercetools.com"_s << auth
                          << QString();
    QTest::newRow("localhost") << u"http://localhost:1"_s << u"http://localhost:1"_s << QString();
}

void CtBasicsTest::hosts()
{
    QFETCH(QString, api);
    QFETCH(QString, auth);
    QFETCH(QString, allowed);
    const auto hosts = ctHosts({{u"apiUrl"_s, api}, {u"authUrl"_s, auth}});
    QCOMPARE(hosts.has_value(), !allowed.isEmpty());
    if (hosts)
        QCOMPARE(hosts->allowedHosts, allowed.split(u' '));
    else
        QCOMPARE(hosts.error().kind, ErrorKind::Config);
}

void CtBasicsTest::scopes_data()
{
    QTest::addColumn<QString>("granted");
    QTest::addColumn<QStringList>("missing");
    QTest::newRow("all") << ctScopes(u"p"_s) << QStringList();
    QTest::newRow("admin") << u"manage_project:p"_s << QStringList();
    QTest::newRow("other project")
        << u"manage_project:q"_s
        << QStringList{u"view_customers"_s, u"view_orders"_s, u"view_payments"_s,
               u"view_products"_s, u"view_key_value_documents"_s, u"manage_key_value_documents"_s};
    QTest::newRow("published only")
        << u"view_customers:p view_orders:p view_payments:p view_published_products:p "
           "view_categories:p manage_key_value_documents:p"_s
        << QStringList{u"view_products"_s}; // of the stock
    QTest::newRow("no lock") << u"view_customers:p view_orders:p view_payments:p view_products:p"_s
                             << QStringList{u"manage_key_value_documents"_s};
    QTest::newRow("manage includes view")
        << u"manage_customers:p manage_orders:p manage_payments:p manage_products:p"_s
        << QStringList();
}

void CtBasicsTest::scopes()
{
    QFETCH(QString, granted);
    QTEST(ctMissingScopes(granted, u"p"_s), "missing");
}

void CtBasicsTest::rangesCoverEveryIdOnce_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 3, 4, 7, 16})
        QTest::newRow(qPrintable(QString::number(count))) << count;
}

void CtBasicsTest::rangesCoverEveryIdOnce()
{
    QFETCH(int, count);
    const QList<CtIdRange> ranges = ctIdRanges(count);
    QCOMPARE(ranges.size(), count);
    QStringList ids{
        u"00000000-0000-0000-0000-000000000000"_s, u"ffffffff-ffff-ffff-ffff-ffffffffffff"_s};
    for (const CtIdRange &range : ranges) {
        if (!range.upTo.isEmpty())
            ids.append(range.upTo);
    }
    for (int i = 0; i < 2'000; ++i)
        ids.append(QUuid::createUuid().toString(QUuid::WithoutBraces));
    QList<int> held(count);
    for (const QString &id : ids) {
        int times = 0;
        for (int i = 0; i < count; ++i) {
            const CtIdRange &range = ranges.at(i);
            const bool isIn = (range.after.isEmpty() || id > range.after)
                && (range.upTo.isEmpty() || id <= range.upTo);
            times += isIn;
            held[i] += isIn;
        }
        QCOMPARE(times, 1);
    }
    for (const int number : held)
        QVERIFY2(number > 2'000 / count / 2, "the ranges are of very unequal width");
}

void CtBasicsTest::predicates()
{
    const CtIdRange range{.after = u"a"_s, .upTo = u"c"_s};
    QCOMPARE(ctRangePage(range, {}).where.first(), u"id > \"a\" and id <= \"c\""_s);
    QCOMPARE(ctRangePage(range, u"b"_s).where.first(), u"id > \"b\" and id <= \"c\""_s);
    QCOMPARE(ctRangePage({.from = u"a"_s}, {}).where.first(), u"id >= \"a\""_s);
    QCOMPARE(ctRangePage({.from = u"a"_s}, u"b"_s).where.first(), u"id > \"b\""_s);
    QCOMPARE(ctRangePage({}, {}).sort, QStringList{u"id asc"_s});
    const CtQuery first = ctChangesPage({u"T1"_s, u"T2"_s}, {});
    QCOMPARE(first.where.join(u'|'), u"|lastModifiedAt >= \"T1\"|lastModifiedAt < \"T2\""_s);
    QCOMPARE(first.sort, (QStringList{u"lastModifiedAt asc"_s, u"id asc"_s}));
    QCOMPARE(ctChangesPage({u"T1"_s, {}}, {u"T3"_s, u"x"_s}).where.last(),
        u"lastModifiedAt > \"T3\" or (lastModifiedAt = \"T3\" and id > \"x\")"_s);
    QCOMPARE(ctQuoted(u"a\"b\\c"_s), u"\"a\\\"b\\\\c\""_s);
    QCOMPARE(ctIdsQuery({u"a"_s, u"b"_s}).where.first(), u"id in (\"a\",\"b\")"_s);
    QCOMPARE(encodedQuery({{u"where"_s, u"id > \"a+b\""_s}}), u"where=id%20%3E%20%22a%2Bb%22"_s);
}

void CtBasicsTest::pageKeepsBytes()
{
    const QByteArray first = R"({"id":"a","version":9007199254740993,"n":{"x":[1,"}]"]}})";
    const QByteArray second = R"({ "lastModifiedAt":"2024-01-01T00:00:00.000Z", "id":"b\u002d1" })";
    const auto page = parseCtPage("{\"limit\":2,\"offset\":0,\"count\":2,\"total\":7,\"results\":["
            + first + ",\n " + second + "]}",
        2, u"x"_s);
    QVERIFY2(page, qPrintable(page ? QString() : page.error().text()));
    QCOMPARE(page->size(), 2);
    QCOMPARE(page->items.elements()[0].json.toByteArray(), first);
    QCOMPARE(page->items.elements()[1].json.toByteArray(), second);
    QCOMPARE(page->lastId(), u"b-1"_s);
    QCOMPARE(page->lastChange().lastModifiedAt, u"2024-01-01T00:00:00.000Z"_s);
    QCOMPARE(page->total, std::optional<qint64>(7));
    QVERIFY(!page->isLast);
    // A copy keeps the views alive.
    auto copy = std::make_unique<CtPage>(*page);
    const CtPage kept = *copy;
    copy.reset();
    QCOMPARE(kept.items.elements()[0].json.toByteArray(), first);
}

void CtBasicsTest::pagesRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("empty list") << QByteArray(R"({"count":0,"results":[]})") << false;
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("html") << QByteArray("<html></html>") << true;
    QTest::newRow("a list") << QByteArray("[]") << true;
    QTest::newRow("no results") << QByteArray(R"({"count":0})") << true;
    QTest::newRow("results no list") << QByteArray(R"({"count":0,"results":{}})") << true;
    QTest::newRow("cut") << QByteArray(R"({"count":1,"results":[{"id":"a")") << true;
    QTest::newRow("cut in text") << QByteArray(R"({"count":1,"results":[{"id":"a)") << true;
    QTest::newRow("fewer") << QByteArray(R"({"count":2,"results":[{"id":"a"}]})") << true;
    QTest::newRow("more") << QByteArray(R"({"count":0,"results":[{"id":"a"}]})") << true;
    QTest::newRow("no count") << QByteArray(R"({"results":[{"id":"a"}]})") << true;
    QTest::newRow("no id") << QByteArray(R"({"count":1,"results":[{"x":"a"}]})") << true;
    QTest::newRow("id a number") << QByteArray(R"({"count":1,"results":[{"id":1}]})") << true;
    QTest::newRow("no object") << QByteArray(R"({"count":1,"results":[7]})") << true;
    QTest::newRow("behind it") << QByteArray(R"({"count":0,"results":[]} {})") << true;
    QTest::newRow("bad text") << QByteArray("{\"count\":1,\"results\":[{\"id\":\"a\xff\"}]}")
                              << true;
}

void CtBasicsTest::pagesRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isRefused);
    const auto page = parseCtPage(json, 500, u"what"_s);
    QCOMPARE(!page, isRefused);
    if (!page) {
        QCOMPARE(page.error().kind, ErrorKind::Protocol);
        QVERIFY(page.error().isRetryable);
    } else {
        QVERIFY(page->isLast);
    }
}

void CtBasicsTest::orderIsChecked()
{
    const auto page = parseCtPage(R"({"count":2,"results":[{"id":"b"},{"id":"d"}]})", 500, u"x"_s);
    QVERIFY(page);
    QVERIFY(checkCtIdOrder(*page, {}, {}));
    QVERIFY(checkCtIdOrder(*page, {.from = u"b"_s}, {}));
    QVERIFY(checkCtIdOrder(*page, {}, u"a"_s));
    QVERIFY(!checkCtIdOrder(*page, {}, u"b"_s)); // the cursor again: it would never end
    QVERIFY(!checkCtIdOrder(*page, {.after = u"c"_s}, {}));
    const auto mixed = parseCtPage(R"({"count":2,"results":[{"id":"d"},{"id":"b"}]})", 500, u"x"_s);
    QVERIFY(!checkCtIdOrder(*mixed, {}, {}));
    const auto changes = parseCtPage(
        R"({"count":2,"results":[{"id":"d","lastModifiedAt":"1"},{"id":"b","lastModifiedAt":"2"}]})",
        500, u"x"_s);
    QVERIFY(checkCtChangeOrder(*changes, {}));
    QVERIFY(checkCtChangeOrder(*changes, {u"1"_s, u"c"_s}));
    QVERIFY(!checkCtChangeOrder(*changes, {u"1"_s, u"d"_s}));
    QVERIFY(!checkCtChangeOrder(*page, {})); // no times
}

void CtBasicsTest::errors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isRetryable");
    const auto row = [](int status, const char *code, ErrorKind kind, bool isRetryable) {
        QTest::newRow(code) << status << QString::fromLatin1(code) << static_cast<int>(kind)
                            << isRetryable;
    };
    row(400, "InvalidInput", ErrorKind::Service, false);
    row(400, "QueryTimedOut", ErrorKind::Service, true);
    row(401, "invalid_token", ErrorKind::Auth, false);
    row(403, "insufficient_scope", ErrorKind::Permission, false);
    row(404, "ResourceNotFound", ErrorKind::Service, false);
    row(409, "ConcurrentModification", ErrorKind::Service, false);
    row(500, "General", ErrorKind::Service, true);
    row(502, "BadGateway", ErrorKind::Service, true);
    row(503, "OverCapacity", ErrorKind::Service, true);
    row(503, "PendingOperation", ErrorKind::Service, true);
}

void CtBasicsTest::errors()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(int, kind);
    QFETCH(bool, isRetryable);
    HttpResponse response;
    response.status = status;
    response.body = QStringLiteral(R"({"statusCode":%1,"message":"m","errors":[{"code":"%2",)"
                                   R"("message":"m","currentVersion":4}]})")
                        .arg(status)
                        .arg(code)
                        .toUtf8();
    HttpRequest request;
    request.method = "POST";
    request.hasSideEffect = true;
    const Error error = ctError(response, u"what"_s, request, u"custom-objects"_s);
    QCOMPARE(static_cast<int>(error.kind), kind);
    QCOMPARE(error.code, code);
    QCOMPARE(error.isRetryable, isRetryable);
    QCOMPARE(error.delivery, isRetryable ? Delivery::Unknown : Delivery::Answered);
    QCOMPARE(ctProblem(response.body)->currentVersion, 4);
    QCOMPARE(isCtConflict(error), status == 409);
    QCOMPARE(error.next.contains("manage_key_value_documents"_L1), status == 403);
}

void CtBasicsTest::tokenAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind"); // -1: a token
    QTest::newRow("good") << 200
                          << QByteArray(R"({"access_token":"abc","expires_in":172800,"scope":"s"})")
                          << -1;
    const auto row = [](const char *name, int status, const char *body, ErrorKind kind) {
        QTest::newRow(name) << status << QByteArray(body) << static_cast<int>(kind);
    };
    row("no life", 200, R"({"access_token":"abc"})", ErrorKind::Protocol);
    row("no token", 200, R"({"expires_in":1})", ErrorKind::Protocol);
    row("html", 200, "<html>", ErrorKind::Protocol);
    row("client", 401, R"({"statusCode":401,"message":"m","error":"invalid_client"})",
        ErrorKind::Auth);
    row("scope", 400, R"({"statusCode":400,"message":"m","error":"invalid_scope"})",
        ErrorKind::Permission);
    row("busy", 429, "{}", ErrorKind::RateLimit);
    row("broken", 503, "{}", ErrorKind::Service);
}

void CtBasicsTest::tokenAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    HttpResponse response;
    response.status = status;
    response.body = body;
    const auto grant = parseCtTokenAnswer(response);
    QCOMPARE(grant ? -1 : static_cast<int>(grant.error().kind), kind);
    if (grant) {
        QCOMPARE(grant->expiresInMs, 172'800'000);
        QCOMPARE(grant->accessToken.reveal(), "abc");
    } else {
        QCOMPARE(grant.error().delivery, Delivery::Answered);
    }
}

int runCtBasicsTest(int argc, char **argv)
{
    CtBasicsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "ctbasicstest.moc"
