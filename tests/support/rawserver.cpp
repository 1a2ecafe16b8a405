// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawserver.h"

#include <QMutex>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <sys/socket.h>

namespace sluice::testing {

QByteArray RawRequest::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

RawReply RawReply::json(const QByteArray &body, const QByteArray &status)
{
    return {.bytes = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body};
}

class RawServer::Core
{
public:
    Handler handler;
    Answer answer = Answer::WholeRequest;
    QThread thread;
    QObject *context = nullptr; // lives in the thread, owns server and sockets
    QTcpServer *server = nullptr;
    bool isTls = false;
    quint16 port = 0;
    std::atomic<int> accepted = 0;
    std::atomic<int> open = 0;
    mutable QMutex mutex;
    QList<RawRequest> requests;
};

namespace {

// One connection: collects a request, asks the handler, plays the reply, and again.
class RawConnection : public QObject
{
public:
    using Record = std::function<void(const RawRequest &)>;

    RawConnection(QTcpSocket *socket, int number, RawServer::Answer answer,
        RawServer::Handler handler, Record record, QObject *parent)
        : QObject(parent)
        , m_socket(socket)
        , m_number(number)
        , m_answer(answer)
        , m_handler(std::move(handler))
        , m_record(std::move(record))
    {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(socket, &QTcpSocket::bytesWritten, this, [this] { pump(); });
        if (auto *tls = qobject_cast<QSslSocket *>(socket))
            connect(tls, &QSslSocket::encryptedBytesWritten, this, [this] { pump(); });
        connect(socket, &QTcpSocket::disconnected, this, [this] {
            if (!m_input.isEmpty() && !m_isAnswering)
                m_record(parsed(false));
            deleteLater();
        });
        read();
    }

private:
    qsizetype headEnd() const { return m_input.indexOf("\r\n\r\n"); }

    RawRequest parsed(bool isWhole) const
    {
        RawRequest request;
        const qsizetype end = headEnd();
        request.head = end < 0 ? m_input : m_input.left(end);
        const QList<QByteArray> words = request.head.left(request.head.indexOf("\r\n")).split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        request.body = end < 0 ? QByteArray() : m_input.mid(end + 4);
        request.connection = m_number;
        request.isWhole = isWhole;
        return request;
    }

    void read()
    {
        m_input += m_socket->readAll();
        if (m_isAnswering || headEnd() < 0)
            return;
        if (m_wanted < 0)
            m_wanted = headEnd() + 4 + parsed(false).header("Content-Length").toLongLong();
        const bool isWhole = m_input.size() >= m_wanted;
        if (!isWhole && m_answer == RawServer::Answer::WholeRequest)
            return;
        m_isAnswering = true;
        const RawRequest request = parsed(isWhole);
        m_record(request);
        m_input.remove(0, std::min<qsizetype>(m_input.size(), m_wanted));
        m_wanted = -1;
        m_reply = m_handler(request);
        QTimer::singleShot(m_reply.delay, this, [this] {
            m_socket->write(m_reply.bytes);
            m_isPlaying = true;
            pump();
        });
    }

    void pump()
    {
        if (!m_isPlaying)
            return;
        static const QByteArray block(128 * 1024, 'x');
        while (m_reply.filling != 0 && pending() < 4 * block.size()) {
            const qint64 size
                = m_reply.filling < 0 ? block.size() : std::min(m_reply.filling, block.size());
            m_socket->write(block.constData(), size);
            if (m_reply.filling > 0)
                m_reply.filling -= size;
        }
        if (m_reply.filling != 0)
            return;
        if (!m_reply.drip.isEmpty()) {
            m_isPlaying = false;
            QTimer::singleShot(m_reply.dripEvery, this, [this] {
                m_socket->write(m_reply.drip.left(1));
                m_reply.drip.remove(0, 1);
                m_isPlaying = true;
                pump();
            });
            return;
        }
        if (pending() > 0)
            return;
        m_isPlaying = false;
        finish();
    }

    qint64 pending() const
    {
        const auto *tls = qobject_cast<QSslSocket *>(m_socket);
        return m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
    }

    void finish()
    {
        const int fd = static_cast<int>(m_socket->socketDescriptor());
        switch (m_reply.then) {
        case RawReply::Then::KeepAlive:
            m_isAnswering = false;
            read();
            break;
        case RawReply::Then::Close:
            m_socket->disconnectFromHost();
            break;
        case RawReply::Then::HalfClose:
            QTimer::singleShot(30, this, [fd] { ::shutdown(fd, SHUT_WR); });
            break;
        case RawReply::Then::Reset: {
            const linger now{1, 0};
            ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
            m_socket->abort();
            break;
        }
        case RawReply::Then::Hang:
            break;
        }
    }

    QTcpSocket *m_socket;
    int m_number;
    RawServer::Answer m_answer;
    RawServer::Handler m_handler;
    Record m_record;
    QByteArray m_input;
    qint64 m_wanted = -1;
    RawReply m_reply;
    bool m_isAnswering = false;
    bool m_isPlaying = false;
};

} // namespace

RawServer::RawServer(Handler handler, Answer answer, std::optional<QSslConfiguration> tls)
    : m_core(std::make_unique<Core>())
{
    Core *core = m_core.get();
    core->handler = std::move(handler);
    core->answer = answer;
    core->isTls = tls.has_value();
    core->context = new QObject;
    core->context->moveToThread(&core->thread);
    QObject::connect(&core->thread, &QThread::finished, core->context, &QObject::deleteLater);
    core->thread.start();
    const auto listen = [core, tls] {
        if (tls) {
            auto *server = new QSslServer(core->context);
            server->setSslConfiguration(*tls);
            core->server = server;
        } else {
            core->server = new QTcpServer(core->context);
        }
        const auto record = [core](const RawRequest &request) {
            const QMutexLocker lock(&core->mutex);
            core->requests.append(request);
        };
        QObject::connect(
            core->server, &QTcpServer::pendingConnectionAvailable, core->context, [core, record] {
                while (QTcpSocket *socket = core->server->nextPendingConnection()) {
                    ++core->open;
                    auto *connection = new RawConnection(socket, ++core->accepted, core->answer,
                        core->handler, record, core->context);
                    QObject::connect(
                        connection, &QObject::destroyed, core->context, [core] { --core->open; });
                }
            });
        core->server->listen(QHostAddress::LocalHost);
        core->port = core->server->serverPort();
    };
    QMetaObject::invokeMethod(core->context, listen, Qt::BlockingQueuedConnection);
}

RawServer::~RawServer()
{
    m_core->thread.quit();
    m_core->thread.wait();
}

quint16 RawServer::port() const
{
    return m_core->port;
}

QUrl RawServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3")
                    .arg(m_core->isTls ? QStringLiteral("https") : QStringLiteral("http"),
                        QString::number(m_core->port), path));
}

QList<RawRequest> RawServer::requests() const
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->requests;
}

int RawServer::count(const QByteArray &target) const
{
    const QList<RawRequest> seen = requests();
    return static_cast<int>(std::count_if(seen.cbegin(), seen.cend(),
        [&target](const RawRequest &r) { return r.isWhole && r.target == target; }));
}

int RawServer::connections() const
{
    return m_core->accepted;
}

int RawServer::openConnections() const
{
    return m_core->open;
}

} // namespace sluice::testing
