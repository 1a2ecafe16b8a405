// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/sortedids.h"
#include "syncs/datastoreanalytics/datastoretests.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// A set of the ids, held a few at a time.
qint64 makeSet(const QString &path, const std::vector<quint64> &ids, size_t inMemory)
{
    SortedIds set(path, inMemory);
    for (const quint64 id : ids) {
        if (!set.add(id))
            return -1;
    }
    return set.finish().value_or(-1);
}

std::vector<quint64> readSet(const QString &path)
{
    std::vector<quint64> ids;
    SortedIdReader reader(path);
    if (!reader.open())
        return ids;
    for (auto id = reader.next(); id && *id; id = reader.next())
        ids.push_back(**id);
    return ids;
}

} // namespace

void SortedIdsTest::sorts_data()
{
    QTest::addColumn<int>("inMemory");
    QTest::newRow("at once") << 1000;
    QTest::newRow("in pieces") << 7;
    QTest::newRow("one by one") << 1;
}

void SortedIdsTest::sorts()
{
    QFETCH(int, inMemory);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"set"_s);
    const std::vector<quint64> ids{5, 3, 69251000000063001, 3, 1, 69251000000063003,
        69251000000063002, 5, 2, 18'446'744'073'709'551'615U};
    QCOMPARE(makeSet(path, ids, static_cast<size_t>(inMemory)), 8);
    const std::vector<quint64> expected{1, 2, 3, 5, 69251000000063001, 69251000000063002,
        69251000000063003, 18'446'744'073'709'551'615U};
    QVERIFY(readSet(path) == expected);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"set"_s});
}

void SortedIdsTest::missing_data()
{
    using Ids = QList<quint64>;
    QTest::addColumn<Ids>("view");
    QTest::addColumn<Ids>("table");
    QTest::addColumn<Ids>("gone");
    QTest::newRow("the same") << Ids{1, 2, 3} << Ids{3, 2, 1} << Ids{};
    QTest::newRow("some") << Ids{9, 1, 5, 2} << Ids{2, 7, 9} << Ids{1, 5};
    QTest::newRow("at both ends") << Ids{1, 4, 8} << Ids{4} << Ids{1, 8};
    QTest::newRow("empty view") << Ids{} << Ids{4} << Ids{};
    QTest::newRow("empty table") << Ids{4, 6} << Ids{} << Ids{4, 6};
}

void SortedIdsTest::missing()
{
    QFETCH(QList<quint64>, view);
    QFETCH(QList<quint64>, table);
    QFETCH(QList<quint64>, gone);
    QTemporaryDir folder;
    const QString one = folder.filePath(u"view"_s);
    const QString other = folder.filePath(u"table"_s);
    QVERIFY(makeSet(one, {view.begin(), view.end()}, 2) >= 0);
    QVERIFY(makeSet(other, {table.begin(), table.end()}, 2) >= 0);
    QList<quint64> found;
    QVERIFY(forEachMissing(one, other, [&found](quint64 id) -> Result<void> {
        found.append(id);
        return {};
    }));
    QCOMPARE(found, gone);
    QVERIFY(!forEachMissing(
        one, folder.filePath(u"nowhere"_s), [](quint64) { return Result<void>(); }));
}
