// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httptests.h"
#include "support/testproxy.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

using Then = ProxyReply::Then;

ProxySetting proxyAt(TestProxy::Kind kind, quint16 port, const QString &user = {})
{
    return {.kind
        = kind == TestProxy::Kind::Http ? ProxySetting::Kind::Http : ProxySetting::Kind::Socks5,
        .host = u"127.0.0.1"_s,
        .port = port,
        .user = user};
}

// To Zoho, which in truth is a server of the test behind the proxy.
HttpRequest toZoho(
    const ProxySetting &proxy, const QString &caFile, const QByteArray &password = {})
{
    HttpRequest request
        = postTo(QUrl(u"https://www.zohoapis.com/crm/v8/org"_s), QByteArray("{\"a\":1}"));
    request.network = std::make_shared<const NetworkSettings>(NetworkSettings{.caFile = caFile,
        .proxy = proxy,
        .proxyPassword = [password] { return Result<Secret>(Secret(password)); },
        .allowedHosts = {u".zohoapis.com"_s}});
    return request;
}

RawReply yes(const RawRequest &)
{
    return RawReply::json("{}");
}

} // namespace

void ProxyTest::initTestCase()
{
    m_certificates = std::make_unique<TestCertificates>();
    QVERIFY(m_certificates->isValid());
}

void ProxyTest::settings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("again"); // empty: refused
    QTest::addColumn<QString>("why");
    const auto row = [](const char *text, const char *again, const char *why = "") {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(again)
                            << QString::fromLatin1(why);
    };
    row("system", "system");
    row("http://proxy.example", "http://proxy.example:8080");
    row("http://proxy.example:3128/", "http://proxy.example:3128");
    row("socks5://proxy.example", "socks5://proxy.example:1080");
    row("socks5://[::1]:9050", "socks5://[::1]:9050");
    row("http://me@proxy.example:3128", "http://me@proxy.example:3128");
    row("http://an%40other@proxy.example:3128", "http://an%40other@proxy.example:3128");
    row("http://me:pw@proxy.example:3128", "", "must not hold a password");
    row("http://me:@proxy.example:3128", "", "must not hold a password");
    row("proxy.example:3128", "", "must be");
    row("https://proxy.example:3128", "", "must be");
    row("ftp://proxy.example", "", "must be");
    row("http://", "", "must be");
    row("http://proxy.example:99999", "", "must be");
    row("http://proxy.example:3128/path", "", "must be");
    row("http://proxy.example:3128?a=b", "", "must be");
}

void ProxyTest::settings()
{
    QFETCH(QString, text);
    QFETCH(QString, again);
    QFETCH(QString, why);
    const auto proxy = ProxySetting::fromText(text);
    QCOMPARE(proxy.has_value(), !again.isEmpty());
    if (!proxy) {
        QCOMPARE(proxy.error().kind, ErrorKind::Config);
        QVERIFY2(proxy.error().why.contains(why), qPrintable(proxy.error().why));
        QVERIFY(!proxy.error().text().contains(u"pw"_s));
        return;
    }
    QCOMPARE(proxy->toText(), again);
    QCOMPARE(*ProxySetting::fromText(proxy->toText()), *proxy);
    QCOMPARE(ProxySetting::fromText({})->kind, ProxySetting::Kind::None);
}

void ProxyTest::leadsThere_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("user");
    QTest::newRow("CONNECT") << int(TestProxy::Kind::Http) << QString();
    QTest::newRow("CONNECT with password") << int(TestProxy::Kind::Http) << u"me"_s;
    QTest::newRow("SOCKS 5") << int(TestProxy::Kind::Socks5) << QString();
    QTest::newRow("SOCKS 5 with password") << int(TestProxy::Kind::Socks5) << u"me"_s;
}

// The request leaves once, and the proxy looks the name up.
void ProxyTest::leadsThere()
{
    QFETCH(int, kind);
    QFETCH(QString, user);
    RawServer zoho(yes, RawServer::Answer::WholeRequest, m_certificates->ofZoho());
    const auto type = TestProxy::Kind(kind);
    TestProxy proxy(type, [&](const ProxyRequest &request) {
        const bool isKnown = request.user == user.toLatin1()
            && (user.isEmpty() || request.password == "swordfish");
        return isKnown ? ProxyReply{.port = zoho.port()}
                       : ProxyReply{.then = Then::Status, .status = 407};
    });
    HttpClient client(Timings{}, nullptr, nullptr);
    const HttpRequest request
        = toZoho(proxyAt(type, proxy.port(), user), m_certificates->caFile(), "swordfish");
    for (int i = 0; i < 2; ++i) {
        const auto answer = client.send(request, CancelToken());
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
        QCOMPARE(answer->status, 200);
    }
    QCOMPARE(zoho.count("/crm/v8/org"), 2);
    QCOMPARE(zoho.requests().size(), 2);
    QCOMPARE(proxy.requests().last().target, QByteArray("www.zohoapis.com:443"));
    for (const RawRequest &seen : zoho.requests())
        QVERIFY(!seen.head.contains("Proxy-"));
}

void ProxyTest::passwordIsAskedEachTime()
{
    RawServer zoho(yes, RawServer::Answer::WholeRequest, m_certificates->ofZoho());
    TestProxy proxy(TestProxy::Kind::Http, [&](const ProxyRequest &request) {
        return request.password == "new" ? ProxyReply{.port = zoho.port()}
                                         : ProxyReply{.then = Then::Status, .status = 407};
    });
    HttpClient client(shortTimings(), nullptr, nullptr);
    const ProxySetting setting = proxyAt(TestProxy::Kind::Http, proxy.port(), u"me"_s);
    const QString caFile = m_certificates->caFile();
    QVERIFY(!client.send(toZoho(setting, caFile, "old"), CancelToken()));
    QVERIFY(client.send(toZoho(setting, caFile, "new"), CancelToken()));
    HttpRequest without = toZoho(setting, caFile);
    auto network = *without.network;
    network.proxyPassword
        = [] { return Result<Secret>(fail(ErrorKind::Auth, u"The proxyPassword is not there"_s)); };
    without.network = std::make_shared<const NetworkSettings>(network);
    const auto answer = client.send(without, CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().what, u"The proxyPassword is not there"_s);
}

void ProxyTest::loopbackGoesStraight()
{
    TestProxy proxy(TestProxy::Kind::Http, [](const ProxyRequest &) { return ProxyReply(); });
    RawServer server(yes);
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = requestTo(server.url(u"/x"_s));
    request.network = std::make_shared<const NetworkSettings>(
        NetworkSettings{.proxy = proxyAt(TestProxy::Kind::Http, proxy.port())});
    QVERIFY(client.send(request, CancelToken()));
    QVERIFY(proxy.requests().isEmpty());
}

void ProxyTest::systemOnlyWhenChosen()
{
    TestProxy proxy(TestProxy::Kind::Http,
        [](const ProxyRequest &) { return ProxyReply{.then = Then::Status, .status = 403}; });
    const QByteArray before = qgetenv("https_proxy");
    qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
    HttpClient client(shortTimings(), nullptr, nullptr);
    // A name that nobody has: without the proxy it is not even looked for there.
    HttpRequest request = requestTo(QUrl(u"https://nobody.invalid/"_s));
    const auto straight = client.send(request, CancelToken());
    const auto asked = proxy.requests().size();
    request.network = std::make_shared<const NetworkSettings>(
        NetworkSettings{.proxy = {.kind = ProxySetting::Kind::System}});
    const auto through = client.send(request, CancelToken());
    qputenv("https_proxy", before);
    QCOMPARE(asked, 0);
    QVERIFY(!straight && !straight.error().text().contains(u"proxy"_s));
    QVERIFY(!through);
    QCOMPARE(proxy.requests().size(), 1);
    QVERIFY2(through.error().text().contains(u"the proxy 127.0.0.1:%1"_s.arg(proxy.port())),
        qPrintable(through.error().text()));
}

void ProxyTest::refusals_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("user");
    QTest::addColumn<int>("then");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *name, TestProxy::Kind kind, const QString &user, Then then,
                         int status, const QString &why, const QString &next) {
        QTest::newRow(name) << int(kind) << user << int(then) << status << why << next;
    };
    const auto http = TestProxy::Kind::Http;
    const auto socks = TestProxy::Kind::Socks5;
    const QString enter = u"Enter the proxy's user and password"_s;
    const QString ask = u"Ask whoever runs the proxy to allow www.zohoapis.com"_s;
    const QString check = u"Check the proxy"_s;
    row("407, no user", http, {}, Then::Status, 407, u"wants a user name"_s, enter);
    row("407, wrong password", http, u"me"_s, Then::Status, 407, u"refuses the user name"_s, enter);
    row("403", http, {}, Then::Status, 403, u"does not let through to www.zohoapis.com"_s, ask);
    row("502", http, {}, Then::Status, 502, u"broke off"_s, check);
    row("SOCKS not allowed", socks, {}, Then::Status, 2, u"cannot find or reach www.zohoapis.com"_s,
        check);
    row("SOCKS failure", socks, {}, Then::Status, 1, u"cannot find or reach"_s, check);
}

// C48: named as the proxy's doing, nothing sent, and it may work later (C1).
void ProxyTest::refusals()
{
    QFETCH(int, kind);
    QFETCH(QString, user);
    QFETCH(int, then);
    QFETCH(int, status);
    QFETCH(QString, why);
    QFETCH(QString, next);
    const auto type = TestProxy::Kind(kind);
    TestProxy proxy(type, [then, status](const ProxyRequest &) {
        return ProxyReply{.then = Then(then), .status = status};
    });
    HttpClient client(shortTimings(), nullptr, nullptr);
    const auto answer = client.send(
        toZoho(proxyAt(type, proxy.port(), user), m_certificates->caFile(), "pw-canary-1"),
        CancelToken());
    QVERIFY(!answer);
    const Error &error = answer.error();
    QCOMPARE(error.kind, ErrorKind::Network);
    QCOMPARE(error.delivery, Delivery::NotSent);
    QVERIFY(error.isRetryable);
    QVERIFY2(error.what.contains(u"through the proxy"_s), qPrintable(error.text()));
    QVERIFY2(
        error.why.contains(u"proxy 127.0.0.1:%1"_s.arg(proxy.port())), qPrintable(error.text()));
    QVERIFY2(error.why.contains(why), qPrintable(error.text()));
    QVERIFY2(error.next.contains(next), qPrintable(error.text()));
    QVERIFY(!error.text().contains(u"pw-canary"_s));
}

void ProxyTest::nothingThere()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    HttpClient client(shortTimings(), nullptr, nullptr);
    for (const auto kind : {TestProxy::Kind::Http, TestProxy::Kind::Socks5}) {
        const auto answer
            = client.send(toZoho(proxyAt(kind, port), m_certificates->caFile()), CancelToken());
        QVERIFY(!answer);
        QVERIFY(answer.error().isRetryable);
        QCOMPARE(answer.error().delivery, Delivery::NotSent);
        QVERIFY2(answer.error().why.contains(u"nothing answers at the proxy 127.0.0.1"_s),
            qPrintable(answer.error().text()));
    }
    ProxySetting named = proxyAt(TestProxy::Kind::Http, 3128);
    named.host = u"proxy.invalid"_s;
    const auto answer = client.send(toZoho(named, m_certificates->caFile()), CancelToken());
    QVERIFY(!answer);
    QVERIFY2(answer.error().why.contains(u"the proxy proxy.invalid:3128"_s),
        qPrintable(answer.error().text()));
}

void ProxyTest::silent_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("then");
    QTest::newRow("says nothing") << int(TestProxy::Kind::Http) << int(Then::Hang);
    QTest::newRow("closes") << int(TestProxy::Kind::Http) << int(Then::Close);
    QTest::newRow("SOCKS closes") << int(TestProxy::Kind::Socks5) << int(Then::Close);
}

// Qt tries a proxy that closes again, until the time to connect is over.
void ProxyTest::silent()
{
    QFETCH(int, kind);
    QFETCH(int, then);
    const auto type = TestProxy::Kind(kind);
    TestProxy proxy(type, [then](const ProxyRequest &) { return ProxyReply{.then = Then(then)}; });
    HttpClient client(shortTimings(), nullptr, nullptr);
    const auto answer
        = client.send(toZoho(proxyAt(type, proxy.port()), m_certificates->caFile()), CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QCOMPARE(answer.error().delivery, Delivery::NotSent);
    QVERIFY(answer.error().isRetryable);
    QVERIFY2(answer.error().why.contains(u"through the proxy 127.0.0.1"_s),
        qPrintable(answer.error().text()));
}

// A proxy that reads along shows a certificate of its own: refused until its CA file is given.
void ProxyTest::identityBehindIt()
{
    RawServer zoho(yes, RawServer::Answer::WholeRequest, m_certificates->ofZoho());
    RawServer other(yes, RawServer::Answer::WholeRequest, m_certificates->good());
    quint16 target = zoho.port();
    TestProxy proxy(TestProxy::Kind::Http,
        [&target](const ProxyRequest &) { return ProxyReply{.port = target}; });
    const ProxySetting setting = proxyAt(TestProxy::Kind::Http, proxy.port());
    HttpClient client(Timings{}, nullptr, nullptr);
    const auto unknown = client.send(toZoho(setting, {}), CancelToken());
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::Tls);
    QVERIFY(unknown.error().next.contains(u"CA file"_s));
    target = other.port();
    const auto wrong = client.send(toZoho(setting, m_certificates->caFile()), CancelToken());
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, ErrorKind::Tls);
    QVERIFY2(wrong.error().why.contains(u"another host"_s), qPrintable(wrong.error().text()));
    QCOMPARE(zoho.requests().size() + other.requests().size(), 0);
}
