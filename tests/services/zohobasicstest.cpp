// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohotokens.h"
#include "services/zohocrm/crmlimits.h"
#include "services/zohocrm/crmscopes.h"
#include "servicetests.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// Hosts, the token endpoint's answers, error envelopes and limits; no network.
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
    void tokenAnswer_data();
    void tokenAnswer();
    void grantIsRead();
    void oldLifetimeIsRead();
    void problem_data();
    void problem();
    void deliveryOfRefusal_data();
    void deliveryOfRefusal();
    void refusal_data();
    void refusal();
    void idText_data();
    void idText();
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
    QTest::newRow("user info") << u"us"_s << api(u"https://me:pw@www.zohoapis.com"_s) << u"apiUrl"_s;
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
    QCOMPARE(
        sluice::mayReceiveToken(*hosts, QUrl(QString::fromLatin1(QTest::currentDataTag()))), isAllowed);
}

void ZohoBasicsTest::tokenAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isRetryable");
    QTest::addColumn<QString>("next");
    const QByteArray throttled
        = R"({"error_description":"You have made too many requests continuously. Please try again after some time.","error":"Access Denied"})";
    const auto row = [](const char *name, int status, const QByteArray &body, ErrorKind kind,
                         const char *code, bool isRetryable, const char *next) {
        QTest::newRow(name) << status << body << static_cast<int>(kind) << QString::fromLatin1(code)
                            << isRetryable << QString::fromLatin1(next);
    };
    row("invalid_code under 200", 200, R"({"error":"invalid_code"})", ErrorKind::Auth,
        "invalid_code", false, "Sign in again");
    row("invalid_code under 400", 400, R"({"error":"invalid_code"})", ErrorKind::Auth,
        "invalid_code", false, "Sign in again");
    row("invalid_client", 200, R"({"error":"invalid_client"})", ErrorKind::Auth, "invalid_client",
        false, "client ID");
    row("invalid_client_secret", 200, R"({"error":"invalid_client_secret"})", ErrorKind::Auth,
        "invalid_client_secret", false, "client secret");
    row("invalid_redirect_uri", 200, R"({"error":"invalid_redirect_uri"})", ErrorKind::Auth,
        "invalid_redirect_uri", false, "redirect");
    row("throttled under 200", 200, throttled, ErrorKind::RateLimit, "access_denied", true,
        "ten minutes");
    row("throttled under 400", 400, throttled, ErrorKind::RateLimit, "access_denied", true,
        "ten minutes");
    row("too many codes", 200, R"({"error":"access_denied"})", ErrorKind::RateLimit,
        "access_denied", true, "ten minutes");
    row("unknown refusal", 200, R"({"error":"who_knows"})", ErrorKind::Auth, "who_knows", false,
        "sign in again");
    row("html", 200, "<html>hello</html>", ErrorKind::Service, "", true, "");
    row("empty", 200, "", ErrorKind::Service, "", true, "");
    row("500", 500, "oops", ErrorKind::Service, "", true, "");
    row("429", 429, "", ErrorKind::RateLimit, "", true, "");
    row("object without a token", 200, R"({"token_type":"Bearer"})", ErrorKind::Protocol, "", false,
        "accountsUrl");
    row("token with a line end", 200, R"({"access_token":"1000.a\r\nX: y"})", ErrorKind::Protocol,
        "", false, "accountsUrl");
    row("token is a number", 200, R"({"access_token":12})", ErrorKind::Protocol, "", false,
        "accountsUrl");
}

void ZohoBasicsTest::tokenAnswer()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    QFETCH(QString, code);
    QFETCH(bool, isRetryable);
    QFETCH(QString, next);
    const auto grant = parseTokenAnswer(status, body, u"eu"_s);
    QVERIFY(!grant);
    const Error &error = grant.error();
    QCOMPARE(static_cast<int>(error.kind), kind);
    QCOMPARE(error.code, code);
    QCOMPARE(error.isRetryable, isRetryable);
    QVERIFY2(error.next.contains(next), qPrintable(error.next));
    QCOMPARE(error.retryAfter.has_value(), error.kind == ErrorKind::RateLimit);
    if (error.retryAfter)
        QCOMPARE(*error.retryAfter, std::chrono::minutes(10));
}

void ZohoBasicsTest::grantIsRead()
{
    const auto grant = parseTokenAnswer(200,
        R"({"access_token":"1000.aaa.bbb","refresh_token":"1000.ccc.ddd","scope":"ZohoCRM.bulk.ALL a","api_domain":"https://www.zohoapis.com","token_type":"Bearer","expires_in":3600,"more":[1]})",
        u"us"_s);
    QVERIFY(grant);
    QCOMPARE(grant->accessToken.reveal(), "1000.aaa.bbb");
    QVERIFY(grant->refreshToken);
    QCOMPARE(grant->refreshToken->reveal(), "1000.ccc.ddd");
    QCOMPARE(grant->apiDomain, u"https://www.zohoapis.com"_s);
    QCOMPARE(grant->scope, u"ZohoCRM.bulk.ALL a"_s);
    QCOMPARE(grant->expiresInMs, 3'600'000);
}

void ZohoBasicsTest::oldLifetimeIsRead()
{
    const auto grant = parseTokenAnswer(
        200, R"({"access_token":"a","expires_in":3600000,"expires_in_sec":3500})", u"us"_s);
    QVERIFY(grant);
    QCOMPARE(grant->expiresInMs, 3'500'000);
    QVERIFY(!grant->refreshToken);
    const auto none = parseTokenAnswer(200, R"({"access_token":"a"})", u"us"_s);
    QVERIFY(none);
    QCOMPARE(none->expiresInMs, 3'600'000);
}

void ZohoBasicsTest::problem_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isProblem");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &json, bool isProblem,
                         const QString &code = {}, const QString &message = {}) {
        QTest::newRow(name) << json << isProblem << code << message;
    };
    row("bare", R"({"code":"INVALID_TOKEN","details":{},"message":"invalid oauth token","status":"error"})",
        true, u"INVALID_TOKEN"_s, u"invalid oauth token"_s);
    row("in data", R"({"data":[{"code":"MODULE_NOT_AVAILABLE","details":{},"message":"no","status":"error"}]})",
        true, u"MODULE_NOT_AVAILABLE"_s, u"no"_s);
    row("in a list", R"([{"code":"X","message":"y","status":"error"}])", true, u"X"_s, u"y"_s);
    row("upload host, headers",
        R"({"ERROR_MESSAGE":"Bad Request","ERROR_CODE":400,"x-error":"check if headers [feature, X-CRM-ORG] are present and valid"})",
        true, {}, u"check if headers [feature, X-CRM-ORG] are present and valid"_s);
    row("upload host, link", R"({"info":"Forbidden","x-info":"Link not valid","http_status":"403"})",
        true, {}, u"Link not valid"_s);
    row("success", R"({"data":[{"status":"success","code":"ADDED_SUCCESSFULLY"}],"info":{}})", false);
    row("write job", R"({"status":"COMPLETED","id":"1","code":"x"})", false);
    row("empty data", R"({"data":[]})", false);
    row("no json", "<html>", false);
    row("empty", "", false);
}

void ZohoBasicsTest::problem()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isProblem);
    QFETCH(QString, code);
    QFETCH(QString, message);
    const auto found = zohoProblem(json);
    QCOMPARE(found.has_value(), isProblem);
    if (!found)
        return;
    QCOMPARE(found->code, code);
    QCOMPARE(found->message, message);
}

void ZohoBasicsTest::deliveryOfRefusal_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("delivery");
    QTest::addColumn<bool>("isRetryable");
    const auto row = [](const char *name, int status, const QByteArray &body, ErrorKind kind,
                         Delivery delivery, bool isRetryable) {
        QTest::newRow(name) << status << body << static_cast<int>(kind)
                            << static_cast<int>(delivery) << isRetryable;
    };
    const auto coded = [](const char *code) {
        return QByteArray(R"({"status":"error","message":"m","details":{},"code":")") + code + R"("})";
    };
    row("400", 400, coded("INVALID_REQUEST"), ErrorKind::Service, Delivery::Answered, false);
    row("scope", 401, coded("OAUTH_SCOPE_MISMATCH"), ErrorKind::Permission, Delivery::Answered, false);
    row("scope under 403", 403, coded("OAUTH_SCOPE_MISMATCH"), ErrorKind::Permission,
        Delivery::Answered, false);
    row("token", 401, coded("INVALID_TOKEN"), ErrorKind::Auth, Delivery::Answered, false);
    row("rights", 403, coded("NO_PERMISSION"), ErrorKind::Permission, Delivery::Answered, false);
    row("not found", 404, coded("RESOURCE_NOT_FOUND"), ErrorKind::Service, Delivery::Answered, false);
    row("too large", 413, coded("FILE_TOO_LARGE"), ErrorKind::Data, Delivery::Answered, false);
    row("429", 429, coded("TOO_MANY_REQUESTS"), ErrorKind::RateLimit, Delivery::Answered, true);
    row("500", 500, coded("INTERNAL_ERROR"), ErrorKind::Service, Delivery::Unknown, true);
    row("400 internal", 400, coded("INTERNAL_ERROR"), ErrorKind::Service, Delivery::Unknown, true);
    row("502 html", 502, "<html>bad gateway", ErrorKind::Service, Delivery::Unknown, true);
    row("503", 503, "", ErrorKind::Service, Delivery::Unknown, true);
    row("504", 504, "", ErrorKind::Service, Delivery::Unknown, true);
    row("redirect", 302, "", ErrorKind::Protocol, Delivery::Answered, false);
}

void ZohoBasicsTest::deliveryOfRefusal()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    QFETCH(int, delivery);
    QFETCH(bool, isRetryable);
    HttpResponse response;
    response.status = status;
    response.body = body;
    response.headers = {HttpHeader{"X-Request-Id", "r-1"}};
    const Error error = zohoError(response, u"What."_s, true);
    QCOMPARE(static_cast<int>(error.kind), kind);
    QCOMPARE(static_cast<int>(error.delivery), delivery);
    QCOMPARE(error.isRetryable, isRetryable);
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.requestId, u"r-1"_s);
    QVERIFY(!error.why.isEmpty());
    QCOMPARE(zohoError(response, u"What."_s, false).delivery, Delivery::Answered);
}

void ZohoBasicsTest::refusal_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("refusal");
    const auto row = [](const char *message, ZohoRefusal refusal) {
        QTest::newRow(message) << QString::fromLatin1(message) << static_cast<int>(refusal);
    };
    row("You have reached the maximum number of API credits for 24 hours", ZohoRefusal::Credits);
    row("API limit for the 24 Hour window is used up", ZohoRefusal::Credits);
    row("Credits exhausted", ZohoRefusal::Credits);
    row("The concurrency limit was reached", ZohoRefusal::Concurrency);
    row("Too many concurrent calls", ZohoRefusal::Concurrency);
    row("Too many requests", ZohoRefusal::Other);
}

void ZohoBasicsTest::refusal()
{
    QFETCH(QString, message);
    QFETCH(int, refusal);
    const Error error
        = zohoErrorOf({u"TOO_MANY_REQUESTS"_s, message, {}}, 429, u"What."_s);
    QCOMPARE(static_cast<int>(zohoRefusal(error)), refusal);
}

void ZohoBasicsTest::idText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << QByteArray(R"({"v":"5725767000000859031"})") << u"5725767000000859031"_s;
    QTest::newRow("number") << QByteArray(R"({"v":5725767000000859031})") << u"5725767000000859031"_s;
    QTest::newRow("largest") << QByteArray(R"({"v":9223372036854775807})") << u"9223372036854775807"_s;
    QTest::newRow("beyond 64 bits") << QByteArray(R"({"v":92233720368547758079})") << QString();
    QTest::newRow("fraction") << QByteArray(R"({"v":1.5})") << QString();
    QTest::newRow("null") << QByteArray(R"({"v":null})") << QString();
    QTest::newRow("absent") << QByteArray("{}") << QString();
}

void ZohoBasicsTest::idText()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    QCOMPARE(zohoIdText(QJsonDocument::fromJson(json).object().value("v"_L1)), text);
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
