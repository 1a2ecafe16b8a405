// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's actions do.
#include "app/application.h"
#include "console/help/help.h"
#include "console/main/consoleactions.h"
#include "console/main/consolesettings.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/main/pages.h"
#include "console/main/prompt.h"
#include "console/runs/retentiondialog.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDesktopServices>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QUrl>

namespace sluice {

using namespace Qt::StringLiterals;

void MainWindow::makePages()
{
    for (const PageEntry &entry : consolePages()) {
        if (entry.isGapBefore)
            m_navigation->addGap();
        Page *page = entry.make(m_context, m_stack);
        addPage(page, entry.icon);
        connect(page, &Page::accountChanged, this, [this](const QString &facts) {
            m_accountFacts = facts;
            takeConnections(QMap<QString, QStringList>(m_connections));
        });
    }
}

void MainWindow::openRun(const QString &runId)
{
    showPage(u"runs"_s);
    if (Page *page = currentPage())
        page->openRun(runId);
}

void MainWindow::connectActions()
{
    const auto onPage = [this](QAction *action, void (Page::*what)()) {
        connect(action, &QAction::triggered, this, [this, what] {
            if (Page *page = currentPage())
                (page->*what)();
        });
    };
    onPage(m_actions->run, &Page::run);
    onPage(m_actions->checkPlan, &Page::checkPlan);
    onPage(m_actions->pause, &Page::pauseOrResume);
    onPage(m_actions->resume, &Page::pauseOrResume);
    onPage(m_actions->stop, &Page::stop);
    onPage(m_actions->finishChunk, &Page::finishChunk);
    onPage(m_actions->forceStop, &Page::forceStop);
    onPage(m_actions->retryRejected, &Page::retryRejected);
    onPage(m_actions->undoRun, &Page::undoRun);
    onPage(m_actions->eraseRun, &Page::eraseRun);
    onPage(m_actions->refresh, &Page::activate);
    connect(m_actions, &ConsoleActions::pageWanted, this, &MainWindow::showPage);
    connect(m_navigation, &NavigationList::pageChosen, this, &MainWindow::showPage);
    connect(m_actions->environmentCombo, &QComboBox::activated, this, [this](int index) {
        m_accountFacts.clear();
        setEnvironment(m_actions->environmentCombo->itemData(index).toString());
    });
    connect(m_actions->findEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (Page *page = currentPage())
            page->find(text);
    });
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        if (id == "resumeAll"_L1) {
            resumeAll();
        } else {
            m_bar->dismiss();
            showPage(u"runs"_s);
        }
    });
    connect(m_actions->retention, &QAction::triggered, this, [this] {
        auto *dialog = new RetentionDialog(m_context, this);
        dialog->open();
    });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->openFolder, &QAction::triggered, this, [this] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(m_context.application.dataDirectory() + "/runs"_L1));
    });
}

void MainWindow::connectViewActions()
{
    connect(m_actions->find, &QAction::triggered, this, [this] {
        m_actions->findEdit->setFocus(Qt::ShortcutFocusReason);
        m_actions->findEdit->selectAll();
    });
    auto *leaveFind = new QShortcut(QKeySequence(Qt::Key_Escape), m_actions->findEdit);
    leaveFind->setContext(Qt::WidgetShortcut);
    connect(leaveFind, &QShortcut::activated, this, [this] {
        m_actions->findEdit->clear();
        if (Page *page = currentPage())
            page->setFocus();
    });
    connect(m_actions->showSidebar, &QAction::toggled, this, [this](bool isOn) {
        m_sidebarWish = isOn;
        fold();
    });
    connect(m_actions->showDetails, &QAction::triggered, this, [this] {
        if (Page *page = currentPage())
            page->toggleDetails();
    });
    connect(m_actions->showLog, &QAction::triggered, this, [this] { showPage(u"log"_s); });
    connect(m_actions->resetLayout, &QAction::triggered, this, [this] {
        ConsoleSettings().clearLayout();
        m_actions->showSidebar->setChecked(true);
        showNormal();
        resize(1180, 760);
    });
    connect(m_actions->fullScreen, &QAction::toggled, this, [this](bool isOn) {
        setWindowState(
            isOn ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    });
    connect(m_actions->themeMenu, &QMenu::triggered, this, [](QAction *action) {
        const auto mode = static_cast<Theme::Mode>(action->data().toInt());
        Theme::instance().setMode(mode);
        ConsoleSettings().setThemeMode(action->data().toInt());
    });
    connect(m_actions->about, &QAction::triggered, this, [this] {
        tell(tr("About Sluice"),
            tr("Sluice %1. Bulk data syncs between cloud services. Licence: GPL-3.0-or-later.")
                .arg(QStringLiteral(SLUICE_VERSION)));
    });
    connect(m_actions->whatStopDoes, &QAction::triggered, this, [this] {
        tell(tr("What Stop Does"),
            tr("Stop Now sends nothing new after one second; what is in flight ends or is cut off "
               "after eight. Finish This Chunk sends what is prepared first. Nothing already "
               "written is undone, and work that the service has accepted will finish there. A "
               "stopped run can be resumed."));
    });
    connect(m_actions->help, &QAction::triggered, this, [this] {
        const QWidget *where = QApplication::focusWidget();
        m_help->openFor(where && isAncestorOf(where) ? where : this);
    });
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] {
        QStringList lines;
        for (const QAction *action : findChildren<QAction *>()) {
            const QString line = u"%1:  %2"_s.arg(
                action->text(), action->shortcut().toString(QKeySequence::NativeText));
            if (!action->shortcut().isEmpty() && !lines.contains(line))
                lines << line;
        }
        tell(tr("Keyboard Shortcuts"), lines.join(u'\n'));
    });
}

void MainWindow::tell(const QString &title, const QString &text)
{
    m_context.prompt.confirm(
        this, {.title = title, .text = text, .action = tr("Close")}, [](bool) {});
}

} // namespace sluice
