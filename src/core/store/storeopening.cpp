// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/crashpoint.h"
#include "base/files.h"
#include "core/store/migrations.h"
#include "core/store/store.h"
#include "core/store/storecheck.h"
#include "core/store/storeconnection.h"
#include "core/store/storeerror.h"
#include "core/store/storerecovery.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <sys/vfs.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool isNetworkFileSystem(const QString &folder)
{
    // By statfs(2); a FUSE mount may be anything, sshfs among it, but local ones too: not refused.
    constexpr std::array<quint32, 9> kNetwork{0x6969 /* NFS */, 0x517B /* SMB */,
        0xFF534D42 /* CIFS */, 0xFE534D42 /* SMB2 */, 0x5346414F /* AFS */, 0x6B414653 /* kAFS */,
        0x01021997 /* 9P */, 0x00C36400 /* Ceph */, 0x73757245 /* Coda */};
    struct statfs info = {};
    if (::statfs(QFile::encodeName(folder).constData(), &info) != 0)
        return false;
    const auto type = static_cast<quint32>(info.f_type);
    return std::find(kNetwork.begin(), kNetwork.end(), type) != kNetwork.end();
}

// Only where it is not: a file that is left alone keeps its seal.
void makePrivate(const QString &path)
{
    const QFile::Permissions wanted = QFile::ReadOwner | QFile::WriteOwner;
    const auto others = QFile::ExeOwner | QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    const QFile::Permissions present = QFile::permissions(path);
    if ((present & others) || (present & wanted) != wanted)
        QFile::setPermissions(path, wanted);
}

// A file of no table where there was a store is a loss, not a beginning.
Result<void> refuseLostStore(const QString &directory)
{
    const bool wasThere = hasTracesOfAStore(directory); // first: another process may be making it
    const QFileInfo file(directory + "/store.sqlite"_L1);
    if (!wasThere || file.size() > 0)
        return {};
    const QString why = file.exists() ? u"The file %1 is empty, though there was one"_s
                                      : u"The file %1 is gone, though there was one"_s;
    return fail(damagedStore(why.arg(file.filePath())));
}

Result<qint64> numberOf(Sql &sql, const char *statement)
{
    auto row = sql.run(statement);
    if (!row)
        return fail(row.error());
    const qint64 number = (*row)->next() ? (*row)->value(0).toLongLong() : 0;
    (*row)->finish();
    return number;
}

} // namespace

Result<std::unique_ptr<Store>> Store::open(const QString &dataDirectory, const Timings &timings)
{
    return open(dataDirectory, timings, migrations());
}

Result<std::unique_ptr<Store>> Store::open(
    const QString &dataDirectory, const Timings &timings, const QList<Migration> &steps)
{
    if (auto made = makePrivateFolder(dataDirectory); !made)
        return fail(made.error());
    if (isNetworkFileSystem(dataDirectory))
        return fail(ErrorKind::Config,
            u"The data directory %1 is on a network file system"_s.arg(dataDirectory),
            u"SQLite's journal does not work there"_s, u"Choose a folder on a local disk"_s);
    std::unique_ptr<Store> store(new Store(dataDirectory, timings, steps));
    if (auto ready = store->openAndMigrate(); !ready) {
        store.reset();
        return fail(isDamagedStore(ready.error()) ? withRecovery(ready.error(), dataDirectory)
                                                  : ready.error());
    }
    return store;
}

Result<void> Store::openAndMigrate()
{
    if (auto there = refuseLostStore(m_directory); !there)
        return there;
    auto opened = connection();
    if (!opened)
        return fail(opened.error());
    makePrivate(m_directory + "/store.sqlite"_L1);
    StoreConnection &db = **opened;
    auto version = soundVersion(db);
    if (!version)
        return fail(version.error());
    if (*version > 0) {
        if (auto known = knowsWhatWasSent(); !known)
            return known;
    }
    if (*version > 0 && *version < schemaVersion()) {
        if (auto kept = backUp(); !kept) {
            Error error = kept.error();
            error.what = u"The job store is not brought to its new schema without a copy: %1"_s.arg(
                error.what);
            return fail(std::move(error));
        }
    }
    if (*version < schemaVersion()) {
        if (auto migrated = migrate(); !migrated)
            return migrated;
        db.statements.clear(); // those of the migrations are not needed again
    }
    m_mark.make();
    return {};
}

// A store that is to be changed by the program's newer schema is not taken at its seal's word.
Result<int> Store::soundVersion(StoreConnection &db)
{
    Result<int> version = m_seal->isIntact() ? storeVersion(db.database, m_steps) : 0;
    if (version && *version < schemaVersion()) {
        version = checkedStoreVersion(db.database, m_steps);
        if (version)
            noteSound();
    }
    if (!version && isDamagedStore(version.error()))
        m_seal->setDamaged();
    return version;
}

void Store::noteSound()
{
    m_checkedMs = Clock::system().nowMs();
    m_seal->setSound();
}

Result<void> Store::check()
{
    // By a connection of its own: the others have pages in their memory.
    const auto version = checkedStoreFile(m_directory + "/store.sqlite"_L1, m_steps);
    if (version) {
        noteSound();
        return {};
    }
    if (!isDamagedStore(version.error()))
        return fail(version.error());
    m_seal->setDamaged();
    m_isDamaged = true; // no one writes while what is to be done is looked for
    Error damage = withRecovery(version.error(), m_directory);
    const std::lock_guard lock(m_damageMutex);
    m_damage = damage;
    return fail(std::move(damage));
}

std::optional<Error> Store::problem()
{
    if (!m_isDamaged)
        return std::nullopt;
    const std::lock_guard lock(m_damageMutex);
    return m_damage.value_or(damagedStore({}));
}

Result<void> Store::mayWrite()
{
    if (auto damage = problem())
        return fail(std::move(*damage));
    return m_seal->breakNow();
}

Result<void> Store::knowsWhatWasSent()
{
    const qint64 sent = m_mark.value(); // first: others go on sending
    if (sent == 0)
        return {};
    qint64 known = 0;
    auto done = read([&known](Sql &sql) -> Result<void> {
        auto number = numberOf(sql, "SELECT COALESCE(MAX(id), 0) FROM attempt");
        if (!number)
            return fail(number.error());
        known = *number;
        return {};
    });
    if (!done)
        return done;
    return known < sent ? fail(forgetfulStore()) : Result<void>();
}

// One transaction, so that of several processes one migrates.
Result<void> Store::migrate()
{
    bool hasChanged = false;
    auto migrated = write([this, &hasChanged](Sql &sql) -> Result<void> {
        auto tables = numberOf(sql, "SELECT COUNT(*) FROM sqlite_master");
        if (!tables)
            return fail(tables.error());
        if (*tables == 0 && hasTracesOfAStore(m_directory))
            return fail(damagedStore(u"Its file holds no table, though there was a store"_s));
        if (auto made = sql.run(kMigrationTable); !made)
            return fail(made.error());
        auto current = numberOf(sql, "SELECT COALESCE(MAX(version), 0) FROM migration");
        if (!current)
            return fail(current.error());
        for (const Migration &migration : m_steps) {
            if (migration.version <= *current)
                continue;
            hasChanged = true;
            SLUICE_CRASH_POINT("migration.begin");
            for (const QByteArray &statement : migration.statements) {
                if (auto done = sql.run(statement.constData()); !done)
                    return fail(done.error());
                SLUICE_CRASH_POINT("migration.statement");
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
    if (migrated && hasChanged)
        SLUICE_CRASH_POINT("migration.after_commit");
    return migrated;
}

} // namespace sluice
