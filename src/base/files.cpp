// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include "base/crashpoint.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

namespace {

// Every point that is passed, a line each, so that a test knows what there is to kill at.
void noteCrashPoint(const char *name, const char *path)
{
    const int fd = ::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return;
    char line[64];
    const int length = std::snprintf(line, sizeof line, "%s\n", name);
    [[maybe_unused]] const ssize_t written = ::write(fd, line, static_cast<size_t>(length));
    ::close(fd);
}

bool renameOver(const char *from, const char *to)
{
    return std::rename(from, to) == 0;
}

// Where the file system cannot refuse by itself, somebody may come between the look and the name.
bool renameBeside(const char *from, const char *to)
{
    if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return false;
    struct stat there;
    if (::lstat(to, &there) != 0)
        return renameOver(from, to);
    errno = EEXIST;
    return false;
}

} // namespace

void crashPoint(const char *name)
{
    static const char *const wanted = std::getenv("SLUICE_CRASH_AT");
    static const char *const noted = std::getenv("SLUICE_CRASH_NOTES");
    if (noted)
        noteCrashPoint(name, noted);
    if (!wanted)
        return;
    const char *colon = std::strrchr(wanted, ':');
    const auto length = colon ? static_cast<size_t>(colon - wanted) : std::strlen(wanted);
    if (std::strlen(name) != length || std::strncmp(name, wanted, length) != 0)
        return;
    static std::atomic<int> hits = 0;
    const int target = colon ? std::atoi(colon + 1) : 1;
    if (++hits == target)
        ::kill(::getpid(), SIGKILL);
}

Error diskError(const QString &what, int systemError)
{
    QString next;
    if (systemError == ENOSPC || systemError == EDQUOT)
        next = QStringLiteral("Free some space, then resume");
    else if (systemError == EFBIG)
        next = QStringLiteral("Raise the limit on the size of files (ulimit -f), then resume");
    else if (systemError == EIO)
        next = QStringLiteral("See what is wrong with the disk, then resume");
    else if (systemError == EROFS || systemError == EACCES)
        next = QStringLiteral("Choose a data directory that can be written");
    return Error{.kind = ErrorKind::Disk,
        .what = what,
        .why = systemError == 0 ? QString() : QString::fromLocal8Bit(std::strerror(systemError)),
        .next = next,
        .code = systemError == ENOSPC ? QStringLiteral("ENOSPC") : QString::number(systemError),
        // What may pass while somebody looks at it (reliability-security C32, C36).
        .isRetryable = systemError == ENOSPC || systemError == EDQUOT || systemError == EIO};
}

Result<void> syncFile(QFile &file)
{
    SLUICE_CRASH_POINT("S4.before_sync");
    if (!file.flush() || ::fsync(file.handle()) != 0)
        return fail(diskError(QStringLiteral("Could not write %1").arg(file.fileName()), errno));
    return {};
}

Result<void> syncFolder(const QString &folder)
{
    const int fd
        = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return fail(diskError(QStringLiteral("Could not open the folder %1").arg(folder), errno));
    const bool isSynced = ::fsync(fd) == 0;
    const int reason = errno;
    ::close(fd);
    if (!isSynced)
        return fail(diskError(QStringLiteral("Could not sync the folder %1").arg(folder), reason));
    return {};
}

Result<void> renameDurably(const QString &from, const QString &to, IfThere ifThere)
{
    SLUICE_CRASH_POINT("S4.before_rename");
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (!(ifThere == IfThere::Replace ? renameOver(source.constData(), target.constData())
                                      : renameBeside(source.constData(), target.constData())))
        return fail(diskError(QStringLiteral("Could not rename %1").arg(from), errno));
    SLUICE_CRASH_POINT("S4.after_rename");
    if (auto synced = syncFolder(QFileInfo(to).absolutePath()); !synced)
        return synced;
    SLUICE_CRASH_POINT("S4.after_folder_sync");
    return {};
}

Result<void> writeFileDurably(const QString &path, QByteArrayView content)
{
    const QString part = path + QStringLiteral(".part");
    QFile file(part);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fail(diskError(QStringLiteral("Could not write %1").arg(path), errno));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(content.data(), content.size()) != content.size())
        return fail(diskError(QStringLiteral("Could not write %1").arg(path), errno));
    if (auto synced = syncFile(file); !synced)
        return synced;
    file.close();
    return renameDurably(part, path);
}

Result<void> makePrivateFolder(const QString &folder)
{
    const mode_t old = ::umask(0077);
    const bool isMade = QDir().mkpath(folder);
    ::umask(old);
    if (!isMade)
        return fail(diskError(QStringLiteral("Could not make the folder %1").arg(folder), errno));
    return {};
}

qint64 freeBytes(const QString &path)
{
    const QStorageInfo storage(path);
    return storage.isValid() ? storage.bytesAvailable() : -1;
}

} // namespace sluice
