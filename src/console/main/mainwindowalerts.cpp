// SPDX-License-Identifier: GPL-3.0-or-later
// The window's alerts: their dialog, and the notices on this desktop.
#include "app/application.h"
#include "console/alerts/alertsdialog.h"
#include "console/alerts/desktopalerts.h"
#include "console/main/consoleactions.h"
#include "console/main/mainwindow.h"

#include <QAction>

namespace sluice {

void MainWindow::connectAlerts()
{
    connect(m_actions->alerts, &QAction::triggered, this, [this] {
        auto *dialog = new AlertsDialog(m_context, this);
        dialog->open();
    });
    auto *desktop = new DesktopAlerts(m_context.application.alerts(), this);
    connect(desktop, &DesktopAlerts::chosen, this, [this] {
        setWindowState(windowState() & ~Qt::WindowMinimized);
        show();
        raise();
        activateWindow();
    });
}

} // namespace sluice
