// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"
#include "sandboxtests.h"

#include "sandbox/accounts/grants.h"

#include <QCryptographicHash>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace sluice::testing;
namespace sb = sluice::sandbox;

class AccountsTest : public QObject
{
    Q_OBJECT
private slots:
    void refusedTokenRequests_data();
    void refusedTokenRequests();
    void tokenRequestsInEveryForm_data();
    void tokenRequestsInEveryForm();
    void codeWorksOnce();
    void codeGrowsOld();
    void refreshIsThrottled_data();
    void refreshIsThrottled();
    void sixteenthTokenEndsTheFirst();
    void tokenExpires();
    void revokedTokensAreRefused();
    void browserFlowWithProofKey();
    void scopesAreChecked();
    void authorizationHeader_data();
    void authorizationHeader();
};

namespace {

Headers credentials(const QByteArray &grant)
{
    return {
        {"grant_type", grant}, {"client_id", sb::kClientId}, {"client_secret", sb::kClientSecret}};
}

Headers refreshFields()
{
    return credentials("refresh_token") + Headers{{"refresh_token", sb::kRefreshToken}};
}

QByteArray newCode(SandboxClient &client, const QJsonObject &wish)
{
    const QJsonObject mutation{{u"service"_s, u"zoho-accounts"_s}, {u"newCode"_s, wish}};
    return client.admin("POST", "mutate", mutation)
        .json()
        .value("results"_L1)
        .toArray()
        .first()
        .toObject()
        .value("code"_L1)
        .toString()
        .toLatin1();
}

} // namespace

void AccountsTest::refusedTokenRequests_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("grant");
    QTest::addColumn<QByteArray>("refresh");
    QTest::addColumn<QString>("error");
    const QByteArray id = sb::kClientId;
    const QByteArray secret = sb::kClientSecret;
    const QByteArray refresh = sb::kRefreshToken;
    QTest::newRow("client") << QByteArray("x") << secret << QByteArray("refresh_token") << refresh
                            << u"invalid_client"_s;
    QTest::newRow("secret") << id << QByteArray("x") << QByteArray("refresh_token") << refresh
                            << u"invalid_client_secret"_s;
    QTest::newRow("refresh token") << id << secret << QByteArray("refresh_token")
                                   << QByteArray("1000.a.b") << u"invalid_code"_s;
    QTest::newRow("grant") << id << secret << QByteArray("password") << refresh
                           << u"unsupported_grant_type"_s;
    QTest::newRow("code") << id << secret << QByteArray("authorization_code") << refresh
                          << u"invalid_code"_s;
}

void AccountsTest::refusedTokenRequests()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, grant);
    QFETCH(QByteArray, refresh);
    QFETCH(QString, error);
    const SandboxUnderTest server;
    QVERIFY2(server.client, qPrintable(server.problem));
    const Answer answer = server.client->form("/oauth/v2/token",
        {{"client_id", client}, {"client_secret", secret}, {"grant_type", grant},
            {"refresh_token", refresh}});
    QCOMPARE(answer.status, 200); // as the real one
    QCOMPARE(answer.json().value("error"_L1).toString(), error);
    QVERIFY(!answer.json().contains("access_token"_L1));
}

void AccountsTest::tokenRequestsInEveryForm_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("urlencoded") << u"form"_s;
    QTest::newRow("multipart") << u"multipart"_s;
    QTest::newRow("query") << u"query"_s;
}

void AccountsTest::tokenRequestsInEveryForm()
{
    QFETCH(QString, form);
    const SandboxUnderTest server;
    Answer answer;
    if (form == "form"_L1) {
        answer = server.client->form("/oauth/v2/token", refreshFields());
    } else if (form == "multipart"_L1) {
        QByteArray body;
        for (const auto &[name, value] : refreshFields())
            body += "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n"
                + value + "\r\n";
        answer = server.client->call("POST", "/oauth/v2/token", body + "--edge--\r\n",
            {{"Content-Type", "multipart/form-data; boundary=edge"}});
    } else {
        QByteArray query;
        for (const auto &[name, value] : refreshFields())
            query += '&' + name + '=' + value;
        answer = server.client->call("POST", "/oauth/v2/token?" + query.mid(1));
        // And the log must not show what stood in the URL.
        const QByteArray log = server.client->admin("GET", "requests").body;
        QVERIFY(!log.contains(sb::kClientSecret));
        QVERIFY(!log.contains(sb::kRefreshToken));
    }
    QCOMPARE(answer.status, 200);
    const QJsonObject token = answer.json();
    static const QRegularExpression shape(u"^1000\\.[0-9a-f]{32}\\.[0-9a-f]{32}$"_s);
    QVERIFY(shape.match(token.value("access_token"_L1).toString()).hasMatch());
    QCOMPARE(token.value("expires_in"_L1).toInt(), 3600);
    QCOMPARE(token.value("api_domain"_L1).toString(), server.sandbox->baseUrl());
    QVERIFY(!token.contains("refresh_token"_L1));
}

void AccountsTest::codeWorksOnce()
{
    const SandboxUnderTest server;
    const Headers fields = credentials("authorization_code") + Headers{{"code", sb::kGrantCode}};
    const QJsonObject first = server.client->form("/oauth/v2/token", fields).json();
    QVERIFY(first.contains("refresh_token"_L1));
    server.client->setToken(first.value("access_token"_L1).toString().toLatin1());
    QCOMPARE(server.client->get("/crm/v8/org").status, 200);
    const QJsonObject second = server.client->form("/oauth/v2/token", fields).json();
    QCOMPARE(second.value("error"_L1).toString(), u"invalid_code"_s);
}

void AccountsTest::codeGrowsOld()
{
    const SandboxUnderTest server;
    const QByteArray code = newCode(*server.client, {});
    QVERIFY(!code.isEmpty());
    QCOMPARE(server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 181}}).status, 200);
    const Answer answer = server.client->form(
        "/oauth/v2/token", credentials("authorization_code") + Headers{{"code", code}});
    QCOMPARE(answer.json().value("error"_L1).toString(), u"invalid_code"_s);
}

void AccountsTest::refreshIsThrottled_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("as documented") << 200;
    QTest::newRow("as reported") << 400;
}

void AccountsTest::refreshIsThrottled()
{
    QFETCH(int, status);
    const SandboxUnderTest server;
    QVERIFY(server.client->setSettings(
        {{u"refreshesPer10Minutes"_s, 10}, {u"throttleStatus"_s, status}}));
    for (int i = 2; i <= 10; ++i) // the first was the client's own
        QVERIFY(!server.client->newToken().isEmpty());
    const Answer refused = server.client->form("/oauth/v2/token", refreshFields());
    QCOMPARE(refused.status, status);
    QCOMPARE(refused.json().value("error"_L1).toString(), u"Access Denied"_s);
    const QJsonObject limits = server.client->admin("GET", "limits").json();
    QCOMPARE(limits.value("zoho-accounts"_L1)["violations"_L1]["tokenThrottle"_L1].toInt(), 1);
    // Tokens that were given out still work; ten minutes later there are new ones.
    QCOMPARE(server.client->get("/crm/v8/org").status, 200);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 601}});
    QVERIFY(!server.client->newToken().isEmpty());
}

void AccountsTest::sixteenthTokenEndsTheFirst()
{
    const SandboxUnderTest server;
    const QByteArray first = server.client->newToken();
    for (int i = 0; i < 14; ++i)
        server.client->newToken();
    const QByteArray last = server.client->newToken();
    server.client->setToken(first);
    QCOMPARE(server.client->get("/crm/v8/org").code(), u"INVALID_TOKEN"_s);
    server.client->setToken(last);
    QCOMPARE(server.client->get("/crm/v8/org").status, 200);
}

void AccountsTest::tokenExpires()
{
    const SandboxUnderTest server;
    QCOMPARE(server.client->get("/crm/v8/org").status, 200);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 3601}});
    const Answer refused = server.client->get("/crm/v8/org");
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.code(), u"INVALID_TOKEN"_s);
}

void AccountsTest::revokedTokensAreRefused()
{
    const SandboxUnderTest server;
    QCOMPARE(server.client->form("/oauth/v2/token/revoke", {{"token", sb::kRefreshToken}})
                 .json()
                 .value("status"_L1)
                 .toString(),
        u"success"_s);
    QCOMPARE(server.client->get("/crm/v8/org").code(), u"INVALID_TOKEN"_s);
    QCOMPARE(
        server.client->form("/oauth/v2/token", refreshFields()).json().value("error"_L1).toString(),
        u"invalid_code"_s);
}

void AccountsTest::browserFlowWithProofKey()
{
    const SandboxUnderTest server;
    const QByteArray verifier = "a-verifier-of-at-least-forty-three-characters-0123";
    const QByteArray challenge
        = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
              .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QByteArray query = QByteArray("/oauth/v2/auth?response_type=code&client_id=")
        + sb::kClientId
        + "&scope=ZohoCRM.org.READ&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcb&state=s%26t"
          "&code_challenge_method=S256&code_challenge="
        + challenge;
    QVERIFY(server.client->get(query).body.contains("decision=allow"));
    // On the bare socket: the HTTP library would decode the header.
    const auto locationAfter = [&](const QByteArray &decision) {
        const QByteArray reply = server.client
                                     ->raw("GET " + query + "&decision=" + decision
                                         + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                     .received;
        const qsizetype start = reply.indexOf("Location: ") + 10;
        return reply.startsWith("HTTP/1.1 302")
            ? reply.mid(start, reply.indexOf('\r', start) - start)
            : QByteArray();
    };
    const QUrlQuery back(QUrl::fromEncoded(locationAfter("allow")));
    QCOMPARE(back.queryItemValue(u"state"_s, QUrl::FullyDecoded), u"s&t"_s);
    QCOMPARE(back.queryItemValue(u"location"_s), u"us"_s);
    Headers fields{{"grant_type", "authorization_code"}, {"client_id", sb::kClientId},
        {"redirect_uri", "http://127.0.0.1:9/cb"},
        {"code", back.queryItemValue(u"code"_s).toLatin1()}, {"code_verifier", verifier}};
    const QJsonObject token = server.client->form("/oauth/v2/token", fields).json();
    server.client->setToken(token.value("access_token"_L1).toString().toLatin1());
    QCOMPARE(server.client->get("/crm/v8/org").status, 200);
    QCOMPARE(
        locationAfter("deny"), QByteArray("http://127.0.0.1:9/cb?error=access_denied&state=s%26t"));
}

void AccountsTest::scopesAreChecked()
{
    const SandboxUnderTest server;
    const QByteArray code = newCode(
        *server.client, {{u"scopes"_s, u"ZohoCRM.bulk.READ,ZohoCRM.modules.Contacts.READ"_s}});
    const QJsonObject token
        = server.client
              ->form("/oauth/v2/token", credentials("authorization_code") + Headers{{"code", code}})
              .json();
    server.client->setToken(token.value("access_token"_L1).toString().toLatin1());
    QCOMPARE(server.client->get("/crm/v8/org").code(), u"OAUTH_SCOPE_MISMATCH"_s);
    const auto read = [&](const QString &module) {
        return server.client->json("POST", "/crm/bulk/v8/read",
            {{u"query"_s, QJsonObject{{u"module"_s, QJsonObject{{u"api_name"_s, module}}}}}});
    };
    QCOMPARE(read(u"Leads"_s).status, 401);
    QCOMPARE(read(u"Contacts"_s).status, 201);
}

void AccountsTest::authorizationHeader_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << QByteArray("x") << u"AUTHENTICATION_FAILURE"_s;
    QTest::newRow("bearer") << QByteArray("Bearer 1000.a.b") << u"AUTHENTICATION_FAILURE"_s;
    QTest::newRow("unknown") << QByteArray("Zoho-oauthtoken 1000.a.b") << u"INVALID_TOKEN"_s;
}

void AccountsTest::authorizationHeader()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, code);
    const SandboxUnderTest server;
    const Answer answer
        = server.client->call("GET", "/crm/v8/org", {}, {{"Authorization", header}});
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.code(), code);
}

int runAccountsTest(int argc, char **argv)
{
    AccountsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "accountstest.moc"
