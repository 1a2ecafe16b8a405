// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlhttp/controlchannel.h"

#include "base/clock.h"

#include <QList>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kInBytes = 16 * 1024;
constexpr qint64 kMostHeadBytes = 32 * 1024;
constexpr qsizetype kMostChunkLine = 1024;
constexpr int kTickMs = 100; // between looks at the token
constexpr qint64 kLingerMs = 500;
constexpr qint64 kMostLingerBytes = 1 << 20;

thread_local ControlChannel *currentControlChannel = nullptr;

Result<QByteArray> refusedBody(int status, const QString &what)
{
    return fail(Error{.kind = ErrorKind::Data, .what = what, .httpStatus = status});
}

Result<QByteArray> lateBody()
{
    return refusedBody(408, u"The body did not come in time"_s);
}

} // namespace

ControlChannel::ControlChannel(int socket, const Timings &timings, const CancelToken &stop)
    : m_socket(socket)
    , m_patienceMs(timings.controlRequest.count())
    , m_stop(stop)
    , m_readUntilMs(monotonicMs() + m_patienceMs)
    , m_headLeft(kMostHeadBytes)
{
    currentControlChannel = this;
}

ControlChannel *ControlChannel::current()
{
    return currentControlChannel;
}

bool ControlChannel::waitFor(short events, qint64 untilMs) const
{
    while (!m_stop.isAborted()) {
        const qint64 left = untilMs - monotonicMs();
        if (left <= 0)
            return false;
        pollfd entry{m_socket, events, 0};
        const int found = ::poll(&entry, 1, static_cast<int>(std::min<qint64>(left, kTickMs)));
        if (found > 0)
            return true;
        if (found < 0 && errno != EINTR)
            return false;
    }
    return false;
}

bool ControlChannel::is_readable() const
{
    return m_inAt < m_in.size() || !m_isBroken;
}

bool ControlChannel::is_writable() const
{
    return !m_isBroken;
}

ssize_t ControlChannel::read(char *ptr, size_t size)
{
    if (m_inAt >= m_in.size()) {
        // "100 Continue" goes out before what it asks for.
        if (!flush() || m_isBroken || !waitFor(POLLIN, m_readUntilMs))
            return -1;
        m_in.resize(kInBytes);
        m_inAt = 0;
        const ssize_t count
            = ::recv(m_socket, m_in.data(), static_cast<size_t>(kInBytes), MSG_DONTWAIT);
        m_in.resize(std::max<ssize_t>(count, 0));
        if (count <= 0) {
            m_isBroken = count == 0 || (errno != EINTR && errno != EAGAIN);
            return m_isBroken ? -1 : read(ptr, size);
        }
    }
    const auto count = std::min<qsizetype>(m_in.size() - m_inAt, static_cast<qsizetype>(size));
    m_headLeft -= count;
    if (m_headLeft < 0)
        return -1;
    std::memcpy(ptr, m_in.constData() + m_inAt, static_cast<size_t>(count));
    m_inAt += count;
    return count;
}

bool ControlChannel::readExactly(QByteArray &to, qsizetype size)
{
    const qsizetype before = to.size();
    to.resize(before + size);
    for (qsizetype done = 0; done < size;) {
        const ssize_t count = read(to.data() + before + done, static_cast<size_t>(size - done));
        if (count <= 0)
            return false;
        done += count;
    }
    return true;
}

bool ControlChannel::readLine(QByteArray &line)
{
    line.clear();
    char byte = 0;
    while (line.size() < kMostChunkLine && read(&byte, 1) == 1) {
        if (byte != '\n') {
            line.append(byte);
            continue;
        }
        if (line.endsWith('\r'))
            line.chop(1);
        return true;
    }
    return false;
}

Result<QByteArray> ControlChannel::readBody(qint64 length, qsizetype most)
{
    m_headLeft = qint64{most} * 2 + kMostHeadBytes; // chunks have lines of their own
    if (length < 0)
        return readChunks(most);
    if (length > most)
        return refusedBody(413, u"The body is larger than %1 bytes"_s.arg(most));
    QByteArray body;
    if (!readExactly(body, static_cast<qsizetype>(length)))
        return lateBody();
    return body;
}

Result<QByteArray> ControlChannel::readChunks(qsizetype most)
{
    QByteArray body;
    QByteArray line;
    for (;;) {
        if (!readLine(line))
            return lateBody();
        bool isNumber = false;
        const qlonglong size = line.split(';').front().trimmed().toLongLong(&isNumber, 16);
        if (!isNumber || size < 0)
            return refusedBody(400, u"The body's chunks cannot be read"_s);
        if (size == 0)
            break;
        if (size > most - body.size())
            return refusedBody(413, u"The body is larger than %1 bytes"_s.arg(most));
        if (!readExactly(body, static_cast<qsizetype>(size)) || !readLine(line))
            return lateBody();
        if (!line.isEmpty())
            return refusedBody(400, u"The body's chunks cannot be read"_s);
    }
    do {
        if (!readLine(line)) // trailers
            return lateBody();
    } while (!line.isEmpty());
    return body;
}

ssize_t ControlChannel::write(const char *ptr, size_t size)
{
    if (m_isBroken)
        return -1;
    m_out.append(ptr, static_cast<qsizetype>(size));
    return static_cast<ssize_t>(size);
}

bool ControlChannel::flush()
{
    const qint64 until = monotonicMs() + m_patienceMs;
    qsizetype done = 0;
    while (done < m_out.size() && !m_isBroken) {
        const ssize_t count = ::send(m_socket, m_out.constData() + done,
            static_cast<size_t>(m_out.size() - done), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0)
            done += count;
        else if ((errno != EAGAIN && errno != EINTR) || !waitFor(POLLOUT, until))
            m_isBroken = true;
    }
    m_out.clear();
    return !m_isBroken;
}

void ControlChannel::linger()
{
    ::shutdown(m_socket, SHUT_WR);
    const qint64 until = monotonicMs() + kLingerMs;
    char rest[kInBytes];
    for (qint64 taken = 0; taken < kMostLingerBytes && waitFor(POLLIN, until);) {
        const ssize_t count = ::recv(m_socket, rest, sizeof rest, MSG_DONTWAIT);
        if (count <= 0)
            break;
        taken += count;
    }
}

void ControlChannel::get_remote_ip_and_port(std::string &ip, int &port) const
{
    ip.clear();
    port = 0;
}

void ControlChannel::get_local_ip_and_port(std::string &ip, int &port) const
{
    ip.clear();
    port = 0;
}

} // namespace sluice
