// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohotokens.h"
#include "servicetests.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// What the token endpoint and the APIs say, and how a refusal is understood; no network.
class ZohoAnswersTest final : public QObject
{
    Q_OBJECT

private slots:
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
};

void ZohoAnswersTest::tokenAnswer_data()
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
    row("500 with a token", 500, R"({"access_token":"1000.a.b"})", ErrorKind::Service, "", true,
        "");
    row("429", 429, "", ErrorKind::RateLimit, "", true, "");
    row("object without a token", 200, R"({"token_type":"Bearer"})", ErrorKind::Protocol, "", false,
        "accountsUrl");
    row("token with a line end", 200, R"({"access_token":"1000.a\r\nX: y"})", ErrorKind::Protocol,
        "", false, "accountsUrl");
    row("token is a number", 200, R"({"access_token":12})", ErrorKind::Protocol, "", false,
        "accountsUrl");
}

void ZohoAnswersTest::tokenAnswer()
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
    QVERIFY(!error.retryAfter); // nobody named one: the token manager's own pause holds
}

void ZohoAnswersTest::grantIsRead()
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

void ZohoAnswersTest::oldLifetimeIsRead()
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

void ZohoAnswersTest::problem_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isProblem");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &json, bool isProblem,
                         const QString &code = {}, const QString &message = {}) {
        QTest::newRow(name) << json << isProblem << code << message;
    };
    row("bare",
        R"({"code":"INVALID_TOKEN","details":{},"message":"invalid oauth token","status":"error"})",
        true, u"INVALID_TOKEN"_s, u"invalid oauth token"_s);
    row("in data",
        R"({"data":[{"code":"MODULE_NOT_AVAILABLE","details":{},"message":"no","status":"error"}]})",
        true, u"MODULE_NOT_AVAILABLE"_s, u"no"_s);
    row("in a list", R"([{"code":"X","message":"y","status":"error"}])", true, u"X"_s, u"y"_s);
    row("upload host, headers",
        R"({"ERROR_MESSAGE":"Bad Request","ERROR_CODE":400,"x-error":"check if headers [feature, X-CRM-ORG] are present and valid"})",
        true, {}, u"check if headers [feature, X-CRM-ORG] are present and valid"_s);
    row("upload host, link",
        R"({"info":"Forbidden","x-info":"Link not valid","http_status":"403"})", true, {},
        u"Link not valid"_s);
    row("success", R"({"data":[{"status":"success","code":"ADDED_SUCCESSFULLY"}],"info":{}})",
        false);
    row("write job", R"({"status":"COMPLETED","id":"1","code":"x"})", false);
    row("empty data", R"({"data":[]})", false);
    row("no json", "<html>", false);
    row("empty", "", false);
}

void ZohoAnswersTest::problem()
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

void ZohoAnswersTest::deliveryOfRefusal_data()
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
    const auto coded = [](const char *code) -> QByteArray {
        return QByteArray(R"({"status":"error","message":"m","details":{},"code":")") + code
            + R"("})";
    };
    row("400", 400, coded("INVALID_REQUEST"), ErrorKind::Service, Delivery::Answered, false);
    row("scope", 401, coded("OAUTH_SCOPE_MISMATCH"), ErrorKind::Permission, Delivery::Answered,
        false);
    row("scope under 403", 403, coded("OAUTH_SCOPE_MISMATCH"), ErrorKind::Permission,
        Delivery::Answered, false);
    row("token", 401, coded("INVALID_TOKEN"), ErrorKind::Auth, Delivery::Answered, false);
    row("rights", 403, coded("NO_PERMISSION"), ErrorKind::Permission, Delivery::Answered, false);
    row("not found", 404, coded("RESOURCE_NOT_FOUND"), ErrorKind::Service, Delivery::Answered,
        false);
    row("too large", 413, coded("FILE_TOO_LARGE"), ErrorKind::Data, Delivery::Answered, false);
    row("429", 429, coded("TOO_MANY_REQUESTS"), ErrorKind::RateLimit, Delivery::Answered, true);
    row("500", 500, coded("INTERNAL_ERROR"), ErrorKind::Service, Delivery::Unknown, true);
    row("400 internal", 400, coded("INTERNAL_ERROR"), ErrorKind::Service, Delivery::Unknown, true);
    row("502 html", 502, "<html>bad gateway", ErrorKind::Service, Delivery::Unknown, true);
    row("503", 503, "", ErrorKind::Service, Delivery::Unknown, true);
    row("504", 504, "", ErrorKind::Service, Delivery::Unknown, true);
    row("redirect", 302, "", ErrorKind::Protocol, Delivery::Answered, false);
}

void ZohoAnswersTest::deliveryOfRefusal()
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

void ZohoAnswersTest::refusal_data()
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

void ZohoAnswersTest::refusal()
{
    QFETCH(QString, message);
    QFETCH(int, refusal);
    const Error error = zohoErrorOf({u"TOO_MANY_REQUESTS"_s, message, {}}, 429, u"What."_s);
    QCOMPARE(static_cast<int>(zohoRefusal(error)), refusal);
}

void ZohoAnswersTest::idText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << QByteArray(R"({"v":"5725767000000859031"})")
                          << u"5725767000000859031"_s;
    QTest::newRow("number") << QByteArray(R"({"v":5725767000000859031})")
                            << u"5725767000000859031"_s;
    QTest::newRow("largest") << QByteArray(R"({"v":9223372036854775807})")
                             << u"9223372036854775807"_s;
    QTest::newRow("beyond 64 bits") << QByteArray(R"({"v":92233720368547758079})") << QString();
    QTest::newRow("fraction") << QByteArray(R"({"v":1.5})") << QString();
    QTest::newRow("null") << QByteArray(R"({"v":null})") << QString();
    QTest::newRow("absent") << QByteArray("{}") << QString();
}

void ZohoAnswersTest::idText()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    QCOMPARE(zohoIdText(QJsonDocument::fromJson(json).object().value("v"_L1)), text);
}

int runZohoAnswersTest(int argc, char **argv)
{
    ZohoAnswersTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "zohoanswerstest.moc"
