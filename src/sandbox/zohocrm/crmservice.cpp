// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmservice.h"

#include "sandbox/accounts/grants.h"
#include "sandbox/data/rowledger.h"
#include "sandbox/zohocrm/crmledger.h"
#include "sandbox/zohocrm/crmsettings.h"
#include "sandbox/zohocrm/upload.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

int versionOf(const HttpRequest &request)
{
    return request.capture(0).section(u'.', 0, 0).toInt();
}

} // namespace

CrmService::CrmService(Environment &environment, TokenBook &tokens)
    : m_environment(environment)
    , m_tokens(tokens)
    , m_limits(environment)
    , m_store(environment)
    , m_callbacks(environment)
    , m_read(environment, m_store, m_callbacks)
    , m_write(environment, m_store, m_callbacks)
    , m_recordRead(environment, m_store)
    , m_recordWrite(environment, m_store)
    , m_coql(environment, m_store)
{
    defineCrmSettings(environment.settings, environment.options);
}

bool CrmService::ownsPath(const QByteArray &path) const
{
    return path.startsWith("/crm/") || (path.startsWith("/v") && path.indexOf("/crm/") > 0);
}

Result<void> CrmService::start()
{
    if (auto opened = m_store.open(); !opened)
        return opened;
    m_callbacks.start();
    if (auto started = m_read.start(); !started)
        return started;
    return m_write.start();
}

void CrmService::stop()
{
    m_read.stop();
    m_write.stop();
    m_callbacks.stop();
}

void CrmService::reset()
{
    m_read.reset();
    m_write.reset();
    m_callbacks.clear();
    m_limits.reset();
    m_recordRead.reset();
    m_coql.reset();
    if (auto done = m_store.reset(); !done)
        qWarning("%s", qUtf8Printable(done.error().text()));
}

// A6: neither the wording of a 429 nor a Retry-After is documented.
HttpReply CrmService::tooMany(const QString &message) const
{
    const Settings &settings = m_environment.settings;
    const QString wording = settings.text(u"limitWording"_s);
    HttpReply reply = crmError(
        429, u"TOO_MANY_REQUESTS"_s, wording == "documented"_L1 ? message : u"Too many requests"_s);
    if (wording == "empty"_L1)
        reply.body.clear();
    if (const qint64 seconds = settings.number(u"retryAfterSeconds"_s); seconds > 0)
        reply.headers.append({"Retry-After", QByteArray::number(seconds)});
    return reply;
}

// A1: sources disagree on which host takes uploads.
HttpReply CrmService::upload(const HttpRequest &request)
{
    return isUploadHost(request) ? receiveUpload(request, m_environment, m_store) : notHere();
}

bool CrmService::isUploadHost(const HttpRequest &request) const
{
    const QString host = m_environment.settings.text(u"uploadHost"_s);
    return host == "both"_L1 || (host == "second"_L1) == request.isSecondPort;
}

HttpReply CrmService::notHere() const
{
    const auto status = static_cast<int>(m_environment.settings.number(u"uploadRefusal"_s));
    return crmError(status, status == 403 ? u"NO_PERMISSION"_s : u"INVALID_URL_PATTERN"_s,
        status == 403 ? u"permission denied"_s
                      : u"Please check if the URL trying to access is a correct one"_s);
}

std::optional<HttpReply> CrmService::refusal(CrmLimits::Refusal reason) const
{
    switch (reason) {
    case CrmLimits::Refusal::None:
        return std::nullopt;
    case CrmLimits::Refusal::Credits:
        return tooMany(
            u"You have exceeded the API credits available for your organization in 24 hours"_s);
    case CrmLimits::Refusal::Concurrency:
        return tooMany(u"You have exceeded the concurrency limit of API calls"_s);
    case CrmLimits::Refusal::SubConcurrency:
        return tooMany(u"You have exceeded the sub-concurrency limit of this API call"_s);
    case CrmLimits::Refusal::Downloads:
        return tooMany(u"You have exceeded the limit of download requests in a minute"_s);
    }
    return std::nullopt;
}

HttpReply CrmService::guarded(const HttpRequest &request, const Call &call, const Handler &handler)
{
    constexpr QByteArrayView kScheme("Zoho-oauthtoken ");
    const QByteArray header = request.header("authorization");
    if (!header.startsWith(kScheme))
        return crmError(401, u"AUTHENTICATION_FAILURE"_s, u"Authentication failed"_s);
    const auto holder = m_tokens.holderOf(header.mid(kScheme.size()).trimmed());
    if (!holder)
        return crmError(401, u"INVALID_TOKEN"_s, u"invalid oauth token"_s);
    for (const QByteArray &scope : call.scopes) {
        if (!coversScope(holder->scopes, scope))
            return scopeMismatch(m_environment.settings);
    }
    const CrmCost cost = call.costOf ? call.costOf(request) : call.cost;
    if (auto refused = refusal(m_limits.enter(cost)))
        return *std::move(refused);
    // The place is given back before the reply's end goes out: whoever has it may call again.
    std::shared_ptr<CrmLimits> place(&m_limits, [cost](CrmLimits *limits) { limits->leave(cost); });
    HttpReply reply = handler(request, *holder);
    if (reply.status == 413)
        m_limits.noteTooLarge();
    if (reply.producer) {
        reply.producer = [place = std::move(place), inner = std::move(reply.producer)](
                             const ByteSink &sink) mutable {
            const bool isWhole = inner(sink);
            place.reset();
            return isWhole;
        };
    }
    if (const auto remaining = m_limits.remainingToTell())
        reply.headers.append({"X-API-CREDITS-REMAINING", QByteArray::number(*remaining)});
    return reply;
}

Route CrmService::route(const QByteArray &method, const QString &pattern, const QByteArray &label,
    const Call &call, Handler handler)
{
    return makeRoute(method, pattern, label,
        [this, call, handler = std::move(handler)](
            const HttpRequest &request) { return guarded(request, call, handler); });
}

QList<Route> CrmService::routes()
{
    return bulkRoutes() + queryRoutes() + recordRoutes();
}

QList<Route> CrmService::bulkRoutes()
{
    const QString api = u"/crm/v([2-8](?:\\.\\d)?)"_s;
    const QString bulk = u"/crm/bulk/v([2-8](?:\\.\\d)?)"_s;
    const auto costBy = [this](const QString &setting) {
        return [this, setting](const HttpRequest &) {
            CrmCost cost;
            cost.credits = static_cast<int>(m_environment.settings.number(setting));
            return cost;
        };
    };
    const auto covers = [](const Holder &holder, const QByteArray &operation) {
        return [scopes = holder.scopes, operation](const QByteArray &module) {
            return coversScope(scopes, "ZohoCRM.modules." + module + '.' + operation);
        };
    };
    const auto operationOf = [](const HttpRequest &request) -> QByteArray {
        const auto body = request.jsonObject();
        const QString operation = body ? body->value("operation"_L1).toString() : QString();
        return operation == "update"_L1 ? "UPDATE" : "CREATE";
    };
    return {
        route("POST", bulk + u"/read"_s, "/crm/bulk/{version}/read",
            {.scopes = {"ZohoCRM.bulk.READ"}, .costOf = costBy(u"readJobCredits"_s)},
            [this, covers](const HttpRequest &request, const Holder &holder) {
                return m_read.create(
                    request, versionOf(request), holder.user, covers(holder, "READ"));
            }),
        route("GET", bulk + u"/read/(\\d+)"_s, "/crm/bulk/{version}/read/{id}",
            {{"ZohoCRM.bulk.READ"}},
            [this](const HttpRequest &request, const Holder &) {
                return m_read.status(request.capture(1).toLatin1());
            }),
        route("GET", bulk + u"/read/(\\d+)/result"_s, "/crm/bulk/{version}/read/{id}/result",
            {{"ZohoCRM.bulk.READ"}, {.isDownload = true}},
            [this](const HttpRequest &request, const Holder &) {
                return m_read.result(request.capture(1).toLatin1());
            }),
        route("POST", api + u"/upload"_s, "/crm/{version}/upload", {{"ZohoFiles.files.CREATE"}},
            [this](const HttpRequest &request, const Holder &) { return upload(request); }),
        route("POST", bulk + u"/write"_s, "/crm/bulk/{version}/write",
            {.scopes = {"ZohoCRM.bulk.CREATE"}, .costOf = costBy(u"writeJobCredits"_s)},
            [this, covers, operationOf](const HttpRequest &request, const Holder &holder) {
                return m_write.create(
                    request, versionOf(request), covers(holder, operationOf(request)));
            }),
        route("GET", bulk + u"/write/(\\d+)"_s, "/crm/bulk/{version}/write/{id}",
            {{"ZohoCRM.bulk.CREATE"}},
            [this](const HttpRequest &request, const Holder &) {
                return m_write.status(request.capture(1).toLatin1());
            }),
        route("GET", u"/v([2-8](?:\\.\\d)?)/crm/(?:org)?\\d+/bulk-write/(\\d+)/\\d+\\.zip"_s,
            "/{version}/crm/{org}/bulk-write/{id}/{id}.zip", {{"ZohoCRM.bulk.CREATE"}},
            [this](const HttpRequest &request, const Holder &) {
                return m_write.result(request.capture(1).toLatin1());
            }),
    };
}

// The host that takes no uploads does not know their path, whatever the method.
HttpReply CrmService::noRoute(const HttpRequest &request, bool hasOtherMethod)
{
    if (hasOtherMethod && request.path.endsWith("/upload") && !isUploadHost(request))
        return notHere();
    if (hasOtherMethod)
        return crmError(
            400, u"INVALID_REQUEST_METHOD"_s, u"The http request method type is not a valid one"_s);
    return crmError(404, u"INVALID_URL_PATTERN"_s,
        u"Please check if the URL trying to access is a correct one"_s);
}

QStringList CrmService::streams() const
{
    QStringList names;
    for (int i = 0; i < m_store.moduleCount(); ++i)
        names << moduleText(m_store.spec(i).name);
    return names;
}

bool CrmService::writeLedger(const QString &stream, const ByteSink &sink)
{
    return writeRowLedger(m_store.rows(m_store.indexOfModule(stream.toUtf8())), sink);
}

QJsonObject CrmService::ledgerDigest(const QString &stream)
{
    return rowDigest(m_store.rows(m_store.indexOfModule(stream.toUtf8())));
}

QJsonObject CrmService::mutationKeys() const
{
    return crmMutationKeys();
}

Result<QJsonObject> CrmService::mutate(const QJsonObject &mutation)
{
    const int module = m_store.indexOfModule(mutation.value("stream"_L1).toString().toUtf8());
    if (module < 0)
        return fail(ErrorKind::Config, u"There is no such stream"_s);
    return mutateModule(m_store.rows(module), mutation, m_environment.clock.nowMs());
}

} // namespace sluice::sandbox
