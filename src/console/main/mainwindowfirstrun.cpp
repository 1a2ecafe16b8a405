// SPDX-License-Identifier: GPL-3.0-or-later
// How somebody begins in this window: the page Welcome, the sandbox, accounts, configuration.
#include "app/documents/jobkinds.h"
#include "console/main/consoleactions.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/runs/runwords.h"
#include "console/welcome/firstrun.h"
#include "console/welcome/sandboxchild.h"
#include "console/welcome/welcomepage.h"
#include "console/widgets/eliding.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QStackedWidget>

namespace sluice {

using namespace Qt::StringLiterals;

std::unique_ptr<SandboxChild> MainWindow::takeSandbox()
{
    return m_firstRun->takeSandbox();
}

void MainWindow::connectFirstRun()
{
    m_barRoom->addWidget(m_firstRun->bar());
    m_firstRun->bar()->installEventFilter(this);
    QMenu *file = m_actions->fileMenu;
    file->insertActions(m_actions->openFolder,
        {m_firstRun->connectAction, m_firstRun->importAction, m_firstRun->exportAction});
    file->insertSeparator(m_actions->openFolder);
    m_actions->addTools({m_firstRun->startSandboxAction, m_firstRun->stopSandboxAction});
    QMenu *help = m_actions->helpMenu;
    help->insertActions(
        help->actions().value(0), {m_firstRun->welcomeAction, m_firstRun->movingAction});
    connect(m_firstRun, &FirstRun::welcomeWanted, this, &MainWindow::showWelcome);
    connect(m_firstRun, &FirstRun::skipped, this, &MainWindow::leaveWelcome);
    connect(m_firstRun, &FirstRun::landed, this, [this](const QString &environment) {
        if (!environment.isEmpty())
            wantEnvironment(environment, [this] { leaveWelcome(); });
        else if (const Page *page = currentPage(); page && page->key() == "welcome"_L1)
            leaveWelcome();
    });
    connect(m_firstRun, &FirstRun::documentsChanged, this, [this] {
        look();
        if (Page *page = currentPage())
            page->activate();
    });
    connect(m_firstRun, &FirstRun::planStarted, this,
        [this](const QString &kind, const QString &job, const QString &environment) {
            wantEnvironment(environment, [=, this] { openItem(pageOfKind(kind), job); });
        });
    m_firstRun->begin();
}

void MainWindow::showWelcome()
{
    if (Page *before = currentPage())
        before->deactivate();
    m_actions->findEdit->clear(); // heard by the page that is left
    m_navigation->clearCurrentPage();
    WelcomePage *welcome = m_firstRun->page();
    if (m_stack->indexOf(welcome) < 0)
        m_stack->addWidget(welcome);
    m_stack->setCurrentWidget(welcome);
    welcome->activate();
    updateActions();
    updateTitle();
}

// To where one sees all, or to the first sync.
void MainWindow::leaveWelcome()
{
    const QStringList pages = m_navigation->pages();
    showPage(pages.contains(u"overview"_s) ? u"overview"_s : u"crm"_s);
}

} // namespace sluice
