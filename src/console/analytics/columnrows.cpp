// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a mapping's editor: out of a mapping, and into it.
#include "console/analytics/columnmodel.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kIdColumn = "ROWID"_L1;
constexpr qsizetype kLongestTarget = 255;

bool saysNothing(const ColumnRule &rule)
{
    return rule.to.isEmpty() && rule.type.isEmpty() && rule.transform.isEmpty()
        && rule.pii == PersonalData::No;
}

// As the list writes the name.
QString writtenIn(const QStringList &names, const QString &name)
{
    const auto found = std::find_if(names.cbegin(), names.cend(),
        [&name](const QString &written) { return isSameColumn(written, name); });
    return found == names.cend() ? QString() : *found;
}

ColumnRow rowOfColumn(const SourceColumn &source, const TableMapping &mapping)
{
    ColumnRow row{.source = source, .key = source.name};
    row.isRowId = isSameColumn(source.name, kIdColumn);
    row.isSent = isColumnSent(source, mapping);
    for (auto it = mapping.columns.constBegin(); it != mapping.columns.constEnd(); ++it) {
        if (!isSameColumn(it.key(), source.name))
            continue;
        row.key = it.key();
        row.rule = *it;
        row.hadRule = true;
    }
    if (const QString left = writtenIn(mapping.without, source.name); !left.isEmpty()) {
        row.wasLeftOut = true;
        row.key = left;
    }
    if (const QString chosen = writtenIn(mapping.only, source.name); !chosen.isEmpty())
        row.key = chosen;
    return row;
}

// In the order of the mapping's names.
QStringList namesOf(const TableMapping &mapping)
{
    QStringList names;
    for (const QString &name : mapping.columns.keys() + mapping.only + mapping.without) {
        if (!hasColumn(names, name))
            names << name;
    }
    return names;
}

bool isHashed(const ColumnRule &rule)
{
    return rule.pii == PersonalData::Hashed
        || (!rule.transform.isEmpty() && rule.transform.last().kind == TransformKind::Hash);
}

} // namespace

QString ColumnRow::automaticType() const
{
    return isHashed(rule) ? u"PLAIN"_s : analyticsTypeOf(source);
}

QString ColumnRow::targetType() const
{
    if (target)
        return target->type;
    return rule.type.isEmpty() ? automaticType() : rule.type;
}

QList<ColumnRow> columnRows(
    const std::optional<QList<SourceColumn>> &table, const TableMapping &mapping)
{
    QList<ColumnRow> rows;
    QStringList known;
    for (const SourceColumn &column : table.value_or(QList<SourceColumn>())) {
        rows << rowOfColumn(column, mapping);
        known << column.name;
    }
    for (const QString &name : namesOf(mapping)) {
        if (hasColumn(known, name))
            continue;
        ColumnRow row = rowOfColumn({.name = name, .type = {}}, mapping);
        row.isThere = !table;
        rows << row;
    }
    // As it goes: ROWID first.
    std::stable_partition(
        rows.begin(), rows.end(), [](const ColumnRow &row) { return row.isRowId; });
    return rows;
}

void putColumnTargets(QList<ColumnRow> &rows, const std::optional<QList<TargetColumn>> &view)
{
    for (ColumnRow &row : rows) {
        row.target.reset();
        row.isNew = false;
        if (!view)
            continue;
        const auto found
            = std::find_if(view->cbegin(), view->cend(), [&row](const TargetColumn &target) {
                  return isSameColumn(target.name, row.targetName());
              });
        if (found != view->cend())
            row.target = *found;
        row.isNew = !row.target;
    }
}

void putColumnRows(const QList<ColumnRow> &rows, bool isOnlyChosen, TableMapping &mapping)
{
    mapping.columns.clear();
    mapping.only.clear();
    mapping.without.clear();
    for (const ColumnRow &row : rows) {
        if (row.isRowId)
            continue;
        const bool isOut = row.rule.pii == PersonalData::Out;
        const bool goesUnasked = isColumnSent(row.source);
        bool hasRule = row.hadRule || !saysNothing(row.rule);
        if (isOnlyChosen) {
            if (row.goes())
                mapping.only << row.key;
            hasRule = hasRule && (row.isSent || isOut);
        } else if (!row.isSent && !isOut) {
            if (goesUnasked || row.wasLeftOut)
                mapping.without << row.key;
            hasRule = false;
        } else if (!goesUnasked) {
            hasRule = true; // what the service keeps for itself goes only when asked
        }
        if (hasRule)
            mapping.columns.insert(row.key, row.rule);
    }
    mapping.only.sort();
    mapping.without.sort();
}

QString columnProblem(const QList<ColumnRow> &rows, qsizetype number)
{
    const ColumnRow &row = rows.at(number);
    if (!row.isThere)
        return ColumnModel::tr("The table has no such column: remove it");
    if (row.isRowId || !row.goes())
        return {};
    if (isSameColumn(row.rule.to, kIdColumn))
        return ColumnModel::tr("ROWID is the column of the ids");
    if (row.rule.to.size() > kLongestTarget)
        return ColumnModel::tr("The name is longer than %1 characters").arg(kLongestTarget);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (i != number && rows.at(i).goes()
            && isSameColumn(rows.at(i).targetName(), row.targetName()))
            return ColumnModel::tr("%1 goes into this column, too").arg(rows.at(i).source.name);
    }
    if (row.target && row.target->isFormula)
        return ColumnModel::tr("A formula computes this column of the view");
    const QString type = row.targetType();
    if (isHashed(row.rule) && type != "PLAIN"_L1 && type != "MULTI_LINE"_L1)
        return ColumnModel::tr("A hash is text, and this column is %1").arg(type);
    const bool hashesTwice = row.rule.pii == PersonalData::Hashed
        && std::any_of(row.rule.transform.cbegin(), row.rule.transform.cend(),
            [](const CellTransform &transform) { return transform.kind == TransformKind::Hash; });
    if (hashesTwice)
        return ColumnModel::tr("It is hashed already: take the hash out of its transforms");
    if (type.isEmpty() && !row.source.type.isEmpty())
        return ColumnModel::tr("Choose a type: %1 is not known").arg(row.source.type);
    return {};
}

} // namespace sluice
