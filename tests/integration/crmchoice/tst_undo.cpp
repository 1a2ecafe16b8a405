// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

int rowCount()
{
    return isLong() ? 50'000 : 1'500;
}

const QStringList &writtenFields()
{
    static const QStringList fields{u"Mobile"_s, u"Country"_s, u"Lead_Score_Value"_s,
        u"Lead_Segment"_s, u"Sales_Priority"_s, u"Data_Quality_Status"_s};
    return fields;
}

QJsonObject only(const QJsonObject &values, const QStringList &fields)
{
    QJsonObject some;
    for (const QString &field : fields)
        some.insert(field, values.value(field).toVariant().toString());
    return some;
}

} // namespace

// A run is taken back: what it wrote is put back where nobody changed it since.
class UndoTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void restores_data();
    void restores();
    void leavesWhatWasChangedSince();
    void planSendsNothing();
    void killedInTheMiddle();
    void retriesWhatWasRejected_data();
    void retriesWhatWasRejected();
    void cannotBeTakenBack();

private:
    QMap<QString, QJsonObject> records();
    CliResult undo(const QStringList &more = {}) const
    {
        return m_place.cli(QStringList{u"runs"_s, u"undo"_s, u"1"_s, u"--json"_s} + more);
    }
    WaysPlace m_place;
};

void UndoTest::initTestCase()
{
    QCOMPARE(m_place.begin(rowCount()), QString());
}

void UndoTest::init()
{
    QCOMPARE(m_place.beginAnew({}), QString());
}

QMap<QString, QJsonObject> UndoTest::records()
{
    QMap<QString, QJsonObject> all;
    for (const QJsonObject &row : m_place.ledger())
        all.insert(row.value("id"_L1).toString(), row.value("values"_L1).toObject());
    return all;
}

void UndoTest::restores_data()
{
    QTest::addColumn<QString>("writeBy");
    QTest::newRow("written by bulk write") << u"bulk"_s;
    QTest::newRow("written by the record API") << u"record"_s;
}

void UndoTest::restores()
{
    QFETCH(QString, writeBy);
    QCOMPARE(m_place.import({{u"writeBy"_s, writeBy}, {u"chunkRows"_s, 400}}), QString());
    const QMap<QString, QJsonObject> before = records();
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const qint64 written = run.count(u"written"_s);
    QVERIFY(written > rowCount() / 2);
    const CliResult undone = undo();
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QVERIFY(undone.balances());
    QCOMPARE(undone.count(u"read"_s), written);
    QCOMPARE(undone.count(u"written"_s), written);
    const QMap<QString, QJsonObject> after = records();
    QCOMPARE(after.size(), before.size());
    for (auto it = before.begin(); it != before.end(); ++it)
        QCOMPARE(only(after.value(it.key()), writtenFields()), only(it.value(), writtenFields()));
    // Once more there is nothing of it left to take back: they hold it already.
    const CliResult again = undo();
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QCOMPARE(again.count(u"written"_s), 0);
    QCOMPARE(again.count(u"skipped"_s), written);
}

void UndoTest::leavesWhatWasChangedSince()
{
    const QMap<QString, QJsonObject> before = records();
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QStringList written;
    const QList<QByteArrayList> rows = m_place.outcome(u"written"_s);
    for (qsizetype i = 1; i < rows.size(); ++i)
        written << QString::fromUtf8(rows.at(i).at(2));
    QVERIFY(written.size() > 100);
    // One field of ten records, all fields of ten others, another field of ten more, and five that
    // are gone.
    QJsonArray changes;
    QJsonObject all;
    for (const QString &field : writtenFields())
        all.insert(field, field == "Lead_Score_Value"_L1 ? u"69"_s : u"Changed"_s);
    all.insert(u"Lead_Segment"_s, u"Hot"_s);
    all.insert(u"Sales_Priority"_s, u"High"_s);
    all.insert(u"Data_Quality_Status"_s, u"Critical"_s);
    for (int i = 0; i < 35; ++i) {
        QJsonObject change{{u"id"_s, written.at(i)}};
        if (i < 10)
            change.insert(u"values"_s, QJsonObject{{u"Lead_Score_Value"_s, u"69"_s}});
        else if (i < 20)
            change.insert(u"values"_s, all);
        else if (i < 30)
            change.insert(u"values"_s, QJsonObject{{u"Company"_s, u"Another"_s}});
        else
            change.insert(u"delete"_s, true);
        changes.append(change);
    }
    QVERIFY(m_place.mutate(changes));
    const CliResult undone = undo();
    QVERIFY2(undone.exitCode == 4, undone.errors.constData());
    QVERIFY(undone.balances());
    QCOMPARE(undone.count(u"read"_s), written.size());
    const QMap<QString, QJsonObject> after = records();
    for (int i = 0; i < 30; ++i) {
        const QString &id = written.at(i);
        QJsonObject wanted = only(before.value(id), writtenFields());
        if (i < 10)
            wanted.insert(u"Lead_Score_Value"_s, u"69"_s);
        else if (i < 20)
            wanted = only(all, writtenFields());
        QCOMPARE(only(after.value(id), writtenFields()), wanted);
    }
    QCOMPARE(after.value(written.at(25)).value("Company"_L1).toString(), u"Another"_s);
    // Those that are left are named: as rejected, and by an event where some fields were restored.
    QMap<QByteArray, int> codes;
    const QList<QByteArrayList> rejected = m_place.outcome(u"rejected"_s);
    for (qsizetype i = 1; i < rejected.size(); ++i)
        ++codes[rejected.at(i).at(1)];
    QCOMPARE(codes.value("NOT_FOUND"), 5);
    QVERIFY(codes.value("CHANGED_SINCE") >= 1 && codes.value("CHANGED_SINCE") <= 10);
    QVERIFY(m_place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='CHANGED_SINCE'"_s) > 0);
}

void UndoTest::planSendsNothing()
{
    QCOMPARE(m_place.runJob().exitCode, 0);
    const QString digest = m_place.digest().value("sha256"_L1).toString();
    const qint64 calls = m_place.recordCalls() + m_place.writeJobs();
    const CliResult plan = undo({u"--plan"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QVERIFY(plan.count(u"written"_s) > 0);
    QVERIFY(plan.json().value("cost"_L1)["credits"_L1].toDouble() > 0);
    QVERIFY2(plan.errors.contains("Credits:"), plan.errors.constData());
    QCOMPARE(m_place.digest().value("sha256"_L1).toString(), digest);
    QCOMPARE(m_place.recordCalls() + m_place.writeJobs(), calls);
}

void UndoTest::killedInTheMiddle()
{
    QCOMPARE(m_place.import({{u"writeBy"_s, u"record"_s}, {u"chunkRows"_s, 300}}), QString());
    const QMap<QString, QJsonObject> before = records();
    QCOMPARE(m_place.runJob().exitCode, 0);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S6.after_commit:4"_s);
    const CliResult killed = undo();
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QVERIFY(killed.exitCode != 0);
    const QString id
        = m_place.sqlText(u"SELECT id FROM run WHERE dry_run=0 ORDER BY number DESC LIMIT 1"_s);
    const CliResult resumed = m_place.cli({u"runs"_s, u"resume"_s, id, u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    const QMap<QString, QJsonObject> after = records();
    for (auto it = before.begin(); it != before.end(); ++it)
        QCOMPARE(only(after.value(it.key()), writtenFields()), only(it.value(), writtenFields()));
}

void UndoTest::retriesWhatWasRejected_data()
{
    QTest::addColumn<bool>("asItWas");
    QTest::newRow("with the job as it is") << false;
    QTest::newRow("with the job as it was") << true;
}

// What the processing rejected is read anew; the mended job lets it through.
void UndoTest::retriesWhatWasRejected()
{
    QFETCH(bool, asItWas);
    const auto script = [](const QString &source) {
        return QJsonArray{QJsonObject{{u"type"_s, u"script"_s}, {u"source"_s, source},
            {u"reads"_s, QJsonArray{u"Company"_s}}, {u"writes"_s, QJsonArray{u"Lead_Segment"_s}}}};
    };
    const QString bad = u"function process(r) { if (r.Company.endsWith('7')) return"
                        " reject('seven'); r.Lead_Segment = 'Cold'; return r; }"_s;
    const QString good = u"function process(r) { r.Lead_Segment = 'Warm'; return r; }"_s;
    QCOMPARE(m_place.import({{u"processors"_s, script(bad)}}), QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 4, run.errors.constData());
    const qint64 rejected = run.count(u"rejected"_s);
    QVERIFY(rejected > 20);
    QCOMPARE(m_place.import({{u"processors"_s, script(good)}}), QString());
    QStringList arguments{u"runs"_s, u"retry"_s, u"1"_s, u"--json"_s};
    if (asItWas)
        arguments << u"--as-it-was"_s;
    const CliResult retried = m_place.cli(arguments);
    QVERIFY2(retried.exitCode == (asItWas ? 4 : 0), retried.errors.constData());
    QCOMPARE(retried.count(u"read"_s), rejected);
    QCOMPARE(retried.count(asItWas ? u"rejected"_s : u"written"_s), rejected);
    // Only some of them; one that was not rejected is refused.
    const QString id = m_place.sqlText(
        u"SELECT source_key FROM record_issue WHERE run_number=1 ORDER BY ordinal DESC LIMIT 1"_s);
    const CliResult one = m_place.cli(
        {u"runs"_s, u"retry"_s, u"1"_s, u"--as-it-was"_s, u"--ids"_s, id, u"--json"_s});
    QCOMPARE(one.count(u"read"_s), 1);
    QCOMPARE(one.count(u"rejected"_s), 1);
    const CliResult refused
        = m_place.cli({u"runs"_s, u"retry"_s, u"1"_s, u"--ids"_s, id + u",1"_s, u"--json"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("rejected no record 1"), refused.errors.constData());
}

void UndoTest::cannotBeTakenBack()
{
    QCOMPARE(m_place.runJob().exitCode, 0);
    const QString folder = m_place.runFolder() + u"/chunks"_s;
    QVERIFY(QDir(folder).removeRecursively());
    const CliResult refused = undo();
    QCOMPARE(refused.exitCode, 1);
    const QByteArray said = refused.errors + refused.output;
    QVERIFY2(said.contains("not there any more"), said.constData());
    QCOMPARE(m_place.cli({u"runs"_s, u"undo"_s, u"99"_s}).exitCode, 1);
}

QTEST_GUILESS_MAIN(UndoTest)
#include "tst_undo.moc"
