// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertsender.h"

#include <QObject>

namespace sluice {

class Alerts;

// Brings alerts to this desktop, on the GUI thread, where there is one that shows notices;
// elsewhere alerts know that there is none. GUI thread; owned by the window, before whose end the
// alerts show nothing any more.
class DesktopAlerts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopAlerts)

public:
    // `show`: called on the GUI thread; empty: there is no desktop.
    DesktopAlerts(Alerts &alerts, QObject *parent, const ShowOnDesktop &show);
    ~DesktopAlerts() override;

private:
    void showIt(const QString &title, const QString &text);

    Alerts &m_alerts;
    ShowOnDesktop m_show;
};

} // namespace sluice
