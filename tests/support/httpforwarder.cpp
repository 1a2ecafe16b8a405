// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpforwarder.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace sluice::testing {

namespace {

constexpr int kForwardMs = 30'000;

// The request once more, on a connection of its own that ends with the answer.
QByteArray answerFrom(const RawRequest &request, const QHostAddress &host, quint16 port)
{
    QByteArray head;
    for (const QByteArray &line : request.head.split('\n')) {
        if (!line.toLower().startsWith("connection:"))
            head += line.trimmed() + "\r\n";
    }
    QTcpSocket socket;
    socket.connectToHost(host, port);
    if (!socket.waitForConnected(kForwardMs))
        return {};
    socket.write(head + "Connection: close\r\n\r\n" + request.body);
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(kForwardMs)) { }
    QByteArray answer;
    while (socket.waitForReadyRead(kForwardMs))
        answer += socket.readAll();
    answer += socket.readAll();
    // Links to further pages lead here again. Both are ports of the same length.
    const QByteArray there = "127.0.0.1:" + QByteArray::number(port);
    const QByteArray here = request.header("Host");
    return here.size() == there.size() ? answer.replace(there, here) : answer;
}

} // namespace

HttpForwarder::HttpForwarder(const QUrl &to)
    : m_server([host = QHostAddress(to.host()), port = static_cast<quint16>(to.port())](
                   const RawRequest &request) {
        return RawReply{.bytes = answerFrom(request, host, port), .then = RawReply::Then::Close};
    })
{
}

QList<RawRequest> HttpForwarder::requests() const
{
    QList<RawRequest> whole = m_server.requests();
    whole.removeIf([](const RawRequest &request) { return !request.isWhole; });
    return whole;
}

} // namespace sluice::testing
