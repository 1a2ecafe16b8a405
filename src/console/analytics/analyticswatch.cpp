// SPDX-License-Identifier: GPL-3.0-or-later
// How the page Analytics opens Keep in Step.
#include "console/analytics/analyticspage.h"
#include "console/analytics/applicationwatchaccess.h"
#include "console/analytics/watchdialog.h"
#include "console/theme/icons.h"

#include <QAction>

namespace sluice {

using namespace Qt::StringLiterals;

void AnalyticsSyncPage::makeWatchAction()
{
    m_watchAccess = std::make_unique<ApplicationWatchAccess>(context());
    auto *action = new QAction(themeIcon(u"state-checking"_s), tr("Keep in Step…"), this);
    action->setObjectName(u"actionKeepInStep"_s);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    action->setToolTip(tr("Which tables are watched, and the rows that wait to be sent"));
    connect(action, &QAction::triggered, this, &AnalyticsSyncPage::openWatch);
    addHeadAction(action, u"keepInStepButton"_s);
}

void AnalyticsSyncPage::openWatch()
{
    if (!m_watchDialog) {
        m_watchDialog = new WatchDialog(*m_watchAccess, context().prompt, window());
        connect(m_watchDialog, &WatchDialog::runWanted, this, &Page::runOpened);
        connect(m_watchDialog, &WatchDialog::jobChanged, this, &JobsPage::activate);
    }
    m_watchDialog->show();
    m_watchDialog->raise();
    m_watchDialog->activateWindow();
}

} // namespace sluice
