// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"

#include <QByteArray>

#include <httplib.h>

namespace sluice {

// One connection of the control API as the HTTP library reads and writes it. The whole request must
// come within Timings::controlRequest and its head within a bound, however slowly bytes drip; the
// answer must be taken within the same time. On the connection's own thread, for one request; the
// socket belongs to the server.
class ControlChannel final : public httplib::Stream
{
public:
    ControlChannel(int socket, const Timings &timings, const CancelToken &stop);

    // The connection whose request this thread serves.
    static ControlChannel *current();

    // The body, whose length is told (-1: in chunks). An Error's httpStatus is the answer to give.
    Result<QByteArray> readBody(qint64 length, qsizetype most);
    bool flush();
    void linger(); // takes what still comes, for a moment, so that the answer is not lost

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char *ptr, size_t size) override;
    ssize_t write(const char *ptr, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    socket_t socket() const override { return m_socket; }

private:
    bool waitFor(short events, qint64 untilMs) const;
    bool readExactly(QByteArray &to, qsizetype size);
    bool readLine(QByteArray &line);
    Result<QByteArray> readChunks(qsizetype most);

    int m_socket;
    qint64 m_patienceMs;
    CancelToken m_stop;
    qint64 m_readUntilMs;
    QByteArray m_in;
    qsizetype m_inAt = 0;
    qint64 m_headLeft;
    QByteArray m_out;
    bool m_isBroken = false;
};

} // namespace sluice
