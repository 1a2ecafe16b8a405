// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/zohoserviceform.h"

#include "console/connections/connectionwords.h"
#include "console/connections/scopeswell.h"
#include "console/errors/errorwords.h"
#include "services/analytics/analyticsscopes.h"
#include "services/catalyst/catalystscopes.h"
#include "services/zohocrm/crmscopes.h"
#include "ui_zohoserviceform.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString scopesOfZoho(ZohoService service)
{
    switch (service) {
    case ZohoService::Catalyst:
        return catalystScopes();
    case ZohoService::Analytics:
        return analyticsScopes();
    case ZohoService::Crm:
        break;
    }
    return crmScopes();
}

} // namespace

ZohoServiceForm::ZohoServiceForm(ZohoService service, QWidget *parent)
    : ServiceForm(parent)
    , m_service(service)
    , m_ui(std::make_unique<Ui::ZohoServiceForm>())
{
    m_ui->setupUi(this);
    m_ui->hostLabel->setColorRole(Role::Muted);
    m_scopes = scopesOfZoho(service);
    dressScopes(m_ui->scopesText, m_ui->copyScopesButton, [this] { return m_scopes; });
    m_ui->clientIdField->setName(tr("Client ID"));
    m_ui->clientSecretField->setName(tr("Client secret"));
    m_ui->clientSecretField->setMasked(true);
    for (const QString &centre : zohoDataCentres())
        m_ui->dataCentreCombo->addItem(u"%1 (%2)"_s.arg(dataCentreWord(centre), centre), centre);
    connect(m_ui->dataCentreCombo, &QComboBox::currentIndexChanged, this, &ServiceForm::edited);
    m_ui->projectEnvironmentCombo->addItem(tr("The service’s choice"), QString());
    m_ui->projectEnvironmentCombo->addItem(tr("Development"), u"Development"_s);
    m_ui->projectEnvironmentCombo->addItem(tr("Production"), u"Production"_s);
    m_ui->orgIdEdit->setPlaceholderText(
        service == ZohoService::Catalyst ? tr("Only where an account has several") : QString());
    keepRows();
}

// Only what the service asks for is shown and read.
void ZohoServiceForm::keepRows()
{
    const auto keep
        = [this](QWidget *field, bool isKept) { m_ui->serviceForm->setRowVisible(field, isKept); };
    keep(m_ui->projectIdEdit, m_service == ZohoService::Catalyst);
    keep(m_ui->projectEnvironmentCombo, m_service == ZohoService::Catalyst);
    keep(m_ui->orgIdEdit, m_service != ZohoService::Crm);
    keep(m_ui->workspaceIdEdit, m_service == ZohoService::Analytics);
}

QList<std::pair<QString, QLineEdit *>> ZohoServiceForm::idEdits() const
{
    switch (m_service) {
    case ZohoService::Catalyst:
        return {{u"projectId"_s, m_ui->projectIdEdit}, {u"orgId"_s, m_ui->orgIdEdit}};
    case ZohoService::Analytics:
        return {{u"orgId"_s, m_ui->orgIdEdit}, {u"workspaceId"_s, m_ui->workspaceIdEdit}};
    case ZohoService::Crm:
        break;
    }
    return {};
}

QList<std::pair<QString, QWidget *>> ZohoServiceForm::fieldsByKey() const
{
    QList<std::pair<QString, QWidget *>> fields;
    for (const auto &[key, edit] : idEdits())
        fields.append({key, edit});
    return fields;
}

ServiceForm::Budget ZohoServiceForm::budget() const
{
    switch (m_service) {
    case ZohoService::Crm:
        return {.keys = {u"leaveCredits"_s, u"maxCreditsPerRun"_s, u"maxCreditsPerDay"_s},
            .note = tr("API credits of Zoho. A run that would pass one of these waits, or stops "
                       "and asks; it can be resumed.")};
    case ZohoService::Analytics:
        return {.keys = {u"leaveUnits"_s, u"maxUnitsPerRun"_s, u"maxUnitsPerDay"_s},
            .note = tr("API units of Zoho Analytics: 10 or 15 for 1,000 imported rows. A run that "
                       "would pass one of these waits, or stops and asks; it can be resumed.")};
    case ZohoService::Catalyst:
        break;
    }
    return {};
}

ZohoServiceForm::~ZohoServiceForm() = default;

QString ZohoServiceForm::dataCentre() const
{
    return m_ui->dataCentreCombo->currentData().toString();
}

QList<ServiceForm::SecretEntry> ZohoServiceForm::secrets() const
{
    const QString where = tr("Zoho's API console shows it under Client Secret");
    return {{u"clientId"_s, m_ui->clientIdField, tr("The client ID is missing"), where},
        {u"clientSecret"_s, m_ui->clientSecretField, tr("The client secret is missing"), where}};
}

QList<ServiceForm::Hint> ZohoServiceForm::hints() const
{
    const QString client = tr("Zoho’s API console, your client, tab Client Secret");
    return {{m_ui->clientIdField, client}, {m_ui->clientSecretField, client},
        {m_ui->projectIdEdit, tr("Catalyst console, the project’s Settings, Environments")},
        {m_ui->workspaceIdEdit,
            tr("Test Connection names the organisations and workspaces of your sign-in")}};
}

void ZohoServiceForm::setScopes(const QString &scopes)
{
    m_scopes = scopes;
    showScopes(m_ui->scopesText, scopes);
}

void ZohoServiceForm::setSignInShown(bool isShown)
{
    for (QWidget *field :
        std::initializer_list<QWidget *>{m_ui->clientIdField, m_ui->clientSecretField})
        m_ui->serviceForm->setRowVisible(field, isShown);
    for (const QString &hint : {u"clientIdFieldHint"_s, u"clientSecretFieldHint"_s}) {
        if (auto *note = findChild<TypedLabel *>(hint))
            m_ui->serviceForm->setRowVisible(note, isShown);
    }
    for (QLayout *box : std::initializer_list<QLayout *>{m_ui->dataCentreBox, m_ui->scopesBox})
        m_ui->serviceForm->setRowVisible(box, isShown);
}

QUrl ZohoServiceForm::consoleUrl() const
{
    const auto hosts = zohoHosts(dataCentre(), {}, m_service);
    return hosts ? apiConsoleUrl(hosts->accounts) : QUrl();
}

QList<ServiceForm::AddressEntry> ZohoServiceForm::addresses() const
{
    QList<AddressEntry> entries{
        {u"accountsUrl"_s, tr("Accounts address")}, {u"apiUrl"_s, tr("API address")}};
    if (m_service == ZohoService::Crm)
        entries << AddressEntry{u"uploadUrl"_s, tr("Upload address")};
    return entries;
}

void ZohoServiceForm::showSettings(const QJsonObject &settings)
{
    m_ui->dataCentreCombo->setCurrentIndex(std::max(
        0, m_ui->dataCentreCombo->findData(settings.value("dataCentre"_L1).toString(u"us"_s))));
    for (const auto &[key, edit] : idEdits())
        edit->setText(settings.value(key).toString());
    m_ui->projectEnvironmentCombo->setCurrentIndex(std::max(0,
        m_ui->projectEnvironmentCombo->findData(
            settings.value("projectEnvironment"_L1).toString())));
}

QString ZohoServiceForm::usualAddress(const QString &key) const
{
    const auto usual = zohoHosts(dataCentre(), {}, m_service);
    if (!usual)
        return u"https://"_s;
    return key == "accountsUrl"_L1 ? usual->accounts.toString()
        : key == "uploadUrl"_L1    ? usual->upload.toString()
                                   : usual->api.toString();
}

void ZohoServiceForm::readSettings(QJsonObject &settings) const
{
    putTextSetting(settings, u"dataCentre"_s, dataCentre());
    for (const auto &[key, edit] : idEdits())
        putTextSetting(settings, key, edit->text());
    if (m_service == ZohoService::Catalyst)
        putTextSetting(settings, u"projectEnvironment"_s,
            m_ui->projectEnvironmentCombo->currentData().toString());
}

Result<void> ZohoServiceForm::check(const QJsonObject &settings) const
{
    const auto hosts = zohoHosts(settings.value("dataCentre"_L1).toString(), settings, m_service);
    return hosts ? Result<void>() : Result<void>(fail(hosts.error()));
}

// Under the data centre, so that nobody signs in to the wrong one.
void ZohoServiceForm::showPlace(const QJsonObject &settings)
{
    const auto hosts = zohoHosts(dataCentre(), settings, m_service);
    m_ui->hostLabel->setColorRole(hosts ? Role::Muted : Role::Error);
    m_ui->hostLabel->setText(hosts ? tr("Signs in at %1, calls %2")
                                         .arg(hosts->accounts.authority(), hosts->api.authority())
                                   : errorText(hosts.error()));
}

} // namespace sluice
