// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectiondialog.h"

#include "app/application.h"
#include "app/documents/connectionfile.h"
#include "console/connections/connectionlimits.h"
#include "console/connections/connectionwords.h"
#include "console/connections/connectionwork.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "core/http/cafile.h"
#include "services/zoho/zohodatacentre.h"
#include "services/zohocrm/crmscopes.h"
#include "ui_connectiondialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kConnectionFormWidth = 560;

void putSetting(QJsonObject &settings, const QString &key, const QString &text)
{
    if (text.trimmed().isEmpty())
        settings.remove(key);
    else
        settings.insert(key, text.trimmed());
}

} // namespace

ConnectionDialog::ConnectionDialog(
    ConsoleContext context, const Connection &connection, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_connection(connection)
    , m_ui(std::make_unique<Ui::ConnectionDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"connectionDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    dressForm();
    showConnection();
    connect(
        m_ui->dataCentreCombo, &QComboBox::currentIndexChanged, this, &ConnectionDialog::showHosts);
    for (QLineEdit *edit : {m_ui->accountsUrlEdit, m_ui->apiUrlEdit, m_ui->uploadUrlEdit})
        connect(edit, &QLineEdit::textChanged, this, &ConnectionDialog::showHosts);
    connect(m_ui->proxyKindCombo, &QComboBox::currentIndexChanged, this,
        [this] { showProxyFields(*m_ui); });
    connect(m_ui->caFileButton, &QPushButton::clicked, this, &ConnectionDialog::chooseCaFile);
    connect(m_ui->copyScopesButton, &QPushButton::clicked, this,
        [] { QGuiApplication::clipboard()->setText(crmScopes()); });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &ConnectionDialog::save);
    inBackground(
        this, [&application = m_context.application] { return application.vault().stateText(); },
        [this](const QString &text) { m_ui->vaultLabel->setText(text); });
    m_ui->nameEdit->setFocus();
}

ConnectionDialog::~ConnectionDialog() = default;

void ConnectionDialog::dressForm()
{
    setMinimumWidth(kConnectionFormWidth);
    m_ui->headIcon->setIcon(u"page-connections"_s, Role::Accent, 24);
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->hostLabel->setColorRole(Role::Muted);
    m_ui->vaultLabel->setColorRole(Role::Muted);
    m_ui->scopesText->setTypeRole(TypeRole::MonoCaption);
    m_ui->scopesText->setProperty("well", true);
    m_ui->scopesText->setMargin(8);
    m_ui->scopesText->setText(crmScopes().replace(u',', u",\u200b"_s));
    setButtonIcon(m_ui->copyScopesButton, u"copy"_s);
    m_ui->clientIdField->setName(tr("Client ID"));
    m_ui->clientSecretField->setName(tr("Client secret"));
    m_ui->clientSecretField->setMasked(true);
    dressNetwork(*m_ui);
    m_problem = new TintBox(Tone::Error, true, this);
    m_problem->setObjectName(u"connectionProblem"_s);
    m_problem->hide();
    m_ui->problemLayout->addWidget(m_problem);
    for (const QString &environment : {u"sandbox"_s, u"test"_s, u"production"_s}) {
        const EnvironmentLook look = environmentLook(environment);
        m_ui->connectionEnvironmentCombo->addItem(themeIcon(look.icon), look.word, environment);
    }
    for (const QString &centre : zohoDataCentres())
        m_ui->dataCentreCombo->addItem(u"%1 (%2)"_s.arg(dataCentreWord(centre), centre), centre);
}

void ConnectionDialog::showConnection()
{
    const bool isNew = m_connection.id.isEmpty();
    m_ui->headLabel->setText(
        isNew ? tr("New connection to Zoho CRM") : tr("Connection “%1”").arg(m_connection.name));
    setWindowTitle(isNew ? tr("New Connection") : tr("Edit Connection"));
    m_ui->saveButton->setText(isNew ? tr("Add Connection") : tr("Save Connection"));
    const QJsonObject &settings = m_connection.settings;
    m_ui->nameEdit->setText(m_connection.name);
    m_ui->connectionEnvironmentCombo->setCurrentIndex(
        std::max(0, m_ui->connectionEnvironmentCombo->findData(m_connection.environment)));
    m_ui->dataCentreCombo->setCurrentIndex(std::max(
        0, m_ui->dataCentreCombo->findData(settings.value("dataCentre"_L1).toString(u"us"_s))));
    m_ui->accountsUrlEdit->setText(settings.value("accountsUrl"_L1).toString());
    m_ui->apiUrlEdit->setText(settings.value("apiUrl"_L1).toString());
    m_ui->uploadUrlEdit->setText(settings.value("uploadUrl"_L1).toString());
    showNetwork(*m_ui, settings);
    showStored(m_ui->proxyPasswordField, u"proxyPassword"_s);
    showStored(m_ui->clientIdField, u"clientId"_s);
    showStored(m_ui->clientSecretField, u"clientSecret"_s);
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

// Under the data centre, so that nobody signs in to the wrong one; the table's addresses stand in
// the fields as what holds while they are empty.
void ConnectionDialog::showHosts()
{
    const QString centre = m_ui->dataCentreCombo->currentData().toString();
    if (const auto usual = zohoHosts(centre)) {
        m_ui->accountsUrlEdit->setPlaceholderText(usual->accounts.toString());
        m_ui->apiUrlEdit->setPlaceholderText(usual->api.toString());
        m_ui->uploadUrlEdit->setPlaceholderText(usual->upload.toString());
    } else {
        for (QLineEdit *edit : {m_ui->accountsUrlEdit, m_ui->apiUrlEdit, m_ui->uploadUrlEdit})
            edit->setPlaceholderText(u"https://"_s);
    }
    const auto hosts = zohoHosts(centre, entered().settings);
    m_ui->hostLabel->setColorRole(hosts ? Role::Muted : Role::Error);
    m_ui->hostLabel->setText(hosts ? tr("Signs in at %1, calls %2")
                                         .arg(hosts->accounts.authority(), hosts->api.authority())
                                   : hosts.error().text());
}

void ConnectionDialog::chooseCaFile()
{
    m_context.prompt.openFile(this, tr("Choose CA File"), tr("Certificates (*.pem *.crt);;All (*)"),
        [dialog = QPointer(this)](const QString &path) {
            if (dialog && !path.isEmpty())
                dialog->m_ui->caFileEdit->setText(path);
        });
}

Connection ConnectionDialog::entered() const
{
    Connection connection = m_connection;
    connection.service = u"zoho-crm"_s;
    connection.name = m_ui->nameEdit->text().trimmed();
    connection.environment = m_ui->connectionEnvironmentCombo->currentData().toString();
    QJsonObject &settings = connection.settings;
    putSetting(settings, u"dataCentre"_s, m_ui->dataCentreCombo->currentData().toString());
    putSetting(settings, u"accountsUrl"_s, m_ui->accountsUrlEdit->text());
    putSetting(settings, u"apiUrl"_s, m_ui->apiUrlEdit->text());
    putSetting(settings, u"uploadUrl"_s, m_ui->uploadUrlEdit->text());
    readNetwork(*m_ui, settings);
    if (!hasProxyUser(*m_ui))
        connection.secrets.remove(u"proxyPassword"_s);
    return connection;
}

void ConnectionDialog::save()
{
    clearProblem();
    const Connection connection = entered();
    QMap<QString, Secret> values;
    if (m_ui->clientIdField->hasValue())
        values.insert(u"clientId"_s, m_ui->clientIdField->value());
    if (m_ui->clientSecretField->hasValue())
        values.insert(u"clientSecret"_s, m_ui->clientSecretField->value());
    if (hasProxyUser(*m_ui) && m_ui->proxyPasswordField->hasValue())
        values.insert(u"proxyPassword"_s, m_ui->proxyPasswordField->value());
    for (const auto &[field, which] : {std::pair{m_ui->clientIdField, u"clientId"_s},
             std::pair{m_ui->clientSecretField, u"clientSecret"_s}}) {
        if (values.contains(which) || connection.secrets.contains(which))
            continue;
        field->setProblem(true);
        showProblem(Error{.kind = ErrorKind::Config,
            .what = tr("The connection cannot be saved"),
            .why = which == "clientId"_L1 ? tr("The client ID is missing")
                                          : tr("The client secret is missing"),
            .next = tr("Zoho's API console shows it under Client Secret")});
        field->setFocus();
        return;
    }
    if (const auto checked = checkConnection(connection, values.keys()); !checked) {
        showProblem(checked.error());
        return;
    }
    if (const auto hosts
        = zohoHosts(connection.settings.value("dataCentre"_L1).toString(), connection.settings);
        !hosts) {
        showProblem(hosts.error());
        return;
    }
    m_ui->saveButton->setEnabled(false);
    inBackground(
        this,
        [&application = m_context.application, connection, values]() -> Result<Connection> {
            const QString caFile = connection.settings.value("caFile"_L1).toString();
            if (const auto read = caFile.isEmpty() ? QList<QSslCertificate>() : readCaFile(caFile);
                !read)
                return fail(read.error());
            return saveConnection(application, connection, values);
        },
        [this](const Result<Connection> &stored) {
            m_ui->saveButton->setEnabled(true);
            if (!stored) {
                showProblem(stored.error());
                return;
            }
            emit saved(*stored, m_connection.id.isEmpty());
            close();
        });
}

// The check names places as the connection file does; the fields are marked by these names.
void ConnectionDialog::showProblem(const Error &error)
{
    m_problem->setHeading(error.what);
    m_problem->setText(QStringList{error.why, error.next}.join(u' ').trimmed());
    m_problem->show();
    QWidget *first = nullptr;
    for (const auto &[key, edit] : fieldsByKey()) {
        const bool isNamed = error.text().contains(key)
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

QList<std::pair<QString, QLineEdit *>> ConnectionDialog::fieldsByKey() const
{
    return {{u"name"_s, m_ui->nameEdit}, {u"accountsUrl"_s, m_ui->accountsUrlEdit},
        {u"apiUrl"_s, m_ui->apiUrlEdit}, {u"uploadUrl"_s, m_ui->uploadUrlEdit},
        {u"settings.proxy"_s, m_ui->proxyHostEdit}, {u"caFile"_s, m_ui->caFileEdit},
        {u"leaveCredits"_s, m_ui->leaveCreditsEdit},
        {u"maxCreditsPerRun"_s, m_ui->maxCreditsPerRunEdit},
        {u"maxCreditsPerDay"_s, m_ui->maxCreditsPerDayEdit}};
}

void ConnectionDialog::clearProblem()
{
    m_problem->hide();
    for (const auto &[key, edit] : fieldsByKey())
        setFieldError(edit, false);
    m_ui->clientIdField->setProblem(false);
    m_ui->clientSecretField->setProblem(false);
}

} // namespace sluice
