// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/log/logring.h"
#include "core/store/backupkeeper.h"
#include "core/store/storetests.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <csignal>
#include <mutex>
#include <sys/resource.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QStringList backups(const QString &folder)
{
    return QDir(folder + "/backup"_L1).entryList({u"*.db"_s}, QDir::Files, QDir::Name);
}

Result<void> add(Store &store, const QString &key)
{
    return store.write([&key](Sql &sql) -> Result<void> {
        if (auto done = sql.run("INSERT INTO meta VALUES(?,'v')", {key}); !done)
            return fail(done.error());
        return {};
    });
}

// The wall clock, set ahead.
class ClockAhead final : public Clock
{
public:
    qint64 nowMs() const override { return Clock::system().nowMs() + aheadMs; }
    std::atomic<qint64> aheadMs = 0;
};

constexpr qint64 kHourMs = 3'600'000;

Timings quickLooks()
{
    Timings timings;
    timings.backupCheck = std::chrono::milliseconds(20);
    return timings;
}

// While it lives, no file of this process grows beyond a page.
class SmallFiles
{
public:
    SmallFiles()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{4096, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before = {};
};

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

// S10: daily, as long as a process is open, by the clock on the wall.
// A scrub takes away the copies that others are making, of this process or another: they make them
// anew.
void StoreBackupTest::scrubsBesideEachOther()
{
    const QTemporaryDir folder;
    auto store = openStore(folder.path());
    auto other = openStore(folder.path());
    QVERIFY(add(*store, u"key"_s));
    std::mutex mutex;
    QStringList problems;
    const auto often = [&mutex, &problems](auto &&work) {
        return std::thread([&mutex, &problems, work] {
            for (int i = 0; i < 8; ++i) {
                if (auto done = work(); !done) {
                    const std::lock_guard lock(mutex);
                    problems << done.error().text();
                }
            }
        });
    };
    for (std::thread &thread : std::array{often([&store] { return store->scrub(); }),
             often([&other] { return other->scrub(); }),
             often([&store] { return store->backUp(); })})
        thread.join();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QVERIFY(!backups(folder.path()).isEmpty());
    QCOMPARE(
        QDir(folder.path() + "/backup"_L1).entryList({u"*.part"_s}, QDir::Files), QStringList());
}

void StoreBackupTest::onceADayWhileOpen()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    Log log;
    ClockAhead clock;
    const BackupKeeper keeper(*store, log, quickLooks(), clock);
    const auto becomes = [&folder](qsizetype count) {
        return QTest::qWaitFor([&] { return backups(folder.path()).size() == count; }, 5'000);
    };
    const auto staysAt = [&folder](qsizetype count) {
        return !QTest::qWaitFor([&] { return backups(folder.path()).size() != count; }, 200);
    };
    QVERIFY(becomes(1)); // there was none
    QVERIFY(staysAt(1));
    clock.aheadMs = 23 * kHourMs;
    QVERIFY(staysAt(1));
    clock.aheadMs = 25 * kHourMs;
    QVERIFY(becomes(2));
    QVERIFY(staysAt(2));
    clock.aheadMs = 50 * kHourMs;
    QVERIFY(becomes(3));
    QVERIFY(staysAt(3));
}

void StoreBackupTest::failureTellsTheAgeOfTheLast()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    QVERIFY(store->backUp());
    const QString good = backups(folder.path()).first();
    QTest::qWait(2); // names carry milliseconds
    QVERIFY(store->backUp());
    QFile newest(folder.path() + "/backup/"_L1 + backups(folder.path()).last());
    QVERIFY(newest.open(QIODevice::ReadWrite) && newest.resize(5'000)); // it is spoilt
    newest.close();
    Log log;
    LogRing ring;
    log.addSink(&ring);
    ClockAhead clock;
    BackupKeeper keeper(*store, log, quickLooks(), clock);
    const auto told = [&ring] { return ring.takeSince(0).records; };
    {
        const SmallFiles small;
        clock.aheadMs = 30 * kHourMs;
        QVERIFY(QTest::qWaitFor([&told] { return !told().isEmpty(); }, 5'000));
        const LogRecord record = told().first();
        QCOMPARE(record.level, LogLevel::Warning);
        QVERIFY2(record.message.contains(good + ", 30 hours old"_L1), qPrintable(record.message));
        QTest::qWait(200); // it is tried again and again, and told once
        QCOMPARE(told().size(), 1);
        clock.aheadMs = 32 * kHourMs;
        QVERIFY(QTest::qWaitFor([&told] { return told().size() == 2; }, 5'000));
    }
    QVERIFY(QTest::qWaitFor([&] { return backups(folder.path()).size() == 3; }, 5'000));
    log.removeSink(&ring);
}
