// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testproxy.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <mutex>

namespace sluice::testing {

// Lives in the proxy's thread.
class TestProxy::Core : public QObject
{
public:
    Core(Kind kind, Handler handler)
        : m_kind(kind)
        , m_handler(std::move(handler))
    {
        moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            this, [this] { open(); }, Qt::BlockingQueuedConnection);
    }
    ~Core() override
    {
        QMetaObject::invokeMethod(
            this, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    quint16 port() const { return m_port; }
    QList<ProxyRequest> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

private:
    enum class Stage { Greeting, Password, Request, Leading };
    struct Line
    {
        QTcpSocket *client = nullptr;
        QByteArray held;
        Stage stage = Stage::Greeting;
        ProxyRequest request;
    };

    void open()
    {
        m_server = std::make_unique<QTcpServer>();
        m_server->listen(QHostAddress::LocalHost);
        m_port = m_server->serverPort();
        connect(m_server.get(), &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_server->nextPendingConnection()) {
                auto line = std::make_shared<Line>();
                line->client = client;
                connect(client, &QTcpSocket::readyRead, this, [this, line] {
                    if (line->stage == Stage::Leading)
                        return;
                    line->held += line->client->readAll();
                    if (m_kind == Kind::Http)
                        readConnect(*line);
                    else
                        readSocks(*line);
                });
            }
        });
    }

    void readConnect(Line &line)
    {
        const qsizetype end = line.held.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        line.request = {};
        line.request.target = line.held.left(line.held.indexOf("\r\n")).split(' ').value(1);
        for (const QByteArray &header : line.held.left(end).split('\n')) {
            if (!header.toLower().startsWith("proxy-authorization: basic "))
                continue;
            const QByteArray pair = QByteArray::fromBase64(header.trimmed().split(' ').last());
            line.request.user = pair.left(pair.indexOf(':'));
            line.request.password = pair.mid(pair.indexOf(':') + 1);
        }
        line.held.clear();
        const ProxyReply reply = answerTo(line);
        if (reply.then == ProxyReply::Then::Tunnel) {
            lead(line, reply.port, "HTTP/1.1 200 Connection established\r\n\r\n");
        } else if (reply.then == ProxyReply::Then::Status) {
            QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status)
                + " Words\r\nContent-Length: 0\r\nConnection: close\r\n";
            if (reply.status == 407)
                head += "Proxy-Authenticate: Basic realm=\"proxy\"\r\n";
            line.client->write(head + "\r\n");
            line.client->disconnectFromHost();
        }
    }

    // RFC 1928 and, for user and password, RFC 1929.
    void readSocks(Line &line)
    {
        QByteArray &held = line.held;
        if (line.stage == Stage::Greeting && held.size() >= 2 && held.size() >= 2 + held.at(1)) {
            const bool canTell = held.mid(2, held.at(1)).contains('\x02');
            line.stage = canTell ? Stage::Password : Stage::Request;
            held.clear();
            line.client->write(canTell ? QByteArray("\x05\x02", 2) : QByteArray("\x05\x00", 2));
        } else if (line.stage == Stage::Password && held.size() >= 3) {
            const qsizetype user = held.at(1);
            line.request.user = held.mid(2, user);
            line.request.password = held.mid(3 + user);
            line.stage = Stage::Request;
            held.clear();
            line.client->write(QByteArray("\x01\x00", 2));
        } else if (line.stage == Stage::Request && held.size() >= 5) {
            // Names only (kind 3): the client must not have looked them up.
            const qsizetype size = held.at(4);
            if (held.size() < 7 + size)
                return;
            const int port = static_cast<uchar>(held.at(5 + size)) * 256
                + static_cast<uchar>(held.at(6 + size));
            line.request.target = held.at(3) == '\x03'
                ? held.mid(5, size) + ':' + QByteArray::number(port)
                : QByteArray("an address, not a name");
            held.clear();
            const ProxyReply reply = answerTo(line);
            if (reply.then == ProxyReply::Then::Tunnel)
                lead(line, reply.port, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x01", 10));
            else if (reply.then == ProxyReply::Then::Status)
                line.client->write(QByteArray("\x05", 1) + char(reply.status)
                    + QByteArray("\x00\x01\x7f\x00\x00\x01\x00\x01", 8));
        }
    }

    ProxyReply answerTo(const Line &line)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_requests.append(line.request);
        }
        const ProxyReply reply = m_handler(line.request);
        if (reply.then == ProxyReply::Then::Close)
            line.client->abort();
        return reply;
    }

    void lead(Line &line, quint16 port, const QByteArray &word)
    {
        line.stage = Stage::Leading;
        QTcpSocket *client = line.client;
        auto *target = new QTcpSocket(client);
        connect(target, &QTcpSocket::connected, client, [client, word] { client->write(word); });
        connect(target, &QTcpSocket::readyRead, client,
            [client, target] { client->write(target->readAll()); });
        connect(client, &QTcpSocket::readyRead, target,
            [client, target] { target->write(client->readAll()); });
        connect(target, &QTcpSocket::disconnected, client, [client] { client->close(); });
        connect(client, &QTcpSocket::disconnected, target, [target] { target->close(); });
        target->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

    const Kind m_kind;
    const Handler m_handler;
    QThread m_thread;
    std::unique_ptr<QTcpServer> m_server;
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    QList<ProxyRequest> m_requests;
};

TestProxy::TestProxy(Kind kind, Handler handler)
    : m_core(std::make_unique<Core>(kind, std::move(handler)))
{
}

TestProxy::~TestProxy() = default;

quint16 TestProxy::port() const
{
    return m_core->port();
}

QList<ProxyRequest> TestProxy::requests() const
{
    return m_core->requests();
}

} // namespace sluice::testing
