// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/codelibsettings.h"
#include "app/documents/connections.h"
#include "app/documents/documenttests.h"
#include "app/documents/jobs.h"
#include "app/documents/pastedsettings.h"
#include "core/store/store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

struct CodeLibPlace
{
    CodeLibPlace()
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
    QTemporaryDir directory;
    std::unique_ptr<Store> store;
    std::unique_ptr<Connections> connections;
    std::unique_ptr<Jobs> jobs;
};

// What both functions of the CodeLib have (datastore-analytics C.1), and the project.
QMap<QString, QString> allVariables()
{
    return {{u"CLIENT_ID"_s, u"set"_s}, {u"CLIENT_SECRET"_s, u"set"_s},
        {u"REFRESH_TOKEN"_s, u"set"_s}, {u"CODELIB_SECRET_KEY"_s, u"set"_s},
        {u"AUTH_HOST"_s, u"https://accounts.zoho.in/oauth/v2/token"_s},
        {u"ORG_ID"_s, u"671712892"_s}, {u"WORKSPACE_ID"_s, u"1767024000003145002"_s},
        {u"CATALYST_PROJECT_ID"_s, u"4000000006007"_s},
        {u"Orders_VIEW_ID"_s, u"1767024000003145777"_s},
        {u"Order_Lines_VIEW_ID"_s, u"1767024000003145779"_s}};
}

QString textOf(const Result<ImportReport> &report)
{
    return report ? report->notices.join(u'\n') : report.error().text();
}

} // namespace

void CodeLibSettingsTest::variables()
{
    qputenv("CLIENT_ID", "the-client");
    qputenv("CLIENT_SECRET", "the-secret");
    qputenv("REFRESH_TOKEN", "the-token");
    CodeLibPlace place;
    const auto report = place.import(allVariables());
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->added.size(), 4);
    const auto store = place.connections->find(kCodeLibStoreName);
    QCOMPARE(problemOf(store), QString());
    QCOMPARE(store->service, u"catalyst"_s);
    QCOMPARE(store->settings.value(u"dataCentre"_s).toString(), u"in"_s);
    QCOMPARE(store->settings.value(u"projectId"_s).toString(), u"4000000006007"_s);
    const auto views = place.connections->find(kCodeLibViewsName);
    QCOMPARE(views->service, u"zoho-analytics"_s);
    QCOMPARE(views->settings.value(u"orgId"_s).toString(), u"671712892"_s);
    QCOMPARE(views->settings.value(u"workspaceId"_s).toString(), u"1767024000003145002"_s);
    for (const Connection &connection : {*store, *views}) {
        QCOMPARE(place.connections->secret(connection, u"clientId"_s)->reveal(), "the-client");
        QCOMPARE(place.connections->secret(connection, u"clientSecret"_s)->reveal(), "the-secret");
        QCOMPARE(place.connections->secret(connection, u"refreshToken"_s)->reveal(), "the-token");
    }
    QVERIFY(!place.connections->exportAll()->contains("the-"));
    const auto job = place.jobs->find(codeLibJobName(u"Order_Lines"_s));
    QCOMPARE(problemOf(job), QString());
    QCOMPARE(job->kind, u"datastore-analytics"_s);
    QCOMPARE(job->source, QString(kCodeLibStoreName));
    QCOMPARE(job->target, QString(kCodeLibViewsName));
    QCOMPARE(job->parameters.value(u"table"_s).toString(), u"Order_Lines"_s);
    QCOMPARE(job->parameters.value(u"view"_s).toString(), u"1767024000003145779"_s);
    const auto again = place.import(allVariables());
    QCOMPARE(again->unchanged.size(), 4);
    for (const char *name : {"CLIENT_ID", "CLIENT_SECRET", "REFRESH_TOKEN"})
        qunsetenv(name);
}

// The CodeLib itself never names its project.
void CodeLibSettingsTest::withoutProject()
{
    CodeLibPlace place;
    auto variables = allVariables();
    variables.remove(u"CATALYST_PROJECT_ID"_s);
    const auto report = place.import(variables);
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->added.size(), 3);
    QVERIFY2(textOf(report).contains(u"CATALYST_PROJECT_ID"), qPrintable(textOf(report)));
    QCOMPARE(place.jobs->find(codeLibJobName(u"Orders"_s))->source, QString(kCodeLibStoreName));

    // The only connection to a project is meant.
    Connection own;
    own.name = u"Our project"_s;
    own.service = u"catalyst"_s;
    own.environment = u"production"_s;
    own.settings = {{u"dataCentre"_s, u"in"_s}, {u"projectId"_s, u"7"_s}};
    QCOMPARE(problemOf(place.connections->save(own)), QString());
    QCOMPARE(problemOf(place.import(variables)), QString());
    QCOMPARE(place.jobs->find(codeLibJobName(u"Orders"_s))->source, u"Our project"_s);
}

void CodeLibSettingsTest::refused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("told");
    const auto row = [](const QString &name, const QString &value, const QString &told) {
        QTest::newRow(qPrintable(name + u'=' + value)) << name << value << told;
    };
    for (const QString &name : {u"CLIENT_ID"_s, u"CLIENT_SECRET"_s, u"REFRESH_TOKEN"_s})
        row(name, {}, name);
    row(u"AUTH_HOST"_s, u"https://evil.example/oauth/v2/token"_s, u"AUTH_HOST"_s);
    row(u"AUTH_HOST"_s, u"https://accounts.zoho.com.evil.example/token"_s, u"AUTH_HOST"_s);
    row(u"ORG_ID"_s, u"mine"_s, u"orgId"_s);
    row(u"CATALYST_PROJECT_ID"_s, u"x"_s, u"projectId"_s);
    row(u"a-b_VIEW_ID"_s, u"5"_s, u"table"_s);
}

void CodeLibSettingsTest::refused()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, told);
    CodeLibPlace place;
    auto variables = allVariables();
    variables.insert(name, value);
    const auto refused = place.import(variables);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Config);
    QVERIFY2(textOf(refused).contains(told), qPrintable(textOf(refused)));
    QVERIFY(place.connections->list()->isEmpty());
    QVERIFY(place.jobs->list()->isEmpty());
}

void CodeLibSettingsTest::dataCentres_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("centre");
    QTest::addColumn<QString>("accountsUrl");
    QTest::newRow("none") << QString() << u"us"_s << QString();
    QTest::newRow("eu") << u"https://accounts.zoho.eu/oauth/v2/token"_s << u"eu"_s << QString();
    QTest::newRow("au") << u"https://accounts.zoho.com.au/oauth/v2/token"_s << u"au"_s << QString();
    QTest::newRow("sandbox") << u"http://127.0.0.1:4711/oauth/v2/token"_s << u"us"_s
                             << u"http://127.0.0.1:4711"_s;
}

void CodeLibSettingsTest::dataCentres()
{
    QFETCH(QString, host);
    QFETCH(QString, centre);
    QFETCH(QString, accountsUrl);
    CodeLibPlace place;
    auto variables = allVariables();
    variables.remove(u"AUTH_HOST"_s);
    if (!host.isEmpty())
        variables.insert(u"AUTH_HOST"_s, host);
    QCOMPARE(problemOf(place.import(variables)), QString());
    for (const QString &name : {QString(kCodeLibStoreName), QString(kCodeLibViewsName)}) {
        const auto connection = place.connections->find(name);
        QCOMPARE(connection->settings.value(u"dataCentre"_s).toString(), centre);
        QCOMPARE(connection->settings.value(u"accountsUrl"_s).toString(), accountsUrl);
        QCOMPARE(connection->environment, accountsUrl.isEmpty() ? u"production"_s : u"sandbox"_s);
    }
}

void CodeLibSettingsTest::notices_data()
{
    QTest::addColumn<QStringList>("removed");
    QTest::addColumn<QString>("told");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("key of the callers") << QStringList() << u"control.key"_s << true;
    QTest::newRow("no key") << QStringList{u"CODELIB_SECRET_KEY"_s} << u"control.key"_s << false;
    QTest::newRow("where the secrets stay") << QStringList() << u"REFRESH_TOKEN"_s << true;
    QTest::newRow("no organisation") << QStringList{u"ORG_ID"_s} << u"Not set: ORG_ID"_s << true;
    QTest::newRow("organisation") << QStringList() << u"Not set"_s << false;
    QTest::newRow("no table") << QStringList{u"Orders_VIEW_ID"_s, u"Order_Lines_VIEW_ID"_s}
                              << u"no job was made"_s << true;
}

void CodeLibSettingsTest::notices()
{
    QFETCH(QStringList, removed);
    QFETCH(QString, told);
    QFETCH(bool, isTold);
    CodeLibPlace place;
    auto variables = allVariables();
    for (const QString &name : std::as_const(removed))
        variables.remove(name);
    const auto report = place.import(variables);
    QCOMPARE(problemOf(report), QString());
    QVERIFY2(textOf(report).contains(told) == isTold, qPrintable(textOf(report)));
}

void CodeLibSettingsTest::whatWasChangedStays()
{
    CodeLibPlace place;
    QCOMPARE(problemOf(place.import(allVariables())), QString());
    auto job = *place.jobs->find(codeLibJobName(u"Orders"_s));
    job.parameters.insert(u"onError"_s, u"abort"_s);
    QCOMPARE(problemOf(place.jobs->save(job)), QString());
    auto variables = allVariables();
    variables.remove(u"CATALYST_PROJECT_ID"_s); // known from the connection
    variables.insert(u"Orders_VIEW_ID"_s, u"9"_s);
    QCOMPARE(problemOf(place.import(variables)), QString());
    const auto after = place.jobs->find(job.name);
    QCOMPARE(after->parameters.value(u"onError"_s).toString(), u"abort"_s);
    QCOMPARE(after->parameters.value(u"view"_s).toString(), u"9"_s);
    QCOMPARE(after->source, QString(kCodeLibStoreName));
    QCOMPARE(place.connections->list()->size(), 2);
}

void CodeLibSettingsTest::besideThePlugin()
{
    CodeLibPlace place;
    auto variables = allVariables();
    variables.insert(u"CT_API_URL"_s, u"https://api.us-central1.gcp.commercetools.com"_s);
    const auto half = place.import(variables); // of the plugin
    QVERIFY(!half);
    QVERIFY(place.connections->list()->isEmpty());
    variables.insert(u"CT_AUTH_URL"_s, u"https://auth.us-central1.gcp.commercetools.com"_s);
    variables.insert(u"CT_PROJECT_ID"_s, u"my-shop"_s);
    variables.insert(u"CT_API_CLIENT"_s, u"set"_s);
    variables.insert(u"KLAVIYO_AUTH_KEY"_s, u"set"_s);
    QCOMPARE(problemOf(place.import(variables)), QString());
    QCOMPARE(place.connections->list()->size(), 4);
    QCOMPARE(place.jobs->list()->size(), 3);
}

void CodeLibSettingsTest::pasted_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("lines") << u"CLIENT_ID=a1\nCLIENT_SECRET='b2'\nREFRESH_TOKEN=c3\nORG_ID=1\n"
                              "WORKSPACE_ID=2\nOrders_VIEW_ID=3\n"_s;
    QTest::newRow("catalyst-config.json")
        << uR"({"deployment":{"name":"sync_record_handler","stack":"node16","type":"event",
            "env_variables":{"CLIENT_ID":"a1","CLIENT_SECRET":"b2","REFRESH_TOKEN":"c3",
            "ORG_ID":"1","WORKSPACE_ID":"2","Orders_VIEW_ID":"3"}},
            "execution":{"main":"index.js"}})"_s;
}

void CodeLibSettingsTest::pasted()
{
    QFETCH(QString, text);
    CodeLibPlace place;
    const auto plan = planPastedSettings(*place.connections, *place.jobs, text);
    QCOMPARE(problemOf(plan), QString());
    QCOMPARE(plan->jobs.size(), 1);
    QCOMPARE(plan->jobs.first().name, codeLibJobName(u"Orders"_s));
    const auto values = plan->values.value(kCodeLibViewsName);
    QCOMPARE(values.value(u"clientId"_s).reveal(), "a1");
    QCOMPARE(values.value(u"clientSecret"_s).reveal(), "b2");
    QCOMPARE(values.value(u"refreshToken"_s).reveal(), "c3");
    QVERIFY(!plan->notices.join(u' ').contains(u"stay in"));
    QVERIFY(!isCatalystConfiguration("{\"formatVersion\":1}"));
}
