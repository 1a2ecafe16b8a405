// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticstests.h"
#include "support/zohokit.h"

#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;
using std::chrono::milliseconds;

namespace {

QByteArray refusalText(int code, const QByteArray &symbol = "SYMBOL")
{
    return R"({"status":"failure","summary":")" + symbol + R"(","data":{"errorCode":)"
        + QByteArray::number(code) + R"(,"errorMessage":"its words"}})";
}

} // namespace

// How the client of Zoho Analytics understands every way of saying no (datastore-analytics B.9,
// D.9).
class AnalyticsErrorsTest final : public QObject
{
    Q_OBJECT

private slots:
    void codes_data();
    void codes();
    void predicates_data();
    void predicates();
    void tooFastRestsTheMinute();
    void slotTakenRestsNothing();
    void outOfUnits();
    void tokenIsRenewedOnce();
    void codeAsText();
    void lostAnswers_data();
    void lostAnswers();
};

void AnalyticsErrorsTest::codes_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isRetryable");
    const auto add = [](const char *status, int code, ErrorKind kind, bool isRetryable = false) {
        QTest::addRow("%d", code) << QByteArray(status) << code << int(kind) << isRetryable;
    };
    add("400 Bad Request", 7092, ErrorKind::Locked, true);
    add("404 Not Found", 7103, ErrorKind::Config);
    add("404 Not Found", 7104, ErrorKind::Config);
    add("404 Not Found", 7138, ErrorKind::Config);
    add("400 Bad Request", 7107, ErrorKind::Config);
    add("400 Bad Request", 7111, ErrorKind::Config);
    add("409 Conflict", 7111, ErrorKind::Config);
    add("400 Bad Request", 7137, ErrorKind::Config);
    add("400 Bad Request", 7203, ErrorKind::Data);
    add("400 Bad Request", 7208, ErrorKind::Data);
    add("400 Bad Request", 7232, ErrorKind::Data);
    add("400 Bad Request", 7248, ErrorKind::Data);
    add("403 Forbidden", 7301, ErrorKind::Permission);
    add("400 Bad Request", 7319, ErrorKind::Config);
    add("400 Bad Request", 7330, ErrorKind::Config);
    add("400 Bad Request", 7331, ErrorKind::Internal);
    add("400 Bad Request", 7327, ErrorKind::Data);
    add("400 Bad Request", 7336, ErrorKind::Service);
    add("400 Bad Request", 7337, ErrorKind::Service);
    add("400 Bad Request", 7338, ErrorKind::Service);
    add("400 Bad Request", 7340, ErrorKind::Service);
    add("400 Bad Request", 7478, ErrorKind::Config);
    add("400 Bad Request", 7512, ErrorKind::Config);
    add("400 Bad Request", 8016, ErrorKind::Config);
    add("400 Bad Request", 8046, ErrorKind::Config);
    add("400 Bad Request", 8062, ErrorKind::Locked, true);
    add("400 Bad Request", 8079, ErrorKind::Internal);
    add("400 Bad Request", 8080, ErrorKind::Internal);
    add("400 Bad Request", 8083, ErrorKind::Config);
    add("400 Bad Request", 8119, ErrorKind::Internal);
    add("400 Bad Request", 8125, ErrorKind::Config);
    add("400 Bad Request", 8126, ErrorKind::Config);
    add("400 Bad Request", 8127, ErrorKind::Config);
    add("400 Bad Request", 8130, ErrorKind::Internal);
    add("400 Bad Request", 8131, ErrorKind::Internal);
    add("400 Bad Request", 8132, ErrorKind::RateLimit, true);
    add("400 Bad Request", 8134, ErrorKind::RateLimit, true);
    add("400 Bad Request", 8137, ErrorKind::Service);
    add("403 Forbidden", 8138, ErrorKind::Permission);
    add("400 Bad Request", 8504, ErrorKind::Internal);
    add("400 Bad Request", 8507, ErrorKind::Data);
    add("400 Bad Request", 8516, ErrorKind::Config);
    add("401 Unauthorized", 8535, ErrorKind::Auth);
    add("400 Bad Request", 6043, ErrorKind::RateLimit, true);
    add("400 Bad Request", 6045, ErrorKind::RateLimit, true);
    add("200 OK", 7104, ErrorKind::Config); // the code counts, not the status
    add("500 Internal Server Error", 7092, ErrorKind::Locked, true);
    add("400 Bad Request", 9999, ErrorKind::Service); // none of the table
    add("403 Forbidden", 9999, ErrorKind::Permission);
}

void AnalyticsErrorsTest::codes()
{
    QFETCH(QByteArray, status);
    QFETCH(int, code);
    QFETCH(int, kind);
    QFETCH(bool, isRetryable);
    ZohoKit kit(
        [status, code](const RawRequest &) { return RawReply::json(refusalText(code), status); });
    const auto columns = kit.analytics().columns(u"7"_s);
    QVERIFY(!columns);
    const Error &error = columns.error();
    QCOMPARE(int(error.kind), kind);
    QCOMPARE(error.code, QString::number(code));
    QCOMPARE(error.what, u"Could not read the columns of the view 7."_s);
    QVERIFY(error.why.contains("its words"_L1));
    QVERIFY(error.why.contains("SYMBOL"_L1));
    QCOMPARE(error.isRetryable, isRetryable || status.startsWith("5"));
    QCOMPARE(error.delivery, Delivery::Answered);
    QVERIFY(code == 9999 || !error.next.isEmpty()); // the operator is told what to do
}

void AnalyticsErrorsTest::predicates_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    for (const auto &[code, word] : {std::pair{7092, "busy"}, std::pair{8062, "busy"},
             std::pair{8132, "slot"}, std::pair{8134, "slot"}, std::pair{6045, "fast"},
             std::pair{6043, "units"}, std::pair{6044, "units"}, std::pair{7103, "gone"},
             std::pair{7104, "gone"}, std::pair{8137, "gone"}, std::pair{7336, "batch"},
             std::pair{7338, "batch"}, std::pair{7005, ""}, std::pair{8535, ""}}) {
        QTest::addRow("%d", code) << code << QString::fromLatin1(word);
    }
}

void AnalyticsErrorsTest::predicates()
{
    QFETCH(int, code);
    QFETCH(QString, word);
    const Error error{.code = QString::number(code)};
    QCOMPARE(isAnalyticsBusy(error), word == "busy"_L1);
    QCOMPARE(isSlotTaken(error), word == "slot"_L1);
    QCOMPARE(isAnalyticsTooFast(error), word == "fast"_L1);
    QCOMPARE(isOutOfUnits(error), word == "units"_L1);
    QCOMPARE(isAnalyticsGone(error), word == "gone"_L1);
    QCOMPARE(isBatchLost(error), word == "batch"_L1);
}

// 6045: nothing more is sent until the next minute, whatever the class of the call.
void AnalyticsErrorsTest::tooFastRestsTheMinute()
{
    for (const QByteArray status : {"400 Bad Request", "429 Too Many Requests", "200 OK"}) {
        ZohoKit kit(
            [status](const RawRequest &) { return RawReply::json(refusalText(6045), status); },
            true);
        const auto columns = kit.analytics().columns(u"7"_s);
        QVERIFY(!columns);
        QCOMPARE(*columns.error().retryAfter, Timings().rateLimitedDefault);
        const auto row = kit.analytics().addRow(u"7"_s, {{u"A"_s, u"x"_s}});
        QVERIFY(!row);
        QCOMPARE(row.error().kind, ErrorKind::RateLimit);
        QCOMPARE(row.error().delivery, Delivery::NotSent);
        QVERIFY(*row.error().retryAfter > milliseconds(50'000));
        QCOMPARE(kit.calls().size(), 1);
    }
}

void AnalyticsErrorsTest::slotTakenRestsNothing()
{
    ZohoKit kit(
        [](const RawRequest &request) {
            return request.method == "POST"
                ? RawReply::json(refusalText(8134), "400 Bad Request")
                : RawReply::json(R"({"status":"success","data":{"columns":[]}})");
        },
        true);
    const QString file = kit.fileWith(u"a.csv"_s, "\"ROWID\"\r\n\"1\"\r\n");
    const auto job = kit.analytics().createImport(u"7"_s, {}, file);
    QVERIFY(!job);
    QCOMPARE(*job.error().retryAfter, milliseconds(15'000));
    QCOMPARE(job.error().delivery, Delivery::Answered);
    QVERIFY(kit.analytics().columns(u"7"_s));
    QVERIFY(!kit.analytics().createImport(u"7"_s, {}, file));
    QCOMPARE(kit.calls().size(), 3);
}

// What costs nothing may still be asked for.
void AnalyticsErrorsTest::outOfUnits()
{
    ZohoKit kit(
        [](const RawRequest &request) {
            return request.method == "POST"
                ? RawReply::json(refusalText(6043), "400 Bad Request")
                : RawReply::json(R"({"status":"success","data":{"columns":[]}})");
        },
        true);
    QVERIFY(!kit.analytics().addRow(u"7"_s, {{u"A"_s, u"x"_s}}));
    const auto again = kit.analytics().addRow(u"7"_s, {{u"A"_s, u"x"_s}});
    QVERIFY(!again);
    QCOMPARE(again.error().delivery, Delivery::NotSent);
    QVERIFY(*again.error().retryAfter > std::chrono::minutes(50));
    QVERIFY(kit.analytics().columns(u"7"_s));
    QCOMPARE(kit.calls().size(), 2);
}

void AnalyticsErrorsTest::tokenIsRenewedOnce()
{
    std::atomic<int> refusals = 1;
    ZohoKit kit([&refusals](const RawRequest &) {
        return refusals-- > 0 ? RawReply::json(refusalText(8535), "401 Unauthorized")
                              : RawReply::json(R"({"status":"success","data":{"deletedRows":1}})");
    });
    const auto deleted = kit.analytics().deleteRows(u"7"_s, u"\"A\"=1"_s);
    QVERIFY2(deleted, qPrintable(deleted ? QString() : deleted.error().text()));
    QCOMPARE(kit.calls().size(), 2); // 401: it was not executed
    QCOMPARE(kit.tokensGiven(), 2);
    refusals = 100;
    QVERIFY(!kit.analytics().orgs());
    QCOMPARE(kit.calls().size(), 4);
}

// The original compares with a text, and so never refreshes (C.9 fault 11).
void AnalyticsErrorsTest::codeAsText()
{
    std::atomic<int> refusals = 1;
    ZohoKit kit([&refusals](const RawRequest &) {
        return refusals-- > 0
            ? RawReply::json(
                R"({"status":"failure","summary":"S","data":{"errorCode":"8535","errorMessage":"x"}})",
                "400 Bad Request")
            : RawReply::json(R"({"status":"success","data":{"orgs":[]}})");
    });
    QVERIFY(kit.analytics().orgs());
    QCOMPARE(kit.tokensGiven(), 2);
}

void AnalyticsErrorsTest::lostAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes"); // empty: the line breaks
    const auto reply = [](const QByteArray &status, const QByteArray &type,
                           const QByteArray &body) -> QByteArray {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    };
    QTest::newRow("line breaks") << QByteArray();
    QTest::newRow("7005") << reply(
        "500 Internal Server Error", "application/json", refusalText(7005));
    QTest::newRow("7005 under 200") << reply("200 OK", "application/json", refusalText(7005));
    QTest::newRow("a page, 502") << reply("502 Bad Gateway", "text/html", "<html></html>");
    QTest::newRow("a page, 200") << reply("200 OK", "text/html", "<html></html>");
    QTest::newRow("broken") << reply("200 OK", "application/json", "{\"status\":");
    QTest::newRow("no id") << reply(
        "200 OK", "application/json", R"({"status":"success","data":{"jobId":"?"}})");
}

// The rows may be there, or the job: nothing of it is sent again by itself.
void AnalyticsErrorsTest::lostAnswers()
{
    QFETCH(QByteArray, bytes);
    ZohoKit kit([bytes](const RawRequest &) {
        return bytes.isEmpty() ? RawReply::nothing(RawReply::Then::Reset)
                               : RawReply{.bytes = bytes};
    });
    const QString file = kit.fileWith(u"a.csv"_s, "\"ROWID\"\r\n\"1\"\r\n");
    AnalyticsClient &client = kit.analytics();
    const auto check = [](const auto &result, bool isRepeatable) {
        return !result && result.error().delivery == Delivery::Unknown
            && result.error().isRetryable == isRepeatable;
    };
    QVERIFY(check(client.importNow(u"7"_s, {}, file), false));
    QVERIFY(check(client.createImport(u"7"_s, {}, file), false));
    QVERIFY(check(client.startBatch(u"7"_s, {}, file, false), false));
    QVERIFY(check(client.sendBatch(u"7"_s, u"k"_s, file, false), false));
    QVERIFY(check(client.createTable(u"T"_s, {}, {}), false));
    QVERIFY(check(client.createExport(u"7"_s), true));
    QVERIFY(check(client.deleteRows(u"7"_s, u"\"A\"=1"_s), true)
        || bytes.contains("jobId")); // no number of rows is told there either
    QCOMPARE(kit.calls().size(), 7); // each left once
}

int runAnalyticsErrorsTest(int argc, char **argv)
{
    AnalyticsErrorsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "analyticserrorstest.moc"
