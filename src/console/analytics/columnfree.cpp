// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a view that get nothing, in a mapping's editor.
#include "console/analytics/columnmodel.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QFont>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

bool canBeFilled(const TargetColumn &column)
{
    return !column.isFormula && column.type != "AUTO_NUMBER"_L1
        && !isSameColumn(column.name, u"ROWID"_s);
}

QList<TargetColumn> freeColumns(
    const QList<ColumnRow> &rows, const std::optional<QList<TargetColumn>> &view)
{
    QList<TargetColumn> free;
    for (const TargetColumn &column : view.value_or(QList<TargetColumn>())) {
        const bool isTaken
            = std::any_of(rows.cbegin(), rows.cend(), [&column](const ColumnRow &row) {
                  return row.goes() && isSameColumn(row.targetName(), column.name);
              });
        if (!isTaken && canBeFilled(column))
            free << column;
    }
    return free;
}

const TargetColumn *ColumnModel::freeAt(qsizetype field) const
{
    return field < m_rows.size() ? nullptr : &m_free.at(field - m_rows.size());
}

QStringList ColumnModel::freeSources() const
{
    QStringList names;
    for (const ColumnRow &row : m_rows) {
        if (row.isThere && !row.isRowId && !(row.goes() && row.target))
            names << row.source.name;
    }
    return names;
}

// Both lists are in the view's order.
void ColumnModel::place()
{
    putColumnTargets(m_rows, m_view);
    const QList<TargetColumn> now = freeColumns(m_rows, m_view);
    const auto isAt = [](const QList<TargetColumn> &columns, qsizetype at, const QString &name) {
        return at < columns.size() && columns.at(at).name == name;
    };
    for (qsizetype i = m_free.size() - 1; i >= 0; --i) {
        const bool isStill = std::any_of(now.cbegin(), now.cend(),
            [this, i](const TargetColumn &column) { return column.name == m_free.at(i).name; });
        if (!isStill)
            removeField(m_rows.size() + i, [this, i] { m_free.removeAt(i); });
    }
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (!isAt(m_free, i, now.at(i).name))
            insertField(m_rows.size() + i, [this, i, &now] { m_free.insert(i, now.at(i)); });
    }
}

// It goes after all; what is personal stays so.
void ColumnModel::letGo(ColumnRow &row)
{
    row.isSent = true;
    if (row.rule.pii == PersonalData::Out)
        row.rule.pii = PersonalData::Flagged;
}

// The column's own row says so then, and the view's is no row of its own any more.
bool ColumnModel::fill(const QString &target, const QString &source)
{
    if (!freeSources().contains(source))
        return source.isEmpty(); // as it was
    for (ColumnRow &row : m_rows) {
        if (row.source.name != source)
            continue;
        row.rule.to = target == source ? QString() : target;
        letGo(row);
        break;
    }
    place();
    changedAll();
    emit edited();
    emit filled(source);
    return true;
}

QVariant ColumnModel::freeText(const TargetColumn &column, int shown) const
{
    switch (shown) {
    case Source:
        return tr("not mapped");
    case Target:
        return column.name;
    case TargetType:
        return column.type.isEmpty() ? Format::none() : column.type;
    case Sample:
    case Check:
        return {};
    default:
        return Format::none();
    }
}

QVariant ColumnModel::freeData(const TargetColumn &column, int shown, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return freeText(column, shown);
    case Qt::EditRole:
        return shown == Source ? QVariant(QString()) : freeText(column, shown);
    case CellRole::Weight:
        return static_cast<int>(shown == Target ? QFont::Medium : QFont::Normal);
    case CellRole::Color:
        return shown == Target ? QVariant() : QVariant(static_cast<int>(Role::Muted));
    default:
        return {};
    }
}

} // namespace sluice
