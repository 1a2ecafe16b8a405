// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kThere = 200; // before anything is inserted
constexpr int kNew = 230;

QString emailOf(int row)
{
    return u"new-%1@example.org"_s.arg(row);
}

} // namespace

// What a run inserted is deleted by its undo, but only with the exact count, and only what nobody
// changed since.
class UndoInsertsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void deletes_data();
    void deletes();
    void leavesWhatWasChangedSince();
    void countsBeforeTheFirst();
    void killedInTheMiddle_data();
    void killedInTheMiddle();
    void lostAnswer_data();
    void lostAnswer();
    void refusesHalfAConfirmation();

private:
    bool writeFile(int from, int count);
    CliResult insertAll(const QJsonObject &more = {}, bool hasKey = true);
    CliResult undo(const QStringList &more = {}) const
    {
        return m_place.cli(QStringList{u"runs"_s, u"undo"_s, u"1"_s, u"--json"_s} + more);
    }
    CliResult undoAll(qint64 count = kNew) const
    {
        return undo({u"--delete-inserted"_s, u"--exact-count"_s, QString::number(count)});
    }
    QString isBack();
    int deletions() { return int(m_place.requests(u"DELETE"_s, u"^/crm/v8/Leads"_s).size()); }
    WaysPlace m_place;
    QString m_digest; // of what was there before
};

void UndoInsertsTest::initTestCase()
{
    QCOMPARE(m_place.begin(kThere), QString());
}

void UndoInsertsTest::init()
{
    QCOMPARE(m_place.beginAnew({}), QString());
    m_digest = m_place.digest().value("sha256"_L1).toString();
    QVERIFY(writeFile(0, kNew));
}

bool UndoInsertsTest::writeFile(int from, int count)
{
    QFile file(m_place.file(u"new.csv"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("Last_Name,Company,Email,Lead_Score_Value\n");
    for (int i = from; i < from + count; ++i)
        file.write(QStringLiteral("Name %1,\"Firm, %1\",%2,%1\n").arg(i).arg(emailOf(i)).toUtf8());
    return true;
}

CliResult UndoInsertsTest::insertAll(const QJsonObject &more, bool hasKey)
{
    QJsonObject parameters{{u"operation"_s, u"insert"_s}, {u"processors"_s, QJsonArray()},
        {u"chunkRows"_s, 120}, {u"writeBy"_s, u"record"_s},
        {u"sourceFile"_s, QJsonObject{{u"path"_s, m_place.file(u"new.csv"_s)}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        parameters.insert(it.key(), it.value());
    if (hasKey)
        parameters.insert(u"findBy"_s, u"Email"_s);
    if (const QString problem = m_place.import(parameters); !problem.isEmpty())
        qWarning("%s", qUtf8Printable(problem));
    return m_place.runJob();
}

// Empty: all is as it was before, and each deletion was sent once.
QString UndoInsertsTest::isBack()
{
    if (const auto left = m_place.ids().size(); left != kThere)
        return u"%1 records are there"_s.arg(left);
    if (m_place.digest().value("sha256"_L1).toString() != m_digest)
        return u"the records that were there are not as they were"_s;
    return {};
}

void UndoInsertsTest::deletes_data()
{
    QTest::addColumn<QString>("writeBy");
    QTest::addColumn<bool>("hasKey");
    QTest::newRow("inserted by the record API") << u"record"_s << true;
    QTest::newRow("by bulk write, without a unique field") << u"bulk"_s << false;
}

void UndoInsertsTest::deletes()
{
    QFETCH(QString, writeBy);
    QFETCH(bool, hasKey);
    // More chunks than the pipeline works ahead.
    const int chunkRows = writeBy == "record"_L1 ? 10 : 120;
    const CliResult run = insertAll({{u"writeBy"_s, writeBy}, {u"chunkRows"_s, chunkRows}}, hasKey);
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), kNew);
    QCOMPARE(m_place.ids().size(), kThere + kNew);
    const QString full = m_place.digest().value("sha256"_L1).toString();

    const CliResult plan = undo({u"--plan"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(plan.count(u"written"_s), kNew);
    QVERIFY2(plan.errors.contains("--exact-count 230"), plan.errors.constData());
    QVERIFY(plan.json().value("cost"_L1)["credits"_L1].toDouble() > 0); // of the deletion
    // Not asked for: they are listed, with the reason, and stay.
    const CliResult listed = undo();
    QVERIFY2(listed.exitCode == 0, listed.errors.constData());
    QVERIFY(listed.balances());
    QCOMPARE(listed.count(u"skipped"_s), kNew);
    const QList<QByteArrayList> skipped = m_place.outcome(u"skipped"_s);
    QCOMPARE(skipped.size(), kNew + 1);
    QVERIFY2(skipped.at(1).at(2).contains("confirmed"), skipped.at(1).at(2).constData());

    // Not as many as there are: nothing goes.
    const CliResult wrong = undoAll(kNew - 1);
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY2(wrong.errors.contains("230"), wrong.errors.constData());
    QCOMPARE(m_place.digest().value("sha256"_L1).toString(), full);
    QCOMPARE(deletions(), 0);

    const CliResult undone = undoAll();
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QVERIFY(undone.balances());
    QCOMPARE(undone.count(u"written"_s), kNew);
    QCOMPARE(isBack(), QString());
    QVERIFY(deletions() >= 3); // a hundred a call
    const QList<QByteArrayList> written = m_place.outcome(u"written"_s);
    QCOMPARE(written.size(), kNew + 1);
    QCOMPARE(written.at(1).at(1), QByteArray("deleted"));

    // Once more there is nothing to delete.
    const CliResult again = undo({u"--plan"_s});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QCOMPARE(again.count(u"written"_s), 0);
    QCOMPARE(again.count(u"skipped"_s), kNew);
}

void UndoInsertsTest::leavesWhatWasChangedSince()
{
    QCOMPARE(insertAll().exitCode, 0);
    QStringList made;
    for (const QByteArrayList &row : m_place.outcome(u"written"_s).mid(1))
        made << QString::fromUtf8(row.at(2));
    QVERIFY(!m_place.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 60}}).isEmpty());
    // A field that was written, another one, and records that are gone.
    QJsonArray changes;
    for (int i = 0; i < 15; ++i) {
        QJsonObject change{{u"id"_s, made.at(i)}};
        if (i < 5)
            change.insert(u"values"_s, QJsonObject{{u"Company"_s, u"Another"_s}});
        else if (i < 10)
            change.insert(u"values"_s, QJsonObject{{u"Mobile"_s, u"+49 1"_s}});
        else
            change.insert(u"delete"_s, true);
        changes.append(change);
    }
    QVERIFY(m_place.mutate(changes));
    const CliResult undone = undoAll(kNew - 15);
    QVERIFY2(undone.exitCode == 4, undone.errors.constData());
    QVERIFY(undone.balances());
    QCOMPARE(undone.count(u"written"_s), kNew - 15);
    QCOMPARE(undone.count(u"rejected"_s), 10);
    QCOMPARE(undone.count(u"skipped"_s), 5);
    const QStringList left = m_place.ids();
    QCOMPARE(left.size(), kThere + 10);
    QMap<QByteArray, int> fields;
    for (const QByteArrayList &row : m_place.outcome(u"rejected"_s).mid(1)) {
        QCOMPARE(row.at(1), QByteArray("CHANGED_SINCE"));
        ++fields[row.at(2)];
        QVERIFY(left.contains(QString::fromUtf8(row.at(4))));
    }
    QCOMPARE(fields.value("Company"), 5);
    QCOMPARE(fields.value("Modified_Time"), 5);
}

// The run counts by itself, before the first one goes, whatever was counted before it.
void UndoInsertsTest::countsBeforeTheFirst()
{
    QCOMPARE(insertAll().exitCode, 0);
    const QByteArrayList gone = m_place.outcome(u"written"_s).at(7);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S1.after_commit:2"_s); // of the run behind the plan
    QCOMPARE(undoAll().exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QVERIFY(m_place.mutate(
        {QJsonObject{{u"id"_s, QString::fromUtf8(gone.at(2))}, {u"delete"_s, true}}}));
    const CliResult resumed = m_place.cli({u"runs"_s, u"resume"_s, u"3"_s, u"--json"_s});
    QVERIFY2(resumed.exitCode == 3, resumed.errors.constData());
    QVERIFY(resumed.json().value("reason"_L1).toString().contains("229"_L1));
    QCOMPARE(deletions(), 0);
    QCOMPARE(m_place.ids().size(), kThere + kNew - 1);
}

void UndoInsertsTest::killedInTheMiddle_data()
{
    QTest::addColumn<QString>("point");
    if (qEnvironmentVariableIsSet("SLUICE_LONG")) {
        QTest::newRow("before it is sent") << u"S3.after_commit:2"_s;
        QTest::newRow("first call") << u"S6.reply_received:1"_s;
        QTest::newRow("before the chunk is settled") << u"S7.begin:1"_s;
        QTest::newRow("the chunk is settled") << u"S7.after_commit:9"_s;
        QTest::newRow("once its answer is kept") << u"S6.after_commit:3"_s;
    }
    QTest::newRow("before its answer is kept") << u"S6.reply_received:2"_s;
}

void UndoInsertsTest::killedInTheMiddle()
{
    QFETCH(QString, point);
    QCOMPARE(insertAll().exitCode, 0);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, point);
    QCOMPARE(undoAll().exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE number=3"_s), 1);
    const CliResult resumed = m_place.cli({u"runs"_s, u"resume"_s, u"3"_s, u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"written"_s), kNew);
    QCOMPARE(isBack(), QString());
    QCOMPARE(m_place.problem(kNew), QString());
}

void UndoInsertsTest::lostAnswer_data()
{
    QTest::addColumn<QString>("when");
    if (qEnvironmentVariableIsSet("SLUICE_LONG"))
        QTest::newRow("not carried out") << u"before"_s;
    QTest::newRow("carried out") << u"after"_s;
}

void UndoInsertsTest::lostAnswer()
{
    QFETCH(QString, when);
    QCOMPARE(insertAll().exitCode, 0);
    QJsonObject rule = WaysPlace::fault(
        u"^/crm/v8/Leads"_s, {{u"status"_s, 502}, {u"body"_s, u"gateway"_s}}, 2, when);
    rule.insert(u"method"_s, u"DELETE"_s);
    QVERIFY(m_place.sandbox().setFaults({rule}));
    const CliResult undone = undoAll();
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QCOMPARE(undone.count(u"written"_s), kNew);
    QCOMPARE(isBack(), QString());
    QCOMPARE(m_place.problem(kNew), QString());
    // It was looked at first; what had been carried out did not go again.
    const int calls = 4; // of two chunks, two each
    QCOMPARE(deletions(), when == "after"_L1 ? calls : calls + 1);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE state LIKE 'resolved%'"_s), 1);
}

void UndoInsertsTest::refusesHalfAConfirmation()
{
    QCOMPARE(insertAll().exitCode, 0);
    QCOMPARE(undo({u"--delete-inserted"_s}).exitCode, 1);
    QCOMPARE(undo({u"--exact-count"_s, u"230"_s}).exitCode, 1);
    QCOMPARE(undo({u"--delete-inserted"_s, u"--exact-count"_s, u"all"_s}).exitCode, 1);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 1);
    // A saved job cannot delete.
    const QString problem = m_place.import({{u"operation"_s, u"delete"_s}});
    QVERIFY2(problem.contains("operation: must be"_L1), qPrintable(problem));
}

QTEST_GUILESS_MAIN(UndoInsertsTest)
#include "tst_undoinserts.moc"
