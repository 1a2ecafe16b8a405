// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetoolsclient.h"
#include "sandboxtests.h"

#include "sandbox/commercetools/commercecredentials.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;
namespace sb = sluice::sandbox;

// Sign-in, scopes and errors of commercetools-klaviyo B.1 and B.3 over HTTP.
class CommercetoolsSignInTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void tokenRequests_data();
    void tokenRequests();
    void tokenGrowsOld();
    void scopesAreChecked_data();
    void scopesAreChecked();
    void otherProjectIsNotFound();
    void settingsAndFaults();

private:
    std::unique_ptr<SandboxUnderTest> m_server;
    std::unique_ptr<ShopClient> m_shop;
};

void CommercetoolsSignInTest::initTestCase()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
    m_shop = std::make_unique<ShopClient>(m_server->sandbox->port());
    QCOMPARE(m_shop->signIn().status, 200);
}

void CommercetoolsSignInTest::tokenRequests_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const QByteArray good = basicHeader(sb::kCommerceClientId, sb::kCommerceClientSecret);
    const QByteArray grant = "grant_type=client_credentials";
    const QByteArray scope = "&scope=view_orders%3Asluice-sandbox-shop";
    QTest::newRow("form") << QByteArray() << grant + scope << good << 200 << QString();
    QTest::newRow("query") << '?' + grant + scope << QByteArray() << good << 200 << QString();
    QTest::newRow("no scope") << QByteArray() << grant << good << 200 << QString();
    QTest::newRow("no header") << QByteArray() << grant << QByteArray("Bearer x") << 401
                               << u"invalid_client"_s;
    QTest::newRow("other secret") << QByteArray() << grant
                                  << basicHeader(sb::kCommerceClientId, "other") << 401
                                  << u"invalid_client"_s;
    QTest::newRow("no grant") << QByteArray() << QByteArray("a=b") << good << 400
                              << u"invalid_request"_s;
    QTest::newRow("other grant") << QByteArray() << QByteArray("grant_type=password") << good << 400
                                 << u"unsupported_grant_type"_s;
    QTest::newRow("other scope") << QByteArray() << grant + "&scope=manage_project%3Ax" << good
                                 << 400 << u"invalid_scope"_s;
}

void CommercetoolsSignInTest::tokenRequests()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, header);
    QFETCH(int, status);
    QFETCH(QString, error);
    const Answer answer = m_shop->plain().call("POST", "/oauth/token" + query, body,
        {{"Authorization", header}, {"Content-Type", "application/x-www-form-urlencoded"}});
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.json().value("error"_L1).toString(), error);
    if (status != 200) {
        QCOMPARE(firstCode(answer), error);
        QCOMPARE(answer.json().value("statusCode"_L1).toInt(), status);
        return;
    }
    QCOMPARE(answer.json().value("expires_in"_L1).toInt(), 172'800);
    QCOMPARE(answer.json().value("token_type"_L1).toString(), u"Bearer"_s);
    QVERIFY(!answer.json().value("access_token"_L1).toString().isEmpty());
    QVERIFY(answer.json().value("scope"_L1).toString().startsWith("view_orders:"_L1));
}

void CommercetoolsSignInTest::tokenGrowsOld()
{
    const SandboxUnderTest server;
    ShopClient shop(server.sandbox->port());
    QCOMPARE(shop.get("customers").status, 401);
    QVERIFY(shop.plain().setSettings({{u"commerceTokenSeconds"_s, 60}}));
    QCOMPARE(shop.signIn().json().value("expires_in"_L1).toInt(), 60);
    QCOMPARE(shop.get("customers").status, 200);
    shop.plain().admin("POST", "clock", QJsonObject{{u"offset_s"_s, 61}});
    const Answer answer = shop.get("customers");
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.json().value("error"_L1).toString(), u"invalid_token"_s);
    QCOMPARE(firstCode(answer), u"invalid_token"_s);
}

void CommercetoolsSignInTest::scopesAreChecked_data()
{
    QTest::addColumn<QByteArray>("scope");
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *scope, const char *resource, bool isAllowed) {
        QTest::addRow("%s %s", scope, resource) << QByteArray(scope) + ':' + sb::kCommerceProjectKey
                                                << QByteArray(resource) << isAllowed;
    };
    row("view_customers", "customers", true);
    row("view_customers", "orders", false);
    row("view_orders", "orders", true);
    row("view_orders", "payments", false);
    row("view_payments", "payments", true);
    row("view_products", "products", true);
    row("view_products", "product-projections", true);
    row("view_products", "categories", true);
    row("view_products", "inventory", true);
    row("view_products", "standalone-prices", true);
    row("view_published_products", "product-projections", true);
    row("view_published_products", "categories", false);
    row("view_published_products", "inventory", false);
    row("manage_key_value_documents", "custom-objects/locks", true);
    row("view_orders", "custom-objects/locks", true);
    row("view_payments", "custom-objects/locks", false);
}

void CommercetoolsSignInTest::scopesAreChecked()
{
    QFETCH(QByteArray, scope);
    QFETCH(QByteArray, resource);
    QFETCH(bool, isAllowed);
    ShopClient shop(m_server->sandbox->port());
    QCOMPARE(shop.signIn(scope).status, 200);
    const Answer answer = shop.query(resource, {{"limit", "1"}});
    QCOMPARE(answer.status, isAllowed ? 200 : 403);
    if (!isAllowed) {
        QCOMPARE(firstCode(answer), u"insufficient_scope"_s);
        QVERIFY(answer.json()
                    .value("message"_L1)
                    .toString()
                    .startsWith("Insufficient scope. One of the following scopes is missing:"_L1));
    }
}

void CommercetoolsSignInTest::otherProjectIsNotFound()
{
    const Answer token = m_shop->signIn();
    const QByteArray bearer = "Bearer " + token.json()["access_token"_L1].toString().toLatin1();
    const Answer answer
        = m_shop->plain().call("GET", "/another-shop/customers", {}, {{"Authorization", bearer}});
    QCOMPARE(answer.status, 404);
    QCOMPARE(firstCode(answer), u"ResourceNotFound"_s);
    QCOMPARE(m_shop->get("nothing").status, 404);
    QCOMPARE(m_shop->get("customers/not-there").status, 404);
    QCOMPARE(firstCode(m_shop->get("customers/not-there")), u"ResourceNotFound"_s);
}

void CommercetoolsSignInTest::settingsAndFaults()
{
    const SandboxUnderTest server;
    ShopClient shop(server.sandbox->port());
    shop.signIn();
    QVERIFY(shop.plain().setSettings({{u"commerceBusyPercent"_s, 100}}));
    const Answer busy = shop.get("customers");
    QVERIFY(busy.status == 502 || busy.status == 503);
    QVERIFY(!firstCode(busy).isEmpty());
    QVERIFY(shop.plain().setSettings(
        {{u"commerceBusyPercent"_s, 0}, {u"commerceRequestsPerSecond"_s, 1}}));
    Answer throttled;
    for (int i = 0; i < 20 && throttled.status != 429; ++i)
        throttled = shop.get("customers");
    QCOMPARE(throttled.status, 429);
    QCOMPARE(throttled.header("Retry-After"), QByteArray("1"));
    QVERIFY(shop.plain().setSettings({{u"commerceRequestsPerSecond"_s, 0}}));
    QVERIFY(shop.plain().setFaults(
        {QJsonObject{{u"service"_s, u"commercetools"_s}, {u"path"_s, u".*/customers.*"_s},
            {u"nth"_s, 1}, {u"action"_s, QJsonObject{{u"status"_s, 504}}}}}));
    QCOMPARE(shop.get("customers").status, 504);
    const QJsonObject requests = shop.plain().admin("GET", "requests?service=commercetools").json();
    QVERIFY(!requests.value("requests"_L1).toArray().isEmpty());
    const QJsonObject limits = shop.plain().admin("GET", "limits").json();
    QVERIFY(limits["commercetools"_L1]["violations"_L1].toInt() >= 1);
}

int runCommercetoolsSignInTest(int argc, char **argv)
{
    CommercetoolsSignInTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "commercetoolssignintest.moc"
