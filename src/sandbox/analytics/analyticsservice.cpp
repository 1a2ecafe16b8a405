// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/analyticsservice.h"

#include "sandbox/accounts/grants.h"
#include "sandbox/analytics/analyticsledger.h"
#include "sandbox/analytics/analyticssettings.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kMostFormBytes = 16 << 20;
constexpr int kSqlConfigFactor = 2; // CONFIG of an export by SQL may be twice as long

bool hasAnalyticsScope(const QByteArray &granted, const QList<QByteArray> &anyOf)
{
    if (coversScope(granted, "ZohoAnalytics.fullaccess.all"))
        return true;
    return std::any_of(anyOf.begin(), anyOf.end(), [&granted](const QByteArray &scope) {
        return coversScope(granted, "ZohoAnalytics." + scope);
    });
}

} // namespace

enum class ConfigUse { None, Optional, Needed };

struct AnalyticsService::Endpoint
{
    const char *method;
    const char *path; // {ws}, {view} and {id} stand for ids
    QList<QByteArray> scopes; // one of them
    AnalyticsClass of;
    AnalyticsHandler handler;
    ConfigUse config = ConfigUse::None;
    qint64 milliUnits = 0; // what must be left for the call to be taken
    bool needsOrg = true;
    bool keepsBody = false;
};

const std::vector<AnalyticsService::Endpoint> &AnalyticsService::endpoints()
{
    using enum AnalyticsClass;
    constexpr auto kNeeded = ConfigUse::Needed;
    constexpr auto kOptional = ConfigUse::Optional;
    constexpr auto kNone = ConfigUse::None;
    static const std::vector<Endpoint> all{
        {"GET", "orgs", {"metadata.read"}, Metadata, listOrgs, kNone, 0, false},
        {"GET", "workspaces", {"metadata.read"}, Metadata, listWorkspaces, kNone, 0, false},
        {"GET", "workspaces/owned", {"metadata.read"}, Metadata, listOwnedWorkspaces, kNone, 0,
            false},
        {"GET", "workspaces/shared", {"metadata.read"}, Metadata, listSharedWorkspaces, kNone, 0,
            false},
        {"GET", "workspaces/{ws}/views", {"metadata.read"}, Metadata, listViews, kOptional},
        {"GET", "views/{view}", {"metadata.read"}, Metadata, describeView, kOptional},
        {"GET", "workspaces/{ws}/views/{view}/metadata", {"metadata.read"}, Metadata,
            describeViewMetadata},
        {"GET", "workspaces/{ws}/views/{view}/importdetails", {"metadata.read"}, Metadata,
            describeLastImport},
        {"GET", "resources", {"usermanagement.read"}, Metadata, describeResources},
        {"POST", "workspaces/{ws}/tables", {"modeling.create"}, Metadata, createTable, kNeeded},
        {"POST", "workspaces/{ws}/views/{view}/columns", {"modeling.create"}, Metadata,
            addTableColumn, kNeeded},
        {"POST", "workspaces/{ws}/views/{view}/rows", {"data.create"}, Dml, addRow, kNeeded, 100},
        {"PUT", "workspaces/{ws}/views/{view}/rows", {"data.update"}, Dml, updateRows, kNeeded,
            300},
        {"DELETE", "workspaces/{ws}/views/{view}/rows", {"data.delete"}, Dml, deleteRows, kNeeded,
            100},
        {"POST", "workspaces/{ws}/data", {"data.create"}, Bulk, importAtOnce, kNeeded, 1, true,
            true},
        {"POST", "workspaces/{ws}/views/{view}/data", {"data.create"}, Bulk, importAtOnce, kNeeded,
            1, true, true},
        {"POST", "bulk/workspaces/{ws}/data", {"data.create"}, Bulk, createImportJob, kNeeded, 1,
            true, true},
        {"POST", "bulk/workspaces/{ws}/views/{view}/data", {"data.create"}, Bulk, createImportJob,
            kNeeded, 1, true, true},
        {"POST", "bulk/workspaces/{ws}/data/batch", {"data.create"}, Bulk, importBatch, kNeeded, 1,
            true, true},
        {"POST", "bulk/workspaces/{ws}/views/{view}/data/batch", {"data.create"}, Bulk, importBatch,
            kNeeded, 1, true, true},
        {"GET", "bulk/workspaces/{ws}/importjobs/{id}", {"data.read", "data.create"}, Metadata,
            describeImportJob},
        {"GET", "workspaces/{ws}/views/{view}/data", {"data.read"}, Bulk, exportAtOnce, kNeeded, 1},
        {"GET", "bulk/workspaces/{ws}/views/{view}/data", {"data.read"}, Bulk, createViewExport,
            kNeeded, 1},
        {"GET", "bulk/workspaces/{ws}/data", {"data.read"}, Bulk, createSqlExport, kNeeded, 1},
        {"GET", "bulk/workspaces/{ws}/exportjobs/{id}", {"data.read"}, Metadata, describeExportJob},
        {"GET", "bulk/workspaces/{ws}/exportjobs/{id}/data", {"data.read"}, Bulk, downloadExport},
    };
    return all;
}

AnalyticsParts::AnalyticsParts(Environment &of)
    : environment(of)
    , limits(of)
    , catalog(of)
    , imports(of, catalog, limits)
    , exports(of, catalog, limits)
{
}

AnalyticsService::AnalyticsService(Environment &environment, TokenBook &tokens)
    : m_environment(environment)
    , m_tokens(tokens)
    , m_parts(environment)
{
    defineAnalyticsSettings(environment.settings, environment.options.hasLimits);
}

Result<void> AnalyticsService::start()
{
    if (auto opened = m_parts.catalog.open(); !opened)
        return opened;
    if (auto opened = m_parts.limits.open(m_parts.catalog.folder()); !opened)
        return opened;
    if (auto started = m_parts.imports.start(); !started)
        return started;
    return m_parts.exports.start();
}

void AnalyticsService::stop()
{
    m_parts.imports.stop();
    m_parts.exports.stop();
}

void AnalyticsService::reset()
{
    m_parts.imports.reset();
    m_parts.exports.reset();
    m_parts.limits.reset();
    if (auto done = m_parts.catalog.reset(); !done)
        qWarning("%s", qUtf8Printable(done.error().text()));
}

QList<Route> AnalyticsService::routes()
{
    QList<Route> routes;
    for (const Endpoint &endpoint : endpoints()) {
        QString pattern = QString::fromLatin1(endpoint.path);
        for (const auto &placeholder : {u"{ws}"_s, u"{view}"_s, u"{id}"_s})
            pattern.replace(placeholder, u"(\\d+)"_s);
        Route route = makeRoute(endpoint.method, u"/restapi/v2/"_s + pattern,
            QByteArray("/restapi/v2/") + endpoint.path,
            [this, &endpoint](const HttpRequest &request) { return guarded(request, endpoint); });
        route.keepsBodyOnDisk = endpoint.keepsBody;
        routes.append(route);
    }
    return routes;
}

HttpReply AnalyticsService::noRoute(const HttpRequest & /*request*/, bool /*hasOtherMethod*/)
{
    return analyticsFailure(8523);
}

HttpReply AnalyticsService::guarded(const HttpRequest &request, const Endpoint &endpoint)
{
    AnalyticsCall call{.request = request};
    if (auto refused = checkToken(request, endpoint, call))
        return *std::move(refused);
    const qint64 metadata = endpoint.of == AnalyticsClass::Metadata
        ? m_environment.settings.number(u"analyticsMetadataMilliUnits"_s)
        : 0;
    if (const int code = m_parts.limits.enter(endpoint.of, endpoint.milliUnits + metadata)) {
        HttpReply reply = analyticsFailure(code);
        if (code == 6045)
            reply.status
                = static_cast<int>(m_environment.settings.number(u"analyticsFrequencyStatus"_s));
        return reply;
    }
    if (auto refused = checkPlace(request, endpoint, call))
        return *std::move(refused);
    if (auto refused = readConfig(request, endpoint, call))
        return *std::move(refused);
    m_parts.limits.spend(metadata);
    return endpoint.handler(m_parts, call);
}

std::optional<HttpReply> AnalyticsService::checkToken(
    const HttpRequest &request, const Endpoint &endpoint, AnalyticsCall &call)
{
    constexpr QByteArrayView kScheme("Zoho-oauthtoken ");
    const QByteArray header = request.header("authorization");
    if (!header.startsWith(kScheme) || m_environment.settings.flag(u"analyticsWrongRegion"_s))
        return analyticsFailure(8535);
    const auto holder = m_tokens.holderOf(header.mid(kScheme.size()).trimmed());
    if (!holder)
        return analyticsFailure(8535);
    if (!hasAnalyticsScope(holder->scopes, endpoint.scopes))
        return analyticsFailure(8540);
    call.holder = *holder;
    return std::nullopt;
}

std::optional<HttpReply> AnalyticsService::checkPlace(
    const HttpRequest &request, const Endpoint &endpoint, AnalyticsCall &call)
{
    call.org = QString::fromLatin1(request.header("zanalytics-orgid"));
    if (!endpoint.needsOrg && call.org.isEmpty())
        return std::nullopt;
    if (call.org.isEmpty())
        return analyticsFailure(8083);
    const QByteArray path = endpoint.path;
    int capture = 0;
    if (path.contains("{ws}")) {
        call.workspace = request.capture(capture++);
        const AnalyticsWorkspace *workspace = m_parts.catalog.workspace(call.workspace);
        if (!workspace || workspace->org != call.org)
            return analyticsFailure(7103);
    }
    if (!path.contains("{view}"))
        return std::nullopt;
    call.view = m_parts.catalog.view(request.capture(capture));
    if (!call.view)
        return analyticsFailure(7104);
    if (!call.workspace.isEmpty() && call.view->workspace != call.workspace)
        return analyticsFailure(7319);
    return std::nullopt;
}

std::optional<HttpReply> AnalyticsService::readConfig(
    const HttpRequest &request, const Endpoint &endpoint, AnalyticsCall &call)
{
    QByteArray text = request.param("CONFIG");
    bool isThere = request.params.contains("CONFIG");
    QFile body(request.bodyFile);
    if (endpoint.keepsBody && body.open(QIODevice::ReadOnly)) {
        call.parts = parseMultipartFile(request.header("content-type"), body);
        for (const MultipartSpan &part : std::as_const(call.parts)) {
            if (part.head.name != "CONFIG" || isThere || part.size > kMostFormBytes)
                continue;
            body.seek(part.offset);
            text = body.read(part.size);
            isThere = true;
        }
    } else if (!isThere) {
        const auto fields = request.fields();
        isThere = fields.contains("CONFIG");
        text = fields.value("CONFIG");
    }
    if (!isThere) {
        if (endpoint.config == ConfigUse::Needed)
            return analyticsFailure(8504);
        return std::nullopt;
    }
    qint64 most = m_environment.settings.number(u"analyticsConfigLength"_s);
    if (endpoint.handler == createSqlExport)
        most *= kSqlConfigFactor;
    if (QString::fromUtf8(text).size() > most)
        return analyticsFailure(8507);
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject() || endpoint.config == ConfigUse::None)
        return analyticsFailure(8080);
    call.hasConfig = true;
    call.config = document.object();
    return std::nullopt;
}

bool AnalyticsService::writeLedger(const QString &stream, const ByteSink &sink)
{
    const auto view = m_parts.catalog.viewOfStream(stream);
    return view && writeViewLedger(*view, sink);
}

QJsonObject AnalyticsService::ledgerDigest(const QString &stream)
{
    const auto view = m_parts.catalog.viewOfStream(stream);
    return view ? viewDigest(*view) : QJsonObject();
}

QJsonObject AnalyticsService::mutationKeys() const
{
    return {{u"stream"_s, u"the view"_s},
        {u"insert"_s, u"a list of rows, each {column: value}, as another user would add them"_s},
        {u"criteria"_s, u"which rows to change or delete, in Analytics' grammar"_s},
        {u"all"_s, u"true: all rows, in place of criteria"_s},
        {u"values"_s, u"columns to set in those rows"_s},
        {u"delete"_s, u"true: deletes those rows"_s}};
}

Result<QJsonObject> AnalyticsService::mutate(const QJsonObject &mutation)
{
    const auto view = m_parts.catalog.viewOfStream(mutation.value("stream"_L1).toString());
    if (!view)
        return fail(ErrorKind::Config, u"There is no such stream"_s);
    return mutateView(*view, mutation);
}

} // namespace sluice::sandbox
