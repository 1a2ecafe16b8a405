// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/attentionmodel.h"

#include "console/widgets/rowdelegate.h"

#include <QFont>

namespace sluice {

using namespace Qt::StringLiterals;

AttentionModel::AttentionModel(QObject *parent)
    : KeptRowsModel(parent)
{
}

void AttentionModel::setRows(const QList<AttentionRow> &rows)
{
    if (rows != this->rows())
        takeRows(rows, [](const AttentionRow &row) { return row.key; });
}

int AttentionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AttentionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AttentionRow &attention = rows().at(index.row());
    if (index.column() == Action)
        return role == Qt::DisplayRole ? QVariant(attention.action) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return attention.text;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return attention.note.isEmpty() ? QVariant() : QVariant(attention.note);
    case CellRole::Note:
        return attention.note;
    case CellRole::Icon:
        return attention.icon;
    case CellRole::IconColor:
        return static_cast<int>(toneText(attention.tone));
    case CellRole::Weight:
        return static_cast<int>(QFont::Medium);
    default:
        return {};
    }
}

QVariant AttentionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == What ? tr("What") : tr("Action");
}

} // namespace sluice
