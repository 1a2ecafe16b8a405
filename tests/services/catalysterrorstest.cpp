// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticstests.h"
#include "support/zohokit.h"

#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// How Catalyst's client understands every way of saying no (datastore-analytics A.9, D.9).
class CatalystErrorsTest final : public QObject
{
    Q_OBJECT

private slots:
    void envelopes_data();
    void envelopes();
    void failureUnderSuccess();
    void tokenIsRenewedOnce();
    void missingScopeNeedsNoToken();
    void pageInPlaceOfAToken();
    void tooManyAtOnce();
    void pagesOfProxies_data();
    void pagesOfProxies();
    void lostAnswer();
};

void CatalystErrorsTest::envelopes_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isRetryable"); // of an insertion
    QTest::addColumn<int>("delivery");
    const auto add = [](const char *status, const char *code, ErrorKind kind,
                         bool isRetryable = false, Delivery delivery = Delivery::Answered) {
        QTest::addRow("%s %s", status, code) << QByteArray(status) << QString::fromLatin1(code)
                                             << int(kind) << isRetryable << int(delivery);
    };
    add("400 Bad Request", "INVALID_INPUT", ErrorKind::Service);
    add("401 Unauthorized", "INVALID_TOKEN", ErrorKind::Auth);
    add("401 Unauthorized", "", ErrorKind::Auth);
    add("401 Unauthorized", "OAUTH_SCOPE_MISMATCH", ErrorKind::Permission);
    add("403 Forbidden", "API_LIMIT_REACHED", ErrorKind::Service);
    add("403 Forbidden", "INVALID_CONTENT", ErrorKind::Data);
    add("403 Forbidden", "INVALID_OPERATION", ErrorKind::Service);
    add("404 Not Found", "INVALID_ID", ErrorKind::Service);
    add("404 Not Found", "INVALID_NAME", ErrorKind::Service);
    add("405 Method Not Allowed", "INVALID_REQUEST_METHOD", ErrorKind::Service);
    add("409 Conflict", "CONFLICT", ErrorKind::Service);
    add("409 Conflict", "DUPLICATE_ENTRY", ErrorKind::Data);
    add("409 Conflict", "DUPLICATE_OPERATION", ErrorKind::Service);
    add("409 Conflict", "DUPLICATE_VALUE", ErrorKind::Data);
    add("410 Gone", "EXPIRED", ErrorKind::Service);
    add("429 Too Many Requests", "TOO_MANY_REQUESTS", ErrorKind::RateLimit, true);
    // The rows may be there.
    add("500 Internal Server Error", "INTERNAL_SERVER_ERROR", ErrorKind::Service, false,
        Delivery::Unknown);
    add("500 Internal Server Error", "EMAIL_ERROR", ErrorKind::Service, false, Delivery::Unknown);
}

void CatalystErrorsTest::envelopes()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, code);
    QFETCH(int, kind);
    QFETCH(bool, isRetryable);
    QFETCH(int, delivery);
    ZohoKit kit([status, code](const RawRequest &) {
        return RawReply::json("{\"status\":\"failure\",\"data\":{\"message\":\"its words\","
                              "\"error_code\":\""
                + code.toUtf8() + "\"}}",
            status);
    });
    const auto inserted = kit.catalyst().insertRows(u"T"_s, {{{u"A"_s, u"a secret value"_s}}});
    QVERIFY(!inserted);
    const Error &error = inserted.error();
    QCOMPARE(int(error.kind), kind);
    QCOMPARE(error.code, code);
    QVERIFY(error.why.contains("its words"_L1));
    QCOMPARE(error.what, u"Could not insert rows into T."_s);
    QCOMPARE(error.isRetryable, isRetryable);
    QCOMPARE(int(error.delivery), delivery);
    QVERIFY(!error.text().contains("secret value"_L1));
    // The same of a call that changes nothing: what failed there may be asked for again.
    const auto read = kit.catalyst().tables();
    QCOMPARE(read.error().delivery, Delivery::Answered);
    QCOMPARE(read.error().isRetryable, isRetryable || status.startsWith("5"));
    QCOMPARE(isCatalystGone(read.error()), status.startsWith("404") || status.startsWith("410"));
}

void CatalystErrorsTest::failureUnderSuccess()
{
    ZohoKit kit([](const RawRequest &) {
        return RawReply::json(
            R"({"status":"failure","data":{"message":"no","error_code":"INVALID_INPUT"}})");
    });
    const auto tables = kit.catalyst().tables();
    QVERIFY(!tables);
    QCOMPARE(tables.error().code, u"INVALID_INPUT"_s);
}

void CatalystErrorsTest::tokenIsRenewedOnce()
{
    std::atomic<int> refusals = 1;
    ZohoKit kit([&refusals](const RawRequest &) {
        if (refusals-- > 0) {
            return RawReply::json(
                R"({"status":"failure","data":{"message":"x","error_code":"INVALID_TOKEN"}})",
                "401 Unauthorized");
        }
        return RawReply::json(R"({"status":"success","data":[]})");
    });
    QVERIFY(kit.catalyst().tables());
    QCOMPARE(kit.calls().size(), 2);
    QCOMPARE(kit.tokensGiven(), 2);
    QVERIFY(kit.calls().at(0).header("Authorization") != kit.calls().at(1).header("Authorization"));
    refusals = 100;
    const auto refused = kit.catalyst().tables();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Auth);
    QCOMPARE(kit.calls().size(), 4);
}

void CatalystErrorsTest::missingScopeNeedsNoToken()
{
    ZohoKit kit([](const RawRequest &) {
        return RawReply::json(
            R"({"status":"failure","data":{"message":"x","error_code":"OAUTH_SCOPE_MISMATCH"}})",
            "401 Unauthorized");
    });
    const auto count = kit.catalyst().count(u"T"_s);
    QVERIFY(!count);
    QVERIFY(count.error().next.contains("ZohoCatalyst.zcql.CREATE"_L1));
    QCOMPARE(kit.tokensGiven(), 1);
}

// While it gives no tokens, Catalyst answers 400 with a page: nothing is sent for ten minutes.
void CatalystErrorsTest::pageInPlaceOfAToken()
{
    ZohoKit kit(
        [](const RawRequest &) {
            return RawReply{.bytes = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n"
                                     "Content-Length: 15\r\n\r\n<html>no</html>"};
        },
        true);
    const auto inserted = kit.catalyst().insertRows(u"T"_s, {{{u"A"_s, u"x"_s}}});
    QVERIFY(!inserted);
    QCOMPARE(inserted.error().code, QString(kCatalystTokenThrottled));
    QCOMPARE(inserted.error().kind, ErrorKind::RateLimit);
    QCOMPARE(inserted.error().delivery, Delivery::Answered);
    QCOMPARE(*inserted.error().retryAfter, Timings().tokenThrottle);
    const auto next = kit.catalyst().tables();
    QVERIFY(!next);
    QCOMPARE(next.error().kind, ErrorKind::RateLimit);
    QCOMPARE(next.error().delivery, Delivery::NotSent);
    QCOMPARE(kit.calls().size(), 1);
}

void CatalystErrorsTest::tooManyAtOnce()
{
    ZohoKit kit(
        [](const RawRequest &) {
            return RawReply::json(
                R"({"status":"failure","data":{"message":"Concurrency limit reached for the )"
                R"(feature COMPONENT","error_code":"TOO_MANY_REQUESTS"}})",
                "429 Too Many Requests");
        },
        true);
    kit.catalystAccount.projectId = u"77"_s; // a pace of its own
    kit.renew();
    QCOMPARE(kit.catalyst().limits().call().first().concurrent, 4);
    const auto tables = kit.catalyst().tables();
    QVERIFY(!tables);
    QVERIFY(*tables.error().retryAfter >= std::chrono::milliseconds(500));
    QVERIFY(*tables.error().retryAfter <= std::chrono::milliseconds(1'500));
    QCOMPARE(kit.catalyst().limits().call().first().concurrent, 2);
    QCOMPARE(kit.calls().size(), 1);
}

void CatalystErrorsTest::pagesOfProxies_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("isRetryable");
    QTest::newRow("200") << QByteArray("200 OK") << true;
    QTest::newRow("403") << QByteArray("403 Forbidden") << false;
    QTest::newRow("502") << QByteArray("502 Bad Gateway") << true;
    QTest::newRow("302") << QByteArray("302 Found") << false;
}

void CatalystErrorsTest::pagesOfProxies()
{
    QFETCH(QByteArray, status);
    QFETCH(bool, isRetryable);
    ZohoKit kit([status](const RawRequest &) {
        return RawReply{.bytes = "HTTP/1.1 " + status
                + "\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"};
    });
    const auto tables = kit.catalyst().tables();
    QVERIFY(!tables);
    QCOMPARE(tables.error().isRetryable, isRetryable);
    const auto inserted = kit.catalyst().insertRows(u"T"_s, {{{u"A"_s, u"x"_s}}});
    const bool isOpen = status.startsWith("200") || status.startsWith("5");
    QCOMPARE(inserted.error().delivery, isOpen ? Delivery::Unknown : Delivery::Answered);
    QVERIFY(!inserted.error().isRetryable || !isOpen);
}

void CatalystErrorsTest::lostAnswer()
{
    ZohoKit kit([](const RawRequest &) { return RawReply::nothing(RawReply::Then::Reset); });
    const auto inserted = kit.catalyst().insertRows(u"T"_s, {{{u"A"_s, u"x"_s}}});
    QVERIFY(!inserted);
    QCOMPARE(inserted.error().delivery, Delivery::Unknown);
    QVERIFY(!inserted.error().isRetryable);
    QCOMPARE(kit.calls().size(), 1); // it left once
    const auto deleted = kit.catalyst().deleteRows(u"T"_s, {u"1"_s});
    QCOMPARE(deleted.error().delivery, Delivery::Unknown);
    QVERIFY(deleted.error().isRetryable);
    QCOMPARE(kit.calls().size(), 2);
}

int runCatalystErrorsTest(int argc, char **argv)
{
    CatalystErrorsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "catalysterrorstest.moc"
