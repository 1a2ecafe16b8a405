// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectiondialog.h"

#include "app/application.h"
#include "app/documents/connectionfile.h"
#include "app/documents/connectionmerge.h"
#include "console/connections/connectionlimits.h"
#include "console/connections/connectionwords.h"
#include "console/connections/connectionwork.h"
#include "console/connections/serviceform.h"
#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/main/prompt.h"
#include "console/settings/vaultguard.h"
#include "console/settings/vaultwords.h"
#include "console/theme/colormark.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/typedlabel.h"
#include "core/http/cafile.h"
#include "ui_connectiondialog.h"

#include <QFormLayout>
#include <QPointer>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

ConnectionDialog::ConnectionDialog(
    ConsoleContext context, const Connection &connection, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_connection(connection)
    , m_ui(std::make_unique<Ui::ConnectionDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"ConnectionDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    if (m_connection.service.isEmpty())
        m_connection.service = ServiceForm::services().first();
    dressForm();
    chooseService(m_connection.service);
    showConnection();
    connect(m_ui->serviceCombo, &QComboBox::currentIndexChanged, this,
        [this] { chooseService(m_ui->serviceCombo->currentData().toString()); });
    connect(m_ui->proxyKindCombo, &QComboBox::currentIndexChanged, this,
        [this] { showProxyFields(*m_ui); });
    connect(m_ui->caFileButton, &QPushButton::clicked, this, &ConnectionDialog::chooseCaFile);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &ConnectionDialog::save);
    inBackground(
        this, [&application = m_context.application] { return application.vault().standing(); },
        [this](const VaultStanding &vault) { showVault(vaultInWords(vault)); });
    m_ui->nameEdit->setFocus();
    m_shown = entered();
}

ConnectionDialog::~ConnectionDialog() = default;

void ConnectionDialog::dressForm()
{
    setMinimumWidth(kConnectionFormWidth);
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->vaultLabel->setColorRole(Role::Muted);
    for (const QString &service : ServiceForm::services())
        m_ui->serviceCombo->addItem(serviceWord(service), service);
    // What was made for one service is of no use to another.
    m_ui->serviceCombo->setEnabled(m_connection.id.isEmpty());
    m_ui->serviceCombo->setCurrentIndex(m_ui->serviceCombo->findData(m_connection.service));
    dressNetwork(*m_ui);
    m_problem = new TintBox(Tone::Error, true, this);
    m_problem->setObjectName(u"connectionProblem"_s);
    m_problem->hide();
    m_ui->problemLayout->addWidget(m_problem);
    dressEnvironment(*m_ui);
    offerMarks(m_ui->colourCombo, m_connection.colour);
}

// The service's own fields and addresses, in place of those of the service before.
void ConnectionDialog::chooseService(const QString &service)
{
    m_connection.service = service;
    delete m_form;
    m_form = ServiceForm::make(service, m_ui->accountTab);
    m_form->showHints();
    m_ui->serviceLayout->addWidget(m_form);
    makeAddresses();
    const ServiceForm::Budget budget = m_form->budget();
    m_ui->budgetLabel->setText(budget.note);
    m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(m_ui->budgetTab), !budget.keys.isEmpty());
    m_form->showSettings(m_connection.settings);
    for (const Address &address : std::as_const(m_addresses))
        address.edit->setText(m_form->shownAddress(m_connection.settings, address.key));
    for (const ServiceForm::SecretEntry &entry : m_form->secrets())
        showStored(entry.field, entry.key);
    connect(m_form, &ServiceForm::edited, this, &ConnectionDialog::showHosts);
    orderTabs();
    alignLabels();
    showTitle();
    showHosts();
    if (m_problem)
        clearProblem();
    if (isVisible())
        fitLater();
}

void ConnectionDialog::makeAddresses()
{
    for (const Address &address : std::as_const(m_addresses))
        m_ui->networkForm->removeRow(address.edit);
    m_addresses.clear();
    for (const ServiceForm::AddressEntry &entry : m_form->addresses()) {
        auto *label = new QLabel(entry.label, m_ui->networkTab);
        auto *edit = new QLineEdit(m_ui->networkTab);
        edit->setObjectName(entry.key + u"Edit"_s);
        edit->setAccessibleName(entry.label);
        label->setBuddy(edit);
        m_ui->networkForm->insertRow(static_cast<int>(m_addresses.size()), label, edit);
        connect(edit, &QLineEdit::textChanged, this, &ConnectionDialog::showHosts);
        m_addresses.append({entry.key, label, edit});
    }
}

// As they stand on the tabs, whenever they were made. A field that hands the focus on to a part of
// its own goes as a whole, and so do the tabs, which stay where the ring begins.
void ConnectionDialog::orderTabs()
{
    QWidgetList order;
    const auto isTaken = [&order](const QWidget *field) {
        return std::ranges::any_of(order,
            [field](const QWidget *one) { return one == field || one->isAncestorOf(field); });
    };
    const auto add = [this, &order, &isTaken](const QWidget *part) {
        for (QWidget *field : part->findChildren<QWidget *>()) {
            const QWidget *proxy = field->focusProxy();
            if (field->window() == this // not in the list of a chooser
                && (field->focusPolicy() & Qt::TabFocus) && (!proxy || field->isAncestorOf(proxy))
                && !isTaken(field))
                order.append(field);
        }
    };
    add(m_ui->accountTab);
    for (const Address &address : std::as_const(m_addresses))
        order.append(address.edit);
    add(m_ui->networkTab);
    add(m_ui->budgetTab);
    order << m_ui->cancelButton << m_ui->saveButton;
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

// Two forms, one column of labels.
void ConnectionDialog::alignLabels()
{
    QList<QLabel *> labels{m_ui->serviceLabel, m_ui->nameLabel, m_ui->environmentLabel,
        m_ui->colourLabel, m_ui->notesLabel};
    if (const auto *form = qobject_cast<QFormLayout *>(m_form->layout())) {
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole);
            auto *label = item ? qobject_cast<QLabel *>(item->widget()) : nullptr;
            if (label && !label->isHidden())
                labels << label;
        }
    }
    int widest = 0;
    for (const QLabel *label : std::as_const(labels))
        widest = std::max(widest, label->sizeHint().width());
    for (QLabel *label : std::as_const(labels))
        label->setMinimumWidth(widest);
    m_labelWidth = widest;
}

// A wrapped text says no height of its own: what it needs beside the buttons.
void ConnectionDialog::showVault(const QString &text)
{
    m_ui->vaultLabel->setText(text);
    const int buttons = m_ui->cancelButton->sizeHint().width()
        + m_ui->saveButton->sizeHint().width() + 2 * kDialogColumnGap;
    m_ui->vaultLabel->setMinimumHeight(m_ui->vaultLabel->heightForWidth(inner() - buttons));
    if (isVisible())
        fitLater();
}

void ConnectionDialog::showTitle()
{
    const bool isNew = m_connection.id.isEmpty();
    m_ui->headIcon->setIcon(m_form->icon(), Role::Accent, 24);
    m_ui->headLabel->setText(isNew
            ? tr("New connection to %1").arg(serviceWord(m_connection.service))
            : tr("Connection “%1”").arg(m_connection.name));
}

void ConnectionDialog::showConnection()
{
    const bool isNew = m_connection.id.isEmpty();
    setWindowTitle(isNew ? tr("New Connection") : tr("Edit Connection"));
    m_ui->saveButton->setText(isNew ? tr("Add Connection") : tr("Save Connection"));
    m_ui->nameEdit->setText(m_connection.name);
    m_ui->connectionEnvironmentCombo->setCurrentIndex(
        std::max(0, m_ui->connectionEnvironmentCombo->findData(m_connection.environment)));
    showNetwork(*m_ui, m_connection.settings, m_form->budget().keys);
    showStored(m_ui->proxyPasswordField, u"proxyPassword"_s);
    showHosts();
}

void ConnectionDialog::showStored(SecretField *field, const QString &which)
{
    const auto ref = m_connection.secrets.constFind(which);
    if (ref == m_connection.secrets.cend())
        return;
    switch (ref->kind) {
    case SecretRef::Kind::Vault:
        field->setStored(tr("Saved in the vault"));
        break;
    case SecretRef::Kind::Env:
        field->setStored(tr("Read from the variable %1").arg(ref->name));
        break;
    case SecretRef::Kind::Sandbox:
        field->setStored(tr("A public constant of the sandbox"));
        break;
    }
}

// What holds while an address is empty stands in its field.
void ConnectionDialog::showHosts()
{
    for (const Address &address : std::as_const(m_addresses))
        address.edit->setPlaceholderText(m_form->usualAddress(address.key));
    m_form->showPlace(entered().settings);
    fitNotes();
}

void ConnectionDialog::chooseCaFile()
{
    m_context.prompt.openFile(this, tr("Choose CA File"), tr("Certificates (*.pem *.crt);;All (*)"),
        [dialog = QPointer(this)](const QString &path) {
            if (dialog && !path.isEmpty())
                dialog->m_ui->caFileEdit->setText(path);
        });
}

// The last of them: a client's name stays, its secret is made anew.
void ConnectionDialog::replaceSecret()
{
    const auto secrets = m_form->secrets();
    m_ui->tabs->setCurrentWidget(m_ui->accountTab);
    if (!secrets.isEmpty())
        secrets.last().field->startReplacing();
}

void ConnectionDialog::showCaFile()
{
    m_ui->tabs->setCurrentWidget(m_ui->networkTab);
    m_ui->caFileEdit->setFocus();
}

Connection ConnectionDialog::entered() const
{
    Connection connection = m_connection;
    connection.name = m_ui->nameEdit->text().trimmed();
    connection.environment = m_ui->connectionEnvironmentCombo->currentData().toString();
    connection.colour = m_ui->colourCombo->currentData().toString();
    QJsonObject &settings = connection.settings;
    for (const Address &address : std::as_const(m_addresses))
        putTextSetting(settings, address.key, address.edit->text());
    m_form->readSettings(settings);
    readNetwork(*m_ui, settings, m_form->budget().keys);
    if (!hasProxyUser(*m_ui))
        connection.secrets.remove(u"proxyPassword"_s);
    return connection;
}

bool ConnectionDialog::isChanged() const
{
    const auto secrets = m_form->secrets();
    return entered() != m_shown || m_ui->proxyPasswordField->hasValue()
        || std::ranges::any_of(
            secrets, [](const ServiceForm::SecretEntry &entry) { return entry.field->hasValue(); });
}

void ConnectionDialog::reject()
{
    if (isChanged())
        askToDiscard(
            m_context.prompt, this, tr("What was changed in the connection is not saved."));
    else
        QDialog::reject();
}

QMap<QString, Secret> ConnectionDialog::enteredSecrets() const
{
    QMap<QString, Secret> values;
    for (const ServiceForm::SecretEntry &entry : m_form->secrets()) {
        if (entry.field->hasValue())
            values.insert(entry.key, entry.field->value());
    }
    if (hasProxyUser(*m_ui) && m_ui->proxyPasswordField->hasValue())
        values.insert(u"proxyPassword"_s, m_ui->proxyPasswordField->value());
    return values;
}

// What is wrong is shown.
bool ConnectionDialog::check(const Connection &connection, const QMap<QString, Secret> &values)
{
    if (!checkSecrets(connection, values))
        return false;
    if (const auto checked = checkConnection(connection, values.keys()); !checked) {
        showProblem(checked.error());
        return false;
    }
    if (const auto known = m_form->check(connection.settings); !known) {
        showProblem(known.error());
        return false;
    }
    return true;
}

void ConnectionDialog::save()
{
    clearProblem();
    const ConnectionEdit edit{.opened = m_connection, .shown = m_shown, .entered = entered()};
    const QMap<QString, Secret> values = enteredSecrets();
    if (!check(edit.entered, values)) {
        emit saveEnded(false);
        return;
    }
    m_ui->saveButton->setEnabled(false);
    inBackgroundUnlocked(
        m_context, this, {.isKeeping = !values.isEmpty()},
        [&application = m_context.application, edit, values]() -> Result<Connection> {
            const QString caFile = edit.entered.settings.value("caFile"_L1).toString();
            if (const auto read = caFile.isEmpty() ? QList<QSslCertificate>() : readCaFile(caFile);
                !read)
                return fail(read.error());
            return saveConnection(application, edit, values);
        },
        [this](const Result<Connection> &stored) {
            m_ui->saveButton->setEnabled(true);
            if (!stored) {
                showProblem(stored.error());
                emit saveEnded(false);
                return;
            }
            emit saved(*stored, m_connection.id.isEmpty());
            emit saveEnded(true);
            accept();
        });
}

} // namespace sluice
