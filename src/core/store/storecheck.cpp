// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storecheck.h"

#include "base/ids.h"
#include "core/store/storeerror.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <map>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Texts that are JSON: a page of them that was overwritten with anything else is seen here.
constexpr std::pair<const char *, const char *> kJsonColumns[] = {{"connection", "settings"},
    {"connection", "secrets"}, {"job_def", "params"}, {"job_def", "mapping"}, {"run", "params"},
    {"step", "input"}, {"step", "memo"}, {"token_cache", "minted_times"}};

using SchemaTexts = std::map<QString, QString>; // by type and name

Result<SchemaTexts> schemaOf(QSqlDatabase &store)
{
    QSqlQuery query(store);
    if (!query.exec(u"SELECT type || ' ' || name, COALESCE(sql, '') FROM sqlite_master"_s))
        return fail(storeError(query.lastError()));
    SchemaTexts texts;
    while (query.next())
        texts.emplace(query.value(0).toString(), query.value(1).toString());
    if (query.lastError().isValid())
        return fail(storeError(query.lastError()));
    return texts;
}

// The schema as the migrations up to `version` make it.
Result<SchemaTexts> expectedSchema(int version, const QList<Migration> &steps)
{
    const QString name = u"store-schema-"_s + newId();
    Result<SchemaTexts> texts = SchemaTexts();
    {
        QSqlDatabase fresh = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        fresh.setDatabaseName(u":memory:"_s);
        QSqlQuery query(fresh.open() ? fresh : QSqlDatabase());
        bool isMade = query.exec(QString::fromLatin1(kMigrationTable));
        for (const Migration &migration : steps) {
            if (migration.version > version)
                break;
            for (const QByteArray &statement : migration.statements)
                isMade = isMade && query.exec(QString::fromLatin1(statement));
        }
        texts = isMade ? schemaOf(fresh) : fail(storeError(query.lastError()));
    }
    QSqlDatabase::removeDatabase(name);
    return texts;
}

Result<void> checkPages(QSqlDatabase &store)
{
    QSqlQuery query(store);
    // Not quick_check, which does not hold the indexes against their tables: 15 ms a megabyte.
    if (!query.exec(u"PRAGMA integrity_check(1)"_s) || !query.next()) {
        if (query.lastError().isValid())
            return fail(storeError(query.lastError()));
        return fail(damagedStore(u"SQLite gives no verdict on it"_s));
    }
    if (const QString verdict = query.value(0).toString(); verdict != "ok"_L1)
        return fail(damagedStore(verdict.simplified()));
    return {};
}

Result<void> checkTexts(QSqlDatabase &store)
{
    for (const auto &[table, column] : kJsonColumns) {
        QSqlQuery query(store);
        const QString statement
            = u"SELECT COUNT(*) FROM %1 WHERE %2 <> '' AND NOT json_valid(%2)"_s.arg(
                QLatin1StringView(table), QLatin1StringView(column));
        if (!query.exec(statement) || !query.next())
            return fail(query.lastError().isValid() ? storeError(query.lastError())
                                                    : damagedStore(u"A table is unreadable"_s));
        if (const int unreadable = query.value(0).toInt(); unreadable > 0)
            return fail(damagedStore(u"%1 rows of the table %2 are unreadable"_s.arg(unreadable)
                                         .arg(QLatin1StringView(table))));
    }
    return {};
}

} // namespace

// The rows of `migration` against the program's own: their order, names and statements.
Result<int> storeVersion(QSqlDatabase &store, const QList<Migration> &steps)
{
    QSqlQuery query(store);
    if (!query.exec(u"SELECT version, name, checksum FROM migration ORDER BY version"_s))
        return fail(damagedStore(u"It has no table of its schema's steps"_s));
    int version = 0;
    while (query.next()) {
        const int row = query.value(0).toInt();
        if (row > steps.last().version)
            return fail(ErrorKind::Config, u"The job store was made by a newer version"_s,
                u"Its schema is %1, this program knows %2"_s.arg(row).arg(steps.last().version),
                u"Use the newer program; nothing was changed"_s);
        for (const Migration &migration : steps) {
            if (migration.version == row
                && migration.checksum() != query.value(2).toString().toLatin1())
                return fail(damagedStore(u"Step %1 of its schema is not the program's"_s.arg(row)));
        }
        if (row != version + 1)
            return fail(damagedStore(u"Step %1 of its schema is missing"_s.arg(version + 1)));
        version = row;
    }
    if (query.lastError().isValid())
        return fail(storeError(query.lastError()));
    return version;
}

Result<int> checkedStoreVersion(QSqlDatabase &store, const QList<Migration> &steps)
{
    if (auto sound = checkPages(store); !sound)
        return fail(sound.error());
    auto found = schemaOf(store);
    if (!found)
        return fail(found.error());
    if (found->empty())
        return 0;
    auto version = storeVersion(store, steps);
    if (!version)
        return version;
    auto expected = expectedSchema(*version, steps);
    if (!expected)
        return fail(expected.error());
    if (*found != *expected)
        return fail(damagedStore(u"Its tables are not those of a job store"_s));
    if (*version == 0)
        return 0;
    if (auto readable = checkTexts(store); !readable)
        return fail(readable.error());
    return version;
}

Result<int> checkedStoreFile(const QString &path, const QList<Migration> &steps)
{
    const QString name = u"store-check-"_s + newId();
    Result<int> version = 0;
    {
        QSqlDatabase store = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        store.setDatabaseName(path);
        store.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        version = store.open() ? checkedStoreVersion(store, steps)
                               : fail(storeError(store.lastError()));
    }
    QSqlDatabase::removeDatabase(name);
    if (version && *version == 0)
        return fail(damagedStore(u"It holds no job store"_s));
    return version;
}

bool hasTracesOfAStore(const QString &directory)
{
    return QFile::exists(directory + "/store.mark"_L1)
        || !QDir(directory + "/backup"_L1).entryList({u"*.db"_s}, QDir::Files).isEmpty()
        || !QDir(directory + "/runs"_L1).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty();
}

} // namespace sluice
