// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logring.h"
#include "core/store/backupkeeper.h"
#include "core/store/storeerror.h"
#include "core/store/storerecovery.h"
#include "core/store/storeseal.h"
#include "core/store/storetests.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <future>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr int kPageBytes = 4096;

Result<void> add(Store &store, const QString &key)
{
    return store.write([&key](Sql &sql) -> Result<void> {
        auto done = sql.run("INSERT INTO meta VALUES(?, printf('%02000d', 7))", {key});
        return done ? Result<void>() : fail(done.error());
    });
}

bool isSealed(const QString &folder)
{
    return StoreSeal(folder).isIntact();
}

// A store with some pages of rows, closed.
bool makeClosedStore(const QString &folder)
{
    auto store = openStore(folder);
    for (int i = 0; store && i < 40; ++i) {
        if (!add(*store, QString::number(i)))
            return false;
    }
    return store != nullptr;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// In place, as a broken disk or another program does it.
bool damagePage(const QString &folder, int page)
{
    QFile file(folder + "/store.sqlite"_L1);
    return file.open(QIODevice::ReadWrite) && file.seek(qint64(page) * kPageBytes)
        && file.write(QByteArray(kPageBytes, '\xa5')) == kPageBytes;
}

} // namespace

void StoreSealTest::closedStoreIsTakenAtItsWord()
{
    QTemporaryDir folder;
    {
        auto store = openStore(folder.path());
        QVERIFY(store->checkedMs() > 0);
        QVERIFY(!isSealed(folder.path()));
    }
    QVERIFY(isSealed(folder.path()));
    {
        auto store = openStore(folder.path());
        QCOMPARE(store->checkedMs(), 0);
        QVERIFY(isSealed(folder.path())); // nothing was written yet
        QVERIFY(add(*store, u"a"_s));
        QCOMPARE(bytesOf(folder.filePath(u"store.seal"_s)), QByteArray());
        QVERIFY(!isSealed(folder.path()));
    }
    QVERIFY(isSealed(folder.path()));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(folder.filePath(u"store.seal"_s)) & others));
}

void StoreSealTest::killedWriterLeavesNone()
{
    QTemporaryDir folder;
    QVERIFY(makeClosedStore(folder.path()));
    QVERIFY(isSealed(folder.path()));
    const pid_t child = ::fork();
    if (child == 0) {
        auto store = Store::open(folder.path(), {});
        if (store && add(**store, u"killed"_s))
            ::raise(SIGKILL);
        ::_exit(1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QVERIFY(!isSealed(folder.path()));
    {
        auto store = openStore(folder.path());
        QVERIFY(store->checkedMs() > 0);
    }
    QVERIFY(isSealed(folder.path()));
}

// Neither who leaves first nor who never wrote; and a thread's connection is a user, too.
void StoreSealTest::lastUserSealsIt()
{
    QTemporaryDir folder;
    auto first = openStore(folder.path());
    auto second = openStore(folder.path());
    QVERIFY(add(*first, u"a"_s));
    first.reset();
    QVERIFY(!isSealed(folder.path()));
    std::atomic<bool> hasRead = false;
    std::promise<void> end;
    std::thread reader([&] {
        hasRead = second->dataVersion().has_value();
        end.get_future().wait();
    });
    QTRY_VERIFY(hasRead);
    second.reset();
    const bool wasSealed = isSealed(folder.path());
    end.set_value();
    reader.join();
    QVERIFY(!wasSealed);
    QVERIFY(isSealed(folder.path()));
}

void StoreSealTest::whatElseChangedItIsSeen_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change :
        {"touched", "same bytes", "copied", "journal", "old check", "cut seal"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void StoreSealTest::whatElseChangedItIsSeen()
{
    QFETCH(const QString, change);
    QTemporaryDir folder;
    QVERIFY(makeClosedStore(folder.path()));
    QVERIFY(isSealed(folder.path()));
    const QString path = folder.filePath(u"store.sqlite"_s);
    const QString seal = folder.filePath(u"store.seal"_s);
    QFile file(path);
    QFile sealFile(seal);
    if (change == "touched"_L1) {
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime(), QFile::FileModificationTime));
    } else if (change == "same bytes"_L1) {
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.write(file.peek(1)) == 1);
    } else if (change == "copied"_L1) {
        QVERIFY(file.copy(path + ".copy"_L1) && file.remove());
        QVERIFY(QFile::rename(path + ".copy"_L1, path));
    } else if (change == "journal"_L1) {
        QFile journal(path + "-wal"_L1);
        QVERIFY(journal.open(QIODevice::WriteOnly) && journal.write("x") == 1);
    } else if (change == "old check"_L1) {
        QVERIFY(sealFile.open(QIODevice::ReadWrite));
        QByteArray text = sealFile.readAll();
        const qint64 week = QDateTime::currentMSecsSinceEpoch() - 7 * 24 * 3'600'000LL - 1;
        text = text.left(text.lastIndexOf(' ') + 1) + QByteArray::number(week) + '\n';
        QVERIFY(sealFile.resize(0) && sealFile.seek(0) && sealFile.write(text) == text.size());
    } else {
        QVERIFY(sealFile.open(QIODevice::ReadWrite) && sealFile.resize(sealFile.size() - 1));
    }
    file.close();
    sealFile.close();
    QVERIFY(!isSealed(folder.path()));
    const auto store = openStore(folder.path());
    QVERIFY(store && store->checkedMs() > 0);
}

// However soon it comes: the times of files move in ticks.
void StoreSealTest::damageRightAfterTheCloseIsSeen()
{
    QTemporaryDir folder;
    QVERIFY(makeClosedStore(folder.path()));
    const QByteArray good = bytesOf(folder.filePath(u"store.sqlite"_s));
    for (int i = 0; i < 20; ++i) {
        QVERIFY(damagePage(folder.path(), 5 + i));
        const auto refused = Store::open(folder.path(), {});
        QVERIFY(!refused && isDamagedStore(refused.error()));
        const auto again = Store::open(folder.path(), {});
        QVERIFY(!again && isDamagedStore(again.error()));
        QFile file(folder.filePath(u"store.sqlite"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(good) == good.size());
        file.close();
        QVERIFY(openStore(folder.path()));
        QVERIFY(isSealed(folder.path()));
    }
}

// Nothing is written to it any more, it is not sealed, and the good copies stay.
void StoreSealTest::damageFoundInUseStopsWriting()
{
    QTemporaryDir folder;
    QVERIFY(makeClosedStore(folder.path()));
    QVERIFY(openStore(folder.path())->backUp());
    {
        auto store = openStore(folder.path());
        QVERIFY(store->check());
        QVERIFY(!store->problem());
    }
    QVERIFY(isSealed(folder.path()));
    {
        auto store = openStore(folder.path());
        QCOMPARE(store->checkedMs(), 0);
        QVERIFY(damagePage(folder.path(), 40));
        Log log;
        LogRing ring;
        log.addSink(&ring);
        Timings timings;
        timings.backupCheck = std::chrono::milliseconds(20);
        {
            BackupKeeper keeper(*store, log, timings);
            QTRY_VERIFY(store->problem());
            keeper.request();
        }
        log.removeSink(&ring);
        const auto records = ring.takeSince(0).records;
        QVERIFY(!records.isEmpty());
        QCOMPARE(records.first().level, LogLevel::Error);
        QVERIFY2(
            records.first().message.contains(u"damaged"_s), qPrintable(records.first().message));
        QVERIFY(records.first().message.contains(u"store restore"_s));
        QCOMPARE(storeCopies(folder.path()).size(), 1);
        const auto refused = add(*store, u"later"_s);
        QVERIFY(!refused && isDamagedStore(refused.error()));
        QVERIFY(!store->scrub());
    }
    QVERIFY(!isSealed(folder.path()));
    const auto again = Store::open(folder.path(), {});
    QVERIFY(!again && isDamagedStore(again.error()));
}

// A damage that one process has found is not sealed by another that has not.
void StoreSealTest::damageFoundByAnotherIsNotSealed()
{
    QTemporaryDir folder;
    QVERIFY(makeClosedStore(folder.path()));
    auto unaware = openStore(folder.path());
    QVERIFY(add(*unaware, u"a"_s));
    {
        auto aware = openStore(folder.path());
        QVERIFY(damagePage(folder.path(), 20));
        QVERIFY(!aware->check());
    }
    unaware.reset();
    QVERIFY(!isSealed(folder.path()));
}
