// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is left: asked for while its runs are active, and what is kept.
#include "app/application.h"
#include "app/schedules/scheduler.h"
#include "app/watch/tablewatch.h"
#include "console/main/desktoptray.h"
#include "console/main/mainwindow.h"
#include "console/main/prompt.h"

#include <QCloseEvent>
#include <QPointer>
#include <QThreadPool>

namespace sluice {

using namespace Qt::StringLiterals;

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_ownActive > 0 && !m_isClosing) {
        event->ignore();
        askToQuit();
        return;
    }
    save();
    m_lookTimer.stop();
    m_logTimer.stop();
    QMainWindow::closeEvent(event);
}

void MainWindow::askToQuit()
{
    m_context.prompt.ask(this,
        {.title = tr("Quit While Running"),
            .text = tr("%n runs are active in this window.", nullptr, m_ownActive) + u' '
                + tr("Quitting stops sending at a safe point. What was written stays written, and "
                     "each run can be resumed when Sluice opens again."),
            .action = tr("Keep Running"),
            .second = tr("Stop and Quit")},
        [window = QPointer(this)](Prompt::Answer answer) {
            if (window && answer == Prompt::Answer::Second)
                window->endRunsAndClose();
            else if (window && answer == Prompt::Answer::Action)
                window->keepRunning();
        });
}

// Out of the way, but at hand.
void MainWindow::keepRunning()
{
    if (!DesktopTray::isThere()) {
        showMinimized();
        return;
    }
    m_tray->showIcon(tr("Sluice: %n runs are active", nullptr, m_ownActive));
    hide();
}

void MainWindow::endRunsAndClose()
{
    // They would go on with what is interrupted, and begin what is due.
    QThreadPool::globalInstance()->start(
        [&watch = m_context.application.watch()] { watch.stop(); });
    QThreadPool::globalInstance()->start(
        [&scheduler = m_context.application.scheduler()] { scheduler.stop(); });
    // Only asks: the runs' ends are kept while the application is taken down behind the window.
    m_context.application.interrupt(u"The console was closed"_s);
    m_isClosing = true;
    // Later: an answer that comes at once comes in the middle of a close event.
    QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
}

} // namespace sluice
