// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/http/httptests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

std::shared_ptr<const NetworkSettings> withCa(const QString &caFile)
{
    return std::make_shared<const NetworkSettings>(
        NetworkSettings{.caFile = caFile, .proxy = {}, .allowedHosts = {}});
}

} // namespace

void TlsTest::initTestCase()
{
    m_certificates = std::make_unique<TestCertificates>();
    QVERIFY(m_certificates->isValid());
}

void TlsTest::verification_data()
{
    QTest::addColumn<QSslConfiguration>("server");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("good, CA given") << m_certificates->good() << true << true;
    QTest::newRow("good, CA unknown") << m_certificates->good() << false << false;
    QTest::newRow("wrong name") << m_certificates->wrongName() << true << false;
    QTest::newRow("expired") << m_certificates->expired() << true << false;
    QTest::newRow("self-signed") << m_certificates->selfSigned() << true << false;
}

void TlsTest::verification()
{
    QFETCH(QSslConfiguration, server);
    QFETCH(bool, isTrusted);
    QFETCH(bool, isGood);
    RawServer raw([](const RawRequest &) { return RawReply::json("{}"); },
        RawServer::Answer::WholeRequest, server);
    HttpClient client(Timings{}, nullptr, nullptr);
    HttpRequest request = postTo(raw.url(u"/act"_s), QByteArray("{}"));
    request.network = withCa(isTrusted ? m_certificates->caFile() : QString());
    const auto answer = client.send(request, CancelToken());
    if (isGood) {
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
        QCOMPARE(answer->status, 200);
        return;
    }
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Tls);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QVERIFY(!answer.error().isRetryable);
    QVERIFY(!answer.error().why.isEmpty() && answer.error().next.contains(u"CA file"_s));
    QCOMPARE(raw.requests().size(), 0);
}

// Kept-alive connections verified with one connection's CA are not used for another's requests.
void TlsTest::connectionIsNotLentToOthers()
{
    RawServer raw([](const RawRequest &) { return RawReply::json("{}"); },
        RawServer::Answer::WholeRequest, m_certificates->good());
    HttpClient client(Timings{}, nullptr, nullptr);
    HttpRequest request = requestTo(raw.url(u"/x"_s));
    request.network = withCa(m_certificates->caFile());
    QVERIFY(client.send(request, CancelToken()));
    request.network = withCa({});
    const auto answer = client.send(request, CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Tls);
    QCOMPARE(raw.requests().size(), 1);
}

// The connect time-out covers the TLS greeting.
void TlsTest::silentServer()
{
    RawServer plain([](const RawRequest &) { return RawReply(); });
    QUrl url = plain.url(u"/act"_s);
    url.setScheme(u"https"_s);
    Timings timings;
    timings.connect = std::chrono::milliseconds(200);
    HttpClient client(timings, nullptr, nullptr);
    const qint64 start = monotonicMs();
    const auto answer = client.send(postTo(url, QByteArray("{}")), CancelToken());
    QVERIFY(monotonicMs() - start < 1'000);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QVERIFY(answer.error().isRetryable);
}

void TlsTest::badCaFile()
{
    HttpClient client(Timings{}, nullptr, nullptr);
    HttpRequest request = requestTo(QUrl(u"https://127.0.0.1:1/"_s));
    request.network = withCa(u"/nonexistent/ca.pem"_s);
    QCOMPARE(client.send(request, CancelToken()).error().kind, ErrorKind::Config);
    request.network = std::make_shared<const NetworkSettings>(
        NetworkSettings{.caFile = {}, .proxy = QUrl(u"gopher://proxy:1"_s), .allowedHosts = {}});
    QCOMPARE(client.send(request, CancelToken()).error().kind, ErrorKind::Config);
}
