// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storerecovery.h"

#include "base/clock.h"
#include "base/files.h"
#include "base/ids.h"
#include "core/store/storecheck.h"
#include "core/store/storeerror.h"
#include "core/store/storemark.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <map>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kStoreFile = "store.sqlite"_L1;
constexpr auto kStampFormat = "yyyyMMdd'T'HHmmsszzz'Z'"_L1;
constexpr qsizetype kRunsTold = 5; // in a sentence

// A connection to a file that nobody else has open.
class FileConnection
{
public:
    explicit FileConnection(const QString &path)
        : m_name(u"store-restore-"_s + newId())
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        m_database.setDatabaseName(path);
        m_isOpen = m_database.open();
    }
    ~FileConnection()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    FileConnection(const FileConnection &) = delete;
    FileConnection &operator=(const FileConnection &) = delete;

    QSqlDatabase &database() { return m_database; }
    Result<QSqlQuery> run(const QString &statement, const QVariantList &values = {})
    {
        QSqlQuery query(m_database);
        bool isGood = m_isOpen && query.prepare(statement);
        for (const QVariant &value : values)
            query.addBindValue(value);
        isGood = isGood && query.exec();
        if (!isGood)
            return fail(storeError(
                query.lastError().isValid() ? query.lastError() : m_database.lastError()));
        return query;
    }

private:
    QString m_name;
    QSqlDatabase m_database;
    bool m_isOpen = false;
};

qint64 newestChangeMs(const QString &folder)
{
    qint64 newest = QFileInfo(folder).lastModified().toMSecsSinceEpoch();
    QDirIterator it(folder, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        newest = std::max(newest, it.fileInfo().lastModified().toMSecsSinceEpoch());
    }
    return newest;
}

// By the run folders' files: the damaged store is not asked.
QList<DoubtfulRun> runsChangedAfter(
    const QString &directory, const StoreCopy &copy, const QString &path)
{
    QStringList changed;
    const QDir runs(directory + "/runs"_L1);
    for (const QString &id : runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (newestChangeMs(runs.filePath(id)) > copy.atMs)
            changed << id;
    }
    std::map<QString, DoubtfulRun> known;
    {
        FileConnection store(path);
        // What was not at its end when the copy was made may have gone on without leaving a file.
        auto rows = store.run(u"SELECT id, number, job_name, state IN"
                              " ('completed','completed_with_rejections') FROM run"_s);
        while (rows && rows->next()) {
            const QString id = rows->value(0).toString();
            known[id] = {id, rows->value(1).toLongLong(), rows->value(2).toString()};
            if (!rows->value(3).toBool() && !changed.contains(id))
                changed << id;
        }
    }
    QList<DoubtfulRun> doubtful;
    for (const QString &id : std::as_const(changed)) {
        const auto it = known.find(id);
        doubtful.append(it == known.end() ? DoubtfulRun{.id = id} : it->second);
    }
    return doubtful;
}

void lookInto(const QString &directory, StoreCopy &copy)
{
    auto version = checkedStoreFile(directory + "/backup/"_L1 + copy.name);
    copy.isGood = version.has_value();
    if (!version)
        copy.why = version.error().why.isEmpty() ? version.error().what : version.error().why;
}

Result<void> copyDurably(const QString &from, const QString &to)
{
    QFile::remove(to);
    if (!QFile::copy(from, to))
        return fail(diskError(u"Could not copy %1"_s.arg(from), errno));
    QFile file(to);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!file.open(QIODevice::ReadWrite))
        return fail(diskError(u"Could not write %1"_s.arg(to), errno));
    return syncFile(file);
}

// The runs in doubt are not resumed blindly: somebody looks at the service first.
Result<qint64> markDoubtful(const QString &path, const StoreRestored &restored)
{
    FileConnection store(path);
    if (auto sound = checkedStoreVersion(store.database()); !sound)
        return fail(sound.error());
    if (auto begun = store.run(u"BEGIN IMMEDIATE"_s); !begun)
        return fail(begun.error());
    const QString made
        = QDateTime::fromMSecsSinceEpoch(restored.copy.atMs, Qt::UTC).toString(Qt::ISODateWithMs);
    for (const DoubtfulRun &run : restored.doubtful) {
        if (run.number == 0)
            continue;
        auto marked = store.run(
            u"UPDATE run SET state='needs_attention', owner=NULL, owner_epoch=owner_epoch+1,"
            " reason=? WHERE id=? AND state NOT IN ('completed','completed_with_rejections')"_s,
            {u"The store was restored from its copy of %1: check at the service what was written"
             " after it, then resume"_s.arg(made),
                run.id});
        if (!marked)
            return fail(marked.error());
    }
    if (auto freed = store.run(u"DELETE FROM named_lock"_s); !freed)
        return fail(freed.error());
    qint64 newest = 0;
    {
        auto number = store.run(u"SELECT COALESCE(MAX(id), 0) FROM attempt"_s);
        if (!number)
            return fail(number.error());
        newest = number->next() ? number->value(0).toLongLong() : 0;
    }
    if (auto committed = store.run(u"COMMIT"_s); !committed)
        return fail(committed.error());
    return newest;
}

Result<StoreCopy> chosenCopy(const QString &directory, const QString &name)
{
    if (name == QLatin1StringView(kCurrentStore)) {
        const QFileInfo file(directory + u'/' + kStoreFile);
        return StoreCopy{.name = name,
            .atMs = file.lastModified().toMSecsSinceEpoch(),
            .bytes = file.size(),
            .isGood = true};
    }
    QList<StoreCopy> copies = storeCopies(directory);
    for (StoreCopy &copy : copies) {
        if (!name.isEmpty() && copy.name != name)
            continue;
        lookInto(directory, copy);
        if (copy.isGood)
            return copy;
        if (!name.isEmpty())
            return fail(damagedStore(u"The copy %1 is not good: %2"_s.arg(name, copy.why)));
    }
    return fail(ErrorKind::Config,
        name.isEmpty() ? u"There is no good copy of the job store"_s
                       : u"There is no copy %1"_s.arg(name),
        u"%1 copies are in the folder backup"_s.arg(copies.size()),
        u"See sluice-cli store check"_s);
}

// Whoever has the store open would go on writing into the files that are moved away.
Result<void> refuseUsedStore(const QString &directory)
{
    const QString pid = storeUser(directory);
    if (pid.isEmpty())
        return {};
    return fail(Error{.kind = ErrorKind::Locked,
        .what = u"The job store is in use"_s,
        .why = u"Process %1 has it open"_s.arg(pid),
        .next = u"End it first"_s});
}

// `first`: what else goes, before the store: while that is damaged, it can be done again.
Result<QString> moveAside(const QString &directory, const QStringList &first = {})
{
    const QString folder
        = directory + "/damaged/"_L1 + QDateTime::currentDateTimeUtc().toString(kStampFormat);
    if (auto made = makePrivateFolder(folder); !made)
        return fail(made.error());
    for (const QString &name : first) {
        if (!QFileInfo::exists(directory + u'/' + name))
            continue;
        if (auto moved = renameDurably(directory + u'/' + name, folder + u'/' + name); !moved)
            return fail(moved.error());
    }
    // The journal goes first: without its store it means nothing, the other way round it would be
    // taken for the copy's.
    for (const auto suffix : {"-wal"_L1, "-shm"_L1, ""_L1}) {
        const QString from = directory + u'/' + kStoreFile + suffix;
        if (!QFile::exists(from))
            continue;
        if (auto moved = renameDurably(from, folder + u'/' + kStoreFile + suffix); !moved)
            return fail(moved.error());
    }
    if (auto synced = syncFolder(directory); !synced)
        return fail(synced.error());
    return folder;
}

} // namespace

QString DoubtfulRun::text() const
{
    return number > 0 ? u"#%1 %2"_s.arg(QString::number(number), jobName)
                      : u"the later run %1"_s.arg(id);
}

const StoreCopy *StoreReport::newestGood() const
{
    const auto it = std::find_if(
        copies.begin(), copies.end(), [](const StoreCopy &copy) { return copy.isGood; });
    return it == copies.end() ? nullptr : &*it;
}

QList<StoreCopy> storeCopies(const QString &directory)
{
    QList<StoreCopy> copies;
    const QDir folder(directory + "/backup"_L1);
    for (const QFileInfo &file :
        folder.entryInfoList({u"*.db"_s}, QDir::Files, QDir::Name | QDir::Reversed)) {
        QDateTime at = QDateTime::fromString(file.completeBaseName(), kStampFormat);
        at.setTimeSpec(Qt::UTC);
        copies.append({.name = file.fileName(),
            .atMs = (at.isValid() ? at : file.lastModified()).toMSecsSinceEpoch(),
            .bytes = file.size()});
    }
    return copies;
}

StoreReport examineStore(const QString &directory)
{
    StoreReport report;
    const QString path = directory + u'/' + kStoreFile;
    const bool wasThere = hasTracesOfAStore(directory);
    if (QFileInfo(path).size() == 0) {
        report.isGood = !wasThere;
        report.problem = damagedStore(u"The file %1 is gone or empty"_s.arg(path));
    } else if (auto version = checkedStoreFile(path); !version) {
        report.problem = version.error();
    } else {
        const qint64 sent = StoreMark(directory).value();
        FileConnection store(path);
        auto number = store.run(u"SELECT COALESCE(MAX(id), 0) FROM attempt"_s);
        report.isGood = number && number->next() && number->value(0).toLongLong() >= sent;
        report.problem = number ? forgetfulStore() : number.error();
    }
    report.copies = storeCopies(directory);
    for (StoreCopy &copy : report.copies)
        lookInto(directory, copy);
    if (const StoreCopy *good = report.newestGood(); good && !report.isGood)
        report.doubtful
            = runsChangedAfter(directory, *good, directory + "/backup/"_L1 + good->name);
    return report;
}

Result<StoreRestored> restoreStore(const QString &directory, const QString &name)
{
    if (auto free = refuseUsedStore(directory); !free)
        return fail(free.error());
    if (name.isEmpty() && examineStore(directory).isGood)
        return fail(ErrorKind::Config, u"The job store is good"_s,
            u"Restoring would lose what was done after its copy"_s,
            u"Name the copy with --backup to do it all the same"_s);
    auto copy = chosenCopy(directory, name);
    if (!copy)
        return fail(copy.error());
    const QString path = directory + u'/' + kStoreFile;
    const bool isCurrent = name == QLatin1StringView(kCurrentStore);
    const QString from = isCurrent ? path : directory + "/backup/"_L1 + copy->name;
    const QString part = path + ".part"_L1;
    QFile::remove(part + "-wal"_L1);
    if (auto copied = copyDurably(from, part); !copied)
        return fail(copied.error());
    if (isCurrent && QFile::exists(path + "-wal"_L1)) { // what it says is a part of the store
        if (auto copied = copyDurably(path + "-wal"_L1, part + "-wal"_L1); !copied)
            return fail(copied.error());
    }
    StoreRestored restored{.copy = *copy, .doubtful = runsChangedAfter(directory, *copy, part)};
    auto sent = markDoubtful(part, restored);
    if (!sent) {
        QFile::remove(part);
        return fail(sent.error());
    }
    auto kept = moveAside(directory);
    if (!kept)
        return fail(kept.error());
    restored.keptIn = *kept;
    if (auto renamed = renameDurably(part, path); !renamed)
        return fail(renamed.error());
    StoreMark(directory).set(*sent);
    return restored;
}

Result<QString> startNewHistory(const QString &directory)
{
    if (auto free = refuseUsedStore(directory); !free)
        return fail(free.error());
    if (examineStore(directory).isGood)
        return fail(ErrorKind::Config, u"The job store is good"_s);
    // All that shows that there was a store: a new one would be taken for a loss.
    return moveAside(directory, {u"runs"_s, u"backup"_s, u"store.mark"_s});
}

Error withRecovery(Error damaged, const QString &directory)
{
    const StoreReport report = examineStore(directory);
    const StoreCopy *good = report.newestGood();
    if (!good) {
        damaged.next
            = u"None of the %1 copies in the folder backup is good; the file is kept, choose"
              " another data directory to go on"_s.arg(report.copies.size());
        return damaged;
    }
    QStringList runs;
    for (const DoubtfulRun &run :
        report.doubtful.first(std::min(kRunsTold, report.doubtful.size())))
        runs << run.text();
    if (report.doubtful.size() > kRunsTold)
        runs << u"%1 more"_s.arg(report.doubtful.size() - kRunsTold);
    const QString made = QDateTime::fromMSecsSinceEpoch(good->atMs, Qt::UTC).toString(Qt::ISODate);
    damaged.next
        = u"The newest good copy in the folder backup is %1, made %2. "_s.arg(good->name, made)
        + (runs.isEmpty() ? u"No run was worked on after it. "_s
                          : u"To be checked at the service after restoring it: %1. "_s.arg(
                              runs.join(u", "_s)))
        + u"Type: sluice-cli --data-dir '%1' store restore"_s.arg(directory);
    return damaged;
}

} // namespace sluice
