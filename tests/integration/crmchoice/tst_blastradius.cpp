// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 900;

// What each record gets in a right way; `wrong` is done to one of thirty.
QJsonObject script(const QByteArray &wrong, const QStringList &fields)
{
    QStringList written = fields;
    written << u"Lead_Segment"_s;
    const QByteArray source = "function process(r) {\n"
                              "  r.Lead_Segment = 'Cold';\n"
                              "  if (Number(r.id.slice(-4)) % 30 === 0) {\n    "
        + wrong
        + "\n  }\n"
          "  return r;\n"
          "}\n";
    return {{u"type"_s, u"script"_s}, {u"source"_s, QString::fromUtf8(source)},
        {u"reads"_s, QJsonArray{u"id"_s}}, {u"writes"_s, QJsonArray::fromStringList(written)}};
}

QJsonObject frameScript(const QByteArray &body, const QStringList &fields)
{
    return {{u"type"_s, u"script"_s},
        {u"source"_s,
            QString::fromUtf8("function processRecords(all) {\n" + body + "\n  return all;\n}\n")},
        {u"writes"_s, QJsonArray::fromStringList(fields)}};
}

} // namespace

// Changes that nobody means to make are not written before a person has looked; right ones that
// change as many records are.
class BlastRadiusTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void stoppedBeforeTheFirstWrite_data();
    void stoppedBeforeTheFirstWrite();
    void rightOnesGoThrough_data();
    void rightOnesGoThrough();
    void planTellsTheSame();
    void limits_data();
    void limits();
    void firstRecords_data();
    void firstRecords();

private:
    qint64 writes() { return m_place.writeJobs() + m_place.recordCalls(); }
    QString beginWith(const QJsonObject &processor, const QJsonObject &more = {});
    WaysPlace m_place;
};

void BlastRadiusTest::initTestCase()
{
    QCOMPARE(m_place.begin(kRows), QString());
}

QString BlastRadiusTest::beginWith(const QJsonObject &processor, const QJsonObject &more)
{
    QJsonObject parameters{{u"processors"_s, QJsonArray{processor}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        parameters.insert(it.key(), it.value());
    return m_place.beginAnew(parameters);
}

void BlastRadiusTest::stoppedBeforeTheFirstWrite_data()
{
    QTest::addColumn<QJsonObject>("processor");
    QTest::addColumn<QString>("code"); // what the run is stopped for
    const auto row = [](const char *name, const QString &code, const QStringList &fields,
                         const QByteArray &wrong) {
        QTest::newRow(name) << script(wrong, fields) << code;
    };
    row("blanked address", u"FIELD_EMPTIED"_s, {u"Email"_s}, "r.Email = '';");
    row("blanked first name", u"FIELD_EMPTIED"_s, {u"First_Name"_s}, "r.First_Name = ' ';");
    row("removed number", u"FIELD_EMPTIED"_s, {u"Annual_Revenue"_s}, "r.Annual_Revenue = '';");
    row("names swapped", u"FIELDS_SWAPPED"_s, {u"First_Name"_s, u"Last_Name"_s},
        "const f = r.First_Name; r.First_Name = r.Last_Name; r.Last_Name = f;");
    row("company and name swapped", u"FIELDS_SWAPPED"_s, {u"Company"_s, u"Last_Name"_s},
        "const f = r.Company; r.Company = r.Last_Name; r.Last_Name = f;");
    row("in cents", u"UNIT_CHANGED"_s, {u"Annual_Revenue"_s},
        "r.Annual_Revenue = String(r.Annual_Revenue * 100);");
    row("in thousands", u"UNIT_CHANGED"_s, {u"Annual_Revenue"_s},
        "r.Annual_Revenue = String(r.Annual_Revenue / 1000);");
    row("per year", u"UNIT_CHANGED"_s, {u"Annual_Revenue"_s},
        "r.Annual_Revenue = String(r.Annual_Revenue * 12);");
    row("one address for all", u"ALL_THE_SAME"_s, {u"Email"_s}, "r.Email = 'office@example.com';");
    row("one company for all", u"ALL_THE_SAME"_s, {u"Company"_s}, "r.Company = 'Company';");
    row("cut off", u"CUT_OFF"_s, {u"Email"_s}, "r.Email = r.Email.slice(0, 6);");
    row("the word null", u"PLACEHOLDER"_s, {u"Designation"_s}, "r.Designation = 'null';");
    row("the word undefined", u"PLACEHOLDER"_s, {u"Company"_s},
        "r.Company = String(r.Companies);");
    row("an object's name", u"PLACEHOLDER"_s, {u"Mobile"_s}, "r.Mobile = String({});");
    row("no number any more", u"PLACEHOLDER"_s, {u"No_of_Employees"_s},
        "r.No_of_Employees = String(Number('x'));");
    row("a day too early", u"DATES_MOVED"_s, {u"Next_Contact_Date"_s},
        "const d = new Date(r.Next_Contact_Date); d.setUTCDate(d.getUTCDate() - 1);"
        "r.Next_Contact_Date = d.toISOString().slice(0, 10);");
    row("a date that is none", u"TYPE_BROKEN"_s, {u"Next_Contact_Date"_s},
        "r.Next_Contact_Date = r.Next_Contact_Date.split('-').reverse().join('.');");
    row("an address that is none", u"TYPE_BROKEN"_s, {u"Email"_s},
        "r.Email = r.Email.replace('@', ' at ');");
    QTest::newRow("the next record's address")
        << frameScript("  const a = all.map(r => r.Email);\n"
                       "  all.forEach((r, i) => { r.Email = a[(i + 1) % a.length]; });",
               {u"Email"_s})
        << u"FROM_OTHER_RECORD"_s;
    QTest::newRow("names of other records")
        << frameScript("  const a = all.map(r => r.Last_Name);\n"
                       "  for (let i = 0; i + 1 < a.length; i += 40)\n"
                       "    all[i].Last_Name = a[i + 1];",
               {u"Last_Name"_s})
        << u"FROM_OTHER_RECORD"_s;
}

void BlastRadiusTest::stoppedBeforeTheFirstWrite()
{
    QFETCH(QJsonObject, processor);
    QFETCH(QString, code);
    QCOMPARE(beginWith(processor), QString());
    const CliResult run = m_place.runJob();
    QCOMPARE(run.exitCode, 7);
    QVERIFY(run.balances());
    QCOMPARE(run.count(u"written"_s), 0);
    QCOMPARE(writes(), 0);
    const QString told = m_place.sqlText(
        u"SELECT code FROM run_event WHERE code LIKE 'UNUSUAL_CHANGES%'"_s);
    QVERIFY2(told.contains(code), qPrintable(told));
}

void BlastRadiusTest::rightOnesGoThrough_data()
{
    QTest::addColumn<QJsonObject>("processor");
    QTest::newRow("the lead example") << QJsonObject{
        {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}};
    QTest::newRow("a status for all") << script("r.Sales_Priority = 'Low';", {u"Sales_Priority"_s});
    QTest::newRow("a tenth more") << frameScript(
        "  all.forEach(r => { r.Annual_Revenue = (r.Annual_Revenue * 1.1).toFixed(2); });",
        {u"Annual_Revenue"_s});
    QTest::newRow("in capitals") << frameScript(
        "  all.forEach(r => { r.Company = r.Company.toUpperCase(); });", {u"Company"_s});
    QTest::newRow("countries by their codes") << frameScript(
        "  const codes = {India: 'IN', IND: 'IN', USA: 'US', 'United States': 'US', 'U.K': 'UK'};\n"
        "  all.forEach(r => { r.Country = codes[r.Country] || r.Country; });",
        {u"Country"_s});
}

void BlastRadiusTest::rightOnesGoThrough()
{
    QFETCH(QJsonObject, processor);
    QCOMPARE(beginWith(processor), QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QVERIFY(run.count(u"written"_s) > kRows / 4);
    QVERIFY(writes() > 0);
}

// The plan names what the run will be stopped for, and whoever resumes has said that it is meant.
void BlastRadiusTest::planTellsTheSame()
{
    QCOMPARE(beginWith(script("r.Email = '';", {u"Email"_s})), QString());
    const CliResult plan
        = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    const QJsonArray findings = plan.json()[u"cost"][u"findings"].toArray();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first()[u"code"].toString(), u"FIELD_EMPTIED"_s);
    QCOMPARE(findings.first()[u"field"].toString(), u"Email"_s);
    QVERIFY(m_place.cli({u"plan"_s, u"Clean up leads"_s}).output.contains("Email loses"));

    const CliResult run = m_place.runJob();
    QCOMPARE(run.exitCode, 7);
    const CliResult resumed
        = m_place.cli({u"runs"_s, u"resume"_s, run.json()[u"runId"].toString(), u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(resumed.count(u"written"_s), kRows);
}

void BlastRadiusTest::limits_data()
{
    QTest::addColumn<QJsonObject>("radius");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("half of them") << QJsonObject{{u"changedPercent"_s, 50}} << 7;
    QTest::newRow("all of them") << QJsonObject{{u"changedPercent"_s, 100}} << 0;
    QTest::newRow("nothing of all") << QJsonObject{{u"emptied"_s, 0}, {u"patterns"_s, false},
        {u"timesLastRun"_s, 0}} << 0;
    QTest::newRow("unknown key") << QJsonObject{{u"percent"_s, 50}} << 1;
    QTest::newRow("out of its range") << QJsonObject{{u"changedPercent"_s, 101}} << 1;
}

void BlastRadiusTest::limits()
{
    QFETCH(QJsonObject, radius);
    QFETCH(int, exitCode);
    const QJsonObject all = script("r.Sales_Priority = 'Low';", {u"Sales_Priority"_s});
    const QString begun = beginWith(all, {{u"blastRadius"_s, radius}});
    if (exitCode == 1) { // the job is not taken
        QVERIFY(!begun.isEmpty());
        return;
    }
    QCOMPARE(begun, QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == exitCode, run.errors.constData());
}

void BlastRadiusTest::firstRecords_data()
{
    QTest::addColumn<QString>("writeBy");
    QTest::newRow("by the record API") << u"record"_s;
    QTest::newRow("by bulk write") << u"bulk"_s;
}

// The first hundred go out alone and are read back; then the others follow.
void BlastRadiusTest::firstRecords()
{
    QFETCH(QString, writeBy);
    const QJsonObject all = script("r.Sales_Priority = 'Low';", {u"Sales_Priority"_s});
    QCOMPARE(beginWith(all,
                 {{u"writeBy"_s, writeBy},
                     {u"blastRadius"_s, QJsonObject{{u"firstRecords"_s, 100}}}}),
        QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), kRows);
    QCOMPARE(m_place.problem(kRows), QString());
    const QList<StoreRow> chunks
        = m_place.sql(u"SELECT n_members FROM chunk ORDER BY first_ordinal"_s);
    QVERIFY(chunks.size() >= 2);
    QCOMPARE(chunks.first()[u"n_members"_s].toInt(), 100);
    QCOMPARE(m_place.sqlNumber(
                 u"SELECT COUNT(*) FROM run_event WHERE code='FIRST_RECORDS_RIGHT'"_s),
        1);
    // Nothing else was sent before they had been read back.
    const QList<StoreRow> steps = m_place.sql(
        u"SELECT started_at, finished_at FROM step WHERE stage='write' ORDER BY id"_s);
    for (qsizetype i = 1; i < steps.size(); ++i)
        QVERIFY(steps.at(i)[u"started_at"_s].toLongLong()
            >= steps.first()[u"finished_at"_s].toLongLong());
}

QTEST_GUILESS_MAIN(BlastRadiusTest)
#include "tst_blastradius.moc"
