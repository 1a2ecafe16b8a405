// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracttests.h"
#include "crmcontract.h"
#include "services/zohocrm/crmconnectiontest.h"
#include "services/zohocrm/crmrecordclient.h"
#include "services/zohocrm/crmscopes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// Tokens, scopes and Test Connection (zoho-crm-bulk A2-A6, reliability-security C15-C18).
class ZohoSignInTest final : public QObject
{
    Q_OBJECT

private slots:
    void firstCallSignsIn_data();
    void firstCallSignsIn();
    void grantCodeIsExchangedOnce();
    void oldCode();
    void wrongClient_data();
    void wrongClient();
    void revokedTokenMakesNoStorm();
    void throttled_data();
    void throttled();
    void expiryInMidRunRefreshesOnce();
    void refusedTwiceIsAnAuthError();
    void otherRefusalIsNotRepeated();
    void missingScope_data();
    void missingScope();
    void connectionTestPasses();
    void connectionTestNamesScopes();
    void connectionTestStopsAtTheToken();
    void connectionTestCanBeStopped();
    void connectionTestNamesADeadHost();

private:
    static int tokenRequests(CrmContract &contract)
    {
        return contract.sandbox().requestCount(u"zoho-accounts"_s, u"POST"_s, u"/oauth/v2/token"_s);
    }
};

void ZohoSignInTest::firstCallSignsIn_data()
{
    QTest::addColumn<QString>("dataCentre");
    QTest::newRow("us") << u"us"_s;
    QTest::newRow("eu") << u"eu"_s;
}

void ZohoSignInTest::firstCallSignsIn()
{
    QFETCH(QString, dataCentre);
    CrmContract contract(dataCentre);
    const auto org = contract.crm().org();
    QVERIFY2(org, qPrintable(org ? QString() : org.error().text()));
    QVERIFY(contract.crm().org());
    QCOMPARE(tokenRequests(contract), 1);
}

void ZohoSignInTest::grantCodeIsExchangedOnce()
{
    CrmContract contract;
    const Secret code(contract.sandbox().credential(u"grantCode"_s).toLatin1());
    const auto grant
        = exchangeGrantCode(contract.account(), code, contract.http(), contract.token());
    QVERIFY2(grant, qPrintable(grant ? QString() : grant.error().text()));
    QVERIFY(grant->refreshToken);
    QCOMPARE(grant->expiresInMs, 3'600'000);
    contract.setSecret(u"refreshToken"_s, grant->refreshToken->reveal());
    QVERIFY(contract.crm().org());
    const auto again
        = exchangeGrantCode(contract.account(), code, contract.http(), contract.token());
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Auth);
    QCOMPARE(again.error().code, u"invalid_code"_s);
    QVERIFY(again.error().next.contains(u"Sign in again"_s));
}

void ZohoSignInTest::oldCode()
{
    CrmContract contract;
    const Secret code(contract.sandbox().credential(u"grantCode"_s).toLatin1());
    const QJsonObject made = contract.sandbox().post(u"/mutate"_s,
        QJsonObject{{u"service"_s, u"zoho-accounts"_s},
            {u"newCode"_s, QJsonObject{{u"scopes"_s, u"ZohoCRM.org.READ"_s}}}});
    const QByteArray fresh = made.value("results"_L1)
                                 .toArray()
                                 .first()
                                 .toObject()
                                 .value("code"_L1)
                                 .toString()
                                 .toLatin1();
    QVERIFY(!contract.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 200}}).isEmpty());
    const auto grant
        = exchangeGrantCode(contract.account(), Secret(fresh), contract.http(), contract.token());
    QVERIFY(!grant);
    QCOMPARE(grant.error().code, u"invalid_code"_s);
}

void ZohoSignInTest::wrongClient_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<QString>("code");
    QTest::newRow("client id") << u"clientId"_s << u"invalid_client"_s;
    QTest::newRow("client secret") << u"clientSecret"_s << u"invalid_client_secret"_s;
    QTest::newRow("refresh token") << u"refreshToken"_s << u"invalid_code"_s;
}

void ZohoSignInTest::wrongClient()
{
    QFETCH(QString, which);
    QFETCH(QString, code);
    CrmContract contract;
    contract.setSecret(which, "1000.wrong");
    const auto org = contract.crm().org();
    QVERIFY(!org);
    QCOMPARE(org.error().kind, ErrorKind::Auth);
    QCOMPARE(org.error().code, code);
    QVERIFY(!org.error().next.isEmpty());
}

void ZohoSignInTest::revokedTokenMakesNoStorm()
{
    CrmContract contract;
    contract.signInWith(crmScopes());
    Secret refresh = *contract.account().secret(u"refreshToken"_s);
    QVERIFY(contract.crm().org());
    QVERIFY(revokeRefreshToken(contract.account(), refresh, contract.http(), contract.token()));
    QVERIFY(revokeRefreshToken(contract.account(), refresh, contract.http(), contract.token()));
    const auto refused = contract.crm().org();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Auth);
    const int before = tokenRequests(contract);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!contract.crm().org());
    QCOMPARE(tokenRequests(contract), before);
}

void ZohoSignInTest::throttled_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("200") << 200;
    QTest::newRow("400") << 400;
}

void ZohoSignInTest::throttled()
{
    QFETCH(int, status);
    CrmContract contract;
    QVERIFY(contract.sandbox().setSettings(
        {{u"throttleStatus"_s, status}, {u"refreshesPer10Minutes"_s, 1}}));
    QVERIFY(contract.crm().org());
    contract.sandbox().post(u"/mutate"_s,
        QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"expireAccessTokens"_s, true}});
    const auto refused = contract.crm().org();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::RateLimit);
    QVERIFY(refused.error().retryAfter);
    QVERIFY(*refused.error().retryAfter > std::chrono::minutes(9));
    const int before = tokenRequests(contract);
    QCOMPARE(before, 2);
    for (int i = 0; i < 3; ++i)
        QVERIFY(!contract.crm().org());
    QCOMPARE(tokenRequests(contract), before);
}

void ZohoSignInTest::expiryInMidRunRefreshesOnce()
{
    CrmContract contract;
    const auto id = contract.crm().createReadJob({.module = u"Leads"_s, .fields = {u"Company"_s}});
    QVERIFY2(id, qPrintable(id ? QString() : id.error().text()));
    contract.sandbox().post(u"/mutate"_s,
        QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"expireAccessTokens"_s, true}});
    const ReadJob job = contract.finishedRead(*id);
    QCOMPARE(job.state, CrmJobState::Completed);
    const auto bytes = contract.crm().downloadReadResult(job, contract.path(u"a.zip"_s));
    QVERIFY2(bytes, qPrintable(bytes ? QString() : bytes.error().text()));
    QCOMPARE(tokenRequests(contract), 2);
}

void ZohoSignInTest::refusedTwiceIsAnAuthError()
{
    CrmContract contract;
    QVERIFY(contract.crm().org());
    QVERIFY(contract.sandbox().setFaults({QJsonObject{{u"service"_s, u"zoho-crm"_s},
        {u"path"_s, u"/crm/v8/org"_s},
        {u"action"_s,
            QJsonObject{{u"status"_s, 401},
                {u"body"_s,
                    u"{\"code\":\"INVALID_TOKEN\",\"details\":{},\"message\":\"invalid oauth token\",\"status\":\"error\"}"_s}}}}}));
    const auto org = contract.crm().org();
    QVERIFY(!org);
    QCOMPARE(org.error().kind, ErrorKind::Auth);
    QCOMPARE(org.error().code, u"INVALID_TOKEN"_s);
    QVERIFY(org.error().next.contains(u"data centre"_s));
    QCOMPARE(tokenRequests(contract), 2);
    QCOMPARE(contract.sandbox().requestCount(u"zoho-crm"_s, u"GET"_s, u"/crm/v8/org"_s), 3);
}

void ZohoSignInTest::otherRefusalIsNotRepeated()
{
    CrmContract contract;
    QVERIFY(contract.sandbox().setFaults({QJsonObject{{u"service"_s, u"zoho-crm"_s},
        {u"path"_s, u"/crm/v8/org"_s},
        {u"action"_s,
            QJsonObject{{u"status"_s, 401},
                {u"body"_s,
                    u"{\"code\":\"AUTHENTICATION_FAILURE\",\"details\":{},\"message\":\"Authentication failed\",\"status\":\"error\"}"_s}}}}}));
    const auto org = contract.crm().org();
    QVERIFY(!org);
    QCOMPARE(org.error().kind, ErrorKind::Auth);
    QCOMPARE(tokenRequests(contract), 1);
    QCOMPARE(contract.sandbox().requestCount(u"zoho-crm"_s, u"GET"_s, u"/crm/v8/org"_s), 1);
}

void ZohoSignInTest::missingScope_data()
{
    QTest::addColumn<QString>("lost"); // of crmScopes()
    QTest::addColumn<QString>("call");
    QTest::newRow("org") << u"ZohoCRM.org.READ"_s << u"org"_s;
    QTest::newRow("modules") << u"ZohoCRM.settings.modules.READ"_s << u"modules"_s;
    QTest::newRow("fields") << u"ZohoCRM.settings.fields.READ"_s << u"fields"_s;
    QTest::newRow("views") << u"ZohoCRM.settings.custom_views.READ"_s << u"views"_s;
    QTest::newRow("read") << u"ZohoCRM.bulk.ALL"_s << u"read"_s;
    QTest::newRow("read, module") << u"ZohoCRM.modules.ALL"_s << u"read"_s;
    QTest::newRow("write") << u"ZohoCRM.bulk.ALL"_s << u"write"_s;
    QTest::newRow("upload") << u"ZohoFiles.files.ALL"_s << u"upload"_s;
}

void ZohoSignInTest::missingScope()
{
    QFETCH(QString, lost);
    QFETCH(QString, call);
    CrmContract contract;
    QStringList scopes = crmScopes().split(u',');
    QCOMPARE(scopes.removeAll(lost), 1);
    contract.signInWith(scopes.join(u','));
    std::optional<Error> error;
    const auto keep = [&error](const auto &result) {
        if (!result)
            error = result.error();
    };
    if (call == "org"_L1)
        keep(contract.crm().org());
    else if (call == "modules"_L1)
        keep(contract.crm().modules());
    else if (call == "fields"_L1)
        keep(contract.crm().fields(u"Leads"_s));
    else if (call == "views"_L1)
        keep(CrmRecordClient(contract.session(), {}).views(u"Leads"_s));
    else if (call == "read"_L1)
        keep(contract.crm().createReadJob({.module = u"Leads"_s}));
    else if (call == "write"_L1)
        keep(contract.crm().createWriteJob(contract.order(u"1"_s, {u"id"_s})));
    else
        keep(contract.crm().upload(u"1"_s, contract.writeZip("id\n1\n")));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Permission);
    QCOMPARE(error->code, u"OAUTH_SCOPE_MISMATCH"_s);
    QCOMPARE(error->delivery, Delivery::Answered);
    const QString named = QString(lost).section(u'.', 0, 1);
    QVERIFY2(error->next.contains(named), qPrintable(error->next));
}

void ZohoSignInTest::connectionTestPasses()
{
    CrmContract contract;
    QList<int> ended;
    QVERIFY(contract.crm().org());
    const int before = contract.sandbox().get(u"/requests"_s).value("count"_L1).toInt();
    const CrmTestReport report = testCrmConnection(
        {contract.account(), contract.tokens(), contract.http(), contract.token(), Logger()},
        [&ended](int index, const ServiceTestStep &step) {
            if (step.state != ServiceTestStep::State::Running)
                ended.append(index);
        });
    for (const ServiceTestStep &step : report.steps) {
        QVERIFY2(step.state == ServiceTestStep::State::Passed,
            qPrintable(step.title + u": "_s + (step.error ? step.error->text() : step.detail)));
        QVERIFY(!step.detail.isEmpty());
    }
    QVERIFY(report.hasPassed());
    QVERIFY(report.missingScopes.isEmpty());
    QVERIFY(report.org && !report.org->zgid.isEmpty());
    QCOMPARE(ended, QList<int>({0, 1, 2, 3, 4, 5, 6}));
    // It never writes: nothing but GET, apart from the token.
    const QJsonObject requests
        = contract.sandbox().get(u"/requests?service=zoho-crm&since="_s + QString::number(before));
    QVERIFY(!requests.value("requests"_L1).toArray().isEmpty());
    for (const QJsonValue &request : requests.value("requests"_L1).toArray())
        QCOMPARE(request.toObject().value("method"_L1).toString(), u"GET"_s);
}

void ZohoSignInTest::connectionTestNamesScopes()
{
    CrmContract contract;
    contract.signInWith(
        u"ZohoCRM.bulk.READ,ZohoCRM.modules.ALL,ZohoCRM.settings.modules.READ,ZohoCRM.org.READ"_s);
    const CrmTestReport report = testCrmConnection(
        {contract.account(), contract.tokens(), contract.http(), contract.token(), Logger()});
    QVERIFY(!report.hasPassed());
    QCOMPARE(report.steps.at(3).state, ServiceTestStep::State::Failed);
    QVERIFY(report.steps.at(3).error);
    QVERIFY(report.missingScopes.contains(u"ZohoCRM.settings.fields.READ"_s));
    QVERIFY(report.missingScopes.contains(u"ZohoCRM.bulk.CREATE"_s));
    QVERIFY(!report.missingScopes.contains(u"ZohoCRM.org.READ"_s));
    QVERIFY(!report.missingScopes.contains(u"ZohoCRM.bulk.READ"_s));
    QVERIFY(report.steps.at(3).detail.contains(u"ZohoCRM.bulk.CREATE"_s));
}

void ZohoSignInTest::connectionTestStopsAtTheToken()
{
    CrmContract contract;
    contract.setSecret(u"clientSecret"_s, "1000.wrong");
    const CrmTestReport report = testCrmConnection(
        {contract.account(), contract.tokens(), contract.http(), contract.token(), Logger()});
    QVERIFY(!report.hasPassed());
    QCOMPARE(report.steps.at(2).state, ServiceTestStep::State::Failed);
    QCOMPARE(report.steps.at(2).error->kind, ErrorKind::Auth);
    for (int i = 3; i < report.steps.size(); ++i)
        QCOMPARE(report.steps.at(i).state, ServiceTestStep::State::Skipped);
    QCOMPARE(contract.sandbox().requestCount(u"zoho-crm"_s, u"GET"_s, u"/"_s), 0);
}

void ZohoSignInTest::connectionTestCanBeStopped()
{
    CrmContract contract;
    const CrmTestReport report = testCrmConnection(
        {contract.account(), contract.tokens(), contract.http(), contract.token(), Logger()},
        [&contract](int index, const ServiceTestStep &step) {
            if (index == 2 && step.state == ServiceTestStep::State::Passed)
                contract.cancel().request(StopWish::Stop);
        });
    QCOMPARE(report.steps.at(2).state, ServiceTestStep::State::Passed);
    for (int i = 3; i < report.steps.size(); ++i)
        QCOMPARE(report.steps.at(i).state, ServiceTestStep::State::Skipped);
    QVERIFY(!report.hasPassed());
}

void ZohoSignInTest::connectionTestNamesADeadHost()
{
    CrmContract contract;
    const QString dead = u"http://127.0.0.1:1"_s; // nobody listens on a reserved port
    const auto hosts = zohoHosts(
        u"us"_s, {{u"accountsUrl"_s, dead}, {u"apiUrl"_s, dead}, {u"uploadUrl"_s, dead}});
    QVERIFY(hosts);
    contract.setHosts(*hosts);
    const CrmTestReport report = testCrmConnection(
        {contract.account(), contract.tokens(), contract.http(), contract.token(), Logger()});
    QCOMPARE(report.steps.at(0).state, ServiceTestStep::State::Passed);
    QCOMPARE(report.steps.at(1).state, ServiceTestStep::State::Failed);
    QCOMPARE(report.steps.at(1).error->kind, ErrorKind::Network);
    QCOMPARE(report.steps.at(2).state, ServiceTestStep::State::Skipped);
}

int runZohoSignInTest(int argc, char **argv)
{
    ZohoSignInTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "zohosignintest.moc"
