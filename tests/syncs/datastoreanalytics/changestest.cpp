// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sentrecords.h"
#include "syncs/datastoreanalytics/changedrows.h"
#include "syncs/datastoreanalytics/datastoretests.h"
#include "syncs/datastoreanalytics/tablechanges.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void ChangesTest::overlap_data()
{
    QTest::addColumn<QString>("newest");
    QTest::addColumn<QString>("since");
    QTest::newRow("with milliseconds") << u"2021-08-17 13:02:11:184"_s << u"2021-08-17 11:57:11"_s;
    QTest::newRow("over midnight") << u"2021-03-01 00:30:00"_s << u"2021-02-28 23:25:00"_s;
    QTest::newRow("no jump in spring") << u"2021-03-28 03:30:00:000"_s << u"2021-03-28 02:25:00"_s;
    QTest::newRow("no time") << u"yesterday"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void ChangesTest::overlap()
{
    QFETCH(QString, newest);
    QFETCH(QString, since);
    QCOMPARE(beforeOverlap(newest), since);
}

void ChangesTest::criteria()
{
    TableChanges changes{.since = u"2021-08-17 11:57:11"_s, .isFiltered = true};
    const CatalystCriteria asked = changes.criteria();
    QCOMPARE(asked.conditions.size(), 1);
    QCOMPARE(asked.conditions.first().column, u"MODIFIEDTIME"_s);
    QCOMPARE(asked.conditions.first().comparator, u"greater_than"_s);
    QCOMPARE(asked.conditions.first().value, changes.since);
    changes.isFiltered = false;
    QVERIFY(changes.criteria().conditions.isEmpty());
    const TableChanges again = TableChanges::fromJson(changes.toJson());
    QCOMPARE(again.since, changes.since);
    QCOMPARE(again.isFiltered, false);
}

// A cell's end is part of what is compared.
void ChangesTest::hashes()
{
    const std::vector<QByteArrayView> one{"1", "ab", "c"};
    const std::vector<QByteArrayView> other{"1", "a", "bc"};
    const std::vector<QByteArrayView> fewer{"1", "abc"};
    QVERIFY(rowHash(one) != rowHash(other));
    QVERIFY(rowHash(one) != rowHash(fewer));
    QCOMPARE(rowHash(one), rowHash(std::vector<QByteArrayView>{"1", "ab", "c"}));
}

void ChangesTest::changedRows()
{
    QTemporaryDir folder;
    auto store = Store::open(folder.path(), Timings{});
    QVERIFY(store);
    auto place = SentRecords::place(**store, u"table"_s, u"view"_s);
    QVERIFY(place);
    const SentRecords sent(*place, 0);
    const std::vector<QByteArrayView> known{"7", "as it was"};
    QVERIFY((*store)->write([&](Sql &sql) {
        return sent.put(
            sql, {{.id = "7", .hash = rowHash(known)}, {.id = "8", .hash = "other"}}, 1);
    }));
    ChangedRowFilter filter(**store, sent);
    filter.add(1, known);
    filter.add(2, std::vector<QByteArrayView>{"8", "as it was"});
    filter.add(3, std::vector<QByteArrayView>{"9", ""});
    QVERIFY(!filter.isFull());
    QList<std::pair<qint64, bool>> seen;
    const auto visit = [&seen](const ChangedRowFilter::Row &row) -> Result<void> {
        seen.append({row.ordinal, row.isChanged});
        return {};
    };
    QVERIFY(filter.flush(visit));
    const QList<std::pair<qint64, bool>> expected{{1, false}, {2, true}, {3, true}};
    QVERIFY(seen == expected);
    QVERIFY(filter.flush(visit));
    QCOMPARE(seen.size(), 3);
    for (qint64 row = 0; !filter.isFull(); ++row)
        filter.add(row, known);
}
