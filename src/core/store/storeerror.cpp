// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storeerror.h"

#include <QFile>
#include <QSqlError>

#include <sys/stat.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSqliteBusy = 5;
constexpr int kSqliteReadOnly = 8;
constexpr int kSqliteIo = 10;
constexpr int kSqliteCorrupt = 11;
constexpr int kSqliteFull = 13;
constexpr int kSqliteCannotOpen = 14;
constexpr int kSqliteNotADatabase = 26;
constexpr auto kDamagedCode = "STORE_DAMAGED"_L1;

// Who holds a lock on a file, at `byte` if it is given. Read from the system's list: opening and
// closing the file here would give up our own locks on it.
QString lockHolder(const QString &path, const QByteArray &byte)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return {};
    const QByteArray inode = ':' + QByteArray::number(static_cast<qulonglong>(info.st_ino));
    QFile locks(u"/proc/locks"_s);
    if (!locks.open(QIODevice::ReadOnly))
        return {};
    // "7: POSIX  ADVISORY  WRITE 4711 fd:01:1234 120 120"
    for (const QByteArray &line : locks.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() < 8 || !fields.at(5).endsWith(inode))
            continue;
        if (byte.isEmpty() || (fields.at(3) == "WRITE" && fields.at(6) == byte))
            return QString::fromLatin1(fields.at(4));
    }
    return {};
}

} // namespace

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
    case kSqliteCannotOpen:
        // A disk that failed is mounted read-only by the system; it is waited for, as for space.
        result.kind = ErrorKind::Disk;
        result.next = u"See that the data directory can be written, then resume"_s;
        result.isRetryable = true;
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
        return damagedStore(error.databaseText());
    default:
        break;
    }
    return result;
}

Error damagedStore(const QString &why)
{
    return Error{.kind = ErrorKind::Disk,
        .what = u"The job store is damaged"_s,
        .why = why,
        .next = u"Keep the file; “sluice-cli store check” says which copy in the folder backup is"
                " good, “sluice-cli store restore” puts it in place"_s,
        .code = QString(kDamagedCode)};
}

Error forgetfulStore()
{
    return damagedStore(u"It does not know requests that were sent: its journal was deleted, or an"
                        " older file was put in its place"_s);
}

bool isDamagedStore(const Error &error)
{
    return error.code == kDamagedCode;
}

QString storeWriterText(const QString &directory)
{
    // Where SQLite's journal keeps the lock of the one writer (the format of the -shm file).
    const QString pid = lockHolder(directory + "/store.sqlite-shm"_L1, "120");
    return pid.isEmpty() ? QString() : u"Process %1 is writing to it"_s.arg(pid);
}

QString storeUser(const QString &directory)
{
    return lockHolder(directory + "/store.sqlite"_L1, {}); // a connection holds one for its life
}

} // namespace sluice
