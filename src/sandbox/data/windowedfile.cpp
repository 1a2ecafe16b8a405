// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/windowedfile.h"

#include "base/files.h"

#include <QFile>

#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kSmallWindow = 4 * 1024;
constexpr qint64 kScatteredRead = 256;
constexpr qint64 kLargeWindow = 64 * 1024;

} // namespace

WindowedFile::WindowedFile()
    : m_leastRead(kSmallWindow)
{
}

WindowedFile::~WindowedFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<void> WindowedFile::open(const QString &path, bool isWritable)
{
    m_path = path;
    const int flags = (isWritable ? O_RDWR | O_CREAT : O_RDONLY) | O_CLOEXEC;
    m_fd = ::open(QFile::encodeName(path).constData(), flags, 0600);
    if (m_fd < 0)
        return fail(diskError(u"Could not open %1"_s.arg(path), errno));
    return {};
}

void WindowedFile::expectScattered()
{
    m_leastRead = kScatteredRead;
}

const char *WindowedFile::view(qint64 offset, qsizetype size)
{
    const qint64 end = m_start + m_window.size();
    if (offset >= m_start && offset + size <= end)
        return m_window.constData() + (offset - m_start);
    const bool isNear = offset >= m_start && offset <= end + kSmallWindow;
    const qint64 wanted = qMax<qint64>(size, isNear ? kLargeWindow : m_leastRead);
    m_window.resize(wanted);
    m_start = offset;
    qint64 done = 0;
    while (done < wanted) {
        const ssize_t count = ::pread(
            m_fd, m_window.data() + done, static_cast<size_t>(wanted - done), offset + done);
        if (count <= 0)
            break;
        done += count;
    }
    m_window.resize(done);
    return done >= size ? m_window.constData() : nullptr;
}

Result<void> WindowedFile::write(qint64 offset, QByteArrayView bytes)
{
    // What the window shows of this place changes with it, so that it stays of use.
    const qint64 from = qMax(offset, m_start);
    const qint64 to = qMin(offset + bytes.size(), m_start + m_window.size());
    if (from < to) {
        std::memcpy(m_window.data() + (from - m_start), bytes.data() + (from - offset),
            static_cast<size_t>(to - from));
    }
    qint64 done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::pwrite(
            m_fd, bytes.data() + done, static_cast<size_t>(bytes.size() - done), offset + done);
        if (count < 0) {
            m_window.resize(0);
            return fail(diskError(u"Could not write %1"_s.arg(m_path), errno));
        }
        done += count;
    }
    return {};
}

Result<void> WindowedFile::truncate(qint64 size)
{
    m_window.resize(0);
    if (::ftruncate(m_fd, size) != 0)
        return fail(diskError(u"Could not shorten %1"_s.arg(m_path), errno));
    return {};
}

qint64 WindowedFile::size() const
{
    struct stat info = {};
    return ::fstat(m_fd, &info) == 0 ? info.st_size : 0;
}

} // namespace sluice::sandbox
