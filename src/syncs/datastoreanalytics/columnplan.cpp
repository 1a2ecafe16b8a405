// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/columnplan.h"

#include "core/mapping/shownvalue.h"
#include "core/mapping/transforms/datepattern.h"

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

// Of which a new column is made, unless the mapping names a type. What is hashed or masked is text.
QString newTypeOf(const SourceColumn &source, const PlannedColumn &column, const QString &chosen)
{
    if (!chosen.isEmpty())
        return chosen;
    const QString type = analyticsTypeOf(source);
    const bool becomesText = std::any_of(
        column.transforms.begin(), column.transforms.end(), [](const CellTransform &transform) {
            return transform.kind == TransformKind::Hash || transform.kind == TransformKind::Mask;
        });
    return becomesText && type != "MULTI_LINE"_L1 ? u"PLAIN"_s : type;
}

CellForm formOf(const PlannedColumn &column)
{
    if (column.sourceType != "datetime"_L1)
        return CellForm::Text;
    return column.targetType == "DATE_AS_DATE"_L1 ? CellForm::Day : CellForm::Time;
}

PlannedColumn planned(const SourceColumn &source, const TableMapping &mapping)
{
    PlannedColumn column{
        .source = source.name, .target = source.name, .sourceType = source.type, .isNew = true};
    if (isSameColumn(source.name, kRowId)) {
        column.targetType = mapping.rowIdType;
        return column;
    }
    const ColumnRule rule
        = mapping.ruleOf(source.name) ? *mapping.ruleOf(source.name) : ColumnRule();
    if (!rule.to.isEmpty())
        column.target = rule.to;
    column.transforms = rule.transform;
    column.isPersonal = rule.pii != PersonalData::No;
    if (rule.pii == PersonalData::Hashed)
        column.transforms.append({.kind = TransformKind::Hash});
    column.targetType = newTypeOf(source, column, rule.type);
    column.form = formOf(column);
    return column;
}

// ROWID and the table's own columns; ROWID comes first.
QList<SourceColumn> sentColumns(const QList<SourceColumn> &table, const TableMapping &mapping)
{
    QList<SourceColumn> sent;
    for (const SourceColumn &column : table) {
        if (isSameColumn(column.name, kRowId))
            sent.prepend({.name = kRowId, .type = u"bigint"_s, .isSystem = true});
        else if (isColumnSent(column, mapping))
            sent.append(column);
    }
    return sent;
}

const SourceColumn *columnIn(const QList<SourceColumn> &table, const QString &name)
{
    const auto found = std::find_if(table.cbegin(), table.cend(),
        [&name](const SourceColumn &column) { return isSameColumn(column.name, name); });
    return found == table.cend() ? nullptr : &*found;
}

// A name that means nothing stops the run: it may be the misspelt one of a column that must not go.
Result<void> checkNames(const QList<SourceColumn> &table, const TableMapping &mapping)
{
    QStringList named = mapping.columns.keys() + mapping.only + mapping.without;
    for (const RowCondition &condition : mapping.where)
        named.append(condition.column);
    named.removeIf([&table](const QString &name) { return columnIn(table, name) != nullptr; });
    named.removeDuplicates();
    if (named.isEmpty())
        return {};
    return fail(ErrorKind::Config, u"The mapping names columns that the table lacks"_s,
        named.join(u", "_s), u"Correct the mapping, or look whether the table was changed"_s);
}

Result<QList<SourceColumn>> sendable(const QList<SourceColumn> &table, const TableMapping &mapping)
{
    if (auto checked = checkNames(table, mapping); !checked)
        return fail(checked.error());
    const QList<SourceColumn> sent = sentColumns(table, mapping);
    if (sent.isEmpty() || !isSameColumn(sent.first().name, kRowId))
        return fail(ErrorKind::Protocol, u"The table has no ROWID"_s,
            u"Without it rows cannot be told apart"_s);
    if (sent.size() == 1)
        return fail(ErrorKind::Config, u"The table has no column of its own that could be sent"_s,
            u"Only system columns are left"_s,
            u"Add a column to the table, or leave fewer of them out"_s);
    return sent;
}

Result<void> addRowRules(
    ColumnPlan &plan, const QList<SourceColumn> &table, const TableMapping &mapping)
{
    plan.timeZone = mapping.timeZone;
    plan.check = mapping.check;
    plan.hashKeyVariable = mapping.hashKeyVariable;
    plan.where = mapping.where;
    QStringList problems;
    for (qsizetype i = 0; i < plan.where.size(); ++i) {
        RowCondition &condition = plan.where[i];
        const SourceColumn &column = *columnIn(table, condition.column);
        condition.column = column.name;
        condition.type = isSameColumn(column.name, kRowId) ? u"bigint"_s : column.type;
        if (const QString problem = condition.problem(); !problem.isEmpty())
            problems << u"where[%1] on %2: %3"_s.arg(QString::number(i), column.name, problem);
    }
    if (problems.isEmpty())
        return {};
    return fail(ErrorKind::Config, u"The mapping's filter does not fit the table"_s,
        problems.join(u"; "_s), u"Correct the mapping"_s);
}

// Two columns into one, and hashes into numbers.
Result<void> checkTargets(const ColumnPlan &plan)
{
    QStringList seen;
    QStringList problems;
    for (const PlannedColumn &column : plan.columns) {
        if (hasColumn(seen, column.target))
            problems << u"%1 goes into %2, which another column fills"_s.arg(
                column.source, column.target);
        seen << column.target;
        const bool isText = column.targetType == "PLAIN"_L1 || column.targetType == "MULTI_LINE"_L1;
        if (!isText && !column.transforms.isEmpty()
            && column.transforms.last().kind == TransformKind::Hash)
            problems << u"%1 is hashed, and %2 is no text but %3"_s.arg(
                column.source, column.target, column.targetType);
    }
    if (problems.isEmpty())
        return {};
    return fail(ErrorKind::Config, u"The mapping does not fit the view"_s, problems.join(u"; "_s),
        u"Correct the mapping"_s);
}

// How the column's days and times are written when they leave; empty: it has none.
QString javaPatternOf(const PlannedColumn &column)
{
    const QString day = u"yyyy-MM-dd"_s;
    const QString time = u"yyyy-MM-dd HH:mm:ss"_s;
    if (!column.targetType.startsWith("DATE"_L1))
        return {};
    for (auto it = column.transforms.crbegin(); it != column.transforms.crend(); ++it) {
        if (it->kind == TransformKind::Date && !DatePattern(it->text).hasTime())
            return day;
        if (it->kind == TransformKind::Date)
            return it->zone.isEmpty() ? time : u"yyyy-MM-dd'T'HH:mm:ssXXX"_s;
    }
    if (column.form != CellForm::Text)
        return column.form == CellForm::Time ? time : day;
    return column.sourceType == "date"_L1 ? day : QString();
}

} // namespace

bool isColumnSent(const SourceColumn &column, const TableMapping &mapping)
{
    const ColumnRule *rule = mapping.ruleOf(column.name);
    if (hasColumn(mapping.without, column.name)
        || (rule != nullptr && rule->pii == PersonalData::Out))
        return false;
    if (!mapping.only.isEmpty())
        return hasColumn(mapping.only, column.name);
    return rule != nullptr || (!column.isSystem && column.type != "encrypted text"_L1);
}

QString analyticsTypeOf(const SourceColumn &column)
{
    if (column.type == "varchar"_L1 && column.maxLength > kPlainSize)
        return u"MULTI_LINE"_s;
    const auto found = std::find_if(kTypes.begin(), kTypes.end(),
        [&column](const auto &type) { return type.first == column.type; });
    return found == kTypes.end() ? QString() : QString(found->second);
}

Result<ColumnPlan> planNewView(const QList<SourceColumn> &table, const TableMapping &mapping)
{
    auto sent = sendable(table, mapping);
    if (!sent)
        return fail(sent.error());
    ColumnPlan plan;
    QStringList unknown;
    for (const SourceColumn &source : std::as_const(*sent)) {
        plan.columns.append(planned(source, mapping));
        if (plan.columns.last().targetType.isEmpty())
            unknown << u"%1 (%2)"_s.arg(source.name, source.type);
    }
    if (!unknown.isEmpty())
        return fail(ErrorKind::Config, u"Columns have a type that is not known"_s,
            unknown.join(u", "_s), u"Map them to a type, or leave them out"_s);
    if (auto added = addRowRules(plan, table, mapping); !added)
        return fail(added.error());
    if (auto checked = checkTargets(plan); !checked)
        return fail(checked.error());
    return plan;
}

Result<ColumnPlan> planView(
    const QList<SourceColumn> &table, const QList<TargetColumn> &view, const TableMapping &mapping)
{
    auto sent = sendable(table, mapping);
    if (!sent)
        return fail(sent.error());
    ColumnPlan plan;
    QStringList formulas;
    for (const SourceColumn &source : std::as_const(*sent)) {
        PlannedColumn column = planned(source, mapping);
        const auto target
            = std::find_if(view.cbegin(), view.cend(), [&column](const TargetColumn &there) {
                  return isSameColumn(there.name, column.target);
              });
        column.isNew = target == view.cend();
        if (!column.isNew) {
            column.target = target->name;
            column.targetType = target->type;
            column.maxSize = target->maxSize;
            column.form = formOf(column);
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
    if (auto added = addRowRules(plan, table, mapping); !added)
        return fail(added.error());
    if (auto checked = checkTargets(plan); !checked)
        return fail(checked.error());
    return plan;
}

QStringList ColumnPlan::sources() const
{
    QStringList names;
    for (const PlannedColumn &column : columns)
        names << column.source;
    for (const RowCondition &condition : where) {
        if (!hasColumn(names, condition.column))
            names << condition.column;
    }
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
        if (const QString pattern = javaPatternOf(column); !pattern.isEmpty())
            formats.insert(column.target, pattern);
    }
    return formats;
}

QJsonObject ColumnPlan::toJson() const
{
    QJsonArray list;
    for (const PlannedColumn &column : columns)
        list.append(QJsonObject{{u"source"_s, column.source}, {u"target"_s, column.target},
            {u"sourceType"_s, column.sourceType}, {u"targetType"_s, column.targetType},
            {u"form"_s, static_cast<int>(column.form)}, {u"isNew"_s, column.isNew},
            {u"isPersonal"_s, column.isPersonal}, {u"maxSize"_s, column.maxSize},
            {u"transforms"_s, transformsToJson(column.transforms)}});
    return {{u"columns"_s, list}, {u"where"_s, conditionsToMemo(where)},
        {u"timeZone"_s, timeZone.toJson()}, {u"check"_s, check}, {u"hashKey"_s, hashKeyVariable}};
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
            .isNew = column[u"isNew"].toBool(),
            .isPersonal = column[u"isPersonal"].toBool(),
            .maxSize = column[u"maxSize"].toInteger(),
            .transforms = transformsOf(column[u"transforms"].toArray())});
    plan.where = conditionsOfMemo(json.value(u"where").toArray());
    const QJsonValue zones = json.value(u"timeZone");
    plan.timeZone = {.from = zones[u"from"].toString(), .to = zones[u"to"].toString()};
    plan.check = json.value(u"check").toBool();
    plan.hashKeyVariable = json.value(u"hashKey").toString();
    return plan;
}

QByteArrayView inForm(QByteArrayView value, CellForm form)
{
    const bool hasFraction = value.size() > kCivilTimeSize
        && (value[kCivilTimeSize] == ':' || value[kCivilTimeSize] == '.');
    if (form == CellForm::Time && hasFraction)
        return value.first(kCivilTimeSize);
    CivilTime time;
    if (form == CellForm::Day && readCivilTime(value, time) == CivilForm::Time)
        return value.first(kCivilDaySize);
    return value;
}

void appendCell(QByteArray &out, QByteArrayView value, CellForm form)
{
    const QByteArrayView text = inForm(value, form);
    out.append(text.data(), text.size());
}

QByteArrayView shownCell(const PlannedColumn &column, QByteArrayView value)
{
    return shownValue(value, column.isPersonal);
}

} // namespace sluice
