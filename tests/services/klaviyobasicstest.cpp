// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetests.h"
#include "services/klaviyo/klaviyoaccount.h"
#include "services/klaviyo/klaviyobatch.h"
#include "services/klaviyo/klaviyoendpoints.h"
#include "services/klaviyo/klaviyoerrors.h"
#include "services/klaviyo/klaviyojob.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// Settings, limits, batches, pages and errors of Klaviyo; no network.
class KlaviyoBasicsTest final : public QObject
{
    Q_OBJECT

private slots:
    void settings_data();
    void settings();
    void rates_data();
    void rates();
    void limitGroups();
    void problems();
    void problemElement_data();
    void problemElement();
    void noPersonInTexts();
    void batchByCount();
    void batchByBytes();
    void batchOfDeletes();
    void pages_data();
    void pages();
    void filters();
    void importErrors_data();
    void importErrors();
};

void KlaviyoBasicsTest::settings_data()
{
    QTest::addColumn<QString>("apiUrl");
    QTest::addColumn<QString>("revision");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("default") << QString() << QString() << true;
    QTest::newRow("own") << u"https://a.klaviyo.com/"_s << u"2025-01-15"_s << true;
    QTest::newRow("beta") << QString() << u"2026-07-15.pre"_s << true;
    QTest::newRow("sandbox") << u"http://127.0.0.1:7001/k"_s << QString() << true;
    QTest::newRow("http") << u"http://a.klaviyo.com"_s << QString() << false;
    QTest::newRow("foreign") << u"https://a.klaviyo.com.evil.example"_s << QString() << false;
    QTest::newRow("port") << u"https://a.klaviyo.com:8443"_s << QString() << false;
    QTest::newRow("no date") << QString() << u"latest"_s << false;
}

void KlaviyoBasicsTest::settings()
{
    QFETCH(QString, apiUrl);
    QFETCH(QString, revision);
    QFETCH(bool, isGood);
    KlaviyoAccount account;
    const auto read
        = readKlaviyoSettings({{u"apiUrl"_s, apiUrl}, {u"revision"_s, revision}}, account);
    QCOMPARE(read.has_value(), isGood);
    if (read) {
        QCOMPARE(account.revision, revision.isEmpty() ? u"2026-07-15"_s : revision);
        QCOMPARE(account.allowedHosts.size(), 1);
    } else {
        QCOMPARE(read.error().kind, ErrorKind::Config);
    }
}

void KlaviyoBasicsTest::rates_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("perSecond");
    QTest::addColumn<int>("perMinute");
    const auto row = [](const char *method, const char *path, int perSecond, int perMinute) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QString::fromLatin1(path) << perSecond << perMinute;
    };
    row("POST", "api/profile-bulk-import-jobs", 10, 150);
    row("GET", "api/profile-bulk-import-jobs/x/import-errors", 10, 150);
    row("POST", "api/event-bulk-create-jobs", 10, 150);
    row("POST", "api/events", 350, 3'500);
    row("GET", "api/events/x", 10, 150);
    row("GET", "api/catalog-items", 350, 3'500);
    row("GET", "api/catalog-items/x/variants", 350, 3'500);
    row("PATCH", "api/catalog-items/x", 75, 700);
    row("POST", "api/catalog-item-bulk-create-jobs", 75, 700);
    row("GET", "api/catalog-item-bulk-create-jobs", 75, 700);
    row("GET", "api/catalog-item-bulk-delete-jobs/x", 350, 3'500);
    row("GET", "api/catalog-category-bulk-update-jobs", 350, 3'500);
    row("GET", "api/profiles", 75, 700);
    row("GET", "api/metrics", 10, 150);
    row("GET", "api/never-heard-of", 1, 15);
}

void KlaviyoBasicsTest::rates()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const KlaviyoRate rate = klaviyoRate(method, path, kKlaviyoLargePerMinute);
    QTEST(rate.perSecond, "perSecond");
    QTEST(rate.perMinute, "perMinute");
}

void KlaviyoBasicsTest::limitGroups()
{
    const KlaviyoLimits limits{.account = u"a"_s, .isOff = false, .largePerMinute = 700};
    const auto uses = limits.of("PATCH", u"api/catalog-items/%24custom%3A1"_s);
    QCOMPARE(uses.size(), 2);
    QCOMPARE(uses[0].group, u"klaviyo/a/PATCH api/catalog-items/{id}/second"_s);
    QCOMPARE(uses[0].capacity, 75.0);
    QCOMPARE(uses[1].group, u"klaviyo/a/PATCH api/catalog-items/{id}/minute"_s);
    QCOMPARE(uses[1].capacity, 700.0);
    QVERIFY(qFuzzyCompare(uses[1].perSecond * 60, 700.0));
    QCOMPARE(uses[1].leftHeader, "RateLimit-Remaining");
    QCOMPARE(limits.of("POST", u"api/lists"_s).last().capacity, 150.0); // in a day
    QVERIFY(KlaviyoLimits().of("GET", u"api/profiles"_s).isEmpty());
}

void KlaviyoBasicsTest::problems()
{
    HttpResponse response;
    response.status = 409;
    response.body = R"({"errors":[{"id":"e1","status":409,"code":"duplicate_profile",)"
                    R"("title":"Conflict.","detail":"A profile already exists.",)"
                    R"("source":{"pointer":"/data/attributes"},"links":{},)"
                    R"("meta":{"duplicate_profile_id":"01H"}},{"code":"invalid"}]})";
    HttpRequest request;
    request.hasSideEffect = true;
    const auto problems = klaviyoProblems(response.body);
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[0].pointer, u"/data/attributes"_s);
    QCOMPARE(problems[0].duplicateProfileId, u"01H"_s);
    const Error error = klaviyoError(response, u"what"_s, request);
    QCOMPARE(error.kind, ErrorKind::Service);
    QCOMPARE(error.code, u"duplicate_profile"_s);
    QCOMPARE(error.requestId, u"e1"_s);
    QCOMPARE(error.delivery, Delivery::Answered);
    QVERIFY(!error.isRetryable);
    for (const int status : {500, 503, 504, 524}) {
        response.status = status;
        response.body = "<html>";
        const Error busy = klaviyoError(response, u"what"_s, request);
        QVERIFY(busy.isRetryable);
        QCOMPARE(busy.delivery, Delivery::Unknown);
    }
    response.status = 403;
    response.body = R"({"errors":[{"code":"permission_denied"}]})";
    request.method = "POST";
    request.url = QUrl(u"http://127.0.0.1:1/k/api/event-bulk-create-jobs"_s);
    const Error denied = klaviyoError(response, u"what"_s, request);
    QCOMPARE(denied.kind, ErrorKind::Permission);
    QVERIFY2(denied.next.contains("events:write"_L1), qPrintable(denied.next));
}

void KlaviyoBasicsTest::problemElement_data()
{
    QTest::addColumn<int>("element"); // -1: none
    QTest::addColumn<QString>("field");
    QTest::newRow("/data/attributes/profiles/data/17/attributes/last_name") << 17 << u"last_name"_s;
    QTest::newRow("/data/attributes/profiles/data/0/attributes/location/city")
        << 0 << u"location.city"_s;
    QTest::newRow("/data/attributes/profiles/data/0/attributes") << 0 << QString();
    QTest::newRow("/data/attributes/items/data/0") << 0 << QString();
    QTest::newRow("/data/attributes/events-bulk-create/data/3/attributes/events/data/1/attributes/"
                  "time")
        << 3 << u"time"_s;
    QTest::newRow("/data") << -1 << QString();
    QTest::newRow("/data/") << -1 << QString();
    QTest::newRow("") << -1 << QString();
    QTest::newRow("/data/attributes/phone_number") << -1 << u"phone_number"_s;
    QTest::newRow("/data/attributes/items/data/x") << -1 << u"items.data.x"_s;
    QTest::newRow("/data/attributes/items/data/99999999999") << -1 << QString();
}

void KlaviyoBasicsTest::problemElement()
{
    KlaviyoProblem problem;
    problem.pointer = QString::fromLatin1(QTest::currentDataTag());
    QTEST(problem.element().value_or(-1), "element");
    QTEST(problem.field(), "field");
}

void KlaviyoBasicsTest::noPersonInTexts()
{
    const auto problems = klaviyoProblems(
        R"({"errors":[{"code":"invalid","detail":"'jane.doe@example.com' and +1 555 123-0987"}]})");
    QCOMPARE(problems.first().detail, u"'•••' and •••"_s);
}

void KlaviyoBasicsTest::batchByCount()
{
    KlaviyoBatch batch = KlaviyoBatch::of(KlaviyoJobKind::ItemCreate);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(batch.add("{\"type\":\"catalog-item\"}"), KlaviyoBatch::Added::Yes);
    QCOMPARE(batch.add("{}"), KlaviyoBatch::Added::Full);
    QCOMPARE(batch.count(), 100);
    const QByteArray body = batch.take();
    const QJsonObject data = QJsonDocument::fromJson(body).object().value("data"_L1).toObject();
    QCOMPARE(data.value("type"_L1).toString(), u"catalog-item-bulk-create-job"_s);
    QCOMPARE(data.value("attributes"_L1)
                 .toObject()
                 .value("items"_L1)
                 .toObject()
                 .value("data"_L1)
                 .toArray()
                 .size(),
        100);
    QVERIFY(batch.isEmpty());
    QCOMPARE(batch.add("{}"), KlaviyoBatch::Added::Yes);

    KlaviyoBatch events = KlaviyoBatch::events();
    QCOMPARE(events.add("{}", 999), KlaviyoBatch::Added::Yes);
    QCOMPARE(events.add("{}", 2), KlaviyoBatch::Added::Full);
    QCOMPARE(events.add("{}", 1'001), KlaviyoBatch::Added::TooLarge);
    QCOMPARE(events.add("{}"), KlaviyoBatch::Added::Yes);
}

void KlaviyoBasicsTest::batchByBytes()
{
    KlaviyoBatch batch = KlaviyoBatch::profiles(u"a\"b"_s);
    const QByteArray big = '"' + QByteArray(99'000, 'x') + '"';
    int added = 0;
    while (batch.add(big) == KlaviyoBatch::Added::Yes)
        ++added;
    QCOMPARE(added, 45);
    QVERIFY(batch.bytes() <= KlaviyoBatch::kMaxBytes);
    QCOMPARE(batch.add(QByteArray(100'001, 'x')), KlaviyoBatch::Added::TooLarge);
    const qint64 announced = batch.bytes();
    const QByteArray body = batch.take();
    QCOMPARE(body.size(), announced);
    const QJsonObject data = QJsonDocument::fromJson(body).object().value("data"_L1).toObject();
    QCOMPARE(
        data.value("relationships"_L1)["lists"_L1]["data"_L1][0]["id"_L1].toString(), u"a\"b"_s);
    KlaviyoBatch catalog = KlaviyoBatch::of(KlaviyoJobKind::VariantUpdate);
    QCOMPARE(catalog.add(QByteArray(4'500'000, 'x')), KlaviyoBatch::Added::TooLarge);
}

void KlaviyoBasicsTest::batchOfDeletes()
{
    KlaviyoBatch batch = KlaviyoBatch::of(KlaviyoJobKind::CategoryDelete);
    QCOMPARE(batch.addId(klaviyoCatalogId(u"1\""_s)), KlaviyoBatch::Added::Yes);
    QCOMPARE(batch.take(),
        R"({"data":{"type":"catalog-category-bulk-delete-job","attributes":{"categories":{"data":[)"
        R"({"type":"catalog-category","id":"$custom:::$default:::1\""}]}}}})");
    QCOMPARE(klaviyoExternalId(u"$custom:::$default:::a:::b"_s), u"a:::b"_s);
    QVERIFY(klaviyoExternalId(u"other"_s).isEmpty());
}

void KlaviyoBasicsTest::pages_data()
{
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<QString>("cursor");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("last") << QByteArray("null") << QString() << true;
    const auto url = [](const char *text) { return QByteArray("\"" + QByteArray(text) + '"'); };
    QTest::newRow("plain") << url("https://a.klaviyo.com/api/x?page[cursor]=bmV4dA%3D%3D&a=b")
                           << u"bmV4dA=="_s << true;
    QTest::newRow("encoded") << url("https://a.klaviyo.com/api/x?page%5Bcursor%5D=abc") << u"abc"_s
                             << true;
    QTest::newRow("escaped") << url("https:\\/\\/a.klaviyo.com\\/api\\/x?page%5Bcursor%5D=abc")
                             << u"abc"_s << true;
    QTest::newRow("foreign") << url("https://evil.example/api/x?page%5Bcursor%5D=abc") << QString()
                             << false;
    QTest::newRow("plain http") << url("http://a.klaviyo.com/api/x?page%5Bcursor%5D=abc")
                                << QString() << false;
    QTest::newRow("no cursor") << url("https://a.klaviyo.com/api/x") << QString() << false;
    QTest::newRow("the same") << url("https://a.klaviyo.com/api/x?page%5Bcursor%5D=here")
                              << QString() << false;
}

void KlaviyoBasicsTest::pages()
{
    QFETCH(QByteArray, next);
    QFETCH(QString, cursor);
    QFETCH(bool, isGood);
    const auto page = parseKlaviyoPage("{\"data\":[{\"type\":\"x\",\"id\":\"i\",\"n\":1}],"
                                       "\"links\":{\"self\":\"s\",\"next\":"
            + next + "}}",
        {u"a.klaviyo.com"_s}, u"here"_s, u"what"_s);
    QCOMPARE(page.has_value(), isGood);
    if (!page) {
        QCOMPARE(page.error().kind, ErrorKind::Protocol);
        return;
    }
    QCOMPARE(page->next, cursor);
    QCOMPARE(page->items.elements()[0].id, "i");
    QCOMPARE(page->object(0).value("n"_L1).toInt(), 1);
}

void KlaviyoBasicsTest::filters()
{
    QCOMPARE(klaviyoAny(u"ids"_s, {u"a"_s, u"b\"c"_s}), u"any(ids,[\"a\",\"b\\\"c\"])"_s);
    QCOMPARE(klaviyoEquals(u"status"_s, u"queued"_s), u"equals(status,\"queued\")"_s);
}

void KlaviyoBasicsTest::importErrors_data()
{
    const QJsonObject sent{{u"external_id"_s, u"c1"_s}};
    QTest::addColumn<QJsonObject>("payload");
    QTest::newRow("attributes") << sent;
    QTest::newRow("profile") << QJsonObject{{u"type"_s, u"profile"_s}, {u"attributes"_s, sent}};
}

void KlaviyoBasicsTest::importErrors()
{
    QFETCH(QJsonObject, payload);
    const auto error = klaviyoImportErrorOf({{u"id"_s, u"e1"_s},
        {u"attributes"_s,
            QJsonObject{{u"code"_s, u"invalid"_s},
                {u"source"_s, QJsonObject{{u"pointer"_s, u"/data/x"_s}}},
                {u"original_payload"_s, payload}}}});
    QCOMPARE(error.problem.id, u"e1"_s);
    QCOMPARE(error.problem.code, u"invalid"_s);
    QCOMPARE(error.problem.pointer, u"/data/x"_s);
    QCOMPARE(error.originalPayload.value("external_id"_L1).toString(), u"c1"_s);
}

int runKlaviyoBasicsTest(int argc, char **argv)
{
    KlaviyoBasicsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "klaviyobasicstest.moc"
