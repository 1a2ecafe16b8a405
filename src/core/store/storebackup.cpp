// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/crashpoint.h"
#include "base/files.h"
#include "core/store/store.h"
#include "core/store/storecheck.h"
#include "core/store/storeconnection.h"
#include "core/store/storeerror.h"

#include <QDateTime>
#include <QDir>
#include <QSqlError>

#include <atomic>
#include <cerrno>
#include <unistd.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBackupsKept = 7;
constexpr int kCopyTries = 20;

// Checked, on the disk, and under its name.
Result<void> keepCopy(const QString &part, const QString &path, const QList<Migration> &steps)
{
    QFile file(part);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (auto good = checkedStoreFile(part, steps); !good)
        return fail(
            ErrorKind::Disk, u"The store's backup %1 is not good"_s.arg(path), good.error().why);
    // SQLite does not sync what VACUUM INTO writes.
    if (!file.open(QIODevice::ReadWrite))
        return fail(diskError(u"Could not write %1"_s.arg(path), errno));
    if (auto synced = syncFile(file); !synced)
        return synced;
    return renameDurably(part, path);
}

} // namespace

Result<void> Store::backUp()
{
    const QString folder = m_directory + "/backup"_L1;
    if (auto made = makePrivateFolder(folder); !made)
        return made;
    static std::atomic<int> copies = 0; // several threads of a process may be at it
    // A scrub, of this process or another, takes away what was begun before it: it is made anew.
    for (int tries = 1;; ++tries) {
        const QString stamp
            = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
        const QString path = folder + u'/' + stamp + ".db"_L1;
        const QString part = u"%1.%2.%3.part"_s.arg(path).arg(::getpid()).arg(++copies);
        QFile::remove(part);
        SLUICE_CRASH_POINT("S10.before_copy");
        {
            auto opened = connection();
            if (!opened)
                return fail(opened.error());
            // VACUUM cannot run in a transaction and takes no bound name everywhere; the path is
            // ours.
            QSqlQuery query((*opened)->database);
            if (!query.exec(u"VACUUM INTO '%1'"_s.arg(QString(part).replace(u'\'', "''"_L1)))) {
                Error error = storeError(query.lastError());
                if (!isDamagedStore(error))
                    error.what = u"The store could not be backed up"_s;
                const bool isTakenAway = !QFile::remove(part) && error.kind == ErrorKind::Disk;
                if (isTakenAway && tries < kCopyTries)
                    continue;
                return fail(std::move(error));
            }
        }
        SLUICE_CRASH_POINT("S10.after_copy");
        auto kept = keepCopy(part, path, m_steps);
        if (kept)
            break;
        if (QFile::remove(part) || tries == kCopyTries)
            return kept;
    }
    SLUICE_CRASH_POINT("S10.before_prune");
    QStringList all = QDir(folder).entryList({u"*.db"_s}, QDir::Files, QDir::Name);
    while (all.size() > kBackupsKept)
        QFile::remove(folder + u'/' + all.takeFirst());
    SLUICE_CRASH_POINT("S10.after_prune");
    return {};
}

} // namespace sluice
