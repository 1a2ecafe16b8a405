// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/prompt.h"
#include "console/runs/runactions.h"
#include "console/runs/runreasons.h"
#include "console/runs/runspage.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runview.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "core/engine/runhistory.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QShortcut>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sluice {

void RunsPage::makeMenus()
{
    RowView *view = m_table->view();
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, &RunsPage::showContextMenu);
    connect(makeRemoveShortcut(view), &QShortcut::activated, this, &RunsPage::removeRuns);
}

namespace {

// "Stop Now", or of several runs "Stop 3 Runs": as many as it goes to.
QString countedText(const QString &ofOne, const QString &ofSeveral, qsizetype chosen, qsizetype can)
{
    return chosen > 1 && can > 0 ? ofSeveral.arg(can) : ofOne;
}

} // namespace

void RunsPage::showContextMenu(const QPoint &at)
{
    const QList<RunRow> runs = chosenRuns();
    if (runs.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"runMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Actions can = actions();
    menu->setToolTipsVisible(true);
    const auto add = [this, menu](const QString &text, bool isPossible, void (RunsPage::*what)(),
                         const QString &reason = {}) {
        QAction *action = menu->addAction(text, this, what);
        action->setEnabled(isPossible);
        if (!isPossible)
            action->setToolTip(reason);
    };
    const auto count = [&runs](bool (*test)(const RunRow &)) {
        return std::count_if(runs.begin(), runs.end(), test);
    };
    const qsizetype all = runs.size();
    if (all == 1) {
        menu->addAction(tr("Open Run"), this, [this, id = runs.first().id] { openRun(id); });
        add(tr("Run Again…"), can.canRun, &RunsPage::run);
        menu->addSeparator();
    }
    add(can.canResume ? countedText(tr("Resume"), tr("Resume %1 Runs"), all, count(canResumeRun))
                      : countedText(tr("Pause"), tr("Pause %1 Runs"), all, count(canPauseRun)),
        can.canPause || can.canResume, &RunsPage::pauseOrResume);
    add(countedText(tr("Stop Now"), tr("Stop %1 Runs"), all, count(canStopRun)), can.canStop,
        &RunsPage::stop);
    add(tr("Finish This Chunk"), can.canStop, &RunsPage::finishChunk);
    if (!can.stoppingRun.isEmpty())
        add(tr("Force Stop"), can.canStop, &RunsPage::forceStop);
    if (all == 1) {
        menu->addSeparator();
        add(tr("Retry Rejected…"), can.canRetryRejected, &RunsPage::retryRejected, can.noRetry);
        add(tr("Undo Run…"), can.canUndo, &RunsPage::undoRun, can.noUndo);
        add(tr("Erase Run Data…"), can.canErase, &RunsPage::eraseRun);
        menu->addSeparator();
        add(tr("Export…"), true, &RunsPage::exportCurrent);
        menu->addAction(tr("Open Results Folder"), this, [this, id = runs.first().id] {
            m_prompt.openLink(QUrl::fromLocalFile(m_access->folderOf(id)));
        });
    }
    menu->addSeparator();
    add(countedText(
            tr("Remove from History…"), tr("Remove %1 Runs from History…"), all, count(isRemovable)),
        std::any_of(runs.begin(), runs.end(), isRemovable), &RunsPage::removeRuns,
        removeReason(runs));
    menu->addSeparator();
    QStringList summaries;
    QStringList ids;
    for (const RunRow &run : runs) {
        summaries << runSummaryText(run);
        ids << run.id;
    }
    const auto put = [](const QString &text) { QGuiApplication::clipboard()->setText(text); };
    menu->addAction(all > 1 ? tr("Copy Summaries") : tr("Copy Summary"), this,
        [put, text = summaries.join(u"\n\n"_s)] { put(text); });
    menu->addAction(all > 1 ? tr("Copy Run IDs") : tr("Copy Run ID"), this,
        [put, text = ids.join(u'\n')] { put(text); });
    menu->popup(m_table->view()->viewport()->mapToGlobal(at));
}

void RunsPage::eraseRun()
{
    if (const auto run = currentRun())
        m_actions->erase(*run);
}

// What was erased is not shown any more either.
void RunsPage::showErased(const QString &runId, const QString &text)
{
    if (isRunShown() && m_view->runId() == runId)
        showList();
    m_view->forget();
    m_bar->showMessage(Tone::Success, text);
}

} // namespace sluice
