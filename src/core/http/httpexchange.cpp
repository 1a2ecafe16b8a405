// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpexchange.h"

#include "base/clock.h"

#include <QSslError>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kReadBufferBytes = 256 * 1024;

bool isHeaderNamed(const HttpHeader &header, const char *name)
{
    return qstricmp(header.name.constData(), name) == 0;
}

} // namespace

HttpExchange::HttpExchange(const HttpRequest &request, const Timings &timings)
    : m_request(request)
    , m_timings(timings)
    , m_sink(request)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_context, [this] { onTimer(); });
}

HttpExchange::~HttpExchange() = default;

Result<HttpResponse> HttpExchange::run(const NetworkAccess::Route &route, const CancelToken &token)
{
    auto body = OutgoingBody::forRequest(m_request);
    if (!body)
        return fail(std::move(body).error());
    m_body = std::move(*body);
    if (m_body) {
        // Qt is in the middle of a read then: it is ended from the event loop.
        m_body->setOnFailure([this] {
            QMetaObject::invokeMethod(
                &m_context, [this] { end(Ended::BodyFailed); }, Qt::QueuedConnection);
        });
    }
    if (auto prepared = m_sink.prepare(); !prepared)
        return fail(std::move(prepared).error());

    // The wish comes from another thread: it is handed to this one.
    const auto subscription = token.subscribe([this](StopWish wish) {
        QMetaObject::invokeMethod(
            &m_context, [this, wish] { onWish(wish); }, Qt::QueuedConnection);
    });
    start(route);
    if (!m_isFinished)
        m_loop.exec();
    m_timer.stop();
    return finish();
}

QNetworkRequest HttpExchange::networkRequest(const QSslConfiguration &tls) const
{
    QNetworkRequest out(m_request.url);
    out.setSslConfiguration(tls);
    out.setRawHeader("User-Agent", "Sluice/" SLUICE_VERSION);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    out.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    for (const auto attribute :
        {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
            QNetworkRequest::AuthenticationReuseAttribute})
        out.setAttribute(attribute, QNetworkRequest::Manual);
    // Our own cap counts what comes out of the decompression.
    out.setDecompressedSafetyCheckThreshold(m_request.maxBytes);
    if (!m_request.downloadTo.isEmpty())
        out.setRawHeader("Accept-Encoding", "identity");
    for (const HttpHeader &header : m_request.headers)
        out.setRawHeader(header.name, header.value);
    if (m_body) {
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        out.setRawHeader("Content-Length", QByteArray::number(m_body->total()));
        if (!m_body->contentType().isEmpty())
            out.setRawHeader("Content-Type", m_body->contentType());
        else if (m_body->total() > 0
            && std::none_of(m_request.headers.cbegin(), m_request.headers.cend(),
                [](const HttpHeader &h) { return isHeaderNamed(h, "Content-Type"); }))
            out.setRawHeader("Content-Type", "application/octet-stream");
    }
    return out;
}

void HttpExchange::start(const NetworkAccess::Route &route)
{
    m_startMs = monotonicMs();
    m_activityMs = m_startMs;
    m_proxy = route.proxy;
    m_hasProxyUser = route.hasProxyUser;
    const QNetworkRequest out = networkRequest(route.tls);
    QNetworkAccessManager &manager = *route.manager;
    if (!m_body && m_request.method == "GET")
        m_reply.reset(manager.get(out));
    else if (!m_body && m_request.method == "HEAD")
        m_reply.reset(manager.head(out));
    else
        m_reply.reset(manager.sendCustomRequest(out, m_request.method, m_body.get()));
    if (m_proxy.isEmpty() || m_request.url.scheme() != "https"_L1) {
        limitReading();
        // A request with a body is begun by an event only, and what was said before that is lost: the
        // answer would be read without any limit.
        QMetaObject::invokeMethod(
            &m_context, [this] { limitReading(); }, Qt::QueuedConnection);
    }
    watch();
    armTimer();
    if (m_reply->isFinished())
        m_isFinished = true;
}

void HttpExchange::watch()
{
    QNetworkReply *reply = m_reply.get();
    QObject::connect(reply, &QNetworkReply::finished, &m_context, [this] {
        m_isFinished = true;
        m_loop.quit();
    });
    QObject::connect(reply, &QNetworkReply::encrypted, &m_context, [this] { noteConnected(); });
    QObject::connect(reply, &QNetworkReply::requestSent, &m_context, [this] { noteSent(); });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, &m_context, [this] { onHeaders(); });
    QObject::connect(reply, &QNetworkReply::readyRead, &m_context, [this] { readAvailable(); });
    QObject::connect(reply, &QNetworkReply::uploadProgress, &m_context,
        [this](qint64 done, qint64) { onUploadProgress(done); });
    QObject::connect(reply, &QNetworkReply::sslErrors, &m_context,
        [this](const QList<QSslError> &errors) { m_tlsProblems = errors; });
}

void HttpExchange::limitReading()
{
    m_isReadingLimited = true;
    m_reply->setReadBufferSize(kReadBufferBytes);
}

void HttpExchange::noteConnected()
{
    // Qt tells the connection to read on whenever it hears of the limit, and one to a proxy that
    // refuses us (407) has no reader before it is encrypted: Qt 6.4.2 then reads a null pointer.
    if (!m_isReadingLimited)
        limitReading();
    m_isConnected = true;
    m_activityMs = monotonicMs();
}

void HttpExchange::noteSent()
{
    m_isSent = true;
    noteConnected();
}

int HttpExchange::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void HttpExchange::onHeaders()
{
    noteSent();
    if (m_sink.isBegun() || m_ended != Ended::None || status() == 0)
        return;
    if (const auto onAnswered = std::exchange(m_onAnswered, {}))
        onAnswered();
    // The length of an encoded body says nothing about the bytes that we shall see.
    if (m_reply->hasRawHeader("Content-Length") && !m_reply->hasRawHeader("Content-Encoding")) {
        bool isNumber = false;
        const qint64 length = m_reply->rawHeader("Content-Length").trimmed().toLongLong(&isNumber);
        m_announced = isNumber && length >= 0 && m_request.method != "HEAD" ? length : -1;
    }
    if (auto begun = m_sink.begin(status(), m_announced); !begun)
        endWith(std::move(begun).error());
}

void HttpExchange::readAvailable()
{
    onHeaders();
    while (m_ended == Ended::None) {
        const QByteArray data = m_reply->read(kReadBufferBytes);
        if (data.isEmpty())
            return;
        m_activityMs = monotonicMs();
        if (auto written = m_sink.write(data); !written)
            return endWith(std::move(written).error());
        if (m_request.onDownload)
            m_request.onDownload(m_sink.received(), m_announced);
        if (m_sink.isFull())
            return end(Ended::Kept);
    }
}

void HttpExchange::onUploadProgress(qint64 done)
{
    // The only sign that a request with an empty body left: requestSent stays out then.
    if (m_body && m_body->total() == 0)
        noteSent();
    if (done <= m_uploaded || !m_body)
        return;
    m_uploaded = done;
    noteConnected();
    if (m_request.onUpload)
        m_request.onUpload(done, m_body->total());
}

void HttpExchange::onWish(StopWish wish)
{
    // In flight is what the server may have; what has not left yet must not leave any more.
    if (wish >= StopWish::Abort || (wish >= StopWish::Stop && !mayHaveLeft()))
        end(Ended::Cancelled);
}

qint64 HttpExchange::deadlineMs() const
{
    // Bytes that came, not those announced, buy time: a slow drip under a large Content-Length
    // ends.
    const qint64 bytes = (m_body ? m_body->total() : 0) + m_sink.received();
    const qint64 rate = std::max<qint64>(1, m_timings.deadlineBytesPerSecond);
    return m_startMs + m_timings.deadlineBase.count() + bytes / rate * 1000
        + bytes % rate * 1000 / rate;
}

void HttpExchange::armTimer()
{
    qint64 next = std::min(deadlineMs(), m_activityMs + m_timings.inactivity.count());
    if (!m_isConnected)
        next = std::min(next, m_startMs + m_timings.connect.count());
    m_timer.start(std::chrono::milliseconds(std::max<qint64>(1, next - monotonicMs())));
}

void HttpExchange::onTimer()
{
    if (m_body && m_body->taken() > 0)
        m_isConnected = true;
    const qint64 now = monotonicMs();
    if (!m_isConnected && now >= m_startMs + m_timings.connect.count())
        return end(Ended::ConnectTimeout);
    if (now >= deadlineMs())
        return end(Ended::Deadline);
    if (now >= m_activityMs + m_timings.inactivity.count())
        return end(Ended::Inactivity);
    armTimer();
}

void HttpExchange::endWith(Error error)
{
    m_error = std::move(error);
    end(Ended::Failed);
}

void HttpExchange::end(Ended reason)
{
    if (m_ended != Ended::None || m_isFinished)
        return;
    m_ended = reason;
    if (m_body)
        m_body->revoke();
    if (m_reply->error() == QNetworkReply::NoError)
        m_reply->abort();
    m_loop.quit();
}

} // namespace sluice
