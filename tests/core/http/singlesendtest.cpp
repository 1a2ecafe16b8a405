// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httptests.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;
using Then = RawReply::Then;

namespace {

enum class Body { Empty, Bytes, File, Multipart };

const QByteArray kContent = QByteArray("0123456789abcdef").repeated(4096); // 64 KiB

QString contentFile(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(u"body.csv"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(kContent) != kContent.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

HttpBody bodyOf(Body kind, const QString &path)
{
    switch (kind) {
    case Body::Empty:
        return {};
    case Body::Bytes:
        return kContent;
    case Body::File:
        return FileBody{path};
    case Body::Multipart:
        return QList<MultipartPart>{
            {"CONFIG", {}, {}, QByteArray("{\"importType\":\"updateadd\"}")},
            {"FILE", "chunk \"7\".csv", "text/csv", FileBody{path}}};
    }
    return {};
}

std::shared_ptr<const NetworkSettings> trusting(const TestCertificates &certificates)
{
    return std::make_shared<const NetworkSettings>(
        NetworkSettings{.caFile = certificates.caFile()});
}

} // namespace

void SingleSendTest::initTestCase()
{
    m_certificates = std::make_unique<TestCertificates>();
    QVERIFY(m_certificates->isValid());
}

void SingleSendTest::seenOnce_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<bool>("isKeptAlive");
    QTest::addColumn<Then>("then");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<Body>("body");
    const QList<std::pair<Body, const char *>> bodies{{Body::Empty, "empty"},
        {Body::Bytes, "bytes"}, {Body::File, "file"}, {Body::Multipart, "multipart"}};
    for (const bool isTls : {false, true}) {
        for (const bool isKeptAlive : {false, true}) {
            for (const Then then : {Then::Close, Then::Reset}) {
                for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
                    for (const auto &[body, name] : bodies) {
                        QTest::addRow("%s %s %s %s %s", isTls ? "TLS" : "HTTP",
                            isKeptAlive ? "kept" : "fresh", then == Then::Close ? "FIN" : "RST",
                            method, name)
                            << isTls << isKeptAlive << then << QByteArray(method) << body;
                    }
                }
            }
        }
    }
}

// The server takes the whole request, acts on it, and closes without a word (P3).
void SingleSendTest::seenOnce()
{
    QFETCH(bool, isTls);
    QFETCH(bool, isKeptAlive);
    QFETCH(Then, then);
    QFETCH(QByteArray, method);
    QFETCH(Body, body);
    const QTemporaryDir folder;
    const auto handler = [then](const RawRequest &request) {
        return request.target == "/warm" ? RawReply::json("{}") : RawReply::nothing(then);
    };
    RawServer server(handler, RawServer::Answer::WholeRequest,
        isTls ? std::optional(m_certificates->good()) : std::nullopt);
    HttpClient client(Timings{}, nullptr, nullptr);
    const auto network = trusting(*m_certificates);
    if (isKeptAlive) {
        HttpRequest warm = requestTo(server.url(u"/warm"_s));
        warm.network = network;
        const auto answer = client.send(warm, CancelToken());
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
    }
    HttpRequest request = requestTo(server.url(u"/act"_s), method);
    request.body = bodyOf(body, contentFile(folder));
    request.hasSideEffect = true;
    request.network = network;
    const auto answer = client.send(request, CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().delivery, Delivery::Unknown);
    QCOMPARE(answer.error().kind, ErrorKind::Network);
    QVERIFY(!answer.error().isRetryable);
    QCOMPARE(server.count("/act"), 1);
    QCOMPARE(server.requests().size(), isKeptAlive ? 2 : 1); // no part of another either
}

// The server does notice repeats: what Qt does by itself with the same server.
void SingleSendTest::plainQtRepeats()
{
    RawServer server([](const RawRequest &) { return RawReply::nothing(Then::Close); });
    QNetworkAccessManager manager;
    QNetworkRequest request(server.url(u"/act"_s));
    request.setRawHeader("Content-Type", "text/plain");
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, kContent));
    QEventLoop loop;
    connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (server.count("/act") == 1)
        QSKIP("this Qt does not repeat a POST");
    QVERIFY(server.count("/act") > 1);
}

void SingleSendTest::bodiesArrive_data()
{
    QTest::addColumn<Body>("body");
    QTest::newRow("empty") << Body::Empty;
    QTest::newRow("bytes") << Body::Bytes;
    QTest::newRow("file") << Body::File;
    QTest::newRow("multipart") << Body::Multipart;
}

void SingleSendTest::bodiesArrive()
{
    QFETCH(Body, body);
    const QTemporaryDir folder;
    RawServer server([](const RawRequest &) { return RawReply::json("{\"ok\":true}"); });
    HttpRequest request = postTo(server.url(u"/x?a=b"_s), bodyOf(body, contentFile(folder)));
    qint64 uploaded = 0;
    request.onUpload = [&uploaded](qint64 done, qint64) { uploaded = done; };
    request.headers = {{"X-One", "1"}};
    HttpClient client(shortTimings(), nullptr, nullptr);
    for (int i = 0; i < 2; ++i) {
        const auto answer = client.send(request, CancelToken());
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, QByteArray("{\"ok\":true}"));
        QCOMPARE(answer->bodyBytes, answer->body.size());
    }
    QCOMPARE(server.connections(), 1);
    const RawRequest seen = server.requests().first();
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.target, QByteArray("/x?a=b"));
    QCOMPARE(seen.header("X-One"), QByteArray("1"));
    QVERIFY(seen.header("User-Agent").startsWith("Sluice/"));
    QCOMPARE(seen.header("Content-Length").toLongLong(), seen.body.size());
    QCOMPARE(uploaded, seen.body.size());
    if (body == Body::Bytes || body == Body::File)
        QCOMPARE(seen.body, kContent);
    if (body != Body::Multipart)
        return;
    const QByteArray type = seen.header("Content-Type");
    QVERIFY(type.startsWith("multipart/form-data; boundary="));
    const QByteArray mark = "--" + type.mid(type.indexOf('=') + 1);
    QCOMPARE(seen.body,
        mark + "\r\nContent-Disposition: form-data; name=\"CONFIG\"\r\n\r\n"
            + "{\"importType\":\"updateadd\"}\r\n" + mark
            + "\r\nContent-Disposition: form-data; name=\"FILE\"; filename=\"chunk %227%22.csv\""
            + "\r\nContent-Type: text/csv\r\n\r\n" + kContent + "\r\n" + mark + "--\r\n");
}

void SingleSendTest::quietlyClosedConnection_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::newRow("HTTP") << false;
    QTest::newRow("TLS") << true;
}

// No false alarm: the idle connection was closed between two requests.
void SingleSendTest::quietlyClosedConnection()
{
    QFETCH(bool, isTls);
    const auto handler = [](const RawRequest &) {
        RawReply reply = RawReply::json("{}");
        reply.then = Then::HalfClose;
        return reply;
    };
    RawServer server(handler, RawServer::Answer::WholeRequest,
        isTls ? std::optional(m_certificates->good()) : std::nullopt);
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = postTo(server.url(u"/act"_s), kContent);
    request.network = trusting(*m_certificates);
    for (int i = 1; i <= 3; ++i) {
        const auto answer = client.send(request, CancelToken());
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.count("/act"), i);
    }
}

void SingleSendTest::answerThenClose_data()
{
    quietlyClosedConnection_data();
}

// An answer and the end of the connection in one go are a whole answer.
void SingleSendTest::answerThenClose()
{
    QFETCH(bool, isTls);
    const auto handler = [](const RawRequest &) {
        RawReply reply = RawReply::json("{}");
        reply.bytes.replace("Content-Type", "Connection: close\r\nContent-Type");
        reply.then = Then::Close;
        return reply;
    };
    RawServer server(handler, RawServer::Answer::WholeRequest,
        isTls ? std::optional(m_certificates->good()) : std::nullopt);
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = postTo(server.url(u"/act"_s), kContent);
    request.network = trusting(*m_certificates);
    for (int i = 1; i <= 10; ++i) {
        const auto answer = client.send(request, CancelToken());
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
        QCOMPARE(server.count("/act"), i);
    }
}

void SingleSendTest::fileThatShrinks()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"big"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(64 << 20));
    RawServer server([](const RawRequest &) { return RawReply::json("{}"); });
    HttpRequest request = postTo(server.url(u"/act"_s), FileBody{path});
    request.onUpload = [&file](qint64, qint64) { file.resize(1 << 20); };
    HttpClient client(Timings{}, nullptr, nullptr);
    const auto answer = client.send(request, CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Disk);
    QCOMPARE(answer.error().delivery, Delivery::Unknown);
    QCOMPARE(server.count("/act"), 0);
}

void SingleSendTest::missingFile()
{
    RawServer server([](const RawRequest &) { return RawReply::json("{}"); });
    HttpClient client(Timings{}, nullptr, nullptr);
    const auto answer = client.send(
        postTo(server.url(u"/act"_s), FileBody{u"/nonexistent/file"_s}), CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Disk);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QCOMPARE(server.connections(), 0);
}

void SingleSendTest::mayNotLeave_data()
{
    QTest::addColumn<Body>("body");
    QTest::addColumn<int>("allowed"); // how often it is asked before it says no
    QTest::newRow("before an empty request") << Body::Empty << 0;
    QTest::newRow("before the request") << Body::Bytes << 0;
    QTest::newRow("connected, before the first byte of the body") << Body::Bytes << 1;
    QTest::newRow("before the first byte of a file") << Body::File << 1;
    QTest::newRow("never said no") << Body::Multipart << 1'000'000;
}

// Whoever lost the right to send is asked at the last moment, and nothing can be acted on (P8).
void SingleSendTest::mayNotLeave()
{
    QFETCH(Body, body);
    QFETCH(int, allowed);
    const QTemporaryDir folder;
    RawServer server(
        [](const RawRequest &) { return RawReply::json("{}"); }, RawServer::Answer::WholeRequest);
    HttpClient client(Timings{}, nullptr, nullptr);
    const HttpRequest request = postTo(server.url(u"/act"_s), bodyOf(body, contentFile(folder)));
    int asked = 0;
    {
        const HttpClient::LeaveCheck check(client, [&asked, allowed]() -> Result<void> {
            if (asked++ < allowed)
                return {};
            return fail(Error{.kind = ErrorKind::Locked, .what = u"lost"_s, .code = u"LOST"_s});
        });
        const auto harmless = client.send(requestTo(server.url(u"/look"_s)), CancelToken());
        QVERIFY(harmless); // what changes nothing is not asked about
        QCOMPARE(asked, 0);
        const auto answer = client.send(request, CancelToken());
        QCOMPARE(answer.has_value(), allowed > 1);
        QVERIFY(asked > 0);
        if (!answer) {
            QCOMPARE(answer.error().code, u"LOST"_s);
            QCOMPARE(answer.error().kind, ErrorKind::Locked);
            QVERIFY(answer.error().delivery == Delivery::NotSent);
            QCOMPARE(asked, allowed + 1);
        }
        QCOMPARE(server.count("/act"), allowed > 1 ? 1 : 0);
    }
    asked = 0;
    QVERIFY(client.send(request, CancelToken())); // nobody asks any more
    QCOMPARE(asked, 0);
}
