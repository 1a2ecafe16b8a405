// SPDX-License-Identifier: GPL-3.0-or-later
#include "klaviyoclient.h"
#include "sandboxtests.h"

#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class KlaviyoCatalogTest : public QObject
{
    Q_OBJECT
private slots:
    void singleCalls();
    void filtersAndRelations();
    void bulkJobs();
    void variantsNeedTheirItem();
    void capsAndStrictness();
    void switches();
    void sameWorkSameDigest();
};

namespace {

using Shop = KlaviyoUnderTest;

QByteArray catalogId(const QByteArray &externalId)
{
    return "$custom:::$default:::" + externalId;
}

QByteArray inPath(const QByteArray &externalId)
{
    return catalogId(externalId).toPercentEncoding();
}

QByteArray reference(const QByteArray &type, const QByteArray &externalId)
{
    return "{\"type\":\"catalog-" + type + "\",\"id\":\"" + catalogId(externalId) + "\"}";
}

QByteArray update(const QByteArray &type, const QByteArray &externalId, const QByteArray &rest)
{
    return "{\"type\":\"catalog-" + type + "\",\"id\":\"" + catalogId(externalId) + "\"," + rest
        + '}';
}

QByteArray category(const QByteArray &externalId)
{
    return "{\"type\":\"catalog-category\",\"attributes\":{\"external_id\":\"" + externalId
        + "\",\"name\":\"Women > " + externalId + "\"}}";
}

QByteArray inCategories(const QList<QByteArray> &externalIds)
{
    QByteArray all;
    for (const QByteArray &one : externalIds)
        all += (all.isEmpty() ? "" : ",") + reference("category", one);
    return ",\"relationships\":{\"categories\":{\"data\":[" + all + "]}}";
}

int dataCount(const Answer &answer)
{
    return static_cast<int>(answer.json().value("data"_L1).toArray().size());
}

} // namespace

void KlaviyoCatalogTest::singleCalls()
{
    Shop server;
    const QByteArray body = "{\"data\":" + Shop::item("A/1") + '}';
    const Answer made = server.call("POST", "/api/catalog-items", body);
    QCOMPARE(made.status, 201);
    QCOMPARE(server.idOf(made), catalogId("A/1"));
    QCOMPARE(server.attributesOf(made).value("published"_L1).toBool(), true);
    const Answer again = server.call("POST", "/api/catalog-items", body);
    QCOMPARE(again.status, 409);
    QCOMPARE(errorOf(again), u"duplicate"_s);
    const QByteArray path = "/api/catalog-items/" + inPath("A/1"); // a slash within the id
    QCOMPARE(server.get(path).status, 200);
    const Answer changed = server.call("PATCH", path,
        "{\"data\":" + update("item", "A/1", R"("attributes":{"title":"Sack","price":null})")
            + '}');
    QCOMPARE(changed.status, 200);
    QCOMPARE(server.attributesOf(changed).value("title"_L1).toString(), u"Sack"_s);
    QVERIFY(server.attributesOf(changed).value("price"_L1).isNull());
    QCOMPARE(server.call("DELETE", path).status, 204);
    QCOMPARE(server.get(path).status, 404);
    const Answer poor = server.call("POST", "/api/catalog-items",
        R"({"data":{"type":"catalog-item","attributes":{"external_id":"x","title":"t","url":"u"}}})");
    QCOMPARE(poor.status, 400);
    QCOMPARE(pointerOf(poor), u"/data/attributes/description"_s);
    const Answer deep = server.call("POST", "/api/catalog-items",
        "{\"data\":"
            + Shop::item("m").replace("\"price\":118.75", "\"custom_metadata\":{\"a\":{\"b\":1}}")
            + '}');
    QCOMPARE(pointerOf(deep), u"/data/attributes/custom_metadata"_s);
}

void KlaviyoCatalogTest::filtersAndRelations()
{
    Shop server;
    server.catalogJob("category", "create", {category("c1"), category("c2")});
    QList<QByteArray> items;
    for (int i = 0; i < 100; ++i)
        items.append(Shop::item('i' + QByteArray::number(i), inCategories({i % 2 ? "c1" : "c2"})));
    server.catalogJob("item", "create", items);
    server.catalogJob("item", "create", {Shop::item("last").replace("Bag", "Shoe")});
    const auto filter = [&](const QByteArray &text) {
        return server.get("/api/catalog-items?filter=" + text.toPercentEncoding());
    };
    QCOMPARE(
        dataCount(filter("any(ids,['" + catalogId("i1") + "','" + catalogId("no") + "'])")), 1);
    QCOMPARE(dataCount(filter("equals(category.id,\"" + catalogId("c1") + "\")")), 50);
    QCOMPARE(dataCount(filter("contains(title,\"shoe\")")), 1);
    QCOMPARE(dataCount(filter("equals(published,true),contains(title,\"shoe\")")), 1);
    const QJsonObject page = server.get("/api/catalog-items?page[size]=100").json();
    const QUrl next(page["links"_L1]["next"_L1].toString());
    QCOMPARE(dataCount(server.get(next.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority))), 1);
    QCOMPARE(dataCount(server.get("/api/catalog-categories/" + inPath("c2") + "/items")), 50);
    const QByteArray links = "/api/catalog-items/" + inPath("i1") + "/relationships/categories";
    const auto change = [&](const QByteArray &method, const QByteArray &id) {
        return server.call(method, links, "{\"data\":[" + reference("category", id) + "]}").status;
    };
    QCOMPARE(change("POST", "c2"), 204);
    QCOMPARE(dataCount(server.get(links)), 2);
    QCOMPARE(change("DELETE", "c1"), 204);
    QCOMPARE(change("PATCH", "c1"), 204);
    QCOMPARE(
        server.get(links).json()["data"_L1][0]["id"_L1].toString().toLatin1(), catalogId("c1"));
    QCOMPARE(change("POST", "none"), 404);
    server.catalogJob("variant", "create", {Shop::variant("s1", "i1"), Shop::variant("s2", "i1")});
    QCOMPARE(dataCount(server.get(
                 "/api/catalog-items/" + inPath("i1") + "/variants?fields[catalog-variant]=sku")),
        2);
    QCOMPARE(dataCount(server.get("/api/catalog-variants?filter=equals(sku,%22s2%22)")), 1);
}

void KlaviyoCatalogTest::bulkJobs()
{
    Shop server;
    const auto outcome = [&](const Answer &created, const QByteArray &type) {
        const QJsonObject done
            = server.attributesOf(server.get("/api/" + type + "s/" + server.idOf(created)));
        return QString(done.value("status"_L1).toString() + u' '
            + QString::number(done.value("completed_count"_L1).toInt()) + u' '
            + QString::number(done.value("failed_count"_L1).toInt()));
    };
    Answer job = server.catalogJob("item", "create", {Shop::item("a"), Shop::item("b")});
    QCOMPARE(job.status, 202);
    QCOMPARE(outcome(job, "catalog-item-bulk-create-job"), u"complete 2 0"_s);
    job = server.catalogJob("item", "create", {Shop::item("c"), Shop::item("a")});
    QCOMPARE(outcome(job, "catalog-item-bulk-create-job"), u"complete 1 1"_s);
    const QJsonValue error
        = server.get("/api/catalog-item-bulk-create-jobs/" + server.idOf(job) + "?include=items")
              .json()["data"_L1]["attributes"_L1]["errors"_L1][0];
    QCOMPARE(error["code"_L1].toString(), u"duplicate"_s);
    QCOMPARE(error["source"_L1]["pointer"_L1].toString(), u"/data/attributes/items/data/1"_s);
    job = server.catalogJob("item", "update",
        {update("item", "a", R"("attributes":{"price":1})"),
            update("item", "z", R"("attributes":{"price":1})")});
    QCOMPARE(outcome(job, "catalog-item-bulk-update-job"), u"complete 1 1"_s);
    job = server.catalogJob("item", "delete", {reference("item", "a"), reference("item", "a")});
    QCOMPARE(outcome(job, "catalog-item-bulk-delete-job"), u"complete 1 1"_s);
    QCOMPARE(server.digest("catalog-items").value("rows"_L1).toInt(), 2);
    QCOMPARE(dataCount(
                 server.get("/api/catalog-item-bulk-create-jobs?filter=equals(status,'complete')")),
        2);
    QCOMPARE(server.get("/api/catalog-variant-bulk-create-jobs/" + server.idOf(job)).status, 404);
}

void KlaviyoCatalogTest::variantsNeedTheirItem()
{
    Shop server;
    QVERIFY(server.set({{u"klaviyoCatalogJobMs"_s, 3'600'000}}));
    server.catalogJob("item", "create", {Shop::item("i")});
    QVERIFY(server.set({{u"klaviyoCatalogJobMs"_s, 0}}));
    // The item is promised and not there yet.
    const Answer early = server.catalogJob("variant", "create", {Shop::variant("s", "i")});
    const QByteArray jobs = "/api/catalog-variant-bulk-create-jobs/";
    QCOMPARE(
        server.attributesOf(server.get(jobs + server.idOf(early)))["failed_count"_L1].toInt(), 1);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 4000}});
    server.catalogJob("variant", "create", {Shop::variant("s", "i")});
    QCOMPARE(server.digest("catalog-variants").value("rows"_L1).toInt(), 1);
    server.catalogJob("item", "delete", {reference("item", "i")});
    QCOMPARE(server.digest("catalog-variants").value("rows"_L1).toInt(), 0); // with its item
}

void KlaviyoCatalogTest::capsAndStrictness()
{
    Shop server;
    QList<QByteArray> many;
    for (int i = 0; i <= 100; ++i)
        many.append(Shop::item(QByteArray::number(i)));
    QCOMPARE(server.catalogJob("item", "create", many).status, 400);
    QCOMPARE(server.catalogJob("item", "create", {}).status, 400);
    QCOMPARE(server.catalogJob("item", "create", {category("c")}).status, 400);
    QVERIFY(server.set({{u"klaviyoMostJobs"_s, 2}, {u"klaviyoCatalogJobMs"_s, 3'600'000}}));
    for (const int status : {202, 202, 429})
        QCOMPARE(server.catalogJob("item", "create", {Shop::item("a")}).status, status);
    QCOMPARE(server.catalogJob("category", "create", {category("c")}).status, 202);
    QVERIFY(server.set({{u"klaviyoJobsShared"_s, true}}));
    QCOMPARE(server.catalogJob("variant", "create", {Shop::variant("s", "a")}).status, 429);
    QCOMPARE(server.admin("limits")["klaviyo"_L1]["violations"_L1]["jobsInProgress"_L1].toInt(), 2);
}

void KlaviyoCatalogTest::switches()
{
    Shop server;
    server.catalogJob("category", "create", {category("c1"), category("c2")});
    server.catalogJob("item", "create", {Shop::item("i", inCategories({"c1"}))});
    const auto categories = [&] {
        return server.ledger("catalog-items")
            .value(0)["values"_L1]["categories"_L1]
            .toArray()
            .size();
    };
    const QByteArray toSecond = update("item", "i", inCategories({"c2"}).mid(1));
    server.catalogJob("item", "update", {toSecond});
    QCOMPARE(categories(), 1);
    QVERIFY(server.set({{u"klaviyoItemCategories"_s, u"add"_s}}));
    server.catalogJob("item", "update", {update("item", "i", inCategories({"c1"}).mid(1))});
    QCOMPARE(categories(), 2);
    QVERIFY(server.set({{u"klaviyoFailEvery"_s, 2}, {u"klaviyoErrorPointer"_s, u"plain"_s}}));
    const Answer job
        = server.catalogJob("item", "create", {Shop::item("x"), Shop::item("y"), Shop::item("z")});
    const QJsonObject done
        = server.attributesOf(server.get("/api/catalog-item-bulk-create-jobs/" + server.idOf(job)));
    QCOMPARE(done.value("failed_count"_L1).toInt(), 1);
    QCOMPARE(done["errors"_L1][0]["source"_L1]["pointer"_L1].toString(), u"/data"_s);
}

void KlaviyoCatalogTest::sameWorkSameDigest()
{
    const auto digestOf = [](const QList<QByteArray> &order) {
        Shop server;
        for (const QByteArray &one : order)
            server.catalogJob("item", "create", {Shop::item(one)});
        return server.digest("catalog-items").value("sha256"_L1).toString();
    };
    const QString one = digestOf({"a", "b"});
    QCOMPARE(one.size(), 64);
    QCOMPARE(digestOf({"b", "a"}), one); // the order of arrival is no difference
    QVERIFY(digestOf({"a", "c"}) != one);
}

int runKlaviyoCatalogTest(int argc, char **argv)
{
    KlaviyoCatalogTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "klaviyocatalogtest.moc"
