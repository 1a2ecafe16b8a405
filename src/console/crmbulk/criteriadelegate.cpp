// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/criteriadelegate.h"

#include "console/crmbulk/criteriamodel.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>

namespace sluice {

using namespace Qt::StringLiterals;

CriteriaDelegate::CriteriaDelegate(const CriteriaModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
    m_look.setColumnKind(CriteriaModel::Value, CellKind::Mono);
}

QWidget *CriteriaDelegate::createEditor(
    QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const CrmCondition &condition = m_model.conditions().at(index.row());
    const CrmValueForm form = valueFormOf(m_model.typeOf(index.row()));
    const bool isList = takesList(condition.comparator);
    QWidget *editor = nullptr;
    if (form == CrmValueForm::Moment && !isList) {
        auto *time = new QDateTimeEdit(parent);
        time->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
        time->setCalendarPopup(true);
        editor = time;
    } else if (!isList && (form == CrmValueForm::Boolean || form == CrmValueForm::PickList)) {
        auto *combo = new QComboBox(parent);
        combo->setEditable(form == CrmValueForm::PickList); // a part of one may be looked for
        combo->setInsertPolicy(QComboBox::NoInsert);
        combo->addItems(form == CrmValueForm::Boolean ? QStringList{u"true"_s, u"false"_s}
                                                      : m_model.picksOf(index.row()));
        if (combo->lineEdit())
            combo->lineEdit()->setAccessibleName(tr("Value"));
        editor = combo;
    } else {
        auto *line = new QLineEdit(parent);
        line->setPlaceholderText(isList ? tr("Values, with commas between") : QString());
        editor = line;
    }
    editor->setObjectName(u"criteriaValueEdit"_s);
    editor->setAccessibleName(tr("Value"));
    return editor;
}

void CriteriaDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *combo = qobject_cast<QComboBox *>(editor)) {
        combo->setCurrentIndex(combo->findText(text));
        if (combo->isEditable())
            combo->setEditText(text);
    } else if (auto *time = qobject_cast<QDateTimeEdit *>(editor)) {
        const QDateTime moment = QDateTime::fromString(text, Qt::ISODate);
        time->setDateTime(
            moment.isValid() ? moment.toLocalTime() : QDateTime(QDate::currentDate(), QTime(0, 0)));
    } else if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setText(text);
    }
}

void CriteriaDelegate::setModelData(
    QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    QString text;
    if (const auto *combo = qobject_cast<QComboBox *>(editor))
        text = combo->currentText();
    else if (const auto *time = qobject_cast<QDateTimeEdit *>(editor))
        text = time->dateTime().toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u"+00:00"_s;
    else if (const auto *line = qobject_cast<QLineEdit *>(editor))
        text = line->text();
    model->setData(index, text, Qt::EditRole);
}

void CriteriaDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    m_look.paint(painter, option, index);
}

QSize CriteriaDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return m_look.sizeHint(option, index);
}

} // namespace sluice
