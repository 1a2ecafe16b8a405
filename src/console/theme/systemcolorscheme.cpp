// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/systemcolorscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

const QString kPortalService = u"org.freedesktop.portal.Desktop"_s;
const QString kPortalPath = u"/org/freedesktop/portal/desktop"_s;
const QString kPortalSettings = u"org.freedesktop.portal.Settings"_s;
const QString kAppearance = u"org.freedesktop.appearance"_s;
const QString kColorScheme = u"color-scheme"_s;

} // namespace

SystemColorScheme::SystemColorScheme(QObject *parent)
    : QObject(parent)
    , m_platformIsDark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
    , m_isDark(m_platformIsDark)
{
    // Without an address the library would try to start a bus of its own.
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        ask();
}

void SystemColorScheme::ask()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kPortalService, kPortalPath, kPortalSettings, u"SettingChanged"_s, this,
        SLOT(takeSetting(QString, QString, QDBusVariant)));
    QDBusMessage call
        = QDBusMessage::createMethodCall(kPortalService, kPortalPath, kPortalSettings, u"Read"_s);
    call << kAppearance << kColorScheme;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [this](QDBusPendingCallWatcher *finished) {
            const QDBusPendingReply<QDBusVariant> reply = *finished;
            if (!reply.isError())
                take(reply.value().variant());
            finished->deleteLater();
        });
}

void SystemColorScheme::takeSetting(
    const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == kAppearance && key == kColorScheme)
        take(value.variant());
}

void SystemColorScheme::take(const QVariant &value)
{
    // `Read` wraps its answer in a second variant.
    const QVariant inner = value.metaType() == QMetaType::fromType<QDBusVariant>()
        ? value.value<QDBusVariant>().variant()
        : value;
    const uint wish = inner.toUInt();
    const bool dark = wish == 0 ? m_platformIsDark : wish == 1;
    if (dark == m_isDark)
        return;
    m_isDark = dark;
    emit changed();
}

} // namespace sluice
