// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/datastore/tableplace.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

// A job's second lasts so long here: its interval of 30 is 0.6 s.
const QString kQuick = u"watchSecond=20,watchLook=100,outboxRetryBase=200,rowAgain=200"_s;
const QString kRowCalls = u"^/restapi/v2/.*/rows"_s;
const QString kBulkReads = u"^/baas/v1/project/.*/bulk/read$"_s;

} // namespace

// Tables that are kept in step (datastore-analytics D.5): chosen rows, increments of a few, the
// watch and the outbox. On the test's thread.
class TableWatchTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void chosenRows();
    void chosenRowsOfAFile();
    void fewChangesGoOneByOne();
    void manyChangesGoInAFile();
    void watchKeepsInStep();
    void watchListens();
    void rowEditedDuringAnImport();
    void refusedRowsWaitForAPerson();
    void deletedRowsLeave();
    void noNetworkForAWhile();
    void killed();
    void wrongUse_data();
    void wrongUse();

private:
    void begin(const QJsonObject &parameters);
    bool watch(const QStringList &more = {});
    CliResult endWatch();
    QString difference() { return m_place.difference(u"Small"_s, u"Kept"_s); }
    QStringList ids() { return m_place.table(u"Small"_s).rows.keys(); }
    QString outboxState(const QString &rowId) const
    {
        return m_place.sqlText(u"SELECT state FROM row_outbox WHERE row_id='%1'"_s.arg(rowId));
    }
    CliResult outbox(const QStringList &words) const
    {
        return m_place.cli(QStringList{u"outbox"_s} + words + QStringList{u"--json"_s});
    }

    TablePlace m_place;
    std::unique_ptr<QProcess> m_watch;
};

void TableWatchTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"catalystPageRows"_s, 1000}}), QString());
}

void TableWatchTest::init()
{
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    m_place.resetTimings();
    m_place.addTimings(kQuick);
}

void TableWatchTest::cleanup()
{
    if (m_watch)
        endWatch();
}

// The view is there as the table is.
void TableWatchTest::begin(const QJsonObject &parameters)
{
    QJsonObject job{{u"table"_s, u"Small"_s}, {u"view"_s, u"Kept"_s}, {u"pageRows"_s, 1000},
        {u"mode"_s, u"incremental"_s}};
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        job.insert(it.key(), it.value());
    QCOMPARE(m_place.beginAnew(job), QString());
    const CliResult first = m_place.run();
    QVERIFY2(first.exitCode == 0, QByteArray(first.output + first.errors).constData());
    QCOMPARE(difference(), QString());
}

bool TableWatchTest::watch(const QStringList &more)
{
    m_watch = m_place.launch(
        QStringList{u"watch"_s, u"Copy table"_s, u"--every"_s, u"30"_s, u"--json"_s} + more);
    return m_watch->waitForStarted();
}

CliResult TableWatchTest::endWatch()
{
    m_watch->terminate();
    const CliResult ended = m_place.finish(*m_watch, 30'000);
    m_watch.reset();
    return ended;
}

// These and no others, whatever the view is known to hold; one that is not there is told.
void TableWatchTest::chosenRows()
{
    begin({});
    const QStringList rows = ids();
    QVERIFY(m_place.changeRow(u"Small"_s, rows.at(3), {{u"delete"_s, true}}));
    const qsizetype reads = m_place.requests(u"POST"_s, kBulkReads).size();
    const CliResult run
        = m_place.run({u"--ids"_s, QStringList{rows.at(1), rows.at(3), rows.at(5)}.join(u',')});
    QVERIFY2(run.exitCode == 4, QByteArray(run.output + run.errors).constData());
    QVERIFY(run.balances());
    QCOMPARE(run.count(u"read"_s), 3);
    QCOMPARE(run.count(u"written"_s), 2);
    QCOMPARE(run.count(u"rejected"_s), 1);
    QCOMPARE(m_place.requests(u"POST"_s, kBulkReads).size(), reads);
    QCOMPARE(m_place.sqlText(u"SELECT source_key || ' ' || code FROM record_issue"_s),
        QString(rows.at(3) + u" ROW_GONE"_s));
    const CliResult exported = m_place.cli({u"runs"_s, u"export"_s, m_place.newestRun(), u"--out"_s,
        m_place.file(u"chosen"_s), u"--json"_s, u"--quiet"_s});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    QFile rejected(m_place.file(u"chosen/rejected.csv"_s));
    QVERIFY(rejected.open(QIODevice::ReadOnly));
    QVERIFY(rejected.readAll().contains(rows.at(3).toLatin1()));
}

void TableWatchTest::chosenRowsOfAFile()
{
    begin({{u"mode"_s, u"full"_s}, {u"rowCalls"_s, 2}});
    const QStringList rows = ids().mid(0, 4);
    for (const QString &id : rows)
        QVERIFY(m_place.changeRow(
            u"Small"_s, id, {{u"values"_s, QJsonObject{{u"Name"_s, QString(u"chosen "_s + id)}}}}));
    QFile list(m_place.file(u"ids.csv"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("id\n" + rows.join(u'\n').toLatin1() + "\n");
    list.close();
    const qsizetype imports = m_place.imports().size();
    const CliResult run = m_place.run({u"--ids-file"_s, list.fileName()});
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    QCOMPARE(run.count(u"written"_s), 4);
    QCOMPARE(m_place.imports().size(), imports + 1); // more than rowCalls: one file
    QCOMPARE(difference(), QString());
}

// No export, no import: neither waits for a job, and the table stays free for others.
void TableWatchTest::fewChangesGoOneByOne()
{
    begin({});
    QVERIFY(m_place.change(u"Small"_s, {{u"update"_s, 3}}));
    QVERIFY(m_place.change(u"Small"_s, {{u"insert"_s, 2}}));
    const qsizetype reads = m_place.requests(u"POST"_s, kBulkReads).size();
    const qsizetype imports = m_place.imports().size();
    const qsizetype calls = m_place.requests(u"PUT"_s, kRowCalls).size();
    const CliResult plan = m_place.cli({u"plan"_s, u"Copy table"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(plan.json()[u"cost"][u"units"].toDouble(), 5 * 0.3);
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    QVERIFY(run.balances());
    QCOMPARE(run.count(u"written"_s), 5);
    QCOMPARE(m_place.requests(u"POST"_s, kBulkReads).size(), reads);
    QCOMPARE(m_place.imports().size(), imports);
    QCOMPARE(m_place.requests(u"PUT"_s, kRowCalls).size(), calls + 5);
    QCOMPARE(difference(), QString());
    const CliResult nothing = m_place.run();
    QCOMPARE(nothing.exitCode, 0);
    QCOMPARE(nothing.count(u"written"_s), 0);
}

void TableWatchTest::manyChangesGoInAFile()
{
    begin({{u"rowCalls"_s, 4}});
    QVERIFY(m_place.change(u"Small"_s, {{u"update"_s, 5}}));
    const qsizetype imports = m_place.imports().size();
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    QCOMPARE(run.count(u"written"_s), 5);
    QCOMPARE(m_place.imports().size(), imports + 1);
    QVERIFY(m_place.requests(u"PUT"_s, kRowCalls).isEmpty());
    QCOMPARE(difference(), QString());
}

void TableWatchTest::watchKeepsInStep()
{
    begin({{u"watchSeconds"_s, 30}});
    QVERIFY(watch());
    for (int turn = 0; turn < 3; ++turn) {
        QVERIFY(m_place.change(u"Small"_s, {{u"update"_s, 2}}));
        QVERIFY(m_place.change(u"Small"_s, {{u"insert"_s, 1}}));
        QTRY_COMPARE_WITH_TIMEOUT(difference(), QString(), 20'000);
    }
    // In step, and nothing more is sent or begun for as long as nothing changes.
    const QString behind = u"SELECT behind_since FROM table_watch"_s;
    QTRY_COMPARE_WITH_TIMEOUT(m_place.sqlText(behind), u"0"_s, 20'000);
    const qint64 runs = m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s);
    const qint64 lookedAt = m_place.sqlNumber(u"SELECT looked_at FROM table_watch"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_place.sqlNumber(u"SELECT looked_at FROM table_watch"_s) > lookedAt + 2'000, 20'000);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), runs);
    const CliResult ended = endWatch();
    QVERIFY2(ended.exitCode == 0, QByteArray(ended.output + ended.errors).constData());
    const QJsonArray tables = ended.document().array();
    QCOMPARE(tables.size(), 1);
    QCOMPARE(tables.at(0)[u"lagSeconds"].toInt(-1), 0);
    QVERIFY2(tables.at(0)[u"state"].toString().startsWith(u"In step"_s), ended.output.constData());
    QVERIFY(tables.at(0)[u"writtenToday"].toInteger() >= 9);
    QVERIFY(ended.errors.contains("Copy table: "));
}

// What an event says goes into the outbox, from where the watch sends it.
void TableWatchTest::watchListens()
{
    begin({{u"deletes"_s, true}});
    const QStringList rows = ids();
    QVERIFY(m_place.changeRow(
        u"Small"_s, rows.at(0), {{u"values"_s, QJsonObject{{u"Name"_s, u"told"_s}}}}));
    QFile event(m_place.file(u"event.json"_s));
    QVERIFY(event.open(QIODevice::WriteOnly | QIODevice::Truncate));
    event.write(R"({"action":"Update","source_entity_id":"1","data":[{"Small":{"ROWID":")"
        + rows.at(0).toLatin1() + R"(","Name":"what the event says is not believed"}}]})");
    event.close();
    const CliResult added = outbox({u"add"_s, u"Copy table"_s, u"--events"_s, event.fileName()});
    QVERIFY2(added.exitCode == 0, added.errors.constData());
    QCOMPARE(outbox({u"list"_s}).document().array().size(), 1);
    QVERIFY(watch());
    QTRY_COMPARE_WITH_TIMEOUT(outboxState(rows.at(0)), QString(), 20'000);
    QCOMPARE(m_place.view(u"Kept"_s).rows.value(rows.at(0)).value(u"Name"_s), u"told"_s);
}

// F.5 7: it lands after the import, which is neither disturbed nor run into (7092).
void TableWatchTest::rowEditedDuringAnImport()
{
    begin({});
    m_watch = m_place.launch({u"watch"_s, u"Copy table"_s, u"--every"_s, u"3600"_s});
    const QString inStep = u"SELECT COUNT(*) FROM table_watch WHERE synced_mark<>''"_s;
    QTRY_COMPARE_WITH_TIMEOUT(m_place.sqlNumber(inStep), 1, 20'000);
    QVERIFY(m_place.sandbox().setSettings({{u"analyticsImportMs"_s, 6'000}}));
    QCOMPARE(m_place.importJob({{u"name"_s, u"Whole table"_s}, {u"table"_s, u"Small"_s},
                 {u"view"_s, u"Kept"_s}, {u"pageRows"_s, 1000}, {u"mode"_s, u"replace"_s}}),
        QString());
    const qsizetype imports = m_place.imports().size();
    const auto import = m_place.launch({u"run"_s, u"Whole table"_s, u"--json"_s, u"--quiet"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_place.imports().size() > imports, 20'000);
    const QString row = ids().at(0);
    QVERIFY(m_place.changeRow(
        u"Small"_s, row, {{u"values"_s, QJsonObject{{u"Name"_s, u"edited meanwhile"_s}}}}));
    QCOMPARE(outbox({u"add"_s, u"Copy table"_s, u"--ids"_s, row}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_place.sqlNumber(u"SELECT not_before FROM row_outbox"_s) > 0, 20'000); // it was tried
    QCOMPARE(outboxState(row), u"waiting"_s);
    QVERIFY(m_place.view(u"Kept"_s).rows.value(row).value(u"Name"_s) != u"edited meanwhile"_s);
    const CliResult imported = m_place.finish(*import, 60'000);
    QVERIFY2(imported.exitCode == 0, QByteArray(imported.output + imported.errors).constData());
    QTRY_COMPARE_WITH_TIMEOUT(outboxState(row), QString(), 20'000);
    QCOMPARE(difference(), QString());
    const QJsonObject limits = m_place.sandbox().get(u"/limits"_s)[u"zoho-analytics"].toObject();
    QCOMPARE(limits[u"violations"][u"7092"].toInteger(), 0);
}

void TableWatchTest::refusedRowsWaitForAPerson()
{
    begin({});
    const QStringList rows = ids().mid(0, 2);
    for (const QString &id : rows)
        QVERIFY(m_place.changeRow(
            u"Small"_s, id, {{u"values"_s, QJsonObject{{u"Name"_s, QString(u"new "_s + id)}}}}));
    const QString refusal
        = u"{\"status\":\"failure\",\"summary\":\"X\",\"data\":{\"errorCode\":7512,"
          "\"errorMessage\":\"The date format is wrong\"}}"_s;
    m_place.sandbox().put(u"/faults"_s,
        QJsonArray{QJsonObject{{u"service"_s, u"zoho-analytics"_s}, {u"path"_s, kRowCalls},
            {u"nth"_s, 1}, {u"action"_s, QJsonObject{{u"status"_s, 400}, {u"body"_s, refusal}}}}});
    QCOMPARE(outbox({u"add"_s, u"Copy table"_s, u"--ids"_s, rows.join(u',')}).exitCode, 0);
    m_watch = m_place.launch({u"watch"_s, u"Copy table"_s, u"--every"_s, u"3600"_s});
    QTRY_COMPARE_WITH_TIMEOUT(
        m_place.sqlText(u"SELECT GROUP_CONCAT(state) FROM row_outbox"_s), u"dead"_s, 20'000);
    const QJsonValue dead = outbox({u"list"_s, u"Copy table"_s}).document().array().at(0);
    QVERIFY2(dead[u"error"].toString().contains(u"date format"_s),
        qPrintable(dead[u"error"].toString()));
    const CliResult again = outbox({u"retry"_s, u"Copy table"_s});
    QCOMPARE(again.json()[u"rows"].toInt(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_place.sqlNumber(u"SELECT COUNT(*) FROM row_outbox"_s), 0, 20'000);
    QCOMPARE(difference(), QString());
}

// A row that the table has lost leaves the view if it was said to, and is asked for before.
void TableWatchTest::deletedRowsLeave()
{
    begin({});
    const QStringList rows = ids();
    QVERIFY(m_place.changeRow(u"Small"_s, rows.at(0), {{u"delete"_s, true}}));
    QFile event(m_place.file(u"deleted.json"_s));
    QVERIFY(event.open(QIODevice::WriteOnly | QIODevice::Truncate));
    event.write(R"({"action":"Delete","source_entity_id":"1","data":[{"Small":{"ROWID":")"
        + rows.at(0).toLatin1() + R"("}},{"Small":{"ROWID":")" + rows.at(1).toLatin1()
        + R"("}}]})");
    event.close();
    QCOMPARE(outbox({u"add"_s, u"Copy table"_s, u"--events"_s, event.fileName()}).exitCode, 0);
    QVERIFY(watch());
    QTRY_COMPARE_WITH_TIMEOUT(m_place.sqlNumber(u"SELECT COUNT(*) FROM row_outbox"_s), 0, 20'000);
    QCOMPARE(difference(), QString()); // the second one is still there, in both
    QVERIFY(m_place.view(u"Kept"_s).rows.contains(rows.at(1)));
}

void TableWatchTest::noNetworkForAWhile()
{
    begin({});
    m_place.sandbox().put(u"/faults"_s,
        QJsonArray{QJsonObject{{u"service"_s, u"catalyst"_s}, {u"path"_s, u".*"_s},
            {u"probability"_s, 1.0}, {u"action"_s, QJsonObject{{u"status"_s, 503}}}}});
    QVERIFY(m_place.change(u"Small"_s, {{u"update"_s, 2}}));
    QCOMPARE(outbox({u"add"_s, u"Copy table"_s, u"--ids"_s, ids().at(0)}).exitCode, 0);
    QVERIFY(watch());
    QTRY_VERIFY_WITH_TIMEOUT(m_place.sqlNumber(u"SELECT attempts FROM row_outbox"_s) >= 2, 30'000);
    QVERIFY(!m_place.sqlText(u"SELECT problem FROM table_watch"_s).isEmpty());
    m_place.sandbox().put(u"/faults"_s, QJsonArray());
    QTRY_COMPARE_WITH_TIMEOUT(difference(), QString(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_place.sqlNumber(u"SELECT COUNT(*) FROM row_outbox"_s), 0, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_place.sqlText(u"SELECT problem FROM table_watch"_s), QString(), 20'000);
}

// A process that is killed at any moment loses no change and doubles no row.
void TableWatchTest::killed()
{
    begin({});
    QRandomGenerator dice(7);
    for (int turn = 0; turn < 4; ++turn) {
        QVERIFY(watch());
        QVERIFY(m_place.change(u"Small"_s, {{u"update"_s, 3}}));
        QCOMPARE(
            outbox({u"add"_s, u"Copy table"_s, u"--ids"_s, ids().mid(0, 5).join(u',')}).exitCode,
            0);
        QTest::qWait(dice.bounded(200, 2'500));
        m_watch->kill();
        m_watch->waitForFinished();
    }
    QVERIFY(watch());
    QTRY_COMPARE_WITH_TIMEOUT(difference(), QString(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_place.sqlNumber(u"SELECT COUNT(*) FROM row_outbox"_s), 0, 30'000);
    QCOMPARE(m_place.view(u"Kept"_s).doubled, 0);
    // Nothing that was begun is left lying about.
    QTRY_COMPARE_WITH_TIMEOUT(
        m_place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE state='interrupted'"_s), 0, 30'000);
}

void TableWatchTest::wrongUse_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no job") << QStringList{u"watch"_s};
    QTest::newRow("unknown job") << QStringList{u"watch"_s, u"Nope"_s};
    QTest::newRow("whole table") << QStringList{u"watch"_s, u"Whole"_s};
    QTest::newRow("too often") << QStringList{u"watch"_s, u"Copy table"_s, u"--every"_s, u"5"_s};
    QTest::newRow("no rows") << QStringList{u"outbox"_s, u"add"_s, u"Copy table"_s};
    QTest::newRow("no id") << QStringList{
        u"outbox"_s, u"add"_s, u"Copy table"_s, u"--ids"_s, u"x"_s};
    QTest::newRow("no file") << QStringList{
        u"outbox"_s, u"add"_s, u"Copy table"_s, u"--events"_s, u"/nope"_s};
    QTest::newRow("no word") << QStringList{u"outbox"_s};
}

void TableWatchTest::wrongUse()
{
    QFETCH(QStringList, words);
    QCOMPARE(
        m_place.beginAnew({{u"table"_s, u"Small"_s}, {u"mode"_s, u"incremental"_s}}), QString());
    QCOMPARE(m_place.importJob({{u"name"_s, u"Whole"_s}, {u"table"_s, u"Small"_s}}), QString());
    const CliResult refused = m_place.cli(words);
    QVERIFY2(refused.exitCode == 1, refused.errors.constData());
    QVERIFY(!refused.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TableWatchTest)
#include "tst_tablewatch.moc"
