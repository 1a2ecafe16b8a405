// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storeseal.h"

#include "base/clock.h"
#include "base/files.h"

#include <QFile>

#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kTrustedForMs = 7 * 24 * 3'600'000LL;
constexpr auto kDamagedText = "damaged";
constexpr auto kUnreadableText = "?";
constexpr size_t kLongestText = 256;

// What no writing leaves as it was: the times, and another file's number. Opening the store's file
// here would give up SQLite's locks on it, so it is only looked at by its name.
QByteArray looksOf(const QString &path)
{
    struct stat journal = {};
    if (::stat(QFile::encodeName(path + "-wal"_L1).constData(), &journal) == 0
        && journal.st_size > 0)
        return {};
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0 || info.st_size == 0)
        return {};
    QByteArray text = "seal 1";
    for (const auto number : {qint64(info.st_ino), qint64(info.st_size),
             qint64(info.st_mtim.tv_sec), qint64(info.st_mtim.tv_nsec), qint64(info.st_ctim.tv_sec),
             qint64(info.st_ctim.tv_nsec)})
        text += ' ' + QByteArray::number(number);
    return text + ' ';
}

// A file's times move in ticks of some milliseconds. A time between two ticks is one that no write
// gives it, however soon it comes after this.
bool markTime(const QString &path)
{
    timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const timespec times[2] = {{.tv_sec = 0, .tv_nsec = UTIME_OMIT}, now};
    const QByteArray name = QFile::encodeName(path);
    struct stat info = {};
    return ::utimensat(AT_FDCWD, name.constData(), times, 0) == 0
        && ::stat(name.constData(), &info) == 0 && info.st_mtim.tv_nsec == now.tv_nsec;
}

} // namespace

StoreSeal::StoreSeal(const QString &directory)
    : m_store(directory + "/store.sqlite"_L1)
    , m_path(directory + "/store.seal"_L1)
{
    m_fd = ::open(
        QFile::encodeName(m_path).constData(), O_RDWR | O_CLOEXEC | O_CREAT, S_IRUSR | S_IWUSR);
    int locked = m_fd < 0 ? -1 : ::flock(m_fd, LOCK_SH);
    while (m_fd >= 0 && locked != 0 && errno == EINTR) // whoever seals it is done in a moment
        locked = ::flock(m_fd, LOCK_SH);
    if (locked == 0)
        return;
    m_openError = errno;
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

StoreSeal::~StoreSeal()
{
    if (m_fd < 0)
        return;
    // Of several that close it at once the last one is alone: each gives up its own lock first.
    ::flock(m_fd, LOCK_UN);
    if (m_checkedAtMs > 0 && !m_isDamaged && ::flock(m_fd, LOCK_EX | LOCK_NB) == 0
        && content().isEmpty() && !looksOf(m_store).isEmpty() && markTime(m_store))
        put(looksOf(m_store) + QByteArray::number(m_checkedAtMs) + '\n');
    ::close(m_fd);
}

QByteArray StoreSeal::content() const
{
    QByteArray text(kLongestText, Qt::Uninitialized);
    const ssize_t length = ::pread(m_fd, text.data(), kLongestText, 0);
    return length < 0 ? QByteArray(kUnreadableText) : text.left(length);
}

bool StoreSeal::put(const QByteArray &text)
{
    return ::ftruncate(m_fd, 0) == 0
        && ::pwrite(m_fd, text.constData(), static_cast<size_t>(text.size()), 0) == text.size();
}

bool StoreSeal::isIntact()
{
    const std::lock_guard lock(m_mutex);
    if (m_fd < 0)
        return false;
    const QByteArray text = content();
    const QByteArray looks = looksOf(m_store);
    if (looks.isEmpty() || !text.startsWith(looks) || !text.endsWith('\n'))
        return false;
    const qint64 checkedAtMs = text.mid(looks.size()).trimmed().toLongLong();
    const qint64 ageMs = Clock::system().nowMs() - checkedAtMs;
    if (ageMs < 0 || ageMs > kTrustedForMs)
        return false;
    m_checkedAtMs = checkedAtMs;
    return true;
}

Result<void> StoreSeal::breakNow()
{
    if (m_isBroken)
        return {};
    const std::lock_guard lock(m_mutex);
    if (m_isBroken)
        return {};
    const bool isUnreachable = m_fd < 0 && QFile::exists(m_path);
    if (isUnreachable || (m_fd >= 0 && content() != kDamagedText && !empty())) {
        Error error
            = diskError(u"Could not write %1"_s.arg(m_path), isUnreachable ? m_openError : errno);
        error.isRetryable = true; // waited for as the store itself
        return fail(std::move(error));
    }
    m_isBroken = true;
    return {};
}

// So that it is not there again after a power loss.
bool StoreSeal::empty()
{
    m_isToBeSynced = m_isToBeSynced || !content().isEmpty();
    if (m_isToBeSynced && (::ftruncate(m_fd, 0) != 0 || ::fsync(m_fd) != 0))
        return false;
    m_isToBeSynced = false;
    return true;
}

void StoreSeal::setSound()
{
    const std::lock_guard lock(m_mutex);
    m_checkedAtMs = Clock::system().nowMs();
    m_isBroken = m_fd >= 0 && empty();
}

void StoreSeal::setDamaged()
{
    const std::lock_guard lock(m_mutex);
    m_isDamaged = true;
    if (m_fd >= 0)
        put(kDamagedText);
}

} // namespace sluice
