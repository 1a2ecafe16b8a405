// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/rowdelegate.h"

namespace sluice {

class CriteriaModel;

// The values of a CRM read's conditions, edited as their fields are: a chooser for pick lists and
// booleans, a time for days, a line for the rest and for lists. Painted as the other columns are.
// GUI thread; owned by the view.
class CriteriaDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CriteriaDelegate)

public:
    CriteriaDelegate(const CriteriaModel &model, QObject *parent);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(
        QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const CriteriaModel &m_model;
    RowDelegate m_look;
};

} // namespace sluice
