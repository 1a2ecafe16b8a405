// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/loopbacklistener.h"

#include "base/clock.h"

#include <QString>

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kLoopbackBacklog = 16;
constexpr size_t kMostVisitors = 32;
constexpr qsizetype kLongestLoopbackRequest = 16 * 1024;

LoopbackRequest loopbackRequestOf(int connection, const QByteArray &text)
{
    LoopbackRequest request;
    request.connection = connection;
    const QList<QByteArray> lines = text.left(text.indexOf("\r\n\r\n")).split('\n');
    const QList<QByteArray> first = lines.front().trimmed().split(' ');
    request.isWellFormed = text.contains("\r\n\r\n") && first.size() == 3
        && first.at(1).startsWith('/') && first.at(2).startsWith("HTTP/1.");
    if (!request.isWellFormed)
        return request;
    request.method = first.at(0);
    request.target = first.at(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).toLower() == "host")
            request.hosts.append(line.mid(colon + 1).trimmed());
    }
    return request;
}

QByteArray loopbackAnswerText(const LoopbackPage &page)
{
    const QByteArray body = u"<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\">"
                            "<title>Sluice</title><h1>%1</h1><p>%2</p></html>\n"_s
                                .arg(page.heading.toHtmlEscaped(), page.text.toHtmlEscaped())
                                .toUtf8();
    QByteArray text = "HTTP/1.1 " + QByteArray::number(page.status)
        + (page.status == 200 ? " OK\r\n" : " Refused\r\n");
    text += "Content-Type: text/html; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n";
    // Nothing of the address may go on to anybody else.
    text += "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
            "X-Content-Type-Options: nosniff\r\n"
            "Content-Security-Policy: default-src 'none'\r\nConnection: close\r\n\r\n";
    return text + body;
}

} // namespace

Result<std::unique_ptr<LoopbackListener>> LoopbackListener::open(
    quint16 port, std::chrono::milliseconds requestLimit)
{
    std::unique_ptr<LoopbackListener> listener(new LoopbackListener);
    listener->m_requestLimit = requestLimit;
    listener->m_fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int on = 1;
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    socklen_t size = sizeof address;
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    if (listener->m_fd < 0
        || ::setsockopt(listener->m_fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0
        || ::bind(listener->m_fd, plain, size) != 0
        || ::listen(listener->m_fd, kLoopbackBacklog) != 0
        || ::getsockname(listener->m_fd, plain, &size) != 0) {
        return fail(ErrorKind::Config,
            u"The browser cannot come back to this computer on port %1"_s.arg(port),
            QString::fromLocal8Bit(std::strerror(errno)),
            u"Paste the address at which the browser ends, or choose another redirectPort"_s);
    }
    listener->m_port = ntohs(address.sin_port);
    return listener;
}

LoopbackListener::~LoopbackListener()
{
    for (const auto &[connection, visitor] : m_visitors)
        ::close(connection);
    if (m_fd >= 0)
        ::close(m_fd);
}

void LoopbackListener::drop(int connection)
{
    ::close(connection);
    m_visitors.erase(connection);
}

void LoopbackListener::greet()
{
    for (;;) {
        const int connection = ::accept4(m_fd, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (connection < 0)
            return;
        if (m_visitors.size() >= kMostVisitors) {
            ::close(connection);
            continue;
        }
        m_visitors[connection] = Visitor{.received = {}, .sinceMs = monotonicMs()};
    }
}

// False: it is gone, or it never says anything.
bool LoopbackListener::readFrom(int connection, Visitor &visitor)
{
    char buffer[4096];
    for (;;) {
        const ssize_t got = ::recv(connection, buffer, sizeof buffer, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno == EAGAIN && monotonicMs() - visitor.sinceMs <= m_requestLimit.count();
        if (got == 0)
            return false;
        visitor.received.append(buffer, got);
        visitor.isWhole = visitor.received.contains("\r\n\r\n")
            || visitor.received.size() > kLongestLoopbackRequest;
        if (visitor.isWhole)
            return true;
    }
}

QList<LoopbackRequest> LoopbackListener::take(std::chrono::milliseconds limit)
{
    std::vector<pollfd> watched{{.fd = m_fd, .events = POLLIN, .revents = 0}};
    for (const auto &[connection, visitor] : m_visitors) {
        if (!visitor.isWhole)
            watched.push_back({.fd = connection, .events = POLLIN, .revents = 0});
    }
    ::poll(watched.data(), watched.size(), static_cast<int>(limit.count()));
    greet();
    QList<LoopbackRequest> requests;
    for (auto it = m_visitors.begin(); it != m_visitors.end();) {
        const int connection = it->first;
        Visitor &visitor = it->second;
        ++it;
        if (visitor.isWhole)
            continue; // was given out, is not answered yet
        if (!readFrom(connection, visitor))
            drop(connection);
        else if (visitor.isWhole)
            requests.append(loopbackRequestOf(connection, visitor.received));
    }
    return requests;
}

void LoopbackListener::answer(int connection, const LoopbackPage &page)
{
    const QByteArray text = loopbackAnswerText(page);
    // A page is smaller than any socket's buffer.
    [[maybe_unused]] const ssize_t sent
        = ::send(connection, text.constData(), static_cast<size_t>(text.size()), MSG_NOSIGNAL);
    ::shutdown(connection, SHUT_WR);
    drop(connection);
}

} // namespace sluice
