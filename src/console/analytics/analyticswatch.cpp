// SPDX-License-Identifier: GPL-3.0-or-later
// The board of the page Analytics: what is kept in step, what waits, and the way there.
#include "app/runs/runfeed.h"
#include "console/analytics/analyticspage.h"
#include "console/analytics/applicationwatchaccess.h"
#include "console/analytics/sendrowcard.h"
#include "console/analytics/watchboard.h"
#include "console/theme/icons.h"

#include <QAction>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNewTableSeconds = 60; // between two looks

} // namespace

void AnalyticsSyncPage::makeBoard()
{
    m_watchAccess = std::make_unique<ApplicationWatchAccess>(context());
    m_board = new WatchBoard(*m_watchAccess, context().prompt, this);
    connect(m_board, &WatchBoard::runWanted, this, &Page::runOpened);
    connect(m_board, &WatchBoard::jobChanged, this, &JobsPage::activate);
    connect(m_board, &WatchBoard::addWanted, this, &AnalyticsSyncPage::addTable);
    connect(m_board->rowCard(), &SendRowCard::fetchWanted, this, &AnalyticsSyncPage::fetchRow);
    connect(&context().feed, &RunFeed::listChanged, m_board, &WatchBoard::setRuns);
    connect(this, &Page::actionsChanged, m_board, [this] { showOnBoard(); });
    auto *action = new QAction(themeIcon(u"state-checking"_s), tr("Watch and Outbox"), this);
    action->setObjectName(u"actionKeepInStep"_s);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    action->setToolTip(tr("Which tables are watched, and the rows that wait to be sent"));
    connect(action, &QAction::triggered, this, &AnalyticsSyncPage::openWatch);
    setBoard(m_board, addHeadAction(action, u"keepInStepButton"_s));
}

// What it offers follows the jobs.
void AnalyticsSyncPage::showOnBoard()
{
    QList<SendRowCard::Choice> choices;
    for (const Job &job : jobs())
        choices.append({job.name, targetOf(job)});
    m_board->rowCard()->setChoices(choices);
    m_board->setAddable(canMakeJobs(),
        tr("A job needs a connection to Catalyst and one to Zoho Analytics in this environment."));
}

void AnalyticsSyncPage::jobShown()
{
    m_board->rowCard()->choose(current().name);
}

void AnalyticsSyncPage::openWatch()
{
    if (!isVisible())
        emit pageWanted(key());
    if (showBoard())
        m_board->focusTables();
}

// A table is kept in step by a job that sends what has changed.
void AnalyticsSyncPage::addTable()
{
    NameDialog::Options options = newJobOptions();
    options.title = tr("Add Table");
    makeJob(
        options,
        [this](const NameDialog &dialog) {
            Job job = newJobOf(dialog);
            job.parameters.insert(u"mode"_s, u"incremental"_s);
            job.parameters.insert(u"watchSeconds"_s, kNewTableSeconds);
            return job;
        },
        AfterMaking::Stay);
}

} // namespace sluice
