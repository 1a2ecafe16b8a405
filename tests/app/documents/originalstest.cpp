// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/originals.h"
#include "app/documents/connections.h"
#include "app/documents/documenttests.h"
#include "app/documents/environmentsecret.h"
#include "app/documents/jobs.h"
#include "core/store/store.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

struct OriginalsPlace
{
    OriginalsPlace()
    {
        auto opened = Store::open(directory.path(), Timings());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text()));
        store = std::move(*opened);
        connections = std::make_unique<Connections>(*store, nullptr);
        jobs = std::make_unique<Jobs>(*store);
    }
    Result<ImportReport> import(const QMap<QString, QString> &variables)
    {
        return importOriginalVariables(*connections, *jobs, variables);
    }
    commercemap::MappingSettings mapping()
    {
        const auto job = jobs->find(kPluginJobName);
        const auto read = commercemap::MappingSettings::fromJson(job->mapping.toObject());
        return read ? *read : commercemap::MappingSettings();
    }

    QTemporaryDir directory;
    std::unique_ptr<Store> store;
    std::unique_ptr<Connections> connections;
    std::unique_ptr<Jobs> jobs;
};

// The variables that the plugin needs.
QMap<QString, QString> neededOnly()
{
    return {{u"CT_API_URL"_s, u"https://api.us-central1.gcp.commercetools.com"_s},
        {u"CT_AUTH_URL"_s, u"https://auth.us-central1.gcp.commercetools.com"_s},
        {u"CT_PROJECT_ID"_s, u"my-shop"_s}, {u"CT_API_CLIENT"_s, u"set"_s},
        {u"KLAVIYO_AUTH_KEY"_s, u"set"_s}};
}

// Sets variables of this process as long as it lives.
class SetVariables
{
public:
    explicit SetVariables(const QMap<QByteArray, QByteArray> &variables)
        : m_variables(variables)
    {
        for (auto it = variables.cbegin(); it != variables.cend(); ++it)
            qputenv(it.key().constData(), it.value());
    }
    ~SetVariables()
    {
        for (auto it = m_variables.cbegin(); it != m_variables.cend(); ++it)
            qunsetenv(it.key().constData());
    }

private:
    QMap<QByteArray, QByteArray> m_variables;
};

bool isAnyAbout(const QStringList &notices, const QString &word)
{
    for (const QString &notice : notices) {
        if (notice.contains(word))
            return true;
    }
    return false;
}

} // namespace

void OriginalsTest::variables()
{
    const SetVariables set({{"CT_API_CLIENT", R"({"clientId":"the-id","secret":"the-secret"})"},
        {"KLAVIYO_AUTH_KEY", "pk_0123456789"}});
    OriginalsPlace place;
    auto variables = neededOnly();
    variables.insert(u"CT_SCOPES"_s, u"view_orders:my-shop  view_products:my-shop"_s);
    variables.insert(u"PRODUCT_URL_TEMPLATE"_s, u"https://shop/{{productSlug}}"_s);
    variables.insert(u"PREFERRED_LOCALE"_s, u"en-US"_s);
    variables.insert(u"PREFERRED_CURRENCY"_s, u"USD"_s);
    const auto report = place.import(variables);
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->added.size(), 3);

    const auto shop = place.connections->find(kPluginShopName);
    QCOMPARE(problemOf(shop), QString());
    QCOMPARE(shop->service, u"commercetools"_s);
    QCOMPARE(shop->environment, u"production"_s);
    QCOMPARE(shop->settings.value(u"projectKey"_s).toString(), u"my-shop"_s);
    QCOMPARE(shop->settings.value(u"scopes"_s).toString(),
        u"view_orders:my-shop view_products:my-shop"_s);
    QCOMPARE(place.connections->secret(*shop, u"clientId"_s)->reveal(), "the-id");
    QCOMPARE(place.connections->secret(*shop, u"clientSecret"_s)->reveal(), "the-secret");
    const auto klaviyo = place.connections->find(kPluginKlaviyoName);
    QCOMPARE(place.connections->secret(*klaviyo, u"privateKey"_s)->reveal(), "pk_0123456789");
    // References only: what is exported can be read by anybody.
    const QByteArray exported = *place.connections->exportAll();
    QVERIFY(!exported.contains("the-secret") && !exported.contains("pk_0123456789"));
    QVERIFY(exported.contains("CT_API_CLIENT.secret"));
    QCOMPARE(problemOf(place.connections->import(exported)), QString());

    const auto job = place.jobs->find(kPluginJobName);
    QCOMPARE(problemOf(job), QString());
    QCOMPARE(job->kind, u"commerce-klaviyo"_s);
    QCOMPARE(job->source, QString(kPluginShopName));
    QCOMPARE(job->target, QString(kPluginKlaviyoName));
    QCOMPARE(job->parameters.value(u"resource"_s).toString(), u"all"_s);
    QCOMPARE(place.mapping().product.urlTemplate, "https://shop/{{productSlug}}");
    QCOMPARE(place.mapping().locale.preferred, "en-US");
    QCOMPARE(place.mapping().product.price.currency, "USD");
    QVERIFY(isAnyAbout(report->notices, u"view_customers"_s)); // a scope that is missing

    const auto again = place.import(variables);
    QCOMPARE(problemOf(again), QString());
    QCOMPARE(again->unchanged.size(), 3);
}

void OriginalsTest::missingVariables_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : neededOnly().keys())
        QTest::newRow(qPrintable(name)) << name;
}

void OriginalsTest::missingVariables()
{
    QFETCH(QString, name);
    OriginalsPlace place;
    auto variables = neededOnly();
    variables.remove(name);
    const auto refused = place.import(variables);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Config);
    QVERIFY(refused.error().text().contains(name));
    QVERIFY(place.connections->list()->isEmpty());
    QVERIFY(place.jobs->list()->isEmpty());
}

void OriginalsTest::noVariables()
{
    OriginalsPlace place;
    QVERIFY(place.import({}).error().text().contains(u"None of"));
}

void OriginalsTest::notices_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected"); // empty: nothing is said of it
    const auto row = [](const QString &name, const QString &value, const QString &expected) {
        QTest::newRow(qPrintable(name + u' ' + value)) << name << value << expected;
    };
    row(u"APP_TYPE"_s, u"EVENT"_s, u"APP_TYPE is not BULK_IMPORT"_s);
    row(u"APP_TYPE"_s, u"BULK_IMPORT"_s, {});
    row(u"BULK_IMPORT_PORT"_s, u"7000"_s, u"--listen 127.0.0.1:7000"_s);
    row(u"BULK_IMPORT_PORT"_s, u"x"_s, u"BULK_IMPORT_PORT is no port"_s);
    row(u"PUB_SUB_PORT"_s, u"8080"_s, u"--listen 127.0.0.1:8080"_s);
    row(u"PREFERRED_LOCALE"_s, u"english please"_s, u"PREFERRED_LOCALE is no locale"_s);
    row(u"CONNECT_ENV"_s, u"1"_s, u"CONNECT_ENV has no effect"_s);
}

void OriginalsTest::notices()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    OriginalsPlace place;
    auto variables = neededOnly();
    variables.insert(name, value);
    const auto report = place.import(variables);
    QCOMPARE(problemOf(report), QString());
    if (expected.isEmpty())
        QVERIFY(!isAnyAbout(report->notices, name));
    else
        QVERIFY2(isAnyAbout(report->notices, expected), qPrintable(report->notices.join(u'\n')));
}

void OriginalsTest::scopes_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("scopes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << QString() << QString() << QString();
    QTest::newRow("as the documents say") << u"a:p"_s << QString() << u"a:p"_s;
    QTest::newRow("as the code reads") << QString() << u"b:p"_s << u"b:p"_s;
    QTest::newRow("both") << u"a:p"_s << u"b:p"_s << u"b:p"_s;
}

void OriginalsTest::scopes()
{
    QFETCH(QString, scope);
    QFETCH(QString, scopes);
    QFETCH(QString, expected);
    OriginalsPlace place;
    auto variables = neededOnly();
    if (!scope.isEmpty())
        variables.insert(u"CT_SCOPE"_s, scope);
    if (!scopes.isEmpty())
        variables.insert(u"CT_SCOPES"_s, scopes);
    const auto report = place.import(variables);
    QCOMPARE(problemOf(report), QString());
    const auto shop = place.connections->find(kPluginShopName);
    QCOMPARE(shop->settings.value(u"scopes"_s).toString(), expected);
    QCOMPARE(isAnyAbout(report->notices, u"differ"_s), !scope.isEmpty() && !scopes.isEmpty());
}

void OriginalsTest::whatWasChangedStays()
{
    OriginalsPlace place;
    QCOMPARE(problemOf(place.import(neededOnly())), QString());
    auto shop = *place.connections->find(kPluginShopName);
    shop.environment = u"test"_s;
    shop.settings.insert(u"caFile"_s, u"/etc/ca.pem"_s);
    QCOMPARE(problemOf(place.connections->save(shop)), QString());
    auto job = *place.jobs->find(kPluginJobName);
    job.parameters.insert(u"mode"_s, u"incremental"_s);
    QCOMPARE(problemOf(place.jobs->save(job)), QString());
    auto variables = neededOnly();
    variables.insert(u"NODE_CONFIG"_s, u"{\"order\":{\"metrics\":{\"placedOrder\":\"Bought\"}}}"_s);
    QCOMPARE(problemOf(place.import(variables)), QString());
    const auto after = place.connections->find(kPluginShopName);
    QCOMPARE(after->environment, u"test"_s);
    QCOMPARE(after->settings.value(u"caFile"_s).toString(), u"/etc/ca.pem"_s);
    QCOMPARE(
        place.jobs->find(kPluginJobName)->parameters.value(u"mode"_s).toString(), u"incremental"_s);
    QCOMPARE(place.mapping().order.metrics.value(commercemap::EventKind::PlacedOrder), "Bought");
}

void OriginalsTest::wrongConfigurationChangesNothing()
{
    OriginalsPlace place;
    auto variables = neededOnly();
    variables.insert(u"NODE_CONFIG"_s, u"{\"order\":5}"_s);
    QVERIFY(!place.import(variables));
    variables.insert(u"NODE_CONFIG"_s, u"order"_s);
    QVERIFY(!place.import(variables));
    variables.remove(u"NODE_CONFIG"_s);
    variables.insert(u"CT_API_URL"_s, u"http://shop.example"_s);
    QVERIFY(!place.import(variables));
    QVERIFY(place.connections->list()->isEmpty());
    QVERIFY(place.jobs->list()->isEmpty());
}

void OriginalsTest::configurationFile()
{
    const QByteArray text = R"({"order":{"metrics":{"placedOrder":"Bought"},
        "states":{"changed":{"cancelledOrder":["Cancelled","Void"]}},
        "properties":{"include":["orderNumber"],"exclude":[],"map":{}}},
        "customer":{"deduplication":{"enabled":true}},"product":{"inventory":{"useChannelInventory":"ch"}},
        "disabledEvents":[],"logger":{"level":"info"}})";
    QVERIFY(isPluginConfiguration(text));
    OriginalsPlace place;
    const auto report = importPluginFile(*place.connections, *place.jobs, text);
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->added, QStringList(kPluginJobName));
    QVERIFY(isAnyAbout(report->notices, u"logger"_s));
    QVERIFY(isAnyAbout(report->notices, u"not there yet"_s)); // the connections
    const auto settings = place.mapping();
    QCOMPARE(settings.order.metrics.value(commercemap::EventKind::PlacedOrder), "Bought");
    QVERIFY(settings.order.cancelledStates.contains("Void"));
    QCOMPARE(settings.customer.matchBy, commercemap::MatchBy::Email);
    QCOMPARE(settings.product.inventoryChannel, "ch");
    // The variables come after the file, or before it: neither takes the other's place.
    auto variables = neededOnly();
    variables.insert(u"PREFERRED_CURRENCY"_s, u"EUR"_s);
    QCOMPARE(problemOf(place.import(variables)), QString());
    QCOMPARE(place.mapping().product.inventoryChannel, "ch");
    QCOMPARE(place.mapping().product.price.currency, "EUR");
}

void OriginalsTest::configurationIsRecognised_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isPlugin");
    QTest::newRow("order") << QByteArray(R"({"order":{}})") << true;
    QTest::newRow("events") << QByteArray(R"({"disabledEvents":[]})") << true;
    QTest::newRow("ours") << QByteArray(R"({"formatVersion":1,"order":{}})") << false;
    QTest::newRow("other") << QByteArray(R"({"order":5})") << false;
    QTest::newRow("list") << QByteArray("[]") << false;
    QTest::newRow("no JSON") << QByteArray("order") << false;
}

void OriginalsTest::configurationIsRecognised()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isPlugin);
    QCOMPARE(isPluginConfiguration(text), isPlugin);
}

void OriginalsTest::secretsOfVariables_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QByteArray>("expected"); // empty: an Error
    QTest::newRow("whole") << QByteArray("abc") << u"SLUICE_TEST_SECRET"_s << QByteArray("abc");
    QTest::newRow("member") << QByteArray(R"({"a":"x"})") << u"SLUICE_TEST_SECRET.a"_s
                            << QByteArray("x");
    QTest::newRow("other member") << QByteArray(R"({"a":"x"})") << u"SLUICE_TEST_SECRET.b"_s
                                  << QByteArray();
    QTest::newRow("member of no text")
        << QByteArray(R"({"a":5})") << u"SLUICE_TEST_SECRET.a"_s << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hidden") << u"SLUICE_TEST_SECRET.a"_s << QByteArray();
    QTest::newRow("not set") << QByteArray() << u"SLUICE_TEST_SECRET"_s << QByteArray();
}

void OriginalsTest::secretsOfVariables()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, reference);
    QFETCH(QByteArray, expected);
    const SetVariables set({{"SLUICE_TEST_SECRET", value}});
    const auto secret = environmentSecret(reference);
    QCOMPARE(bool(secret), !expected.isEmpty());
    if (secret)
        QCOMPARE(secret->reveal(), expected);
    else
        QVERIFY(value.isEmpty() || !secret.error().text().contains(QString::fromUtf8(value)));
}

void OriginalsTest::environmentIsLookedAt()
{
    const SetVariables set({{"CT_PROJECT_ID", "my-shop"}, {"CT_API_CLIENT", "{}"},
        {"KLAVIYO_AUTH_KEY", "pk_0123456789"}, {"Things_VIEW_ID", "7"}, {"APP_TYPE", ""}});
    const auto variables = originalVariables();
    QCOMPARE(variables.value(u"CT_PROJECT_ID"_s), u"my-shop"_s);
    QCOMPARE(variables.value(u"KLAVIYO_AUTH_KEY"_s), u"set"_s); // never the secret itself
    QCOMPARE(variables.value(u"CT_API_CLIENT"_s), u"set"_s);
    QVERIFY(variables.contains(u"Things_VIEW_ID"_s));
    QVERIFY(!variables.contains(u"APP_TYPE"_s) && !variables.contains(u"PATH"_s));
}
