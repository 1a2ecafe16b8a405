// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpclient.h"

#include "base/clock.h"
#include "base/secret.h"
#include "core/http/httpclassify.h"
#include "core/http/httpexchange.h"
#include "core/http/limitgate.h"
#include "core/log/log.h"

#include <QThread>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

bool isHeaderToken(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), [](char c) {
        return c > ' ' && c < 127 && !QByteArrayView("()<>@,;:\\\"/[]?={}").contains(c);
    });
}

// A line end in a header would start a header, or a request, of somebody else's making.
Result<void> checkHeaders(const HttpRequest &request)
{
    bool isGood = isHeaderToken(request.method);
    for (const HttpHeader &header : request.headers) {
        isGood = isGood && isHeaderToken(header.name)
            && std::none_of(header.value.cbegin(), header.value.cend(),
                [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    }
    if (!isGood) {
        return fail(ErrorKind::Config, u"A request to %1 was not sent"_s.arg(request.url.host()),
            u"one of its headers holds characters that are not allowed"_s,
            u"Check the settings and secrets of the connection"_s);
    }
    return {};
}

Error stoppedBefore(const HttpRequest &request)
{
    return Error{.kind = ErrorKind::Cancelled,
        .what = u"The request to %1 was not sent"_s.arg(request.url.host()),
        .why = u"the run is being stopped"_s};
}

QString loggedUrl(const HttpRequest &request)
{
    QUrl url = request.url;
    url.setUserInfo({});
    url.setFragment({});
    if (request.hasSecretQuery)
        url.setQuery(QString());
    return QString::fromUtf8(withoutSecrets(url.toEncoded()));
}

QLatin1StringView deliveryName(Delivery delivery)
{
    switch (delivery) {
    case Delivery::NotSent:
        return "not sent"_L1;
    case Delivery::Unknown:
        return "unknown"_L1;
    case Delivery::Answered:
        return "answered"_L1;
    }
    return "unknown"_L1;
}

// Gives the places of a request back when it is over.
class HeldLimits
{
public:
    HeldLimits(LimitGate *gate, const QList<LimitUse> &uses)
        : m_gate(gate)
        , m_uses(uses)
    {
    }
    ~HeldLimits()
    {
        if (m_gate)
            m_gate->leave(m_uses);
    }
    HeldLimits(const HeldLimits &) = delete;
    HeldLimits &operator=(const HeldLimits &) = delete;

private:
    LimitGate *m_gate;
    const QList<LimitUse> &m_uses;
};

} // namespace

class HttpClient::Private
{
public:
    Result<void> enterLimits(const HttpRequest &request, const CancelToken &token) const;
    void obeyLimitAnswer(const HttpRequest &request, const HttpResponse &response) const;
    void write(const HttpRequest &request, const Result<HttpResponse> &result, qint64 ms) const;
    Result<HttpResponse> exchange(const HttpRequest &request, const CancelToken &token);

    Timings timings;
    LimitGate *gate = nullptr;
    Log *log = nullptr;
    QThread *thread = QThread::currentThread();
    NetworkAccess access;
    bool isBusy = false;
    qint64 sent = 0;
};

Result<void> HttpClient::Private::enterLimits(
    const HttpRequest &request, const CancelToken &token) const
{
    if (!gate || request.limits.isEmpty())
        return {};
    const qint64 until = monotonicMs() + timings.heldWait.count();
    while (true) {
        const auto wait = gate->enter(request.limits);
        if (!wait)
            return fail(wait.error());
        if (wait->count() <= 0)
            return {};
        if (monotonicMs() + wait->count() > until) {
            return fail(Error{.kind = ErrorKind::RateLimit,
                .what = u"The request to %1 has to wait"_s.arg(request.url.host()),
                .why = u"the limit of %1 is used up"_s.arg(request.limits.first().group),
                .isRetryable = true,
                .retryAfter = *wait});
        }
        if (!token.waitFor(*wait))
            return fail(stoppedBefore(request));
    }
}

// The other workers of the group must not run into the same answer. A service that says no time
// gets a short rest here; its client knows the longer one and blocks for that.
void HttpClient::Private::obeyLimitAnswer(
    const HttpRequest &request, const HttpResponse &response) const
{
    if (!gate || response.status != 429)
        return;
    const milliseconds rest = parseRetryAfter(
        response.header("Retry-After"), Clock::system().nowMs(), timings.retryAfterCap)
                                  .value_or(timings.retryBase);
    for (const LimitUse &use : request.limits)
        gate->block(use.group, rest);
}

void HttpClient::Private::write(
    const HttpRequest &request, const Result<HttpResponse> &result, qint64 ms) const
{
    const bool isPlain = result && result->status < 400 && !request.hasSideEffect;
    const LogLevel level = isPlain ? LogLevel::Debug : LogLevel::Info;
    if (!log || level < log->level())
        return;
    const QString url = loggedUrl(request);
    QJsonObject details{
        {u"method"_s, QString::fromLatin1(request.method)}, {u"url"_s, url}, {u"ms"_s, ms}};
    QString message = QString::fromLatin1(request.method) + u' ' + url + u" - "_s;
    if (result) {
        details.insert(u"status"_s, result->status);
        details.insert(u"bytes"_s, result->bodyBytes);
        message += QString::number(result->status);
    } else {
        const Error &error = result.error();
        details.insert(u"error"_s, QString(errorKindName(error.kind)));
        details.insert(u"delivery"_s, QString(deliveryName(error.delivery)));
        details.insert(u"why"_s, error.why);
        if (error.httpStatus != 0)
            details.insert(u"status"_s, error.httpStatus);
        message += error.what;
    }
    message += u", %1 ms"_s.arg(ms);
    LogRecord record;
    record.level = level;
    record.component = request.component;
    record.message = message;
    record.details = details;
    log->add(std::move(record));
}

Result<HttpResponse> HttpClient::Private::exchange(
    const HttpRequest &request, const CancelToken &token)
{
    const auto route = access.routeFor(request.network.get());
    if (!route)
        return fail(route.error());
    if (auto entered = enterLimits(request, token); !entered)
        return fail(std::move(entered).error());
    const HeldLimits held(gate, request.limits);
    if (token.isStopped())
        return fail(stoppedBefore(request));
    ++sent;
    HttpExchange exchange(request, timings);
    auto result = exchange.run(*route, token);
    if (result)
        obeyLimitAnswer(request, *result);
    return result;
}

HttpClient::HttpClient(const Timings &timings, LimitGate *gate, Log *log)
    : d(std::make_unique<Private>())
{
    d->timings = timings;
    d->gate = gate;
    d->log = log;
}

HttpClient::~HttpClient() = default;

qint64 HttpClient::sentCount() const
{
    return d->sent;
}

Result<HttpResponse> HttpClient::send(const HttpRequest &request, const CancelToken &token)
{
    if (d->thread != QThread::currentThread() || d->isBusy) {
        return fail(ErrorKind::Internal, u"A request was not sent"_s,
            u"its client belongs to another thread or is in use"_s);
    }
    if (auto checked = NetworkAccess::checkUrl(request.url, request.network.get()); !checked)
        return fail(std::move(checked).error());
    if (auto checked = checkHeaders(request); !checked)
        return fail(std::move(checked).error());
    if (token.isStopped())
        return fail(stoppedBefore(request));
    d->isBusy = true;
    const qint64 start = monotonicMs();
    auto result = d->exchange(request, token);
    d->isBusy = false;
    d->write(request, result, monotonicMs() - start);
    return result;
}

} // namespace sluice
