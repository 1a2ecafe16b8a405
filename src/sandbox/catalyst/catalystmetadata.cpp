// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/catalystmetadata.h"

#include "sandbox/catalyst/catalysttime.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kTablesChangedMs = 1'704'047'400'000;

QJsonObject columnJson(const DataTableSpec &spec, const DataColumn &column, bool isText)
{
    return {{u"table_id"_s, idValue(spec.id, isText)},
        {u"column_sequence"_s, idValue(column.sequence, isText)},
        {u"column_name"_s, QString::fromUtf8(column.name)},
        {u"category"_s, column.isSystem ? 1 : 2}, {u"data_type"_s, dataTypeName(column.type)},
        {u"max_length"_s, idValue(column.maxLength, isText)},
        {u"is_mandatory"_s, column.isMandatory}, {u"decimal_digits"_s, idValue(2, isText)},
        {u"is_unique"_s, column.isUnique}, {u"search_index_enabled"_s, false},
        {u"column_id"_s, idValue(column.id, isText)}};
}

QJsonArray columnsJson(const DataTableSpec &spec, bool isText)
{
    QJsonArray all;
    for (const DataColumn &column : spec.columns)
        all.append(columnJson(spec, column, isText));
    return all;
}

QJsonObject tableJson(const DataTableSpec &spec, bool isText)
{
    return {{u"project_id"_s, projectReference(isText)},
        {u"table_name"_s, QString::fromUtf8(spec.module.name)},
        {u"modified_by"_s, projectUser(isText)},
        {u"modified_time"_s, catalystDisplayTime(kTablesChangedMs)},
        {u"table_id"_s, idValue(spec.id, isText)}};
}

} // namespace

HttpReply describeTables(const CatalystStore &store, const HttpRequest &request)
{
    QJsonArray all;
    for (int i = 0; i < store.tableCount(); ++i)
        all.append(tableJson(store.spec(i), wantsTextIds(request)));
    return catalystSuccess(all);
}

HttpReply describeTable(const DataTableSpec &spec, const HttpRequest &request)
{
    QJsonObject table = tableJson(spec, wantsTextIds(request));
    table.insert(u"column_details"_s, columnsJson(spec, wantsTextIds(request)));
    return catalystSuccess(table);
}

HttpReply describeColumns(const DataTableSpec &spec, const HttpRequest &request)
{
    return catalystSuccess(columnsJson(spec, wantsTextIds(request)));
}

HttpReply describeColumn(
    const DataTableSpec &spec, const QString &idOrName, const HttpRequest &request)
{
    const QByteArray name = idOrName.toUtf8();
    for (const DataColumn &column : spec.columns) {
        if (column.name == name || QByteArray::number(column.id) == name)
            return catalystSuccess(columnJson(spec, column, wantsTextIds(request)));
    }
    return unknownId(u"Column"_s).reply();
}

} // namespace sluice::sandbox
