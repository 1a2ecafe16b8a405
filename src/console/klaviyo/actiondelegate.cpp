// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/actiondelegate.h"

#include <QComboBox>

namespace sluice {

ActionDelegate::ActionDelegate(const PropertyModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
    m_look.setColumnKind(PropertyModel::What, CellKind::Combo);
}

QWidget *ActionDelegate::createEditor(
    QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(QStringLiteral("actionCombo"));
    combo->setAccessibleName(tr("What happens"));
    for (const PropertyModel::Action action : m_model.actions())
        combo->addItem(PropertyModel::actionWord(action), static_cast<int>(action));
    return combo;
}

void ActionDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *combo = qobject_cast<QComboBox *>(editor);
    combo->setCurrentIndex(combo->findData(index.data(Qt::EditRole)));
}

void ActionDelegate::setModelData(
    QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QComboBox *>(editor)->currentData(), Qt::EditRole);
}

void ActionDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    m_look.paint(painter, option, index);
}

QSize ActionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return m_look.sizeHint(option, index);
}

} // namespace sluice
