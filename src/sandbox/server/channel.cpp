// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server/channel.h"

#include <algorithm>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>

namespace sluice::sandbox {

namespace {

constexpr qsizetype kInBytes = 64 * 1024;
constexpr qsizetype kOutBytes = 128 * 1024;
constexpr int kTickMs = 100;

thread_local Channel *currentChannel = nullptr;

} // namespace

Channel::Channel(int socket, SSL *ssl, const CancelToken &stop)
    : m_socket(socket)
    , m_ssl(ssl)
    , m_stop(stop)
{
    currentChannel = this;
}

Channel *Channel::current()
{
    return currentChannel;
}

bool Channel::waitForInput(int timeoutMs)
{
    if (m_inAt < m_in.size() || (m_ssl && SSL_pending(m_ssl) > 0))
        return true;
    for (int waited = 0; waited < timeoutMs && !m_stop.isStopped(); waited += kTickMs) {
        pollfd entry{m_socket, POLLIN, 0};
        if (::poll(&entry, 1, kTickMs) > 0)
            return (entry.revents & (POLLIN | POLLHUP | POLLERR)) != 0;
    }
    return false;
}

ssize_t Channel::receive(char *to, size_t size)
{
    if (m_ssl)
        return SSL_read(m_ssl, to, static_cast<int>(std::min<size_t>(size, 1 << 20)));
    ssize_t count = 0;
    do
        count = ::recv(m_socket, to, size, 0);
    while (count < 0 && errno == EINTR);
    return count;
}

bool Channel::is_readable() const
{
    return m_inAt < m_in.size() || isOpen();
}

bool Channel::is_writable() const
{
    return isOpen() && !m_stop.isStopped();
}

ssize_t Channel::read(char *ptr, size_t size)
{
    if (m_inAt >= m_in.size()) {
        m_in.resize(kInBytes);
        m_inAt = 0;
        const ssize_t count = receive(m_in.data(), static_cast<size_t>(kInBytes));
        m_in.resize(std::max<ssize_t>(count, 0));
        if (count <= 0) {
            m_isBroken = true;
            return count;
        }
    }
    const auto count = std::min<qsizetype>(m_in.size() - m_inAt, static_cast<qsizetype>(size));
    std::memcpy(ptr, m_in.constData() + m_inAt, static_cast<size_t>(count));
    m_inAt += count;
    return count;
}

qint64 Channel::readBody(char *to, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t count = read(to + done, static_cast<size_t>(size - done));
        if (count <= 0)
            return done > 0 ? done : -1;
        done += count;
    }
    return done;
}

bool Channel::readLine(QByteArray &line)
{
    line.clear();
    char byte = 0;
    while (line.size() < 8192) {
        if (read(&byte, 1) != 1)
            return false;
        if (byte == '\n') {
            if (line.endsWith('\r'))
                line.chop(1);
            return true;
        }
        line.append(byte);
    }
    return false;
}

bool Channel::sendAll(const char *from, size_t size)
{
    while (size > 0 && !m_isBroken) {
        const ssize_t count = m_ssl
            ? SSL_write(m_ssl, from, static_cast<int>(std::min<size_t>(size, 1 << 20)))
            : ::send(m_socket, from, size, MSG_NOSIGNAL);
        if (count < 0 && !m_ssl && errno == EINTR)
            continue;
        if (count <= 0) {
            m_isBroken = true;
            break;
        }
        from += count;
        size -= static_cast<size_t>(count);
    }
    return !m_isBroken;
}

bool Channel::sendSlowly(const char *from, size_t size)
{
    if (m_plan.bytesPerSecond <= 0)
        return sendAll(from, size);
    const qint64 slice = std::max<qint64>(1, m_plan.bytesPerSecond / 20);
    const std::chrono::milliseconds pause(slice * 1000 / m_plan.bytesPerSecond);
    while (size > 0) {
        const size_t count = std::min(size, static_cast<size_t>(slice));
        if (!sendAll(from, count) || !m_stop.waitFor(pause))
            return false;
        from += count;
        size -= count;
    }
    return true;
}

void Channel::setPlan(const ReplyPlan &plan)
{
    m_plan = plan;
    m_head.clear();
    m_isHeadSent = false;
    m_bodySent = 0;
}

bool Channel::sendPlanned(const char *from, size_t size)
{
    if (m_plan.end != ReplyPlan::End::None && m_plan.closeAfterBytes == 0) {
        m_end = m_plan.end;
        return false;
    }
    if (!m_isHeadSent) {
        m_head.append(from, static_cast<qsizetype>(size));
        const qsizetype blank = m_head.indexOf("\r\n\r\n");
        if (blank < 0)
            return true;
        m_isHeadSent = true;
        const QByteArray rest = m_head.mid(blank + 4);
        if (!sendSlowly(m_head.constData(), static_cast<size_t>(blank + 4)))
            return false;
        return rest.isEmpty() || sendPlanned(rest.constData(), static_cast<size_t>(rest.size()));
    }
    size_t allowed = size;
    if (m_plan.end != ReplyPlan::End::None) {
        const qint64 left = m_plan.closeAfterBytes - m_bodySent;
        allowed = std::min(size, static_cast<size_t>(std::max<qint64>(left, 0)));
    }
    if (!sendSlowly(from, allowed))
        return false;
    m_bodySent += static_cast<qint64>(allowed);
    if (m_plan.end != ReplyPlan::End::None && m_bodySent >= m_plan.closeAfterBytes) {
        m_end = m_plan.end;
        return false;
    }
    return true;
}

ssize_t Channel::write(const char *ptr, size_t size)
{
    if (!isOpen())
        return -1;
    if (!m_plan.isPlain()) {
        if (!flush() || !sendPlanned(ptr, size))
            return -1;
        return static_cast<ssize_t>(size);
    }
    m_out.append(ptr, static_cast<qsizetype>(size));
    if (m_out.size() >= kOutBytes && !flush())
        return -1;
    return static_cast<ssize_t>(size);
}

bool Channel::flush()
{
    if (m_out.isEmpty())
        return isOpen();
    const bool isSent = sendAll(m_out.constData(), static_cast<size_t>(m_out.size()));
    m_out.resize(0);
    return isSent;
}

void Channel::hang()
{
    char byte = 0;
    while (!m_stop.isStopped()) {
        pollfd entry{m_socket, POLLRDHUP, 0};
        if (::poll(&entry, 1, kTickMs) > 0)
            break;
        if (::recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0)
            break;
    }
    m_end = ReplyPlan::End::Fin;
}

void Channel::get_remote_ip_and_port(std::string &ip, int &port) const
{
    ip = "127.0.0.1";
    port = 0;
}

void Channel::get_local_ip_and_port(std::string &ip, int &port) const
{
    ip = "127.0.0.1";
    port = 0;
}

} // namespace sluice::sandbox
