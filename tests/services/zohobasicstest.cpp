// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohodatacentre.h"
#include "services/zohocrm/crmlimits.h"
#include "services/zohocrm/crmscopes.h"
#include "servicetests.h"

#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// Hosts, limits and scopes; no network.
class ZohoBasicsTest final : public QObject
{
    Q_OBJECT

private slots:
    void hostsOfDataCentre_data();
    void hostsOfDataCentre();
    void hostsRefused_data();
    void hostsRefused();
    void loopbackAllowsItselfOnly();
    void mayReceiveToken_data();
    void mayReceiveToken();
    void limits_data();
    void limits();
    void limitsOff();
    void downloadsStayBelowTenAMinute();
    void scopes();
};

void ZohoBasicsTest::hostsOfDataCentre_data()
{
    QTest::addColumn<QString>("accounts");
    QTest::addColumn<QString>("api");
    QTest::addColumn<QString>("upload");
    QTest::newRow("us") << u"accounts.zoho.com"_s << u"www.zohoapis.com"_s
                        << u"content.zohoapis.com"_s;
    QTest::newRow("eu") << u"accounts.zoho.eu"_s << u"www.zohoapis.eu"_s
                        << u"content.zohoapis.eu"_s;
    QTest::newRow("in") << u"accounts.zoho.in"_s << u"www.zohoapis.in"_s
                        << u"content.zohoapis.in"_s;
    QTest::newRow("au") << u"accounts.zoho.com.au"_s << u"www.zohoapis.com.au"_s
                        << u"content.zohoapis.com.au"_s;
    QTest::newRow("jp") << u"accounts.zoho.jp"_s << u"www.zohoapis.jp"_s
                        << u"content.zohoapis.jp"_s;
    QTest::newRow("ca") << u"accounts.zohocloud.ca"_s << u"www.zohoapis.ca"_s
                        << u"upload.zohocloud.ca"_s;
    QTest::newRow("sa") << u"accounts.zoho.sa"_s << u"www.zohoapis.sa"_s << u"files.zoho.sa"_s;
    QTest::newRow("cn") << u"accounts.zoho.com.cn"_s << u"www.zohoapis.com.cn"_s
                        << u"content.zohoapis.com.cn"_s;
}

void ZohoBasicsTest::hostsOfDataCentre()
{
    QFETCH(QString, accounts);
    QFETCH(QString, api);
    QFETCH(QString, upload);
    const auto hosts = zohoHosts(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(hosts, qPrintable(hosts ? QString() : hosts.error().text()));
    QCOMPARE(hosts->accounts, QUrl(u"https://"_s + accounts));
    QCOMPARE(hosts->api, QUrl(u"https://"_s + api));
    QCOMPARE(hosts->upload, QUrl(u"https://"_s + upload));
    QVERIFY(!hosts->isLoopback());
    QVERIFY(!hosts->isApiFixed);
    for (const QUrl &url : {hosts->accounts, hosts->api, hosts->upload})
        QVERIFY2(sluice::mayReceiveToken(*hosts, url), qPrintable(url.toString()));
}

void ZohoBasicsTest::hostsRefused_data()
{
    QTest::addColumn<QString>("dataCentre");
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown centre") << u"xx"_s << QJsonObject() << u"xx"_s;
    QTest::newRow("upper case") << u"US"_s << QJsonObject() << u"US"_s;
    QTest::newRow("uk has no upload host") << u"uk"_s << QJsonObject() << u"uploadUrl"_s;
    QTest::newRow("ae has no api host") << u"ae"_s << QJsonObject() << u"apiUrl"_s;
    const auto api = [](const QString &url) { return QJsonObject{{u"apiUrl"_s, url}}; };
    QTest::newRow("http to Zoho") << u"us"_s << api(u"http://www.zohoapis.com"_s) << u"apiUrl"_s;
    QTest::newRow("localhost is a name") << u"us"_s << api(u"http://localhost:1"_s) << u"apiUrl"_s;
    QTest::newRow("user info") << u"us"_s << api(u"https://me:pw@www.zohoapis.com"_s)
                               << u"apiUrl"_s;
    QTest::newRow("file") << u"us"_s << api(u"file:///etc/passwd"_s) << u"apiUrl"_s;
    QTest::newRow("no scheme") << u"us"_s << api(u"www.zohoapis.com"_s) << u"apiUrl"_s;
    QTest::newRow("query") << u"us"_s << api(u"https://www.zohoapis.com/?a=b"_s) << u"apiUrl"_s;
    QTest::newRow("loopback and Zoho mixed")
        << u"us"_s << api(u"http://127.0.0.1:8080"_s) << u"mixed"_s;
}

void ZohoBasicsTest::hostsRefused()
{
    QFETCH(QString, dataCentre);
    QFETCH(QJsonObject, settings);
    QFETCH(QString, named);
    const auto hosts = zohoHosts(dataCentre, settings);
    QVERIFY(!hosts);
    QCOMPARE(hosts.error().kind, ErrorKind::Config);
    QVERIFY2(hosts.error().text().contains(named), qPrintable(hosts.error().text()));
}

void ZohoBasicsTest::loopbackAllowsItselfOnly()
{
    const auto hosts = zohoHosts(u"eu"_s,
        {{u"accountsUrl"_s, u"http://127.0.0.1:7001"_s}, {u"apiUrl"_s, u"http://127.0.0.1:7001/"_s},
            {u"uploadUrl"_s, u"http://[::1]:7002"_s}});
    QVERIFY(hosts);
    QVERIFY(hosts->isLoopback());
    QVERIFY(hosts->isApiFixed);
    QCOMPARE(hosts->allowedHosts, QStringList({u"127.0.0.1"_s, u"::1"_s}));
    QVERIFY(sluice::mayReceiveToken(*hosts, QUrl(u"http://127.0.0.1:7003/x"_s)));
    QVERIFY(!sluice::mayReceiveToken(*hosts, QUrl(u"https://www.zohoapis.eu/x"_s)));
    QVERIFY(!sluice::mayReceiveToken(*hosts, QUrl(u"http://127.0.0.2:7001/x"_s)));
}

void ZohoBasicsTest::mayReceiveToken_data()
{
    QTest::addColumn<QString>("dataCentre");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *url, const char *dataCentre, bool isAllowed) {
        QTest::newRow(url) << QString::fromLatin1(dataCentre) << isAllowed;
    };
    row("https://download-accl.zoho.com/v2/crm/1/bulk-write/2/2.zip", "us", true);
    row("https://upload-accl.zoho.com/crm/v8/upload", "us", true);
    row("https://DOWNLOAD-ACCL.ZOHO.COM/x", "us", true);
    row("https://sandbox.zohoapis.com/crm/v8/org", "us", true);
    row("https://download.zohocloud.ca/x", "ca", true);
    row("https://download-accl.zoho.eu/x", "us", false);
    row("https://download-accl.zoho.com/x", "eu", false);
    row("https://download-accl.zoho.com.au/x", "us", false);
    row("http://download-accl.zoho.com/x", "us", false);
    row("https://user:pw@download-accl.zoho.com/x", "us", false);
    row("https://zoho.com/x", "us", false);
    row("https://evilzoho.com/x", "us", false);
    row("https://zoho.com.evil.example/x", "us", false);
    row("https://x.zoho.com@evil.example/", "us", false);
    row("http://127.0.0.1:22/", "us", false);
    row("file:///etc/passwd", "us", false);
    row("//evil.example/x", "us", false);
    row("/relative", "us", false);
}

void ZohoBasicsTest::mayReceiveToken()
{
    QFETCH(QString, dataCentre);
    QFETCH(bool, isAllowed);
    const auto hosts = zohoHosts(dataCentre);
    QVERIFY(hosts);
    QCOMPARE(sluice::mayReceiveToken(*hosts, QUrl(QString::fromLatin1(QTest::currentDataTag()))),
        isAllowed);
}

void ZohoBasicsTest::limits_data()
{
    QTest::addColumn<QString>("edition");
    QTest::addColumn<int>("users");
    QTest::addColumn<double>("credits");
    QTest::addColumn<int>("concurrent");
    QTest::newRow("free") << u"free"_s << 3 << 5'000.0 << 5;
    QTest::newRow("standard") << u"standard"_s << 10 << 52'500.0 << 10;
    QTest::newRow("standard, capped") << u"Standard"_s << 1'000 << 100'000.0 << 10;
    QTest::newRow("professional") << u"professional"_s << 10 << 55'000.0 << 15;
    QTest::newRow("enterprise") << u"enterprise"_s << 10 << 60'000.0 << 20;
    QTest::newRow("Zoho One") << u"Zoho One"_s << 10 << 60'000.0 << 20;
    QTest::newRow("ultimate") << u"ultimate"_s << 10'000 << 20'050'000.0 << 25;
    QTest::newRow("unknown") << u"galactic"_s << 10 << 50'000.0 << 5;
}

void ZohoBasicsTest::limits()
{
    QFETCH(QString, edition);
    QFETCH(int, users);
    QFETCH(double, credits);
    QFETCH(int, concurrent);
    CrmOrg org;
    org.zgid = u"42"_s;
    org.edition = edition;
    org.users = users;
    const CrmLimits limits = CrmLimits::of(org);
    QCOMPARE(limits.creditBudget, credits);
    QCOMPARE(limits.concurrentCalls, concurrent);
    const QList<LimitUse> uses = limits.call(CrmLimits::kWriteJobCredits);
    QCOMPARE(uses.size(), 2);
    QCOMPARE(uses[0].group, u"zoho-crm/42/calls"_s);
    QCOMPARE(uses[0].concurrent, concurrent);
    QCOMPARE(uses[1].group, u"zoho-crm/42/credits"_s);
    QCOMPARE(uses[1].cost, 500.0);
    QCOMPARE(uses[1].capacity, credits);
    QVERIFY(qFuzzyCompare(uses[1].perSecond * 86'400, credits));
    QCOMPARE(CrmLimits::of(org, false, 123).creditBudget, 123.0);
}

void ZohoBasicsTest::limitsOff()
{
    CrmOrg org;
    org.zgid = u"42"_s;
    QVERIFY(CrmLimits::of(org, true).download().isEmpty());
    QVERIFY(CrmLimits().call().isEmpty());
}

void ZohoBasicsTest::downloadsStayBelowTenAMinute()
{
    CrmOrg org;
    org.zgid = u"42"_s;
    const LimitUse use = CrmLimits::of(org).download().last();
    QCOMPARE(use.group, u"zoho-crm/42/downloads"_s);
    QVERIFY(use.capacity + use.perSecond * 60 <= CrmLimits::kDownloadsPerMinute + 1e-9);
}

void ZohoBasicsTest::scopes()
{
    QCOMPARE(crmScopesFor(u"/crm/v8/org"_s), QStringList{u"ZohoCRM.org.READ"_s});
    QCOMPARE(crmScopesFor(u"/crm/v8/upload"_s), QStringList{u"ZohoFiles.files.ALL"_s});
    QVERIFY(crmScopesFor(u"/crm/bulk/v8/read/12/result"_s).contains(u"ZohoCRM.bulk.READ"_s));
    QVERIFY(crmScopesFor(u"/crm/bulk/v8/write"_s).contains(u"ZohoCRM.bulk.CREATE"_s));
    QVERIFY(crmScopesFor(u"/other"_s).isEmpty());
    QVERIFY(crmScopes().contains(u"ZohoFiles.files.ALL"_s));
}

int runZohoBasicsTest(int argc, char **argv)
{
    ZohoBasicsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "zohobasicstest.moc"
