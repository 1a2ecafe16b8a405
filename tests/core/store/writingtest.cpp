// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/engine/runledger.h"
#include "core/store/storetests.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>
#include <set>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

Result<void> ran(Sql &sql, const char *statement)
{
    if (auto done = sql.run(statement); !done)
        return fail(done.error());
    return {};
}

int metaRows(Store &store)
{
    int count = -1;
    [[maybe_unused]] const auto done = store.read([&count](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT COUNT(*) FROM meta");
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            count = (*row)->value(0).toInt();
        return {};
    });
    return count;
}

} // namespace

void StoreWritingTest::errorRollsBack()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    const auto done = store->write([](Sql &sql) -> Result<void> {
        if (auto added = ran(sql, "INSERT INTO meta VALUES('a','1')"); !added)
            return added;
        return fail(ErrorKind::Data, u"no more"_s);
    });
    QVERIFY(!done);
    QCOMPARE(done.error().what, u"no more"_s);
    QCOMPARE(metaRows(*store), 0);
    QVERIFY(store->write([](Sql &sql) { return ran(sql, "INSERT INTO meta VALUES('a','1')"); }));
    QCOMPARE(metaRows(*store), 1);
    // A statement that fails is the closure's to hand on; nothing of the transaction stays.
    QVERIFY(!store->write([](Sql &sql) -> Result<void> {
        if (auto added = ran(sql, "INSERT INTO meta VALUES('b','1')"); !added)
            return added;
        return ran(sql, "INSERT INTO meta VALUES('a','2')");
    }));
    QCOMPARE(metaRows(*store), 1);
}

void StoreWritingTest::nullTextIsEmpty()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    QVERIFY(store->write([](Sql &sql) -> Result<void> {
        if (auto added = sql.run("INSERT INTO meta VALUES(?,?)", {u"k"_s, QString()}); !added)
            return fail(added.error());
        return {};
    }));
    QCOMPARE(metaRows(*store), 1);
}

void StoreWritingTest::batchWritesEveryRow()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    QString found;
    QVERIFY(store->write([&found](Sql &sql) -> Result<void> {
        const QVariantList names{u"a"_s, u"b"_s, u"c"_s};
        const QVariantList values{u"1"_s, QString(), u"3"_s}; // no text is an empty text
        if (auto added = sql.runBatch("INSERT INTO meta VALUES(?,?)", {names, values}); !added)
            return added;
        if (sql.changed() != 3)
            return fail(ErrorKind::Internal, u"not three"_s);
        if (auto none = sql.runBatch("INSERT INTO meta VALUES(?,?)", {{}, {}}); !none)
            return none;
        auto rows
            = sql.run("SELECT group_concat(k || '=' || v) FROM (SELECT k, v FROM meta ORDER BY k)");
        if (rows && (*rows)->next())
            found = (*rows)->value(0).toString();
        return {};
    }));
    QCOMPARE(found, u"a=1,b=,c=3"_s);
}

// More rows than go into one statement, and some left over.
void StoreWritingTest::largeBatchKeepsOrder()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    QVariantList names;
    QVariantList values;
    for (int i = 0; i < 29; ++i) {
        names << u"k%1"_s.arg(i);
        values << i * 3;
    }
    QVERIFY(store->write([&names, &values](Sql &sql) -> Result<void> {
        if (auto added = sql.runBatch("INSERT INTO meta VALUES(?,?)", {names, values}); !added)
            return added;
        for (int i = 0; i < 29; ++i) {
            auto row = sql.run("SELECT v FROM meta WHERE k=?", {names.at(i)});
            if (!row || !(*row)->next() || (*row)->value(0).toInt() != i * 3)
                return fail(ErrorKind::Internal, u"row %1 is not what was given"_s.arg(i));
        }
        return {};
    }));
    QCOMPARE(metaRows(*store), 29);
}

// Texts that are put together may come to lie at the address of an earlier one.
void StoreWritingTest::statementIsKnownByItsText()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    QVERIFY(store->write([](Sql &sql) -> Result<void> {
        char text[64] = "INSERT INTO meta VALUES(?,'first')";
        if (auto added = sql.run(text, {u"a"_s}); !added)
            return fail(added.error());
        qstrncpy(text, "INSERT INTO meta VALUES(?,'second')", sizeof(text));
        if (auto added = sql.run(text, {u"b"_s}); !added)
            return fail(added.error());
        const QList<QVariantList> two{{u"c"_s, u"d"_s}, {1, 2}};
        qstrncpy(text, "INSERT INTO meta VALUES(?,?)", sizeof(text));
        if (auto added = sql.runBatch(text, two); !added)
            return added;
        qstrncpy(text, "REPLACE INTO meta VALUES(?,?)", sizeof(text));
        return sql.runBatch(text, two);
    }));
    QVERIFY(store->read([](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT v FROM meta ORDER BY k");
        QStringList values;
        while (rows && (*rows)->next())
            values << (*rows)->value(0).toString();
        return values == QStringList{u"first"_s, u"second"_s, u"1"_s, u"2"_s}
            ? Result<void>()
            : fail(ErrorKind::Internal, values.join(u","_s));
    }));
}

void StoreWritingTest::failedBatchRollsBack()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    const auto done = store->write([](Sql &sql) {
        return sql.runBatch("INSERT INTO meta VALUES(?,?)",
            {QVariantList{u"a"_s, u"a"_s}, QVariantList{u"1"_s, u"2"_s}});
    });
    QVERIFY(!done);
    QCOMPARE(metaRows(*store), 0);
}

void StoreWritingTest::readerSeesOneView()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    const auto countIn = [](Sql &sql) -> qint64 {
        auto row = sql.run("SELECT COUNT(*) FROM meta");
        return row && (*row)->next() ? (*row)->value(0).toLongLong() : -1;
    };
    QVERIFY(store->read([&store, &countIn](Sql &sql) -> Result<void> {
        if (countIn(sql) != 0)
            return fail(ErrorKind::Internal, u"not empty"_s);
        bool isWritten = false;
        std::thread writer([&store, &isWritten] {
            isWritten
                = store->write(
                           [](Sql &own) { return ran(own, "INSERT INTO meta VALUES('a','1')"); })
                      .has_value();
        });
        writer.join();
        if (!isWritten || countIn(sql) != 0)
            return fail(ErrorKind::Internal, u"the view has moved, or the writer waited"_s);
        return {};
    }));
    QCOMPARE(metaRows(*store), 1);
}

// Two Store objects on one directory behave as two processes.
void StoreWritingTest::busyIsLocked()
{
    QTemporaryDir folder;
    Timings timings;
    timings.busy = std::chrono::milliseconds(200);
    auto store = openStore(folder.path());
    auto other = openStore(folder.path(), timings);
    QElapsedTimer timer;
    QVERIFY(store->write([&other, &timer](Sql &sql) -> Result<void> {
        if (auto added = ran(sql, "INSERT INTO meta VALUES('a','1')"); !added)
            return added;
        Result<void> second;
        timer.start();
        std::thread writer([&other, &second] {
            second = other->write([](Sql &own) { return ran(own, "DELETE FROM meta"); });
        });
        writer.join();
        if (second || second.error().kind != ErrorKind::Locked || !second.error().isRetryable)
            return fail(
                ErrorKind::Internal, second ? u"two writers at once"_s : second.error().text());
        return {};
    }));
    QVERIFY2(timer.elapsed() >= 150, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(other->write([](Sql &own) { return ran(own, "DELETE FROM meta"); }));
}

void StoreWritingTest::busyIsWaitedFor()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    auto other = openStore(folder.path());
    QSemaphore begun;
    QSemaphore mayEnd;
    std::thread holder([&] {
        [[maybe_unused]] const auto done = store->write([&](Sql &sql) -> Result<void> {
            auto added = ran(sql, "INSERT INTO meta VALUES('a','1')");
            begun.release();
            mayEnd.acquire();
            return added;
        });
    });
    begun.acquire();
    Result<void> second;
    std::thread writer([&] {
        second
            = other->write([](Sql &sql) { return ran(sql, "INSERT INTO meta VALUES('b','1')"); });
    });
    mayEnd.release();
    holder.join();
    writer.join();
    QVERIFY(second);
    QCOMPARE(metaRows(*store), 2);
}

void StoreWritingTest::dataVersionTellsOfOthers()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    auto other = openStore(folder.path());
    const auto first = store->dataVersion();
    QVERIFY(first);
    QCOMPARE(*store->dataVersion(), *first);
    QVERIFY(other->write([](Sql &sql) { return ran(sql, "INSERT INTO meta VALUES('a','1')"); }));
    const auto second = store->dataVersion();
    QVERIFY(second);
    QVERIFY(*second != *first);
    QCOMPARE(*store->dataVersion(), *second);
}

void StoreWritingTest::eightThreadsClaimDistinctSteps()
{
    constexpr int kSteps = 500;
    QTemporaryDir folder;
    const Timings timings;
    auto store = openStore(folder.path());
    auto other = openStore(folder.path());
    RunLedger ledger(*store, Clock::system(), timings);
    RunLedger otherLedger(*other, Clock::system(), timings);
    RunSpec spec{.jobName = u"claims"_s, .kind = u"test"_s};
    for (int i = 0; i < kSteps; ++i)
        spec.firstSteps << StepSpec{.stage = u"read"_s, .key = u"k%1"_s.arg(i), .title = u"S"_s};
    const auto made = ledger.create(spec);
    QVERIFY(made);
    const auto run = ledger.adopt(made->id);
    QVERIFY(run);

    std::mutex mutex;
    std::multiset<qint64> claimed;
    int failures = 0;
    std::vector<std::thread> threads;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 8; ++i) {
        RunLedger &own = i % 2 == 0 ? ledger : otherLedger;
        threads.emplace_back([&own, &run, &mutex, &claimed, &failures] {
            for (;;) {
                const auto step = own.claim(*run, u"read"_s, false);
                const std::lock_guard lock(mutex);
                if (!step)
                    ++failures;
                if (!step || !*step)
                    return;
                claimed.insert((*step)->id);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    qInfo("500 claims by 8 threads: %lld ms", timer.elapsed());
    QCOMPARE(failures, 0);
    QCOMPARE(static_cast<int>(claimed.size()), kSteps);
    QCOMPARE(static_cast<int>(std::set<qint64>(claimed.begin(), claimed.end()).size()), kSteps);
}

void StoreWritingTest::unbalancedCountersAreRefused_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("read only") << QByteArray("UPDATE run SET n_read=1") << false;
    QTest::newRow("written only") << QByteArray("UPDATE run SET n_written=1") << false;
    QTest::newRow("pending only") << QByteArray("UPDATE run SET n_pending=1") << false;
    QTest::newRow("both") << QByteArray("UPDATE run SET n_read=5, n_written=2, n_skipped=3")
                          << true;
    QTest::newRow("chunk") << QByteArray("INSERT INTO chunk(id, run_number, first_ordinal,"
                                         " last_ordinal, state, n_written)"
                                         " VALUES(1,1,1,10,'prepared',9)")
                           << false;
    QTest::newRow("whole chunk") << QByteArray("INSERT INTO chunk(id, run_number, first_ordinal,"
                                               " last_ordinal, state, n_written)"
                                               " VALUES(1,1,1,10,'prepared',10)")
                                 << true;
}

void StoreWritingTest::unbalancedCountersAreRefused()
{
    QFETCH(QByteArray, statement);
    QFETCH(bool, isAllowed);
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    RunLedger ledger(*store, Clock::system(), {});
    QVERIFY(ledger.create({.jobName = u"j"_s, .kind = u"test"_s}));
    const auto done
        = store->write([&statement](Sql &sql) { return ran(sql, statement.constData()); });
    QCOMPARE(done.has_value(), isAllowed);
}

void StoreWritingTest::threadsCloseTheirConnections()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    const auto openFiles = [&folder] {
        int count = 0;
        const QDir fds(u"/proc/self/fd"_s);
        for (const QString &name : fds.entryList(QDir::Files | QDir::System)) {
            if (QFile::symLinkTarget(fds.filePath(name)).startsWith(folder.path()))
                ++count;
        }
        return count;
    };
    const int before = openFiles();
    for (int i = 0; i < 10; ++i) {
        std::thread reader([&store] { QCOMPARE(metaRows(*store), 0); });
        reader.join();
    }
    // SQLite keeps a descriptor while another connection of the process holds a lock on the file.
    QVERIFY2(openFiles() <= before + 2, qPrintable(QString::number(openFiles())));
}
