// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohodatacentre.h"
#include "services/zoho/zohosignin.h"
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
    void hostsThatNoDocumentNames_data();
    void hostsThatNoDocumentNames();
    void dataCentresAreThoseOfTheReference();
    void signInSettings();
    void hostsRefused_data();
    void hostsRefused();
    void loopbackAllowsItselfOnly();
    void mayReceiveToken_data();
    void mayReceiveToken();
    void limits_data();
    void limits();
    void limitsOff();
    void downloadsUseTenAMinute();
    void ownBudgets();
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

void ZohoBasicsTest::hostsThatNoDocumentNames_data()
{
    QTest::addColumn<QString>("accounts");
    QTest::addColumn<QJsonObject>("settings");
    QTest::newRow("uk") << u"accounts.zoho.uk"_s
                        << QJsonObject{{u"uploadUrl"_s, u"https://upload.zoho.uk"_s}};
    QTest::newRow("ae") << u"accounts.zoho.ae"_s
                        << QJsonObject{{u"apiUrl"_s, u"https://www.zohoapis.ae"_s},
                               {u"uploadUrl"_s, u"https://upload.zoho.ae"_s}};
}

// They are never guessed; once the operator gives them, the connection works.
void ZohoBasicsTest::hostsThatNoDocumentNames()
{
    QFETCH(QString, accounts);
    QFETCH(QJsonObject, settings);
    const QString centre = QString::fromLatin1(QTest::currentDataTag());
    const auto missing = zohoHosts(centre);
    QVERIFY(!missing);
    QVERIFY(!missing.error().next.isEmpty());
    const auto hosts = zohoHosts(centre, settings);
    QVERIFY2(hosts, qPrintable(hosts ? QString() : hosts.error().text()));
    QCOMPARE(hosts->accounts, QUrl(u"https://"_s + accounts));
    QCOMPARE(hosts->upload, QUrl(settings.value("uploadUrl"_L1).toString()));
}

void ZohoBasicsTest::dataCentresAreThoseOfTheReference()
{
    QCOMPARE(zohoDataCentres(),
        (QStringList{u"us"_s, u"eu"_s, u"in"_s, u"au"_s, u"jp"_s, u"ca"_s, u"sa"_s, u"cn"_s,
            u"uk"_s, u"ae"_s}));
}

// A real account has a fixed port, since registration wants the exact address (A2).
void ZohoBasicsTest::signInSettings()
{
    const auto real = zohoHosts(u"us"_s);
    QVERIFY(real);
    QVERIFY(zohoSignInSettings(*real, {}).redirectPort != 0);
    QVERIFY(zohoSignInSettings(*real, {}).usesProofKey);
    const auto chosen
        = zohoSignInSettings(*real, {{u"redirectPort"_s, 0}, {u"proofKey"_s, u"off"_s}});
    QCOMPARE(int(chosen.redirectPort), 0);
    QVERIFY(!chosen.usesProofKey);
    const QString local = u"http://127.0.0.1:7001"_s;
    const auto sandbox = zohoHosts(
        u"us"_s, {{u"accountsUrl"_s, local}, {u"apiUrl"_s, local}, {u"uploadUrl"_s, local}});
    QVERIFY(sandbox);
    QCOMPARE(int(zohoSignInSettings(*sandbox, {}).redirectPort), 0);
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
    const auto noHost = u"no host of the data centre \"us\""_s;
    for (const char *url : {"https://evil.example", "https://www.zohoapis.eu",
             "https://www.zohoapis.com.evil.example", "https://www.zohoapis.com:8443"}) {
        QTest::newRow(url) << u"us"_s << api(QString::fromLatin1(url)) << noHost;
    }
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
    // The port after the API's is where the sandbox serves downloads.
    QCOMPARE(hosts->allowedHosts,
        QStringList({u"127.0.0.1:7001"_s, u"127.0.0.1:7002"_s, u"[::1]:7002"_s, u"[::1]:7003"_s}));
    QVERIFY(sluice::mayReceiveToken(*hosts, QUrl(u"http://127.0.0.1:7002/x"_s)));
    QVERIFY(!sluice::mayReceiveToken(*hosts, QUrl(u"http://127.0.0.1:7003/x"_s)));
    QVERIFY(!sluice::mayReceiveToken(*hosts, QUrl(u"http://127.0.0.1:22/"_s)));
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
    QCOMPARE(uses[0].concurrent, concurrent - 1); // one for the call that asks who we are
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

void ZohoBasicsTest::downloadsUseTenAMinute()
{
    CrmOrg org;
    org.zgid = u"42"_s;
    const LimitUse use = CrmLimits::of(org).download().last();
    QCOMPARE(use.group, u"zoho-crm/42/downloads"_s);
    QCOMPARE(use.capacity, 10.0);
    QVERIFY(qFuzzyCompare(use.perSecond * 60, 10.0));
}

void ZohoBasicsTest::ownBudgets()
{
    CrmOrg org;
    org.zgid = u"42"_s;
    org.edition = u"enterprise"_s;
    org.users = 10;
    ZohoAccount account;
    account.budget.leaveCredits = 20'000;
    account.budget.maxCreditsPerRun = 700;
    QList<LimitUse> uses = CrmLimits::of(org, account, u"r1"_s).call(50);
    QCOMPARE(uses.size(), 3);
    QCOMPARE(uses[1].capacity, 40'000.0);
    QCOMPARE(uses[1].reserve, 20'000.0);
    QCOMPARE(uses[2].group, CrmLimits::runGroup(u"r1"_s));
    QCOMPARE(uses[2].capacity, 700.0);
    QCOMPARE(uses[2].perSecond, 0.0);
    QCOMPARE(uses[2].cost, 50.0);
    account.budget.maxCreditsPerDay = 1'000;
    uses = CrmLimits::of(org, account).call();
    QCOMPARE(uses.size(), 2);
    QCOMPARE(uses[1].capacity, 1'000.0);
    account.budget.leaveCredits = 60'000; // nothing is left for us
    QVERIFY(CrmLimits::of(org, account).call()[1].capacity < 1);
    QCOMPARE(CrmLimits::beforeOrg(account).call().first().concurrent, 1);
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
