// SPDX-License-Identifier: GPL-3.0-or-later
// What the window tells on the desktop: alerts by their rules, and notices of its own.
#include "app/application.h"
#include "console/alerts/alertsdialog.h"
#include "console/alerts/desktopalerts.h"
#include "console/main/consoleactions.h"
#include "console/main/desktopnotices.h"
#include "console/main/desktoptray.h"
#include "console/main/mainwindow.h"

#include <QAction>
#include <QApplication>

namespace sluice {

void MainWindow::connectAlerts()
{
    connect(m_actions->alerts, &QAction::triggered, this, [this] {
        auto *dialog = new AlertsDialog(m_context, this);
        dialog->open();
    });
    ShowOnDesktop show;
    if (DesktopTray::isThere())
        show = [this](
                   const QString &title, const QString &text) { m_tray->showNotice(title, text); };
    new DesktopAlerts(m_context.application.alerts(), this, show);
    connect(m_tray, &DesktopTray::chosen, this, &MainWindow::comeToFront);
}

void MainWindow::connectNotices()
{
    m_notices = new DesktopNotices(
        [this](const Notice &notice) {
            if (notice.isLoud)
                QApplication::beep();
            if (DesktopTray::isThere())
                m_tray->showNotice(QApplication::applicationDisplayName(), notice.text,
                    [this, notice] { openNotice(notice.run, notice.page); });
        },
        DesktopNotices::kGatherMs, this);
}

void MainWindow::openNotice(const QString &runId, const QString &page)
{
    if (runId.isEmpty())
        showPage(page);
    else
        openRun(runId);
}

void MainWindow::comeToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

} // namespace sluice
