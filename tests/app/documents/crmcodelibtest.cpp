// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/crmcodelib.h"
#include "app/documents/catalystcron.h"
#include "app/documents/connections.h"
#include "app/documents/documenttests.h"
#include "app/documents/jobs.h"
#include "app/documents/pastedsettings.h"
#include "core/store/store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

struct CrmCodeLibPlace
{
    CrmCodeLibPlace()
    {
        auto opened = Store::open(directory.path(), Timings());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text()));
        store = std::move(*opened);
        connections = std::make_unique<Connections>(*store, nullptr);
        jobs = std::make_unique<Jobs>(*store);
    }
    Result<OriginalsPlan> plan(const QString &text)
    {
        return planPastedSettings(*connections, *jobs, text);
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

// The three functions' files as the CodeLib has them, with other values.
const QString kProcessorFile
    = u"{\n\t\"deployment\": {\n\t\t\"name\": \"BulkDataProcessor\",\n"
      "\t\t\"stack\": \"java17\",\n\t\t\"type\": \"event\",\n"
      "\t\t\"env_variables\": {\n\t\t\t\"CLIENT_SECRET\": \"b2\",\n"
      "\t\t\t\"CODELIB_SECRET_KEY\": \"CODELIB_FAKE_KEY\",\n"
      "\t\t\t\"CLIENT_ID\": \"1000.A1\",\n"
      "\t\t\t\"REFRESH_TOKEN\": \"1000.c3.d4\"\n\t\t}\n\t},\n"
      "\t\"execution\": {\n\t\t\"main\": \"BulkDataProcessor\"\n\t}\n}\n"_s;
const QString kSchedulerFile = u"{\n\t\"deployment\": {\n\t\t\"name\": \"BulkJobScheduler\",\n"
                               "\t\t\"stack\": \"java17\",\n\t\t\"type\": \"cron\",\n"
                               "\t\t\"env_variables\": {}\n\t},\n\t\"execution\": {\n"
                               "\t\t\"main\": \"BulkJobScheduler\"\n\t}\n}\n"_s;
const QString kCallbackFile = u"{\n\t\"deployment\": {\n\t\t\"name\": \"zohocrm_bulk_callback\",\n"
                              "\t\t\"stack\": \"node18\",\n\t\t\"type\": \"advancedio\",\n"
                              "\t\t\"env_variables\": {\n"
                              "\t\t\t\"CODELIB_SECRET_KEY\": \"CODELIB_FAKE_KEY\"\n\t\t}\n\t},\n"
                              "\t\"execution\": {\n\t\t\"main\": \"index.js\"\n\t}\n}\n"_s;
const QString kParameters
    = u"{\"MODULE\":\"Leads\",\"FIELDS_TO_BE_PROCESSED\":\"Mobile, Country,\\nDesignation\"}"_s;
const QString kCron = u"{\"cron_name\":\"Nightly\",\"cron_type\":\"Calendar\","
                      "\"cron_status\":false,\"cron_detail\":{\"hour\":23,\"minute\":5,"
                      "\"second\":7,\"repetition_type\":\"daily\",\"timezone\":\"UTC\"},"
                      "\"job_meta\":{\"target_name\":\"BulkJobScheduler\",\"params\":"
                      "{\"MODULE\":\"Leads\",\"FIELDS_TO_BE_PROCESSED\":\"Mobile,Mobile,id\","
                      "\"COLOUR\":\"red\"}}}"_s;

QJsonObject cron(const QByteArray &detail, const QByteArray &more = {})
{
    const QByteArray text = "{'cron_detail':{" + detail + "}" + more + "}";
    const auto document = QJsonDocument::fromJson(QByteArray(text).replace('\'', '"'));
    if (!document.isObject())
        qFatal("The test's cron is wrong");
    return document.object();
}

} // namespace

// The function's file becomes the connection, what the cron is called with the job.
void CrmCodeLibTest::files()
{
    CrmCodeLibPlace place;
    const auto ofFunction = place.plan(kProcessorFile);
    QCOMPARE(problemOf(ofFunction), QString());
    QCOMPARE(ofFunction->connections.size(), 1);
    const Connection &crm = ofFunction->connections.first();
    QCOMPARE(crm.name, QString(kCrmCodeLibName));
    QCOMPARE(crm.service, u"zoho-crm"_s);
    QCOMPARE(crm.settings, (QJsonObject{{u"dataCentre"_s, u"us"_s}}));
    QCOMPARE(crm.environment, u"production"_s);
    const auto values = ofFunction->values.value(kCrmCodeLibName);
    QCOMPARE(values.value(u"clientId"_s).reveal(), "1000.A1");
    QCOMPARE(values.value(u"clientSecret"_s).reveal(), "b2");
    QCOMPARE(values.value(u"refreshToken"_s).reveal(), "1000.c3.d4");
    QVERIFY(ofFunction->jobs.isEmpty());
    const QString told = ofFunction->notices.join(u'\n');
    for (const auto &word : {"MODULE", "CODELIB_SECRET_KEY", "BulkDataProcessor", "vault"})
        QVERIFY2(told.contains(QLatin1StringView(word)), qPrintable(told));
    QVERIFY(!told.contains("FAKE_KEY"_L1));

    Connection saved = crm;
    saved.secrets.clear();
    QCOMPARE(problemOf(place.connections->save(saved)), QString());
    const auto ofCron = place.plan(kParameters);
    QCOMPARE(problemOf(ofCron), QString());
    QVERIFY(ofCron->connections.isEmpty());
    QCOMPARE(problemOf(takeOver(*place.connections, *place.jobs, *ofCron)), QString());
    const auto job = place.jobs->find(crmCodeLibJobName(u"Leads"_s));
    QCOMPARE(problemOf(job), QString());
    QCOMPARE(job->kind, u"crm-bulk"_s);
    QCOMPARE(job->source, QString(kCrmCodeLibName));
    QCOMPARE(job->parameters.value(u"module"_s).toString(), u"Leads"_s);
    QCOMPARE(job->parameters.value(u"fields"_s).toArray(),
        QJsonArray({u"Mobile"_s, u"Country"_s, u"Designation"_s}));
    QVERIFY(job->parameters.value(u"ignoreEmpty"_s).toBool());
    QCOMPARE(job->schedule, u"0 2 * * *"_s);
    QVERIFY(!job->isEnabled);
    QVERIFY(ofCron->notices.join(u'\n').contains("02:00"_L1));
}

void CrmCodeLibTest::wholeCron()
{
    CrmCodeLibPlace place;
    const auto plan = place.plan(kCron);
    QCOMPARE(problemOf(plan), QString());
    QCOMPARE(plan->jobs.size(), 1);
    const Job &job = plan->jobs.first();
    QCOMPARE(job.parameters.value(u"fields"_s).toArray(), QJsonArray({u"Mobile"_s}));
    QVERIFY(QRegularExpression(u"\\A5 [0-9]+ \\* \\* \\*\\z"_s).match(job.schedule).hasMatch());
    const QString told = (plan->notices + plan->unknown).join(u'\n');
    for (const auto &word : {"COLOUR", "7 s", "Nightly", "switched off", "more than once",
             "processRecords", "schedules enable"})
        QVERIFY2(told.contains(QLatin1StringView(word)), qPrintable(told));
}

// All of it as lines, and as the variables of a process.
void CrmCodeLibTest::variables()
{
    CrmCodeLibPlace place;
    const QMap<QString, QString> variables{{u"CLIENT_ID"_s, u"set"_s},
        {u"CLIENT_SECRET"_s, u"set"_s}, {u"REFRESH_TOKEN"_s, u"set"_s},
        {u"CODELIB_SECRET_KEY"_s, u"set"_s}, {u"MODULE"_s, u"Contacts"_s},
        {u"FIELDS_TO_BE_PROCESSED"_s, u"Email"_s}};
    QCOMPARE(problemOf(place.import(variables)), QString());
    QCOMPARE(place.connections->list()->size(), 1);
    const auto crm = place.connections->find(kCrmCodeLibName);
    QCOMPARE(crm->secrets.value(u"refreshToken"_s),
        (SecretRef{SecretRef::Kind::Env, u"REFRESH_TOKEN"_s}));

    // What was changed stays, the schedule too.
    auto job = *place.jobs->find(crmCodeLibJobName(u"Contacts"_s));
    job.schedule = u"5 5 * * *"_s;
    job.parameters.insert(u"chunkRows"_s, 100);
    QCOMPARE(problemOf(place.jobs->save(job)), QString());
    QCOMPARE(problemOf(place.jobs->setEnabled(job.name, true)), QString());
    auto more = variables;
    more.insert(u"FIELDS_TO_BE_PROCESSED"_s, u"Email,Phone"_s);
    QCOMPARE(problemOf(place.import(more)), QString());
    const auto after = place.jobs->find(job.name);
    QCOMPARE(after->schedule, u"5 5 * * *"_s);
    QVERIFY(after->isEnabled);
    QCOMPARE(after->parameters.value(u"chunkRows"_s).toInt(), 100);
    QCOMPARE(after->parameters.value(u"fields"_s).toArray().size(), 2);

    // The sign-in of the sync CodeLib is told by its own variables.
    CrmCodeLibPlace other;
    auto both = variables;
    both.insert(u"ORG_ID"_s, u"1"_s);
    both.insert(u"WORKSPACE_ID"_s, u"2"_s);
    both.insert(u"CATALYST_PROJECT_ID"_s, u"3"_s);
    QCOMPARE(problemOf(other.import(both)), QString());
    QCOMPARE(other.connections->list()->size(), 3);
    for (const auto &name : {u"MODULE"_s, u"FIELDS_TO_BE_PROCESSED"_s})
        both.remove(name);
    CrmCodeLibPlace sync;
    QCOMPARE(problemOf(sync.import(both)), QString());
    QCOMPARE(sync.connections->list()->size(), 2);
    QVERIFY(!sync.connections->find(kCrmCodeLibName));
}

void CrmCodeLibTest::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    QTest::newRow("scheduler without a cron") << kSchedulerFile << u"BulkDataProcessor"_s;
    QTest::newRow("callback") << kCallbackFile << u"BulkDataProcessor"_s;
    QTest::newRow("no token") << QString(kProcessorFile).replace("1000.c3.d4"_L1, ""_L1)
                              << u"REFRESH_TOKEN"_s;
    QTest::newRow("cut off") << kProcessorFile.left(150) << u"JSON"_s;
    QTest::newRow("no fields") << u"{\"MODULE\":\"Leads\"}"_s << u"FIELDS_TO_BE_PROCESSED"_s;
    QTest::newRow("blank fields") << u"MODULE=Leads\nFIELDS_TO_BE_PROCESSED=' '"_s
                                  << u"FIELDS_TO_BE_PROCESSED"_s;
    QTest::newRow("no module") << u"{\"FIELDS_TO_BE_PROCESSED\":\"Email\"}"_s << u"MODULE"_s;
    QTest::newRow("module is no name")
        << u"{\"MODULE\":\"Le ads;\",\"FIELDS_TO_BE_PROCESSED\":\"Email\"}"_s << u"module"_s;
    QTest::newRow("field is no name")
        << u"{\"MODULE\":\"Leads\",\"FIELDS_TO_BE_PROCESSED\":\"Email,a'b\"}"_s << u"fields"_s;
    QTest::newRow("hour") << QString(kCron).replace("23"_L1, "24"_L1) << u"hour"_s;
    QTest::newRow("repetition") << QString(kCron).replace("daily"_L1, "hourly"_L1)
                                << u"repetition_type"_s;
    QTest::newRow("cron without parameters")
        << u"{\"cron_name\":\"x\",\"cron_type\":\"Calendar\"}"_s << u"MODULE"_s;
}

void CrmCodeLibTest::refused()
{
    QFETCH(QString, text);
    QFETCH(QString, told);
    CrmCodeLibPlace place;
    const auto plan = place.plan(text);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Config);
    QVERIFY2(plan.error().text().contains(told), qPrintable(plan.error().text()));
    QVERIFY(!plan.error().text().contains("b2"_L1));
    QVERIFY(place.connections->list()->isEmpty());
    QVERIFY(place.jobs->list()->isEmpty());
}

void CrmCodeLibTest::schedules_data()
{
    QTest::addColumn<QJsonObject>("cron");
    QTest::addColumn<QString>("schedule");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const QByteArray &detail, const QString &schedule,
                         const QString &told, const QByteArray &more = {}) {
        QTest::newRow(name) << cron(detail, more) << schedule << told;
    };
    const QByteArray two = "'hour':2,'minute':30,'second':0,";
    row("daily here", two + "'repetition_type':'daily','timezone':'Europe/Berlin'", u"30 2 * * *"_s,
        {});
    row("daily elsewhere", two + "'repetition_type':'daily','timezone':'America/Los_Angeles'",
        u"30 11 * * *"_s, u"America/Los_Angeles"_s);
    row("daily, on another day",
        "'hour':23,'repetition_type':'daily','timezone':'America/New_York'", u"0 5 * * *"_s,
        u"05:00"_s);
    row("no zone", two + "'repetition_type':'daily'", u"30 2 * * *"_s, u"no time zone"_s);
    row("unknown zone", two + "'repetition_type':'daily','timezone':'Mars/Base'", u"30 2 * * *"_s,
        u"Mars/Base"_s);
    row("numbers as text",
        "'hour':'4','minute':'5','repetition_type':'daily','timezone':"
        "'Europe/Berlin'",
        u"5 4 * * *"_s, {});
    row("monthly", two + "'days':[1,15],'repetition_type':'monthly','timezone':'UTC'",
        u"30 3 1,15 * *"_s, u"03:30"_s);
    row("monthly, on another day",
        "'hour':23,'days':[1],'repetition_type':'monthly','timezone':'UTC'", u"0 23 1 * *"_s,
        u"another day"_s);
    row("yearly",
        two
            + "'days':[1],'months':[2,8],'repetition_type':'yearly',"
              "'timezone':'Europe/Berlin'",
        u"30 2 1 2,8 *"_s, {});
    row("weeks", two + "'weeks_of_month':[2],'week_day':[1],'repetition_type':'monthly'", {},
        u"weeks"_s);
    row("every six hours", "'hour':6,'minute':0,'second':0,'repetition_type':'every'",
        u"0 */6 * * *"_s, {});
    row("every ten minutes", "'minute':10,'repetition_type':'every'", u"*/10 * * * *"_s, {});
    row("every day", "'hour':24,'repetition_type':'every'", u"0 0 * * *"_s, {});
    row("every odd time", "'hour':2,'minute':1,'second':3,'repetition_type':'every'", {},
        u"2 h 1 min 3 s"_s);
    row("once", "'time_of_execution':'1700000000'", {}, u"one time"_s, ",'cron_type':'OneTime'");
    row("expression", "'timezone':'Europe/Berlin'", u"15 6 * * 1-5"_s, {},
        ",'cron_expression':'15 6 * * 1-5'");
    row("expression elsewhere", "'timezone':'UTC'", u"15 6 * * 1-5"_s, u"UTC"_s,
        ",'cron_expression':'15 6 * * 1-5'");
    row("six fields", {}, {}, u"five fields"_s, ",'cron_expression':'0 15 6 * * 1'");
}

void CrmCodeLibTest::schedules()
{
    QFETCH(QJsonObject, cron);
    QFETCH(QString, schedule);
    QFETCH(QString, told);
    const auto read = readCatalystCron(cron, QTimeZone("Europe/Berlin"), QDate(2026, 1, 20));
    QCOMPARE(problemOf(read), QString());
    QCOMPARE(read->schedule, schedule);
    const QString notices = read->notices.join(u'\n');
    QCOMPARE(notices.isEmpty(), told.isEmpty());
    QVERIFY2(notices.contains(told), qPrintable(notices));
}
