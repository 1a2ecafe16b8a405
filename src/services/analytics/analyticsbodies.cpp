// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsbodies.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString importTypeWord(ImportType type)
{
    switch (type) {
    case ImportType::TruncateAdd:
        return u"truncateadd"_s;
    case ImportType::UpdateAdd:
        return u"updateadd"_s;
    case ImportType::Append:
        break;
    }
    return u"append"_s;
}

QString onErrorWord(ImportOnError onError)
{
    switch (onError) {
    case ImportOnError::SkipRow:
        return u"skiprow"_s;
    case ImportOnError::SetColumnEmpty:
        return u"setcolumnempty"_s;
    case ImportOnError::Abort:
        break;
    }
    return u"abort"_s;
}

void addDates(QJsonObject &config, const QString &format, const QMap<QString, QString> &columns)
{
    if (!format.isEmpty())
        config.insert(u"dateFormat"_s, format);
    QJsonObject patterns;
    for (auto it = columns.begin(); it != columns.end(); ++it)
        patterns.insert(it.key(), it.value());
    if (!patterns.isEmpty())
        config.insert(u"columnDateFormat"_s, patterns);
}

// MANDATORY is a text in the documented sample, PII a flag (B.3).
QJsonObject newColumnJson(const AnalyticsNewColumn &column)
{
    QJsonObject json{{u"COLUMNNAME"_s, column.name}, {u"DATATYPE"_s, column.type}};
    if (column.isMandatory)
        json.insert(u"MANDATORY"_s, u"true"_s);
    if (column.isPii)
        json.insert(u"PII"_s, true);
    if (!column.description.isEmpty())
        json.insert(u"DESCRIPTION"_s, column.description);
    return json;
}

void addCallback(QJsonObject &config, const ImportOrder &order)
{
    if (!order.callbackUrl.isEmpty())
        config.insert(u"callbackUrl"_s, order.callbackUrl);
}

QJsonObject importShape(const ImportOrder &order)
{
    QJsonObject config{{u"importType"_s, importTypeWord(order.importType)},
        {u"onError"_s, onErrorWord(order.onError)}, {u"autoIdentify"_s, order.autoIdentify}};
    if (!order.autoIdentify) {
        config.insert(u"delimiter"_s, 0);
        config.insert(u"quoted"_s, 2);
        config.insert(u"commentChar"_s, order.commentChar);
    }
    if (order.importType == ImportType::UpdateAdd) {
        config.insert(u"matchingColumns"_s, QJsonArray::fromStringList(order.matchingColumns));
        if (order.matchNulls)
            config.insert(u"matchNulls"_s, true);
    }
    if (!order.selectedColumns.isEmpty())
        config.insert(u"selectedColumns"_s, QJsonArray::fromStringList(order.selectedColumns));
    if (order.thousandSeparator >= 0)
        config.insert(u"thousandSeparator"_s, order.thousandSeparator);
    if (order.decimalSeparator >= 0)
        config.insert(u"decimalSeparator"_s, order.decimalSeparator);
    addDates(config, order.dateFormat, order.columnDateFormat);
    return config;
}

} // namespace

QByteArray analyticsConfigText(const QJsonObject &config)
{
    return config.isEmpty() ? QByteArray() : QJsonDocument(config).toJson(QJsonDocument::Compact);
}

QJsonObject createTableConfig(
    const QString &name, const QString &description, const QList<AnalyticsNewColumn> &columns)
{
    QJsonArray list;
    for (const AnalyticsNewColumn &column : columns)
        list.append(newColumnJson(column));
    return {{u"tableDesign"_s,
        QJsonObject{
            {u"TABLENAME"_s, name}, {u"TABLEDESCRIPTION"_s, description}, {u"COLUMNS"_s, list}}}};
}

QJsonObject addColumnConfig(const AnalyticsNewColumn &column)
{
    return {{u"columnName"_s, column.name}, {u"dataType"_s, column.type}};
}

QJsonObject importConfig(const ImportOrder &order)
{
    QJsonObject config = importShape(order);
    config.insert(u"fileType"_s, u"csv"_s);
    addCallback(config, order);
    return config;
}

QJsonObject batchStartConfig(const ImportOrder &order, bool isLast)
{
    QJsonObject config = importShape(order);
    config.insert(u"batchKey"_s, u"start"_s);
    config.insert(u"isLastBatch"_s, isLast);
    addCallback(config, order);
    return config;
}

QJsonObject nextBatchConfig(const QString &batchKey, bool isLast)
{
    return {{u"batchKey"_s, batchKey}, {u"isLastBatch"_s, isLast}};
}

QJsonObject rowConfig(const AnalyticsValues &values, const AnalyticsDates &dates)
{
    QJsonObject columns;
    for (const auto &[name, value] : values)
        columns.insert(name, value.isNull() ? u""_s : value);
    QJsonObject config{{u"columns"_s, columns}};
    addDates(config, dates.dateFormat, dates.columnDateFormat);
    return config;
}

// Without `quoted` nothing is quoted at all (B.7).
QJsonObject exportConfig(const QStringList &columns, const QString &criteria)
{
    QJsonObject config{{u"responseFormat"_s, u"csv"_s}, {u"delimiter"_s, 0}, {u"quoted"_s, 1}};
    if (!columns.isEmpty())
        config.insert(u"selectedColumns"_s, QJsonArray::fromStringList(columns));
    if (!criteria.isEmpty())
        config.insert(u"criteria"_s, criteria);
    return config;
}

QJsonObject sqlExportConfig(const QString &sql)
{
    QJsonObject config = exportConfig({}, {});
    config.insert(u"sqlQuery"_s, sql);
    return config;
}

} // namespace sluice
