// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/columnplan.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kRowId = "ROWID"_L1;
constexpr qint64 kPlainSize = 253; // what a metadata sample shows (datastore-analytics B.2)

// Data Store type -> Analytics type (C.8, Sluice's column).
constexpr std::array kTypes{std::pair{"text"_L1, "MULTI_LINE"_L1},
    std::pair{"varchar"_L1, "PLAIN"_L1}, std::pair{"date"_L1, "DATE_AS_DATE"_L1},
    std::pair{"datetime"_L1, "DATE"_L1}, std::pair{"int"_L1, "NUMBER"_L1},
    std::pair{"bigint"_L1, "NUMBER"_L1}, std::pair{"double"_L1, "DECIMAL_NUMBER"_L1},
    std::pair{"boolean"_L1, "BOOLEAN"_L1}, std::pair{"foreign key"_L1, "PLAIN"_L1},
    std::pair{"encrypted text"_L1, "PLAIN"_L1}};

bool isSame(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

PlannedColumn planned(const SourceColumn &source)
{
    return {.source = source.name,
        .target = source.name,
        .sourceType = source.type,
        .targetType = analyticsTypeOf(source),
        .form = source.type == "datetime"_L1 ? CellForm::Time : CellForm::Text};
}

// ROWID and the table's own columns; ROWID comes first.
QList<SourceColumn> sentColumns(const QList<SourceColumn> &table)
{
    QList<SourceColumn> sent;
    for (const SourceColumn &column : table) {
        if (isSame(column.name, kRowId))
            sent.prepend({.name = kRowId, .type = u"bigint"_s, .isSystem = true});
        else if (!column.isSystem && column.type != "encrypted text"_L1)
            sent.append(column);
    }
    return sent;
}

Result<QList<SourceColumn>> sendable(const QList<SourceColumn> &table)
{
    const QList<SourceColumn> sent = sentColumns(table);
    if (sent.isEmpty() || !isSame(sent.first().name, kRowId))
        return fail(ErrorKind::Protocol, u"The table has no ROWID"_s,
            u"Without it rows cannot be told apart"_s);
    if (sent.size() == 1)
        return fail(ErrorKind::Config, u"The table has no column of its own that could be sent"_s,
            u"Only system columns are left"_s, u"Add a column to the table"_s);
    return sent;
}

} // namespace

QString analyticsTypeOf(const SourceColumn &column)
{
    if (column.type == "varchar"_L1 && column.maxLength > kPlainSize)
        return u"MULTI_LINE"_s;
    const auto found = std::find_if(kTypes.begin(), kTypes.end(),
        [&column](const auto &type) { return type.first == column.type; });
    return found == kTypes.end() ? QString() : QString(found->second);
}

Result<ColumnPlan> planNewView(const QList<SourceColumn> &table)
{
    auto sent = sendable(table);
    if (!sent)
        return fail(sent.error());
    ColumnPlan plan;
    QStringList unknown;
    for (const SourceColumn &source : std::as_const(*sent)) {
        plan.columns.append(planned(source));
        plan.columns.last().isNew = true;
        if (plan.columns.last().targetType.isEmpty())
            unknown << u"%1 (%2)"_s.arg(source.name, source.type);
    }
    if (!unknown.isEmpty())
        return fail(ErrorKind::Config, u"Columns have a type that is not known"_s,
            unknown.join(u", "_s), u"Map them to a type, or leave them out"_s);
    return plan;
}

Result<ColumnPlan> planView(const QList<SourceColumn> &table, const QList<TargetColumn> &view)
{
    auto sent = sendable(table);
    if (!sent)
        return fail(sent.error());
    ColumnPlan plan;
    QStringList formulas;
    for (const SourceColumn &source : std::as_const(*sent)) {
        const auto target = std::find_if(view.cbegin(), view.cend(),
            [&source](const TargetColumn &column) { return isSame(column.name, source.name); });
        PlannedColumn column = planned(source);
        column.isNew = target == view.cend();
        if (!column.isNew) {
            column.target = target->name;
            column.targetType = target->type;
            if (target->isFormula)
                formulas << target->name;
        }
        plan.columns.append(column);
    }
    if (plan.columns.first().isNew)
        return fail(ErrorKind::Config, u"The view has no column ROWID"_s,
            u"Its rows cannot be matched with those of the table"_s,
            u"Choose another view, or let Sluice create one"_s);
    if (!formulas.isEmpty())
        return fail(ErrorKind::Config, u"Columns of the view are computed by a formula"_s,
            formulas.join(u", "_s), u"Rename them in Analytics, or leave them out"_s);
    return plan;
}

QStringList ColumnPlan::sources() const
{
    QStringList names;
    for (const PlannedColumn &column : columns)
        names << column.source;
    return names;
}

QStringList ColumnPlan::targets() const
{
    QStringList names;
    for (const PlannedColumn &column : columns)
        names << column.target;
    return names;
}

QMap<QString, QString> ColumnPlan::dateFormats() const
{
    QMap<QString, QString> formats;
    for (const PlannedColumn &column : columns) {
        if (column.sourceType == "date"_L1)
            formats.insert(column.target, u"yyyy-MM-dd"_s);
        else if (column.form == CellForm::Time)
            formats.insert(column.target, u"yyyy-MM-dd HH:mm:ss"_s);
    }
    return formats;
}

QJsonObject ColumnPlan::toJson() const
{
    QJsonArray list;
    for (const PlannedColumn &column : columns)
        list.append(QJsonObject{{u"source"_s, column.source}, {u"target"_s, column.target},
            {u"sourceType"_s, column.sourceType}, {u"targetType"_s, column.targetType},
            {u"form"_s, static_cast<int>(column.form)}, {u"isNew"_s, column.isNew}});
    return {{u"columns"_s, list}};
}

ColumnPlan ColumnPlan::fromJson(const QJsonObject &json)
{
    ColumnPlan plan;
    for (const QJsonValue &column : json.value(u"columns").toArray())
        plan.columns.append({.source = column[u"source"].toString(),
            .target = column[u"target"].toString(),
            .sourceType = column[u"sourceType"].toString(),
            .targetType = column[u"targetType"].toString(),
            .form = static_cast<CellForm>(column[u"form"].toInt()),
            .isNew = column[u"isNew"].toBool()});
    return plan;
}

void appendCell(QByteArray &out, QByteArrayView value, CellForm form)
{
    constexpr qsizetype kSeconds = 19; // "2021-08-17 13:02:11"
    if (form == CellForm::Time && value.size() > kSeconds
        && (value[kSeconds] == ':' || value[kSeconds] == '.'))
        value = value.first(kSeconds);
    out.append(value.data(), value.size());
}

} // namespace sluice
