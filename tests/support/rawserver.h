// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace sluice::testing {

// What the server saw of one request.
struct RawRequest
{
    QByteArray method;
    QByteArray target;
    QByteArray head; // as it came, with the request line
    QByteArray body;
    int connection = 0; // 1: the first that was accepted
    bool isWhole = false;

    QByteArray header(const QByteArray &name) const;
};

// What it does then, in this order: wait, send `bytes`, send the filling, drip, and the end.
struct RawReply
{
    enum class Then {
        KeepAlive,
        Close, // the whole connection, in order
        HalfClose, // FIN 30 ms later: the client is seen to close its side
        Reset,
        Hang,
    };
    QByteArray bytes = {}; // as they are, status line included
    qint64 filling = 0; // so many times 'x'; -1: without end
    QByteArray drip = {}; // one byte each `dripEvery`
    std::chrono::milliseconds dripEvery{100};
    std::chrono::milliseconds delay{0};
    Then then = Then::KeepAlive;

    static RawReply json(const QByteArray &body, const QByteArray &status = "200 OK");
    static RawReply nothing(Then then) { return {.then = then}; }
};

// A scripted HTTP server on a loopback port, in a thread of its own, that can be as wrong as a test
// needs it, over TCP or TLS. Made by a test; the handler runs in the server's thread.
class RawServer
{
public:
    enum class Answer { WholeRequest, Head }; // when the handler is asked
    using Handler = std::function<RawReply(const RawRequest &)>;

    explicit RawServer(Handler handler, Answer answer = Answer::WholeRequest,
        std::optional<QSslConfiguration> tls = {});
    ~RawServer();
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;

    quint16 port() const;
    QUrl url(const QString &path) const; // http or https, 127.0.0.1

    QList<RawRequest> requests() const; // also those that never became whole
    int count(const QByteArray &target) const; // of the whole ones
    int connections() const; // accepted so far
    int openConnections() const;

private:
    class Core;
    std::unique_ptr<Core> m_core;
};

} // namespace sluice::testing
