// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/datastore/tableplace.h"

#include <QFile>
#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Whole runs of a table's copy into Analytics (datastore-analytics F.5).
class TableSyncTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void copiesPages();
    void secondRunChangesNothing();
    void verifiesShortPages();
    void partOfTheTable();
    void planWritesNothing();
    void lostAnswers();
    void rowsAreRefused_data();
    void rowsAreRefused();
    void stopAndResume();
    void increments_data();
    void increments();
    void deletesWhatHasGone();
    void deletesNothingAtRandom();
    void manyDeletionsAsk();
    void repairsDoubledRows();
    void replacesInBatches_data();
    void replacesInBatches();
    void replacingIsStopped();
    void lockedElsewhere();
    void newColumnsStop();

private:
    TablePlace m_place;
};

void TableSyncTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"catalystPageRows"_s, 1000}}), QString());
}

// 1. Several pages, the view equals the table, none twice, and the second look agrees.
void TableSyncTest::copiesPages()
{
    QCOMPARE(m_place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Copied orders"_s},
                 {u"pageRows"_s, 1000}}),
        QString());
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    QVERIFY(run.balances());
    const qsizetype rows = m_place.table(u"Orders"_s).rows.size();
    QVERIFY2(rows > 1000, QByteArray::number(rows).constData());
    QCOMPARE(run.count(u"read"_s), rows);
    QCOMPARE(run.count(u"written"_s), rows);
    QCOMPARE(m_place.difference(u"Orders"_s, u"Copied orders"_s), QString());
    const CliResult verified
        = m_place.cli({u"runs"_s, u"verify"_s, m_place.newestRun(), u"--json"_s, u"--quiet"_s});
    for (const QJsonValue &check : verified.json()[u"checks"].toArray())
        QVERIFY2(check[u"isGood"].toBool(),
            qPrintable(check[u"title"].toString() + u": "_s + check[u"result"].toString()));
    QCOMPARE(verified.exitCode, 0);
    for (const char *title : {"Sum of Quantity", "Smallest Quantity", "Largest ROWID"})
        QVERIFY2(verified.output.contains(title), verified.output.constData());
    const CliResult exported = m_place.cli({u"runs"_s, u"export"_s, m_place.newestRun(), u"--out"_s,
        m_place.file(u"export"_s), u"--json"_s, u"--quiet"_s});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    QFile written(m_place.file(u"export/written.csv"_s));
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll().count('\n'), rows + 1);
}

// The service gives fewer rows at once than it says: the rows' numbers have gaps, and no row is
// told to stand in two places.
void TableSyncTest::verifiesShortPages()
{
    QCOMPARE(
        m_place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Short pages"_s}}), QString());
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    const CliResult verified
        = m_place.cli({u"runs"_s, u"verify"_s, m_place.newestRun(), u"--json"_s, u"--quiet"_s});
    QVERIFY2(verified.exitCode == 0, verified.output.constData());
}

// 2. The same run again.
void TableSyncTest::secondRunChangesNothing()
{
    const TableContent before = m_place.view(u"Copied orders"_s);
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    const TableContent after = m_place.view(u"Copied orders"_s);
    QCOMPARE(after.doubled, 0);
    QVERIFY(after.rows == before.rows);
}

void TableSyncTest::partOfTheTable()
{
    const QJsonObject job{{u"table"_s, u"Orders"_s}, {u"view"_s, u"Part"_s}, {u"pageRows"_s, 1000}};
    QCOMPARE(m_place.beginAnew(job), QString());
    const CliResult rows = m_place.run({u"--rows"_s, u"990-1010"_s});
    QVERIFY2(rows.exitCode == 0, QByteArray(rows.output + rows.errors).constData());
    QCOMPARE(rows.count(u"read"_s), 21);
    QCOMPARE(m_place.view(u"Part"_s).rows.size(), 21);
    const CliResult page = m_place.run({u"--pages"_s, u"1"_s});
    QVERIFY2(page.exitCode == 0, QByteArray(page.output + page.errors).constData());
    QCOMPARE(page.count(u"read"_s), 1000);
    QCOMPARE(m_place.view(u"Part"_s).rows.size(), 1010);
    QCOMPARE(m_place.view(u"Part"_s).doubled, 0);
}

void TableSyncTest::planWritesNothing()
{
    QCOMPARE(m_place.beginAnew(
                 {{u"table"_s, u"Orders"_s}, {u"view"_s, u"Planned"_s}, {u"pageRows"_s, 1000}}),
        QString());
    const CliResult plan = m_place.cli({u"plan"_s, u"Copy table"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, QByteArray(plan.output + plan.errors).constData());
    const qint64 rows = m_place.table(u"Orders"_s).rows.size();
    QCOMPARE(plan.json()[u"counts"][u"written"].toInteger(), rows);
    QCOMPARE(plan.json()[u"cost"][u"units"].toDouble(), static_cast<double>(rows) * 15 / 1000);
    QVERIFY(!plan.json()[u"sample"].toArray().isEmpty());
    QVERIFY(m_place.imports().isEmpty());
    QVERIFY(m_place.requests(u"POST"_s, u"^/restapi/v2/workspaces/.*/tables"_s).isEmpty());
}

// 4. The answer to an import is lost after the service acted.
void TableSyncTest::lostAnswers()
{
    QCOMPARE(m_place.beginAnew(
                 {{u"table"_s, u"Orders"_s}, {u"view"_s, u"Lost"_s}, {u"pageRows"_s, 1000}}),
        QString());
    QVERIFY(m_place.sandbox().setFaults(
        {QJsonObject{{u"service"_s, u"zoho-analytics"_s}, {u"path"_s, u"/data$"_s}, {u"nth"_s, 2},
             {u"when"_s, u"after"_s}, {u"action"_s, QJsonObject{{u"close"_s, u"rst"_s}}}},
            QJsonObject{{u"service"_s, u"zoho-analytics"_s}, {u"path"_s, u"/tables$"_s},
                {u"nth"_s, 1}, {u"when"_s, u"after"_s},
                {u"action"_s, QJsonObject{{u"close"_s, u"rst"_s}}}}}));
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    QVERIFY(run.balances());
    QCOMPARE(m_place.difference(u"Orders"_s, u"Lost"_s), QString());
}

void TableSyncTest::rowsAreRefused_data()
{
    QTest::addColumn<QJsonObject>("mapping");
    QTest::addColumn<QJsonObject>("settings");
    QTest::newRow("one in 500, each named")
        << QJsonObject() << QJsonObject{{u"analyticsFailEvery"_s, 500}};
    // -1 is no positive number: a fifth of the rows, more than the service names.
    QTest::newRow("by their values") << QJsonObject{{u"columns"_s,
        QJsonObject{{u"Priority"_s, QJsonObject{{u"type"_s, u"POSITIVE_NUMBER"_s}}}}}}
                                     << QJsonObject();
}

// Rows that Analytics does not take, whether or not it says which.
void TableSyncTest::rowsAreRefused()
{
    QFETCH(QJsonObject, mapping);
    QFETCH(QJsonObject, settings);
    QCOMPARE(m_place.beginAnew(
                 {{u"table"_s, u"Orders"_s}, {u"view"_s, u"Refused"_s}, {u"pageRows"_s, 1000},
                     {u"rejectionLimitPercent"_s, 0}, {u"mapping"_s, mapping}},
                 settings),
        QString());
    const CliResult run = m_place.run();
    QCOMPARE(run.exitCode, 4);
    QVERIFY(run.balances());
    QVERIFY(run.count(u"rejected"_s) > 0);
    QCOMPARE(run.count(u"written"_s), m_place.view(u"Refused"_s).rows.size());
    QCOMPARE(run.count(u"pending"_s), 0);
    // These rows and no others once more: they go through once they are mended.
    QVERIFY(m_place.sandbox().setSettings({{u"analyticsFailEvery"_s, 0}}));
    const CliResult again
        = m_place.cli({u"runs"_s, u"retry"_s, m_place.newestRun(), u"--json"_s, u"--quiet"_s});
    QVERIFY2(again.exitCode == (mapping.isEmpty() ? 0 : 4),
        QByteArray(again.output + again.errors).constData());
    QVERIFY(again.balances());
    QCOMPARE(again.count(u"read"_s), run.count(u"rejected"_s));
    QCOMPARE(again.count(u"written"_s), mapping.isEmpty() ? run.count(u"rejected"_s) : 0);
    QCOMPARE(m_place.view(u"Refused"_s).rows.size(),
        run.count(u"written"_s) + again.count(u"written"_s));
}

// 3. Stopped on the way, then gone on with.
void TableSyncTest::stopAndResume()
{
    QCOMPARE(m_place.beginAnew(
                 {{u"table"_s, u"Orders"_s}, {u"view"_s, u"Stopped"_s}, {u"pageRows"_s, 200}},
                 {{u"catalystPageRows"_s, 200}, {u"catalystReadJobMs"_s, 150}}),
        QString());
    const auto process = m_place.launchRun();
    QTRY_VERIFY_WITH_TIMEOUT(!m_place.imports().isEmpty(), 20'000);
    process->terminate();
    const CliResult stopped = m_place.finish(*process);
    QVERIFY2(stopped.exitCode == 75, QByteArray(stopped.output + stopped.errors).constData());
    QVERIFY(stopped.balances());
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, QByteArray(resumed.output + resumed.errors).constData());
    QVERIFY(resumed.balances());
    QCOMPARE(m_place.difference(u"Orders"_s, u"Stopped"_s), QString());
}

void TableSyncTest::increments_data()
{
    QTest::addColumn<QString>("changedRows");
    QTest::newRow("the service is asked") << u"auto"_s;
    QTest::newRow("all are compared") << u"all"_s;
}

// All rows the first time, then what was changed and what is new, and nothing twice.
void TableSyncTest::increments()
{
    QFETCH(QString, changedRows);
    QCOMPARE(
        m_place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Kept"_s}, {u"pageRows"_s, 1000},
            {u"mode"_s, u"incremental"_s}, {u"changedRows"_s, changedRows}}),
        QString());
    const CliResult first = m_place.run();
    QVERIFY2(first.exitCode == 0, QByteArray(first.output + first.errors).constData());
    QCOMPARE(first.count(u"written"_s), m_place.table(u"Orders"_s).rows.size());
    QCOMPARE(m_place.difference(u"Orders"_s, u"Kept"_s), QString());
    const CliResult nothing = m_place.run();
    QVERIFY2(nothing.exitCode == 0, QByteArray(nothing.output + nothing.errors).constData());
    QCOMPARE(nothing.count(u"written"_s), 0);
    QCOMPARE(nothing.count(u"skipped"_s), nothing.count(u"read"_s));
    QVERIFY(m_place.change(u"Orders"_s, {{u"update"_s, 30}}));
    QVERIFY(m_place.change(u"Orders"_s, {{u"insert"_s, 12}}));
    const qsizetype sent = m_place.imports().size();
    const CliResult second = m_place.run();
    QVERIFY2(second.exitCode == 0, QByteArray(second.output + second.errors).constData());
    QVERIFY(second.balances());
    QCOMPARE(second.count(u"written"_s), 42);
    QVERIFY(m_place.imports().size() <= sent + 3); // a file for each page that has changes
    QCOMPARE(m_place.difference(u"Orders"_s, u"Kept"_s), QString());
}

// 5. Rows that the table has lost leave the view, and no others.
void TableSyncTest::deletesWhatHasGone()
{
    QCOMPARE(m_place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Shrunk"_s},
                 {u"pageRows"_s, 1000}, {u"mode"_s, u"incremental"_s}, {u"deletes"_s, true},
                 {u"deleteLimitPercent"_s, 50}}),
        QString());
    const CliResult first = m_place.run();
    QVERIFY2(first.exitCode == 0, QByteArray(first.output + first.errors).constData());
    QCOMPARE(first.count(u"written"_s), m_place.table(u"Orders"_s).rows.size());
    QVERIFY(m_place.change(u"Orders"_s, {{u"delete"_s, 1000}}));
    const CliResult second = m_place.run();
    QVERIFY2(second.exitCode == 0, QByteArray(second.output + second.errors).constData());
    QVERIFY(second.balances());
    QCOMPARE(second.count(u"written"_s), 1000);
    QCOMPARE(m_place.difference(u"Orders"_s, u"Shrunk"_s), QString());
}

// A table that is empty, or whose list is short, takes nothing with it.
void TableSyncTest::deletesNothingAtRandom()
{
    QCOMPARE(m_place.beginAnew({{u"table"_s, u"Small"_s}, {u"view"_s, u"Emptied"_s},
                 {u"deletes"_s, true}, {u"deleteLimitPercent"_s, 100}}),
        QString());
    QCOMPARE(m_place.run().exitCode, 0);
    const qsizetype rows = m_place.view(u"Emptied"_s).rows.size();
    QVERIFY(rows > 0);
    QVERIFY(m_place.change(u"Small"_s, {{u"delete"_s, rows}}));
    const CliResult second = m_place.run();
    QCOMPARE(second.exitCode, 7);
    QVERIFY(second.json()[u"reason"].toString().contains(u"Nothing was deleted"_s));
    QCOMPARE(m_place.view(u"Emptied"_s).rows.size(), rows);
}

// More than the job's limits wait for a person, who resumes.
void TableSyncTest::manyDeletionsAsk()
{
    QCOMPARE(m_place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Asked"_s},
                 {u"pageRows"_s, 1000}, {u"deletes"_s, true}}),
        QString());
    QCOMPARE(m_place.run().exitCode, 0);
    QVERIFY(m_place.change(u"Orders"_s, {{u"delete"_s, 700}}));
    const qsizetype before = m_place.view(u"Asked"_s).rows.size();
    const CliResult asked = m_place.run();
    QCOMPARE(asked.exitCode, 7);
    QCOMPARE(m_place.view(u"Asked"_s).rows.size(), before);
    const CliResult agreed = m_place.resume();
    QVERIFY2(agreed.exitCode == 0, QByteArray(agreed.output + agreed.errors).constData());
    QCOMPARE(m_place.difference(u"Orders"_s, u"Asked"_s), QString());
}

// 8. What the original leaves behind, rows that stand there twice, is found and put right.
void TableSyncTest::repairsDoubledRows()
{
    const QJsonObject job{
        {u"table"_s, u"Orders"_s}, {u"view"_s, u"Doubled"_s}, {u"pageRows"_s, 1000}};
    QJsonObject appending = job;
    appending.insert(u"mode"_s, u"append"_s);
    QCOMPARE(m_place.beginAnew(appending), QString());
    QCOMPARE(m_place.run().exitCode, 0);
    QCOMPARE(m_place.run().exitCode, 0);
    QVERIFY(m_place.view(u"Doubled"_s).doubled > 0);
    const QStringList verify{
        u"runs"_s, u"verify"_s, m_place.newestRun(), u"--json"_s, u"--quiet"_s};
    QVERIFY(m_place.cli(verify).exitCode != 0);
    const QString reportFile = m_place.file(u"report.md"_s);
    const CliResult reported = m_place.cli(verify + QStringList{u"--out"_s, reportFile});
    QCOMPARE(reported.json()[u"report"].toString(), reportFile);
    QFile report(reportFile);
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QByteArray text = report.readAll();
    for (const char *part : {"**Verdict: not right.**", "- View: Doubled", "more than once",
             "Smallest Quantity", "/restapi/v2/bulk/workspaces"})
        QVERIFY2(text.contains(part), text.constData());
    QJsonObject replacing = job;
    replacing.insert(u"mode"_s, u"replace"_s);
    QCOMPARE(m_place.importJob(replacing), QString());
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    QVERIFY(run.balances());
    QCOMPARE(run.count(u"written"_s), m_place.table(u"Orders"_s).rows.size());
    QCOMPARE(m_place.difference(u"Orders"_s, u"Doubled"_s), QString());
    const CliResult verified
        = m_place.cli({u"runs"_s, u"verify"_s, m_place.newestRun(), u"--json"_s, u"--quiet"_s});
    QCOMPARE(verified.exitCode, 0);
    QVERIFY(m_place.change(
        u"Orders"_s, {{u"update"_s, 3}, {u"values"_s, QJsonObject{{u"Quantity"_s, 999}}}}));
    const CliResult different
        = m_place.cli({u"runs"_s, u"verify"_s, m_place.newestRun(), u"--json"_s, u"--quiet"_s});
    QVERIFY2(different.exitCode == 3, QByteArray(different.output + different.errors).constData());
}

void TableSyncTest::replacesInBatches_data()
{
    QTest::addColumn<int>("lost");
    QTest::addColumn<QString>("when");
    QTest::newRow("all arrive") << 0 << u"after"_s;
    QTest::newRow("the first answer is lost") << 1 << u"after"_s;
    QTest::newRow("the second answer is lost") << 2 << u"after"_s;
    QTest::newRow("the second batch is lost") << 2 << u"before"_s;
    QTest::newRow("the last answer is lost") << 3 << u"after"_s;
}

// The view changes over at the last batch; a lost answer begins the job anew, and nothing is
// doubled.
void TableSyncTest::replacesInBatches()
{
    QFETCH(int, lost);
    QFETCH(QString, when);
    QCOMPARE(m_place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Replaced"_s},
                                   {u"pageRows"_s, 1000}, {u"mode"_s, u"replace"_s}},
                 {{u"analyticsBatchLifeMs"_s, 500}}),
        QString());
    QCOMPARE(m_place.run().exitCode, 0);
    QVERIFY(m_place.change(u"Orders"_s, {{u"delete"_s, 100}}));
    QVERIFY(m_place.change(u"Orders"_s, {{u"update"_s, 50}}));
    m_place.addTimings(u"rowBusy=200,placePause=200"_s);
    const auto asBefore = qScopeGuard([this] { m_place.resetTimings(); });
    if (lost > 0)
        QVERIFY(m_place.sandbox().setFaults({QJsonObject{{u"service"_s, u"zoho-analytics"_s},
            {u"path"_s, u"/data/batch$"_s}, {u"nth"_s, lost}, {u"when"_s, when},
            {u"action"_s, QJsonObject{{u"close"_s, u"rst"_s}}}}}));
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    QVERIFY(run.balances());
    QCOMPARE(run.count(u"written"_s), m_place.table(u"Orders"_s).rows.size());
    QCOMPARE(m_place.difference(u"Orders"_s, u"Replaced"_s), QString());
}

// 3. Between two batches: the view is as it was, and goes on as a whole.
void TableSyncTest::replacingIsStopped()
{
    QCOMPARE(m_place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Halved"_s},
                                   {u"pageRows"_s, 400}, {u"mode"_s, u"replace"_s}},
                 {{u"catalystPageRows"_s, 400}, {u"analyticsBatchLifeMs"_s, 500}}),
        QString());
    QCOMPARE(m_place.run().exitCode, 0);
    const TableContent before = m_place.view(u"Halved"_s);
    QVERIFY(m_place.change(u"Orders"_s, {{u"update"_s, 400}}));
    const qsizetype imports = m_place.imports().size();
    QVERIFY(m_place.sandbox().setSettings({{u"catalystReadJobMs"_s, 300}}));
    const auto process = m_place.launchRun();
    QTRY_VERIFY_WITH_TIMEOUT(m_place.imports().size() >= imports + 2, 20'000);
    process->terminate();
    const CliResult stopped = m_place.finish(*process);
    QCOMPARE(stopped.exitCode, 75);
    QVERIFY(stopped.balances());
    // Where the machine is slow the last batch may have left before the stop came: never half.
    QVERIFY(m_place.view(u"Halved"_s).rows == before.rows
        || m_place.difference(u"Orders"_s, u"Halved"_s).isEmpty());
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, QByteArray(resumed.output + resumed.errors).constData());
    QCOMPARE(m_place.difference(u"Orders"_s, u"Halved"_s), QString());
}

// The original holds the table: the run does not begin, and nothing was sent.
void TableSyncTest::lockedElsewhere()
{
    QCOMPARE(m_place.beginAnew({{u"table"_s, u"Small"_s}, {u"view"_s, u"Locked"_s}}), QString());
    QVERIFY(!m_place.sandbox()
                 .post(u"/mutate"_s,
                     QJsonObject{{u"service"_s, u"catalyst"_s}, {u"cache"_s, u"Analytics_Small"_s},
                         {u"segment"_s, u"ZohoAnalyticsDatastoreSync"_s},
                         {u"value"_s, u"{\"orgId\":\"1\"}"_s}})
                 .isEmpty());
    const CliResult locked = m_place.run();
    QCOMPARE(locked.exitCode, 6);
    QVERIFY(m_place.imports().isEmpty());
    const CliResult broken = m_place.run({u"--break-lock"_s, u"Small"_s});
    QVERIFY2(broken.exitCode == 0, QByteArray(broken.output + broken.errors).constData());
    QCOMPARE(m_place.difference(u"Small"_s, u"Locked"_s), QString());
}

// The table has a column that the view lacks.
void TableSyncTest::newColumnsStop()
{
    QCOMPARE(m_place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Orders"_s}}), QString());
    const CliResult stopped = m_place.run();
    QCOMPARE(stopped.exitCode, 3);
    QVERIFY(stopped.json()[u"reason"].toString().contains(u"lacks"_s));
    QVERIFY(m_place.imports().isEmpty());
}

QTEST_GUILESS_MAIN(TableSyncTest)
#include "tst_tablesync.moc"
