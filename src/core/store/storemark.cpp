// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storemark.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDigits = 19; // of one fixed width, so that a write replaces the last one whole

}

StoreMark::StoreMark(const QString &directory)
    : m_path(directory + "/store.mark"_L1)
{
}

StoreMark::~StoreMark()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

bool StoreMark::openFile(bool isToBeMade)
{
    if (m_fd < 0)
        m_fd = ::open(QFile::encodeName(m_path).constData(),
            O_RDWR | O_CLOEXEC | (isToBeMade ? O_CREAT : 0), S_IRUSR | S_IWUSR);
    return m_fd >= 0;
}

void StoreMark::make()
{
    const std::lock_guard lock(m_mutex);
    openFile(true);
}

qint64 StoreMark::value()
{
    const std::lock_guard lock(m_mutex);
    if (!openFile(false))
        return 0;
    QByteArray text(kDigits, '\0');
    const ssize_t length = ::pread(m_fd, text.data(), kDigits, 0);
    return length == kDigits ? text.toLongLong() : 0;
}

void StoreMark::raiseTo(qint64 number)
{
    if (number > value())
        set(number);
}

void StoreMark::set(qint64 number)
{
    const std::lock_guard lock(m_mutex);
    if (!openFile(true))
        return;
    const QByteArray text = QByteArray::number(number).rightJustified(kDigits, '0');
    [[maybe_unused]] const ssize_t written = ::pwrite(m_fd, text.constData(), kDigits, 0);
}

} // namespace sluice
