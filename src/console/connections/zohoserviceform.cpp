// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/zohoserviceform.h"

#include "console/connections/connectionwords.h"
#include "console/connections/scopeswell.h"
#include "services/zoho/zohodatacentre.h"
#include "services/zohocrm/crmscopes.h"
#include "ui_zohoserviceform.h"

namespace sluice {

using namespace Qt::StringLiterals;

ZohoServiceForm::ZohoServiceForm(QWidget *parent)
    : ServiceForm(parent)
    , m_ui(std::make_unique<Ui::ZohoServiceForm>())
{
    m_ui->setupUi(this);
    m_ui->hostLabel->setColorRole(Role::Muted);
    dressScopes(m_ui->scopesText, m_ui->copyScopesButton, [] { return crmScopes(); });
    m_ui->clientIdField->setName(tr("Client ID"));
    m_ui->clientSecretField->setName(tr("Client secret"));
    m_ui->clientSecretField->setMasked(true);
    for (const QString &centre : zohoDataCentres())
        m_ui->dataCentreCombo->addItem(u"%1 (%2)"_s.arg(dataCentreWord(centre), centre), centre);
    connect(m_ui->dataCentreCombo, &QComboBox::currentIndexChanged, this, &ServiceForm::edited);
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

QList<ServiceForm::AddressEntry> ZohoServiceForm::addresses() const
{
    return {{u"accountsUrl"_s, tr("Accounts address")}, {u"apiUrl"_s, tr("API address")},
        {u"uploadUrl"_s, tr("Upload address")}};
}

void ZohoServiceForm::showSettings(const QJsonObject &settings)
{
    m_ui->dataCentreCombo->setCurrentIndex(std::max(
        0, m_ui->dataCentreCombo->findData(settings.value("dataCentre"_L1).toString(u"us"_s))));
}

QString ZohoServiceForm::usualAddress(const QString &key) const
{
    const auto usual = zohoHosts(dataCentre());
    if (!usual)
        return u"https://"_s;
    return key == "accountsUrl"_L1 ? usual->accounts.toString()
        : key == "uploadUrl"_L1    ? usual->upload.toString()
                                   : usual->api.toString();
}

void ZohoServiceForm::readSettings(QJsonObject &settings) const
{
    putTextSetting(settings, u"dataCentre"_s, dataCentre());
}

Result<void> ZohoServiceForm::check(const QJsonObject &settings) const
{
    const auto hosts = zohoHosts(settings.value("dataCentre"_L1).toString(), settings);
    return hosts ? Result<void>() : Result<void>(fail(hosts.error()));
}

// Under the data centre, so that nobody signs in to the wrong one.
void ZohoServiceForm::showPlace(const QJsonObject &settings)
{
    const auto hosts = zohoHosts(dataCentre(), settings);
    m_ui->hostLabel->setColorRole(hosts ? Role::Muted : Role::Error);
    m_ui->hostLabel->setText(hosts ? tr("Signs in at %1, calls %2")
                                         .arg(hosts->accounts.authority(), hosts->api.authority())
                                   : hosts.error().text());
}

} // namespace sluice
