// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmtypes.h"

#include <QDialog>

class QListWidget;

namespace sluice {

class Prompt;
class TypedLabel;

// Which fields of a module are read: a list with check boxes and a find field. Opened, never
// executed; deletes itself. GUI thread. Object name `fieldsDialog`.
class FieldsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldsDialog)

public:
    FieldsDialog(
        const QList<CrmField> &fields, const QStringList &chosen, Prompt &prompt, QWidget *parent);
    void reject() override; // asks, if there are changes

    QStringList chosen() const; // API names; those first that stood there before, in their order

private:
    void filter(const QString &text);
    void count();
    void checkShown(bool isChecked);

    Prompt &m_prompt;
    QStringList m_before;
    QStringList m_opened; // those of them that there are
    QListWidget *m_list;
    TypedLabel *m_count;
};

} // namespace sluice
