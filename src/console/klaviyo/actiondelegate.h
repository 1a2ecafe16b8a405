// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/propertymodel.h"
#include "console/widgets/rowdelegate.h"

namespace sluice {

// The chooser of what happens with a field, in the table of properties. GUI thread; owned by the
// view.
class ActionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActionDelegate)

public:
    ActionDelegate(const PropertyModel &model, QObject *parent);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(
        QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const PropertyModel &m_model;
    RowDelegate m_look; // paints as the other columns do
};

} // namespace sluice
