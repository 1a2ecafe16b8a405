// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetests.h"
#include "services/klaviyo/klaviyobatch.h"
#include "services/klaviyo/klaviyoconnectiontest.h"
#include "support/commercekit.h"
#include "support/rawserver.h"

#include <QFile>
#include <QTest>
#include <QUrlQuery>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QByteArray kJobAnswer
    = R"({"data":{"type":"catalog-item-bulk-create-job","id":"j1","attributes":{"status":"queued",)"
      R"("total_count":3,"errors":[{"code":"invalid","source":)"
      R"({"pointer":"/data/attributes/items/data/2"}}]}}})";

RawReply emptyList()
{
    return RawReply::json(R"({"data":[],"links":{"next":null}})");
}

} // namespace

// The client of Klaviyo against a scripted server.
class KlaviyoClientTest final : public QObject
{
    Q_OBJECT

private slots:
    void headers();
    void startsJobs();
    void bodyFromAFile();
    void tooLargeIsNotSent();
    void asksForJobs();
    void listings();
    void requests_data();
    void requests();
    void postLeavesOnce();
    void acceptedWithoutBody();
    void answersWithoutId();
    void problemsAreKept();
    void keyGoesNowhereElse();
    void connectionTest();
};

void KlaviyoClientTest::headers()
{
    RawServer server([](const RawRequest &) { return emptyList(); });
    CommerceKit kit({}, {}, server.url({}));
    QVERIFY(kit.klaviyo().profiles({}));
    const RawRequest request = server.requests().first();
    QCOMPARE(request.header("Authorization"), "Klaviyo-API-Key pk_0123456789abcdef");
    QCOMPARE(request.header("revision"), "2026-07-15");
    QCOMPARE(request.header("Accept"), "application/vnd.api+json");
    QCOMPARE(request.header("Content-Type"), QByteArray());
    kit.klaviyoAccount.revision = u"2025-01-15"_s;
    kit.renew();
    QVERIFY(kit.klaviyo().createEvents(QByteArray("{}")));
    QCOMPARE(server.requests().last().header("revision"), "2025-01-15");
    QCOMPARE(server.requests().last().header("Content-Type"), "application/vnd.api+json");
    kit.setSecret(u"privateKey"_s, {});
    QVERIFY(!kit.klaviyo().profiles({}));
    QCOMPARE(server.requests().size(), 2);
}

void KlaviyoClientTest::startsJobs()
{
    RawServer server([](const RawRequest &) { return RawReply::json(kJobAnswer, "202 Accepted"); });
    CommerceKit kit({}, {}, server.url({}));
    KlaviyoBatch batch = KlaviyoBatch::of(KlaviyoJobKind::ItemCreate);
    batch.add(R"({"type":"catalog-item"})");
    const QByteArray body = batch.take();
    const auto job = kit.klaviyo().startJob(KlaviyoJobKind::ItemCreate, body);
    QVERIFY2(job, qPrintable(job ? QString() : job.error().text()));
    QCOMPARE(job->id, u"j1"_s);
    QCOMPARE(job->state, KlaviyoJobState::Queued);
    QCOMPARE(job->total, 3);
    QCOMPARE(job->problems.first().element(), std::optional(2));
    QCOMPARE(server.requests().first().target, "/api/catalog-item-bulk-create-jobs");
    QCOMPARE(server.requests().first().body, body);
}

void KlaviyoClientTest::bodyFromAFile()
{
    RawServer server([](const RawRequest &) { return RawReply::json(kJobAnswer, "202 Accepted"); });
    CommerceKit kit({}, {}, server.url({}));
    QFile file(kit.path(u"body.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray body(1'000'000, 'x');
    file.write(body);
    file.close();
    QVERIFY(kit.klaviyo().startJob(KlaviyoJobKind::ProfileImport, FileBody{file.fileName()}));
    QCOMPARE(server.requests().first().body, body);
    QCOMPARE(server.requests().first().header("Content-Type"), "application/vnd.api+json");
}

void KlaviyoClientTest::tooLargeIsNotSent()
{
    RawServer server([](const RawRequest &) { return RawReply::json(kJobAnswer, "202 Accepted"); });
    CommerceKit kit({}, {}, server.url({}));
    const auto job
        = kit.klaviyo().startJob(KlaviyoJobKind::ProfileImport, QByteArray(5'000'001, 'x'));
    QVERIFY(!job);
    QCOMPARE(job.error().kind, ErrorKind::Data);
    QCOMPARE(job.error().delivery, Delivery::NotSent);
    QCOMPARE(server.connections(), 0);
}

void KlaviyoClientTest::asksForJobs()
{
    RawServer server([](const RawRequest &request) {
        return request.target.contains("?")
            ? RawReply::json("{\"data\":[" + kJobAnswer.sliced(8, kJobAnswer.size() - 9) + "]}")
            : RawReply::json(kJobAnswer);
    });
    CommerceKit kit({}, {}, server.url({}));
    QVERIFY(kit.klaviyo().job(KlaviyoJobKind::ItemCreate, u"j1"_s));
    QVERIFY(!kit.klaviyo().job(KlaviyoJobKind::ItemCreate, u"j2"_s)); // another one's answer
    const auto jobs = kit.klaviyo().jobs(KlaviyoJobKind::ItemCreate, u"processing"_s);
    QVERIFY2(jobs, qPrintable(jobs ? QString() : jobs.error().text()));
    QCOMPARE(klaviyoJobOf(jobs->object(0)).id, u"j1"_s);
    QUrlQuery query(QUrl(QString::fromLatin1(server.requests().last().target)));
    QCOMPARE(
        query.queryItemValue(u"filter"_s, QUrl::FullyDecoded), u"equals(status,\"processing\")"_s);
    QVERIFY(!query.hasQueryItem(u"page[size]"_s));
    QVERIFY(kit.klaviyo().importErrors(u"j1"_s, u"c=1"_s));
    QVERIFY(server.requests().last().target.startsWith(
        "/api/profile-bulk-import-jobs/j1/"
        "import-errors?page%5Bsize%5D=100&page%5Bcursor%5D=c%3D1"));
}

void KlaviyoClientTest::listings()
{
    QUrl base;
    RawServer server([&base](const RawRequest &request) {
        const bool isFirst = !request.target.contains("cursor");
        return RawReply::json("{\"data\":[{\"type\":\"catalog-item\",\"id\":\"$custom:::$default:::"
            + QByteArray(isFirst ? "a" : "b") + "\"}],\"links\":{\"next\":"
            + (isFirst ? QByteArray(
                   "\"" + base.toEncoded() + "api/catalog-items?page%5Bcursor%5D=n1\"")
                       : QByteArray("null"))
            + "}}");
    });
    base = server.url(u"/"_s);
    CommerceKit kit({}, {}, server.url({}));
    KlaviyoListing listing{.fields = {u"external_id"_s, u"updated"_s}};
    QStringList ids;
    do {
        const auto page = kit.klaviyo().catalog(KlaviyoCatalog::Items, listing);
        QVERIFY2(page, qPrintable(page ? QString() : page.error().text()));
        ids.append(klaviyoExternalId(QString::fromUtf8(page->items.elements()[0].id)));
        listing.cursor = page->next;
    } while (!listing.cursor.isEmpty());
    QCOMPARE(ids, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(
        server.requests().last().target.contains("fields%5Bcatalog-item%5D=external_id%2Cupdated"));
}

void KlaviyoClientTest::requests_data()
{
    using Call = std::function<bool(KlaviyoClient &)>;
    QTest::addColumn<Call>("call");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, Call call, const char *line) {
        QTest::newRow(name) << std::move(call) << QByteArray(line);
    };
    const QByteArray element = R"({"type":"x"})";
    row(
        "profile", [=](auto &k) { return k.createProfile(element).has_value(); },
        "POST /api/profiles");
    row(
        "update", [=](auto &k) { return k.updateProfile(u"p1"_s, element).has_value(); },
        "PATCH /api/profiles/p1");
    row(
        "import", [=](auto &k) { return k.importProfile(element).has_value(); },
        "POST /api/profile-import");
    row(
        "list", [](auto &k) { return k.createList(u"L"_s).has_value(); }, "POST /api/lists");
    row(
        "add", [](auto &k) { return k.addToList(u"l1"_s, {u"p"_s}).has_value(); },
        "POST /api/lists/l1/relationships/profiles");
    row(
        "event", [=](auto &k) { return k.createEvent(element).has_value(); }, "POST /api/events");
    const QString id = klaviyoCatalogId(u"a/b?c"_s);
    row(
        "category",
        [=](auto &k) {
            return k.createCatalogObject(KlaviyoCatalog::Categories, element).has_value();
        },
        "POST /api/catalog-categories");
    row(
        "variant",
        [=](auto &k) {
            return k.updateCatalogObject(KlaviyoCatalog::Variants, id, element).has_value();
        },
        "PATCH /api/catalog-variants/%24custom%3A%3A%3A%24default%3A%3A%3Aa%2Fb%3Fc");
    row(
        "delete",
        [=](auto &k) { return k.removeCatalogObject(KlaviyoCatalog::Items, id).value_or(false); },
        "DELETE /api/catalog-items/%24custom%3A%3A%3A%24default%3A%3A%3Aa%2Fb%3Fc");
    row(
        "categories", [=](auto &k) { return k.setCategoriesOfItem(u"i"_s, {u"c"_s}).has_value(); },
        "PATCH /api/catalog-items/i/relationships/categories");
    row(
        "subscribe",
        [](auto &k) {
            return k.subscribe({.people = {{.email = u"a@b.de"_s, .byEmail = true}}}).has_value();
        },
        "POST /api/profile-subscription-bulk-create-jobs");
    row(
        "unsubscribe",
        [](auto &k) {
            return k.unsubscribe({.people = {{.email = u"a@b.de"_s, .byEmail = true}}}).has_value();
        },
        "POST /api/profile-subscription-bulk-delete-jobs");
}

void KlaviyoClientTest::requests()
{
    QFETCH(std::function<bool(KlaviyoClient &)>, call);
    QFETCH(QByteArray, line);
    RawServer server([](const RawRequest &) {
        return RawReply::json(R"({"data":{"type":"x","id":"n1"}})", "201 Created");
    });
    CommerceKit kit({}, {}, server.url({}));
    QVERIFY(call(kit.klaviyo()));
    QCOMPARE(server.requests().size(), 1);
    const RawRequest request = server.requests().first();
    QCOMPARE(QUrl::fromPercentEncoding(request.method + ' ' + request.target),
        QUrl::fromPercentEncoding(line));
    // What would end the segment is still encoded.
    QCOMPARE(request.target.count('/'), line.count('/'));
    QVERIFY(!request.target.contains('?'));
}

void KlaviyoClientTest::postLeavesOnce()
{
    RawServer server([](const RawRequest &) { return RawReply::nothing(RawReply::Then::Reset); });
    CommerceKit kit({}, {}, server.url({}));
    const auto job = kit.klaviyo().startJob(KlaviyoJobKind::ItemCreate, QByteArray("{}"));
    QVERIFY(!job);
    QCOMPARE(job.error().delivery, Delivery::Unknown);
    QCOMPARE(server.requests().size(), 1);
}

void KlaviyoClientTest::acceptedWithoutBody()
{
    RawServer server([](const RawRequest &) { return RawReply::json({}, "202 Accepted"); });
    CommerceKit kit({}, {}, server.url({}));
    QVERIFY(kit.klaviyo().createEvents(QByteArray("{}")));
}

void KlaviyoClientTest::answersWithoutId()
{
    RawServer server([](const RawRequest &) { return RawReply::json("{}", "202 Accepted"); });
    CommerceKit kit({}, {}, server.url({}));
    const auto job = kit.klaviyo().startJob(KlaviyoJobKind::ItemCreate, QByteArray("{}"));
    QVERIFY(!job);
    QCOMPARE(job.error().delivery, Delivery::Unknown); // it may exist
    QCOMPARE(kit.klaviyo().createProfile("{}").error().delivery, Delivery::Unknown);
}

void KlaviyoClientTest::problemsAreKept()
{
    RawServer server([](const RawRequest &) {
        return RawReply::json(
            R"({"errors":[{"code":"invalid","source":{"pointer":"/data/attributes/phone_number"}}]})",
            "400 Bad Request");
    });
    CommerceKit kit({}, {}, server.url({}));
    const auto made = kit.klaviyo().createProfile("{}");
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Data);
    QCOMPARE(made.error().delivery, Delivery::Answered);
    QCOMPARE(kit.klaviyoSession().problems().first().pointer, u"/data/attributes/phone_number"_s);
}

void KlaviyoClientTest::keyGoesNowhereElse()
{
    RawServer server([](const RawRequest &) { return emptyList(); });
    RawServer other([](const RawRequest &) { return emptyList(); });
    CommerceKit kit({}, {}, server.url({}));
    HttpRequest request = kit.klaviyoSession().request("GET", u"api/profiles"_s);
    request.url = other.url(u"/api/profiles"_s);
    QVERIFY(!kit.klaviyoSession().send(request, u"what"_s));
    QCOMPARE(other.connections(), 0);
}

void KlaviyoClientTest::connectionTest()
{
    std::atomic<bool> isAllowed = true;
    RawServer server([&isAllowed](const RawRequest &request) {
        if (!isAllowed && request.target.startsWith("/api/events"))
            return RawReply::json(R"({"errors":[{"code":"permission_denied"}]})", "403 Forbidden");
        if (request.target == "/api/accounts")
            return RawReply::json(R"({"data":[{"type":"account","id":"A1","attributes":{}}]})");
        return emptyList();
    });
    CommerceKit kit({}, {}, server.url({}));
    const KlaviyoTestContext context{kit.klaviyoAccount, kit.http(), kit.token(), {}};
    auto report = testKlaviyoConnection(context);
    QVERIFY(report.hasPassed());
    for (const RawRequest &request : server.requests())
        QCOMPARE(request.method, "GET");
    isAllowed = false;
    report = testKlaviyoConnection(context);
    QVERIFY(!report.hasPassed());
    QCOMPARE(report.missingScopes, QStringList{u"events:read"_s});
}

int runKlaviyoClientTest(int argc, char **argv)
{
    KlaviyoClientTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "klaviyoclienttest.moc"
