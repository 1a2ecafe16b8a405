// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/rowdelegate.h"

#include <functional>
#include <utility>

namespace sluice {

// A column of a table whose cells are chosen from a list while they are edited, and painted as the
// other columns are. GUI thread; owned by the view.
class ChoiceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChoiceDelegate)

public:
    // Text and value, for the cell.
    using Choices = std::function<QList<std::pair<QString, QVariant>>(const QModelIndex &index)>;
    struct Look
    {
        CellKind kind = CellKind::Combo;
        QString objectName; // of the chooser
        QString name; // what is chosen, for screen readers
        bool isTyped = false; // the value is a text, and others than those listed may be typed
    };

    ChoiceDelegate(int column, const Look &look, Choices choices, QObject *parent);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(
        QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Look m_chooser;
    Choices m_choices;
    RowDelegate m_look; // paints as the other columns do
};

} // namespace sluice
