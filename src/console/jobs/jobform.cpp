// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/jobform.h"

#include "console/theme/colormark.h"
#include "console/theme/icons.h"
#include "console/widgets/eliding.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QBoxLayout>
#include <QHash>
#include <QLineEdit>

#include <algorithm>

namespace sluice {

void JobForm::setFieldsEnabled(bool isEnabled, const QList<QWidget *> &kept)
{
    for (QWidget *field : findChildren<QWidget *>()) {
        const bool isField = qobject_cast<QComboBox *>(field) || qobject_cast<QLineEdit *>(field)
            || qobject_cast<QAbstractSpinBox *>(field) || qobject_cast<QAbstractButton *>(field);
        if (isField && !kept.contains(field))
            field->setEnabled(isEnabled);
    }
}

// The layout of a form is a row of its columns.
void JobForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    auto *columns = qobject_cast<QBoxLayout *>(layout());
    if (!columns)
        return;
    int wanted = columns->spacing();
    for (int i = 0; i < columns->count(); ++i)
        wanted += columns->itemAt(i)->minimumSize().width();
    columns->setDirection(width() < wanted ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QSize JobForm::minimumSizeHint() const
{
    int widest = 0;
    for (int i = 0; layout() && i < layout()->count(); ++i)
        widest = std::max(widest, layout()->itemAt(i)->minimumSize().width());
    return {widest, QWidget::minimumSizeHint().height()};
}

void offerConnections(ElidingComboBox *combo, const QList<Connection> &connections,
    const QString &service, bool isFilling, const QString &saved, const QString &icon)
{
    const QString wanted = combo->count() > 0 && !isFilling ? combo->currentText() : saved;
    QStringList names;
    QHash<QString, QString> marks;
    for (const Connection &connection : connections) {
        if (connection.service != service)
            continue;
        names << connection.name;
        marks.insert(connection.name, connection.colour);
    }
    if (!wanted.isEmpty() && !names.contains(wanted))
        names.prepend(wanted);
    combo->clear();
    for (const QString &name : std::as_const(names)) {
        const QString mark = marks.value(name);
        combo->addItem(mark.isEmpty() ? themeIcon(icon) : markIcon(mark), name);
    }
    combo->setCurrentText(wanted);
}

} // namespace sluice
