// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/alerts/desktopalerts.h"

#include "app/alerts/alerts.h"
#include "console/main/consolesettings.h"

#include <QApplication>
#include <QPointer>
#include <QSystemTrayIcon>

namespace sluice {

DesktopAlerts::DesktopAlerts(Alerts &alerts, QObject *parent, const ShowOnDesktop &show)
    : QObject(parent)
    , m_alerts(alerts)
    , m_show(show)
{
    const bool hasTray
        = QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages();
    if (!m_show && !hasTray)
        return;
    // It comes on the alerts' thread, and may come while this goes.
    m_alerts.setDesktop([self = QPointer(this)](const QString &title, const QString &text) {
        QMetaObject::invokeMethod(
            qApp,
            [self, title, text] {
                if (self)
                    self->showIt(title, text);
            },
            Qt::QueuedConnection);
    });
}

DesktopAlerts::~DesktopAlerts()
{
    m_alerts.setDesktop({});
}

void DesktopAlerts::showIt(const QString &title, const QString &text)
{
    const auto wish = ConsoleSettings().notices();
    const bool isLookedAt = QApplication::activeWindow() != nullptr;
    if (wish == ConsoleSettings::Notices::Never
        || (wish == ConsoleSettings::Notices::InBackground && isLookedAt))
        return;
    if (m_show) {
        m_show(title, text);
        return;
    }
    if (!m_icon) {
        m_icon = new QSystemTrayIcon(QApplication::windowIcon(), this);
        m_icon->setToolTip(QApplication::applicationDisplayName());
        connect(m_icon, &QSystemTrayIcon::messageClicked, this, &DesktopAlerts::chosen);
        connect(m_icon, &QSystemTrayIcon::activated, this, &DesktopAlerts::chosen);
    }
    m_icon->show();
    m_icon->showMessage(title, text, QSystemTrayIcon::Warning);
}

} // namespace sluice
