// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/shopserviceform.h"

#include "console/connections/scopeswell.h"
#include "console/errors/errorwords.h"
#include "services/commercetools/ctaccount.h"
#include "services/commercetools/ctscopes.h"
#include "ui_shopserviceform.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString regionAddress(const QString &region, const QString &key)
{
    if (region.isEmpty())
        return {};
    return u"https://%1.%2.commercetools.com"_s.arg(
        key == "authUrl"_L1 ? u"auth"_s : u"api"_s, region);
}

// The region whose addresses these are; empty for any other.
QString regionOfSettings(const QJsonObject &settings)
{
    for (const QString &region : ctRegions()) {
        if (settings.value("apiUrl"_L1).toString() == regionAddress(region, u"apiUrl"_s)
            && settings.value("authUrl"_L1).toString() == regionAddress(region, u"authUrl"_s))
            return region;
    }
    return {};
}

} // namespace

ShopServiceForm::ShopServiceForm(QWidget *parent)
    : ServiceForm(parent)
    , m_ui(std::make_unique<Ui::ShopServiceForm>())
{
    m_ui->setupUi(this);
    m_ui->hostLabel->setColorRole(Role::Muted);
    m_ui->clientIdField->setName(tr("Client ID"));
    m_ui->clientSecretField->setName(tr("Client secret"));
    m_ui->clientSecretField->setMasked(true);
    for (const QString &region : ctRegions())
        m_ui->regionCombo->addItem(region, region);
    m_ui->regionCombo->addItem(tr("Another address"), QString());
    dressScopes(m_ui->scopesText, m_ui->copyScopesButton, [this] { return neededScopes(); });
    connect(m_ui->regionCombo, &QComboBox::currentIndexChanged, this, &ServiceForm::edited);
    connect(m_ui->projectKeyEdit, &QLineEdit::textChanged, this, [this] {
        showScopes(m_ui->scopesText, neededScopes());
        emit edited();
    });
}

ShopServiceForm::~ShopServiceForm() = default;

QString ShopServiceForm::neededScopes() const
{
    const QString key = m_ui->projectKeyEdit->text().trimmed();
    return ctScopes(key.isEmpty() ? u"{projectKey}"_s : key);
}

QList<ServiceForm::SecretEntry> ShopServiceForm::secrets() const
{
    const QString where = tr("The Merchant Center shows it once, when an API client is made");
    return {{u"clientId"_s, m_ui->clientIdField, tr("The client ID is missing"), where},
        {u"clientSecret"_s, m_ui->clientSecretField, tr("The client secret is missing"), where}};
}

QList<ServiceForm::Hint> ShopServiceForm::hints() const
{
    const QString once = tr("Shown there once, when the client is made");
    return {{m_ui->projectKeyEdit,
                tr("Merchant Center, Settings, Developer settings, your API client")},
        {m_ui->clientIdField, once}, {m_ui->clientSecretField, once}};
}

QList<ServiceForm::AddressEntry> ShopServiceForm::addresses() const
{
    return {{u"apiUrl"_s, tr("API address")}, {u"authUrl"_s, tr("Auth address")}};
}

void ShopServiceForm::showSettings(const QJsonObject &settings)
{
    const bool isNew = !settings.contains(u"apiUrl"_s);
    const QString region = isNew ? ctRegions().first() : regionOfSettings(settings);
    m_ui->regionCombo->setCurrentIndex(m_ui->regionCombo->findData(region));
    m_ui->projectKeyEdit->setText(settings.value("projectKey"_L1).toString());
    const QJsonValue scopes = settings.value("scopes"_L1);
    QStringList asked{scopes.toString()};
    for (const QJsonValue &scope : scopes.toArray())
        asked << scope.toString();
    m_ui->askedScopesEdit->setText(asked.join(u' ').trimmed());
}

QString ShopServiceForm::shownAddress(const QJsonObject &settings, const QString &key) const
{
    return regionOfSettings(settings).isEmpty() ? settings.value(key).toString() : QString();
}

QString ShopServiceForm::usualAddress(const QString &key) const
{
    const QString usual = regionAddress(m_ui->regionCombo->currentData().toString(), key);
    return usual.isEmpty() ? u"https://"_s : usual;
}

void ShopServiceForm::readSettings(QJsonObject &settings) const
{
    const QString region = m_ui->regionCombo->currentData().toString();
    for (const QString &key : {u"apiUrl"_s, u"authUrl"_s}) {
        if (!region.isEmpty() && !settings.contains(key))
            settings.insert(key, regionAddress(region, key));
    }
    putTextSetting(settings, u"projectKey"_s, m_ui->projectKeyEdit->text());
    const QString asked = m_ui->askedScopesEdit->text().simplified();
    const QJsonValue before = settings.value("scopes"_L1);
    QStringList known;
    for (const QJsonValue &scope : before.toArray())
        known << scope.toString();
    if (!before.isArray() || known.join(u' ') != asked) // a list that was not touched stays one
        putTextSetting(settings, u"scopes"_s, asked);
}

Result<void> ShopServiceForm::check(const QJsonObject &settings) const
{
    if (const auto hosts = ctHosts(settings); !hosts)
        return fail(hosts.error());
    if (auto key = checkCtProjectKey(settings.value("projectKey"_L1).toString()); !key) {
        Error error = key.error();
        error.code = u"projectKey"_s;
        return fail(error);
    }
    return {};
}

void ShopServiceForm::showPlace(const QJsonObject &settings)
{
    const auto hosts = ctHosts(settings);
    m_ui->hostLabel->setColorRole(hosts ? Role::Muted : Role::Error);
    if (hosts)
        m_ui->hostLabel->setText(
            tr("Signs in at %1, calls %2").arg(hosts->auth.authority(), hosts->api.authority()));
    else if (settings.contains(u"apiUrl"_s))
        m_ui->hostLabel->setText(errorText(hosts.error()));
    else
        m_ui->hostLabel->setText(tr("Enter both addresses on the tab Network."));
}

QList<std::pair<QString, QWidget *>> ShopServiceForm::fieldsByKey() const
{
    return {{u"projectKey"_s, m_ui->projectKeyEdit}, {u"scopes"_s, m_ui->askedScopesEdit}};
}

} // namespace sluice
