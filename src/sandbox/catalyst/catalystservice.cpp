// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/catalystservice.h"

#include "sandbox/accounts/grants.h"
#include "sandbox/catalyst/catalystmetadata.h"
#include "sandbox/catalyst/catalystmutations.h"
#include "sandbox/catalyst/catalystsettings.h"
#include "sandbox/data/rowledger.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr char kThrottlePage[]
    = "<!DOCTYPE html><html><head><title>Bad Request</title></head><body><h1>400</h1><p>You have "
      "made too many requests continuously.</p></body></html>";

// What is written in an address for a table, a column or a segment: an id or a name.
QString namePattern()
{
    return u"([^/]+)"_s;
}

} // namespace

CatalystService::CatalystService(Environment &environment, TokenBook &tokens)
    : m_environment(environment)
    , m_tokens(tokens)
    , m_limits(environment)
    , m_store(environment)
    , m_events(environment)
    , m_rows(environment, m_store, m_events, m_limits)
    , m_exports(environment, m_store, m_events)
    , m_cache(environment)
{
    defineCatalystSettings(environment.settings, environment.options);
}

Result<void> CatalystService::start()
{
    if (auto opened = m_store.open(); !opened)
        return opened;
    if (auto opened = m_cache.open(); !opened)
        return opened;
    return m_exports.start();
}

void CatalystService::reset()
{
    m_exports.reset();
    m_cache.reset();
    m_limits.reset();
    if (auto done = m_store.reset(); !done)
        qWarning("%s", qUtf8Printable(done.error().text()));
}

std::optional<CatalystProblem> CatalystService::refusal(
    const HttpRequest &request, const QByteArray &scope) const
{
    constexpr QByteArrayView kScheme("Zoho-oauthtoken ");
    const QByteArray header = request.header("authorization");
    const auto holder = header.startsWith(kScheme)
        ? m_tokens.holderOf(header.mid(kScheme.size()).trimmed())
        : std::nullopt;
    if (!holder)
        return CatalystProblem{401, u"INVALID_TOKEN"_s, u"Authentication failed"_s};
    if (!coversScope(holder->scopes, scope)) {
        return CatalystProblem{401, u"OAUTH_SCOPE_MISMATCH"_s,
            u"The token does not have the scope that the call needs"_s};
    }
    const QByteArray org = request.header("catalyst-org");
    if (!org.isEmpty() && org != kCatalystOrgId)
        return CatalystProblem{401, u"INVALID_TOKEN"_s, u"Authentication failed"_s};
    const QByteArray environment = request.header("environment");
    if (!environment.isEmpty() && environment != "Development" && environment != "Production")
        return invalidInput(u"Invalid input value for Environment"_s);
    if (request.capture(0).toLongLong() != kCatalystProjectId)
        return unknownId(u"Project"_s);
    return std::nullopt;
}

HttpReply CatalystService::guarded(
    const HttpRequest &request, const QByteArray &scope, const Handler &handler)
{
    if (m_environment.settings.takeOne(u"catalystHtmlErrors"_s))
        return HttpReply::text(400, kThrottlePage, "text/html;charset=UTF-8");
    if (const auto problem = refusal(request, scope))
        return problem->reply();
    if (!m_limits.enter()) {
        return CatalystProblem{
            429, u"TOO_MANY_REQUESTS"_s, u"Concurrency limit reached for the feature COMPONENT"_s}
            .reply();
    }
    // The place is given back before the reply's end goes out: whoever has it may call again.
    std::shared_ptr<CatalystLimits> place(
        &m_limits, [](CatalystLimits *limits) { limits->leave(); });
    HttpRequest inner = request;
    inner.captures.removeFirst(); // the project's id
    HttpReply reply = handler(inner);
    if (reply.producer) {
        reply.producer = [place = std::move(place), whole = std::move(reply.producer)](
                             const ByteSink &sink) mutable {
            const bool isWhole = whole(sink);
            place.reset();
            return isWhole;
        };
    }
    return reply;
}

Route CatalystService::route(
    const QByteArray &method, const QString &pattern, const QByteArray &scope, Handler handler)
{
    QByteArray label = "/baas/v1/project/{project}" + pattern.toLatin1();
    label.replace("([^/]+)", "{id}").replace("(\\d+)", "{id}");
    return makeRoute(method, u"/baas/v1/project/(\\d+)"_s + pattern, label,
        [this, scope = QByteArray("ZohoCatalyst." + scope), handler = std::move(handler)](
            const HttpRequest &request) { return guarded(request, scope, handler); });
}

Route CatalystService::tableRoute(
    const QByteArray &method, const QString &pattern, const QByteArray &scope, TableHandler handler)
{
    return route(method, u"/table/"_s + namePattern() + pattern, scope,
        [this, handler = std::move(handler)](const HttpRequest &request) {
            const int table = m_store.indexOfTable(request.capture(0));
            return table < 0 ? unknownTable(request.capture(0)).reply() : handler(request, table);
        });
}

QList<Route> CatalystService::tableRoutes()
{
    return {route("GET", u"/table"_s, "tables.READ",
                [this](const HttpRequest &request) { return describeTables(m_store, request); }),
        tableRoute("GET", {}, "tables.READ",
            [this](const HttpRequest &request, int table) {
                return describeTable(m_store.spec(table), request);
            }),
        tableRoute("GET", u"/column"_s, "tables.columns.READ",
            [this](const HttpRequest &request, int table) {
                return describeColumns(m_store.spec(table), request);
            }),
        tableRoute("GET", u"/column/"_s + namePattern(), "tables.columns.READ",
            [this](const HttpRequest &request, int table) {
                return describeColumn(m_store.spec(table), request.capture(1), request);
            })};
}

QList<Route> CatalystService::rowRoutes()
{
    const auto update
        = [this](const HttpRequest &request, int table) { return m_rows.update(request, table); };
    return {
        tableRoute("GET", u"/row"_s, "tables.rows.READ",
            [this](const HttpRequest &request, int table) { return m_rows.page(request, table); }),
        tableRoute("POST", u"/row"_s, "tables.rows.CREATE",
            [this](
                const HttpRequest &request, int table) { return m_rows.insert(request, table); }),
        tableRoute("PATCH", u"/row"_s, "tables.rows.UPDATE", update),
        tableRoute("PUT", u"/row"_s, "tables.rows.UPDATE", update),
        tableRoute("DELETE", u"/row"_s, "tables.rows.DELETE",
            [this](const HttpRequest &request, int table) {
                const QByteArray ids = request.param("ids");
                return m_rows.remove(
                    request, table, ids.isEmpty() ? QList<QByteArray>() : ids.split(','));
            }),
        tableRoute("GET", u"/row/"_s + namePattern(), "tables.rows.READ",
            [this](const HttpRequest &request, int table) {
                return m_rows.one(request, table, request.capture(1).toLatin1());
            }),
        tableRoute("DELETE", u"/row/"_s + namePattern(), "tables.rows.DELETE",
            [this](const HttpRequest &request, int table) {
                return m_rows.remove(request, table, {request.capture(1).toLatin1()});
            }),
        tableRoute("DELETE", u"/truncate"_s, "tables.rows.DELETE",
            [this](const HttpRequest &, int table) { return m_rows.truncate(table); }),
        route("POST", u"/query"_s, "zcql.CREATE",
            [this](const HttpRequest &request) { return m_rows.query(request); })};
}

QList<Route> CatalystService::exportRoutes()
{
    const QString job = u"/bulk/read/(\\d+)"_s;
    const QByteArray scope = "tables.bulk.READ";
    return {route("POST", u"/bulk/read"_s, scope,
                [this](const HttpRequest &request) { return m_exports.create(request); }),
        route("GET", u"/bulk/read"_s, scope,
            [this](const HttpRequest &request) { return m_exports.list(request); }),
        route("GET", job, scope,
            [this](const HttpRequest &request) {
                return m_exports.status(request, request.capture(0).toLongLong());
            }),
        route("GET", job + u"/report"_s, scope,
            [this](const HttpRequest &request) {
                return m_exports.report(request.capture(0).toLongLong());
            }),
        route("GET", job + u"/download"_s, scope, [this](const HttpRequest &request) {
            return m_exports.download(request.capture(0).toLongLong());
        })};
}

QList<Route> CatalystService::cacheRoutes()
{
    const QString segment = u"/segment/"_s + namePattern();
    QList<Route> all{route("GET", u"/segment"_s, "segments.READ",
                         [this](const HttpRequest &request) { return m_cache.list(request); }),
        route("GET", segment, "segments.READ", [this](const HttpRequest &request) {
            return m_cache.describe(request, request.capture(0));
        })};
    // Without a segment it is the default one.
    for (const QString &path : {u"/cache"_s, QString(segment + u"/cache"_s)}) {
        const auto put = [this](const HttpRequest &request) {
            return m_cache.put(request, request.capture(0));
        };
        all << route("GET", path, "cache.READ",
            [this](const HttpRequest &request) { return m_cache.get(request, request.capture(0)); })
            << route("POST", path, "cache.CREATE", put) << route("PUT", path, "cache.CREATE", put)
            << route("DELETE", path, "cache.DELETE", [this](const HttpRequest &request) {
                   return m_cache.remove(request, request.capture(0));
               });
    }
    return all;
}

QList<Route> CatalystService::routes()
{
    return tableRoutes() + rowRoutes() + exportRoutes() + cacheRoutes();
}

HttpReply CatalystService::noRoute(const HttpRequest & /*request*/, bool hasOtherMethod)
{
    if (hasOtherMethod) {
        return CatalystProblem{
            405, u"INVALID_REQUEST_METHOD"_s, u"The request method is not valid for this address"_s}
            .reply();
    }
    return CatalystProblem{404, u"INVALID_URL"_s, u"No such address"_s}.reply();
}

QStringList CatalystService::streams() const
{
    QStringList names;
    for (int i = 0; i < m_store.tableCount(); ++i)
        names << QString::fromUtf8(m_store.spec(i).module.name);
    return names;
}

bool CatalystService::writeLedger(const QString &stream, const ByteSink &sink)
{
    return writeRowLedger(m_store.rows(m_store.indexOfTable(stream)), sink);
}

QJsonObject CatalystService::ledgerDigest(const QString &stream)
{
    return rowDigest(m_store.rows(m_store.indexOfTable(stream)));
}

QJsonObject CatalystService::mutationKeys() const
{
    return CatalystMutations::keys();
}

Result<QJsonObject> CatalystService::mutate(const QJsonObject &mutation)
{
    if (!mutation.contains("cache"_L1))
        return CatalystMutations(m_store, m_events).apply(mutation);
    const QString name = mutation.value("cache"_L1).toString();
    auto set = m_cache.set(
        mutation.value("segment"_L1).toString(), name, mutation.value("value"_L1).toString());
    if (!set)
        return fail(set.error());
    return QJsonObject{{u"cache"_s, name}};
}

} // namespace sluice::sandbox
