// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyoservice.h"

#include "sandbox/klaviyo/klaviyoendpoints.h"
#include "sandbox/klaviyo/klaviyokeys.h"
#include "sandbox/klaviyo/klaviyoledger.h"
#include "sandbox/klaviyo/klaviyosettings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

KlaviyoProblem notAllowed(
    int status, const QByteArray &code, const QByteArray &title, const QByteArray &detail)
{
    return {.status = status, .code = code, .title = title, .detail = detail, .pointer = "/data/"};
}

HttpReply throttled(int seconds)
{
    const QByteArray number = QByteArray::number(seconds);
    HttpReply reply = problemReply({.status = 429,
        .code = "throttled",
        .title = "Request was throttled.",
        .detail = "Request was throttled. Expected available in " + number
            + (seconds == 1 ? " second." : " seconds.")});
    reply.headers.append({"Retry-After", number});
    return reply;
}

bool isRevision(const QByteArray &text)
{
    static const QRegularExpression kForm(u"^\\d{4}-\\d{2}-\\d{2}(\\.[a-z0-9]+)?$"_s);
    return kForm.match(QString::fromLatin1(text)).hasMatch();
}

bool isJsonBody(const HttpRequest &request)
{
    const QByteArray type = request.header("content-type").split(';').first().trimmed().toLower();
    return request.body.isEmpty() || type == "application/vnd.api+json"
        || type == "application/json";
}

// Longer paths first: what stands for an id may hold anything, a slash too.
QString patternOf(const QByteArray &path)
{
    QString pattern = QString::fromLatin1(path);
    pattern.replace(u"{id}"_s, u"(.+?)"_s);
    pattern.replace(u"{job_id}"_s, u"([^/]+)"_s);
    return pattern + u"/?"_s;
}

} // namespace

KlaviyoService::KlaviyoService(Environment &environment)
    : m_environment(environment)
    , m_limits(environment)
    , m_store(environment)
{
    defineKlaviyoSettings(environment.settings, environment.options.hasLimits);
}

QList<Route> KlaviyoService::routes()
{
    QList<KlaviyoHandler> handlers;
    for (const auto &part :
        {profileHandlers(), importHandlers(), eventHandlers(), listHandlers(),
            subscriptionHandlers(), catalogHandlers(), catalogLinkHandlers(), catalogJobHandlers()})
        handlers.append(part);
    std::stable_sort(
        handlers.begin(), handlers.end(), [](const KlaviyoHandler &a, const KlaviyoHandler &b) {
            return a.path.size() > b.path.size();
        });
    QList<Route> routes;
    for (const KlaviyoHandler &handler : handlers) {
        const int endpoint = klaviyoEndpointOf(handler.method, handler.path);
        Q_ASSERT(endpoint >= 0);
        routes.append(makeRoute(handler.method, patternOf(handler.path), handler.path,
            [this, endpoint, handler](
                const HttpRequest &request) { return guarded(request, endpoint, handler); }));
    }
    return routes;
}

std::optional<KlaviyoProblem> KlaviyoService::refusal(
    const HttpRequest &request, int endpoint) const
{
    constexpr QByteArrayView kScheme("Klaviyo-API-Key ");
    const QByteArray header = request.header("authorization");
    if (!header.startsWith(kScheme))
        return notAllowed(401, "not_authenticated", "Authentication credentials were not provided.",
            "Missing or invalid authorization scheme. Please use Klaviyo-API-Key.");
    const QByteArray key = header.mid(kScheme.size()).trimmed();
    if (key != kKlaviyoKey && key != kKlaviyoReadKey)
        return notAllowed(static_cast<int>(m_environment.settings.number(u"klaviyoBadKeyStatus"_s)),
            "authentication_failed", "Incorrect authentication credentials.",
            "Incorrect authentication credentials.");
    const QByteArray scopes = klaviyoEndpoints()[static_cast<size_t>(endpoint)].scopes;
    if (key == kKlaviyoReadKey && scopes.contains(":write"))
        return notAllowed(403, "permission_denied",
            "You do not have permission to perform this action.",
            "This action requires the following scopes: " + scopes);
    return std::nullopt;
}

HttpReply KlaviyoService::guarded(
    const HttpRequest &request, int endpoint, const KlaviyoHandler &handler)
{
    if (const auto problem = refusal(request, endpoint))
        return problemReply(*problem);
    const KlaviyoLimits::Verdict verdict = m_limits.enter(endpoint);
    if (verdict.isRefused)
        return throttled(verdict.retryAfter);
    HttpReply reply;
    if (!isRevision(request.header("revision"))) {
        reply = problemReply(
            invalidParameter("A revision header such as 2026-07-15 is required.", "revision"));
    } else if (!isJsonBody(request)) {
        reply = problemReply({.status = 415,
            .code = "unsupported_media_type",
            .title = "Unsupported media type.",
            .detail = "The content type must be application/vnd.api+json."});
    } else {
        const auto lock = m_store.use();
        reply = handler.handle(m_store, request);
        m_store.commit();
    }
    if (reply.status != 429) {
        reply.headers.append({"RateLimit-Limit", QByteArray::number(verdict.limit)});
        reply.headers.append({"RateLimit-Remaining", QByteArray::number(verdict.remaining)});
        reply.headers.append({"RateLimit-Reset", QByteArray::number(verdict.reset)});
    }
    return reply;
}

HttpReply KlaviyoService::noRoute(const HttpRequest &request, bool hasOtherMethod)
{
    if (hasOtherMethod)
        return problemReply({.status = 405,
            .code = "method_not_allowed",
            .title = "Method not allowed.",
            .detail = "The method " + request.method + " is not allowed here."});
    return problemReply(notFound("There is no such address: " + request.path));
}

void KlaviyoService::reset()
{
    m_store.reset();
    m_limits.reset();
}

QStringList KlaviyoService::streams() const
{
    return klaviyoStreams();
}

bool KlaviyoService::writeLedger(const QString &stream, const ByteSink &sink)
{
    return writeKlaviyoLedger(m_store, stream, sink);
}

QJsonObject KlaviyoService::ledgerDigest(const QString &stream)
{
    return klaviyoDigest(m_store, stream);
}

QJsonObject KlaviyoService::limits() const
{
    QJsonObject all = m_limits.describe();
    QJsonObject violations = all.value("violations"_L1).toObject();
    violations.insert(u"jobsInProgress"_s, m_store.tooManyJobs());
    all.insert(u"violations"_s, violations);
    return all;
}

QJsonObject KlaviyoService::mutationKeys() const
{
    return {{u"stream"_s, u"profiles, catalog-items, catalog-variants or catalog-categories"_s},
        {u"id"_s, u"the record; absent: a new one"_s},
        {u"values"_s, u"attributes to set, as another user would; null clears"_s},
        {u"relationships"_s, u"of a catalog record, as in the API"_s},
        {u"delete"_s, u"true: deletes the record"_s}};
}

Result<QJsonObject> KlaviyoService::mutate(const QJsonObject &mutation)
{
    return mutateKlaviyo(m_store, mutation);
}

} // namespace sluice::sandbox
