// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/timings.h"
#include "core/store/migrations.h"
#include "core/store/storemark.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <atomic>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>

namespace sluice {

class StoreSeal;
struct StoreConnection;

// One thread's connection to the store, handed to the closures of Store::read and Store::write.
// Statements are prepared once per connection. Never kept beyond the closure.
class Sql
{
public:
    // Runs one statement with bound values. The query is positioned before its first row and is
    // valid until the same statement runs again on this thread.
    Result<QSqlQuery *> run(const char *statement, std::initializer_list<QVariant> values = {});
    Result<QSqlQuery *> run(const char *statement, const QVariantList &values);

    // Inserts many rows: a statement with one VALUES(?,...), which is repeated for several rows at
    // a time. `columns` holds the values of each placeholder, all of one length. Much of run()'s
    // cost is in the binding.
    Result<void> runBatch(const char *statement, const QList<QVariantList> &columns);

    // How many rows the last insert, update or delete changed; after runBatch(), how many it had.
    int changed() const { return m_changed; }

private:
    friend class Store;
    friend struct StoreConnection;
    Result<QSqlQuery *> prepared(const char *statement);
    Result<struct BatchInsert *> preparedBatch(
        const char *statement, qsizetype columns, qsizetype rows);
    StoreConnection *m_connection = nullptr;
    int m_changed = 0;
};

// The job store: one SQLite file for each data directory, the only source of truth. Any thread
// may use it; each gets its own connection (closed when the thread ends). Other processes may have
// it open. It knows tables and transactions, nothing of runs; the records beside it do.
class Store final
{
public:
    // Opens or makes the store, checks it in full unless its seal is whole, and migrates it (a
    // backup is made first). A damaged or newer store is an Error, never replaced; that of a
    // damaged one says what to restore.
    static Result<std::unique_ptr<Store>> open(
        const QString &dataDirectory, const Timings &timings);
    static Result<std::unique_ptr<Store>> open(
        const QString &dataDirectory, const Timings &timings, const QList<Migration> &steps);
    ~Store();

    // BEGIN IMMEDIATE ... COMMIT around `work`; an Error from it rolls back and comes back.
    // SQLite's "busy" is waited for up to Timings::busy and then told as ErrorKind::Locked.
    Result<void> write(const std::function<Result<void>(Sql &)> &work);

    // A consistent reading view (one deferred transaction).
    Result<void> read(const std::function<Result<void>(Sql &)> &work);

    // Changes whenever any process committed: cheap to ask, per thread.
    Result<qint64> dataVersion();

    // The full check, of a store that is in use: takes 15 ms a megabyte, and holds up nobody. If it
    // is damaged, nothing is written to it from then on: write() says why, and so does problem().
    Result<void> check();
    std::optional<Error> problem();
    qint64 checkedMs() const { return m_checkedMs; } // when; 0: it was taken at its seal's word

    // S10. Writes a checked copy to backup/<utc>.db and keeps the newest seven. Takes a moment.
    Result<void> backUp();

    // Nothing that was deleted or overwritten before is left in the store's files; the copies,
    // which hold it too, are replaced by one new copy. Takes as long as the store is large.
    Result<void> scrub();

    // A request with this number in the table attempt was recorded and may leave now: a store that
    // does not know it at a later opening has lost its journal. The newest attempt is never
    // deleted.
    void noteSent(qint64 attemptId);

    QString directory() const { return m_directory; }
    int schemaVersion() const;

private:
    Store(QString directory, const Timings &timings, const QList<Migration> &steps);
    Result<StoreConnection *> connection();
    void dropConnectionAfter(const Error &error);
    Result<void> openAndMigrate();
    Result<int> soundVersion(StoreConnection &db);
    void noteSound();
    Result<void> mayWrite();
    Result<void> knowsWhatWasSent();
    Result<void> migrate();

    QString m_directory;
    Timings m_timings;
    QList<Migration> m_steps; // of the schema
    StoreMark m_mark;
    std::shared_ptr<StoreSeal> m_seal;
    std::mutex m_damageMutex;
    std::optional<Error> m_damage; // found while it is open
    std::atomic<bool> m_isDamaged = false;
    std::atomic<qint64> m_checkedMs = 0;
    QString m_key; // tells this store's connections from another's in one process
    std::mutex m_writing; // writers of this process queue here instead of in SQLite
};

} // namespace sluice
