// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/choicedelegate.h"

#include <QComboBox>
#include <QLineEdit>

namespace sluice {

ChoiceDelegate::ChoiceDelegate(int column, const Look &look, Choices choices, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_chooser(look)
    , m_choices(std::move(choices))
{
    m_look.setColumnKind(column, look.kind);
}

QWidget *ChoiceDelegate::createEditor(
    QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(m_chooser.objectName);
    combo->setAccessibleName(m_chooser.name);
    combo->setEditable(m_chooser.isTyped);
    for (const auto &[text, value] : m_choices(index))
        combo->addItem(text, value);
    if (m_chooser.isTyped) {
        combo->setInsertPolicy(QComboBox::NoInsert);
        combo->lineEdit()->setAccessibleName(m_chooser.name);
    }
    return combo;
}

void ChoiceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *combo = qobject_cast<QComboBox *>(editor);
    const QVariant value = index.data(Qt::EditRole);
    combo->setCurrentIndex(combo->findData(value));
    if (m_chooser.isTyped) {
        combo->setEditText(value.toString());
        combo->lineEdit()->selectAll(); // what is typed takes its place
    }
}

void ChoiceDelegate::setModelData(
    QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *combo = qobject_cast<QComboBox *>(editor);
    model->setData(index, m_chooser.isTyped ? QVariant(combo->currentText()) : combo->currentData(),
        Qt::EditRole);
}

void ChoiceDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    m_look.paint(painter, option, index);
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return m_look.sizeHint(option, index);
}

} // namespace sluice
