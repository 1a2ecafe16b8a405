// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxtests.h"

#include "sandbox/analytics/tablewriter.h"
#include "sandbox/data/diskindex.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace sluice::sandbox;
using Writes = DiskIndex::Writes;

// The hash table on disk that finds rows by a value, and what of it a death of the process leaves.
class DiskIndexTest : public QObject
{
    Q_OBJECT
private slots:
    void findsAll_data();
    void findsAll();
    void gatheredEntriesNeedFlush();
    void committedRowsAreFound();
};

namespace {

QByteArray keyOf(qint64 number)
{
    return "Key " + QByteArray::number(number * 7919);
}

QList<qint64> found(DiskIndex &index, const QByteArray &key)
{
    QList<qint64> ordinals;
    index.find(key, [&ordinals](qint64 ordinal) {
        ordinals.append(ordinal);
        return false;
    });
    return ordinals;
}

} // namespace

void DiskIndexTest::findsAll_data()
{
    QTest::addColumn<bool>("isGathered");
    QTest::addColumn<qint64>("entries");
    QTest::newRow("at once") << false << 20'000LL;
    QTest::newRow("gathered, a few") << true << 3LL;
    QTest::newRow("gathered, many") << true << 20'000LL;
    QTest::newRow("gathered, more than memory holds") << true << 300'000LL;
}

void DiskIndexTest::findsAll()
{
    QFETCH(bool, isGathered);
    QFETCH(qint64, entries);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"index"_s);
    DiskIndex index;
    QVERIFY(index.open(path, isGathered ? Writes::Gathered : Writes::AtOnce));
    for (qint64 i = 0; i < entries; ++i)
        QVERIFY(index.insert(keyOf(i), i));
    QVERIFY(index.insert(keyOf(0).toUpper(), entries)); // case does not count
    QVERIFY(index.insert(keyOf(0), 0)); // known already
    QVERIFY(index.flush());
    QVERIFY(index.insert(keyOf(1), entries));
    QVERIFY(index.flush());
    DiskIndex again;
    QVERIFY(again.open(path));
    for (DiskIndex *one : {&index, &again}) {
        QCOMPARE(found(*one, keyOf(0)), (QList<qint64>{0, entries}));
        QCOMPARE(found(*one, keyOf(1)), (QList<qint64>{1, entries}));
        for (qint64 i = 2; i < entries; ++i)
            QCOMPARE(found(*one, keyOf(i)), QList<qint64>{i});
        QVERIFY(found(*one, keyOf(entries)).isEmpty());
    }
    QVERIFY(index.clear());
    QVERIFY(found(index, keyOf(0)).isEmpty());
}

// The file is what a process that died would leave.
void DiskIndexTest::gatheredEntriesNeedFlush()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"index"_s);
    DiskIndex index;
    QVERIFY(index.open(path, Writes::Gathered));
    for (qint64 i = 0; i < 5000; ++i)
        QVERIFY(index.insert(keyOf(i), i));
    QCOMPARE(found(index, keyOf(4999)), QList<qint64>{4999});
    DiskIndex before;
    QVERIFY(before.open(path));
    QVERIFY(found(before, keyOf(4999)).isEmpty());
    QVERIFY(index.flush());
    DiskIndex after;
    QVERIFY(after.open(path));
    QCOMPARE(found(after, keyOf(4999)), QList<qint64>{4999});
}

// What was committed is there, and found by its key; what was not is written again.
void DiskIndexTest::committedRowsAreFound()
{
    const QTemporaryDir folder;
    const QList<ViewColumn> columns{ViewColumn{.name = "ROWID"}, ViewColumn{.name = "Name"}};
    const auto addRows = [](TableWriter &writer, int from, int to) {
        for (int i = from; i < to; ++i) {
            const QByteArray id = keyOf(i);
            const std::array<QByteArrayView, 2> cells{QByteArrayView(id), "name"};
            if (!writer.insert(cells, 1, true))
                return false;
        }
        return true;
    };
    {
        TableFile table(folder.path());
        QVERIFY(table.open());
        TableWriter writer(table);
        QVERIFY(writer.open());
        QVERIFY(writer.useIndex(columns, {0}));
        QVERIFY(addRows(writer, 0, 9000));
        QVERIFY(writer.commit());
        QVERIFY(addRows(writer, 9000, 9500)); // never committed
    }
    TableFile table(folder.path());
    QVERIFY(table.open());
    QCOMPARE(table.state().rows, 9000);
    TableWriter writer(table);
    QVERIFY(writer.open());
    QVERIFY(writer.useIndex(columns, {0}));
    for (int i = 0; i < 9500; ++i) {
        int count = 0;
        writer.findKey(keyOf(i), [&count](qint64) { ++count; });
        QCOMPARE(count, i < 9000 ? 1 : 0);
    }
}

int runDiskIndexTest(int argc, char **argv)
{
    DiskIndexTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "diskindextest.moc"
