// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticstests.h"
#include "core/http/memorybudgets.h"
#include "core/http/ratelimiter.h"
#include "services/analytics/analyticsbodies.h"
#include "services/analytics/analyticscriteria.h"
#include "services/analytics/analyticslimits.h"
#include "services/analytics/analyticsscopes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// Conditions, CONFIG, import problems, limits and places of Zoho Analytics; no network.
class AnalyticsBasicsTest final : public QObject
{
    Q_OBJECT

private slots:
    void literals_data();
    void literals();
    void conditions();
    void longestDeletionFits();
    void importConfigs_data();
    void importConfigs();
    void tableConfig();
    void rowConfigs();
    void exportConfigs();
    void problemsOfImports();
    void failedJobHidesValues();
    void units_data();
    void units();
    void unitsAreCounted();
    void classes_data();
    void classes();
    void dayAndRun();
    void places();
    void scopes_data();
    void scopes();
};

void AnalyticsBasicsTest::literals_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("literal"); // empty: refused
    QTest::newRow("id") << u"NUMBER"_s << u"69251000000063001"_s << u"69251000000063001"_s;
    QTest::newRow("id as text") << u"PLAIN"_s << u"69251000000063001"_s << u"'69251000000063001'"_s;
    QTest::newRow("decimal") << u"DECIMAL_NUMBER"_s << u"-1.10"_s << u"-1.10"_s;
    QTest::newRow("positive") << u"positive_number"_s << u"7"_s << u"7"_s;
    QTest::newRow("quote") << u"PLAIN"_s << u"O'Neil"_s << u"'O''Neil'"_s;
    QTest::newRow("empty") << u"PLAIN"_s << u""_s << u"''"_s;
    QTest::newRow("no number") << u"NUMBER"_s << u"1 or 1=1"_s << QString();
    QTest::newRow("hidden line") << u"NUMBER"_s << u"1\n"_s << QString();
    QTest::newRow("exponent") << u"NUMBER"_s << u"1e17"_s << QString();
    QTest::newRow("nothing") << u"NUMBER"_s << u""_s << QString();
    QTest::newRow("date") << u"DATE_AS_DATE"_s << u"2026-01-02"_s << u"'2026-01-02'"_s;
}

void AnalyticsBasicsTest::literals()
{
    QFETCH(QString, type);
    QFETCH(QString, value);
    QFETCH(QString, literal);
    const auto made = analyticsLiteral({.name = u"C"_s, .dataType = type}, value);
    QCOMPARE(made.has_value(), !literal.isEmpty());
    if (made)
        QCOMPARE(*made, literal);
    else
        QVERIFY(value.isEmpty() || !made.error().text().contains(value));
}

void AnalyticsBasicsTest::conditions()
{
    const AnalyticsColumn number{.name = u"ROWID"_s, .dataType = u"NUMBER"_s};
    const AnalyticsColumn plain{.name = u"the \"Name\""_s, .dataType = u"PLAIN"_s};
    QCOMPARE(*analyticsEquals(number, u"123"_s), u"\"ROWID\"=123"_s);
    QCOMPARE(*analyticsEquals(plain, u"x"_s), u"\"the \"\"Name\"\"\"='x'"_s);
    QCOMPARE(*analyticsEquals(plain, QString()), u"\"the \"\"Name\"\"\" is null"_s);
    QCOMPARE(*analyticsIn(number, {u"1"_s, u"2"_s}), u"\"ROWID\" in (1,2)"_s);
    QCOMPARE(*analyticsIn(plain, {u"1"_s, u"b'"_s}), u"\"the \"\"Name\"\"\" in ('1','b''')"_s);
    QVERIFY(!analyticsIn(number, {}));
    QVERIFY(!analyticsIn(number, {u"1"_s, u"x"_s}));
}

// 5,000 ids of 17 digits (B.5).
void AnalyticsBasicsTest::longestDeletionFits()
{
    const QStringList ids(5'000, u"69251000000063001"_s);
    const auto criteria = analyticsIn({.name = u"ROWID"_s, .dataType = u"NUMBER"_s}, ids);
    QVERIFY(criteria);
    QVERIFY(analyticsConfigText({{u"criteria"_s, *criteria}}).size() < 100'000);
}

void AnalyticsBasicsTest::importConfigs_data()
{
    QTest::addColumn<QJsonObject>("config");
    QTest::addColumn<QByteArray>("expected");
    ImportOrder append;
    QTest::newRow("append")
        << importConfig(append)
        << QByteArray(
               R"({"importType":"append","fileType":"csv","autoIdentify":false,"delimiter":0,)"
               R"("quoted":2,"commentChar":"#","onError":"abort"})");
    ImportOrder upsert{.importType = ImportType::UpdateAdd,
        .matchingColumns = {u"ROWID"_s},
        .selectedColumns = {u"ROWID"_s, u"Name"_s},
        .onError = ImportOnError::SkipRow,
        .dateFormat = u"yyyy-MM-dd HH:mm:ss"_s,
        .columnDateFormat = {{u"Birth"_s, u"yyyy-MM-dd"_s}},
        .matchNulls = true};
    QTest::newRow("updateadd")
        << importConfig(upsert)
        << QByteArray(
               R"({"importType":"updateadd","fileType":"csv","autoIdentify":false,"delimiter":0,)"
               R"("quoted":2,"commentChar":"#","onError":"skiprow","matchingColumns":["ROWID"],)"
               R"("matchNulls":true,"selectedColumns":["ROWID","Name"],)"
               R"("dateFormat":"yyyy-MM-dd HH:mm:ss","columnDateFormat":{"Birth":"yyyy-MM-dd"}})");
    ImportOrder replace{.importType = ImportType::TruncateAdd,
        .matchingColumns = {u"ROWID"_s},
        .onError = ImportOnError::SetColumnEmpty,
        .matchNulls = true};
    QTest::newRow("first batch")
        << batchStartConfig(replace, false)
        << QByteArray(R"({"batchKey":"start","isLastBatch":false,"importType":"truncateadd",)"
                      R"("autoIdentify":false,"delimiter":0,"quoted":2,"commentChar":"#",)"
                      R"("onError":"setcolumnempty"})");
    QTest::newRow("next batch") << nextBatchConfig(u"k_1"_s, true)
                                << QByteArray(R"({"batchKey":"k_1","isLastBatch":true})");
    ImportOrder guessed{.autoIdentify = true};
    QTest::newRow("guessed")
        << importConfig(guessed)
        << QByteArray(
               R"({"importType":"append","fileType":"csv","autoIdentify":true,"onError":"abort"})");
}

void AnalyticsBasicsTest::importConfigs()
{
    QFETCH(QJsonObject, config);
    QFETCH(QByteArray, expected);
    QCOMPARE(config, QJsonDocument::fromJson(expected).object());
}

void AnalyticsBasicsTest::tableConfig()
{
    const QJsonObject config = createTableConfig(u"Orders"_s, u"made"_s,
        {{.name = u"ROWID"_s, .type = u"NUMBER"_s, .isMandatory = true},
            {.name = u"Mail"_s, .type = u"EMAIL"_s, .isPii = true, .description = u"d"_s}});
    QCOMPARE(config,
        QJsonDocument::fromJson(
            R"({"tableDesign":{"TABLENAME":"Orders","TABLEDESCRIPTION":"made","COLUMNS":[)"
            R"({"COLUMNNAME":"ROWID","DATATYPE":"NUMBER","MANDATORY":"true"},)"
            R"({"COLUMNNAME":"Mail","DATATYPE":"EMAIL","PII":true,"DESCRIPTION":"d"}]}})")
            .object());
}

void AnalyticsBasicsTest::rowConfigs()
{
    const QJsonObject config = rowConfig({{u"A"_s, u"1"_s}, {u"B"_s, QString()}},
        {.dateFormat = u"yyyy"_s, .columnDateFormat = {{u"A"_s, u"MM"_s}}});
    QCOMPARE(config,
        QJsonDocument::fromJson(R"({"columns":{"A":"1","B":""},"dateFormat":"yyyy",)"
                                R"("columnDateFormat":{"A":"MM"}})")
            .object());
    QCOMPARE(analyticsConfigText({}), QByteArray()); // {} is not to be sent
}

void AnalyticsBasicsTest::exportConfigs()
{
    const QByteArray expected = R"({"responseFormat":"csv","delimiter":0,"quoted":1,)"
                                R"("selectedColumns":["ROWID"],"criteria":"\"A\"=1"})";
    QCOMPARE(exportConfig({u"ROWID"_s}, u"\"A\"=1"_s), QJsonDocument::fromJson(expected).object());
    QCOMPARE(sqlExportConfig(u"select 1"_s).value("sqlQuery"_L1).toString(), u"select 1"_s);
}

void AnalyticsBasicsTest::problemsOfImports()
{
    const QString html
        = u"<nobr>[Line: 2 Field:  1] (We(s)t &lt;b&gt;) -ERROR: Invalid NUMBER value</NOBR><br>\n"
          "<nobr>[Line: 17 Field: 3] () -WARNING: Set &amp; empty</nobr>"_s;
    const QList<ImportProblem> problems = importProblems(html);
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems.at(0).line, 2);
    QCOMPARE(problems.at(0).field, 1);
    QCOMPARE(problems.at(0).value, u"We(s)t <b>"_s);
    QCOMPARE(problems.at(0).text, u"Invalid NUMBER value"_s);
    QVERIFY(!problems.at(0).isWarning);
    QCOMPARE(problems.at(1).line, 17);
    QVERIFY(problems.at(1).isWarning);
    QCOMPARE(problems.at(1).text, u"Set & empty"_s);
    QVERIFY(!withoutTags(html).contains("nobr"_L1, Qt::CaseInsensitive));
    QVERIFY(importProblems(u"import aborted"_s).isEmpty());
}

void AnalyticsBasicsTest::failedJobHidesValues()
{
    ImportJob job{.id = u"1"_s, .code = u"1003"_s, .state = ImportJobState::Failed};
    job.errorCode = u"7232"_s;
    job.errorText = u"[Line: 2 Field: 1] (Miller) -ERROR: Invalid NUMBER value"_s;
    const Error error = importJobError(job, u"Failed."_s);
    QCOMPARE(error.code, u"7232"_s);
    QVERIFY(error.why.contains("Invalid NUMBER value"_L1));
    QVERIFY(!error.text().contains("Miller"_L1));
}

void AnalyticsBasicsTest::units_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("roundsUp");
    QTest::addColumn<double>("units");
    QTest::newRow("append") << int(ImportType::Append) << 100'000 << false << 1000.0;
    QTest::newRow("truncateadd") << int(ImportType::TruncateAdd) << 1'000 << true << 10.0;
    QTest::newRow("updateadd") << int(ImportType::UpdateAdd) << 100'000 << true << 1500.0;
    QTest::newRow("part") << int(ImportType::UpdateAdd) << 100 << false << 1.5;
    QTest::newRow("part rounded up") << int(ImportType::UpdateAdd) << 100 << true << 15.0;
    QTest::newRow("none") << int(ImportType::Append) << 0 << true << 0.0;
}

void AnalyticsBasicsTest::units()
{
    QFETCH(int, type);
    QFETCH(int, rows);
    QFETCH(bool, roundsUp);
    QFETCH(double, units);
    AnalyticsLimits limits;
    limits.roundsUpThousands = roundsUp;
    QCOMPARE(limits.importUnits(ImportType(type), rows), units);
    limits.roundsUpThousands = false;
    QCOMPARE(limits.exportUnits(2'000), 6.0);
}

// The meter counts what was spent and no more: nothing is leased ahead.
void AnalyticsBasicsTest::unitsAreCounted()
{
    AnalyticsAccount account{.orgId = u"671"_s, .maxUnitsPerRun = 12};
    const AnalyticsLimits limits = AnalyticsLimits::of(account, u"run"_s);
    RateLimiter limiter;
    const auto spend = [&](double units) {
        const auto pass = limiter.enter(limits.call(AnalyticsLimits::Class::Bulk, units));
        if (pass)
            limiter.leave(*pass);
        return pass;
    };
    QVERIFY(spend(10));
    QVERIFY(spend(2));
    const auto over = spend(0.1);
    QVERIFY(!over);
    QCOMPARE(over.error().code, u"BUDGET_SPENT"_s);
}

void AnalyticsBasicsTest::classes_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("group");
    QTest::addColumn<int>("most");
    using Class = AnalyticsLimits::Class;
    QTest::newRow("bulk") << int(Class::Bulk) << u"zoho-analytics/671/bulk"_s << 38;
    QTest::newRow("metadata") << int(Class::Metadata) << u"zoho-analytics/671/metadata"_s << 57;
    QTest::newRow("dml") << int(Class::Dml) << u"zoho-analytics/671/dml"_s << 95;
}

void AnalyticsBasicsTest::classes()
{
    QFETCH(int, kind);
    QFETCH(QString, group);
    QFETCH(int, most);
    AnalyticsAccount account{.orgId = u"671"_s};
    const QList<LimitUse> uses = AnalyticsLimits::of(account).call(AnalyticsLimits::Class(kind));
    QCOMPARE(uses.size(), 2);
    QCOMPARE(uses.at(0).group, u"zoho-analytics/671/overall"_s);
    QCOMPARE(uses.at(0).capacity, 95);
    QCOMPARE(uses.at(1).group, group);
    QCOMPARE(uses.at(1).capacity, most);
    QCOMPARE(uses.at(1).capacity / uses.at(1).perSecond, 60.0);
    account.zoho.limitsOff = true;
    QVERIFY(AnalyticsLimits::of(account).call(AnalyticsLimits::Class(kind), 5).isEmpty());
}

void AnalyticsBasicsTest::dayAndRun()
{
    AnalyticsAccount account{.orgId = u"671"_s, .leaveUnits = 2'000};
    const auto find = [](const QList<LimitUse> &uses, const QString &group) {
        const auto it = std::ranges::find(uses, group, &LimitUse::group);
        return it == uses.end() ? LimitUse() : *it;
    };
    const QString day = u"zoho-analytics/671/units-a-day"_s;
    const auto bulk = AnalyticsLimits::Class::Bulk;
    QList<LimitUse> uses = AnalyticsLimits::of(account).call(bulk, 15);
    QCOMPARE(find(uses, u"zoho-analytics/671/units"_s).cost, 15);
    QCOMPARE(find(uses, day).capacity, 0); // no bound is known
    uses = AnalyticsLimits::of(account, {}, 10'000).call(bulk, 15);
    QCOMPARE(find(uses, day).capacity, 8'000);
    QCOMPARE(find(uses, day).cost, 15);
    account.maxUnitsPerDay = 500;
    uses = AnalyticsLimits::of(account, u"r"_s, 10'000).call(bulk, 15);
    QCOMPARE(find(uses, day).capacity, 500);
    QCOMPARE(find(uses, AnalyticsLimits::runGroup(u"r"_s)).cost, 15);
    QVERIFY(find(uses, AnalyticsLimits::runGroup(u"r"_s)).capacity > 1e9);
}

void AnalyticsBasicsTest::places()
{
    MemoryBudgets ledger(RateLimiter::steadyClock());
    using Kind = AnalyticsSlots::Kind;
    const AnalyticsLimits limits = AnalyticsLimits::of({.orgId = u"671"_s});
    AnalyticsSlots own(ledger);
    for (int i = 0; i < 4; ++i)
        QVERIFY(own.take(limits, Kind::Import, QString::number(i)));
    QVERIFY(own.take(limits, Kind::Import, u"0"_s)); // has one
    {
        AnalyticsSlots other(ledger);
        QVERIFY(other.take(limits, Kind::Import, u"x"_s));
        QVERIFY(!own.take(limits, Kind::Import, u"4"_s));
        QVERIFY(own.take(limits, Kind::Export, u"4"_s));
    }
    QVERIFY(own.take(limits, Kind::Import, u"4"_s)); // the other one ended
    QVERIFY(!own.take(limits, Kind::Import, u"5"_s));
    own.give(limits, Kind::Import, u"2"_s);
    own.give(limits, Kind::Import, u"2"_s);
    QVERIFY(own.take(limits, Kind::Import, u"5"_s));
    QVERIFY(!own.take(limits, Kind::Import, u"6"_s));
    QVERIFY(own.take(AnalyticsLimits(), Kind::Import, u"6"_s)); // limits are off
}

void AnalyticsBasicsTest::scopes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("scope");
    const auto add = [](const char *method, const char *path, const char *scope) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QString::fromLatin1(path) << QString::fromLatin1(scope);
    };
    add("GET", "/restapi/v2/orgs", "ZohoAnalytics.metadata.read");
    add("GET", "/restapi/v2/workspaces/1/views/2/metadata", "ZohoAnalytics.metadata.read");
    add("GET", "/restapi/v2/resources", "ZohoAnalytics.usermanagement.read");
    add("POST", "/restapi/v2/workspaces/1/tables", "ZohoAnalytics.modeling.create");
    add("POST", "/restapi/v2/workspaces/1/views/2/rows", "ZohoAnalytics.data.create");
    add("PUT", "/restapi/v2/workspaces/1/views/2/rows", "ZohoAnalytics.data.update");
    add("DELETE", "/restapi/v2/workspaces/1/views/2/rows", "ZohoAnalytics.data.delete");
    add("POST", "/restapi/v2/bulk/workspaces/1/views/2/data/batch", "ZohoAnalytics.data.create");
    add("GET", "/restapi/v2/bulk/workspaces/1/views/2/data", "ZohoAnalytics.data.read");
    add("GET", "/restapi/v2/bulk/workspaces/1/exportjobs/3/data", "ZohoAnalytics.data.read");
    add("GET", "/restapi/v2/bulk/workspaces/1/importjobs/3", "ZohoAnalytics.data.read");
}

void AnalyticsBasicsTest::scopes()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, scope);
    QVERIFY(analyticsScopesFor(method, path).contains(scope));
    QVERIFY(analyticsScopes().split(u',').contains(scope));
}

int runAnalyticsBasicsTest(int argc, char **argv)
{
    AnalyticsBasicsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "analyticsbasicstest.moc"
