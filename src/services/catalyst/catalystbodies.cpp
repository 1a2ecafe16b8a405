// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalyst/catalystbodies.h"

#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohojson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QByteArray catalystJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject catalystCriteriaJson(const CatalystCriteria &criteria)
{
    QJsonArray group;
    for (const CatalystCondition &condition : criteria.conditions) {
        group.append(QJsonObject{{u"column_name"_s, condition.column},
            {u"comparator"_s, condition.comparator}, {u"value"_s, condition.value}});
    }
    return {{u"group_operator"_s, criteria.groupOperator}, {u"group"_s, group}};
}

// The member `data` as a list; one object is a list of one, none an empty one.
Result<QJsonArray> catalystList(QByteArrayView json, const QString &what)
{
    const Result<QJsonObject> answer = zohoEnvelope(json, what);
    if (!answer)
        return fail(answer.error());
    const QJsonValue data = answer->value("data"_L1);
    if (data.isArray())
        return data.toArray();
    if (data.isObject())
        return QJsonArray{data};
    return QJsonArray();
}

Result<QJsonObject> catalystOne(QByteArrayView json, const QString &what, bool isChange = false)
{
    const Result<QJsonObject> answer = zohoEnvelope(json, what, isChange);
    if (!answer)
        return answer;
    const QJsonValue data = answer->value("data"_L1);
    const QJsonObject object = data.isArray() ? data.toArray().first().toObject() : data.toObject();
    if (object.isEmpty())
        return fail(zohoProtocolError(what, u"It says nothing about it."_s, isChange));
    return object;
}

CatalystTable catalystTable(const QJsonObject &object)
{
    const QJsonObject project = object.value("project_id"_L1).toObject();
    return {.id = zohoIdText(object.value("table_id"_L1)),
        .name = object.value("table_name"_L1).toString(),
        .projectId = zohoIdText(project.value("id"_L1)),
        .projectName = project.value("project_name"_L1).toString().simplified()};
}

CatalystColumn catalystColumn(const QJsonObject &object)
{
    CatalystColumn column;
    column.id = zohoIdText(object.value("column_id"_L1));
    column.name = object.value("column_name"_L1).toString();
    column.dataType = object.value("data_type"_L1).toString().simplified().toLower();
    if (column.dataType == "foreignkey"_L1)
        column.dataType = u"foreign key"_s;
    column.category = int(zohoCount(object.value("category"_L1)).value_or(2));
    column.maxLength = int(zohoCount(object.value("max_length"_L1)).value_or(0));
    column.isMandatory = zohoFlag(object.value("is_mandatory"_L1));
    column.isUnique = zohoFlag(object.value("is_unique"_L1));
    return column;
}

CatalystJobState catalystJobState(const QString &word)
{
    if (word.compare("Completed"_L1, Qt::CaseInsensitive) == 0)
        return CatalystJobState::Completed;
    if (word.compare("Failed"_L1, Qt::CaseInsensitive) == 0)
        return CatalystJobState::Failed;
    return CatalystJobState::InProgress;
}

} // namespace

QByteArray catalystReadJobBody(const CatalystReadOrder &order)
{
    QJsonObject query{{u"page"_s, order.page}};
    if (!order.columns.isEmpty())
        query.insert(u"select_columns"_s, QJsonArray::fromStringList(order.columns));
    if (!order.criteria.conditions.isEmpty())
        query.insert(u"criteria"_s, catalystCriteriaJson(order.criteria));
    QJsonObject body{{u"table_identifier"_s, order.table}, {u"query"_s, query}};
    if (!order.callbackUrl.isEmpty())
        body.insert(u"callback"_s, QJsonObject{{u"url"_s, order.callbackUrl}});
    return catalystJson(body);
}

QByteArray catalystQueryBody(const QString &zcql)
{
    return catalystJson({{u"query"_s, zcql}});
}

QByteArray catalystRowsBody(const QList<CatalystRow> &rows)
{
    QJsonArray list;
    for (const CatalystRow &row : rows) {
        QJsonObject object;
        for (const auto &[name, value] : row.cells())
            object.insert(name, value.isNull() ? QJsonValue() : QJsonValue(value));
        list.append(object);
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QByteArray catalystCacheBody(const QString &key, const QString &value, int hours)
{
    return catalystJson(
        {{u"cache_name"_s, key}, {u"cache_value"_s, value}, {u"expiry_in_hours"_s, hours}});
}

Result<QList<CatalystTable>> parseCatalystTables(QByteArrayView json)
{
    const QString what = u"Catalyst's list of tables cannot be understood."_s;
    const Result<QJsonArray> list = catalystList(json, what);
    if (!list)
        return fail(list.error());
    QList<CatalystTable> tables;
    for (const QJsonValue &item : *list) {
        tables.append(catalystTable(item.toObject()));
        if (!isZohoId(tables.last().id) || tables.last().name.isEmpty())
            return fail(zohoProtocolError(what, u"A table has no id or no name."_s));
    }
    return tables;
}

Result<CatalystTable> parseCatalystTable(QByteArrayView json)
{
    auto tables = parseCatalystTables(json);
    if (!tables)
        return fail(std::move(tables).error());
    if (tables->size() != 1) {
        return fail(
            zohoProtocolError(u"Catalyst's description of the table cannot be understood."_s,
                u"It names %1 tables."_s.arg(tables->size())));
    }
    return tables->first();
}

Result<QList<CatalystColumn>> parseCatalystColumns(QByteArrayView json)
{
    const QString what = u"Catalyst's list of columns cannot be understood."_s;
    const Result<QJsonArray> list = catalystList(json, what);
    if (!list)
        return fail(list.error());
    QList<CatalystColumn> columns;
    for (const QJsonValue &item : *list) {
        columns.append(catalystColumn(item.toObject()));
        if (columns.last().name.isEmpty())
            return fail(zohoProtocolError(what, u"A column has no name."_s));
    }
    return columns;
}

Result<qint64> parseCatalystCount(QByteArrayView json)
{
    const QString what = u"Catalyst's count of rows cannot be understood."_s;
    const Result<QJsonArray> list = catalystList(json, what);
    if (!list)
        return fail(list.error());
    // {"<Table>":{"COUNT(ROWID)":"5"}}, the table's name in the console's spelling (A.5).
    const QJsonObject row = list->first().toObject();
    const QJsonObject cells = row.isEmpty() ? row : row.begin()->toObject();
    const auto count = cells.size() == 1 ? zohoCount(*cells.begin()) : std::nullopt;
    if (!count || *count < 0)
        return fail(zohoProtocolError(what, u"It has no number."_s));
    return *count;
}

Result<QString> parseCatalystJobId(QByteArrayView json)
{
    const QString what = u"Catalyst's answer about the new job cannot be understood."_s;
    const Result<QJsonObject> job = catalystOne(json, what, true);
    if (!job)
        return fail(job.error());
    const QString id = zohoIdText(job->value("job_id"_L1));
    if (!isZohoId(id))
        return fail(zohoProtocolError(what, u"It has no id of the job."_s, true));
    return id;
}

Result<CatalystReadJob> parseCatalystReadJob(QByteArrayView json)
{
    const QString what = u"The state of the read job cannot be understood."_s;
    const Result<QJsonObject> object = catalystOne(json, what);
    if (!object)
        return fail(object.error());
    CatalystReadJob job;
    job.id = zohoIdText(object->value("job_id"_L1));
    job.stateWord = object->value("status"_L1).toString();
    if (!isZohoId(job.id) || job.stateWord.isEmpty())
        return fail(zohoProtocolError(what, u"It has no id or no status."_s));
    job.state = catalystJobState(job.stateWord);
    const QJsonObject query = object->value("query"_L1).toArray().first().toObject();
    const QJsonObject details = query.value("details"_L1).toObject();
    job.page = int(zohoCount(details.value("page"_L1)).value_or(1));
    const QJsonObject results = object->value("results"_L1).toObject();
    job.downloadUrl = results.value("download_url"_L1).toString();
    job.description = results.value("description"_L1).toString().left(500);
    const QJsonObject counts = results.value("details"_L1).toArray().first().toObject();
    job.recordsProcessed = zohoCount(counts.value("records_processed"_L1)).value_or(-1);
    if (const QJsonValue more = counts.value("more_records"_L1); !more.isUndefined())
        job.moreRecords = zohoFlag(more);
    return job;
}

std::optional<CatalystReadReport> parseCatalystReport(QByteArrayView json)
{
    const auto answer = zohoEnvelope(json, {});
    if (!answer)
        return {};
    const QJsonObject data = answer->value("data"_L1).toObject();
    if (data.isEmpty())
        return {};
    const QJsonObject read = data.begin()->toObject().value("read"_L1).toObject();
    const auto rows = zohoCount(read.value("rows_processed"_L1));
    if (!rows)
        return {};
    return CatalystReadReport{
        .rowsProcessed = *rows, .failures = zohoCount(read.value("fail_count"_L1)).value_or(0)};
}

Result<std::optional<QString>> parseCatalystCache(QByteArrayView json)
{
    const Result<QJsonObject> answer
        = zohoEnvelope(json, u"Catalyst's answer about the cache cannot be understood."_s);
    if (!answer)
        return fail(answer.error());
    const QJsonValue value = answer->value("data"_L1).toObject().value("cache_value"_L1);
    return value.isString() ? std::optional(value.toString()) : std::optional<QString>();
}

Result<QString> parseCatalystSegmentId(QByteArrayView json)
{
    const QString what = u"Catalyst's answer about the cache segment cannot be understood."_s;
    const Result<QJsonObject> segment = catalystOne(json, what);
    if (!segment)
        return fail(segment.error());
    QString id = zohoIdText(segment->value("id"_L1));
    if (id.isEmpty())
        id = zohoIdText(segment->value("segment_id"_L1));
    if (!isZohoId(id))
        return fail(zohoProtocolError(what, u"It has no id."_s));
    return id;
}

} // namespace sluice
