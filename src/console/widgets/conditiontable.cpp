// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/conditiontable.h"

#include "console/widgets/rowdelegate.h"

namespace sluice {

using namespace Qt::StringLiterals;

int ConditionTable::add()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    insertEmpty();
    endInsertRows();
    emit edited();
    return row;
}

void ConditionTable::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    removeAt(row);
    endRemoveRows();
    emit edited();
}

QString ConditionTable::problem() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (const QString problem = problemOf(row); !problem.isEmpty())
            return tr("Condition %1: %2").arg(QString::number(row + 1), problem);
    }
    return {};
}

void ConditionTable::changed(int row)
{
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit edited();
}

void ConditionTable::changedAll()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ConditionTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConditionTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    const int column = index.column();
    const QString text = column == Check ? problemOf(row) : shown(row, column);
    if (role == Qt::EditRole)
        return column == Check ? QVariant(text) : editValue(row, column);
    if (role != Qt::DisplayRole)
        return look(text, column, role);
    if (!text.isEmpty() || column == Check)
        return text;
    if (column == Subject)
        return subjectPlaceholder();
    return needsValue(row) ? tr("value") : QString();
}

QVariant ConditionTable::look(const QString &text, int column, int role) const
{
    switch (role) {
    case CellRole::Color:
        if (column == Check)
            return static_cast<int>(Role::Error);
        return text.isEmpty() ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    case CellRole::Icon:
        return column == Check && !text.isEmpty() ? QVariant(u"state-failed"_s) : QVariant();
    case CellRole::IconColor:
        return column == Check ? QVariant(static_cast<int>(Role::Error)) : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags ConditionTable::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool isFixed = m_isReadOnly || index.column() == Check
        || (index.column() == Value && !needsValue(index.row()));
    return isFixed ? flags : flags | Qt::ItemIsEditable;
}

QVariant ConditionTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Subject:
        return subjectTitle();
    case Comparator:
        return tr("Comparison");
    case Value:
        return tr("Value");
    default:
        return QString();
    }
}

} // namespace sluice
