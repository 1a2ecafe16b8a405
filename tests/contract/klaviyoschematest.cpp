// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercecontract.h"
#include "services/klaviyo/klaviyobatch.h"
#include "services/klaviyo/klaviyobodies.h"
#include "services/klaviyo/klaviyoendpoints.h"
#include "support/jsonschema.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using sluice::testing::JsonSchema;

namespace {

const QByteArray kProfile
    = R"({"type":"profile","attributes":{"email":"jane@example.com",)"
      R"("phone_number":"+15551230987","external_id":"33c1","first_name":"J",)"
      R"("location":{"city":"Raleigh","zip":"12345"},)"
      R"("properties":{"loyalty":"gold"}}})";
const QByteArray kEventOf
    = R"("metric":{"data":{"type":"metric","attributes":{"name":"Placed Order"}}},)"
      R"("time":"2024-01-04T19:54:49Z","value":23.8,"value_currency":"EUR","unique_id":"92f5",)"
      R"("properties":{"ItemNames":["Shirt"]})";
const QByteArray kProfileOf
    = R"("profile":{"data":{"type":"profile","attributes":{"external_id":"33c1"}}})";

QByteArray catalogElement(KlaviyoJobKind kind)
{
    switch (kind) {
    case KlaviyoJobKind::ItemCreate:
        return R"({"type":"catalog-item","attributes":{"external_id":"c","title":"B",)"
               R"("description":"","url":"https://x.example/b","price":1.5,"published":true,)"
               R"("custom_metadata":{"title_json":"{}"}},"relationships":{"categories":{"data":[)"
               R"({"type":"catalog-category","id":"$custom:::$default:::5b"}]}}})";
    case KlaviyoJobKind::VariantCreate:
        return R"({"type":"catalog-variant","attributes":{"external_id":"s","title":"B",)"
               R"("description":"","sku":"s","inventory_policy":1,"inventory_quantity":3,)"
               R"("price":1.5,"url":"https://x.example/b"},"relationships":{"item":{"data":)"
               R"({"type":"catalog-item","id":"$custom:::$default:::c"}}}})";
    case KlaviyoJobKind::CategoryCreate:
        return R"({"type":"catalog-category","attributes":{"external_id":"5b","name":"A > B"}})";
    case KlaviyoJobKind::ItemUpdate:
        return R"({"type":"catalog-item","id":"$custom:::$default:::c","attributes":{"price":2}})";
    case KlaviyoJobKind::VariantUpdate:
        return R"({"type":"catalog-variant","id":"$custom:::$default:::s",)"
               R"("attributes":{"inventory_quantity":0}})";
    case KlaviyoJobKind::CategoryUpdate:
        return R"({"type":"catalog-category","id":"$custom:::$default:::5b",)"
               R"("attributes":{"name":"C"}})";
    default:
        return {};
    }
}

} // namespace

// What the client may send against Klaviyo's own description of its API; and its limits and scopes.
class KlaviyoSchemaTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void validatorSeesWhatIsWrong_data();
    void validatorSeesWhatIsWrong();
    void jobBodies_data();
    void jobBodies();
    void otherBodies_data();
    void otherBodies();
    void limitsAndScopes();

private:
    JsonSchema m_schema{QJsonObject()};
};

void KlaviyoSchemaTest::initTestCase()
{
    const QString path = QStringLiteral(SLUICE_SOURCE_DIR "/../shared/openapi/klaviyo/stable.json");
    m_schema = JsonSchema::read(path);
    if (m_schema.isEmpty())
        QSKIP(qPrintable(u"skipped: there is no %1"_s.arg(path)));
}

void KlaviyoSchemaTest::validatorSeesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("complaint"); // empty: good
    const auto profiles = [](const char *profile) {
        return QByteArray(QByteArray("{\"data\":{\"type\":\"profile-bulk-import-job\","
                                     "\"attributes\":{\"profiles\":{\"data\":[")
            + profile + "]}}}}");
    };
    QTest::newRow("good") << profiles(R"({"type":"profile","attributes":{"email":null}})")
                          << QString();
    QTest::newRow("no attributes")
        << profiles(R"({"type":"profile"})") << u"attributes is missing"_s;
    QTest::newRow("enum") << profiles(R"({"type":"person","attributes":{}})")
                          << u"not in the enum"_s;
    QTest::newRow("type") << profiles(R"({"type":"profile","attributes":{"email":7}})")
                          << u"is no string"_s;
    QTest::newRow("unknown") << profiles(R"({"type":"profile","attributes":{"mail":"x"}})")
                             << u"/data/attributes/profiles/data/0/attributes/mail"_s;
    QTest::newRow("one of") << profiles(
        R"({"type":"profile","attributes":{"location":{"latitude":true}}})")
                            << u"0 of oneOf fit"_s;
    QTest::newRow("null") << profiles(R"({"type":null,"attributes":{}})") << u"null is not taken"_s;
    QTest::newRow("no JSON") << QByteArray("{") << u"no JSON"_s;
}

void KlaviyoSchemaTest::validatorSeesWhatIsWrong()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, complaint);
    const QString found
        = m_schema.checkRequest(u"/api/profile-bulk-import-jobs"_s, u"post"_s, body).join(u'\n');
    QVERIFY2(complaint.isEmpty() ? found.isEmpty() : found.contains(complaint), qPrintable(found));
}

void KlaviyoSchemaTest::jobBodies_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i <= static_cast<int>(KlaviyoJobKind::CategoryDelete); ++i)
        QTest::newRow(qPrintable(klaviyoJobType(static_cast<KlaviyoJobKind>(i)))) << i;
}

void KlaviyoSchemaTest::jobBodies()
{
    QFETCH(int, number);
    const auto kind = static_cast<KlaviyoJobKind>(number);
    KlaviyoBatch batch = KlaviyoBatch::of(kind);
    const QByteArray element
        = kind == KlaviyoJobKind::ProfileImport ? kProfile : catalogElement(kind);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(element.isEmpty() ? batch.addId(klaviyoCatalogId(u"a"_s)) : batch.add(element),
            KlaviyoBatch::Added::Yes);
    }
    const QStringList complaints
        = m_schema.checkRequest(u'/' + klaviyoJobPath(kind), u"post"_s, batch.take());
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void KlaviyoSchemaTest::otherBodies_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *method, const char *path, const QByteArray &body) {
        QTest::addRow("%s %s %d", method, path, int(body.size()))
            << QString::fromLatin1(method) << QString::fromLatin1(path) << body;
    };
    KlaviyoBatch listed = KlaviyoBatch::profiles(u"Y6nRLr"_s);
    listed.add(kProfile);
    row("post", "/api/profile-bulk-import-jobs", listed.take());
    KlaviyoBatch events = KlaviyoBatch::events();
    events.add(
        QByteArray("{\"type\":\"event-bulk-create\",\"attributes\":{\"backfill\":true," + kProfileOf
            + ",\"events\":{\"data\":[{\"type\":\"event\",\"attributes\":{" + kEventOf + "}}]}}}"));
    row("post", "/api/event-bulk-create-jobs", events.take());
    row("post", "/api/events",
        klaviyoDataBody(QByteArray(
            "{\"type\":\"event\",\"attributes\":{" + kEventOf + ',' + kProfileOf + "}}")));
    row("post", "/api/profiles", klaviyoDataBody(kProfile));
    row("post", "/api/profile-import", klaviyoDataBody(kProfile));
    QByteArray withId = kProfile;
    withId.insert(1, "\"id\":\"01H\",");
    row("patch", "/api/profiles/{id}", klaviyoDataBody(withId));
    row("post", "/api/lists", klaviyoListBody(u"Shop \"A\""_s));
    row("post", "/api/lists/{id}/relationships/profiles",
        klaviyoReferencesBody(u"profile"_s, {u"a"_s, u"b"_s}));
    row("patch", "/api/catalog-items/{id}/relationships/categories",
        klaviyoReferencesBody(u"catalog-category"_s, {u"a"_s}));
    row("post", "/api/catalog-items", klaviyoDataBody(catalogElement(KlaviyoJobKind::ItemCreate)));
    row("post", "/api/catalog-variants",
        klaviyoDataBody(catalogElement(KlaviyoJobKind::VariantCreate)));
    row("post", "/api/catalog-categories",
        klaviyoDataBody(catalogElement(KlaviyoJobKind::CategoryCreate)));
    row("patch", "/api/catalog-items/{id}",
        klaviyoDataBody(catalogElement(KlaviyoJobKind::ItemUpdate)));
    row("patch", "/api/catalog-variants/{id}",
        klaviyoDataBody(catalogElement(KlaviyoJobKind::VariantUpdate)));
    row("patch", "/api/catalog-categories/{id}",
        klaviyoDataBody(catalogElement(KlaviyoJobKind::CategoryUpdate)));
    KlaviyoSubscription order{.people = {{.profileId = u"01H"_s,
                                  .email = u"a@b.example"_s,
                                  .phone = u"+15551230987"_s,
                                  .byEmail = true,
                                  .bySms = true,
                                  .consentedAt = u"2024-01-01T00:00:00Z"_s}},
        .listId = u"Y6nRLr"_s,
        .customSource = u"Sluice"_s,
        .isHistorical = true};
    row("post", "/api/profile-subscription-bulk-create-jobs", klaviyoSubscribeBody(order));
    row("post", "/api/profile-subscription-bulk-delete-jobs", klaviyoUnsubscribeBody(order));
    order = {.people = {{.email = u"a@b.example"_s, .byEmail = true}}};
    row("post", "/api/profile-subscription-bulk-create-jobs", klaviyoSubscribeBody(order));
}

void KlaviyoSchemaTest::otherBodies()
{
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    const QStringList complaints = m_schema.checkRequest(path, method, body);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n') + QString::fromUtf8(body)));
}

// Of every documented call of the kinds that the client makes.
void KlaviyoSchemaTest::limitsAndScopes()
{
    static const QRegularExpression known(
        u"^/api/(catalog-|events|event-bulk|profiles(/\\{id\\})?$|profile-import$|"
        "profile-bulk-import-jobs(/\\{job_id\\}|/\\{id\\}/"
        "(import-errors|profiles))?$|profile-subscription|lists(/\\{id\\}(/relationships/profiles|"
        "/profiles)?)?$|metrics(/\\{id\\})?$|accounts)"_s);
    int checked = 0;
    for (const QString &path : m_schema.paths()) {
        for (const QString &method : {u"get"_s, u"post"_s, u"patch"_s, u"delete"_s}) {
            const QJsonObject operation = m_schema.operation(path, method);
            if (operation.isEmpty() || !known.match(path).hasMatch())
                continue;
            const QJsonObject told = operation.value("x-klaviyo-ratelimit"_L1).toObject();
            const QByteArray verb = method.toUpper().toLatin1();
            const KlaviyoRate rate = klaviyoRate(verb, path, 750);
            const std::string where = QByteArray(verb + ' ' + path.toLatin1()).toStdString();
            QVERIFY2(
                told.value("burst"_L1).toString() == u"%1/s"_s.arg(rate.perSecond), where.c_str());
            QVERIFY2(
                told.value("steady"_L1).toString() == u"%1/m"_s.arg(rate.perMinute), where.c_str());
            QVERIFY2(told.value("daily"_L1).toString()
                    == (rate.perDay > 0 ? u"%1/d"_s.arg(rate.perDay) : QString()),
                where.c_str());
            QStringList scopes;
            for (const QJsonValue &scope : operation.value("x-klaviyo-scopes"_L1).toArray())
                scopes.append(scope.toString());
            for (const QString &scope : klaviyoScopes(verb, path))
                QVERIFY2(scopes.contains(scope), where.c_str());
            QVERIFY2(!klaviyoScopes(verb, path).isEmpty(), where.c_str());
            ++checked;
        }
    }
    QVERIFY2(checked > 70, qPrintable(QString::number(checked)));
}

int runKlaviyoSchemaTest(int argc, char **argv)
{
    KlaviyoSchemaTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "klaviyoschematest.moc"
