// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/http/httptests.h"
#include "core/http/networkaccess.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

std::shared_ptr<const NetworkSettings> withCa(const QString &caFile)
{
    return std::make_shared<const NetworkSettings>(NetworkSettings{.caFile = caFile});
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
    QTest::addColumn<QString>("why"); // empty: accepted
    QTest::addColumn<QString>("next");
    const QString addCa = u"add its CA file to the connection"_s;
    const QString unknown = u"an authority that is not known here, “Sluice test CA"_s;
    const auto row
        = [](const char *name, const QSslConfiguration &server, bool isTrusted, const QString &why,
              const QString &next) { QTest::newRow(name) << server << isTrusted << why << next; };
    const TestCertificates &made = *m_certificates;
    row("good, CA given", made.good(), true, {}, {});
    row("C47 good, CA unknown", made.good(), false, unknown, addCa);
    row("C47 another CA", made.ofOtherCa(), true, u"not known here, “Somebody else”"_s, addCa);
    row("chain, CA given", made.withChain(), true, {}, {});
    row("C47 chain left out", made.withoutChain(), true, u"leaves out the certificates"_s, addCa);
    row("C47 wrong name", made.wrongName(), true, u"belongs to another host: “other.example”"_s,
        u"Check the address"_s);
    row("C47 expired", made.expired(), true, u"expired on 20"_s, u"clock"_s);
    row("C47 not yet valid", made.notYetValid(), true, u"holds from 2090-01-01 only"_s, u"clock"_s);
    row("C47 self-signed", made.selfSigned(), true, u"signed by itself alone"_s, addCa);
}

// C47: refused, named, and nothing to click it away with.
void TlsTest::verification()
{
    QFETCH(QSslConfiguration, server);
    QFETCH(bool, isTrusted);
    QFETCH(QString, why);
    QFETCH(QString, next);
    RawServer raw([](const RawRequest &) { return RawReply::json("{}"); },
        RawServer::Answer::WholeRequest, server);
    HttpClient client(Timings{}, nullptr, nullptr);
    HttpRequest request = postTo(raw.url(u"/act"_s), QByteArray("{}"));
    request.network = withCa(isTrusted ? m_certificates->caFile() : QString());
    const auto answer = client.send(request, CancelToken());
    if (why.isEmpty()) {
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
        QCOMPARE(answer->status, 200);
        return;
    }
    QVERIFY(!answer);
    const Error &error = answer.error();
    QCOMPARE(error.kind, ErrorKind::Tls);
    QCOMPARE(error.delivery, Delivery::NotSent);
    QVERIFY(!error.isRetryable);
    QVERIFY2(error.what.contains(u"127.0.0.1"_s), qPrintable(error.text()));
    QVERIFY2(error.why.contains(why), qPrintable(error.text()));
    QVERIFY2(error.next.contains(next), qPrintable(error.text()));
    QVERIFY2(!error.text().contains(u"ignore"_s, Qt::CaseInsensitive), qPrintable(error.text()));
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

void TlsTest::badCaFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("why");
    QTest::newRow("not there") << u"/nonexistent/ca.pem"_s << u"cannot be read"_s;
    QTest::newRow("a folder") << u"/"_s << u"cannot be read"_s;
    QTest::newRow("no certificate") << u"/etc/passwd"_s << u"no certificate in PEM form"_s;
    QTest::newRow("without end") << u"/dev/zero"_s << u"it is not a file"_s;
    QTest::newRow("expired") << m_certificates->expiredCaFile() << u"expired on 20"_s;
}

void TlsTest::badCaFile()
{
    QFETCH(QString, file);
    QFETCH(QString, why);
    HttpClient client(Timings{}, nullptr, nullptr);
    HttpRequest request = requestTo(QUrl(u"https://127.0.0.1:1/"_s));
    request.network = withCa(file);
    const auto answer = client.send(request, CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Config);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QVERIFY2(answer.error().what.contains(file), qPrintable(answer.error().text()));
    QVERIFY2(answer.error().why.contains(why), qPrintable(answer.error().text()));
    QVERIFY(!answer.error().next.isEmpty());
}

// What the system trusts stays trusted beside it; of a file, what holds today is taken.
void TlsTest::caFileAdds()
{
    NetworkAccess access;
    const QUrl url(u"https://www.zohoapis.com/"_s);
    const auto ofSystem = QSslConfiguration::systemCaCertificates();
    QVERIFY(!ofSystem.isEmpty());
    const auto settings = withCa(m_certificates->mixedCaFile());
    const auto route = access.routeFor(url, settings.get());
    QVERIFY2(route, qPrintable(route ? QString() : route.error().text()));
    const auto trusted = route->tls.caCertificates();
    QCOMPARE(trusted.size(), ofSystem.size() + 1);
    for (const QSslCertificate &certificate : ofSystem)
        QVERIFY(trusted.contains(certificate));
    QCOMPARE(route->tls.protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(route->tls.peerVerifyMode(), QSslSocket::VerifyPeer);
}

void TlsTest::oldProtocol_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("C47 TLS 1.0") << u"-tls1"_s << false;
    QTest::newRow("C47 TLS 1.1") << u"-tls1_1"_s << false;
    QTest::newRow("TLS 1.2") << u"-tls1_2"_s << true;
    QTest::newRow("TLS 1.3") << u"-tls1_3"_s << true;
}

// The one server here that still speaks the old ones is OpenSSL's own.
void TlsTest::oldProtocol()
{
    QFETCH(QString, protocol);
    QFETCH(bool, isGood);
    QProcess server;
    server.start(u"openssl"_s,
        {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s,
            m_certificates->goodCertificateFile(), u"-key"_s, m_certificates->goodKeyFile(),
            u"-www"_s, protocol, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s});
    QVERIFY(server.waitForStarted());
    QByteArray said;
    while (!said.contains("ACCEPT") || !said.endsWith('\n')) {
        QVERIFY2(server.waitForReadyRead(5'000), server.readAllStandardError().constData());
        said += server.readAllStandardOutput();
    }
    const int port = said.mid(said.lastIndexOf(':') + 1).trimmed().toInt();
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = requestTo(QUrl(u"https://127.0.0.1:%1/"_s.arg(port)));
    request.network = withCa(m_certificates->caFile());
    const auto answer = client.send(request, CancelToken());
    server.kill();
    server.waitForFinished();
    if (isGood) { // it need not answer: TLS was agreed
        QVERIFY2(answer || answer.error().why.contains(u"nothing moved"_s),
            qPrintable(answer ? u""_s : answer.error().text()));
        return;
    }
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Tls);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QVERIFY2(answer.error().why.contains(u"TLS 1.1 or older"_s), qPrintable(answer.error().text()));
    QVERIFY2(answer.error().next.contains(u"TLS 1.2"_s), qPrintable(answer.error().text()));
}

void TlsTest::noTlsThere()
{
    QTcpServer talker; // speaks first, as a mail server does
    QVERIFY(talker.listen(QHostAddress::LocalHost));
    connect(&talker, &QTcpServer::newConnection, &talker,
        [&talker] { talker.nextPendingConnection()->write("220 mail.example ready\r\n"); });
    HttpClient client(shortTimings(), nullptr, nullptr);
    const auto answer = client.send(
        requestTo(QUrl(u"https://127.0.0.1:%1/"_s.arg(talker.serverPort()))), CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Tls);
    QVERIFY2(
        answer.error().why.contains(u"does not speak TLS"_s), qPrintable(answer.error().text()));
}
