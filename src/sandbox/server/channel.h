// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"

#include <QByteArray>

#include <httplib.h>

namespace sluice::sandbox {

// What is to go wrong with the bytes of one reply.
struct ReplyPlan
{
    enum class End { None, Fin, Rst };
    End end = End::None;
    qint64 closeAfterBytes = 0; // of the body; 0: not a single byte of the reply is sent
    qint64 bytesPerSecond = 0; // 0: as fast as it goes

    bool isPlain() const { return end == End::None && bytesPerSecond == 0; }
};

// One connection, plain or TLS, as the HTTP library reads and writes it: buffers both ways and
// carries out the faults that need the socket (close, reset, slow). On the connection's own
// thread; owned by HttpServer for the connection's life. It never decides which fault to play.
class Channel final : public httplib::Stream
{
public:
    Channel(int socket, SSL *ssl, const CancelToken &stop);

    // The connection whose request this thread serves.
    static Channel *current();

    bool waitForInput(int timeoutMs); // false: time is up, peer gone or server stopping
    bool isOpen() const { return m_end == ReplyPlan::End::None && !m_isBroken; }
    bool flush();

    void setPlan(const ReplyPlan &plan);
    // Ends the connection now, for faults before a reply.
    void end(ReplyPlan::End how) { m_end = how; }
    void hang(); // returns when the peer has gone or the server stops
    ReplyPlan::End wantedEnd() const { return m_end; }

    // Reads up to `size` bytes of a body: fewer only at the end of input. -1: connection lost.
    qint64 readBody(char *to, qint64 size);
    bool readLine(QByteArray &line); // without its line end; at most 8 KiB

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char *ptr, size_t size) override;
    ssize_t write(const char *ptr, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    socket_t socket() const override { return m_socket; }

private:
    ssize_t receive(char *to, size_t size);
    bool sendAll(const char *from, size_t size);
    bool sendSlowly(const char *from, size_t size);
    bool sendPlanned(const char *from, size_t size);

    int m_socket;
    SSL *m_ssl;
    CancelToken m_stop;
    QByteArray m_in;
    qsizetype m_inAt = 0;
    QByteArray m_out;
    ReplyPlan m_plan;
    QByteArray m_head; // of a reply under a plan, until its blank line
    bool m_isHeadSent = false;
    qint64 m_bodySent = 0;
    bool m_isBroken = false;
    ReplyPlan::End m_end = ReplyPlan::End::None;
};

} // namespace sluice::sandbox
