// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commercetools/ctclient.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaxCtKeyLength = 256;

Error ctRefusedHere(const QString &what, const QString &why)
{
    return Error{.kind = ErrorKind::Internal, .what = what, .why = why};
}

Result<CtObject> parseCtObject(const QByteArray &json, const QString &what)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    CtObject object;
    object.container = answer.value("container"_L1).toString();
    object.key = answer.value("key"_L1).toString();
    object.version = answer.value("version"_L1).toInteger(-1);
    object.value = answer.value("value"_L1);
    object.createdAt = answer.value("createdAt"_L1).toString();
    object.lastModifiedAt = answer.value("lastModifiedAt"_L1).toString();
    if (object.version >= 0 && !object.key.isEmpty())
        return object;
    return fail(Error{.kind = ErrorKind::Protocol,
        .what = what,
        .why = u"The answer is no custom object."_s,
        .isRetryable = true,
        .delivery = Delivery::Unknown});
}

Result<QString> ctObjectPath(const QString &container, const QString &key, const QString &what)
{
    if (!isCtObjectName(container) || !isCtObjectName(key))
        return fail(
            ctRefusedHere(what, u"Its container or key has characters that are not allowed."_s));
    return u"custom-objects/"_s + encodedPathPart(container) + u'/' + encodedPathPart(key);
}

QueryItems ctVersionItem(std::optional<qint64> version)
{
    return version ? QueryItems{{u"version"_s, QString::number(*version)}} : QueryItems();
}

} // namespace

bool isCtObjectName(const QString &name)
{
    return !name.isEmpty() && name.size() <= kMaxCtKeyLength
        && std::ranges::all_of(name, [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
                   || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_' || c == u'~' || c == u'.';
           });
}

CtClient::CtClient(CtSession &session)
    : m_session(session)
{
}

Result<CtPage> CtClient::query(CtResource resource, const CtQuery &query)
{
    const QString what = u"Could not read %1 of commercetools."_s.arg(ctPath(resource));
    auto response = m_session.send(m_session.request("GET", ctPath(resource), query.items()), what);
    if (!response)
        return fail(std::move(response).error());
    return parseCtPage(std::move(response->body), query.limit, what);
}

Result<CtPage> CtClient::pageOf(CtResource resource, CtQuery query, const CtQuery &extra)
{
    query.limit = extra.limit;
    query.where += extra.where;
    query.expand = extra.expand;
    query.more = extra.more;
    query.withTotal = extra.withTotal;
    return this->query(resource, query);
}

Result<CtPage> CtClient::range(
    CtResource resource, const CtIdRange &range, const QString &lastId, const CtQuery &extra)
{
    auto page = pageOf(resource, ctRangePage(range, lastId), extra);
    if (page) {
        if (auto checked = checkCtIdOrder(*page, range, lastId); !checked)
            return fail(std::move(checked).error());
    }
    return page;
}

Result<CtPage> CtClient::changes(
    CtResource resource, const CtWindow &window, const CtChangeCursor &cursor, const CtQuery &extra)
{
    auto page = pageOf(resource, ctChangesPage(window, cursor), extra);
    if (page) {
        if (auto checked = checkCtChangeOrder(*page, cursor); !checked)
            return fail(std::move(checked).error());
    }
    return page;
}

Result<CtPage> CtClient::byIds(CtResource resource, const QStringList &ids, const CtQuery &extra)
{
    if (ids.isEmpty() || ids.size() > kMaxCtIds) {
        return fail(ctRefusedHere(u"Could not read %1 by id."_s.arg(ctPath(resource)),
            u"%1 ids were asked for at once."_s.arg(ids.size())));
    }
    return pageOf(resource, ctIdsQuery(ids), extra);
}

Result<QByteArray> CtClient::byId(CtResource resource, const QString &id, const CtQuery &extra)
{
    const QString what = u"Could not read %1 %2 of commercetools."_s.arg(ctPath(resource), id);
    QueryItems items;
    for (const QString &path : extra.expand)
        items.append({u"expand"_s, path});
    if (id.isEmpty())
        return fail(ctRefusedHere(what, u"The id is empty."_s));
    auto response = m_session.send(
        m_session.request("GET", ctPath(resource) + u'/' + encodedPathPart(id), items + extra.more),
        what);
    return response ? Result<QByteArray>(std::move(response->body))
                    : fail(std::move(response).error());
}

Result<qint64> CtClient::count(CtResource resource, const QString &where)
{
    CtQuery ask{.where = {where}, .limit = 1, .withTotal = true};
    const auto page = query(resource, ask);
    if (!page)
        return fail(page.error());
    if (!page->total) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .what = u"Could not count %1 of commercetools."_s.arg(ctPath(resource)),
            .why = u"The answer has no total."_s,
            .delivery = Delivery::Answered});
    }
    return *page->total;
}

Result<std::optional<CtObject>> CtClient::object(const QString &container, const QString &key)
{
    const QString what = u"Could not read the custom object %1."_s.arg(key);
    const auto path = ctObjectPath(container, key, what);
    if (!path)
        return fail(path.error());
    auto response = m_session.send(m_session.request("GET", *path), what);
    if (!response) {
        if (isCtNotFound(response.error()))
            return std::optional<CtObject>();
        return fail(std::move(response).error());
    }
    auto object = parseCtObject(response->body, what);
    if (!object)
        return fail(std::move(object).error());
    return std::optional<CtObject>(*std::move(object));
}

Result<CtPut> CtClient::putObject(const QString &container, const QString &key,
    const QJsonValue &value, std::optional<qint64> version)
{
    const QString what = u"Could not write the custom object %1."_s.arg(key);
    if (const auto path = ctObjectPath(container, key, what); !path)
        return fail(path.error());
    QJsonObject body{{u"container"_s, container}, {u"key"_s, key}, {u"value"_s, value}};
    if (version)
        body.insert("version"_L1, *version);
    HttpRequest request = m_session.request("POST", u"custom-objects"_s);
    request.headers.append(HttpHeader{"Content-Type", "application/json"});
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    auto response = m_session.send(std::move(request), what);
    CtPut put;
    if (!response) {
        // 400 InvalidOperation: a version other than 0 for what does not exist (B.4).
        const bool isLate = version && response.error().code == "InvalidOperation"_L1;
        if (!isCtConflict(response.error()) && !isLate)
            return fail(std::move(response).error());
        put.currentVersion = m_session.problem() ? m_session.problem()->currentVersion : -1;
        return put;
    }
    auto object = parseCtObject(response->body, what);
    if (!object)
        return fail(std::move(object).error());
    put.outcome = response->status == 201 ? CtPut::Outcome::Created : CtPut::Outcome::Updated;
    put.object = *std::move(object);
    return put;
}

Result<bool> CtClient::removeObject(
    const QString &container, const QString &key, std::optional<qint64> version)
{
    const QString what = u"Could not remove the custom object %1."_s.arg(key);
    const auto path = ctObjectPath(container, key, what);
    if (!path)
        return fail(path.error());
    auto response
        = m_session.send(m_session.request("DELETE", *path, ctVersionItem(version)), what);
    if (response)
        return true;
    if (isCtNotFound(response.error()))
        return false;
    return fail(std::move(response).error());
}

} // namespace sluice
