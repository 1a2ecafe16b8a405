// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <sys/types.h>

namespace sluice::bench {

// A tiny HTTP server on loopback in a child process, so that its processor time is not ours: GET
// gives so many bytes, POST takes a body and answers shortly. Made before the first thread; the
// child ends with this object or with its parent.
class BlobServer final
{
public:
    explicit BlobServer(qint64 bytes);
    ~BlobServer();
    BlobServer(const BlobServer &) = delete;
    BlobServer &operator=(const BlobServer &) = delete;

    quint16 port() const { return m_port; }

private:
    pid_t m_child = -1;
    quint16 m_port = 0;
};

} // namespace sluice::bench
