// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "base/canceltoken.h"
#include "base/clock.h"
#include "base/crashpoint.h"
#include "base/files.h"
#include "base/ids.h"
#include "core/store/migrations.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QThread>
#include <QThreadStorage>

#include <sys/vfs.h>

#include <map>

namespace sluice {

using namespace Qt::StringLiterals;

// One thread's connection and its prepared statements, closed when the thread ends.
struct StoreConnection
{
    explicit StoreConnection(const QString &connectionName)
        : name(connectionName)
        , database(QSqlDatabase::addDatabase(u"QSQLITE"_s, name))
    {
    }
    ~StoreConnection()
    {
        sql.m_connection = nullptr;
        statements.clear();
        database.close();
        database = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
    }
    StoreConnection(const StoreConnection &) = delete;
    StoreConnection &operator=(const StoreConnection &) = delete;

    QString name;
    QSqlDatabase database;
    // An unfinished SELECT would keep its view of the store open beyond the transaction.
    void finishAll()
    {
        for (auto &[text, query] : statements) {
            if (query.isActive())
                query.finish();
        }
    }

    std::map<const char *, QSqlQuery> statements; // by the address of the literal
    Sql sql;
};

namespace {

constexpr int kSqliteBusy = 5;
constexpr int kSqliteReadOnly = 8;
constexpr int kSqliteIo = 10;
constexpr int kSqliteCorrupt = 11;
constexpr int kSqliteFull = 13;
constexpr int kSqliteNotADatabase = 26;

Error storeError(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    Error result{.kind = ErrorKind::Internal,
        .what = u"The job store could not be used"_s,
        .why = error.databaseText(),
        .code = u"SQLITE_%1"_s.arg(error.nativeErrorCode())};
    switch (code) {
    case kSqliteBusy:
        result.kind = ErrorKind::Locked;
        result.next = u"Another process is writing to the store; it is tried again"_s;
        result.isRetryable = true;
        break;
    case kSqliteReadOnly:
        result.kind = ErrorKind::Disk;
        result.next = u"Choose a data directory that can be written"_s;
        break;
    case kSqliteIo:
    case kSqliteFull:
        result.kind = ErrorKind::Disk;
        result.next = u"Free some space or mend the disk, then resume"_s;
        result.isRetryable = true;
        if (code == kSqliteFull)
            result.code = u"ENOSPC"_s;
        break;
    case kSqliteCorrupt:
    case kSqliteNotADatabase:
        result.kind = ErrorKind::Disk;
        result.what = u"The job store is damaged"_s;
        result.next = u"Keep the file, and restore the newest copy from the folder backup"_s;
        result.code = u"STORE_DAMAGED"_s;
        break;
    default: break;
    }
    return result;
}

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

// True where a store was in use: an empty or missing file is then a loss, not a beginning.
bool hasTracesOfAStore(const QString &folder)
{
    return !QDir(folder + "/backup"_L1).entryList({u"*.sqlite"_s}, QDir::Files).isEmpty()
        || !QDir(folder + "/runs"_L1).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty();
}

// The calling thread's connections, by store; closed before the thread counts as ended (what is
// thread_local goes later, when Qt's own tables may be gone).
using ThreadConnections = QHash<QString, std::shared_ptr<StoreConnection>>;

ThreadConnections &threadConnections()
{
    static QThreadStorage<ThreadConnections> connections;
    return connections.localData();
}

bool isNetworkFileSystem(const QString &folder)
{
    struct statfs info = {};
    if (::statfs(QFile::encodeName(folder).constData(), &info) != 0)
        return false;
    constexpr long kNfs = 0x6969;
    constexpr long kSmb = 0x517B;
    constexpr long kCifs = 0xFF534D42L;
    constexpr long kSmb2 = 0xFE534D42L;
    const auto type = static_cast<long>(info.f_type);
    return type == kNfs || type == kSmb || type == kCifs || type == kSmb2;
}

} // namespace

Result<QSqlQuery *> Sql::run(const char *statement, std::initializer_list<QVariant> values)
{
    return run(statement, QVariantList(values));
}

Result<QSqlQuery *> Sql::run(const char *statement, const QVariantList &values)
{
    auto it = m_connection->statements.find(statement);
    if (it == m_connection->statements.end()) {
        QSqlQuery query(m_connection->database);
        query.setForwardOnly(true);
        if (!query.prepare(QString::fromLatin1(statement)))
            return fail(storeError(query.lastError()));
        it = m_connection->statements.emplace(statement, std::move(query)).first;
    }
    QSqlQuery &query = it->second;
    query.finish();
    for (qsizetype i = 0; i < values.size(); ++i) {
        // A null QString is an empty text to us; NULL is said with an invalid QVariant.
        const QVariant &value = values.at(i);
        const bool isNullText
            = value.typeId() == QMetaType::QString && value.toString().isNull();
        query.bindValue(static_cast<int>(i), isNullText ? QVariant(u""_s) : value);
    }
    if (!query.exec())
        return fail(storeError(query.lastError()));
    m_changed = query.numRowsAffected();
    return &query;
}

Store::Store(QString directory, const Timings &timings)
    : m_directory(std::move(directory))
    , m_timings(timings)
    , m_key(newId())
{
}

Store::~Store()
{
    threadConnections().remove(m_key);
}

Result<std::unique_ptr<Store>> Store::open(const QString &dataDirectory, const Timings &timings)
{
    if (auto made = makePrivateFolder(dataDirectory); !made)
        return fail(made.error());
    if (isNetworkFileSystem(dataDirectory))
        return fail(ErrorKind::Config,
            u"The data directory %1 is on a network file system"_s.arg(dataDirectory),
            u"SQLite's journal does not work there"_s, u"Choose a folder on a local disk"_s);
    std::unique_ptr<Store> store(new Store(dataDirectory, timings));
    if (auto ready = store->openAndMigrate(); !ready)
        return fail(ready.error());
    return store;
}

Result<StoreConnection *> Store::connection()
{
    ThreadConnections &connections = threadConnections();
    if (const auto it = connections.constFind(m_key); it != connections.constEnd())
        return it->get();

    auto made = std::make_shared<StoreConnection>(
        m_key + u'-' + QString::number(reinterpret_cast<quintptr>(QThread::currentThreadId()), 16)
        + u'-' + newId());
    made->sql.m_connection = made.get();
    made->database.setDatabaseName(m_directory + "/store.sqlite"_L1);
    made->database.setConnectOptions(
        u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(m_timings.busy.count()));
    if (!made->database.open())
        return fail(storeError(made->database.lastError()));
    if (auto journal = useWal(*made, m_timings.busy); !journal)
        return fail(journal.error());
    for (const char *pragma :
        {"PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
            "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON",
            "PRAGMA wal_autocheckpoint=1000", "PRAGMA journal_size_limit=67108864"}) {
        if (auto done = made->sql.run(pragma); !done)
            return fail(done.error());
        made->statements.clear();
    }
    connections.insert(m_key, made);
    return made.get();
}

QString Store::connectionName(const StoreConnection *connection)
{
    return connection->name;
}

Result<void> Store::openAndMigrate()
{
    const QString path = m_directory + "/store.sqlite"_L1;
    const bool isNew = !QFile::exists(path);
    if (QFileInfo(path).size() == 0 && hasTracesOfAStore(m_directory))
        return fail(Error{.kind = ErrorKind::Disk,
            .what = u"The job store is damaged"_s,
            .why = isNew ? u"The file %1 is gone, though runs of it are here"_s.arg(path)
                         : u"The file %1 is empty, though runs of it are here"_s.arg(path),
            .next = u"Restore the newest copy from the folder backup, or choose another data"
                    " directory"_s,
            .code = u"STORE_DAMAGED"_s});
    auto opened = connection();
    if (!opened)
        return fail(opened.error());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    StoreConnection &db = **opened;

    int current = 0;
    if (!isNew) {
        auto check = db.sql.run("PRAGMA quick_check(1)");
        if (!check)
            return fail(check.error());
        const QString verdict = (*check)->next() ? (*check)->value(0).toString() : QString();
        // Its view must be given up: with it, a write would be refused as soon as another process
        // has committed (SQLITE_BUSY_SNAPSHOT), without waiting.
        (*check)->finish();
        if (verdict != "ok"_L1)
            return fail(Error{.kind = ErrorKind::Disk,
                .what = u"The job store is damaged"_s,
                .why = verdict,
                .next = u"Keep the file, and restore the newest copy from the folder backup"_s,
                .code = u"STORE_DAMAGED"_s});
    }

    // Everything below is one transaction, so that of several processes one migrates.
    auto migrated = write([this, &current](Sql &sql) -> Result<void> {
        if (auto made = sql.run("CREATE TABLE IF NOT EXISTS migration(version BIGINT PRIMARY KEY,"
                                " name TEXT NOT NULL, checksum TEXT NOT NULL,"
                                " applied_at BIGINT NOT NULL)");
            !made)
            return fail(made.error());
        auto rows = sql.run("SELECT version FROM migration ORDER BY version");
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            current = (*rows)->value(0).toInt();
        (*rows)->finish();
        const int newest = migrations().last().version;
        if (current > newest)
            return fail(ErrorKind::Config,
                u"The job store in %1 was made by a newer version"_s.arg(m_directory),
                u"its schema is %1, this program knows %2"_s.arg(current).arg(newest),
                u"Use the newer program; nothing was changed"_s);
        for (const Migration &migration : migrations()) {
            if (migration.version <= current)
                continue;
            SLUICE_CRASH_POINT("migration.begin");
            for (const QByteArray &statement : migration.statements) {
                if (auto done = sql.run(statement.constData()); !done)
                    return fail(done.error());
            }
            if (auto done = sql.run("INSERT INTO migration VALUES(?,?,?,?)",
                    {migration.version, QString::fromLatin1(migration.name),
                        QString::fromLatin1(migration.checksum()), Clock::system().nowMs()});
                !done)
                return fail(done.error());
            SLUICE_CRASH_POINT("migration.before_commit");
        }
        return {};
    });
    if (!migrated)
        return migrated;
    db.statements.clear(); // those of the migrations are not needed again
    return {};
}

Result<void> Store::write(const std::function<Result<void>(Sql &)> &work)
{
    const std::lock_guard lock(m_writing);
    auto opened = connection();
    if (!opened)
        return fail(opened.error());
    Sql &sql = (*opened)->sql;
    if (auto begun = sql.run("BEGIN IMMEDIATE"); !begun)
        return fail(begun.error());
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
    return done;
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

int Store::schemaVersion() const
{
    return migrations().last().version;
}

} // namespace sluice
