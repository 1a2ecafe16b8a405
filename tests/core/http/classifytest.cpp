// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"
#include "core/http/httpclassify.h"
#include "core/http/httptests.h"
#include "core/http/retrypolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using std::chrono::milliseconds;
using OptionalMs = std::optional<milliseconds>;

void ClassifyTest::header()
{
    const HttpResponse response{
        .status = 200, .headers = {{"Retry-After", "5"}, {"ETag", "x"}}, .body = {}};
    QCOMPARE(response.header("retry-after"), QByteArray("5"));
    QCOMPARE(response.header("ETAG"), QByteArray("x"));
    QCOMPARE(response.header("Retry"), QByteArray());
}

void ClassifyTest::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("expected"); // -1: not understood
    const auto row = [](const char *value, qint64 expected) {
        QTest::newRow(*value ? value : "(empty)") << QByteArray(value) << expected;
    };
    row("5", 5'000);
    row(" 7 ", 7'000);
    row("0", 1'000);
    row("1000000000", 900'000);
    row("99999999999999999999999", 900'000);
    row("-5", -1);
    row("soon", -1);
    row("1.5", -1);
    row("", -1);
    row("Sun, 06 Nov 1994 08:49:47 GMT", 10'000); // now is 08:49:37
    row("Sunday, 06-Nov-94 08:49:47 GMT", 10'000);
    row("Sun Nov  6 08:49:47 1994", 10'000);
    row("Sun, 06 Nov 1994 08:49:37 GMT", 1'000);
    row("Sat, 05 Nov 1994 08:49:37 GMT", 1'000); // in the past
    row("Sun, 06 Nov 2094 08:49:37 GMT", -1); // a wrong day of the week
    row("Sat, 06 Nov 2094 08:49:37 GMT", 900'000);
}

void ClassifyTest::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, expected);
    const OptionalMs wait = parseRetryAfter(value, 784'111'777'000, milliseconds(900'000));
    QCOMPARE(wait ? qint64(wait->count()) : -1, expected);
}

void ClassifyTest::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("isRetryable");
    QTest::addColumn<Delivery>("delivery");
    const auto row = [](int status, ErrorKind kind, bool isRetryable, Delivery delivery) {
        QTest::addRow("%d", status) << status << kind << isRetryable << delivery;
    };
    row(302, ErrorKind::Protocol, false, Delivery::Answered);
    row(400, ErrorKind::Service, false, Delivery::Answered);
    row(401, ErrorKind::Auth, false, Delivery::Answered);
    row(403, ErrorKind::Permission, false, Delivery::Answered);
    row(404, ErrorKind::Service, false, Delivery::Answered);
    row(408, ErrorKind::Timeout, true, Delivery::Answered);
    row(413, ErrorKind::Service, false, Delivery::Answered);
    row(423, ErrorKind::Locked, true, Delivery::Answered);
    row(429, ErrorKind::RateLimit, true, Delivery::Answered);
    row(451, ErrorKind::Service, false, Delivery::Answered);
    for (const int status : {500, 502, 503, 504, 521})
        row(status, ErrorKind::Service, true, Delivery::Unknown);
    row(501, ErrorKind::Service, false, Delivery::Answered);
}

void ClassifyTest::statuses()
{
    QFETCH(int, status);
    const HttpResponse response{
        .status = status, .headers = {{"Retry-After", "9"}, {"X-Request-Id", "r-1"}}, .body = {}};
    const auto error = errorOfStatus(response, u"Could not do it"_s);
    QVERIFY(error);
    QTEST(error->kind, "kind");
    QTEST(error->isRetryable, "isRetryable");
    QTEST(error->delivery, "delivery");
    QCOMPARE(error->httpStatus, status);
    QCOMPARE(error->requestId, u"r-1"_s);
    QCOMPARE(error->retryAfter.has_value(), error->isRetryable);
    QVERIFY(error->text().startsWith(u"Could not do it. "_s));
    QVERIFY(!errorOfStatus({.status = 204, .headers = {}, .body = {}}, {}));
}

void ClassifyTest::json_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isJson");
    QTest::newRow("object") << QByteArray("application/json") << QByteArray(" {\"a\":1}") << true;
    QTest::newRow("api+json") << QByteArray("application/vnd.api+json") << QByteArray("[]") << true;
    QTest::newRow("text/plain") << QByteArray("text/plain") << QByteArray("{}") << true;
    QTest::newRow("byte order mark") << QByteArray() << QByteArray("\xEF\xBB\xBF{}") << true;
    QTest::newRow("null") << QByteArray("application/json") << QByteArray("null") << true;
    QTest::newRow("page") << QByteArray("text/html") << QByteArray("<html>") << false;
    QTest::newRow("page that says JSON")
        << QByteArray("application/json") << QByteArray("<!doctype html>") << false;
    QTest::newRow("JSON that says page") << QByteArray("text/html") << QByteArray("{}") << false;
    QTest::newRow("plain words") << QByteArray("text/plain") << QByteArray("try later") << false;
    QTest::newRow("empty") << QByteArray("application/json") << QByteArray() << false;
}

void ClassifyTest::json()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(bool, isJson);
    const HttpResponse response{.status = 200, .headers = {{"Content-Type", type}}, .body = body};
    QCOMPARE(looksLikeJson(response), isJson);
    const auto error = errorIfNotJson(response, u"Could not read"_s);
    QCOMPARE(error.has_value(), !isJson);
    if (error) {
        QCOMPARE(error->kind, ErrorKind::Service);
        QVERIFY(error->isRetryable);
        QCOMPARE(error->delivery, Delivery::Unknown);
    }
}

void ClassifyTest::excerpt()
{
    const Secret secret("canary-0123456789");
    const HttpResponse response{.status = 200,
        .headers = {},
        .body = "<html>\x1b[31m\r\ncanary-0123456789 " + QByteArray(5000, 'y')};
    const QString text = bodyExcerpt(response);
    QCOMPARE(text.size(), 500);
    QVERIFY(!text.contains(u"canary-0123456789"_s));
    QVERIFY(!text.contains(u'\n') && !text.contains(QChar(0x1b)));
}

void ClassifyTest::retryDelays()
{
    const Timings timings;
    for (const auto &[attempt, bound] :
        {std::pair(-1, 1'000), {0, 1'000}, {1, 2'000}, {3, 8'000}, {6, 60'000}, {1'000, 60'000}}) {
        qint64 least = bound;
        qint64 most = 0;
        for (int i = 0; i < 400; ++i) {
            const qint64 delay = retryDelay(Error{}, attempt, timings).count();
            least = std::min(least, delay);
            most = std::max(most, delay);
        }
        QVERIFY2(least >= 0 && least < bound / 5, qPrintable(QString::number(least)));
        QVERIFY2(most <= bound && most > bound * 4 / 5, qPrintable(QString::number(most)));
    }
    QCOMPARE(retryDelay(Error{.what = {}, .retryAfter = milliseconds(5'000)}, 0, timings),
        milliseconds(5'000));
    QCOMPARE(retryDelay(Error{.what = {}, .retryAfter = std::chrono::hours(30)}, 0, timings),
        timings.retryAfterCap);
}
