// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertsender.h"

#include <QObject>

class QSystemTrayIcon;

namespace sluice {

class Alerts;

// Shows alerts on this desktop, as notices of the system tray, where there is one; elsewhere alerts
// know that there is no desktop. The icon comes with the first notice. GUI thread; owned by the
// window, before whose end the alerts show nothing any more.
class DesktopAlerts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopAlerts)

public:
    // `show`: in place of the system tray, on the GUI thread; for tests.
    DesktopAlerts(Alerts &alerts, QObject *parent, const ShowOnDesktop &show = {});
    ~DesktopAlerts() override;

signals:
    void chosen(); // a notice or the icon was clicked

private:
    void showIt(const QString &title, const QString &text);

    Alerts &m_alerts;
    ShowOnDesktop m_show;
    QSystemTrayIcon *m_icon = nullptr;
};

} // namespace sluice
