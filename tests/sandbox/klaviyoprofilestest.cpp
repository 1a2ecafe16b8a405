// SPDX-License-Identifier: GPL-3.0-or-later
#include "klaviyoclient.h"
#include "sandboxtests.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class KlaviyoProfilesTest : public QObject
{
    Q_OBJECT
private slots:
    void createAndConflict();
    void patchAndUpsert();
    void refusals_data();
    void refusals();
    void filtersAndPages();
    void importJob();
    void jobTellsItsProgress();
    void tooManyAndTooLarge();
    void tenThousandAtOnce();
    void listsAndConsent();
    void mutations();
};

namespace {

QByteArray profileBody(const QByteArray &attributes, const QByteArray &id = {})
{
    return "{\"data\":{\"type\":\"profile\","
        + (id.isEmpty() ? QByteArray() : QByteArray("\"id\":\"" + id + "\","))
        + "\"attributes\":" + attributes + "}}";
}

} // namespace

void KlaviyoProfilesTest::createAndConflict()
{
    KlaviyoUnderTest server;
    const Answer made = server.call("POST", "/api/profiles",
        profileBody(R"({"email":"Jane@Example.com","external_id":"c1","first_name":"Jane"})"));
    QCOMPARE(made.status, 201);
    QCOMPARE(server.attributesOf(made).value("first_name"_L1).toString(), u"Jane"_s);
    QCOMPARE(server.attributesOf(made).value("last_name"_L1), QJsonValue(QJsonValue::Null));
    const Answer again
        = server.call("POST", "/api/profiles", profileBody(R"({"email":"jane@example.com"})"));
    QCOMPARE(again.status, 409);
    QCOMPARE(errorOf(again), u"duplicate_profile"_s);
    QCOMPARE(again.json()["errors"_L1][0]["meta"_L1]["duplicate_profile_id"_L1].toString(),
        QString::fromUtf8(server.idOf(made)));
    QCOMPARE(server.digest("profiles").value("rows"_L1).toInt(), 1);
}

void KlaviyoProfilesTest::patchAndUpsert()
{
    KlaviyoUnderTest server;
    const Answer made = server.call("POST", "/api/profile-import",
        profileBody(R"({"email":"a@example.com","title":"Dr","properties":{"x":1,"y":2}})"));
    QCOMPARE(made.status, 201);
    const QByteArray id = server.idOf(made);
    const Answer patched = server.call("PATCH", "/api/profiles/" + id,
        profileBody(R"({"title":null,"external_id":"c9","properties":{"x":null,"z":3}})", id));
    QCOMPARE(patched.status, 200);
    const QJsonObject attributes = server.attributesOf(patched);
    QVERIFY(attributes.value("title"_L1).isNull());
    QCOMPARE(attributes.value("email"_L1).toString(), u"a@example.com"_s);
    QCOMPARE(attributes.value("properties"_L1).toObject(), (QJsonObject{{u"y"_s, 2}, {u"z"_s, 3}}));
    // Found by what the patch added; then two identifiers of two profiles.
    QCOMPARE(
        server.call("POST", "/api/profile-import", profileBody(R"({"external_id":"c9"})")).status,
        200);
    server.call("POST", "/api/profiles", profileBody(R"({"email":"b@example.com"})"));
    const Answer torn = server.call("POST", "/api/profile-import",
        profileBody(R"({"external_id":"c9","email":"b@example.com"})"));
    QCOMPARE(torn.status, 409);
    QCOMPARE(server.call("PATCH", "/api/profiles/none", profileBody("{}", "none")).status, 404);
}

void KlaviyoProfilesTest::refusals_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("phone") << QByteArray(R"({"email":"a@b.de","phone_number":"0551 12"})")
                           << u"/data/attributes/phone_number"_s;
    QTest::newRow("email") << QByteArray(R"({"email":"nobody"})") << u"/data/attributes/email"_s;
    QTest::newRow("type") << QByteArray(R"({"email":"a@b.de","last_name":5})")
                          << u"/data/attributes/last_name"_s;
    QTest::newRow("unknown") << QByteArray(R"({"email":"a@b.de","nickname":"x"})")
                             << u"/data/attributes/nickname"_s;
    QTest::newRow("location") << QByteArray(R"({"email":"a@b.de","location":{"planet":"x"}})")
                              << u"/data/attributes/location/planet"_s;
    QTest::newRow("nobody") << QByteArray(R"({"first_name":"A"})") << u"/data/attributes"_s;
}

void KlaviyoProfilesTest::refusals()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QString, pointer);
    KlaviyoUnderTest server;
    const Answer refused = server.call("POST", "/api/profiles", profileBody(attributes));
    QCOMPARE(refused.status, 400);
    QCOMPARE(errorOf(refused), u"invalid"_s);
    QCOMPARE(pointerOf(refused), pointer);
}

void KlaviyoProfilesTest::filtersAndPages()
{
    KlaviyoUnderTest server;
    QList<QByteArray> profiles;
    for (int i = 0; i < 250; ++i)
        profiles.append("{\"email\":\"p" + QByteArray::number(i) + "@example.com\"}");
    QCOMPARE(server.importProfiles(profiles).status, 202);
    QByteArray path = "/api/profiles?page[size]=100&fields[profile]=email";
    QStringList seen;
    for (int pages = 0; !path.isEmpty() && pages < 5; ++pages) {
        const QJsonObject page = server.get(path).json();
        for (const QJsonValue &value : page.value("data"_L1).toArray()) {
            QCOMPARE(value["attributes"_L1].toObject().keys(), QStringList{u"email"_s});
            seen << value["attributes"_L1]["email"_L1].toString();
        }
        const QUrl next(page["links"_L1]["next"_L1].toString());
        path = next.isEmpty() ? QByteArray()
                              : next.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    }
    QCOMPARE(seen.size(), 250);
    seen.removeDuplicates();
    QCOMPARE(seen.size(), 250);
    const auto found = [&](const QByteArray &filter) {
        return server.get("/api/profiles?filter=" + filter.toPercentEncoding())
            .json()
            .value("data"_L1)
            .toArray()
            .size();
    };
    QCOMPARE(found("equals(email,\"P7@example.com\")"), 1);
    QCOMPARE(found("any(email,['p1@example.com','p2@example.com','no@example.com'])"), 2);
    QCOMPARE(found("greater-than(created,2100-01-01T00:00:00Z)"), 0);
    QCOMPARE(server.get("/api/profiles?filter=has(email,1)").status, 400);
    QCOMPARE(server.get("/api/profiles?page[size]=101").status, 400);
    QCOMPARE(server.get("/api/profiles/").status, 200); // older documents write the slash
}

void KlaviyoProfilesTest::importJob()
{
    KlaviyoUnderTest server;
    server.call("POST", "/api/profiles",
        profileBody(R"({"email":"old@example.com","first_name":"Old","title":"Dr"})"));
    server.call("POST", "/api/profiles", profileBody(R"({"external_id":"other"})"));
    const QByteArray list
        = server.get("/api/lists").json()["data"_L1][0]["id"_L1].toString().toLatin1();
    const Answer created = server.importProfiles(
        {R"({"email":"OLD@example.com","first_name":"New","title":null})",
            R"({"email":"new@example.com","external_id":"n1"})",
            R"({"email":"bad@example.com","phone_number":"12"})",
            R"({"email":"old@example.com","external_id":"other"})", R"({"first_name":"Nobody"})"},
        list);
    QCOMPARE(created.status, 202);
    QCOMPARE(server.attributesOf(created).value("status"_L1).toString(), u"queued"_s);
    const QByteArray job = "/api/profile-bulk-import-jobs/" + server.idOf(created);
    const QJsonObject done = server.attributesOf(server.get(job));
    QCOMPARE(done.value("status"_L1).toString(), u"complete"_s);
    QCOMPARE(done.value("completed_count"_L1).toInt(), 2);
    QCOMPARE(done.value("failed_count"_L1).toInt(), 3);
    const QJsonArray errors = server.get(job + "/import-errors").json().value("data"_L1).toArray();
    QCOMPARE(errors.size(), 3);
    QCOMPARE(errors.at(0)["attributes"_L1]["source"_L1]["pointer"_L1].toString(),
        u"/data/attributes/profiles/data/2/attributes/phone_number"_s);
    QCOMPARE(errors.at(0)["attributes"_L1]["original_payload"_L1]["attributes"_L1]["email"_L1]
                 .toString(),
        u"bad@example.com"_s);
    QCOMPARE(errors.at(1)["attributes"_L1]["code"_L1].toString(), u"duplicate_profile"_s);
    const QList<QJsonObject> ledger = server.ledger("profiles");
    QCOMPARE(ledger.size(), 3);
    QCOMPARE(ledger.at(0)["values"_L1]["first_name"_L1].toString(), u"New"_s);
    QCOMPARE(ledger.at(0)["values"_L1]["title"_L1].toString(), u"Dr"_s); // null clears nothing here
    QCOMPARE(ledger.at(0).value("applied"_L1).toInt(), 2);
    QCOMPARE(server.get(job + "/profiles").json().value("data"_L1).toArray().size(), 2);
    QCOMPARE(
        server.get("/api/lists/" + list + "/profiles").json().value("data"_L1).toArray().size(), 2);
}

void KlaviyoProfilesTest::jobTellsItsProgress()
{
    KlaviyoUnderTest server;
    QVERIFY(server.set({{u"klaviyoQueuedMs"_s, 3'600'000}, {u"klaviyoProfileJobMs"_s, 3'600'000}}));
    const Answer created = server.importProfiles({R"({"email":"a@b.de"})", R"({"email":"b@b.de"})",
        R"({"email":"c@b.de"})", R"({"email":"d@b.de"})"});
    const QByteArray job = "/api/profile-bulk-import-jobs/" + server.idOf(created);
    const auto status = [&](qint64 offset) {
        server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, offset}});
        const QJsonObject now = server.attributesOf(server.get(job));
        return QString(now.value("status"_L1).toString() + u' '
            + QString::number(now.value("completed_count"_L1).toInt()));
    };
    QCOMPARE(status(0), u"queued 0"_s);
    QCOMPARE(status(3600 + 1800), u"processing 2"_s);
    QCOMPARE(server.digest("profiles").value("rows"_L1).toInt(), 0);
    const auto running = [&](const QByteArray &wanted) {
        return server
            .get("/api/profile-bulk-import-jobs?filter=equals(status,%22" + wanted + "%22)")
            .json()
            .value("data"_L1)
            .toArray()
            .size();
    };
    QCOMPARE(running("processing"), 1);
    QCOMPARE(running("queued"), 0);
    QCOMPARE(status(7300), u"complete 4"_s);
    QCOMPARE(server.digest("profiles").value("rows"_L1).toInt(), 4);
    QVERIFY(server.set({{u"klaviyoCancelJobs"_s, 1}}));
    const Answer second = server.importProfiles({R"({"email":"e@b.de"})"});
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 20'000}});
    QCOMPARE(server.attributesOf(server.get("/api/profile-bulk-import-jobs/" + server.idOf(second)))
                 .value("status"_L1)
                 .toString(),
        u"cancelled"_s);
    QCOMPARE(server.digest("profiles").value("rows"_L1).toInt(), 4);
}

void KlaviyoProfilesTest::tooManyAndTooLarge()
{
    KlaviyoUnderTest server;
    QList<QByteArray> many;
    for (int i = 0; i <= 10'000; ++i)
        many.append("{\"external_id\":\"" + QByteArray::number(i) + "\"}");
    QCOMPARE(server.importProfiles(many).status, 400);
    const QByteArray big(99'990, 'x');
    QCOMPARE(
        server.importProfiles({"{\"external_id\":\"a\",\"title\":\"" + big + "\"}"}).status, 413);
    QCOMPARE(
        server.importProfiles(QList<QByteArray>(60, "{\"title\":\"" + big + "\"}")).status, 413);
    QCOMPARE(server.importProfiles({R"({"email":"a@b.de","last_name":1})"}).status, 400);
    QCOMPARE(server.digest("profiles").value("rows"_L1).toInt(), 0);
}

void KlaviyoProfilesTest::tenThousandAtOnce()
{
    KlaviyoUnderTest server;
    QList<QByteArray> profiles;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray n = QByteArray::number(i);
        profiles.append("{\"email\":\"customer" + n + "@example.com\",\"external_id\":\"33c11557-"
            + n
            + "\",\"first_name\":\"Jane\",\"last_name\":\"Doe\",\"organization\":\"Example\","
              "\"location\":{\"address1\":\"12 First Street\",\"city\":\"Raleigh\","
              "\"country\":\"US\",\"region\":\"NC\",\"zip\":\"12345\"},"
              "\"properties\":{\"loyalty\":\"gold\",\"points\":12,\"tags\":[\"a\",\"b\"]}}");
    }
    for (const char *round : {"new", "again"}) {
        QElapsedTimer timer;
        timer.start();
        const Answer created = server.importProfiles(profiles);
        const qint64 accepted = timer.elapsed();
        const QJsonObject done = server.attributesOf(
            server.get("/api/profile-bulk-import-jobs/" + server.idOf(created)));
        qInfo("10,000 profiles, %s: %lld ms, of which %lld to accept", round,
            static_cast<long long>(timer.elapsed()), static_cast<long long>(accepted));
        QCOMPARE(done.value("completed_count"_L1).toInt(), 10'000);
        QVERIFY(timer.elapsed() < 5000); // a generous bound: machines are shared
    }
    const QJsonObject digest = server.digest("profiles");
    QCOMPARE(digest.value("applied"_L1).toObject(), (QJsonObject{{u"2"_s, 10'000}}));
}

void KlaviyoProfilesTest::listsAndConsent()
{
    KlaviyoUnderTest server;
    const Answer list = server.call(
        "POST", "/api/lists", R"({"data":{"type":"list","attributes":{"name":"VIP"}}})");
    QCOMPARE(list.status, 201);
    const auto subscribe = [&](const QByteArray &consented, const char *change = "create") {
        const QByteArray state = change == QByteArrayView("create") ? "SUBSCRIBED" : "UNSUBSCRIBED";
        const QByteArray type = QByteArray("profile-subscription-bulk-") + change + "-job";
        return server
            .call("POST", "/api/" + type + 's',
                "{\"data\":{\"type\":\"" + type
                    + "\",\"attributes\":{\"historical_import\":true,\"profiles\":{\"data\":[{"
                      "\"type\":\"profile\",\"attributes\":{\"email\":\"s@example.com\","
                      "\"subscriptions\":{\"email\":{\"marketing\":{\"consent\":\""
                    + state + '"' + consented
                    + "}}}}}]}},\"relationships\":{\"list\":{\"data\":{\"type\":\"list\",\"id\":\""
                    + server.idOf(list) + "\"}}}}}")
            .status;
    };
    QCOMPARE(subscribe({}), 400); // a historical import tells when
    QCOMPARE(subscribe(",\"consented_at\":\"2999-01-01T00:00:00Z\""), 400);
    QCOMPARE(subscribe(",\"consented_at\":\"2024-01-01T00:00:00Z\""), 202);
    const QJsonObject profile = server.ledger("profiles").value(0);
    QCOMPARE(profile["values"_L1]["subscriptions"_L1]["email"_L1].toString(), u"SUBSCRIBED"_s);
    QCOMPARE(server.digest("profiles").value("listFlowsFired"_L1).toInt(), 0);
    const QByteArray id = profile.value("id"_L1).toString().toLatin1();
    const QJsonObject shown = server.attributesOf(
        server.get("/api/profiles/" + id + "?additional-fields[profile]=subscriptions"));
    QCOMPARE(
        shown["subscriptions"_L1]["email"_L1]["marketing"_L1]["consent_timestamp"_L1].toString(),
        u"2024-01-01T00:00:00+00:00"_s);
    QCOMPARE(server.get("/api/profiles/" + id + "/lists").json()["data"_L1][0]["id"_L1].toString(),
        QString::fromUtf8(server.idOf(list)));
    QCOMPARE(subscribe({}, "delete"), 202);
    QCOMPARE(
        server.ledger("profiles").value(0)["values"_L1]["subscriptions"_L1]["email"_L1].toString(),
        u"UNSUBSCRIBED"_s);
}

void KlaviyoProfilesTest::mutations()
{
    KlaviyoUnderTest server;
    const auto mutate = [&](QJsonObject mutation) {
        mutation.insert(u"service"_s, u"klaviyo"_s);
        return server.client->admin("POST", "mutate", mutation);
    };
    const Answer made = mutate({{u"stream"_s, u"profiles"_s},
        {u"values"_s, QJsonObject{{u"email"_s, u"m@example.com"_s}}}});
    QCOMPARE(made.status, 200);
    const QString id = made.json()["results"_L1][0]["id"_L1].toString();
    mutate({{u"stream"_s, u"profiles"_s}, {u"id"_s, id},
        {u"values"_s, QJsonObject{{u"email"_s, u"n@example.com"_s}}}});
    QCOMPARE(server.ledger("profiles").value(0).value("applied"_L1).toInt(), 0);
    QCOMPARE(
        server.ledger("profiles").value(0)["values"_L1]["email"_L1].toString(), u"n@example.com"_s);
    QCOMPARE(
        mutate({{u"stream"_s, u"profiles"_s}, {u"id"_s, id}, {u"delete"_s, true}}).status, 200);
    QCOMPARE(server.digest("profiles").value("rows"_L1).toInt(), 0);
    QCOMPARE(mutate({{u"stream"_s, u"nothing"_s}}).status, 400);
    QCOMPARE(server.client->admin("POST", "reset", QJsonObject()).status, 200);
    QCOMPARE(server.get("/api/profiles/" + id.toLatin1()).status, 404);
}

int runKlaviyoProfilesTest(int argc, char **argv)
{
    KlaviyoProfilesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "klaviyoprofilestest.moc"
