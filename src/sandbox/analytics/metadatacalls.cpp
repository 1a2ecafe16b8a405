// SPDX-License-Identifier: GPL-3.0-or-later
// Organisations, workspaces, views and what is in them (datastore-analytics B.2).
#include "sandbox/analytics/analyticscall.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr char kAnalyticsUser[] = "operator@example.com";

QString creator()
{
    return QString::fromLatin1(kAnalyticsUser);
}

QJsonObject orgJson(const char *id, const QString &name, bool isDefault, qsizetype workspaces)
{
    return {{u"orgId"_s, QString::fromLatin1(id)}, {u"orgName"_s, name}, {u"orgDesc"_s, u""_s},
        {u"createdBy"_s, creator()}, {u"createdByZuId"_s, u"671712891"_s},
        {u"planName"_s, u"Enterprise"_s}, {u"isDefault"_s, isDefault},
        {u"numberOfworkspaces"_s, workspaces},
        {u"role"_s, isDefault ? u"Account Admin"_s : u"User"_s}};
}

QJsonArray workspacesJson(const ViewCatalog &catalog, const QString &org, bool isShared)
{
    QJsonArray list;
    for (const AnalyticsWorkspace &one : catalog.workspaces()) {
        if (one.isShared != isShared || (!org.isEmpty() && one.org != org))
            continue;
        list.append(QJsonObject{{u"workspaceId"_s, one.id}, {u"workspaceName"_s, one.name},
            {u"workspaceDesc"_s, one.description}, {u"orgId"_s, one.org},
            {u"createdTime"_s, millisText(one.createdMs)}, {u"createdBy"_s, creator()},
            {u"isDefault"_s, one.isDefault}});
    }
    return list;
}

QJsonObject viewJson(const AnalyticsView &view)
{
    return {{u"viewId"_s, view.id}, {u"viewName"_s, view.name}, {u"viewDesc"_s, view.description},
        {u"viewType"_s, view.kind}, {u"parentViewId"_s, u""_s}, {u"folderId"_s, u""_s},
        {u"createdTime"_s, millisText(view.createdMs)}, {u"createdBy"_s, creator()},
        {u"lastModifiedTime"_s, millisText(view.modifiedMs())}, {u"lastModifiedBy"_s, creator()},
        {u"isFavorite"_s, false}, {u"sharedBy"_s, u""_s}};
}

QJsonObject resourceJson(const QString &name, double allocated, double used)
{
    return {{u"resourceName"_s, name},
        {u"resourceUsage"_s,
            QJsonObject{{u"allocated"_s, allocated}, {u"used"_s, used},
                {u"remaining"_s, qMax(0.0, allocated - used)}, {u"remarks"_s, u""_s}}}};
}

} // namespace

QString millisText(qint64 ms)
{
    return QString::number(ms);
}

std::optional<HttpReply> refuseUnknownKeys(const QJsonObject &config, const QStringList &known)
{
    for (const QString &key : config.keys()) {
        if (!known.contains(key))
            return analyticsFailure(8080, u"CONFIG has an unknown key %1"_s.arg(key));
    }
    return std::nullopt;
}

HttpReply listOrgs(AnalyticsParts &parts, const AnalyticsCall & /*call*/)
{
    return analyticsSuccess(u"Get organizations"_s,
        {{u"orgs"_s,
            QJsonArray{orgJson(kAnalyticsOrg, u"Sluice sandbox"_s, true,
                           parts.catalog.workspaces().size()),
                orgJson(kAnalyticsOtherOrg, u"Somebody else"_s, false, 0)}}});
}

HttpReply listWorkspaces(AnalyticsParts &parts, const AnalyticsCall &call)
{
    return analyticsSuccess(u"Get all workspaces"_s,
        {{u"ownedWorkspaces"_s, workspacesJson(parts.catalog, call.org, false)},
            {u"sharedWorkspaces"_s, workspacesJson(parts.catalog, call.org, true)}});
}

HttpReply listOwnedWorkspaces(AnalyticsParts &parts, const AnalyticsCall &call)
{
    return analyticsSuccess(u"Get owned workspaces"_s,
        {{u"workspaces"_s, workspacesJson(parts.catalog, call.org, false)}});
}

HttpReply listSharedWorkspaces(AnalyticsParts &parts, const AnalyticsCall &call)
{
    return analyticsSuccess(u"Get shared workspaces"_s,
        {{u"workspaces"_s, workspacesJson(parts.catalog, call.org, true)}});
}

HttpReply listViews(AnalyticsParts &parts, const AnalyticsCall &call)
{
    constexpr int kTableKind = 0;
    constexpr int kChartKind = 2;
    if (auto refused = refuseUnknownKeys(call.config,
            {u"viewTypes"_s, u"keyword"_s, u"startIndex"_s, u"noOfResult"_s, u"sortedColumn"_s,
                u"sortedOrder"_s}))
        return *std::move(refused);
    const QJsonArray kinds = call.config.value("viewTypes"_L1).toArray();
    const QString keyword = call.config.value("keyword"_L1).toString();
    const qint64 from = qMax<qint64>(1, call.config.value("startIndex"_L1).toInteger(1));
    const qint64 most = call.config.value("noOfResult"_L1).toInteger(1000);
    QJsonArray list;
    qint64 index = 0;
    for (const auto &view : parts.catalog.views(call.workspace)) {
        const int kind = view->isTable() ? kTableKind : kChartKind;
        const bool isWanted = (kinds.isEmpty() || kinds.contains(kind))
            && view->name.contains(keyword, Qt::CaseInsensitive);
        if (!isWanted || ++index < from || list.size() >= most)
            continue;
        list.append(viewJson(*view));
    }
    return analyticsSuccess(u"Get views"_s, {{u"views"_s, list}});
}

HttpReply describeView(AnalyticsParts & /*parts*/, const AnalyticsCall &call)
{
    QJsonObject view{{u"viewId"_s, call.view->id}, {u"viewName"_s, call.view->name},
        {u"viewDesc"_s, call.view->description}, {u"viewType"_s, call.view->kind},
        {u"workspaceId"_s, call.view->workspace}, {u"orgId"_s, QString::fromLatin1(kAnalyticsOrg)}};
    return analyticsSuccess(u"Get view details"_s, {{u"views"_s, view}});
}

HttpReply describeViewMetadata(AnalyticsParts & /*parts*/, const AnalyticsCall &call)
{
    if (!call.view->isTable())
        return analyticsFailure(7397);
    QJsonArray list;
    const QList<ViewColumn> columns = call.view->columns();
    for (int i = 0; i < columns.size(); ++i)
        list.append(columns.at(i).describe(i));
    return analyticsSuccess(u"Get view metadata"_s,
        {{u"viewId"_s, call.view->id}, {u"viewName"_s, call.view->name}, {u"columns"_s, list}});
}

HttpReply describeLastImport(AnalyticsParts & /*parts*/, const AnalyticsCall &call)
{
    if (!call.view->isTable())
        return analyticsFailure(7397);
    QJsonObject details = call.view->importDetails();
    if (details.isEmpty())
        details = {{u"viewName"_s, call.view->name}};
    return analyticsSuccess(u"Get last import details"_s, details);
}

HttpReply describeResources(AnalyticsParts &parts, const AnalyticsCall & /*call*/)
{
    const Settings &settings = parts.environment.settings;
    qint64 rows = 0;
    for (const auto &view : parts.catalog.views()) {
        if (view->isTable())
            rows += view->table().state().live();
    }
    const auto units = static_cast<double>(parts.limits.usedMilliUnits()) / 1000;
    return analyticsSuccess(u"Get resource details"_s,
        {{u"resourceDetails"_s,
            QJsonArray{resourceJson(u"rows"_s,
                           static_cast<double>(settings.number(u"analyticsRowsPerPlan"_s)),
                           static_cast<double>(rows)),
                resourceJson(u"apiUnits"_s,
                    static_cast<double>(settings.number(u"analyticsUnitsPerDay"_s)), units)}}});
}

} // namespace sluice::sandbox
