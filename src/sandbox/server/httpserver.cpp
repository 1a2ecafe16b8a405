// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server/httpserver.h"

#include "sandbox/server/channel.h"
#include "sandbox/server/dispatcher.h"

#include <list>
#include <mutex>
#include <set>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kBacklog = 512;
constexpr int kKeepAliveMs = 120'000;
constexpr time_t kSocketSeconds = 300;

// A thread for each connection, however many: a pool would let idle connections starve others.
class ConnectionThreads final : public httplib::TaskQueue
{
public:
    void enqueue(std::function<void()> task) override
    {
        reap(false);
        Item &item = m_items.emplace_back();
        item.thread = std::thread([&item, task = std::move(task)] {
            task();
            item.isDone = true;
        });
    }
    void shutdown() override { reap(true); }

private:
    struct Item
    {
        std::thread thread;
        std::atomic<bool> isDone = false;
    };
    void reap(bool all)
    {
        for (auto it = m_items.begin(); it != m_items.end();) {
            if (!all && !it->isDone) {
                ++it;
                continue;
            }
            it->thread.join();
            it = m_items.erase(it);
        }
    }
    std::list<Item> m_items;
};

HttpRequest requestFrom(const httplib::Request &from, bool isSecondPort)
{
    HttpRequest request;
    request.method = QByteArray::fromStdString(from.method);
    request.path = QByteArray::fromStdString(from.path);
    const QByteArray target = QByteArray::fromStdString(from.target);
    const qsizetype mark = target.indexOf('?');
    if (mark >= 0)
        request.rawQuery = target.mid(mark + 1);
    for (const auto &[name, value] : from.headers)
        request.headers.insert(
            QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value));
    request.params = parseForm(request.rawQuery);
    request.isSecondPort = isSecondPort;
    return request;
}

void fillResponse(httplib::Response &to, HttpReply reply)
{
    to.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        to.set_header(name.toStdString(), value.toStdString());
    if (reply.producer) {
        to.set_chunked_content_provider(reply.contentType.toStdString(),
            [producer = std::move(reply.producer)](size_t, httplib::DataSink &sink) {
                const bool isWhole = producer([&sink](QByteArrayView bytes) {
                    return bytes.isEmpty()
                        || sink.write(bytes.data(), static_cast<size_t>(bytes.size()));
                });
                if (isWhole)
                    sink.done();
                return isWhole;
            });
    } else if (!reply.body.isEmpty()) {
        to.set_content(reply.body.constData(), static_cast<size_t>(reply.body.size()),
            reply.contentType.toStdString());
    }
}

} // namespace

class HttpServer::Private final : public httplib::Server
{
public:
    Private(Dispatcher &dispatcher, CancelToken stop, bool isSecondPort)
        : m_stop(std::move(stop))
    {
        new_task_queue = [] { return new ConnectionThreads; };
        set_tcp_nodelay(true);
        set_keep_alive_max_count(1'000'000);
        set_keep_alive_timeout(kKeepAliveMs / 1000);
        set_read_timeout(kSocketSeconds);
        set_write_timeout(kSocketSeconds);
        // Not the library's default, which would let two sandboxes share one port.
        set_socket_options([](socket_t socket) {
            const int on = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        });
        set_pre_routing_handler(
            [&dispatcher, isSecondPort](const httplib::Request &from, httplib::Response &to) {
                HttpRequest request = requestFrom(from, isSecondPort);
                if (auto reply = dispatcher.handle(request, *Channel::current()))
                    fillResponse(to, *std::move(reply));
                return HandlerResponse::Handled;
            });
    }
    ~Private() override
    {
        if (m_tls)
            SSL_CTX_free(m_tls);
    }

    bool loadTls(const QByteArray &certificate, const QByteArray &key)
    {
        m_tls = SSL_CTX_new(TLS_server_method());
        return m_tls && SSL_CTX_use_certificate_chain_file(m_tls, certificate.constData()) == 1
            && SSL_CTX_use_PrivateKey_file(m_tls, key.constData(), SSL_FILETYPE_PEM) == 1;
    }
    // The library listens with a backlog of 5; a second call makes it longer.
    void lengthenBacklog() { ::listen(svr_sock_, kBacklog); }
    void wakeConnections()
    {
        const std::scoped_lock lock(m_mutex);
        for (const int socket : m_open)
            ::shutdown(socket, SHUT_RDWR);
    }

    std::thread thread;

private:
    bool process_and_close_socket(socket_t socket) override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_open.insert(socket);
        }
        SSL *ssl = nullptr;
        bool isReady = true;
        if (m_tls) {
            ssl = SSL_new(m_tls);
            SSL_set_fd(ssl, socket);
            isReady = SSL_accept(ssl) == 1;
        }
        auto end = ReplyPlan::End::Fin;
        if (isReady)
            end = converse(socket, ssl);
        closeSocket(socket, ssl, end);
        return true;
    }

    ReplyPlan::End converse(int socket, SSL *ssl)
    {
        Channel channel(socket, ssl, m_stop);
        bool isClosing = false;
        while (!isClosing && channel.waitForInput(kKeepAliveMs)) {
            const bool isAnswered
                = process_request(channel, false, isClosing, [](httplib::Request &request) {
                      // Replies go out as they are: no compression, no ranges.
                      request.headers.erase("Accept-Encoding");
                      request.ranges.clear();
                  });
            if (!isAnswered || !channel.isOpen() || !channel.flush())
                break;
        }
        return channel.wantedEnd() == ReplyPlan::End::None ? ReplyPlan::End::Fin
                                                           : channel.wantedEnd();
    }

    void closeSocket(int socket, SSL *ssl, ReplyPlan::End end)
    {
        if (ssl)
            SSL_free(ssl); // without a goodbye: the TCP end is what the fault is about
        if (end == ReplyPlan::End::Rst) {
            const linger now{1, 0};
            ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        } else {
            // A close with unread input would become a reset: take what is still coming.
            ::shutdown(socket, SHUT_WR);
            const timeval wait{1, 0};
            ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
            char rest[16 * 1024];
            for (int i = 0; i < 4096 && !m_stop.isStopped(); ++i) {
                if (::recv(socket, rest, sizeof rest, 0) <= 0)
                    break;
            }
        }
        const std::scoped_lock lock(m_mutex);
        m_open.erase(socket);
        ::close(socket);
    }

    CancelToken m_stop;
    SSL_CTX *m_tls = nullptr;
    std::mutex m_mutex;
    std::set<int> m_open;
};

HttpServer::HttpServer(Dispatcher &dispatcher, CancelToken stop, bool isSecondPort)
    : m_d(std::make_unique<Private>(dispatcher, std::move(stop), isSecondPort))
{
}

HttpServer::~HttpServer()
{
    stop();
}

Result<void> HttpServer::useTls(const QString &certificate, const QString &key)
{
    if (!m_d->loadTls(certificate.toLocal8Bit(), key.toLocal8Bit()))
        return fail(ErrorKind::Config, u"The certificate or its key cannot be used"_s);
    return {};
}

Result<int> HttpServer::bind(const QString &host, int port)
{
    const std::string address = host.toStdString();
    const int bound = port > 0 ? (m_d->bind_to_port(address, port) ? port : -1)
                               : m_d->bind_to_any_port(address);
    if (bound <= 0)
        return fail(ErrorKind::Network, u"Port %1 of %2 is not free"_s.arg(port).arg(host));
    m_d->lengthenBacklog();
    return bound;
}

void HttpServer::start()
{
    m_d->thread = std::thread([this] { m_d->listen_after_bind(); });
    while (!m_d->is_running())
        std::this_thread::yield();
}

void HttpServer::stop()
{
    if (!m_d->thread.joinable())
        return;
    m_d->wakeConnections();
    m_d->stop();
    m_d->thread.join();
}

} // namespace sluice::sandbox
