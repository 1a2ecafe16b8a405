// SPDX-License-Identifier: GPL-3.0-or-later
// The job store: a durable change of a step against append + fdatasync of a plain file on the same
// disk, and inserts in batches against the C interface of SQLite. Prints only.
#include "base/clock.h"
#include "bench/benchkit.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/runledger.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <sqlite3.h>
#include <unistd.h>

using namespace sluice;
using namespace sluice::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kStepChanges = 300;
constexpr int kInserts = 200'000;
constexpr int kBatch = 1'000;
constexpr const char *kTable
    = "CREATE TABLE IF NOT EXISTS bench(a INTEGER PRIMARY KEY, b INTEGER, c TEXT, d TEXT, e TEXT)";
constexpr const char *kInsert = "INSERT INTO bench(a, b, c, d, e) VALUES(?,?,?,?,?)";

double elapsed(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

// Alternates a claim and an end of a step, each a commit, with appends to a plain file.
void stepChanges(const QString &folder)
{
    const Timings timings;
    auto store = must(Store::open(folder + u"/steps"_s, timings));
    RunLedger ledger(*store, Clock::system(), timings);
    RunSpec spec{.jobId = u"bench"_s, .jobName = u"Bench"_s, .kind = u"crm-bulk"_s};
    spec.firstSteps = {{.stage = u"read"_s, .key = u"read:page:1"_s, .title = u"Page 1"_s}};
    const RunRow run = must(ledger.adopt(must(ledger.create(spec)).id));
    QFile plain(folder + u"/plain.log"_s);
    if (!plain.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("Could not write a plain file");
    const QByteArray entry(200, 'x');
    QList<double> ratios;
    QList<double> stepTimes;
    QList<double> appendTimes;
    for (int round = 0; round < kRounds; ++round) {
        QList<double> steps;
        QList<double> appends;
        for (int i = 0; i < kStepChanges; ++i) {
            QElapsedTimer timer;
            timer.start();
            const auto step = must(ledger.claim(run, u"read"_s, false));
            steps << elapsed(timer);
            timer.restart();
            if (plain.write(entry) != entry.size() || fdatasync(plain.handle()) != 0)
                qFatal("Could not append");
            appends << elapsed(timer);
            timer.restart();
            must(ledger.endStep(run, step.value(), {}));
            steps << elapsed(timer);
        }
        stepTimes << median(steps);
        appendTimes << median(appends);
        ratios << stepTimes.last() / appendTimes.last();
    }
    print(u"durable change / append + fdatasync"_s,
        u"%1 x  %2  [%3 ms, reference %4 ms]"_s.arg(number(median(ratios)),
            verdict(median(ratios), {Goal::Kind::TimeAtMost, 1.3, u"1.0"_s}),
            number(median(stepTimes) * 1e3, 3), number(median(appendTimes) * 1e3, 3)));
}

bool insertOwn(Store &store)
{
    qint64 key = 0;
    const QString text = u"a value of some length"_s;
    while (key < kInserts) {
        const auto written = store.write([&key, &text](Sql &sql) -> Result<void> {
            QList<QVariantList> columns(5);
            for (QVariantList &column : columns)
                column.reserve(kBatch);
            for (int i = 0; i < kBatch; ++i, ++key) {
                columns[0] << key;
                columns[1] << key * 7;
                for (int column = 2; column < 5; ++column)
                    columns[column] << text;
            }
            return sql.runBatch(kInsert, columns);
        });
        if (!written)
            qFatal("%s", qUtf8Printable(written.error().text()));
    }
    return true;
}

bool insertPlain(sqlite3 *db)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(db, kInsert, -1, &statement, nullptr) != SQLITE_OK)
        return false;
    const QByteArray text = "a value of some length";
    bool isDone = true;
    for (int key = 0; key < kInserts && isDone;) {
        isDone = sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK;
        for (int i = 0; i < kBatch && isDone; ++i, ++key) {
            sqlite3_bind_int64(statement, 1, key);
            sqlite3_bind_int64(statement, 2, key * 7LL);
            for (int column = 3; column <= 5; ++column)
                sqlite3_bind_text(
                    statement, column, text.constData(), int(text.size()), SQLITE_STATIC);
            isDone
                = sqlite3_step(statement) == SQLITE_DONE && sqlite3_reset(statement) == SQLITE_OK;
        }
        isDone = isDone && sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    sqlite3_finalize(statement);
    return isDone;
}

void inserts(const QString &folder)
{
    const Timings timings;
    auto store = must(Store::open(folder + u"/inserts"_s, timings));
    must(store->write([](Sql &sql) -> Result<void> {
        auto made = sql.run(kTable);
        return made ? Result<void>() : fail(made.error());
    }));
    sqlite3 *db = nullptr;
    if (sqlite3_open(qPrintable(folder + u"/plain.sqlite"_s), &db) != SQLITE_OK)
        qFatal("SQLite could not be opened");
    sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL", nullptr, nullptr, nullptr);
    sqlite3_exec(db, kTable, nullptr, nullptr, nullptr);
    const auto emptied = [&store, db] {
        must(store->write([](Sql &sql) -> Result<void> {
            auto gone = sql.run("DELETE FROM bench");
            return gone ? Result<void>() : fail(gone.error());
        }));
        sqlite3_exec(db, "DELETE FROM bench", nullptr, nullptr, nullptr);
    };
    compare(u"inserts, 1,000 each / C interface"_s,
        [db, &emptied] {
            emptied();
            return measured([db] { return insertPlain(db); });
        },
        timed([&store] { return insertOwn(*store); }), {Goal::Kind::SpeedAtLeast, 0.5, u"0.56"_s});
    sqlite3_close(db);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir onDisk; // a sync costs nothing in memory
    stepChanges(onDisk.path());
    const QTemporaryDir inMemory(ramFolderTemplate());
    inserts(inMemory.path());
    return 0;
}
