// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>

namespace sluice::testing {

// What the proxy was asked for.
struct ProxyRequest
{
    QByteArray target; // "host:port", as the client wrote it
    QByteArray user; // as it was given; empty: none
    QByteArray password;
};

// What it does then: leads on to a port of this computer whatever host was asked for, or answers
// with an HTTP status, or closes, or says nothing.
struct ProxyReply
{
    enum class Then { Tunnel, Status, Close, Hang };
    Then then = Then::Tunnel;
    quint16 port = 0;
    int status = 0; // SOCKS: the number of its answer
};

// A proxy on a loopback port, in a thread of its own, for CONNECT or for SOCKS 5. Made by a test;
// the handler runs in the proxy's thread.
class TestProxy
{
public:
    enum class Kind { Http, Socks5 };
    using Handler = std::function<ProxyReply(const ProxyRequest &)>;

    TestProxy(Kind kind, Handler handler);
    ~TestProxy();
    TestProxy(const TestProxy &) = delete;
    TestProxy &operator=(const TestProxy &) = delete;

    quint16 port() const;
    QList<ProxyRequest> requests() const;

private:
    class Core;
    std::unique_ptr<Core> m_core;
};

} // namespace sluice::testing
