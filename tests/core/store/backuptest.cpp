// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storetests.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QStringList backups(const QString &folder)
{
    return QDir(folder + "/backup"_L1).entryList(QDir::Files, QDir::Name);
}

Result<void> add(Store &store, const QString &key)
{
    return store.write([&key](Sql &sql) -> Result<void> {
        if (auto done = sql.run("INSERT INTO meta VALUES(?,'v')", {key}); !done)
            return fail(done.error());
        return {};
    });
}

} // namespace

void StoreBackupTest::isAWorkingStore()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    QVERIFY(add(*store, u"before"_s));
    QVERIFY(store->backUp());
    QVERIFY(add(*store, u"after"_s));
    QCOMPARE(backups(folder.path()).size(), 1);
    const QString path = folder.path() + "/backup/"_L1 + backups(folder.path()).first();
    QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));

    QTemporaryDir restored;
    QVERIFY(QFile::copy(path, restored.filePath(u"store.sqlite"_s)));
    auto copy = openStore(restored.path());
    QVERIFY(copy);
    QStringList keys;
    QVERIFY(copy->read([&keys](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT k FROM meta ORDER BY k");
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            keys << (*rows)->value(0).toString();
        return {};
    }));
    QCOMPARE(keys, QStringList{u"before"_s});
}

void StoreBackupTest::sevenAreKept()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    QStringList all;
    for (int i = 0; i < 9; ++i) {
        QVERIFY(add(*store, QString::number(i)));
        QVERIFY(store->backUp());
        const QStringList now = backups(folder.path());
        QVERIFY(!now.isEmpty());
        if (!all.contains(now.last()))
            all << now.last();
        QTest::qWait(2); // names carry milliseconds
    }
    QCOMPARE(all.size(), 9);
    QCOMPARE(backups(folder.path()), all.mid(2)); // the newest seven, nothing half made
}

void StoreBackupTest::failureKeepsTheOthers()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    QVERIFY(store->backUp());
    const QStringList before = backups(folder.path());
    // The copy cannot be made: a folder stands where it would go.
    QVERIFY(QDir(folder.path()).rename(u"backup"_s, u"good"_s));
    QVERIFY(QFile(folder.path() + "/backup"_L1).open(QIODevice::WriteOnly));
    const auto done = store->backUp();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Disk);
    QCOMPARE(QDir(folder.path() + "/good"_L1).entryList(QDir::Files, QDir::Name), before);
}
