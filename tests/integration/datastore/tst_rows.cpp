// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/datastore/tableplace.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Single rows from the table into the view, as an operator sends them: sluice-cli row (design 9,
// datastore-analytics B.5, C.9).
class RowsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void insertsOnce();
    void updates();
    void deletes();
    void rowIsGone();
    void viewIsMissing();
    void valuesThatDoNotFit();
    void refusedByTheService();
    void lostAnswer_data();
    void lostAnswer();
    void killed_data();
    void killed();
    void importInProgress();
    void viewIsBusy();
    void lockedElsewhere();
    void unitsAreCounted();
    void wrongUse_data();
    void wrongUse();

private:
    CliResult row(const QString &id, const QString &action) const
    {
        return m_place.cli({u"row"_s, u"Copy table"_s, u"--row-id"_s, id, u"--action"_s, action,
            u"--json"_s, u"--quiet"_s});
    }
    QString sent() const { return m_sent; } // a row that the view has
    QString other() const { return m_other; } // one that it has not
    bool setTable(const QString &id, const QString &city)
    {
        return m_place.changeRow(
            u"Customers"_s, id, {{u"values"_s, QJsonObject{{u"City"_s, city}}}});
    }
    QString rowDifference(const QString &id)
    {
        return m_place.rowDifference(u"Customers"_s, u"Rows"_s, id);
    }
    QList<QJsonObject> rowCalls() { return m_place.requests({}, u"^/restapi/v2/.*/rows"_s); }
    void setTimings(const QString &text) { m_place.addTimings(text); }

    TablePlace m_place;
    QString m_sent;
    QString m_other;
};

void RowsTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"catalystPageRows"_s, 1000}}), QString());
}

void RowsTest::init()
{
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    m_place.resetTimings();
    QCOMPARE(m_place.beginAnew(
                 {{u"table"_s, u"Customers"_s}, {u"view"_s, u"Rows"_s}, {u"pageRows"_s, 1000}}),
        QString());
    const CliResult run = m_place.run({u"--rows"_s, u"1-5"_s});
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    const TableContent view = m_place.view(u"Rows"_s);
    QCOMPARE(view.rows.size(), 5);
    m_sent = view.rows.firstKey();
    m_other.clear();
    const TableContent table = m_place.table(u"Customers"_s);
    for (auto it = table.rows.cbegin(); it != table.rows.cend() && m_other.isEmpty(); ++it) {
        if (!view.rows.contains(it.key()))
            m_other = it.key();
    }
    QVERIFY(!m_other.isEmpty());
}

// The original doubles a row that is inserted twice (C.9-17).
void RowsTest::insertsOnce()
{
    for (int turn = 0; turn < 2; ++turn) {
        const CliResult inserted = row(other(), u"insert"_s);
        QVERIFY2(inserted.exitCode == 0, QByteArray(inserted.output + inserted.errors).constData());
        QVERIFY(inserted.balances());
        QCOMPARE(inserted.count(u"read"_s), 1);
        QCOMPARE(inserted.count(u"written"_s), 1);
        QCOMPARE(rowDifference(other()), QString());
        QCOMPARE(m_place.view(u"Rows"_s).rows.size(), 6);
    }
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM attempt a JOIN step s ON s.id=a.step_id"
                               " WHERE s.step_key='write:row' AND a.state='acked'"_s),
        2);
    const CliResult exported = m_place.cli({u"runs"_s, u"export"_s, m_place.newestRun(), u"--out"_s,
        m_place.file(u"export"_s), u"--json"_s, u"--quiet"_s});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    QFile written(m_place.file(u"export/written.csv"_s));
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray rows = written.readAll();
    QVERIFY2(rows.contains("updated") && rows.contains(other().toLatin1()), rows.constData());
    const CliResult verified
        = m_place.cli({u"runs"_s, u"verify"_s, m_place.newestRun(), u"--json"_s, u"--quiet"_s});
    QVERIFY2(verified.exitCode == 0, QByteArray(verified.output + verified.errors).constData());
}

void RowsTest::updates()
{
    QVERIFY(setTable(sent(), u"Graz, \"Lend\""_s));
    const CliResult changed = row(sent(), u"update"_s);
    QVERIFY2(changed.exitCode == 0, QByteArray(changed.output + changed.errors).constData());
    QCOMPARE(m_place.view(u"Rows"_s).rows.value(sent()).value(u"City"_s), u"Graz, \"Lend\""_s);
    QCOMPARE(rowDifference(sent()), QString());
    // The view lacks this one: it is added, which the original does not.
    const CliResult added = row(other(), u"update"_s);
    QVERIFY2(added.exitCode == 0, QByteArray(added.output + added.errors).constData());
    QCOMPARE(rowDifference(other()), QString());
    QCOMPARE(m_place.view(u"Rows"_s).rows.size(), 6);
}

void RowsTest::deletes()
{
    const CliResult deleted = row(sent(), u"delete"_s);
    QVERIFY2(deleted.exitCode == 0, QByteArray(deleted.output + deleted.errors).constData());
    QCOMPARE(deleted.count(u"written"_s), 1);
    const TableContent view = m_place.view(u"Rows"_s);
    QCOMPARE(view.rows.size(), 4);
    QVERIFY(!view.rows.contains(sent()));
    const CliResult again = row(sent(), u"delete"_s);
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.count(u"written"_s), 0);
    QCOMPARE(again.count(u"skipped"_s), 1);
    QCOMPARE(m_place.view(u"Rows"_s).rows.size(), 4);
}

void RowsTest::rowIsGone()
{
    QVERIFY(m_place.changeRow(u"Customers"_s, sent(), {{u"delete"_s, true}}));
    for (const QString &action : {u"update"_s, u"insert"_s}) {
        const CliResult gone = row(sent(), action);
        QCOMPARE(gone.exitCode, 3);
        QVERIFY2(
            gone.json()[u"reason"].toString().contains(u"has no row"_s), gone.output.constData());
    }
    QVERIFY(rowCalls().isEmpty());
    QVERIFY(m_place.view(u"Rows"_s).rows.contains(sent()));
    QVERIFY(m_place.sandbox().setSettings({{u"catalystMissingRow"_s, u"noData"_s}}));
    QCOMPARE(row(sent(), u"update"_s).exitCode, 3);
    // Nothing needs to be read for this.
    const CliResult deleted = row(sent(), u"delete"_s);
    QVERIFY2(deleted.exitCode == 0, QByteArray(deleted.output + deleted.errors).constData());
    QVERIFY(!m_place.view(u"Rows"_s).rows.contains(sent()));
}

void RowsTest::viewIsMissing()
{
    QCOMPARE(
        m_place.importJob({{u"table"_s, u"Customers"_s}, {u"view"_s, u"Never made"_s}}), QString());
    for (const QString &action : {u"update"_s, u"delete"_s}) {
        const CliResult missing = row(sent(), action);
        QCOMPARE(missing.exitCode, 3);
        QVERIFY(missing.json()[u"reason"].toString().contains(u"Copy the table first"_s));
    }
    QVERIFY(m_place.view(u"Never made"_s).rows.isEmpty());
    QVERIFY(rowCalls().isEmpty());
}

// Told before it is sent; a value of personal data is shown nowhere.
void RowsTest::valuesThatDoNotFit()
{
    const QJsonObject job{{u"table"_s, u"Customers"_s}, {u"view"_s, u"Typed"_s}};
    const QJsonObject mapping{{u"formatVersion"_s, 1},
        {u"columns"_s,
            QJsonObject{
                {u"Name"_s, QJsonObject{{u"type"_s, u"NUMBER"_s}, {u"pii"_s, u"flagged"_s}}}}}};
    QCOMPARE(m_place.importJob(job, mapping), QString());
    const CliResult bulk = m_place.run({u"--rows"_s, u"1-2"_s});
    QVERIFY2(bulk.exitCode == 4, QByteArray(bulk.output + bulk.errors).constData());
    const CliResult rejected = row(sent(), u"update"_s);
    QVERIFY2(rejected.exitCode == 4, QByteArray(rejected.output + rejected.errors).constData());
    QCOMPARE(rejected.count(u"rejected"_s), 1);
    QVERIFY(rejected.balances());
    QVERIFY(rowCalls().isEmpty());
    const CliResult exported = m_place.cli({u"runs"_s, u"export"_s, m_place.newestRun(), u"--out"_s,
        m_place.file(u"rejected"_s), u"--json"_s, u"--quiet"_s});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    QFile file(m_place.file(u"rejected/rejected.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray rows = file.readAll();
    QVERIFY2(rows.contains("DOES_NOT_FIT") && rows.contains(sent().toLatin1()), rows.constData());
    QVERIFY2(!rows.contains("Customer "), rows.constData());
}

// The service says at last that a value does not fit.
void RowsTest::refusedByTheService()
{
    const QJsonObject body{{u"status"_s, u"failure"_s}, {u"summary"_s, u"UNABLE_TO_PARSE"_s},
        {u"data"_s, QJsonObject{{u"errorCode"_s, 8516}, {u"errorMessage"_s, u"Bad Credit"_s}}}};
    QVERIFY(m_place.sandbox().setFaults(
        {QJsonObject{{u"service"_s, u"zoho-analytics"_s}, {u"path"_s, u"/rows$"_s}, {u"nth"_s, 1},
            {u"action"_s, QJsonObject{{u"status"_s, 400}, {u"body"_s, body}}}}}));
    const CliResult rejected = row(sent(), u"update"_s);
    QVERIFY2(rejected.exitCode == 4, QByteArray(rejected.output + rejected.errors).constData());
    QCOMPARE(rejected.count(u"rejected"_s), 1);
    QVERIFY(rejected.balances());
    QVERIFY(m_place.sqlText(u"SELECT message FROM record_issue ORDER BY run_number DESC"_s)
                .contains(u"Bad Credit"_s));
}

void RowsTest::lostAnswer_data()
{
    QTest::addColumn<QString>("action");
    QTest::newRow("insert") << u"insert"_s;
    QTest::newRow("delete") << u"delete"_s;
}

// The service acted, and its answer is lost.
void RowsTest::lostAnswer()
{
    QFETCH(QString, action);
    const bool isDeletion = action == "delete"_L1;
    setTimings(u"retryBase=20,retryCap=40"_s);
    QVERIFY(m_place.sandbox().setFaults(
        {QJsonObject{{u"service"_s, u"zoho-analytics"_s}, {u"path"_s, u"/rows$"_s}, {u"nth"_s, 1},
            {u"when"_s, u"after"_s}, {u"action"_s, QJsonObject{{u"close"_s, u"rst"_s}}}}}));
    const CliResult done = row(isDeletion ? sent() : other(), action);
    QVERIFY2(done.exitCode == 0, QByteArray(done.output + done.errors).constData());
    QVERIFY(done.balances());
    QCOMPARE(done.count(u"pending"_s), 0);
    QCOMPARE(m_place.view(u"Rows"_s).doubled, 0);
    QCOMPARE(m_place.view(u"Rows"_s).rows.size(), isDeletion ? 4 : 6);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM attempt a JOIN step s ON s.id=a.step_id"
                               " WHERE s.step_key='write:row'"_s),
        2);
    if (!isDeletion)
        QCOMPARE(rowDifference(other()), QString());
}

void RowsTest::killed_data()
{
    QTest::addColumn<QString>("point");
    QTest::addColumn<bool>("isThere"); // before it is resumed
    QTest::newRow("between record and send") << u"S3.after_commit:1"_s << false;
    QTest::newRow("after the service acted") << u"S6.reply_received:1"_s << true;
}

void RowsTest::killed()
{
    QFETCH(QString, point);
    QFETCH(bool, isThere);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, point);
    const CliResult killed = row(other(), u"insert"_s);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(killed.exitCode, -1);
    QCOMPARE(m_place.view(u"Rows"_s).rows.contains(other()), isThere);
    QCOMPARE(m_place.sqlNumber(u"SELECT n_pending FROM run ORDER BY number DESC LIMIT 1"_s), 1);
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, QByteArray(resumed.output + resumed.errors).constData());
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"written"_s), 1);
    QCOMPARE(rowDifference(other()), QString());
    QCOMPARE(m_place.view(u"Rows"_s).rows.size(), 6);
}

// A row that is edited while an import has the view lands after it (F.5-7).
void RowsTest::importInProgress()
{
    QVERIFY(m_place.sandbox().setSettings({{u"catalystReadJobMs"_s, 2'500}}));
    const auto exports = [this] {
        return m_place.sandbox().requestCount(u"catalyst"_s, u"POST"_s, u"/bulk/read"_s);
    };
    const int before = exports();
    const auto import = m_place.launchRun({u"--rows"_s, u"1-20"_s});
    QTRY_VERIFY_WITH_TIMEOUT(exports() > before, 20'000);
    QVERIFY(setTable(sent(), u"Edited"_s));
    const qint64 runs = m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s);
    setTimings(u"rowWait=200,rowAgain=50"_s);
    const CliResult locked = row(sent(), u"update"_s);
    QCOMPARE(locked.exitCode, 6);
    QVERIFY2(locked.errors.contains("when the import has ended"), locked.errors.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), runs); // nothing of it is left
    QVERIFY(rowCalls().isEmpty());
    setTimings(u"rowWait=30000,rowAgain=50"_s);
    const CliResult waited = row(sent(), u"update"_s);
    QVERIFY2(waited.exitCode == 0, QByteArray(waited.output + waited.errors).constData());
    QCOMPARE(m_place.finish(*import).exitCode, 0);
    QCOMPARE(rowDifference(sent()), QString());
    QCOMPARE(m_place.view(u"Rows"_s).rows.size(), 20);
}

// An import of which this computer knows nothing: the service refuses the row (7092).
void RowsTest::viewIsBusy()
{
    const QJsonObject body{{u"status"_s, u"failure"_s}, {u"summary"_s, u"DDL_LOCK"_s},
        {u"data"_s, QJsonObject{{u"errorCode"_s, 7092}, {u"errorMessage"_s, u"Importing"_s}}}};
    QJsonObject fault{{u"service"_s, u"zoho-analytics"_s}, {u"path"_s, u"/rows$"_s}, {u"nth"_s, 1},
        {u"action"_s, QJsonObject{{u"status"_s, 400}, {u"body"_s, body}}}};
    QVERIFY(m_place.sandbox().setFaults({fault}));
    setTimings(u"rowWait=20000,rowBusy=100"_s);
    const CliResult waited = row(other(), u"insert"_s);
    QVERIFY2(waited.exitCode == 0, QByteArray(waited.output + waited.errors).constData());
    QCOMPARE(rowDifference(other()), QString());
    QCOMPARE(rowCalls().size(), 2);

    fault.remove(u"nth"_s);
    fault.insert(u"probability"_s, 1);
    QVERIFY(m_place.sandbox().setFaults({fault}));
    setTimings(u"rowWait=400,rowBusy=100,busyReport=150"_s);
    QVERIFY(setTable(other(), u"Later"_s));
    const CliResult locked = row(other(), u"update"_s);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='VIEW_BUSY'"_s), 1);
    QCOMPARE(locked.exitCode, 6);
    QCOMPARE(locked.json()[u"state"].toString(), u"failed"_s);
    QVERIFY(locked.json()[u"reason"].toString().contains(u"An import has the view"_s));
    QCOMPARE(locked.count(u"notAttempted"_s), 1);
    QVERIFY(locked.balances());
    QVERIFY(m_place.sandbox().setFaults({}));
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, QByteArray(resumed.output + resumed.errors).constData());
    QCOMPARE(rowDifference(other()), QString());
}

void RowsTest::lockedElsewhere()
{
    const QJsonObject key{{u"service"_s, u"catalyst"_s}, {u"cache"_s, u"Analytics_Customers"_s},
        {u"segment"_s, u"ZohoAnalyticsDatastoreSync"_s}, {u"value"_s, u"{\"orgId\":\"1\"}"_s}};
    QVERIFY(!m_place.sandbox().post(u"/mutate"_s, key).isEmpty());
    setTimings(u"rowWait=200,rowAgain=50"_s);
    const CliResult locked = row(sent(), u"update"_s);
    QCOMPARE(locked.exitCode, 6);
    QVERIFY2(locked.errors.contains("The CodeLib holds it"), locked.errors.constData());
    QVERIFY(rowCalls().isEmpty());
}

// 0.3 units for a row that is written, 0.1 for one that is deleted (B.8), as the meter has it.
void RowsTest::unitsAreCounted()
{
    TablePlace metered;
    QCOMPARE(metered.start({}, {u"--limits"_s, u"documented"_s, u"--scale"_s, u"40"_s}), QString());
    metered.setVariable(u"SLUICE_TIMINGS"_s, u"poll=200"_s);
    QCOMPARE(metered.beginAnew({{u"table"_s, u"Small"_s}, {u"view"_s, u"Metered"_s}},
                 {{u"analyticsQueuedMs"_s, 0}, {u"analyticsImportMs"_s, 0},
                     {u"catalystReadJobMs"_s, 0}}),
        QString());
    const CliResult bulk = metered.run();
    QVERIFY2(bulk.exitCode == 0, QByteArray(bulk.output + bulk.errors).constData());
    const QString id = metered.table(u"Small"_s).rows.firstKey();
    for (const auto &[action, units] : {std::pair{u"update"_s, 0.3}, std::pair{u"delete"_s, 0.1}}) {
        const CliResult done = metered.cli({u"row"_s, u"Copy table"_s, u"--row-id"_s, id,
            u"--action"_s, action, u"--json"_s, u"--quiet"_s});
        QVERIFY2(done.exitCode == 0, QByteArray(done.output + done.errors).constData());
        QCOMPARE(done.json()[u"credits"].toDouble(), units);
    }
}

void RowsTest::wrongUse_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no job") << QStringList{u"--row-id"_s, u"1"_s, u"--action"_s, u"update"_s};
    QTest::newRow("unknown job") << QStringList{
        u"Other"_s, u"--row-id"_s, u"1"_s, u"--action"_s, u"update"_s};
    QTest::newRow("no row") << QStringList{u"Copy table"_s, u"--action"_s, u"update"_s};
    QTest::newRow("no action") << QStringList{u"Copy table"_s, u"--row-id"_s, u"1"_s};
    QTest::newRow("unknown action")
        << QStringList{u"Copy table"_s, u"--row-id"_s, u"1"_s, u"--action"_s, u"upsert"_s};
    QTest::newRow("no id") << QStringList{
        u"Copy table"_s, u"--row-id"_s, u"1 or 1=1"_s, u"--action"_s, u"delete"_s};
    QTest::newRow("one word more") << QStringList{
        u"Copy table"_s, u"all"_s, u"--row-id"_s, u"1"_s, u"--action"_s, u"delete"_s};
}

void RowsTest::wrongUse()
{
    QFETCH(QStringList, words);
    const CliResult refused = m_place.cli(QStringList{u"row"_s} + words + QStringList{u"--json"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.json().contains(u"error"_s));
    QVERIFY(rowCalls().isEmpty());
}

QTEST_GUILESS_MAIN(RowsTest)
#include "tst_rows.moc"
