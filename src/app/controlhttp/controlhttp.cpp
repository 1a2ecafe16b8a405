// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlserver.h"
#include "app/controlhttp/controlchannel.h"

#include <QThreadPool>

#include <atomic>
#include <mutex>
#include <set>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kControlBacklog = 64;

thread_local bool isOverCap = false;

// The library's own pool queues without bound; here a connection has a thread or is refused.
class ControlThreads final : public httplib::TaskQueue
{
public:
    explicit ControlThreads(int most)
        : m_most(most)
    {
        m_pool.setMaxThreadCount(most);
    }
    void enqueue(std::function<void()> task) override
    {
        if (m_working >= m_most) {
            isOverCap = true;
            task();
            isOverCap = false;
            return;
        }
        ++m_working;
        m_pool.start([this, task = std::move(task)] {
            task();
            --m_working;
        });
    }
    void shutdown() override { m_pool.waitForDone(); }

private:
    int m_most;
    std::atomic<int> m_working = 0;
    QThreadPool m_pool;
};

// -1: in chunks; an Error: the headers contradict each other.
Result<qint64> bodyLengthOf(const ControlRequest &request)
{
    const auto refuse = [](int status, const QString &what) {
        return fail(Error{.kind = ErrorKind::Data, .what = what, .httpStatus = status});
    };
    const QList<QByteArray> lengths = request.values("content-length");
    const QList<QByteArray> codings = request.values("transfer-encoding");
    if (!request.values("content-encoding").isEmpty())
        return refuse(415, u"The body must not be compressed"_s);
    if (!codings.isEmpty()) {
        if (codings.size() > 1 || codings.front().toLower() != "chunked" || !lengths.isEmpty())
            return refuse(400, u"The length of the body is not clear"_s);
        return -1;
    }
    if (lengths.isEmpty())
        return 0; // and not, as the library would have it, all until the connection's end
    bool isNumber = false;
    const qint64 length = lengths.front().toLongLong(&isNumber);
    if (lengths.size() > 1 || !isNumber || length < 0)
        return refuse(400, u"The length of the body is not clear"_s);
    return length;
}

ControlRequest controlRequestFrom(const httplib::Request &from, qsizetype mostBodyBytes)
{
    ControlRequest request;
    request.method = QByteArray::fromStdString(from.method);
    request.path = QByteArray::fromStdString(from.target);
    if (const qsizetype mark = request.path.indexOf('?'); mark >= 0) {
        request.query = request.path.mid(mark + 1);
        request.path.truncate(mark);
    }
    for (const auto &[name, value] : from.headers)
        request.headers.append({QByteArray::fromStdString(name).toLower(),
            QByteArray::fromStdString(value).trimmed()});
    const Result<qint64> length = bodyLengthOf(request);
    request.body = [length, mostBodyBytes]() -> Result<QByteArray> {
        if (!length)
            return fail(length.error());
        return ControlChannel::current()->readBody(*length, mostBodyBytes);
    };
    return request;
}

void fillControlResponse(httplib::Response &to, const ControlReply &reply)
{
    to.status = reply.status;
    to.set_header("Cache-Control", "no-store");
    to.set_header("X-Content-Type-Options", "nosniff");
    for (const auto &[name, value] : reply.headers)
        to.set_header(name.toStdString(), value.toStdString());
    if (!reply.body.isEmpty())
        to.set_content(reply.body.constData(), static_cast<size_t>(reply.body.size()),
            reply.contentType.toStdString());
}

class ControlConnections final : public httplib::Server
{
public:
    ControlConnections(ControlServer::Options options, CancelToken stop)
        : m_options(std::move(options))
        , m_stop(std::move(stop))
    {
        new_task_queue = [most = m_options.mostConnections] { return new ControlThreads(most); };
        set_tcp_nodelay(true);
        // Not the library's default, which would let two programs share one port.
        set_socket_options([](socket_t socket) {
            const int on = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        });
        set_pre_routing_handler([this](const httplib::Request &from, httplib::Response &to) {
            fillControlResponse(to, handler(controlRequestFrom(from, m_options.mostBodyBytes)));
            return HandlerResponse::Handled;
        });
    }
    // The library listens with a backlog of 5; a second call makes it longer.
    void lengthenBacklog() { ::listen(svr_sock_, kControlBacklog); }
    void wakeConnections()
    {
        const std::scoped_lock lock(m_mutex);
        for (const int socket : m_open)
            ::shutdown(socket, SHUT_RDWR);
    }

    ControlHandler handler;
    std::thread thread;

private:
    bool process_and_close_socket(socket_t socket) override
    {
        if (isOverCap) {
            refuse(socket);
            return true;
        }
        {
            const std::scoped_lock lock(m_mutex);
            m_open.insert(socket);
        }
        ControlChannel channel(socket, m_options.timings, m_stop);
        bool isClosing = true;
        process_request(channel, true, isClosing, [](httplib::Request &request) {
            // Answers go out as they are: no compression, no ranges.
            request.headers.erase("Accept-Encoding");
            request.ranges.clear();
        });
        if (channel.flush())
            channel.linger();
        const std::scoped_lock lock(m_mutex);
        m_open.erase(socket);
        ::close(socket);
        return true;
    }

    // On the thread that accepts: nothing here waits.
    static void refuse(int socket)
    {
        static constexpr char kAnswer[] = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n"
                                          "Content-Length: 0\r\nConnection: close\r\n\r\n";
        char came[16 * 1024];
        [[maybe_unused]] const auto taken = ::recv(socket, came, sizeof came, MSG_DONTWAIT);
        [[maybe_unused]] const auto sent
            = ::send(socket, kAnswer, sizeof kAnswer - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
        ::shutdown(socket, SHUT_WR);
        ::close(socket);
    }

    ControlServer::Options m_options;
    CancelToken m_stop;
    std::mutex m_mutex;
    std::set<int> m_open;
};

class ControlHttp final : public ControlServer
{
public:
    ControlHttp(const Options &options, const CancelToken &stop)
        : m_connections(options, stop)
    {
    }
    ~ControlHttp() override { end(); }

    int bind(const QString &address, int port) override
    {
        const std::string host = address.toStdString();
        const int bound = port > 0 ? (m_connections.bind_to_port(host, port) ? port : -1)
                                   : m_connections.bind_to_any_port(host);
        if (bound > 0)
            m_connections.lengthenBacklog();
        return bound;
    }
    void start(ControlHandler handler) override
    {
        m_connections.handler = std::move(handler);
        m_connections.thread = std::thread([this] { m_connections.listen_after_bind(); });
        while (!m_connections.is_running())
            std::this_thread::yield();
    }
    void stop() override { end(); }

private:
    void end()
    {
        if (!m_connections.thread.joinable())
            return;
        m_connections.wakeConnections();
        m_connections.stop();
        m_connections.thread.join();
    }

    ControlConnections m_connections;
};

} // namespace

} // namespace sluice

extern "C" {

// What ControlServer::load() asks for, by these names.
extern const char sluiceControlVersion[];
const char sluiceControlVersion[] = SLUICE_VERSION;

sluice::ControlServer *sluiceControlServer(
    const sluice::ControlServer::Options &options, const sluice::CancelToken &stop)
{
    return new sluice::ControlHttp(options, stop);
}
}
