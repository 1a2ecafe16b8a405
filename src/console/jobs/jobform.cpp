// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/jobform.h"

#include "console/theme/icons.h"
#include "console/widgets/eliding.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QLineEdit>

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

void offerConnections(ElidingComboBox *combo, const QList<Connection> &connections,
    const QString &service, bool isFilling, const QString &saved, const QString &icon)
{
    const QString wanted = combo->count() > 0 && !isFilling ? combo->currentText() : saved;
    QStringList names;
    for (const Connection &connection : connections) {
        if (connection.service == service)
            names << connection.name;
    }
    if (!wanted.isEmpty() && !names.contains(wanted))
        names.prepend(wanted);
    combo->clear();
    for (const QString &name : std::as_const(names))
        combo->addItem(themeIcon(icon), name);
    combo->setCurrentText(wanted);
}

} // namespace sluice
