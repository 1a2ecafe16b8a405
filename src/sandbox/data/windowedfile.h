// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace sluice::sandbox {

// Reads a file of any size through one small window: sequential reads cost a system call for every
// 64 KiB, scattered ones a small read each. One thread; each reader opens its own. It never maps
// the file, so that memory stays the same however large it is.
class WindowedFile
{
public:
    WindowedFile();
    ~WindowedFile();
    WindowedFile(const WindowedFile &) = delete;
    WindowedFile &operator=(const WindowedFile &) = delete;

    Result<void> open(const QString &path, bool isWritable);
    void expectScattered(); // places that come in no order: a scattered read takes less than a page

    // `size` bytes at `offset`, valid until the next call; null if the file ends before.
    const char *view(qint64 offset, qsizetype size);

    // Goes straight to the file; what the window shows of that place follows.
    Result<void> write(qint64 offset, QByteArrayView bytes);
    Result<void> truncate(qint64 size);
    qint64 size() const;

private:
    int m_fd = -1;
    QString m_path;
    QByteArray m_window;
    qint64 m_start = 0;
    qint64 m_leastRead;
};

} // namespace sluice::sandbox
