// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmjobs.h"
#include "syncs/crmbulk/undo/deleteprocessor.h"
#include "syncs/crmbulk/undo/runrows.h"
#include "syncs/crmbulk/undo/undojob.h"
#include "syncs/crmbulk/undo/undopage.h"
#include "syncs/crmbulk/undo/undoprocessor.h"
#include "syncs/crmbulk/writeway.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// What an undo works on, and what it does with each record.
class CrmUndoTest final : public QObject
{
    Q_OBJECT

private slots:
    void insertedParts();
    void undoPlanIsKept();
    void undoOfAnUpsertHasTwoParts();
    void onlyWhatIsAsItWasWrittenIsPutBack_data();
    void onlyWhatIsAsItWasWrittenIsPutBack();
    void onlyWhatIsAsItWasMadeGoes_data();
    void onlyWhatIsAsItWasMadeGoes();
    void deletionBelongsToAnUndo();

private:
    QTemporaryDir m_folder;
};

// Where in an outcome file the records stand that a run made, chunk by chunk.
void CrmUndoTest::insertedParts()
{
    QFile file(m_folder.filePath(u"outcome/written.csv"_s));
    QVERIFY(QDir(m_folder.path()).mkpath(u"outcome"_s) && file.open(QIODevice::WriteOnly));
    const QByteArray header = "_row,_action,id,Name\n";
    const QByteArray second = "11,added,1011,\"a,\nb\"\n12,updated,1012,c\n13,added,1013,d\n";
    const QByteArray first = "1,added,1001,e\n2,added,,******\n3,updated,1003,f\n";
    file.write(header + second + first + "4,added,1004,not committed\n");
    file.close();
    const QList<Chunk> chunks{{.id = 7, .firstOrdinal = 1, .lastOrdinal = 10},
        {.id = 8, .firstOrdinal = 11, .lastOrdinal = 20}};
    const Artifact artifact{
        .relPath = u"outcome/written.csv"_s, .bytes = header.size() + second.size() + first.size()};
    const auto found = findRunRows(m_folder.path(), artifact, chunks);
    QVERIFY(found);
    QCOMPARE(found->nameless, 1);
    QCOMPARE(found->unknown, 0);
    QCOMPARE(found->inserted.size(), 2);
    QCOMPARE(found->inserted.at(0).chunk, 8);
    QCOMPARE(found->inserted.at(0).rows, 2);
    QCOMPARE(found->inserted.at(0).offset, header.size());
    QCOMPARE(found->inserted.at(1).chunk, 7);
    QCOMPARE(found->inserted.at(1).rows, 1); // an erased one has no id
    QCOMPARE(found->inserted.at(1).offset, header.size() + second.size());
    QCOMPARE(found->updated.size(), 2);
    QCOMPARE(found->updated.at(0).rows, 1);
    const auto ids = runRowIds(m_folder.path(), found->inserted.at(0));
    QVERIFY(ids);
    QCOMPARE(*ids, (QHash<qint64, QByteArray>{{11, "1011"}, {13, "1013"}}));
    const auto changed = runRowIds(m_folder.path(), found->updated.at(1));
    QVERIFY(changed);
    QCOMPARE(*changed, (QHash<qint64, QByteArray>{{3, "1003"}}));
    QVERIFY(!findRunRows(m_folder.path(), artifact, chunks.mid(1)));
}

void CrmUndoTest::undoPlanIsKept()
{
    UndoPlan plan;
    plan.run = u"r"_s;
    plan.parts = {{.chunk = 8, .rows = 2, .offset = 30, .isInserted = true},
        {.chunk = 7, .rows = 5, .offset = 60}};
    plan.deletes = true;
    plan.exactCount = 3;
    plan.updated = 2;
    plan.ignoresEmpty = true;
    const UndoPlan again = UndoPlan::fromJson(plan.toJson());
    QCOMPARE(again.toJson(), plan.toJson());
    QVERIFY(again.deletes && again.ignoresEmpty && !again.parts.at(1).isInserted);
    QCOMPARE(again.insertedRows(), 2);
    QCOMPARE(again.changedRows(), 5);
    // Of an earlier version: of a run that made records all parts are such.
    const QJsonArray parts{QJsonArray{8, 2, 30}};
    QCOMPARE(UndoPlan::fromJson({{u"parts"_s, parts}, {u"inserts"_s, true}}).insertedRows(), 2);
    const UndoPlan update = UndoPlan::fromJson({{u"parts"_s, QJsonArray{QJsonArray{8, 2}}}});
    QCOMPARE(update.changedRows(), 2);
    QCOMPARE(update.parts.at(0).offset, -1);
}

void CrmUndoTest::undoOfAnUpsertHasTwoParts()
{
    UndoPlan plan;
    plan.parts = {{.chunk = 8, .rows = 2, .offset = 30, .isInserted = true},
        {.chunk = 7, .rows = 5, .offset = 60}};
    plan.deletes = true;
    const CrmBulkJob job = jobOf({{u"undoOf"_s, plan.toJson()}, {u"writeBy"_s, u"bulk"_s}});
    const auto deletion = deletionPart(job);
    QVERIFY(deletion && deletion->isDelete() && !job.isDelete());
    QCOMPARE(writeWay(*deletion, 100'000), WriteWay::Record);
    QCOMPARE(deletion->fields, job.fields);
    const QList<StepSpec> steps = undoPageSteps(plan, false);
    QVERIFY(steps.size() == 2 && !steps.at(0).isHeld && steps.at(1).isHeld);
    QVERIFY(!undoPageSteps(plan, true).at(1).isHeld);
    plan.parts.removeFirst();
    QVERIFY(!undoPageSteps(plan, false).at(0).isHeld);
    QVERIFY(!deletionPart(jobOf({{u"undoOf"_s, plan.toJson()}})));
}

void CrmUndoTest::onlyWhatIsAsItWasWrittenIsPutBack_data()
{
    QTest::addColumn<QByteArray>("undo");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("code");
    QTest::newRow("as it was written")
        << QByteArray("=Before") << QByteArray("Before") << QString();
    QTest::newRow("it was empty") << QByteArray("=") << QByteArray() << QString();
    QTest::newRow("not written") << QByteArray() << QByteArray("Now") << QString();
    QTest::newRow("changed since") << QByteArray("!") << QByteArray("Now") << u"CHANGED_SINCE"_s;
    QTest::newRow("not read") << QByteArray("?") << QByteArray("Now") << u"NOT_READ_BEFORE"_s;
}

void CrmUndoTest::onlyWhatIsAsItWasWrittenIsPutBack()
{
    QFETCH(QByteArray, undo);
    QFETCH(QByteArray, value);
    QFETCH(QString, code);
    UndoProcessor processor({u"Company"_s});
    auto columns
        = std::make_shared<Columns>(QStringList{u"id"_s, u"Company"_s, undoColumn(u"Company"_s)});
    QVERIFY(processor.bind(*columns));
    RecordBatch batch(columns, 1);
    const QByteArrayView fields[] = {"1001", "Now", undo};
    batch.append(fields, 1);
    QVERIFY(processor.process(batch, CancelToken()));
    QCOMPARE(batch.value(0, 1).toByteArray(), value);
    QCOMPARE(batch.isKept(0) ? QString() : batch.reason(0).code, code);
}

void CrmUndoTest::onlyWhatIsAsItWasMadeGoes_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<bool>("isConfirmed");
    QTest::addColumn<int>("fate");
    QTest::newRow("as it was made") << QByteArray("same") << true << int(RowFate::Keep);
    QTest::newRow("not confirmed") << QByteArray("same") << false << int(RowFate::Dropped);
    QTest::newRow("gone") << QByteArray("gone") << true << int(RowFate::Dropped);
    QTest::newRow("changed") << QByteArray("changed:Company") << true << int(RowFate::Rejected);
    QTest::newRow("not told") << QByteArray() << true << int(RowFate::Dropped);
}

void CrmUndoTest::onlyWhatIsAsItWasMadeGoes()
{
    QFETCH(QByteArray, state);
    QFETCH(bool, isConfirmed);
    QFETCH(int, fate);
    UndoPlan plan;
    plan.number = 4;
    plan.deletes = isConfirmed;
    DeleteProcessor processor(plan);
    auto columns
        = std::make_shared<Columns>(QStringList{u"id"_s, u"Modified_Time"_s, u"undo:record"_s});
    QVERIFY(processor.bind(*columns));
    RecordBatch batch(columns, 1);
    const QByteArrayView fields[] = {"1001", "2026-01-01T00:00:00Z", state};
    batch.append(fields, 1);
    QVERIFY(processor.process(batch, CancelToken()));
    QCOMPARE(int(batch.fate(0)), fate);
    if (batch.fate(0) == RowFate::Rejected)
        QCOMPARE(batch.reason(0).field, u"Company"_s);
}

void CrmUndoTest::deletionBelongsToAnUndo()
{
    QVERIFY(!CrmBulkJob::fromJson(parameters({{u"operation"_s, u"delete"_s}})));
    UndoPlan plan;
    QJsonObject given{{u"operation"_s, u"delete"_s}, {u"undoOf"_s, plan.toJson()}};
    QVERIFY(!CrmBulkJob::fromJson(parameters(given))); // of an update
    plan.parts = {{.chunk = 1, .rows = 1, .offset = 9, .isInserted = true}};
    given.insert(u"undoOf"_s, plan.toJson());
    const CrmBulkJob job = jobOf(given);
    QVERIFY(job.isDelete() && !job.makesRecords() && !job.leavesOutUnchanged());
    QVERIFY(job.mayGoByRecord());
}

QTEST_GUILESS_MAIN(CrmUndoTest)
#include "tst_crmundo.moc"
