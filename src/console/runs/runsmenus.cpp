// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runactions.h"
#include "console/runs/runspage.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runview.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace sluice {

void RunsPage::makeMenus()
{
    RowView *view = m_table->view();
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    view->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, &RunsPage::showContextMenu);
    connect(view->header(), &QWidget::customContextMenuRequested, this, &RunsPage::showColumnMenu);
}

void RunsPage::showContextMenu(const QPoint &at)
{
    const std::optional<RunRow> run = currentRun();
    if (!run)
        return;
    const Actions can = actions();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open Run"), this, [this, id = run->id] { openRun(id); });
    menu->addSeparator();
    QAction *pause = menu->addAction(
        can.canResume ? tr("Resume") : tr("Pause"), this, [this] { pauseOrResume(); });
    pause->setEnabled(can.canPause || can.canResume);
    menu->addAction(tr("Stop Now"), this, [this] { stop(); })->setEnabled(can.canStop);
    menu->addAction(tr("Finish This Chunk"), this, [this] { finishChunk(); })
        ->setEnabled(can.canStop);
    menu->addSeparator();
    menu->addAction(tr("Retry Rejected…"), this, [this] { retryRejected(); })
        ->setEnabled(can.canRetryRejected);
    menu->addAction(tr("Undo Run…"), this, [this] { undoRun(); })->setEnabled(can.canUndo);
    menu->addAction(tr("Erase Run Data…"), this, [this] { eraseRun(); });
    menu->addSeparator();
    menu->addAction(tr("Export…"), this, [this] { exportCurrent(); });
    menu->addAction(
        tr("Copy Run ID"), this, [id = run->id] { QGuiApplication::clipboard()->setText(id); });
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

void RunsPage::showColumnMenu(const QPoint &at)
{
    RowView *view = m_table->view();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = RunTableModel::Progress; column < RunTableModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal).toString(),
            this, [view, column] { view->setColumnHidden(column, !view->isColumnHidden(column)); });
        action->setCheckable(true);
        action->setChecked(!view->isColumnHidden(column));
    }
    menu->popup(view->header()->mapToGlobal(at));
}

} // namespace sluice
