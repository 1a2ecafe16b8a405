// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is left: asked for while its runs are active, and what is kept.
#include "app/application.h"
#include "app/schedules/scheduler.h"
#include "app/watch/tablewatch.h"
#include "console/main/consoleactions.h"
#include "console/main/desktoptray.h"
#include "console/main/mainwindow.h"
#include "console/main/prompt.h"
#include "console/widgets/eliding.h"

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
    if (!m_isClosing && !unsaved(Page::Leaving::Window).isEmpty()) {
        event->ignore();
        settleUnsaved(Page::Leaving::Window,
            [this] { QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection); });
        return;
    }
    save();
    m_lookTimer.stop();
    m_logTimer.stop();
    QMainWindow::closeEvent(event);
}

QStringList MainWindow::unsaved(Page::Leaving how) const
{
    QStringList all;
    for (const PageEntry &entry : m_entries) {
        if (const Page *page = m_pages.value(entry.key))
            all += page->unsaved(how);
    }
    return all;
}

void MainWindow::settleUnsaved(Page::Leaving how, const std::function<void()> &then)
{
    const QStringList lost = unsaved(how);
    if (lost.isEmpty()) {
        then();
        return;
    }
    m_context.prompt.ask(this,
        {.title = tr("Save Changes"),
            .text = tr("Not saved: %1.").arg(lost.join(u", "_s)) + u' '
                + (how == Page::Leaving::Window
                        ? tr("What is not saved is lost when Sluice closes.")
                        : tr("What is not saved is lost when another environment is shown.")),
            .action = tr("Save Changes"),
            .second = tr("Discard Changes")},
        [window = QPointer(this), how, then](Prompt::Answer answer) {
            if (!window || answer == Prompt::Answer::Cancelled)
                return;
            if (answer == Prompt::Answer::Action) {
                window->saveUnsaved(how, then);
                return;
            }
            for (Page *page : std::as_const(window->m_pages)) {
                if (!page->unsaved(how).isEmpty())
                    page->discardUnsaved();
            }
            then();
        });
}

// One page after the other; the first that cannot is shown, with why.
void MainWindow::saveUnsaved(Page::Leaving how, const std::function<void()> &then)
{
    for (Page *page : std::as_const(m_pages)) {
        if (page->unsaved(how).isEmpty())
            continue;
        page->saveUnsaved([window = QPointer(this), page, how, then](bool isSaved) {
            if (!window)
                return;
            if (isSaved)
                window->saveUnsaved(how, then);
            else
                window->showPage(page->key());
        });
        return;
    }
    then();
}

// As setEnvironment(), but nothing that was typed is lost by it.
void MainWindow::wantEnvironment(const QString &environment, const std::function<void()> &then)
{
    // What is shown until it is settled.
    m_actions->environmentCombo->setCurrentIndex(
        m_actions->environmentCombo->findData(m_environment));
    const auto go = [this, environment, then] {
        m_accountFacts.clear();
        setEnvironment(environment);
        if (then)
            then();
    };
    if (environment == m_environment)
        go();
    else
        settleUnsaved(Page::Leaving::Environment, go);
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
                window->settleUnsaved(Page::Leaving::Window, [window] {
                    if (window)
                        window->endRunsAndClose();
                });
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
