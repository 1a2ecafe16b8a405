// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/vaultlock.h"

#include "base/canceltoken.h"
#include "base/clock.h"
#include "base/files.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr std::chrono::milliseconds kVaultLockPoll{10};

} // namespace

VaultLock::~VaultLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<void> VaultLock::acquire(const QString &vaultPath, std::chrono::milliseconds limit)
{
    m_fd = ::open(QFile::encodeName(vaultPath + ".lock"_L1).constData(),
        O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (m_fd < 0)
        return fail(diskError(u"The vault could not be locked"_s, errno));
    const qint64 end = monotonicMs() + limit.count();
    while (::flock(m_fd, LOCK_EX | LOCK_NB) != 0) {
        if (monotonicMs() >= end)
            return fail(ErrorKind::Locked, u"The vault is in use"_s,
                u"another Sluice program is writing it"_s, u"Try again in a moment"_s);
        CancelToken().waitFor(kVaultLockPoll);
    }
    return {};
}

Result<QByteArray> readVaultFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        if (!file.exists())
            return QByteArray();
        return fail(diskError(u"The vault could not be read"_s, errno));
    }
    QByteArray bytes = file.readAll();
    // An empty file is not a new vault: something went wrong with it.
    return bytes.isEmpty() ? QByteArray("\0", 1) : bytes;
}

} // namespace sluice
