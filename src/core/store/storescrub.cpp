// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/canceltoken.h"
#include "base/clock.h"
#include "base/crashpoint.h"
#include "core/store/store.h"
#include "core/store/storeconnection.h"
#include "core/store/storeerror.h"

#include <QDir>
#include <QSqlError>

#include <mutex>

// Takes what was deleted or overwritten before out of the store's files: SQLite leaves it in free
// pages, in the journal and, of course, in the copies.

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLooks = 5; // copies that are there after so many were begun after it

// What SQLite puts aside meanwhile is as long as the store and as private (E15): not in the
// system's shared folder. The setting is the whole process's, and is made once for a directory.
Result<void> putAsideIn(const QString &directory, QSqlDatabase &database)
{
    static std::mutex mutex;
    static QString known;
    const std::lock_guard lock(mutex);
    if (known == directory)
        return {};
    QSqlQuery query(database);
    if (!query.exec(
            u"PRAGMA temp_store_directory='%1'"_s.arg(QString(directory).replace(u'\'', "''"_L1))))
        return fail(storeError(query.lastError()));
    known = directory;
    return {};
}

// Half made ones too. Somebody may be making one of what is to go: it gets its name or is gone
// between the look and the deleting, so that it is looked again until there is none.
Result<void> deleteCopies(const QString &folder)
{
    for (int looks = 0; looks < kMostLooks; ++looks) {
        const QStringList copies = QDir(folder).entryList(QDir::Files);
        if (copies.isEmpty())
            break;
        for (const QString &copy : copies) {
            const QString path = folder + u'/' + copy;
            if (!QFile::remove(path) && QFile::exists(path))
                return fail(
                    ErrorKind::Disk, u"The copy %1 of the store could not be deleted"_s.arg(copy));
        }
    }
    return {};
}

} // namespace

Result<void> Store::scrub()
{
    {
        const std::lock_guard lock(m_writing);
        if (auto wanted = mayWrite(); !wanted)
            return wanted;
        auto opened = connection();
        if (!opened)
            return fail(opened.error());
        (*opened)->finishAll();
        if (auto put = putAsideIn(m_directory, (*opened)->database); !put)
            return put;
        QSqlQuery query((*opened)->database);
        if (!query.exec(u"VACUUM"_s)) // every page is written anew
            return fail(storeError(query.lastError()));
        SLUICE_CRASH_POINT("scrub.vacuumed");
        const qint64 until = monotonicMs() + m_timings.busy.count();
        constexpr std::chrono::milliseconds kScrubPause{50};
        for (;;) {
            if (!query.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s))
                return fail(storeError(query.lastError()));
            const bool isBusy = !query.next() || query.value(0).toInt() != 0;
            query.finish();
            if (!isBusy)
                break;
            if (monotonicMs() >= until)
                return fail(Error{.kind = ErrorKind::Locked,
                    .what = u"The store's journal could not be emptied"_s,
                    .why = u"Another process reads the store all the time"_s,
                    .next = u"Close it, and do the same once more"_s});
            CancelToken().waitFor(kScrubPause);
        }
    }
    SLUICE_CRASH_POINT("scrub.emptied");
    if (auto deleted = deleteCopies(m_directory + "/backup"_L1); !deleted)
        return deleted;
    SLUICE_CRASH_POINT("scrub.copies_deleted");
    return backUp();
}

} // namespace sluice
