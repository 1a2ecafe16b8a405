// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/secret.h"
#include "core/http/httptests.h"
#include "core/log/log.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;
using Then = RawReply::Then;

Q_DECLARE_METATYPE(sluice::testing::RawReply)

namespace {

RawReply headerOnly(const QByteArray &headers, Then then, const QByteArray &body = {})
{
    return {.bytes = "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body, .then = then};
}

RawReply dripping(const QByteArray &headers, qsizetype bytes, int everyMs)
{
    return {.bytes = "HTTP/1.1 200 OK\r\n" + headers + "\r\n",
        .drip = QByteArray(bytes, 'd'),
        .dripEvery = std::chrono::milliseconds(everyMs)};
}

class MemorySink final : public LogSink
{
public:
    void write(const LogRecord &record) override { records.append(record); }
    QList<LogRecord> records;
};

// Where what ends the exchange must not be a deadline of a loaded machine.
Timings patientTimings()
{
    Timings timings = shortTimings();
    timings.connect = std::chrono::seconds(10);
    timings.inactivity = timings.connect;
    timings.deadlineBase = timings.connect;
    return timings;
}

} // namespace

void FaultsTest::matrix_data()
{
    QTest::addColumn<RawReply>("reply");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    using enum ErrorKind;
    QTest::newRow("C4 FIN") << RawReply::nothing(Then::Close) << Network << 0;
    QTest::newRow("C4 RST") << RawReply::nothing(Then::Reset) << Network << 0;
    QTest::newRow("C4 within the head")
        << RawReply{.bytes = "HTTP/1.1 20", .then = Then::Close} << Network << 0;
    QTest::newRow("C5 RST in the body") << headerOnly("Content-Length: 1000\r\n", Then::Reset,
        QByteArray(100, 'x')) << Network << 200;
    QTest::newRow("C6 slow drip, no length") << dripping({}, 400, 20) << Timeout << 200;
    QTest::newRow("C6 slow drip, large length")
        << dripping("Content-Length: 1000000\r\n", 400, 20) << Timeout << 200;
    QTest::newRow("C6 slow head") << RawReply{.bytes = "HTTP/1.1 200 OK\r\nX-A: ",
        .drip = QByteArray(400, 'd'),
        .dripEvery = std::chrono::milliseconds(20)}
                                  << Timeout << 0;
    QTest::newRow("C7 no answer") << RawReply::nothing(Then::Hang) << Timeout << 0;
    QTest::newRow("C7 stops in the body") << headerOnly("Content-Length: 1000\r\n", Then::Hang,
        QByteArray(100, 'x')) << Timeout << 200;
    QTest::newRow("C8 no end") << RawReply{.bytes = "HTTP/1.1 200 OK\r\n\r\n", .filling = -1}
                               << Protocol << 200;
    QTest::newRow("C8 announced too large")
        << headerOnly("Content-Length: 4000000000\r\n", Then::Hang) << Protocol << 200;
    QTest::newRow("C9 length too large") << headerOnly("Content-Length: 1000\r\n", Then::Close,
        QByteArray(100, 'x')) << Network << 200;
    QTest::newRow("not HTTP") << RawReply{.bytes = "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        .then = Then::Close} << Network
                              << 0;
    QTest::newRow("bad gzip") << headerOnly(
        "Content-Encoding: gzip\r\nContent-Length: 9\r\n", Then::KeepAlive, "not gzip!")
                              << Protocol << 200;
}

void FaultsTest::matrix()
{
    QFETCH(RawReply, reply);
    QFETCH(int, status);
    for (const bool hasSideEffect : {true, false}) {
        RawServer server([reply](const RawRequest &) { return reply; });
        HttpClient client(shortTimings(), nullptr, nullptr);
        HttpRequest request = hasSideEffect ? postTo(server.url(u"/act"_s), QByteArray("{}"))
                                            : requestTo(server.url(u"/act"_s));
        const qint64 start = monotonicMs();
        const auto answer = client.send(request, CancelToken());
        QVERIFY(!answer);
        QVERIFY(monotonicMs() - start < 2'500);
        QTEST(answer.error().kind, "kind");
        QCOMPARE(answer.error().delivery, Delivery::Unknown);
        QCOMPARE(answer.error().httpStatus, status);
        QVERIFY(!answer.error().what.isEmpty() && !answer.error().why.isEmpty());
        const bool isTooLarge = answer.error().what.contains(u"too large"_s);
        QCOMPARE(answer.error().isRetryable, !hasSideEffect && !isTooLarge);
        if (hasSideEffect)
            QCOMPARE(server.count("/act"), 1);
    }
}

// Qt 6.4.2 calls most of these a success: only checks of the content can tell. What holds is that
// they end, that nothing is made up, and that a request is not sent again.
void FaultsTest::chunkedCutShort()
{
    for (const QByteArray chunks : {"10\r\n01234", "5\r\n01234\r\n", "5\r\n01234\r\n1", "1"}) {
        RawServer server([chunks](const RawRequest &) {
            return headerOnly("Transfer-Encoding: chunked\r\n", Then::Close, chunks);
        });
        HttpClient client(shortTimings(), nullptr, nullptr);
        const auto answer
            = client.send(postTo(server.url(u"/act"_s), QByteArray("{}")), CancelToken());
        if (answer)
            QVERIFY(QByteArray("01234").startsWith(answer->body));
        else
            QCOMPARE(answer.error().delivery, Delivery::Unknown);
        QCOMPARE(server.count("/act"), 1);
    }
}

// C1
void FaultsTest::refused()
{
    QUrl url;
    {
        RawServer gone([](const RawRequest &) { return RawReply(); });
        url = gone.url(u"/"_s);
    }
    HttpClient client(shortTimings(), nullptr, nullptr);
    const auto answer = client.send(postTo(url, QByteArray("{}")), CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Network);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QVERIFY(answer.error().isRetryable);
}

// C2
void FaultsTest::unknownHost()
{
    HttpClient client(patientTimings(), nullptr, nullptr);
    const auto answer = client.send(
        postTo(QUrl(u"https://no-such-host.invalid/"_s), QByteArray("{}")), CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Network);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QVERIFY(answer.error().text().contains(u"no-such-host.invalid"_s));
}

// C3
void FaultsTest::brokenUpload()
{
    for (const Then then : {Then::Reset, Then::Close}) {
        RawServer server([then](const RawRequest &) { return RawReply::nothing(then); },
            RawServer::Answer::Head);
        HttpClient client(patientTimings(), nullptr, nullptr);
        const auto answer
            = client.send(postTo(server.url(u"/act"_s), QByteArray(32 << 20, 'b')), CancelToken());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().delivery, Delivery::Unknown);
        QCOMPARE(server.requests().size(), 1);
    }
}

void FaultsTest::statusIsAResponse_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 202, 204, 207, 301, 304, 307, 400, 401, 402, 403, 404, 405,
             408, 409, 410, 412, 413, 415, 418, 422, 423, 429, 451, 500, 501, 502, 503, 504, 520})
        QTest::addRow("%d", status) << status;
}

void FaultsTest::statusIsAResponse()
{
    QFETCH(int, status);
    const bool hasBody = status != 204 && status != 304;
    const QByteArray body = hasBody ? "{\"code\":\"X\"}" : "";
    RawServer server([status, body, hasBody](const RawRequest &) {
        RawReply reply = RawReply::json(body, QByteArray::number(status) + " Words");
        if (!hasBody)
            reply.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Words\r\n\r\n";
        return reply;
    });
    HttpClient client(shortTimings(), nullptr, nullptr);
    for (const QByteArray method : {"GET", "POST", "DELETE"}) {
        HttpRequest request = requestTo(server.url(u"/x"_s), method);
        if (method == "POST")
            request.body = QByteArray("{}");
        const auto answer = client.send(request, CancelToken());
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
        QCOMPARE(answer->status, status);
        if (status != 307 || method == "GET") // else Qt drops it
            QCOMPARE(answer->body, body);
        if (hasBody)
            QCOMPARE(answer->header("content-type"), QByteArray("application/json"));
    }
    QCOMPARE(server.requests().size(), 3);
}

// C10: Qt hands on the short body; what is left over must not become the next answer.
void FaultsTest::shortLengthDoesNotSpoilTheNext()
{
    RawServer server([](const RawRequest &request) {
        return request.target == "/second"
            ? RawReply::json("{\"second\":true}")
            : headerOnly("Content-Length: 4\r\n", Then::KeepAlive, "abcdHTTP/1.1 200 OK\r\n\r\n");
    });
    HttpClient client(shortTimings(), nullptr, nullptr);
    const auto first = client.send(requestTo(server.url(u"/first"_s)), CancelToken());
    QVERIFY(first);
    QCOMPARE(first->body, QByteArray("abcd"));
    const auto second = client.send(requestTo(server.url(u"/second"_s)), CancelToken());
    QVERIFY(!second || second->body == "{\"second\":true}");
}

void FaultsTest::unauthorizedAfterBody_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("Basic") << QByteArray("Basic realm=\"x\"");
    QTest::newRow("Bearer") << QByteArray("Bearer error=\"invalid_token\"");
    QTest::newRow("Digest") << QByteArray("Digest realm=\"x\", nonce=\"1\", qop=\"auth\"");
}

void FaultsTest::unauthorizedAfterBody()
{
    QFETCH(QByteArray, challenge);
    RawServer server([challenge](const RawRequest &) {
        RawReply reply = RawReply::json("{\"code\":\"INVALID_TOKEN\"}", "401 Unauthorized");
        if (!challenge.isEmpty())
            reply.bytes.replace("Content-Type:",
                QByteArray("WWW-Authenticate: " + challenge + "\r\nContent-Type:"));
        return reply;
    });
    HttpClient client(shortTimings(), nullptr, nullptr);
    const auto answer = client.send(postTo(server.url(u"/act"_s), QByteArray("{}")), CancelToken());
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
    QCOMPARE(answer->status, 401);
    QCOMPARE(answer->body, QByteArray("{\"code\":\"INVALID_TOKEN\"}"));
    QCOMPARE(server.count("/act"), 1);
}

void FaultsTest::redirectIsNotFollowed()
{
    RawServer other([](const RawRequest &) { return RawReply::json("{}"); });
    const QByteArray target = other.url(u"/elsewhere"_s).toEncoded();
    RawServer server([target](const RawRequest &) {
        return RawReply{.bytes = "HTTP/1.1 307 Temporary Redirect\r\nLocation: " + target
                + "\r\nContent-Length: 0\r\n\r\n"};
    });
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = postTo(server.url(u"/act"_s), QByteArray("{}"));
    request.headers = {{"Authorization", "Zoho-oauthtoken abc"}};
    const auto answer = client.send(request, CancelToken());
    QVERIFY(answer);
    QCOMPARE(answer->status, 307);
    QCOMPARE(answer->header("Location"), target);
    QCOMPARE(other.connections(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void FaultsTest::noCookies()
{
    RawServer server([](const RawRequest &) {
        return headerOnly("Set-Cookie: a=b\r\nContent-Length: 0\r\n", Then::KeepAlive);
    });
    HttpClient client(shortTimings(), nullptr, nullptr);
    for (int i = 0; i < 2; ++i)
        QVERIFY(client.send(requestTo(server.url(u"/x"_s)), CancelToken()));
    QCOMPARE(server.requests().last().header("Cookie"), QByteArray());
}

void FaultsTest::refusedBeforeSending_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("allowed");
    QTest::addColumn<bool>("isRefused");
    const QStringList zoho{u"www.zohoapis.com"_s, u".zoho.eu"_s};
    const auto row = [](const char *url, const QStringList &allowed, bool isRefused) {
        QTest::newRow(url) << QString::fromLatin1(url) << allowed << isRefused;
    };
    row("http://www.zohoapis.com/", {}, true);
    row("http://localhost:1/", {}, true);
    row("http://127.0.0.1.evil.example/", {}, true);
    row("https://user:password@127.0.0.1:1/", {}, true);
    row("ftp://127.0.0.1/", {}, true);
    row("file:///etc/passwd", {}, true);
    row("https:///x", {}, true);
    row("https://evil.example/", zoho, true);
    row("https://www.zohoapis.com.evil.example/", zoho, true);
    row("https://evilzoho.eu/", zoho, true);
    row("https://zoho.eu/", zoho, true);
    row("https://127.0.0.1:1/", zoho, true);
    row("http://127.0.0.1:1/", {u"127.0.0.1"_s}, true);
    row("http://127.0.0.1:01/", {u"127.0.0.1:1"_s}, false);
    row("http://[::1]:1/", {}, false);
}

void FaultsTest::refusedBeforeSending()
{
    QFETCH(QString, url);
    QFETCH(QStringList, allowed);
    QFETCH(bool, isRefused);
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = requestTo(QUrl(url));
    request.network
        = std::make_shared<const NetworkSettings>(NetworkSettings{.allowedHosts = allowed});
    const auto answer = client.send(request, CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QCOMPARE(answer.error().kind == ErrorKind::Config, isRefused);
    request.headers = {{"X-Key", "a\r\nX-Other: b"}};
    QCOMPARE(client.send(request, CancelToken()).error().kind, ErrorKind::Config);
}

void FaultsTest::logLine()
{
    Log log;
    log.setLevel(LogLevel::Debug);
    MemorySink sink;
    log.addSink(&sink);
    RawServer server([](const RawRequest &) { return RawReply::json("{\"answer\":42}"); });
    HttpClient client(shortTimings(), nullptr, &log);
    HttpRequest request
        = postTo(server.url(u"/path?code=hidden-in-query"_s), QByteArray("body-text"));
    request.headers = {{"Authorization", "hidden-in-header"}};
    request.hasSecretQuery = true;
    request.component = "crm";
    QVERIFY(client.send(request, CancelToken()));
    QVERIFY(client.send(requestTo(server.url(u"/read?page=2"_s)), CancelToken()));
    log.removeSink(&sink);
    QCOMPARE(sink.records.size(), 2);
    const LogRecord first = sink.records.first();
    QCOMPARE(first.component, QByteArray("crm"));
    QCOMPARE(first.level, LogLevel::Info);
    QCOMPARE(first.details.value(u"status"_s).toInt(), 200);
    QCOMPARE(first.details.value(u"method"_s).toString(), u"POST"_s);
    QCOMPARE(first.details.value(u"bytes"_s).toInt(), 13);
    const QString text = first.message + QString::fromUtf8(QJsonDocument(first.details).toJson());
    for (const auto &word : {u"hidden"_s, u"body-text"_s, u"42}"_s})
        QVERIFY2(!text.contains(word), qPrintable(text));
    QCOMPARE(sink.records.last().level, LogLevel::Debug);
    QVERIFY(sink.records.last().details.value(u"url"_s).toString().endsWith(u"/read?page=2"_s));
}
