// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/hostlookup.h"
#include "core/http/httptests.h"
#include "core/http/outboundhosts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

void HostsTest::outbound_data()
{
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *url, bool isAllowed) { QTest::newRow(url) << isAllowed; };
    row("https://www.zohoapis.com/crm/v8/org", true);
    row("https://WWW.ZohoAPIs.com/crm", true);
    row("https://www.zohoapis.com:443/crm", true);
    row("https://download-accl.zoho.com/v2/1.zip?a=b", true);
    row("http://127.0.0.1:7001/x", true);
    row("https://[::1]:7002/x", true);
    // another host
    row("https://evil.example/", false);
    row("https://zoho.com/", false);
    row("https://evilzoho.com/", false);
    row("https://www.zohoapis.com.evil.example/", false);
    row("https://www.zohoapis.com./", false);
    row("https://www.zohoapis.eu/", false);
    row("https://evil.example/www.zohoapis.com", false);
    row("https://evil.example?www.zohoapis.com", false);
    row("https://evil.example#www.zohoapis.com", false);
    row("https://evil.example\\.zoho.com/", false);
    row("https://evil.example%2f.zoho.com/", false);
    row("https://evil.example%00.zoho.com/", false);
    // this computer, another port or another way of writing it
    row("http://127.0.0.1:22/", false);
    row("http://127.0.0.1/", false);
    row("http://127.0.0.2:7001/", false);
    row("http://localhost:7001/", false);
    row("http://[::ffff:127.0.0.1]:7001/", false);
    row("http://0.0.0.0:7001/", false);
    row("http://169.254.169.254/latest/meta-data/", false);
    // another port
    row("https://www.zohoapis.com:8443/", false);
    row("https://www.zohoapis.com:22/", false);
    row("https://www.zohoapis.com:80/", false);
    // another scheme, or none
    row("http://www.zohoapis.com/", false);
    row("http://www.zohoapis.com:443/", false);
    row("ftp://www.zohoapis.com/", false);
    row("file:///etc/passwd", false);
    row("file://www.zohoapis.com/etc/passwd", false);
    row("data:text/plain,x", false);
    row("javascript:alert(1)", false);
    row("//www.zohoapis.com/x", false);
    row("www.zohoapis.com/x", false);
    row("", false);
    // user name
    row("https://me@www.zohoapis.com/", false);
    row("https://me:pw@www.zohoapis.com/", false);
    row("https://@www.zohoapis.com/", false);
    row("https://www.zohoapis.com@evil.example/", false);
    row("https://www.zohoapis.com:443@evil.example/", false);
    // names that only look alike
    row("https://www.zohoap\xd1\x96s.com/", false);
    row("https://\xef\xbd\x97ww.zohoapis.com/", false); // a wide w, which becomes a plain one
    row("https://www.zohoapis.com\xe3\x80\x82"
        "evil.example/",
        false);
    row("https://evil\xe3\x80\x82zoho.com/", false); // a dot that becomes a plain one
    row("https://xn--zho-4na.zoho.com/", false);
    row("https://www.xn--zohoaps-2fg.com/", false);
    // blanks and line ends
    row("https://www.zohoapis.com /", false);
    row(" https://www.zohoapis.com/", false);
    row("https://www.zohoapis.com/a\r\nHost: evil.example", false);
    row("https://www.zoho\tapis.com/", false);
}

void HostsTest::outbound()
{
    QFETCH(bool, isAllowed);
    const QStringList allowed{
        u".zoho.com"_s, u".zohoapis.com"_s, u"127.0.0.1:7001"_s, u"[::1]:7002"_s};
    const auto url = outboundUrl(QString::fromUtf8(QTest::currentDataTag()), allowed);
    QVERIFY2(url.has_value() == isAllowed, qPrintable(url ? url->toString() : url.error().text()));
    if (!url)
        QVERIFY(!url.error().why.isEmpty() && !url.error().next.isEmpty());
}

// The client itself holds the line, whoever asks it: not even a connection is made.
void HostsTest::nothingLeaves()
{
    RawServer listed([](const RawRequest &) { return RawReply::json("{}"); });
    RawServer other([](const RawRequest &) { return RawReply::json("{}"); });
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = requestTo(other.url(u"/x"_s));
    request.headers = {{"Authorization", "Zoho-oauthtoken abc"}};
    request.network = std::make_shared<const NetworkSettings>(
        NetworkSettings{.allowedHosts = {hostEntry(listed.url({}))}});
    const auto answer = client.send(request, CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Config);
    QCOMPARE(client.sentCount(), 0);
    QCOMPARE(other.connections(), 0);
    request.url = listed.url(u"/x"_s);
    QVERIFY(client.send(request, CancelToken()));
}

void HostsTest::lookUp()
{
    QVERIFY(lookUpHost(u"localhost"_s, shortTimings(), CancelToken()));
    const auto unknown = lookUpHost(u"nobody.invalid"_s, shortTimings(), CancelToken());
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::Network);
    QVERIFY(unknown.error().what.contains(u"nobody.invalid"_s) && unknown.error().isRetryable);
    CancelSource cancel;
    cancel.request(StopWish::Stop);
    const auto stopped = lookUpHost(u"nobody.invalid"_s, Timings(), cancel.token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
}
