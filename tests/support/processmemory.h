// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <unistd.h>

namespace sluice::testing {

// Memory of processes as the kernel counts it, in bytes. Plain functions for any thread of a test
// or a bench.

// 0 once the process has ended. `name`: a line of its status, such as "VmRSS:".
inline qint64 memoryInStatus(qint64 processId, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(processId));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(qstrlen(name)).simplified().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

// The most that a process has had so far.
inline qint64 peakMemory(qint64 processId = ::getpid())
{
    return memoryInStatus(processId, "VmHWM:");
}

// Lets the peak of this process begin anew. False where that cannot be done.
inline bool restartPeakMemory()
{
    QFile clear(QStringLiteral("/proc/self/clear_refs"));
    return clear.open(QIODevice::WriteOnly) && clear.write("5") == 1 && clear.flush();
}

} // namespace sluice::testing
