// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's actions do.
#include "app/application.h"
#include "app/runs/runfeed.h"
#include "console/help/help.h"
#include "console/log/recordstorydialog.h"
#include "console/main/consoleactions.h"
#include "console/main/consolesettings.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/main/pages.h"
#include "console/main/prompt.h"
#include "console/main/tablelayouts.h"
#include "console/main/targetlocksdialog.h"
#include "console/main/windowplace.h"
#include "console/runs/erasepersondialog.h"
#include "console/runs/retentiondialog.h"
#include "console/settings/shortcutbook.h"
#include "console/theme/theme.h"
#include "console/welcome/firstrun.h"
#include "console/widgets/eliding.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"
#include "console/widgets/rowview.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDesktopServices>
#include <QMenu>
#include <QStackedWidget>
#include <QUrl>

namespace sluice {

using namespace Qt::StringLiterals;

void MainWindow::listPages()
{
    m_entries = consolePages();
    for (const PageEntry &entry : std::as_const(m_entries)) {
        if (entry.isGapBefore)
            m_navigation->addGap();
        m_navigation->addPage(entry.key, entry.icon, entry.title);
        m_actions->addPage(entry.key, entry.title);
    }
}

Page *MainWindow::makePage(const PageEntry &entry)
{
    Page *page = entry.make(m_context, m_stack);
    m_pages.insert(entry.key, page);
    m_stack->addWidget(page);
    page->setEnvironment(m_environment);
    m_actions->addTools(page->QWidget::actions());
    connect(page, &Page::actionsChanged, this, &MainWindow::updateActions);
    connect(page, &Page::actionsChanged, this, [this, page] {
        if (page == currentPage()) // another part of it may be looked through now
            m_actions->findEdit->setPlaceholderText(page->findPlaceholder());
    });
    connect(page, &Page::runOpened, this, &MainWindow::openRun);
    connect(page, &Page::pageWanted, this, &MainWindow::showPage);
    connect(page, &Page::environmentWanted, this,
        [this](const QString &environment) { wantEnvironment(environment); });
    connect(page, &Page::itemWanted, this, &MainWindow::openItem);
    connect(page, &Page::commandWanted, this, &MainWindow::runCommand);
    connect(page, &Page::accountChanged, this, [this, key = entry.key](const QString &facts) {
        m_accountFacts.insert(key, facts);
        showAccount();
    });
    m_context.feed.refresh(); // the first list came before this page was there
    const auto take = [this, page] {
        for (MessageBar *bar : page->findChildren<MessageBar *>())
            showLogFrom(bar);
        m_shortcuts->collect();
        m_tables->add(*page);
    };
    connect(page, &Page::partsMade, this, take);
    take();
    return page;
}

// Details of a message lead to the log. More than once is once.
void MainWindow::showLogFrom(MessageBar *bar)
{
    connect(
        bar, &MessageBar::logWanted, m_actions->showLog, &QAction::trigger, Qt::UniqueConnection);
}

bool MainWindow::hasPage(const QString &key) const
{
    return std::ranges::any_of(
        m_entries, [&key](const PageEntry &entry) { return entry.key == key; });
}

Page *MainWindow::pageOf(const QString &key)
{
    for (const PageEntry &entry : std::as_const(m_entries)) {
        if (entry.key == key)
            return m_pages.contains(key) ? m_pages.value(key) : makePage(entry);
    }
    return nullptr;
}

QList<Page *> MainWindow::pages()
{
    QList<Page *> pages;
    for (const PageEntry &entry : std::as_const(m_entries))
        pages << pageOf(entry.key);
    return pages;
}

// What pages bring to the menu Tools is there when it opens.
void MainWindow::makeTools()
{
    for (const PageEntry &entry : std::as_const(m_entries)) {
        if (entry.hasTools)
            pageOf(entry.key);
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
    onPage(m_actions->refresh, &Page::refresh);
    connect(m_actions, &ConsoleActions::pageWanted, this, &MainWindow::showPage);
    connect(m_navigation, &NavigationList::pageChosen, this, &MainWindow::showPage);
    connect(m_actions->environmentCombo, &QComboBox::activated, this, [this](int index) {
        wantEnvironment(m_actions->environmentCombo->itemData(index).toString());
    });
    connect(m_actions->retention, &QAction::triggered, this, [this] {
        auto *dialog = new RetentionDialog(m_context, this);
        dialog->open();
    });
    connect(m_actions->erasePerson, &QAction::triggered, this, [this] {
        auto *dialog = new ErasePersonDialog(m_context, this);
        dialog->open();
    });
    connect(m_actions->newConnection, &QAction::triggered, this,
        [this] { createOn(u"connections"_s); });
    connect(m_actions->newMapping, &QAction::triggered, this, [this] { createOn(u"mappings"_s); });
    m_actions->newMapping->setVisible(hasPage(u"mappings"_s));
    connect(m_actions->locks, &QAction::triggered, this, [this] { runCommand(u"locks"_s); });
    connect(m_actions->toolsMenu, &QMenu::aboutToShow, this, &MainWindow::makeTools);
    connect(m_actions->columnsMenu, &QMenu::aboutToShow, this, &MainWindow::fillColumns);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->openFolder, &QAction::triggered, this, [this] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(m_context.application.dataDirectory() + "/runs"_L1));
    });
}

void MainWindow::connectViewActions()
{
    connectFind();
    connect(m_actions->recordStory, &QAction::triggered, this, [this] { runCommand(u"story"_s); });
    connect(m_actions->showSidebar, &QAction::toggled, this, [this](bool isOn) {
        m_sidebarWish = isOn;
        fold();
    });
    connect(m_actions->showDetails, &QAction::triggered, this, [this] {
        if (Page *page = currentPage())
            page->toggleDetails();
    });
    for (MessageBar *bar : {m_bar, m_firstRun->bar()})
        showLogFrom(bar);
    connect(m_actions->showLog, &QAction::triggered, this, [this] {
        showPage(u"log"_s);
        if (Page *log = pageOf(u"log"_s))
            log->setFollowing(true);
    });
    connect(m_actions->resetLayout, &QAction::triggered, this, [this] {
        ConsoleSettings().clearLayout();
        m_tables->reset();
        m_actions->showSidebar->setChecked(true);
        showNormal();
        placeWindow(this, {});
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
        m_help->openFor(where && where->isVisible() && isAncestorOf(where) ? where : this);
    });
}

void MainWindow::createOn(const QString &key)
{
    showPage(key);
    if (Page *page = pageOf(key))
        page->create();
}

void MainWindow::openItem(const QString &key, const QString &item)
{
    showPage(key);
    if (Page *page = pageOf(key))
        page->openItem(item);
}

// The page may still load what it has to check before a run: it is asked again when that is there.
void MainWindow::runWhenReady(const QString &key, const QString &job)
{
    showPage(key);
    Page *page = pageOf(key);
    if (!page || !page->openItem(job))
        return;
    m_runWanted = key;
    m_runPatience.start();
    updateActions();
}

void MainWindow::runCommand(const QString &command, const QString &argument)
{
    if (command == "run"_L1) {
        runWhenReady(argument.section(u'/', 0, 0), argument.section(u'/', 1));
    } else if (command == "resume"_L1) {
        reviewInterrupted(argument);
    } else if (command == "newHistory"_L1) {
        emit newHistoryWanted();
    } else if (command == "locks"_L1) {
        auto *dialog = new TargetLocksDialog(m_context, argument, this);
        dialog->open();
    } else if (command == "story"_L1) {
        auto *dialog = new RecordStoryDialog(m_context, argument, this);
        connect(dialog, &RecordStoryDialog::runOpened, this, &MainWindow::openRun);
        dialog->show();
    } else {
        const QString name = u"action"_s + command.at(0).toUpper() + command.mid(1);
        if (auto *action = findChild<QAction *>(name))
            action->trigger();
    }
}

// Of the table that has the keyboard, else of the page's first.
void MainWindow::fillColumns()
{
    QMenu *menu = m_actions->columnsMenu;
    menu->clear();
    RowView *view = qobject_cast<RowView *>(QApplication::focusWidget());
    if (view && view->isHeaderHidden())
        view = nullptr;
    const auto views
        = currentPage() ? currentPage()->findChildren<RowView *>() : QList<RowView *>();
    for (RowView *other : views) {
        if (!view && other->isVisible() && !other->isHeaderHidden())
            view = other;
    }
    if (view)
        view->addColumnActions(menu);
    if (menu->isEmpty())
        menu->addAction(tr("No table on this page"))->setEnabled(false);
}

void MainWindow::tell(const QString &title, const QString &text)
{
    m_context.prompt.confirm(
        this, {.title = title, .text = text, .action = tr("Close")}, [](bool) {});
}

} // namespace sluice
