// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QDirIterator>
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

} // namespace

// Changes that nobody means to make are not written before a person has looked: when it is asked,
// what is told, and to whom. Which ones are found: tst_badjobs.
class BlastRadiusTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void planTellsTheSame();
    void limits_data();
    void limits();
    void firstRecords_data();
    void firstRecords();
    void allPagesFirst_data();
    void allPagesFirst();
    void hiddenValuesStayHidden();

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

// The plan names what the run will be stopped for, and whoever resumes has said that it is meant.
void BlastRadiusTest::planTellsTheSame()
{
    QCOMPARE(beginWith(script("r.Email = '';", {u"Email"_s})), QString());
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s});
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
    QTest::newRow("nothing of all")
        << QJsonObject{{u"emptied"_s, 0}, {u"patterns"_s, false}, {u"timesLastRun"_s, 0}} << 0;
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
    QCOMPARE(
        beginWith(all,
            {{u"writeBy"_s, writeBy}, {u"blastRadius"_s, QJsonObject{{u"firstRecords"_s, 100}}}}),
        QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), kRows);
    QCOMPARE(m_place.problem(kRows), QString());
    const QList<StoreRow> chunks
        = m_place.sql(u"SELECT n_members FROM chunk ORDER BY first_ordinal"_s);
    QVERIFY(chunks.size() >= 2);
    QCOMPARE(chunks.first()[u"n_members"_s].toInt(), 100);
    QCOMPARE(
        m_place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='FIRST_RECORDS_RIGHT'"_s), 1);
    // Nothing else was sent before they had been read back.
    const QList<StoreRow> steps = m_place.sql(
        u"SELECT started_at, finished_at FROM step WHERE stage='write' ORDER BY id"_s);
    for (qsizetype i = 1; i < steps.size(); ++i)
        QVERIFY(steps.at(i)[u"started_at"_s].toLongLong()
            >= steps.first()[u"finished_at"_s].toLongLong());
}

void BlastRadiusTest::allPagesFirst_data()
{
    QTest::addColumn<bool>("allPages");
    QTest::addColumn<int>("firstRecords");
    QTest::addColumn<bool>("isWrongAtTheEnd");
    QTest::newRow("each page before its own") << false << 0 << true;
    QTest::newRow("all of them first") << true << 0 << true;
    QTest::newRow("with the first records apart") << true << 50 << true;
    QTest::newRow("nothing to ask for") << true << 50 << false;
}

// Only what stands in the last page is wrong.
void BlastRadiusTest::allPagesFirst()
{
    QFETCH(bool, allPages);
    QFETCH(int, firstRecords);
    QFETCH(bool, isWrongAtTheEnd);
    const QJsonObject wrong{{u"type"_s, u"script"_s},
        {u"source"_s,
            u"function process(r) { r.Lead_Segment = 'Cold'; if (%1 && Number(r.Last_Name.slice(4))"
            " > 600) r.Email = ''; return r; }"_s.arg(isWrongAtTheEnd ? u"true"_s : u"false"_s)},
        {u"reads"_s, QJsonArray{u"Last_Name"_s}},
        {u"writes"_s, QJsonArray{u"Email"_s, u"Lead_Segment"_s}}};
    QCOMPARE(
        m_place.beginAnew(
            {{u"processors"_s, QJsonArray{wrong}}, {u"chunkRows"_s, 20},
                {u"writeBy"_s, u"record"_s},
                {u"blastRadius"_s,
                    QJsonObject{{u"allPages"_s, allPages}, {u"firstRecords"_s, firstRecords}}}},
            {{u"pageRows"_s, 300}}),
        QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == (isWrongAtTheEnd ? 7 : 0), run.errors.constData());
    QVERIFY(run.balances());
    if (isWrongAtTheEnd) {
        if (allPages) {
            QCOMPARE(writes(), 0);
            QCOMPARE(run.count(u"written"_s), 0);
        }
        const QString reason = m_place.sqlText(u"SELECT reason FROM run"_s);
        QVERIFY2(reason.contains(allPages ? u"Nothing is written"_s : u"Nothing of this page"_s),
            qPrintable(reason));
        const CliResult resumed = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s});
        QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
        QCOMPARE(resumed.count(u"written"_s), kRows);
    }
    QCOMPARE(m_place.problem(kRows), QString());
    const QString firstWrite
        = u"SELECT MIN(started_at) FROM step WHERE stage='write' AND started_at>0"_s;
    const QString lastPage = u"SELECT MAX(finished_at) FROM step WHERE stage='process'"_s;
    if (allPages)
        QVERIFY(m_place.sqlNumber(firstWrite) >= m_place.sqlNumber(lastPage));
}

// The CRM marks the field: its values stand nowhere but in the files that hold all.
void BlastRadiusTest::hiddenValuesStayHidden()
{
    const QJsonObject blank{{u"type"_s, u"script"_s},
        {u"source"_s, u"function process(r) { r.Passport_Number = ''; return r; }"_s},
        {u"writes"_s, QJsonArray{u"Passport_Number"_s}}};
    QCOMPARE(beginWith(blank, {{u"module"_s, u"Contacts"_s}, {u"fields"_s, QJsonValue::Null}}),
        QString());
    QByteArrayList values;
    const auto lines
        = m_place.sandbox().getText(u"/ledger?service=zoho-crm&stream=Contacts"_s).split('\n');
    for (const QByteArray &line : lines)
        values << QJsonDocument::fromJson(line)[u"values"][u"Passport_Number"].toString().toUtf8();
    values.removeAll(QByteArray());
    QVERIFY(values.size() > 20);
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    const QByteArray shown = QJsonDocument(plan.json()[u"cost"].toObject()).toJson();
    QVERIFY2(shown.contains("FIELD_EMPTIED") && shown.contains("•••"), shown.constData());
    const CliResult text = m_place.cli({u"plan"_s, u"Clean up leads"_s});
    const CliResult run = m_place.runJob();
    QCOMPARE(run.exitCode, 7);
    const QString reason = m_place.sqlText(u"SELECT reason FROM run WHERE dry_run=0"_s);
    QVERIFY2(reason.contains("Passport_Number loses its value in "_L1), qPrintable(reason));
    QVERIFY(!reason.contains(u'“')); // no example at all: it goes out by mail
    QByteArray told
        = plan.output + plan.errors + text.output + text.errors + run.output + run.errors;
    for (const QString &table : {u"step"_s, u"run_event"_s, u"run"_s, u"record_issue"_s}) {
        for (const StoreRow &row : m_place.sql(u"SELECT * FROM "_s + table)) {
            for (const QVariant &value : row)
                told += value.toByteArray() + '\n';
        }
    }
    QDirIterator logs(
        m_place.dataDirectory() + u"/logs"_s, QDir::Files, QDirIterator::Subdirectories);
    while (logs.hasNext()) {
        QFile log(logs.next());
        QVERIFY(log.open(QIODevice::ReadOnly));
        told += log.readAll();
    }
    for (const QByteArray &value : std::as_const(values))
        QVERIFY2(!told.contains(QByteArray('"' + value + '"'))
                && !told.contains(QByteArray("“" + value + "”")),
            value.constData());
}

QTEST_GUILESS_MAIN(BlastRadiusTest)
#include "tst_blastradius.moc"
