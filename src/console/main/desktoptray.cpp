// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/desktoptray.h"

#include "console/main/consolesettings.h"

#include <QApplication>
#include <QSystemTrayIcon>

namespace sluice {

DesktopTray::DesktopTray(QObject *parent)
    : QObject(parent)
{
}

bool DesktopTray::isThere()
{
    return QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages();
}

bool DesktopTray::isNoticeWanted()
{
    switch (ConsoleSettings().notices()) {
    case ConsoleSettings::Notices::Never:
        return false;
    case ConsoleSettings::Notices::InBackground:
        return !QApplication::activeWindow();
    default:
        return true;
    }
}

QSystemTrayIcon *DesktopTray::icon()
{
    if (!m_icon) {
        m_icon = new QSystemTrayIcon(QApplication::windowIcon(), this);
        m_icon->setToolTip(QApplication::applicationDisplayName());
        connect(m_icon, &QSystemTrayIcon::activated, this, &DesktopTray::chosen);
        connect(m_icon, &QSystemTrayIcon::messageClicked, this, [this] {
            emit chosen();
            if (m_onClick)
                m_onClick();
        });
        m_icon->show();
    }
    return m_icon;
}

void DesktopTray::showNotice(
    const QString &title, const QString &text, std::function<void()> onClick)
{
    m_onClick = std::move(onClick);
    icon()->showMessage(title, text, QSystemTrayIcon::Information);
}

void DesktopTray::showIcon(const QString &toolTip)
{
    icon()->setToolTip(toolTip);
}

} // namespace sluice
