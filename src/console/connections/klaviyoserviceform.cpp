// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/klaviyoserviceform.h"

#include "console/connections/scopeswell.h"
#include "services/klaviyo/klaviyoaccount.h"
#include "services/klaviyo/klaviyoendpoints.h"
#include "ui_klaviyoserviceform.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDescribedPerMinute = 750; // what the API's description allows (C.2)
constexpr auto kPerMinuteKey = "largePerMinute"_L1;

// Of every call that the sync makes; the account's name is read with the test.
QString klaviyoNeededScopes()
{
    QStringList scopes;
    for (const auto &[method, path] :
        {std::pair{"GET", u"api/accounts"_s}, std::pair{"GET", u"api/profiles"_s},
            std::pair{"POST", u"api/profile-bulk-import-jobs"_s}, std::pair{"GET", u"api/lists"_s},
            std::pair{"POST", u"api/profile-subscription-bulk-create-jobs"_s},
            std::pair{"POST", u"api/event-bulk-create-jobs"_s},
            std::pair{"GET", u"api/catalog-items"_s}, std::pair{"POST", u"api/catalog-items"_s}}) {
        for (const QString &scope : klaviyoScopes(method, path)) {
            if (!scopes.contains(scope))
                scopes << scope;
        }
    }
    return scopes.join(u' ');
}

} // namespace

KlaviyoServiceForm::KlaviyoServiceForm(QWidget *parent)
    : ServiceForm(parent)
    , m_ui(std::make_unique<Ui::KlaviyoServiceForm>())
{
    m_ui->setupUi(this);
    m_ui->privateKeyField->setName(tr("Private API key"));
    m_ui->privateKeyField->setMasked(true);
    m_ui->keyNote->setColorRole(Role::Warning);
    m_ui->keyNote->hide();
    m_ui->revisionEdit->setPlaceholderText(kKlaviyoRevision);
    m_ui->limitsNote->setColorRole(Role::Muted);
    m_ui->limitsNote->setText(
        tr("Requests a minute of the largest class. All keys of one account share them."));
    m_ui->limitsCombo->addItem(
        tr("%1, as Klaviyo's guide says").arg(kKlaviyoLargePerMinute), u"guide"_s);
    m_ui->limitsCombo->addItem(
        tr("%1, as its API description says").arg(kDescribedPerMinute), u"described"_s);
    m_ui->limitsCombo->addItem(tr("Off, for a sandbox only"), u"off"_s);
    dressScopes(m_ui->scopesText, m_ui->copyScopesButton, [] { return klaviyoNeededScopes(); });
    connect(m_ui->privateKeyField, &SecretField::edited, this, &KlaviyoServiceForm::showKeyNote);
}

KlaviyoServiceForm::~KlaviyoServiceForm() = default;

// A warning only: Klaviyo may give keys another shape some day.
void KlaviyoServiceForm::showKeyNote()
{
    const QString text = m_ui->privateKeyField->edit()->text().trimmed();
    m_ui->keyNote->setText(tr("Private keys begin with pk_. A public key, which names only the "
                              "account, does not open it."));
    m_ui->keyNote->setVisible(text.size() > 2 && !text.startsWith("pk_"_L1));
}

QList<ServiceForm::SecretEntry> KlaviyoServiceForm::secrets() const
{
    return {{u"privateKey"_s, m_ui->privateKeyField, tr("The private API key is missing"),
        tr("Klaviyo makes one in Settings, API Keys")}};
}

QList<ServiceForm::Hint> KlaviyoServiceForm::hints() const
{
    return {{m_ui->privateKeyField,
        tr("Klaviyo, your account’s name, Settings, API keys. Shown once, when the key is made")}};
}

QList<ServiceForm::AddressEntry> KlaviyoServiceForm::addresses() const
{
    return {{u"apiUrl"_s, tr("API address")}};
}

void KlaviyoServiceForm::showSettings(const QJsonObject &settings)
{
    m_ui->revisionEdit->setText(settings.value("revision"_L1).toString());
    const bool isOff = settings.value("limits"_L1).toString() == "off"_L1;
    const int perMinute = settings.value(kPerMinuteKey).toInt(kKlaviyoLargePerMinute);
    const QString choice = isOff              ? u"off"_s
        : perMinute == kKlaviyoLargePerMinute ? u"guide"_s
        : perMinute == kDescribedPerMinute    ? u"described"_s
                                              : u"own"_s;
    if (choice == "own"_L1 && m_ui->limitsCombo->findData(choice) < 0)
        m_ui->limitsCombo->addItem(tr("%1, as this connection has it").arg(perMinute), choice);
    m_ui->limitsCombo->setCurrentIndex(m_ui->limitsCombo->findData(choice));
}

QString KlaviyoServiceForm::usualAddress(const QString &) const
{
    KlaviyoAccount account;
    return readKlaviyoSettings({}, account) ? account.api.toString() : QString();
}

void KlaviyoServiceForm::readSettings(QJsonObject &settings) const
{
    putTextSetting(settings, u"revision"_s, m_ui->revisionEdit->text());
    const QString choice = m_ui->limitsCombo->currentData().toString();
    if (choice == "off"_L1)
        settings.insert(u"limits"_s, u"off"_s);
    else if (settings.value("limits"_L1).toString() == "off"_L1)
        settings.remove(u"limits"_s);
    if (choice == "described"_L1)
        settings.insert(kPerMinuteKey, kDescribedPerMinute);
    else if (choice == "guide"_L1)
        settings.remove(kPerMinuteKey);
}

Result<void> KlaviyoServiceForm::check(const QJsonObject &settings) const
{
    KlaviyoAccount account;
    return readKlaviyoSettings(settings, account);
}

void KlaviyoServiceForm::showPlace(const QJsonObject &) { }

QList<std::pair<QString, QWidget *>> KlaviyoServiceForm::fieldsByKey() const
{
    return {{u"revision"_s, m_ui->revisionEdit}, {u"limits"_s, m_ui->limitsCombo}};
}

} // namespace sluice
