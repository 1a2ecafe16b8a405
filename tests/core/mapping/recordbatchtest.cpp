// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/mappingtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

std::shared_ptr<const Columns> threeColumns()
{
    return std::make_shared<const Columns>(QStringList{u"id"_s, u"Name"_s, u"Added"_s});
}

void appendPair(RecordBatch &batch, QByteArrayView id, QByteArrayView name, qint64 ordinal)
{
    const std::array<QByteArrayView, 2> fields{id, name};
    batch.append(fields, ordinal);
}

} // namespace

void RecordBatchTest::columns()
{
    Columns columns({u"a"_s, u"b"_s});
    QCOMPARE(columns.add(u"c"_s), 2);
    QCOMPARE(columns.add(u"a"_s), 0);
    QCOMPARE(columns.size(), 3);
    QCOMPARE(columns.indexOf(u"b"_s), 1);
    QCOMPARE(columns.indexOf(u"B"_s), -1);
}

void RecordBatchTest::valuesAndChanges()
{
    RecordBatch batch(threeColumns(), 2);
    QByteArray source("Ada");
    appendPair(batch, "1", source, 41);
    source.fill('x'); // the batch holds a copy
    QCOMPARE(batch.value(0, 1), QByteArrayView("Ada"));
    QCOMPARE(batch.ordinal(0), 41);
    QVERIFY(!batch.isRowChanged(0));

    batch.set(0, 1, "Ada"); // equal
    QVERIFY(!batch.isChanged(0, 1));
    QVERIFY(!batch.isRowChanged(0));

    batch.set(0, 1, "Eve");
    batch.set(0, 1, "Mia");
    batch.set(0, 2, "new");
    QVERIFY(batch.isChanged(0, 1));
    QVERIFY(!batch.isChanged(0, 0));
    QCOMPARE(batch.value(0, 1), QByteArrayView("Mia"));
    QCOMPARE(batch.original(0, 1), QByteArrayView("Ada"));

    batch.set(0, 1, "Ada"); // back to what was read
    QVERIFY(!batch.isChanged(0, 1));
    QVERIFY(batch.isRowChanged(0)); // column 2
    batch.set(0, 2, "");
    QVERIFY(!batch.isRowChanged(0));

    batch.set(0, 1, {}); // cleared is a change
    QVERIFY(batch.isChanged(0, 1));
    QVERIFY(batch.value(0, 1).isEmpty());

    batch.set(0, 1, "Mia");
    batch.setView(0, 2, batch.value(0, 1).first(2));
    QCOMPARE(batch.value(0, 2), QByteArrayView("Mi"));
}

void RecordBatchTest::originalsFromElsewhere()
{
    RecordBatch batch(threeColumns(), 2);
    appendPair(batch, "1", "Ada", 1);
    batch.set(0, 1, "Eve");
    batch.set(0, 2, "new");
    batch.forgetOriginals(0);
    QVERIFY(!batch.isRowChanged(0));
    QCOMPARE(batch.original(0, 1), QByteArrayView("Eve"));

    QByteArray there("Mia");
    batch.setOriginal(0, 1, there);
    there.fill('x'); // the batch holds a copy
    QVERIFY(batch.isChanged(0, 1));
    QVERIFY(!batch.isChanged(0, 2));
    QCOMPARE(batch.original(0, 1), QByteArrayView("Mia"));
    QCOMPARE(batch.value(0, 1), QByteArrayView("Eve"));
    batch.setOriginal(0, 2, {});
    batch.setOriginal(0, 1, "Eve"); // it holds that already
    QVERIFY(!batch.isChanged(0, 1));
    QVERIFY(batch.isRowChanged(0)); // column 2
    batch.set(0, 2, "");
    QVERIFY(!batch.isRowChanged(0));
    batch.set(0, 1, "Ada"); // what was read first stands for nothing
    QVERIFY(batch.isChanged(0, 1));
}

void RecordBatchTest::missingFieldsAreEmpty()
{
    RecordBatch batch(threeColumns(), 3);
    appendPair(batch, "1", "", 1);
    QVERIFY(batch.value(0, 1).isEmpty());
    QVERIFY(batch.value(0, 2).isEmpty());
    QVERIFY(!batch.isChanged(0, 2));
    QCOMPARE(batch.append(std::span<const QByteArrayView>(), 2), 1);
    QVERIFY(batch.value(1, 0).isEmpty());
    QVERIFY(!batch.isFull());
    appendPair(batch, "3", "c", 3);
    QVERIFY(batch.isFull());
    QCOMPARE(batch.rowCount(), 3);
}

void RecordBatchTest::fates()
{
    RecordBatch batch(threeColumns(), 3);
    for (int i = 0; i < 3; ++i) {
        appendPair(batch, "1", "a", i);
    }
    batch.reject(0, u"bad"_s, u"Name"_s, u"no good"_s);
    batch.drop(0, u"too late"_s);
    batch.drop(1, u"not wanted"_s);
    QCOMPARE(batch.fate(0), RowFate::Rejected);
    QCOMPARE(batch.reason(0).code, u"bad"_s);
    QCOMPARE(batch.reason(0).field, u"Name"_s);
    QCOMPARE(batch.reason(0).message, u"no good"_s);
    QCOMPARE(batch.fate(1), RowFate::Dropped);
    QCOMPARE(batch.reason(1).message, u"not wanted"_s);
    QCOMPARE(batch.fate(2), RowFate::Keep);
    QVERIFY(batch.reason(2).code.isEmpty());
    batch.clear();
    appendPair(batch, "1", "a", 7);
    QCOMPARE(batch.fate(0), RowFate::Keep);
    QVERIFY(batch.reason(0).code.isEmpty());
}

void RecordBatchTest::memoryIsUsedAgain()
{
    RecordBatch batch(threeColumns(), 10'000);
    const char *first = nullptr;
    for (int round = 0; round < 3; ++round) {
        batch.clear();
        QCOMPARE(batch.rowCount(), 0);
        for (int i = 0; !batch.isFull(); ++i) {
            appendPair(batch, QByteArray::number(i), QByteArray(60, 'n'), i);
        }
        QCOMPARE(batch.value(9'999, 0), QByteArrayView("9999"));
        QCOMPARE(batch.value(0, 1), QByteArrayView(QByteArray(60, 'n')));
        if (first == nullptr) {
            first = batch.value(0, 0).data();
        }
        QCOMPARE(
            static_cast<const void *>(batch.value(0, 0).data()), static_cast<const void *>(first));
    }
}

void RecordBatchTest::largeValues()
{
    RecordBatch batch(threeColumns(), 4);
    const QByteArray large(10 * 1024 * 1024, 'L');
    appendPair(batch, "1", "small", 1);
    appendPair(batch, "2", large, 2);
    appendPair(batch, "3", "after", 3);
    batch.set(0, 2, large);
    QCOMPARE(batch.value(0, 1), QByteArrayView("small"));
    QCOMPARE(batch.value(1, 1).size(), large.size());
    QCOMPARE(batch.value(2, 1), QByteArrayView("after"));
    QCOMPARE(batch.value(0, 2), QByteArrayView(large));
}
