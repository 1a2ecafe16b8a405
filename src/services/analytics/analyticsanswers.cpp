// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsbodies.h"
#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohojson.h"

#include <QJsonArray>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<QJsonObject> analyticsData(QByteArrayView json, const QString &what, bool isChange = false)
{
    const Result<QJsonObject> answer = zohoEnvelope(json, what, isChange);
    if (!answer)
        return answer;
    const QJsonValue data = answer->value("data"_L1);
    if (!data.isObject())
        return fail(zohoProtocolError(what, u"It has no data."_s, isChange));
    return data.toObject();
}

Result<QJsonArray> analyticsList(QByteArrayView json, QLatin1StringView key, const QString &what)
{
    const Result<QJsonObject> data = analyticsData(json, what);
    if (!data)
        return fail(data.error());
    const QJsonValue list = data->value(key);
    if (!list.isArray())
        return fail(zohoProtocolError(what, u"It has no list \"%1\"."_s.arg(key)));
    return list.toArray();
}

// What is said of a list that cannot be understood, and of an item that lacks what tells it.
struct ItemTexts
{
    QString what;
    QString problem;
};

template <class Item, class Make, class IsWhole>
Result<QList<Item>> analyticsItems(QByteArrayView json, QLatin1StringView key,
    const ItemTexts &texts, Make &&make, IsWhole &&isWhole)
{
    const Result<QJsonArray> list = analyticsList(json, key, texts.what);
    if (!list)
        return fail(list.error());
    QList<Item> items;
    for (const QJsonValue &item : *list) {
        items.append(make(item.toObject()));
        if (!isWhole(items.last()))
            return fail(zohoProtocolError(texts.what, texts.problem));
    }
    return items;
}

AnalyticsOrg analyticsOrg(const QJsonObject &object)
{
    return {.id = zohoIdText(object.value("orgId"_L1)),
        .name = object.value("orgName"_L1).toString(),
        .role = object.value("role"_L1).toString(),
        .planName = object.value("planName"_L1).toString(),
        .isDefault = zohoFlag(object.value("isDefault"_L1))};
}

AnalyticsView analyticsView(const QJsonObject &object)
{
    return {.id = zohoIdText(object.value("viewId"_L1)),
        .name = object.value("viewName"_L1).toString(),
        .type = object.value("viewType"_L1).toString(),
        .workspaceId = zohoIdText(object.value("workspaceId"_L1)),
        .orgId = zohoIdText(object.value("orgId"_L1))};
}

AnalyticsColumn analyticsColumn(const QJsonObject &object)
{
    AnalyticsColumn column;
    column.id = zohoIdText(object.value("columnId"_L1));
    column.name = object.value("columnName"_L1).toString();
    column.dataType = object.value("dataType"_L1).toString();
    column.dataTypeName = object.value("dataTypeName"_L1).toString();
    column.maxSize = int(zohoCount(object.value("columnMaxSize"_L1)).value_or(0));
    column.index = int(zohoCount(object.value("columnIndex"_L1)).value_or(0));
    const QJsonValue nullable = object.value("isNullable"_L1);
    column.isNullable = nullable.isUndefined() || zohoFlag(nullable);
    column.isFormula = !object.value("formulaDisplayName"_L1).toString().isEmpty();
    column.isHidden = zohoFlag(object.value("isHidden"_L1));
    column.dateFormat = object.value("dateFormat"_L1).toString();
    return column;
}

double resourceNumber(const QJsonValue &value)
{
    return value.toVariant().toDouble(); // figures such as 9999.9; not an id
}

ImportJobState analyticsJobState(const QString &code)
{
    static const QMap<QString, ImportJobState> states{{u"1001"_s, ImportJobState::Waiting},
        {u"1002"_s, ImportJobState::Running}, {u"1003"_s, ImportJobState::Failed},
        {u"1004"_s, ImportJobState::Completed}, {u"1005"_s, ImportJobState::Gone}};
    return states.value(code, ImportJobState::Running);
}

QString analyticsCode(const QJsonValue &value)
{
    return value.toVariant().toString().trimmed();
}

// False: a counter is no number of rows.
bool readImportSummary(const QJsonObject &info, ImportJob &job)
{
    const QJsonObject summary = info.value("importSummary"_L1).toObject();
    const auto read = [&summary](QLatin1StringView key, qint64 &out) {
        const QJsonValue value = summary.value(key);
        if (value.isUndefined())
            return true;
        const auto count = zohoCount(value);
        out = count.value_or(0);
        return count.has_value() && *count >= 0;
    };
    job.importOperation = summary.value("importOperation"_L1).toString();
    QString html = info.value("importErrors"_L1).toString();
    if (html.isEmpty())
        html = info.value("errorMessage"_L1).toString();
    job.problems = importProblems(html);
    job.errorText = withoutTags(html);
    job.errorCode = analyticsCode(info.value("errorCode"_L1));
    return read("totalRowCount"_L1, job.totalRows) && read("successRowCount"_L1, job.successRows)
        && read("warnings"_L1, job.warnings);
}

} // namespace

Result<QList<AnalyticsOrg>> parseAnalyticsOrgs(QByteArrayView json)
{
    return analyticsItems<AnalyticsOrg>(json, "orgs"_L1,
        {.what = u"The list of organisations cannot be understood."_s,
            .problem = u"An organisation has no id."_s},
        analyticsOrg, [](const AnalyticsOrg &org) { return isZohoId(org.id); });
}

Result<QList<AnalyticsWorkspace>> parseAnalyticsWorkspaces(QByteArrayView json)
{
    const QString what = u"The list of workspaces cannot be understood."_s;
    const Result<QJsonObject> data = analyticsData(json, what);
    if (!data)
        return fail(data.error());
    QList<AnalyticsWorkspace> workspaces;
    for (const auto &[key, isShared] : {std::pair{"ownedWorkspaces"_L1, false},
             std::pair{"sharedWorkspaces"_L1, true}, std::pair{"workspaces"_L1, false}}) {
        for (const QJsonValue &item : data->value(key).toArray()) {
            const QJsonObject object = item.toObject();
            workspaces.append({.id = zohoIdText(object.value("workspaceId"_L1)),
                .name = object.value("workspaceName"_L1).toString(),
                .orgId = zohoIdText(object.value("orgId"_L1)),
                .isShared = isShared});
            if (!isZohoId(workspaces.last().id))
                return fail(zohoProtocolError(what, u"A workspace has no id."_s));
        }
    }
    return workspaces;
}

Result<QList<AnalyticsView>> parseAnalyticsViews(QByteArrayView json)
{
    return analyticsItems<AnalyticsView>(json, "views"_L1,
        {.what = u"The list of views cannot be understood."_s, .problem = u"A view has no id."_s},
        analyticsView, [](const AnalyticsView &view) { return isZohoId(view.id); });
}

Result<AnalyticsView> parseAnalyticsView(QByteArrayView json)
{
    const QString what = u"The description of the view cannot be understood."_s;
    const Result<QJsonObject> data = analyticsData(json, what);
    if (!data)
        return fail(data.error());
    AnalyticsView view = analyticsView(data->value("views"_L1).toObject());
    if (!isZohoId(view.id))
        return fail(zohoProtocolError(what, u"It has no id."_s));
    return view;
}

Result<QList<AnalyticsColumn>> parseAnalyticsColumns(QByteArrayView json)
{
    return analyticsItems<AnalyticsColumn>(json, "columns"_L1,
        {.what = u"The list of columns cannot be understood."_s,
            .problem = u"A column has no name."_s},
        analyticsColumn, [](const AnalyticsColumn &column) { return !column.name.isEmpty(); });
}

Result<ImportDetails> parseImportDetails(QByteArrayView json)
{
    const Result<QJsonObject> data
        = analyticsData(json, u"The details of the last import cannot be understood."_s);
    if (!data)
        return fail(data.error());
    const QJsonObject rows = data->value("rows"_L1).toObject();
    const auto count
        = [&rows](QLatin1StringView key) { return zohoCount(rows.value(key)).value_or(0); };
    return ImportDetails{.lastImportTime = zohoIdText(data->value("lastImportTime"_L1)),
        .lastImportStatus = data->value("lastImportStatus"_L1).toString(),
        .totalRows = count("total"_L1),
        .successRows = count("success"_L1),
        .warningRows = count("warning"_L1),
        .failedRows = count("failed"_L1),
        .errorText = withoutTags(data->value("importErrors"_L1).toString())};
}

Result<Resources> parseResources(QByteArrayView json)
{
    const Result<QJsonArray> list = analyticsList(
        json, "resourceDetails"_L1, u"The list of resources cannot be understood."_s);
    if (!list)
        return fail(list.error());
    Resources resources;
    for (const QJsonValue &item : *list) {
        const QJsonObject usage = item.toObject().value("resourceUsage"_L1).toObject();
        const QString name = item.toObject().value("resourceName"_L1).toString();
        resources.all.insert(name,
            {.allocated = resourceNumber(usage.value("allocated"_L1)),
                .used = resourceNumber(usage.value("used"_L1)),
                .remaining = resourceNumber(usage.value("remaining"_L1))});
    }
    if (resources.all.contains(u"apiUnits"_s))
        resources.units = resources.all.value(u"apiUnits"_s);
    if (resources.all.contains(u"rows"_s))
        resources.rows = resources.all.value(u"rows"_s);
    return resources;
}

Result<QString> parseAnalyticsId(QByteArrayView json, QLatin1StringView key, const QString &what)
{
    const Result<QJsonObject> data = analyticsData(json, what, true);
    if (!data)
        return fail(data.error());
    const QString id = zohoIdText(data->value(key));
    if (!isZohoId(id))
        return fail(zohoProtocolError(what, u"The answer has no %1."_s.arg(key), true));
    return id;
}

Result<BatchStart> parseBatchStart(QByteArrayView json, const QString &what)
{
    const Result<QJsonObject> data = analyticsData(json, what, true);
    if (!data)
        return fail(data.error());
    BatchStart start{.jobId = zohoIdText(data->value("jobId"_L1)),
        .batchKey = data->value("batchKey"_L1).toString()};
    if (!isZohoId(start.jobId) || start.batchKey.isEmpty())
        return fail(zohoProtocolError(what, u"The answer has no jobId or no batchKey."_s, true));
    return start;
}

Result<ImportJob> parseImportNow(QByteArrayView json, const QString &what)
{
    const Result<QJsonObject> data = analyticsData(json, what, true);
    if (!data)
        return fail(data.error());
    ImportJob job{.code = u"1004"_s, .state = ImportJobState::Completed};
    if (!data->value("importSummary"_L1).isObject() || !readImportSummary(*data, job))
        return fail(zohoProtocolError(what, u"The answer has no counters."_s, true));
    return job;
}

Result<AddedRow> parseAddedRow(QByteArrayView json, const QString &what)
{
    const Result<QJsonObject> data = analyticsData(json, what, true);
    if (!data)
        return fail(data.error());
    return AddedRow{.added = data->value("addedColumns"_L1).toObject().keys(),
        .invalid = data->value("invalidColumns"_L1).toObject().keys()};
}

Result<UpdatedRows> parseUpdatedRows(QByteArrayView json, const QString &what)
{
    const Result<QJsonObject> data = analyticsData(json, what, true);
    if (!data)
        return fail(data.error());
    UpdatedRows rows{.newRowAdded = zohoFlag(data->value("newRowAdded"_L1)),
        .invalid = data->value("invalidColumns"_L1).toObject().keys()};
    const auto count = zohoCount(data->value("updatedRows"_L1));
    if (!count && !rows.newRowAdded)
        return fail(zohoProtocolError(what, u"The answer has no number of rows."_s, true));
    rows.updatedRows = count.value_or(0);
    return rows;
}

Result<qint64> parseDeletedRows(QByteArrayView json, const QString &what)
{
    const Result<QJsonObject> data = analyticsData(json, what, true);
    if (!data)
        return fail(data.error());
    const auto count = zohoCount(data->value("deletedRows"_L1));
    if (!count)
        return fail(zohoProtocolError(what, u"The answer has no number of rows."_s, true));
    return *count;
}

Result<ImportJob> parseImportJob(QByteArrayView json)
{
    const QString what = u"The state of the import job cannot be understood."_s;
    const Result<QJsonObject> data = analyticsData(json, what);
    if (!data)
        return fail(data.error());
    ImportJob job{.id = zohoIdText(data->value("jobId"_L1)),
        .code = analyticsCode(data->value("jobCode"_L1)),
        .batchKey = data->value("batchKey"_L1).toString()};
    if (job.code.isEmpty())
        return fail(zohoProtocolError(what, u"It has no code."_s));
    job.state = analyticsJobState(job.code);
    if (job.state != ImportJobState::Failed && job.state != ImportJobState::Completed)
        return job;
    const QJsonObject info = data->value("jobInfo"_L1).toObject();
    const bool isCounted = info.value("importSummary"_L1).isObject();
    if (!readImportSummary(info, job) || (job.state == ImportJobState::Completed && !isCounted))
        return fail(zohoProtocolError(what, u"It has no counters."_s));
    return job;
}

Result<ExportJob> parseExportJob(QByteArrayView json)
{
    const QString what = u"The state of the export job cannot be understood."_s;
    const Result<QJsonObject> data = analyticsData(json, what);
    if (!data)
        return fail(data.error());
    ExportJob job{.id = zohoIdText(data->value("jobId"_L1)),
        .code = analyticsCode(data->value("jobCode"_L1)),
        .downloadUrl = data->value("downloadUrl"_L1).toString()};
    if (job.code.isEmpty())
        return fail(zohoProtocolError(what, u"It has no code."_s));
    job.state = analyticsJobState(job.code);
    if (job.state == ImportJobState::Failed) {
        const QJsonObject info = data->value("jobInfo"_L1).toObject();
        job.errorText = withoutTags(info.value("errorMessage"_L1).toString()).left(500);
    }
    return job;
}

} // namespace sluice
