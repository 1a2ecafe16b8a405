// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/bulkreadquery.h"

#include "sandbox/zohocrm/crmextrafields.h"
#include "sandbox/zohocrm/crmlayouts.h"
#include "sandbox/zohocrm/crmviews.h"

#include <QJsonArray>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kMostFields = 200;
constexpr qint64 kMostPages = 500;

tl::unexpected<CrmProblem> refused(
    QLatin1StringView code, const QString &message, const QJsonObject &details = {})
{
    return tl::unexpected(CrmProblem{code, message, details});
}

const QStringList &userParts()
{
    static const QStringList parts{
        u"id"_s, u"first_name"_s, u"last_name"_s, u"email"_s, u"name"_s, u"full_name"_s};
    return parts;
}

std::optional<ReadColumn> columnFor(const QString &name, int module, const CrmStore &store)
{
    const ModuleSpec &spec = store.spec(module);
    ReadColumn column{name.toUtf8(), -1, -1, -1, false};
    const QString own = name.section(u'.', 0, 0);
    const QString part = name.section(u'.', 1);
    column.field = spec.indexOf(own.toUtf8());
    if (column.field < 0 && part.isEmpty() && isReadableExtra(spec, name)) {
        if (name == "Layout"_L1)
            column.constant = standardLayout(spec).value("id"_L1).toString().toLatin1();
        return column;
    }
    if (column.field < 0)
        return std::nullopt;
    if (part.isEmpty())
        return column;
    const FieldSpec &field = spec.fields.at(column.field);
    if (field.type == FieldType::Owner) {
        column.isUserPart = true;
        column.parentField = static_cast<int>(userParts().indexOf(part.toLower()));
    } else if (field.type == FieldType::Lookup) {
        column.parentModule = store.indexOfModule(field.lookupModule);
        column.parentField
            = part == "id"_L1 ? -2 : store.spec(column.parentModule).indexOf(part.toUtf8());
        if (column.parentField == -2)
            return ReadColumn{name.toUtf8(), column.field, -1, -1, false};
    }
    if (column.parentField < 0)
        return std::nullopt;
    return column;
}

tl::expected<int, CrmProblem> moduleOf(const QJsonValue &value, const CrmStore &store, int version)
{
    const bool isPlain = value.isString() && version < 5;
    const QString name
        = isPlain ? value.toString() : value.toObject().value("api_name"_L1).toString();
    if (name.isEmpty())
        return refused("INVALID_REQUEST"_L1, u"The module is missing"_s,
            {{u"json_path"_s, u"$.query.module.api_name"_s}});
    static const QStringList unsupported{u"Notes"_s, u"Attachments"_s, u"Emails"_s};
    const int module = store.indexOfModule(name.toUtf8());
    const bool isLinking = module >= 0 && store.spec(module).generatedType == "linking";
    if (unsupported.contains(name) || isLinking)
        return refused(
            "MODULE_NOT_SUPPORTED"_L1, u"The module is not supported"_s, {{u"module"_s, name}});
    if (module < 0)
        return refused(
            "MODULE_NOT_AVAILABLE"_L1, u"The module is not available"_s, {{u"module"_s, name}});
    return module;
}

tl::expected<ReadQuery, CrmProblem> nextPageQuery(const QJsonObject &query)
{
    // Only the token may stand there: the rest is known from the first page.
    if (query.size() != 1 || !query.value("page_token"_L1).isString())
        return refused("INVALID_REQUEST"_L1, u"page_token must be the only key of query"_s);
    ReadQuery next;
    next.pageToken = query.value("page_token"_L1).toString().toUtf8();
    return next;
}

std::optional<CrmProblem> checkPage(ReadQuery &query, const QJsonValue &page, bool isStrict)
{
    if (page.isUndefined() || page.isNull())
        return std::nullopt;
    query.page = page.toInteger(-1);
    if (query.page < 1)
        return CrmProblem{u"PAGE_NOT_SUPPORTED"_s, u"The page is not supported"_s};
    const qint64 most = isStrict ? 1 : kMostPages;
    if (query.page > most)
        return CrmProblem{
            u"PAGE_RANGE_EXCEEDED"_s, u"The page exceeds the range"_s, {{u"max_limit"_s, most}}};
    return std::nullopt;
}

std::optional<CrmProblem> checkColumns(
    ReadQuery &query, const QJsonValue &fields, const CrmStore &store)
{
    if (!fields.isUndefined() && !fields.isNull() && !fields.isArray())
        return CrmProblem{u"INVALID_REQUEST"_s, u"fields must be a list"_s};
    QStringList names;
    const QJsonArray list = fields.toArray();
    for (const QJsonValue &name : list)
        names << name.toString();
    if (names.size() > kMostFields)
        return CrmProblem{u"FIELD_NOT_SUPPORTED"_s, u"The number of fields exceeds the limit"_s,
            {{u"limit"_s, kMostFields}}};
    QString unknown;
    auto columns = columnsFor(names, query.module, store, unknown);
    if (!columns && isExtraField(store.spec(query.module), unknown))
        return CrmProblem{u"FIELD_NOT_SUPPORTED"_s, u"The field is not supported"_s,
            {{u"api_name"_s, unknown}, {u"module"_s, moduleText(store.spec(query.module).name)}}};
    if (!columns)
        return CrmProblem{u"FIELD_NOT_AVAILABLE"_s, u"The field is not available"_s,
            {{u"api_name"_s, unknown}, {u"module"_s, moduleText(store.spec(query.module).name)}}};
    query.columns = *columns;
    return std::nullopt;
}

// Those of a view count towards the limit as the query's own do (zoho-crm-bulk B1).
QJsonValue bothOf(const QJsonObject &view, const QJsonValue &own)
{
    if (view.isEmpty())
        return own;
    if (own.isUndefined() || own.isNull())
        return view;
    return QJsonObject{{u"group_operator"_s, u"and"_s}, {u"group"_s, QJsonArray{view, own}}};
}

} // namespace

std::optional<QList<ReadColumn>> columnsFor(
    const QStringList &names, int module, const CrmStore &store, QString &unknown)
{
    QList<ReadColumn> columns;
    if (names.isEmpty()) {
        const QList<FieldSpec> &fields = store.spec(module).fields;
        for (int i = 0; i < fields.size(); ++i)
            columns.append({fields.at(i).name, i, -1, -1, false});
        return columns;
    }
    for (const QString &name : names) {
        if (name.compare("id"_L1, Qt::CaseInsensitive) == 0)
            continue;
        const auto column = columnFor(name, module, store);
        if (!column) {
            unknown = name;
            return std::nullopt;
        }
        columns.append(*column);
    }
    return columns;
}

tl::expected<QJsonObject, CrmProblem> jsonBodyOf(const HttpRequest &request)
{
    if (!request.header("content-type").toLower().startsWith("application/json"))
        return tl::unexpected(CrmProblem{u"MEDIA_TYPE_NOT_SUPPORTED"_s,
            u"The media type is not supported"_s, {{u"supported"_s, u"application/json"_s}}, 415});
    if (request.body.trimmed().isEmpty())
        return refused("REQUEST_BODY_IS_EMPTY"_L1, u"The request body is empty"_s);
    const auto body = request.jsonObject();
    if (!body)
        return refused("REQUEST_BODY_NOT_READABLE"_L1, u"The request body is not readable"_s);
    return *body;
}

std::optional<CrmProblem> checkCallback(const QJsonValue &callback)
{
    if (callback.isUndefined() || callback.isNull())
        return std::nullopt;
    const QJsonObject object = callback.toObject();
    if (object.value("method"_L1).toString() != "post"_L1)
        return CrmProblem{u"INVALID_CALLBACK_METHOD"_s, u"The callback method is invalid"_s,
            {{u"supported_callback_methods"_s, QJsonArray{u"post"_s}}}};
    const QUrl url(object.value("url"_L1).toString());
    static const QStringList loopback{u"127.0.0.1"_s, u"localhost"_s, u"::1"_s};
    if (!url.isValid() || !loopback.contains(url.host()))
        return CrmProblem{u"INVALID_CALLBACK_URL"_s, u"The callback URL is invalid"_s};
    return std::nullopt;
}

tl::expected<ReadQuery, CrmProblem> readQueryFrom(
    const HttpRequest &request, const CrmStore &store, const Settings &settings, int version)
{
    const auto body = jsonBodyOf(request);
    if (!body)
        return tl::unexpected(body.error());
    const QJsonObject json = body->value("query"_L1).toObject();
    if (json.isEmpty())
        return refused("INVALID_REQUEST"_L1, u"The query is missing"_s);
    const QString fileType = body->value("file_type"_L1).toString(u"csv"_s);
    if (fileType != "csv"_L1)
        return refused("NOT_SUPPORTED_FEATURE"_L1, u"The file type is not supported"_s);
    if (auto problem = checkCallback(body->value("callback"_L1)))
        return tl::unexpected(*problem);
    if (json.contains("page_token"_L1)) {
        if (settings.flag(u"tokenRefusesCallback"_s) && body->contains("callback"_L1))
            return refused("INVALID_REQUEST"_L1, u"page_token must stand alone"_s,
                {{u"key"_s, u"callback"_s}});
        auto next = nextPageQuery(json);
        if (next)
            next->callback = body->value("callback"_L1).toObject();
        return next;
    }
    ReadQuery query;
    query.json = json;
    query.callback = body->value("callback"_L1).toObject();
    const auto module = moduleOf(json.value("module"_L1), store, version);
    if (!module)
        return tl::unexpected(module.error());
    query.module = *module;
    if (auto problem = checkPage(query, json.value("page"_L1), settings.flag(u"strictPaging"_s)))
        return tl::unexpected(*problem);
    if (auto problem = checkColumns(query, json.value("fields"_L1), store))
        return tl::unexpected(*problem);
    query.criteria = json.value("criteria"_L1);
    if (const QJsonValue view = json.value("cvid"_L1); !view.isUndefined() && !view.isNull()) {
        const auto criteria = criteriaOfView(store.spec(query.module), view.toString());
        if (!criteria)
            return refused("CVID_NOT_SUPPORTED"_L1, u"The custom view is not supported"_s);
        query.criteria = bothOf(*criteria, query.criteria);
    }
    const auto criteria = Criteria::fromJson(query.criteria, store.spec(query.module), version);
    if (!criteria)
        return tl::unexpected(criteria.error());
    return query;
}

} // namespace sluice::sandbox
