// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/blobserver.h"

#include <QByteArray>

#include <algorithm>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sluice::bench {

namespace {

constexpr size_t kBlobPart = 256 * 1024;

bool sendAll(int socket, const char *data, qint64 size)
{
    while (size > 0) {
        const ssize_t sent = ::send(socket, data, static_cast<size_t>(size), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        size -= sent;
    }
    return true;
}

bool sendBlob(int socket, const std::vector<char> &part, qint64 bytes)
{
    const std::string head
        = "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n";
    if (!sendAll(socket, head.data(), static_cast<qint64>(head.size())))
        return false;
    for (qint64 left = bytes; left > 0; left -= static_cast<qint64>(part.size())) {
        if (!sendAll(socket, part.data(), std::min(left, static_cast<qint64>(part.size()))))
            return false;
    }
    return true;
}

qint64 announcedLength(const QByteArray &head)
{
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf("\r\ncontent-length:");
    return at < 0
        ? 0
        : lower.mid(at + 17, lower.indexOf('\r', at + 2) - at - 17).trimmed().toLongLong();
}

// Requests one after the other until the other side goes.
void serveClient(int socket, qint64 bytes)
{
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    std::vector<char> part(kBlobPart, 'x');
    QByteArray pending;
    for (;;) {
        const qsizetype end = pending.indexOf("\r\n\r\n");
        if (end < 0) {
            const ssize_t got = ::recv(socket, part.data(), part.size(), 0);
            if (got <= 0)
                break;
            pending.append(part.data(), got);
            continue;
        }
        const QByteArray head = pending.first(end + 2);
        qint64 open = announcedLength(head);
        const qsizetype here = std::min<qint64>(open, pending.size() - end - 4);
        open -= here;
        pending.remove(0, end + 4 + here);
        while (open > 0) {
            const auto most = std::min<qint64>(open, static_cast<qint64>(part.size()));
            const ssize_t got = ::recv(socket, part.data(), static_cast<size_t>(most), 0);
            if (got <= 0)
                break;
            open -= got;
        }
        if (open > 0 || !sendBlob(socket, part, head.startsWith("GET") ? bytes : 2))
            break;
    }
    ::close(socket);
}

[[noreturn]] void serve(int listener, qint64 bytes)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (;;) {
        const int socket = ::accept(listener, nullptr, nullptr);
        if (socket >= 0)
            std::thread(serveClient, socket, bytes).detach();
    }
}

} // namespace

BlobServer::BlobServer(qint64 bytes)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const place = reinterpret_cast<sockaddr *>(&address);
    if (listener < 0 || ::bind(listener, place, size) != 0 || ::listen(listener, 16) != 0
        || ::getsockname(listener, place, &size) != 0)
        qFatal("The bench's server could not listen");
    m_port = ntohs(address.sin_port);
    m_child = ::fork();
    if (m_child < 0)
        qFatal("The bench's server could not start");
    if (m_child == 0)
        serve(listener, bytes);
    ::close(listener);
}

BlobServer::~BlobServer()
{
    ::kill(m_child, SIGKILL);
    ::waitpid(m_child, nullptr, 0);
}

} // namespace sluice::bench
