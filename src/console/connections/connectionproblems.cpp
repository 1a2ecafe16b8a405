// SPDX-License-Identifier: GPL-3.0-or-later
// What the form of a connection says of fields that are missing or wrong.
#include "console/connections/connectiondialog.h"
#include "console/connections/connectionlimits.h"
#include "console/connections/secretfield.h"
#include "console/connections/serviceform.h"
#include "console/errors/errorwords.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "ui_connectiondialog.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sluice {

bool ConnectionDialog::checkSecrets(
    const Connection &connection, const QMap<QString, Secret> &values)
{
    for (const ServiceForm::SecretEntry &entry : m_form->secrets()) {
        if (values.contains(entry.key) || connection.secrets.contains(entry.key))
            continue;
        entry.field->setProblem(true);
        showProblem(Error{.kind = ErrorKind::Config,
            .what = tr("The connection cannot be saved"),
            .why = entry.missing,
            .next = entry.where});
        m_ui->tabs->setCurrentWidget(m_ui->accountTab);
        entry.field->setFocus();
        return false;
    }
    return true;
}

// The check names places as the connection file does; the fields are marked by these names.
void ConnectionDialog::showProblem(const Error &error)
{
    m_problem->setHeading(sentenceInWords(error.what));
    m_problem->setText(remedyText(error));
    m_problem->show();
    QWidget *first = nullptr;
    for (const auto &[key, edit] : fieldsByKey()) {
        const bool isNamed = error.text().contains(key) || error.code == key
            || (edit == m_ui->caFileEdit && error.what.contains(u"CA file"_s));
        setFieldError(edit, isNamed);
        if (isNamed && !first)
            first = edit;
    }
    for (QWidget *tab : {m_ui->accountTab, m_ui->networkTab, m_ui->budgetTab}) {
        if (first && tab->isAncestorOf(first))
            m_ui->tabs->setCurrentWidget(tab);
    }
    if (first)
        first->setFocus();
}

QList<std::pair<QString, QWidget *>> ConnectionDialog::fieldsByKey() const
{
    QList<std::pair<QString, QWidget *>> fields{{u"name"_s, m_ui->nameEdit}};
    for (const Address &address : m_addresses)
        fields.append({address.key, address.edit});
    fields += m_form->fieldsByKey();
    fields += {{u"settings.proxy"_s, m_ui->proxyHostEdit}, {u"caFile"_s, m_ui->caFileEdit}};
    fields += budgetFields(*m_ui, m_form->budget().keys);
    return fields;
}

void ConnectionDialog::clearProblem()
{
    m_problem->hide();
    for (const auto &[key, edit] : fieldsByKey())
        setFieldError(edit, false);
    for (const ServiceForm::SecretEntry &entry : m_form->secrets())
        entry.field->setProblem(false);
}

} // namespace sluice
