// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpclient.h"

#include "base/clock.h"
#include "base/secret.h"
#include "core/http/httpclassify.h"
#include "core/http/httpexchange.h"
#include "core/http/limitgate.h"
#include "core/http/outboundhosts.h"
#include "core/log/log.h"

#include <QThread>

#include <algorithm>
#include <atomic>

namespace sluice {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

std::atomic<qint64> lastHttpAnswerMs{0};

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
    HeldLimits(LimitGate *gate, LimitGate::Pass pass)
        : m_gate(gate)
        , m_pass(std::move(pass))
    {
    }
    ~HeldLimits()
    {
        if (m_gate)
            m_gate->leave(m_pass);
    }
    HeldLimits(const HeldLimits &) = delete;
    HeldLimits &operator=(const HeldLimits &) = delete;

private:
    LimitGate *m_gate;
    LimitGate::Pass m_pass;
};

} // namespace

class HttpClient::Private
{
public:
    Result<LimitGate::Pass> enterLimits(const HttpRequest &request, const CancelToken &token) const;
    void tellLimits(const HttpRequest &request, const HttpResponse &response,
        const LimitGate::Pass &pass) const;
    void obeyLimitAnswer(const HttpRequest &request, const HttpResponse &response) const;
    void write(const HttpRequest &request, const Result<HttpResponse> &result, qint64 ms) const;
    Result<HttpResponse> exchange(const HttpRequest &request, const CancelToken &token);

    Timings timings;
    LimitGate *gate = nullptr;
    Log *log = nullptr;
    QThread *thread = QThread::currentThread();
    NetworkAccess access;
    std::function<Result<void>()> mayLeave;
    bool isBusy = false;
    qint64 sent = 0;
};

Result<LimitGate::Pass> HttpClient::Private::enterLimits(
    const HttpRequest &request, const CancelToken &token) const
{
    if (!gate || request.limits.isEmpty())
        return LimitGate::Pass{};
    const qint64 until = monotonicMs() + timings.heldWait.count();
    while (true) {
        auto pass = gate->enter(request.limits);
        if (!pass || pass->wait.count() <= 0)
            return pass;
        if (monotonicMs() + pass->wait.count() > until) {
            return fail(Error{.kind = ErrorKind::RateLimit,
                .what = u"The request to %1 has to wait"_s.arg(request.url.host()),
                .why = u"the limit of %1 is used up"_s.arg(pass->group),
                .isRetryable = true,
                .retryAfter = pass->wait});
        }
        if (!token.waitFor(pass->wait))
            return fail(stoppedBefore(request));
    }
}

// A successful answer without the header takes back what an earlier one told.
void HttpClient::Private::tellLimits(
    const HttpRequest &request, const HttpResponse &response, const LimitGate::Pass &pass) const
{
    for (const LimitUse &use : request.limits) {
        if (!gate || use.leftHeader.isEmpty())
            continue;
        bool isNumber = false;
        const double left = response.header(use.leftHeader).trimmed().toDouble(&isNumber);
        if (isNumber || response.isSuccess())
            gate->told(pass, use.group, isNumber ? std::max(0.0, left) : -1);
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
    const auto route = access.routeFor(request.url, request.network.get());
    if (!route)
        return fail(route.error());
    auto pass = enterLimits(request, token);
    if (!pass)
        return fail(std::move(pass).error());
    const HeldLimits held(gate, *pass);
    if (token.isStopped())
        return fail(stoppedBefore(request));
    if (request.mayLeave) {
        if (auto allowed = request.mayLeave(); !allowed)
            return fail(std::move(allowed).error());
    }
    ++sent;
    HttpExchange exchange(request, timings);
    if (gate && pass->id != 0)
        exchange.setOnAnswered([this, &pass] { gate->answered(*pass); });
    auto result = exchange.run(*route, token);
    if (result) {
        tellLimits(request, *result, *pass);
        obeyLimitAnswer(request, *result);
    }
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

const Timings &HttpClient::timings() const
{
    return d->timings;
}

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
    static const QStringList any;
    const QStringList &allowed = request.network ? request.network->allowedHosts : any;
    if (auto checked = checkOutbound(request.url, allowed); !checked)
        return fail(std::move(checked).error());
    if (auto checked = checkHeaders(request); !checked)
        return fail(std::move(checked).error());
    if (token.isStopped())
        return fail(stoppedBefore(request));
    d->isBusy = true;
    const qint64 start = monotonicMs();
    HttpRequest checked = request;
    if (request.hasSideEffect && !request.mayLeave)
        checked.mayLeave = d->mayLeave;
    auto result = d->exchange(checked, token);
    d->isBusy = false;
    if (result)
        lastHttpAnswerMs = Clock::system().nowMs();
    d->write(request, result, monotonicMs() - start);
    return result;
}

HttpClient::LeaveCheck::LeaveCheck(HttpClient &client, std::function<Result<void>()> mayLeave)
    : m_client(client)
{
    m_client.d->mayLeave = std::move(mayLeave);
}

HttpClient::LeaveCheck::~LeaveCheck()
{
    m_client.d->mayLeave = {};
}

qint64 HttpClient::lastAnswerMs()
{
    return lastHttpAnswerMs;
}

} // namespace sluice
