// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/appsettings.h"
#include "console/connections/secretfield.h"
#include "console/main/prompt.h"
#include "console/settings/settingspages.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "core/http/proxysetting.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

using PageProxyKind = ProxySetting::Kind;

NetworkSettingsPage::NetworkSettingsPage(const ConsoleContext &context, QWidget *parent)
    : SettingsPage(u"network"_s, tr("Network"), u"open-external"_s, parent)
    , m_kind(new ElidingComboBox(this))
    , m_host(new QLineEdit(this))
    , m_port(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_password(new SecretField(this))
{
    Card *proxy = addCard(tr("Proxy"));
    QGridLayout *fields = addFields(proxy);
    for (const auto &[word, kind] : {std::pair{tr("None"), PageProxyKind::None},
             std::pair{tr("As the system has it"), PageProxyKind::System},
             std::pair{tr("HTTP"), PageProxyKind::Http},
             std::pair{tr("SOCKS 5"), PageProxyKind::Socks5}})
        m_kind->addItem(word, static_cast<int>(kind));
    m_kind->setObjectName(u"settingProxyKind"_s);
    m_host->setObjectName(u"settingProxyHost"_s);
    m_port->setObjectName(u"settingProxyPort"_s);
    m_user->setObjectName(u"settingProxyUser"_s);
    m_password->setObjectName(u"settingProxyPassword"_s);
    m_password->setName(tr("Proxy password"));
    m_password->setMasked(true);
    addRow(fields, tr("Proxy"), m_kind);
    addRow(fields, tr("Host"), m_host);
    addRow(fields, tr("Port"), m_port);
    addRow(fields, tr("User"), m_user);
    addRow(fields, tr("Password"), m_password);
    addNote(proxy,
        tr("For every connection that names none of its own. This computer itself is "
           "always reached directly."));
    bind({.name = kProxy,
        .field = m_host,
        .read = [this] { return proxyText(); },
        .write = [this](const QString &text) { showProxy(text); }});
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        tellEdited();
    });
    for (QLineEdit *edit : {m_host, m_port, m_user})
        connect(edit, &QLineEdit::textChanged, this, &NetworkSettingsPage::tellEdited);
    connect(m_password, &SecretField::edited, this, &NetworkSettingsPage::tellEdited);

    Card *trust = addCard(tr("Certificates"));
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setObjectName(u"caFileSettingButton"_s);
    choose->setAutoDefault(false);
    setButtonIcon(choose, u"folder"_s);
    QLineEdit *file = addText(addFields(trust), kCaFile, tr("CA file"), choose);
    addNote(trust,
        tr("Trusted beside the system's, for connections that name none. Certificates "
           "are always checked."));
    connect(choose, &QPushButton::clicked, this, [this, &prompt = context.prompt, file] {
        prompt.openFile(this, tr("CA File"), tr("Certificates (*.pem *.crt *.cer);;All files (*)"),
            [field = QPointer(file)](const QString &path) {
                if (field && !path.isEmpty())
                    field->setText(path);
            });
    });

    Card *times = addCard(tr("Time-Outs"));
    fields = addFields(times);
    addNumber(fields, kConnectSeconds, tr("A host is reached within"), tr("s"));
    addNumber(fields, kInactivitySeconds, tr("An answer may stand still for"), tr("s"));
    addNote(times, tr("These hold from the next start of Sluice, for all its programs."));
    content()->addStretch(1);
    showFields();
}

QString NetworkSettingsPage::proxyText() const
{
    const auto kind = static_cast<PageProxyKind>(m_kind->currentData().toInt());
    if (kind == PageProxyKind::None || kind == PageProxyKind::System)
        return ProxySetting{.kind = kind}.toText();
    const QString host = m_host->text().trimmed();
    const QString port = m_port->text().trimmed();
    bool isNumber = false;
    const int number = port.isEmpty() ? ProxySetting::usualPort(kind) : port.toInt(&isNumber);
    constexpr int kLastPort = 65'535; // what is beyond is told as it was typed
    if (!host.isEmpty() && (port.isEmpty() || isNumber) && number <= kLastPort) {
        const QString text
            = ProxySetting{.kind = kind, .host = host, .port = number, .user = m_user->text()}
                  .toText();
        if (!text.isEmpty())
            return text;
    }
    return (kind == PageProxyKind::Http ? "http://"_L1 : "socks5://"_L1) + host + u':' + port;
}

void NetworkSettingsPage::showProxy(const QString &text)
{
    auto proxy = ProxySetting::fromText(text).value_or(ProxySetting());
    if (proxy.kind == PageProxyKind::Direct)
        proxy.kind = PageProxyKind::None;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(proxy.kind)));
    m_host->setText(proxy.host);
    m_port->setText(proxy.port > 0 ? QString::number(proxy.port) : QString());
    m_user->setText(proxy.user);
    showFields();
}

void NetworkSettingsPage::showFields()
{
    const auto kind = static_cast<PageProxyKind>(m_kind->currentData().toInt());
    const bool isOwn = kind == PageProxyKind::Http || kind == PageProxyKind::Socks5;
    for (QWidget *field : std::initializer_list<QWidget *>{m_host, m_port, m_user, m_password})
        field->setEnabled(isOwn);
    m_port->setPlaceholderText(QString::number(ProxySetting::usualPort(kind)));
}

void NetworkSettingsPage::setPasswordStored(bool isStored)
{
    m_password->setStored(isStored ? tr("Saved in the vault") : QString());
}

std::optional<Secret> NetworkSettingsPage::password() const
{
    return m_password->isEnabled() && m_password->hasValue() ? std::optional(m_password->value())
                                                             : std::nullopt;
}

} // namespace sluice
