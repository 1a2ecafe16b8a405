// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"
#include "core/store/storetests.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QVariant valueOf(Store &store, const char *statement)
{
    QVariant value;
    const auto done = store.read([statement, &value](Sql &sql) -> Result<void> {
        auto row = sql.run(statement);
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            value = (*row)->value(0);
        return {};
    });
    return done ? value : QVariant(done.error().text());
}

// A closed store whose pages are all in the one file, with enough rows to have many pages.
QByteArray filledStore(const QString &folder)
{
    {
        auto store = openStore(folder);
        const auto done = store->write([](Sql &sql) -> Result<void> {
            for (int i = 0; i < 200; ++i) {
                if (auto added = sql.run(
                        "INSERT INTO meta VALUES(?,?)", {u"key%1"_s.arg(i, 8), QString(400, u'v')});
                    !added)
                    return fail(added.error());
            }
            return {};
        });
        if (!done)
            return {};
    }
    QFile file(folder + "/store.sqlite"_L1);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString &folder, const QByteArray &content)
{
    QFile::remove(folder + "/store.sqlite-wal"_L1);
    QFile::remove(folder + "/store.sqlite-shm"_L1);
    QFile file(folder + "/store.sqlite"_L1);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray got(const QString &folder)
{
    QFile file(folder + "/store.sqlite"_L1);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void StoreOpeningTest::newStoreIsMigrated()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    QVERIFY(store);
    QCOMPARE(
        valueOf(*store, "SELECT MAX(version) FROM migration").toInt(), migrations().last().version);
    QCOMPARE(valueOf(*store, "SELECT COUNT(*) FROM migration").toLongLong(),
        qint64{migrations().size()});
    QCOMPARE(valueOf(*store, "SELECT checksum FROM migration WHERE version=1").toString(),
        QString::fromLatin1(migrations().first().checksum()));
    for (const char *table : {"SELECT COUNT(*) FROM run", "SELECT COUNT(*) FROM step",
             "SELECT COUNT(*) FROM attempt", "SELECT COUNT(*) FROM artifact",
             "SELECT COUNT(*) FROM chunk", "SELECT COUNT(*) FROM record_issue",
             "SELECT COUNT(*) FROM named_lock", "SELECT COUNT(*) FROM token_cache"})
        QCOMPARE(valueOf(*store, table), QVariant(0));
}

void StoreOpeningTest::secondOpeningMigratesNothing()
{
    QTemporaryDir folder;
    QVariant at;
    {
        auto store = openStore(folder.path());
        QVERIFY(store);
        at = valueOf(*store, "SELECT applied_at FROM migration WHERE version=1");
    }
    auto store = openStore(folder.path());
    QVERIFY(store);
    QCOMPARE(valueOf(*store, "SELECT applied_at FROM migration WHERE version=1"), at);
}

// Of several that open a new directory at once, one makes the store.
void StoreOpeningTest::manyOpenAtOnce()
{
    QTemporaryDir folder;
    std::atomic<int> opened = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&folder, &opened] {
            if (openStore(folder.path()))
                ++opened;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(opened.load(), 6);
    auto store = openStore(folder.path());
    QCOMPARE(valueOf(*store, "SELECT COUNT(*) FROM migration").toLongLong(),
        qint64{migrations().size()});
}

void StoreOpeningTest::newerStoreIsRefused()
{
    QTemporaryDir folder;
    {
        auto store = openStore(folder.path());
        QVERIFY(store);
        QVERIFY(store->write([](Sql &sql) -> Result<void> {
            if (auto done = sql.run("INSERT INTO migration VALUES(999,'of tomorrow','',0)"); !done)
                return fail(done.error());
            return {};
        }));
    }
    const QByteArray before = got(folder.path());
    const auto again = Store::open(folder.path(), {});
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Config);
    QVERIFY(again.error().text().contains(u"newer version"_s));
    QVERIFY(again.error().why.contains(u"999"_s));
    QVERIFY(!again.error().isRetryable);
    QCOMPARE(got(folder.path()), before);
}

void StoreOpeningTest::damagedStoreIsRefused_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("not a database") << u"text"_s;
    QTest::newRow("header") << u"header"_s;
    QTest::newRow("cut in the middle") << u"cut"_s;
    QTest::newRow("emptied") << u"emptied"_s;
    QTest::newRow("gone") << u"gone"_s;
    QTest::newRow("page of zeros") << u"zeros"_s;
}

void StoreOpeningTest::damagedStoreIsRefused()
{
    QFETCH(QString, damage);
    QTemporaryDir folder;
    QByteArray content = filledStore(folder.path());
    QVERIFY(content.size() > 20 * 4096);
    if (damage == "text"_L1)
        content = QByteArray("these are not the bytes of a store\n").repeated(500);
    else if (damage == "header"_L1)
        content.replace(0, 16, QByteArray(16, 'x'));
    else if (damage == "cut"_L1)
        content.truncate(content.size() / 2);
    else if (damage == "emptied"_L1 || damage == "gone"_L1)
        content.clear();
    else
        content.replace(8 * 4096, 4096, QByteArray(4096, '\0'));
    QVERIFY(QDir(folder.path()).mkpath(u"runs/some-run"_s)); // it was in use
    QVERIFY(put(folder.path(), content));
    if (damage == "gone"_L1)
        QVERIFY(QFile::remove(folder.path() + "/store.sqlite"_L1));
    const auto store = Store::open(folder.path(), {});
    QVERIFY(!store);
    QCOMPARE(store.error().code, u"STORE_DAMAGED"_s);
    QCOMPARE(store.error().kind, ErrorKind::Disk);
    QVERIFY(!store.error().isRetryable);
    QVERIFY(store.error().next.contains(u"backup"_s));
    QCOMPARE(got(folder.path()), content); // kept as it is
}

// Damage in any page is found at opening (reliability-security P13).
void StoreOpeningTest::everyDamagedPageIsSeen()
{
    QTemporaryDir folder;
    const QByteArray content = filledStore(folder.path());
    const qsizetype pages = content.size() / 4096;
    QVERIFY(pages > 20);
    int seen = 0;
    for (qsizetype page = 0; page < pages; ++page) {
        QByteArray damaged = content;
        damaged.replace(page * 4096, 4096, QByteArray(4096, '\xa5'));
        QVERIFY(put(folder.path(), damaged));
        const auto store = Store::open(folder.path(), {});
        seen += !store && store.error().code == "STORE_DAMAGED"_L1;
    }
    QCOMPARE(seen, static_cast<int>(pages));
}

void StoreOpeningTest::pragmas()
{
    QTemporaryDir folder;
    Timings timings;
    timings.busy = std::chrono::milliseconds(1234);
    auto store = openStore(folder.path(), timings);
    QVERIFY(store);
    const auto check = [&store] {
        QCOMPARE(valueOf(*store, "PRAGMA journal_mode").toString(), u"wal"_s);
        QCOMPARE(valueOf(*store, "PRAGMA synchronous").toInt(), 2);
        QCOMPARE(valueOf(*store, "PRAGMA foreign_keys").toInt(), 1);
        QCOMPARE(valueOf(*store, "PRAGMA trusted_schema").toInt(), 0);
        QCOMPARE(valueOf(*store, "PRAGMA cell_size_check").toInt(), 1);
        QCOMPARE(valueOf(*store, "PRAGMA busy_timeout").toInt(), 1234);
    };
    check();
    std::thread other(check); // a connection of its own
    other.join();
}

void StoreOpeningTest::privateFile()
{
    QTemporaryDir folder;
    const QString data = folder.filePath(u"data"_s);
    auto store = openStore(data);
    QVERIFY(store);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(data + "/store.sqlite"_L1) & others));
    QVERIFY(!(QFile::permissions(data) & others));
}

void StoreOpeningTest::readOnlyFolder()
{
    QTemporaryDir folder;
    QVERIFY(QFile(folder.filePath(u"file"_s)).open(QIODevice::WriteOnly));
    const auto store = Store::open(folder.filePath(u"file/data"_s), {});
    QVERIFY(!store);
    QCOMPARE(store.error().kind, ErrorKind::Disk);
}
