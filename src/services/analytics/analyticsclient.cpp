// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsclient.h"

#include "services/analytics/analyticsbodies.h"
#include "services/analytics/analyticsscopes.h"
#include "services/zoho/zohoerrors.h"

#include <QJsonArray>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxAnalyticsAnswer = 64LL << 20; // the texts of a job's import errors

// Every place of a path that is an id is one.
bool hasOnlyIds(const QString &path)
{
    const QStringList parts = path.split(u'/');
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        const QString &name = parts.at(i);
        const bool isBeforeId = name == "views"_L1 || name == "importjobs"_L1
            || name == "exportjobs"_L1 || (name == "workspaces"_L1 && i + 2 < parts.size());
        if (isBeforeId && !isZohoId(parts.at(i + 1)))
            return false;
    }
    return true;
}

} // namespace

AnalyticsClient::AnalyticsClient(
    ZohoSession &session, const AnalyticsAccount &account, AnalyticsLimits limits)
    : m_session(session)
    , m_account(account)
    , m_limits(std::move(limits))
{
    m_session.setDialect(analyticsDialect());
}

QString AnalyticsClient::workspacePath(bool isBulk) const
{
    return (isBulk ? u"/restapi/v2/bulk/workspaces/"_s : u"/restapi/v2/workspaces/"_s)
        + encodedPathPart(m_account.workspaceId);
}

QString AnalyticsClient::viewPath(const QString &view, bool isBulk) const
{
    return workspacePath(isBulk) + u"/views/"_s + encodedPathPart(view);
}

Result<void> AnalyticsClient::check(const Call &call) const
{
    if (call.needsOrg && m_account.orgId.isEmpty()) {
        return fail(ErrorKind::Config, call.what,
            u"The connection \"%1\" names no organisation."_s.arg(m_account.zoho.name),
            u"Edit the connection and choose one."_s);
    }
    if (call.path.contains("/workspaces//"_L1)) {
        return fail(ErrorKind::Config, call.what,
            u"The connection \"%1\" names no workspace."_s.arg(m_account.zoho.name),
            u"Edit the connection and choose one."_s);
    }
    if (!hasOnlyIds(call.path))
        return fail(ErrorKind::Internal, call.what, u"An id of the call is none."_s);
    if (QString::fromUtf8(analyticsConfigText(call.config)).size() > call.maxConfig) {
        return fail(ErrorKind::Data, call.what,
            u"What is to be said has more than %1 characters."_s.arg(call.maxConfig),
            u"Send less at once."_s);
    }
    return {};
}

// Where CONFIG goes: B.1.
HttpRequest AnalyticsClient::request(const Call &call) const
{
    const QByteArray config = analyticsConfigText(call.config);
    HttpRequest request;
    request.method = call.method;
    request.url = m_account.zoho.hosts.api;
    request.url.setPath(request.url.path(QUrl::FullyEncoded) + call.path, QUrl::TolerantMode);
    request.headers = {HttpHeader{"Accept", "application/json"}};
    if (!m_account.orgId.isEmpty() && call.needsOrg)
        request.headers.append(HttpHeader{"ZANALYTICS-ORGID", m_account.orgId.toLatin1()});
    QList<MultipartPart> parts;
    const bool isLong = config.size() > kMaxQueryConfig;
    if (call.place == Place::Form) {
        request.headers.append(HttpHeader{"Content-Type", "application/x-www-form-urlencoded"});
        request.body = QByteArray("CONFIG=" + config.toPercentEncoding());
    } else if (call.place == Place::Multipart && isLong) {
        parts.append(MultipartPart{"CONFIG", {}, {}, config});
    } else if (!config.isEmpty()) {
        // Conditions hold values of records: the log shows nothing of it.
        request.url.setQuery(
            encodedQuery({{u"CONFIG"_s, QString::fromUtf8(config)}}), QUrl::StrictMode);
        request.hasSecretQuery = true;
    }
    if (call.place == Place::Multipart) {
        parts.append(MultipartPart{"FILE", "import.csv", "text/csv", FileBody{call.file}});
        request.body = parts;
        request.onUpload = call.onUpload;
    }
    request.component = "analytics";
    request.hasSideEffect = call.hasSideEffect;
    request.maxBytes = kMaxAnalyticsAnswer;
    request.limits = m_limits.call(call.kind, call.units);
    return request;
}

// Names the scope in a scope error, and what was being done in any.
Error AnalyticsClient::refused(const Call &call, Error error) const
{
    error.what = call.what;
    if (isScopeMissing(error)) {
        error.next = u"Sign in again with the scope %1."_s.arg(
            analyticsScopesFor(call.method, call.path).join(u" or "_s));
    }
    if (error.delivery == Delivery::Unknown)
        error.isRetryable = call.isRepeatable;
    return error;
}

Result<QByteArray> AnalyticsClient::ask(const Call &call)
{
    if (auto checked = check(call); !checked)
        return fail(std::move(checked).error());
    Result<QByteArray> text = m_session.jsonText(request(call));
    if (!text)
        return fail(refused(call, std::move(text).error()));
    return text;
}

Result<QList<AnalyticsOrg>> AnalyticsClient::orgs()
{
    const auto text = ask({.path = u"/restapi/v2/orgs"_s,
        .what = u"Could not read the list of organisations."_s,
        .needsOrg = false});
    return text ? parseAnalyticsOrgs(*text) : fail(text.error());
}

Result<QList<AnalyticsWorkspace>> AnalyticsClient::workspaces()
{
    // The organisation is sent where it is known; documents differ on whether it must be (B.1).
    const auto text = ask({.path = u"/restapi/v2/workspaces"_s,
        .what = u"Could not read the list of workspaces."_s,
        .needsOrg = !m_account.orgId.isEmpty()});
    return text ? parseAnalyticsWorkspaces(*text) : fail(text.error());
}

Result<QList<AnalyticsView>> AnalyticsClient::views(const QString &keyword)
{
    QJsonObject config{{u"viewTypes"_s, QJsonArray{0}}};
    if (!keyword.isEmpty())
        config.insert(u"keyword"_s, keyword);
    const auto text = ask({.path = workspacePath() + u"/views"_s,
        .config = config,
        .what = u"Could not read the list of views."_s});
    auto views
        = text ? parseAnalyticsViews(*text) : Result<QList<AnalyticsView>>(fail(text.error()));
    if (views) {
        for (AnalyticsView &view : *views) {
            if (view.workspaceId.isEmpty())
                view.workspaceId = m_account.workspaceId;
        }
    }
    return views;
}

Result<AnalyticsView> AnalyticsClient::view(const QString &id)
{
    const QString what = u"Could not read the view %1."_s.arg(id);
    const auto text = ask({.path = u"/restapi/v2/views/"_s + encodedPathPart(id), .what = what});
    if (!text)
        return fail(text.error());
    auto view = parseAnalyticsView(*text);
    if (view && view->id != id) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .what = what,
            .why = u"The answer is about another view."_s,
            .delivery = Delivery::Answered});
    }
    return view;
}

Result<QList<AnalyticsColumn>> AnalyticsClient::columns(const QString &view)
{
    const auto text = ask({.path = viewPath(view) + u"/metadata"_s,
        .what = u"Could not read the columns of the view %1."_s.arg(view)});
    return text ? parseAnalyticsColumns(*text) : fail(text.error());
}

Result<ImportDetails> AnalyticsClient::importDetails(const QString &view)
{
    const auto text = ask({.path = viewPath(view) + u"/importdetails"_s,
        .what = u"Could not read the last import of the view %1."_s.arg(view)});
    return text ? parseImportDetails(*text) : fail(text.error());
}

Result<Resources> AnalyticsClient::resources()
{
    const auto text = ask(
        {.path = u"/restapi/v2/resources"_s, .what = u"Could not read the units that are left."_s});
    if (text)
        return parseResources(*text);
    if (isScopeMissing(text.error()) || text.error().kind == ErrorKind::Permission)
        return Resources();
    return fail(text.error());
}

Result<QString> AnalyticsClient::createTable(
    const QString &name, const QString &description, const QList<AnalyticsNewColumn> &columns)
{
    const Call call{.method = "POST",
        .path = workspacePath() + u"/tables"_s,
        .config = createTableConfig(name, description, columns),
        .place = Place::Form,
        .what = u"Could not create the table %1."_s.arg(name),
        .hasSideEffect = true};
    const auto text = ask(call);
    return text ? settled(parseAnalyticsId(*text, "viewId"_L1, call.what), call)
                : fail(text.error());
}

Result<QString> AnalyticsClient::addColumn(const QString &view, const AnalyticsNewColumn &column)
{
    const Call call{.method = "POST",
        .path = viewPath(view) + u"/columns"_s,
        .config = addColumnConfig(column),
        .place = Place::Form,
        .what = u"Could not add the column %1."_s.arg(column.name),
        .hasSideEffect = true};
    const auto text = ask(call);
    return text ? settled(parseAnalyticsId(*text, "columnId"_L1, call.what), call)
                : fail(text.error());
}

} // namespace sluice
