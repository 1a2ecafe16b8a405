// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/accountcheck/accounttests.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

#include <signal.h>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

void SettlingTest::initTestCase()
{
    QCOMPARE(m_place.begin(), QString());
}

void SettlingTest::init()
{
    QCOMPARE(m_place.beginAnew(), QString());
}

// Dates, date-times and lists by bulk write are what they should be.
void SettlingTest::runOnce()
{
    const CliResult run = m_place.run({u"--rows"_s, u"1-30"_s});
    QVERIFY2(run.exitCode == 0, qPrintable(saidBy(run)));
    QCOMPARE(run.count(u"written"_s), 30);
    int right = 0;
    for (const QJsonObject &visit : m_place.visits()) {
        const auto moment = [&visit](const QString &name) {
            return QDateTime::fromString(visit.value(name).toString(), Qt::ISODate);
        };
        const QString created = visit.value("Created_Time"_L1).toString();
        right += moment(u"Started_At"_s) == moment(u"Created_Time"_s)
                && visit.value("Visit_Date"_L1).toString() == created.left(10)
                && visit.value("Topics"_L1).toString() == "Safety;Energy"_L1
            ? 1
            : 0;
    }
    QVERIFY2(right >= 30, qPrintable(QString::number(right)));
}

void SettlingTest::readsOnlyWithoutTheFlag()
{
    const auto digest = [this] {
        return m_place.sandbox()
            .get(u"/ledger/digest?service=zoho-crm&stream="_s + AccountPlace::module())
            .value("sha256"_L1)
            .toString();
    };
    const QString before = digest();
    const CliResult checked = m_place.check();
    QVERIFY2(checked.exitCode == 0, qPrintable(saidBy(checked)));
    QCOMPARE(digest(), before);
    const QJsonArray requests
        = m_place.sandbox().get(u"/requests"_s).value("requests"_L1).toArray();
    int reads = 0;
    for (const QJsonValue &request : requests) {
        const QString path = request["path"_L1].toString();
        const bool isQuestion = path.endsWith("/coql"_L1) || path == "/crm/bulk/v8/read"_L1
            || path.startsWith("/oauth/"_L1);
        QVERIFY2(request["method"_L1].toString() == "GET"_L1 || isQuestion, qPrintable(path));
        reads += path.startsWith("/crm/"_L1) ? 1 : 0;
    }
    QVERIFY(reads > 8);
    const QJsonObject result = checked.json();
    QCOMPARE(result.value("end"_L1).toString(), u"complete"_s);
    QVERIFY(result.value("changes"_L1).toArray().isEmpty());
    for (const QString &id : {u"account"_s, u"module"_s, u"uploadHost"_s, u"paging"_s,
             u"pageLimit"_s, u"queries"_s, u"missingJob"_s, u"readJob"_s, u"readDates"_s})
        QVERIFY2(AccountPlace::finding(result, id).value("outcome"_L1).toString() == "same"_L1,
            qPrintable(id));
    QCOMPARE(AccountPlace::finding(result, u"writeDates"_s).value("outcome"_L1).toString(),
        u"unknown"_s);
    QVERIFY(!AccountPlace::finding(result, u"jobsAtOnce"_s).value("why"_L1).toString().isEmpty());
    // Kept beside the connection, also for the next process.
    const QJsonObject kept = m_place.connection().value("check"_L1).toObject();
    QCOMPARE(kept.value("at"_L1), result.value("at"_L1));
    QCOMPARE(kept.value("findings"_L1), result.value("findings"_L1));
    const QJsonArray all
        = m_place.cli({u"connections"_s, u"list"_s, u"--json"_s}).document().array();
    int checkedConnections = 0;
    for (const QJsonValue &one : all)
        checkedConnections += one["check"_L1].isObject() ? 1 : 0;
    QCOMPARE(checkedConnections, 1);
    QCOMPARE(
        m_place.cli({u"connections"_s, u"remove"_s, AccountPlace::connectionName()}).exitCode, 0);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM meta WHERE k LIKE 'account-%'"_s), 0);
}

void SettlingTest::planAsksNothing()
{
    const CliResult plan = m_place.check({u"--plan"_s, u"--scratch-record"_s});
    QVERIFY2(plan.exitCode == 0, qPrintable(saidBy(plan)));
    QVERIFY(plan.json().value("credits"_L1).toInt() > 500);
    QVERIFY(plan.json().value("probes"_L1).toArray().size() > 20);
    QVERIFY(m_place.requests({}, u"^/crm/"_s).isEmpty());
    QVERIFY(!m_place.connection().contains("check"_L1));
    const double reading = m_place.check({u"--plan"_s}).json().value("credits"_L1).toDouble();
    QVERIFY(reading < 100);
}

void SettlingTest::settles_data()
{
    QTest::addColumn<QJsonObject>("ways"); // of the service
    QTest::addColumn<QJsonObject>("settings"); // of the connection, by then
    QTest::addColumn<bool>("needsScratch");
    const auto row
        = [](const char *name, const QJsonObject &ways, const QJsonObject &settings,
              bool needsScratch) { QTest::newRow(name) << ways << settings << needsScratch; };
    const QJsonObject elsewhere{{u"uploadUrl"_s, u"second port"_s}};
    const QJsonObject iso{{u"writeDatePattern"_s, u"yyyy-MM-dd"_s},
        {u"writeMomentPattern"_s, u"yyyy-MM-dd'T'HH:mm:ssXXX"_s}};
    row("uploads at another host", {{u"uploadHost"_s, u"second"_s}}, elsewhere, false);
    row("ISO dates", iso, {{u"writeDates"_s, u"iso"_s}}, true);
    row("UTC and commas", {{u"writeTimeZone"_s, u"UTC"_s}, {u"multiselectSeparator"_s, u","_s}},
        {{u"writeTimeZone"_s, u"UTC"_s}, {u"choiceSeparator"_s, u","_s}}, true);
    if (!qEnvironmentVariableIsSet("SLUICE_LONG"))
        return;
    row("uploads refused by 403", {{u"uploadHost"_s, u"second"_s}, {u"uploadRefusal"_s, 403}},
        elsewhere, false);
    row("uploads, with the record", {{u"uploadHost"_s, u"second"_s}}, elsewhere, true);
    row("UTC", {{u"writeTimeZone"_s, u"UTC"_s}}, {{u"writeTimeZone"_s, u"UTC"_s}}, true);
}

// What the service does otherwise is found out and set, a run works by it, and a further check
// finds nothing to change.
void SettlingTest::settles()
{
    QFETCH(QJsonObject, ways);
    QFETCH(QJsonObject, settings);
    QFETCH(bool, needsScratch);
    QVERIFY(m_place.sandbox().setSettings(ways));
    const QStringList more = needsScratch ? QStringList{u"--scratch-record"_s} : QStringList();
    const CliResult checked = m_place.check(more);
    QVERIFY2(checked.exitCode == 0, qPrintable(saidBy(checked)));
    const QJsonArray changes = checked.json().value("changes"_L1).toArray();
    QCOMPARE(changes.size(), settings.size());
    const QJsonObject now = m_place.connection().value("settings"_L1).toObject();
    for (const QJsonValue &change : changes) {
        const QString setting = change["setting"_L1].toString();
        QVERIFY2(settings.contains(setting), qPrintable(setting));
        QCOMPARE(change["new"_L1], now.value(setting));
        if (setting == "uploadUrl"_L1)
            QCOMPARE(QUrl(now.value(setting).toString()).port(),
                m_place.sandbox().url(u"crm"_s).port() + 1);
        else
            QCOMPARE(now.value(setting), settings.value(setting));
    }
    QCOMPARE(m_place.scratchRecords(), 0);
    runOnce();
    const CliResult again = m_place.check(more);
    QVERIFY2(again.exitCode == 0, qPrintable(saidBy(again)));
    QVERIFY2(again.json().value("changes"_L1).toArray().isEmpty(), qPrintable(saidBy(again)));
}

// The service tells what is left once half of it is used.
void SettlingTest::settlesTheCostOfReadJobs()
{
    QVERIFY(m_place.sandbox().setSettings(
        {{u"limits"_s, true}, {u"credits"_s, 2'000}, {u"readJobCredits"_s, 500}}));
    QJsonObject result;
    for (int i = 0; i < 4; ++i) {
        result = m_place.check().json();
        if (!result.value("changes"_L1).toArray().isEmpty())
            break;
        QCOMPARE(AccountPlace::finding(result, u"readJobCredits"_s).value("outcome"_L1).toString(),
            u"unknown"_s);
    }
    QCOMPARE(AccountPlace::finding(result, u"readJobCredits"_s).value("outcome"_L1).toString(),
        u"settled"_s);
    QCOMPARE(m_place.connection().value("settings"_L1)["readJobCredits"_L1].toInt(), 500);
    QVERIFY(m_place.sandbox().setSettings({{u"limits"_s, false}}));
    const CliResult plan = m_place.cli({u"plan"_s, u"Visits"_s, u"--json"_s});
    QVERIFY2(plan.exitCode == 0, qPrintable(saidBy(plan)));
    double told = 0;
    for (const QJsonValue &line : plan.json().value("cost"_L1)["lines"_L1].toArray()) {
        if (line["title"_L1].toString() == "Read jobs"_L1)
            told = line["creditsEach"_L1].toDouble();
    }
    QCOMPARE(told, 500.0);
}

// A 429 is never provoked; one that comes is kept as it came.
void SettlingTest::limitAnswersAreNoted()
{
    QCOMPARE(m_place.check().exitCode, 0);
    QVERIFY(!m_place.connection().value("check"_L1).toObject().contains("limitAnswer"_L1));
    QVERIFY(m_place.sandbox().setFaults({AccountPlace::fault(u"GET"_s, u"/read/[0-9]+$"_s,
        {{u"status"_s, 429}, {u"headers"_s, QJsonObject{{u"Retry-After"_s, u"1"_s}}},
            {u"body"_s,
                u"{\"code\":\"TOO_MANY_REQUESTS\",\"details\":{},\"message\":\"slow down\","
                "\"status\":\"error\"}"_s}})}));
    const CliResult run = m_place.run({u"--rows"_s, u"1-5"_s});
    QVERIFY2(run.exitCode == 0, qPrintable(saidBy(run)));
    const QJsonObject answer
        = m_place.connection().value("check"_L1).toObject().value("limitAnswer"_L1).toObject();
    QCOMPARE(answer.value("status"_L1).toInt(), 429);
    QCOMPARE(answer.value("code"_L1).toString(), u"TOO_MANY_REQUESTS"_s);
    QCOMPARE(answer.value("message"_L1).toString(), u"slow down"_s);
    QCOMPARE(answer.value("retryAfter"_L1).toString(), u"1"_s);
    const QJsonObject told = AccountPlace::finding(m_place.check().json(), u"limitAnswer"_s);
    QVERIFY(told.value("value"_L1).toString().contains("slow down"_L1));
}

void SettlingTest::refused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no name") << QStringList{u"connections"_s, u"check"_s} << 1;
    QTest::newRow("unknown connection")
        << QStringList{u"connections"_s, u"check"_s, u"Nobody"_s} << 1;
    QTest::newRow("another service")
        << QStringList{u"connections"_s, u"check"_s, u"Sandbox Klaviyo"_s} << 1;
    QTest::newRow("unknown option")
        << QStringList{u"connections"_s, u"check"_s, AccountPlace::connectionName(), u"--scratch"_s}
        << 1;
    QTest::newRow("unknown module") << QStringList{u"connections"_s, u"check"_s,
        AccountPlace::connectionName(), u"--module"_s, u"Nothing"_s}
                                    << 2;
}

void SettlingTest::refused()
{
    QFETCH(QStringList, words);
    QFETCH(int, exitCode);
    const CliResult result = m_place.cli(words);
    QVERIFY2(result.exitCode == exitCode, qPrintable(saidBy(result)));
}
