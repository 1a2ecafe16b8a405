// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetoolsclient.h"
#include "sandboxtests.h"
#include "support/processmemory.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;
using namespace sluice::sandbox;

// The synthetic shop over HTTP: how large it is, how its records change, that they stay.
class CommercetoolsChangesTest : public QObject
{
    Q_OBJECT
private slots:
    void sizesAreSettable();
    void mutations();
    void newAndDeletedRecordsInEveryOrder();
    void stateOutlivesARestart();
    void tenMillionRowsCostNothing();
};

void CommercetoolsChangesTest::sizesAreSettable()
{
    const SandboxUnderTest server;
    ShopClient shop(server.sandbox->port());
    shop.signIn();
    QVERIFY(shop.plain().setSettings(
        {{u"commerceOrders"_s, 70}, {u"commerceOrderLines"_s, 3}, {u"commerceProducts"_s, 40},
            {u"commerceVariants"_s, 5}, {u"commerceOddRecords"_s, false}}));
    QCOMPARE(shop.digest("orders").value("rows"_L1).toInt(), 70);
    const QJsonArray orders = shop.results("orders", {{"limit", "70"}});
    for (const QJsonValue &order : orders)
        QCOMPARE(order["lineItems"_L1].toArray().size(), 3);
    const QJsonArray products = shop.results("product-projections", {{"limit", "500"}});
    QCOMPARE(products.size(), 40);
    for (const QJsonValue &product : products)
        QCOMPARE(product["variants"_L1].toArray().size(), 4);
    QCOMPARE(shop.digest("inventory").value("rows"_L1).toInt(), 200);
}

void CommercetoolsChangesTest::mutations()
{
    const SandboxUnderTest server;
    ShopClient shop(server.sandbox->port());
    shop.signIn();
    const QJsonObject before = shop.results("products", {{"limit", "1"}}).first().toObject();
    const QJsonObject digest = shop.digest("products");
    const QJsonObject names{{u"name"_s, QJsonObject{{u"en"_s, u"Renamed"_s}}}};
    const QJsonObject done = shop.mutate({{u"stream"_s, u"products"_s}, {u"ordinal"_s, 0},
        {u"values"_s, QJsonObject{{u"masterData"_s, QJsonObject{{u"current"_s, names}}}}}});
    QCOMPARE(done.value("id"_L1), before.value("id"_L1));
    const QJsonObject after = shop.get("products/" + done["id"_L1].toString().toLatin1()).json();
    QCOMPARE(after["masterData"_L1]["current"_L1]["name"_L1]["en"_L1].toString(), u"Renamed"_s);
    QCOMPARE(after["masterData"_L1]["current"_L1]["name"_L1]["de"_L1],
        before["masterData"_L1]["current"_L1]["name"_L1]["de"_L1]);
    QCOMPARE(after["version"_L1].toInt(), before["version"_L1].toInt() + 1);
    QCOMPARE(after["createdAt"_L1], before["createdAt"_L1]);
    QVERIFY(after["lastModifiedAt"_L1].toString() > before["lastModifiedAt"_L1].toString());
    const QString since = u"lastModifiedAt >= \"%1\""_s.arg(after["lastModifiedAt"_L1].toString());
    QCOMPARE(
        shop.results("products",
                {{"where", since.toUtf8()}, {"sort", "lastModifiedAt asc"}, {"sort", "id asc"}})
            .size(),
        1);
    QCOMPARE(shop.digest("products").value("rows"_L1), digest.value("rows"_L1));
    QVERIFY(shop.digest("products").value("sha256"_L1) != digest.value("sha256"_L1));
    QCOMPARE(shop.digest("products")["applied"_L1]["1"_L1].toInt(), 1);
    shop.mutate({{u"stream"_s, u"products"_s}, {u"ordinal"_s, 1}, {u"publish"_s, false}});
    QCOMPARE(shop.results("products", {{"where", "masterData(published = false)"}}).size(), 2);
    shop.mutate({{u"stream"_s, u"products"_s}, {u"ordinal"_s, 3}, {u"delete"_s, true}});
    QCOMPARE(shop.digest("products").value("rows"_L1).toInt(), 149);
    QVERIFY(shop.mutate({{u"stream"_s, u"products"_s}, {u"ordinal"_s, 3}}).isEmpty());
    QVERIFY(shop.mutate({{u"stream"_s, u"nothing"_s}}).isEmpty());
}

void CommercetoolsChangesTest::newAndDeletedRecordsInEveryOrder()
{
    const SandboxUnderTest server;
    ShopClient shop(server.sandbox->port());
    shop.signIn();
    for (int i = 0; i < 5; ++i) {
        shop.mutate({{u"stream"_s, u"customers"_s},
            {u"values"_s, QJsonObject{{u"email"_s, u"new%1@example.com"_s.arg(i)}}}});
        shop.mutate({{u"stream"_s, u"customers"_s}, {u"ordinal"_s, 20 * i}, {u"delete"_s, true}});
        shop.mutate({{u"stream"_s, u"customers"_s}, {u"ordinal"_s, 20 * i + 1},
            {u"values"_s, QJsonObject{{u"title"_s, u"Prof"_s}}}});
    }
    const auto sorted = [&shop](const QByteArray &first, const QByteArray &second) {
        return shop.results("customers", {{"sort", first}, {"sort", second}, {"limit", "500"}});
    };
    QStringList byId = idsOf(shop.results("customers", {{"sort", "id asc"}, {"limit", "500"}}));
    QCOMPARE(byId.size(), 300);
    QVERIFY(std::is_sorted(byId.begin(), byId.end()));
    for (const char *field : {"createdAt", "lastModifiedAt", "customerNumber"}) {
        const QJsonArray rising = sorted(QByteArray(field) + " asc", "id asc");
        const QJsonArray falling = sorted(QByteArray(field) + " desc", "id desc");
        QStringList ids = idsOf(rising);
        QStringList reversed = idsOf(falling);
        std::reverse(reversed.begin(), reversed.end());
        if (QByteArrayView(field) != "customerNumber")
            QCOMPARE(reversed, ids);
        for (qsizetype i = 1; i < rising.size(); ++i) {
            const QString name = QString::fromLatin1(field);
            if (rising.at(i)[name].isString())
                QVERIFY(rising.at(i - 1)[name].toString() <= rising.at(i)[name].toString());
        }
        ids.sort();
        QCOMPARE(ids, byId);
    }
    QCOMPARE(shop.query("customers", {}).json().value("total"_L1).toInt(), 300);
    QCOMPARE(shop.results("customers", {{"where", "title = \"Prof\""}}).size(), 5);
}

void CommercetoolsChangesTest::stateOutlivesARestart()
{
    const QTemporaryDir folder;
    SandboxOptions options = SandboxUnderTest::fast();
    options.state = folder.filePath(u"state"_s);
    QJsonObject digest;
    QJsonObject object;
    const QJsonObject lock{{u"container"_s, u"locks"_s}, {u"key"_s, u"k"_s}, {u"value"_s, 1}};
    Answer token;
    {
        const SandboxUnderTest server(options);
        ShopClient shop(server.sandbox->port());
        token = shop.signIn();
        QVERIFY(shop.plain().setSettings({{u"commerceCustomers"_s, 123}}));
        QVERIFY(!shop.mutate({{u"stream"_s, u"customers"_s}, {u"ordinal"_s, 7},
                                 {u"values"_s, QJsonObject{{u"firstName"_s, u"Kept"_s}}}})
                     .isEmpty());
        QCOMPARE(shop.postObject(lock).status, 201);
        digest = shop.digest("customers");
        object = shop.get("custom-objects/locks/k").json();
    }
    options.scale = 55; // what is there stays as large as it was
    const SandboxUnderTest server(options);
    QVERIFY2(server.client, qPrintable(server.problem));
    ShopClient shop(server.sandbox->port());
    const QByteArray bearer = "Bearer " + token.json()["access_token"_L1].toString().toLatin1();
    QCOMPARE(shop.plain()
                 .call("GET", "/sluice-sandbox-shop/customers", {}, {{"Authorization", bearer}})
                 .status,
        200);
    shop.signIn();
    QCOMPARE(shop.digest("customers"), digest);
    QCOMPARE(digest.value("rows"_L1).toInt(), 123);
    QCOMPARE(shop.get("custom-objects/locks/k").json(), object);
    QCOMPARE(shop.postObject(lock).status, 200);
    shop.plain().admin("POST", "reset", QJsonObject());
    shop.signIn();
    QCOMPARE(shop.digest("customers").value("rows"_L1).toInt(), 55);
    QCOMPARE(shop.get("custom-objects/locks/k").status, 404);
}

void CommercetoolsChangesTest::tenMillionRowsCostNothing()
{
    SandboxOptions options = SandboxUnderTest::fast();
    const SandboxUnderTest server(options);
    ShopClient shop(server.sandbox->port());
    shop.signIn();
    QVERIFY(shop.plain().setSettings(
        {{u"commerceCustomers"_s, 10'000'000}, {u"commerceOrders"_s, 10'000'000}}));
    const qint64 before = peakMemory();
    QElapsedTimer timer;
    timer.start();
    for (const char *from : {"0", "4", "8", "c", "ff"}) {
        const QJsonArray page = shop.results("customers",
            {{"sort", "id asc"}, {"limit", "500"}, {"withTotal", "false"},
                {"where", "id > \"" + QByteArray(from) + '"'}});
        QCOMPARE(page.size(), 500);
    }
    const QJsonArray late = shop.results("orders",
        {{"sort", "lastModifiedAt asc"}, {"sort", "id asc"}, {"limit", "500"},
            {"where", "lastModifiedAt > \"2024-10-01T00:00:00.000Z\""}});
    QCOMPARE(late.size(), 500);
    const qint64 grown = (peakMemory() - before) / 1024;
    qInfo("6 pages of 500 out of ten million in %lld ms, %lld KiB more memory", timer.elapsed(),
        grown);
    QVERIFY2(grown < 64 * 1024, qPrintable(QString::number(grown)));
    QVERIFY(timer.elapsed() < 20'000);
}

int runCommercetoolsChangesTest(int argc, char **argv)
{
    CommercetoolsChangesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "commercetoolschangestest.moc"
#include "support/processmemory.h"
