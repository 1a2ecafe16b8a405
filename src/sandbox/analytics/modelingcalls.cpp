// SPDX-License-Identifier: GPL-3.0-or-later
// New tables and columns (datastore-analytics B.3).
#include "sandbox/analytics/analyticscall.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

tl::expected<ViewColumn, AnalyticsProblem> columnFrom(
    const QJsonObject &json, const Settings &settings)
{
    static const QStringList known{
        u"COLUMNNAME"_s, u"DATATYPE"_s, u"MANDATORY"_s, u"DEFAULT"_s, u"DESCRIPTION"_s, u"PII"_s};
    for (const QString &key : json.keys()) {
        if (!known.contains(key))
            return tl::unexpected(
                AnalyticsProblem{8080, u"A column has an unknown key %1"_s.arg(key)});
    }
    ViewColumn column;
    column.name = json.value("COLUMNNAME"_L1).toString().trimmed().toUtf8();
    if (column.name.isEmpty())
        return tl::unexpected(AnalyticsProblem{7126, {}});
    const auto type = columnTypeOf(json.value("DATATYPE"_L1).toString());
    if (!type)
        return tl::unexpected(AnalyticsProblem{7146, {}});
    column.type = *type;
    column.isMandatory = configFlag(json.value("MANDATORY"_L1));
    column.isPersonal = configFlag(json.value("PII"_L1));
    column.defaultValue = json.value("DEFAULT"_L1).toString().toUtf8();
    column.description = json.value("DESCRIPTION"_L1).toString();
    if (*type == ColumnType::Plain)
        column.maxSize = static_cast<int>(settings.number(u"analyticsPlainSize"_s));
    return column;
}

tl::expected<QList<ViewColumn>, AnalyticsProblem> columnsFrom(
    const QJsonArray &list, const Settings &settings)
{
    if (list.size() > settings.number(u"analyticsMostColumns"_s))
        return tl::unexpected(AnalyticsProblem{7478, {}});
    QList<ViewColumn> columns;
    for (const QJsonValue &value : list) {
        const auto column = columnFrom(value.toObject(), settings);
        if (!column)
            return tl::unexpected(column.error());
        if (columnIndex(columns, column->name) >= 0)
            return tl::unexpected(AnalyticsProblem{7128, {}});
        columns.append(*column);
    }
    return columns;
}

} // namespace

HttpReply createTable(AnalyticsParts &parts, const AnalyticsCall &call)
{
    if (auto refused = refuseUnknownKeys(call.config, {u"tableDesign"_s}))
        return *std::move(refused);
    const QJsonObject design = call.config.value("tableDesign"_L1).toObject();
    if (auto refused = refuseUnknownKeys(
            design, {u"TABLENAME"_s, u"TABLEDESCRIPTION"_s, u"FOLDERNAME"_s, u"COLUMNS"_s}))
        return *std::move(refused);
    const QString name = design.value("TABLENAME"_L1).toString().trimmed();
    if (name.isEmpty())
        return analyticsFailure(7413);
    if (!design.value("FOLDERNAME"_L1).toString().isEmpty())
        return analyticsFailure(7144);
    const auto columns
        = columnsFrom(design.value("COLUMNS"_L1).toArray(), parts.environment.settings);
    if (!columns)
        return analyticsFailure(columns.error());
    if (columns->isEmpty())
        return analyticsFailure(7126);
    const auto view = parts.catalog.addTable(
        call.workspace, name, design.value("TABLEDESCRIPTION"_L1).toString(), *columns);
    if (!view)
        return analyticsFailure(7111);
    return analyticsSuccess(u"Create table"_s, {{u"viewId"_s, view->id}}, true);
}

// The names of CONFIG's keys are those of the published API: columnName and dataType; those of a
// new table are taken too.
HttpReply addTableColumn(AnalyticsParts &parts, const AnalyticsCall &call)
{
    if (!call.view->isTable())
        return analyticsFailure(7137);
    if (parts.imports.isLocked(call.view->id, false)) {
        parts.limits.noteRefusal(7092);
        return analyticsFailure(7092);
    }
    static const QMap<QString, QString> names{{u"columnName"_s, u"COLUMNNAME"_s},
        {u"dataType"_s, u"DATATYPE"_s}, {u"mandatory"_s, u"MANDATORY"_s},
        {u"defaultValue"_s, u"DEFAULT"_s}, {u"description"_s, u"DESCRIPTION"_s}};
    QJsonObject design;
    for (auto it = call.config.begin(); it != call.config.end(); ++it)
        design.insert(names.value(it.key(), it.key()), it.value());
    auto column = columnFrom(design, parts.environment.settings);
    if (!column)
        return analyticsFailure(column.error());
    const QList<ViewColumn> columns = call.view->columns();
    if (columnIndex(columns, column->name) >= 0)
        return analyticsFailure(7128);
    if (columns.size() >= parts.environment.settings.number(u"analyticsMostColumns"_s))
        return analyticsFailure(7478);
    column->id = parts.catalog.newId();
    call.view->addColumn(*column);
    parts.catalog.keep();
    parts.limits.spend(parts.environment.settings.number(u"analyticsAddColumnMilliUnits"_s));
    return analyticsSuccess(u"Add column"_s, {{u"columnId"_s, column->id}}, true);
}

} // namespace sluice::sandbox
