// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmrecordclient.h"

#include "core/http/httpclassify.h"
#include "services/zoho/zohoerrors.h"
#include "services/zohocrm/crmrecordbody.h"
#include "services/zohocrm/crmscopes.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostRecordBytes = 32LL << 20; // 2,000 rows with long texts

QString modulePath(const QString &module)
{
    return u"/crm/v8/"_s + module;
}

Error notAsked(const QString &what, const QString &why)
{
    return Error{.kind = ErrorKind::Internal, .what = what, .why = why};
}

bool areCrmIds(const QStringList &ids)
{
    return !ids.isEmpty() && ids.size() <= CrmRecordBody::kMostRows
        && std::all_of(ids.cbegin(), ids.cend(), [](const QString &id) { return isZohoId(id); });
}

} // namespace

CrmRecordClient::CrmRecordClient(ZohoSession &session, CrmLimits limits)
    : m_session(session)
    , m_limits(std::move(limits))
{
}

Result<HttpRequest> CrmRecordClient::request(
    const QByteArray &method, const QString &path, const QUrlQuery &query)
{
    Result<QUrl> url = m_session.apiUrl();
    if (!url)
        return fail(url.error());
    url->setPath(url->path() + path);
    url->setQuery(query);
    HttpRequest request;
    request.method = method;
    request.url = *url;
    request.headers = {HttpHeader{"Accept", "application/json"}};
    request.component = "crm";
    request.maxBytes = kMostRecordBytes;
    request.limits = m_limits.call();
    return request;
}

// Not ZohoSession::jsonText(): a list whose first row was refused is no refusal of the others.
Result<QList<CrmRowAnswer>> CrmRecordClient::change(const Change &change)
{
    auto request = this->request(change.method, change.path, change.query);
    if (!request)
        return fail(request.error());
    if (!change.body.isEmpty()) {
        request->headers.append(HttpHeader{"Content-Type", "application/json"});
        request->body = change.body;
    }
    request->limits = change.limits;
    request->hasSideEffect = true;
    const auto isJudged = [&change](const HttpResponse &response) {
        return response.status == 400 && judgesEachRow(response.body, change.rows);
    };
    auto response = m_session.send(std::move(*request), isJudged);
    if (!response)
        return fail(crmErrorFor(response.error(), change.what, change.path));
    if (std::optional<Error> error = errorIfNotJson(*response, change.what)) {
        error->delivery = Delivery::Unknown;
        return fail(*std::move(error));
    }
    return parseCrmRowAnswers(response->body, change.ids, change.rows, change.what);
}

Result<QList<CrmRowAnswer>> CrmRecordClient::write(
    const QByteArray &method, const QString &path, const Rows &rows, const QString &verb)
{
    const QString what
        = u"Could not %1 %2 records of %3."_s.arg(verb, QString::number(rows.count), rows.module);
    if (rows.count < 1 || rows.count > CrmRecordBody::kMostRows)
        return fail(notAsked(what, u"One call takes 1 to 100 rows."_s));
    return change({.method = method,
        .path = path,
        .body = rows.body,
        .limits = m_limits.writeRecords(rows.count),
        .ids = rows.ids,
        .rows = rows.count,
        .what = what});
}

Result<QList<CrmRowAnswer>> CrmRecordClient::insert(const Rows &rows)
{
    return write("POST", modulePath(rows.module), rows, u"insert"_s);
}

Result<QList<CrmRowAnswer>> CrmRecordClient::update(const Rows &rows)
{
    return write("PUT", modulePath(rows.module), rows, u"update"_s);
}

Result<QList<CrmRowAnswer>> CrmRecordClient::upsert(const Rows &rows)
{
    return write("POST", modulePath(rows.module) + u"/upsert"_s, rows, u"upsert"_s);
}

Result<QList<CrmRowAnswer>> CrmRecordClient::remove(
    const QString &module, const QStringList &ids, bool runsAutomations)
{
    const QString what = u"Could not delete records of %1."_s.arg(module);
    if (!areCrmIds(ids))
        return fail(notAsked(what, u"One call takes 1 to 100 ids."_s));
    QUrlQuery query({{u"ids"_s, ids.join(u',')}});
    if (!runsAutomations)
        query.addQueryItem(u"wf_trigger"_s, u"false"_s);
    return change({.method = "DELETE",
        .path = modulePath(module),
        .query = query,
        .limits = m_limits.call(),
        .ids = ids,
        .rows = ids.size(),
        .what = what});
}

Result<QByteArray> CrmRecordClient::get(
    const QString &path, const QUrlQuery &query, const QString &what)
{
    auto request = this->request("GET", path, query);
    if (!request)
        return fail(request.error());
    auto text = m_session.jsonText(std::move(*request));
    if (!text)
        return fail(crmErrorFor(text.error(), what, path));
    return text;
}

Result<CrmRecordPage> CrmRecordClient::records(
    const QString &module, const QStringList &ids, const QStringList &fields)
{
    const QString what = u"Could not read records of %1."_s.arg(module);
    if (!areCrmIds(ids) || fields.isEmpty() || fields.size() > kMostFields)
        return fail(notAsked(what, u"One call takes 1 to 100 ids and 1 to 50 fields."_s));
    auto text = get(modulePath(module),
        QUrlQuery({{u"ids"_s, ids.join(u',')}, {u"fields"_s, fields.join(u',')}}), what);
    return text ? parseCrmRecordPage(*text, what) : fail(text.error());
}

Result<CrmRecordPage> CrmRecordClient::list(const QString &module, const QStringList &fields,
    const QString &pageToken, int page, int perPage)
{
    const QString what = u"Could not list the records of %1."_s.arg(module);
    if (fields.isEmpty() || fields.size() > kMostFields)
        return fail(notAsked(what, u"One call takes 1 to 50 fields."_s));
    QUrlQuery query({{u"fields"_s, fields.join(u',')},
        {u"per_page"_s, QString::number(std::clamp(perPage, 1, kMostPerPage))}});
    if (pageToken.isEmpty())
        query.addQueryItem(u"page"_s, QString::number(page));
    else
        query.addQueryItem(u"page_token"_s, pageToken);
    auto text = get(modulePath(module), query, what);
    return text ? parseCrmRecordPage(*text, what) : fail(text.error());
}

Result<QByteArray> CrmRecordClient::ask(const CrmQuery &query, const QString &what)
{
    const QString path = u"/crm/v8/coql"_s;
    auto request = this->request("POST", path);
    if (!request)
        return fail(request.error());
    request->headers.append(HttpHeader{"Content-Type", "application/json"});
    request->body = QJsonDocument(QJsonObject{{u"select_query"_s, query.text()}})
                        .toJson(QJsonDocument::Compact);
    request->limits = m_limits.query(query.credits());
    auto text = m_session.jsonText(std::move(*request));
    if (!text)
        return fail(crmErrorFor(text.error(), what, path));
    return text;
}

Result<CrmRecordPage> CrmRecordClient::query(const CrmQuery &query)
{
    const QString what = u"Could not query the CRM."_s;
    auto text = ask(query, what);
    return text ? parseCrmRecordPage(*text, what) : fail(text.error());
}

Result<qint64> CrmRecordClient::queryCount(const QString &module, const QStringList &conditions)
{
    const QString what = u"Could not count the records of %1."_s.arg(module);
    CrmQuery query(module, {u"COUNT(id)"_s});
    for (const QString &condition : conditions)
        query.where(condition);
    auto text = ask(query, what);
    return text ? parseCrmQueryCount(*text, what) : fail(text.error());
}

Result<qint64> CrmRecordClient::count(const QString &module)
{
    const QString what = u"Could not count the records of %1."_s.arg(module);
    auto text = get(modulePath(module) + u"/actions/count"_s, {}, what);
    return text ? parseCrmCount(*text, what) : fail(text.error());
}

Result<QList<CrmLayout>> CrmRecordClient::layouts(const QString &module)
{
    auto text = get(u"/crm/v8/settings/layouts"_s, QUrlQuery({{u"module"_s, module}}),
        u"Could not read the layouts of %1."_s.arg(module));
    return text ? parseCrmLayouts(*text) : fail(text.error());
}

Result<CrmViewPage> CrmRecordClient::views(const QString &module, int page)
{
    auto text = get(u"/crm/v8/settings/custom_views"_s,
        QUrlQuery({{u"module"_s, module}, {u"page"_s, QString::number(page)}}),
        u"Could not read the custom views of %1."_s.arg(module));
    return text ? parseCrmViews(*text) : fail(text.error());
}

} // namespace sluice
