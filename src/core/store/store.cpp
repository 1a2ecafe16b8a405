// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "base/canceltoken.h"
#include "base/clock.h"
#include "base/ids.h"
#include "core/store/migrations.h"
#include "core/store/storeconnection.h"
#include "core/store/storeerror.h"

#include <QHash>
#include <QSqlError>
#include <QThread>
#include <QThreadStorage>

namespace sluice {

using namespace Qt::StringLiterals;

StoreConnection::StoreConnection(
    const QString &connectionName, std::shared_ptr<StoreSeal> storeSeal)
    : seal(std::move(storeSeal))
    , name(connectionName)
    , database(QSqlDatabase::addDatabase(u"QSQLITE"_s, name))
{
}

StoreConnection::~StoreConnection()
{
    sql.m_connection = nullptr;
    statements.clear();
    batches.clear();
    database.close();
    database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

void StoreConnection::finishAll()
{
    for (auto &[text, query] : statements) {
        if (query.isActive())
            query.finish();
    }
    for (auto &[rows, inserts] : batches) {
        for (auto &[text, batch] : inserts)
            batch.query.finish();
    }
}

Error StoreConnection::failed(const QSqlQuery &query)
{
    Error error = storeError(query.lastError());
    if (isDamagedStore(error))
        seal->setDamaged();
    return error;
}

namespace {

// Where several processes open a new store at once, SQLite says "busy" to the change of the journal
// without waiting (its busy timeout does not hold there).
Result<void> useWal(StoreConnection &connection, std::chrono::milliseconds limit)
{
    constexpr std::chrono::milliseconds kPause{20};
    const qint64 until = monotonicMs() + limit.count();
    for (;;) {
        QSqlQuery query(connection.database);
        if (query.exec(u"PRAGMA journal_mode=WAL"_s))
            return {};
        Error error = storeError(query.lastError());
        if (error.kind != ErrorKind::Locked || monotonicMs() >= until)
            return fail(std::move(error));
        CancelToken().waitFor(kPause);
    }
}

// The calling thread's connections, by store; closed before the thread counts as ended (what is
// thread_local goes later, when Qt's own tables may be gone).
using ThreadConnections = QHash<QString, std::shared_ptr<StoreConnection>>;

ThreadConnections &threadConnections()
{
    static QThreadStorage<ThreadConnections> connections;
    return connections.localData();
}

} // namespace

Result<QSqlQuery *> Sql::run(const char *statement, std::initializer_list<QVariant> values)
{
    return run(statement, QVariantList(values));
}

Result<QSqlQuery *> Sql::prepared(const char *statement)
{
    auto it = m_connection->statements.find(std::string_view(statement));
    if (it == m_connection->statements.end()) {
        QSqlQuery query(m_connection->database);
        query.setForwardOnly(true);
        if (!query.prepare(QString::fromLatin1(statement)))
            return fail(m_connection->failed(query));
        it = m_connection->statements.emplace(statement, std::move(query)).first;
    }
    it->second.finish();
    return &it->second;
}

Result<QSqlQuery *> Sql::run(const char *statement, const QVariantList &values)
{
    auto query = prepared(statement);
    if (!query)
        return query;
    for (qsizetype i = 0; i < values.size(); ++i)
        (*query)->bindValue(static_cast<int>(i), storedValue(values.at(i)));
    if (!(*query)->exec())
        return fail(m_connection->failed(**query));
    m_changed = (*query)->numRowsAffected();
    return query;
}

Store::Store(QString directory, const Timings &timings, const QList<Migration> &steps)
    : m_directory(std::move(directory))
    , m_timings(timings)
    , m_steps(steps)
    , m_mark(m_directory)
    , m_seal(std::make_shared<StoreSeal>(m_directory))
    , m_key(newId())
{
}

Store::~Store()
{
    threadConnections().remove(m_key);
}

Result<StoreConnection *> Store::connection()
{
    ThreadConnections &connections = threadConnections();
    if (const auto it = connections.constFind(m_key); it != connections.constEnd())
        return it->get();

    auto made = std::make_shared<StoreConnection>(m_key + u'-'
            + QString::number(reinterpret_cast<quintptr>(QThread::currentThreadId()), 16) + u'-'
            + newId(),
        m_seal);
    made->sql.m_connection = made.get();
    made->database.setDatabaseName(m_directory + "/store.sqlite"_L1);
    made->database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(m_timings.busy.count()));
    if (!made->database.open())
        return fail(storeError(made->database.lastError()));
    if (auto journal = useWal(*made, m_timings.busy); !journal)
        return fail(journal.error());
    for (const char *pragma : {"PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
             "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON",
             "PRAGMA wal_autocheckpoint=1000", "PRAGMA journal_size_limit=67108864",
             "PRAGMA cache_size=-256"}) { // KiB; a console has a dozen connections
        if (auto done = made->sql.run(pragma); !done)
            return fail(done.error());
        made->statements.clear();
    }
    connections.insert(m_key, made);
    return made.get();
}

Result<void> Store::write(const std::function<Result<void>(Sql &)> &work)
{
    const std::lock_guard lock(m_writing);
    if (auto wanted = mayWrite(); !wanted)
        return wanted;
    auto opened = connection();
    if (!opened)
        return fail(opened.error());
    Sql &sql = (*opened)->sql;
    if (auto begun = sql.run("BEGIN IMMEDIATE"); !begun) {
        Error error = begun.error();
        if (error.kind == ErrorKind::Locked)
            error.why = storeWriterText(m_directory);
        dropConnectionAfter(error);
        return fail(std::move(error));
    }
    auto done = work(sql);
    (*opened)->finishAll();
    if (done) {
        auto committed = sql.run("COMMIT");
        if (committed)
            return {};
        done = fail(committed.error());
    }
    // A failed COMMIT may have ended the transaction already: then there is nothing to roll back.
    [[maybe_unused]] const auto rolledBack = sql.run("ROLLBACK");
    dropConnectionAfter(done.error());
    return done;
}

// SQLite opens a file read-only where it could not open it for writing, and that stays so for the
// connection's life: after a fault of the disk the thread gets a new one (reliability-security
// C36).
void Store::dropConnectionAfter(const Error &error)
{
    if (error.kind == ErrorKind::Disk)
        threadConnections().remove(m_key);
}

Result<void> Store::read(const std::function<Result<void>(Sql &)> &work)
{
    auto opened = connection();
    if (!opened)
        return fail(opened.error());
    Sql &sql = (*opened)->sql;
    if (auto begun = sql.run("BEGIN"); !begun)
        return fail(begun.error());
    auto done = work(sql);
    (*opened)->finishAll();
    [[maybe_unused]] const auto ended = sql.run("COMMIT");
    return done;
}

Result<qint64> Store::dataVersion()
{
    auto opened = connection();
    if (!opened)
        return fail(opened.error());
    auto query = (*opened)->sql.run("PRAGMA data_version");
    if (!query)
        return fail(query.error());
    const qint64 version = (*query)->next() ? (*query)->value(0).toLongLong() : 0;
    (*query)->finish();
    return version;
}

void Store::noteSent(qint64 attemptId)
{
    m_mark.raiseTo(attemptId);
}

int Store::schemaVersion() const
{
    return m_steps.last().version;
}

} // namespace sluice
