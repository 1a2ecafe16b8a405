// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storecheck.h"
#include "core/store/storeerror.h"
#include "core/store/storerecovery.h"
#include "core/store/storetests.h"

#include <QDateTime>
#include <QDir>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr int kCorruptions = 200;
constexpr int kPageBytes = 4096;
constexpr int kSectorBytes = 512;

QString storePath(const QString &folder)
{
    return folder + "/store.sqlite"_L1;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool putBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

// Statements on a store that is open, in one transaction.
bool change(Store &store, const QList<QByteArray> &statements)
{
    const auto done = store.write([&statements](Sql &sql) -> Result<void> {
        for (const QByteArray &statement : statements) {
            if (auto changed = sql.run(statement.constData()); !changed)
                return fail(changed.error());
        }
        return {};
    });
    if (!done)
        qWarning("%s", qPrintable(done.error().text()));
    return done.has_value();
}

// A store that has seen an interrupted run, with pages of every kind: long texts and blobs,
// hundreds of rows, indexes, and pages that are free again.
bool makeUsedStore(const QString &folder)
{
    const QString fixture
        = QStringLiteral(SLUICE_SOURCE_DIR) + u"/tests/fixtures/store-v1/store.sqlite"_s;
    if (!QFile::copy(fixture, storePath(folder)))
        return false;
    QFile::setPermissions(storePath(folder), QFile::ReadOwner | QFile::WriteOwner);
    auto store = openStore(folder);
    return store
        && change(*store,
            {"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<600)"
             " INSERT INTO record_issue(run_number, stream, ordinal, outcome, source_key, code,"
             " field, message) SELECT 1, 7, i, 'rejected', 'key' || i, 'INVALID_DATA', 'Email',"
             " 'the address of row ' || i || ' is none' FROM n",
                "INSERT INTO job_def(id, name, kind, params, mapping, schedule, revision, "
                "updated_at)"
                " VALUES('long', 'Long', 'crm-bulk', '{\"ids\":[' || replace(hex(zeroblob(9000)),"
                " '0', '7,') || '7]}', '{}', '', 1, 1)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<400)"
                " INSERT INTO meta SELECT 'key' || i, printf('%0500d', i) FROM n",
                "DELETE FROM meta WHERE k LIKE 'key1%'"});
}

// Every value of every row, in the order of the rows, and whether the indexes say the same.
QByteArray everyValue(const QString &path)
{
    QByteArray all;
    {
        QSqlDatabase store = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"every-value"_s);
        store.setDatabaseName(path);
        if (!store.open())
            return {};
        QSqlQuery verdict(store);
        if (verdict.exec(u"PRAGMA integrity_check(1)"_s) && verdict.next())
            all += verdict.value(0).toByteArray();
        QStringList tables;
        QSqlQuery names(store);
        names.exec(u"SELECT name FROM sqlite_master WHERE type='table' ORDER BY name"_s);
        while (names.next())
            tables << names.value(0).toString();
        for (const QString &table : std::as_const(tables)) {
            all += table.toUtf8() + '\n';
            QSqlQuery rows(store);
            rows.exec(u"SELECT * FROM %1 ORDER BY rowid"_s.arg(table));
            while (rows.next()) {
                for (int i = 0; i < rows.record().count(); ++i)
                    all += rows.value(i).toByteArray() + '\x1f';
                all += '\n';
            }
        }
    }
    QSqlDatabase::removeDatabase(u"every-value"_s);
    return all;
}

QByteArray noise(QRandomGenerator &dice, int length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(dice.bounded(256));
    return bytes;
}

QStringList copyNames(const QString &folder)
{
    QStringList names;
    for (const StoreCopy &copy : storeCopies(folder))
        names << copy.name;
    return names;
}

bool addRun(Store &store, const QString &id, int number, const QString &state)
{
    const auto done = store.write([&id, number, &state](Sql &sql) -> Result<void> {
        auto added
            = sql.run("INSERT INTO run(id, number, job_name, kind, subject, environment,"
                      " state, params, target_lock, created_by, created_at)"
                      " VALUES(?,?,'Clean up','crm-bulk','Leads','sandbox',?,'{}','','test',1)",
                {id, number, state});
        return added ? Result<void>() : fail(added.error());
    });
    return done.has_value();
}

} // namespace

// Each of 200 random pages that went bad is either seen at opening, or the store says every value
// as before: the page was free, or what was hit in it was not in use (reliability-security P13).
void StoreRecoveryTest::randomCorruptions()
{
    const quint32 seed = qEnvironmentVariableIsSet("SLUICE_SEED")
        ? qEnvironmentVariable("SLUICE_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    qInfo("SLUICE_SEED=%u", seed);
    QRandomGenerator dice(seed);
    QTemporaryDir folder;
    QVERIFY(makeUsedStore(folder.path()));
    const QString path = storePath(folder.path());
    const QByteArray good = bytesOf(path);
    const QByteArray said = everyValue(path);
    const int pages = static_cast<int>(good.size() / kPageBytes);
    QVERIFY(pages > 80);

    QMap<QString, int> seen;
    QMap<QString, int> harmless;
    QStringList silent;
    for (int i = 0; i < kCorruptions; ++i) {
        const int page = dice.bounded(pages);
        QByteArray damaged = good;
        QString kind;
        switch (dice.bounded(4)) {
        case 0:
            kind = u"noise"_s;
            damaged.replace(page * kPageBytes, kPageBytes, noise(dice, kPageBytes));
            break;
        case 1:
            kind = u"zeros"_s;
            damaged.replace(page * kPageBytes, kPageBytes, QByteArray(kPageBytes, '\0'));
            break;
        case 2: {
            kind = u"another page"_s;
            const int other = (page + 1 + dice.bounded(pages - 1)) % pages;
            damaged.replace(
                page * kPageBytes, kPageBytes, good.mid(other * kPageBytes, kPageBytes));
            break;
        }
        default: {
            kind = u"sector of noise"_s;
            const int sector = dice.bounded(kPageBytes / kSectorBytes);
            damaged.replace(
                page * kPageBytes + sector * kSectorBytes, kSectorBytes, noise(dice, kSectorBytes));
            break;
        }
        }
        QFile::remove(path + "-wal"_L1);
        QFile::remove(path + "-shm"_L1);
        QVERIFY(putBytes(path, damaged));
        const bool isOpened = [&folder, &seen, &kind] {
            auto store = Store::open(folder.path(), {});
            if (!store && isDamagedStore(store.error()))
                ++seen[kind];
            return store.has_value() || !isDamagedStore(store.error());
        }();
        if (!isOpened) {
            QCOMPARE(bytesOf(path), damaged); // kept as it is
            continue;
        }
        if (everyValue(path) == said)
            ++harmless[kind];
        else
            silent << u"%1 in page %2"_s.arg(kind).arg(page + 1);
    }
    for (const QString &kind : {u"noise"_s, u"zeros"_s, u"another page"_s, u"sector of noise"_s})
        qInfo("%s: %d seen at opening, %d without effect", qPrintable(kind), seen.value(kind),
            harmless.value(kind));
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(u", "_s)));
}

void StoreRecoveryTest::newestGoodCopyIsRestored_data()
{
    QTest::addColumn<int>("badCopies");
    QTest::newRow("all copies are good") << 0;
    QTest::newRow("the newest is damaged too") << 1;
    QTest::newRow("the two newest are damaged") << 2;
    QTest::newRow("none is good") << 3;
}

void StoreRecoveryTest::newestGoodCopyIsRestored()
{
    QFETCH(const int, badCopies);
    QTemporaryDir folder;
    for (int i = 0; i < 3; ++i) {
        auto store = openStore(folder.path());
        QVERIFY(store);
        QVERIFY(
            change(*store, {"INSERT INTO meta VALUES('copy" + QByteArray::number(i) + "', 'v')"}));
        QVERIFY(store->backUp());
        QTest::qWait(2); // names carry milliseconds
    }
    const QStringList copies = copyNames(folder.path());
    QCOMPARE(copies.size(), 3);
    for (int i = 0; i < badCopies; ++i) {
        const QString path = folder.filePath(u"backup/"_s + copies.at(i));
        QByteArray bytes = bytesOf(path);
        bytes.replace(2 * kPageBytes, kPageBytes, QByteArray(kPageBytes, '\xa5'));
        QVERIFY(putBytes(path, bytes));
    }
    const QByteArray damaged = bytesOf(storePath(folder.path())).left(10'000);
    QVERIFY(putBytes(storePath(folder.path()), damaged));

    const auto refused = Store::open(folder.path(), {});
    QVERIFY(!refused);
    QVERIFY(isDamagedStore(refused.error()));
    const auto restored = restoreStore(folder.path(), {});
    QCOMPARE(restored.has_value(), badCopies < 3);
    if (badCopies == 3) {
        QVERIFY2(refused.error().next.contains(u"None of the 3 copies"_s),
            qPrintable(refused.error().next));
        QCOMPARE(bytesOf(storePath(folder.path())), damaged);
        return;
    }
    QVERIFY(refused.error().next.contains(copies.at(badCopies)));
    QVERIFY(refused.error().next.contains(u"store restore"_s));
    QCOMPARE(restored->copy.name, copies.at(badCopies));
    QCOMPARE(bytesOf(restored->keptIn + "/store.sqlite"_L1), damaged);
    auto store = openStore(folder.path());
    QVERIFY(store);
    int rows = 0;
    QVERIFY(store->read([&rows](Sql &sql) -> Result<void> {
        auto count = sql.run("SELECT COUNT(*) FROM meta WHERE k LIKE 'copy%'");
        if (!count)
            return fail(count.error());
        rows = (*count)->next() ? (*count)->value(0).toInt() : -1;
        return {};
    }));
    QCOMPARE(rows, 3 - badCopies);
}

// What was worked on after the copy is named, and what the copy knows of it is not resumed blindly.
void StoreRecoveryTest::runsInDoubtAreNamed()
{
    QTemporaryDir folder;
    {
        auto store = openStore(folder.path());
        QVERIFY(addRun(*store, u"done"_s, 1, u"completed"_s));
        QVERIFY(addRun(*store, u"open"_s, 2, u"running"_s));
        QVERIFY(QDir(folder.path()).mkpath(u"runs/done"_s));
        QVERIFY(QDir(folder.path()).mkpath(u"runs/open/chunks"_s));
        QTest::qWait(20); // the copy's name carries milliseconds, the folders' times may be coarse
        QVERIFY(store->backUp());
    }
    QTest::qWait(20);
    QVERIFY(putBytes(folder.filePath(u"runs/open/chunks/one.zip"_s), "later"));
    QVERIFY(QDir(folder.path()).mkpath(u"runs/later"_s));
    QVERIFY(putBytes(storePath(folder.path()), "these are not the bytes of a store"));

    const StoreReport report = examineStore(folder.path());
    QVERIFY(!report.isGood);
    QStringList named;
    for (const DoubtfulRun &run : report.doubtful)
        named << run.text();
    named.sort();
    QCOMPARE(named, (QStringList{u"#2 Clean up"_s, u"the later run later"_s}));

    QVERIFY(restoreStore(folder.path(), {}));
    auto store = openStore(folder.path());
    QVERIFY(store);
    QStringList states;
    QVERIFY(store->read([&states](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT state, reason FROM run ORDER BY number");
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            states << (*rows)->value(0).toString() + u'|' + (*rows)->value(1).toString().left(22);
        return {};
    }));
    QCOMPARE(states, (QStringList{u"completed|"_s, u"needs_attention|The store was restored"_s}));
}

void StoreRecoveryTest::lostJournalIsSeen()
{
    QTemporaryDir folder;
    QTemporaryDir copied;
    {
        auto store = openStore(folder.path());
        QVERIFY(addRun(*store, u"run"_s, 1, u"running"_s));
        QVERIFY(QFile::copy(storePath(folder.path()), storePath(copied.path()))); // no journal yet
    }
    {
        auto store = openStore(folder.path());
        QVERIFY(change(*store,
            {"INSERT INTO step(id, run_id, stage, step_key, title, state, input, created_at)"
             " VALUES(1, 'run', 'write', 'k', 't', 'running', '{}', 1)",
                "INSERT INTO attempt(id, step_id, lease_epoch, idem_key, method, url_path, state,"
                " sent_at) VALUES(7, 1, 1, 'job', 'POST', '/x', 'sending', 1)"}));
        store->noteSent(7);
        // As a process that was killed leaves it, with the journal deleted by somebody.
        QVERIFY(putBytes(copied.filePath(u"store.sqlite"_s), bytesOf(storePath(folder.path()))));
        QVERIFY(QFile::copy(folder.filePath(u"store.mark"_s), copied.filePath(u"store.mark"_s)));
    }
    QVERIFY(openStore(folder.path())); // with its journal it is whole

    const auto refused = Store::open(copied.path(), {});
    QVERIFY(!refused);
    QVERIFY(isDamagedStore(refused.error()));
    QVERIFY2(refused.error().why.contains(u"journal"_s), qPrintable(refused.error().why));
    QVERIFY(!examineStore(copied.path()).isGood);
    QVERIFY(restoreStore(copied.path(), QString::fromLatin1(kCurrentStore))); // accepted as it is
    QVERIFY(openStore(copied.path()));
}

void StoreRecoveryTest::goodStoreIsNotReplaced()
{
    QTemporaryDir folder;
    auto store = openStore(folder.path());
    QVERIFY(store->backUp());
    const auto inUse = restoreStore(folder.path(), {});
    QVERIFY(!inUse);
    QCOMPARE(inUse.error().kind, ErrorKind::Locked);
    QVERIFY(inUse.error().why.contains(QString::number(QCoreApplication::applicationPid())));
    store.reset();
    const auto good = restoreStore(folder.path(), {});
    QVERIFY(!good && good.error().kind == ErrorKind::Config);
    const auto named = restoreStore(folder.path(), copyNames(folder.path()).first());
    QVERIFY(named);
    QVERIFY(QFile::exists(named->keptIn + "/store.sqlite"_L1));
    QVERIFY(!restoreStore(folder.path(), u"of-tomorrow.db"_s));
}

// P14: a verified copy before the first migration, and none of it where a migration fails.
void StoreRecoveryTest::migrationIsPrecededByACopy()
{
    QTemporaryDir folder;
    QVERIFY(openStore(folder.path()));
    QVERIFY(copyNames(folder.path()).isEmpty());
    QList<Migration> steps = migrations();
    const int version = steps.last().version;
    steps.append({version + 1, "broken", {"CREATE TABLE extra(x)", "CREATE TABLE extra(x)"}});
    QVERIFY(!Store::open(folder.path(), {}, steps));
    QCOMPARE(copyNames(folder.path()).size(), 1);
    QVERIFY(openStore(folder.path())); // nothing was changed

    steps.last().statements.removeLast();
    QTest::qWait(2);
    QVERIFY(Store::open(folder.path(), {}, steps));
    QCOMPARE(copyNames(folder.path()).size(), 2);
    const auto copy
        = checkedStoreFile(folder.filePath(u"backup/"_s + copyNames(folder.path()).first()));
    QVERIFY(copy);
    QCOMPARE(*copy, version);
    const auto older = Store::open(folder.path(), {});
    QVERIFY(!older);
    QVERIFY(older.error().text().contains(u"newer version"_s));
    // Where no copy can be made, nothing is migrated.
    steps.append({version + 2, "next", {"CREATE TABLE next_one(x)"}});
    QVERIFY(QDir(folder.path()).rename(u"backup"_s, u"gone"_s));
    QVERIFY(putBytes(folder.filePath(u"backup"_s), "a file stands there"));
    QVERIFY(!Store::open(folder.path(), {}, steps));
    steps.removeLast();
    QVERIFY(Store::open(folder.path(), {}, steps));
}
