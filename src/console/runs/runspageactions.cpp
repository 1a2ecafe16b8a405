// SPDX-License-Identifier: GPL-3.0-or-later
// What the tool bar's actions mean on the page Runs, and what they do there.
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/runs/runactions.h"
#include "console/runs/runfilespane.h"
#include "console/runs/runreasons.h"
#include "console/runs/runspage.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runview.h"
#include "console/runs/runwishes.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace sluice {

QList<RunRow> RunsPage::chosenRuns() const
{
    QList<RunRow> chosen;
    if (!isRunShown()) {
        for (const QModelIndex &index : m_table->view()->selectionModel()->selectedRows()) {
            if (const RunRow *run = rowAt(index))
                chosen.append(*run);
        }
    }
    if (chosen.size() < 2) {
        const std::optional<RunRow> run = currentRun();
        chosen = run ? QList<RunRow>{*run} : QList<RunRow>();
    }
    return chosen;
}

// With several runs selected, what any of them can; Stop, Pause and Resume go to those that can.
Page::Actions RunsPage::actions() const
{
    const QList<RunRow> runs = chosenRuns();
    const auto can = [&runs](bool (*test)(const RunRow &)) {
        return std::any_of(runs.begin(), runs.end(), test);
    };
    const bool isOne = runs.size() == 1;
    Actions actions{.canRun = isOne && canRunAgain(runs.first()),
        .canPause = can(canPauseRun),
        .canResume = can(canResumeRun),
        .canStop = can(canStopRun),
        .canRetryRejected = isOne && canRetryRun(runs.first()),
        .canUndo = isOne && canUndoRun(runs.first()),
        .canErase = isOne,
        .noRetry = retryReason(runs),
        .noUndo = undoReason(runs)};
    for (const RunRow &run : runs) {
        if (actions.stoppingRun.isEmpty() && shownState(run) == RunState::Stopping)
            actions.stoppingRun = run.id;
    }
    return actions;
}

void RunsPage::run()
{
    if (const auto run = currentRun(); run && canRunAgain(*run))
        emit commandWanted(u"run"_s, pageOfKind(run->kind) + u'/' + run->jobName);
}

// Of several, those that can be resumed; only if none can, those that run are paused.
void RunsPage::pauseOrResume()
{
    const QList<RunRow> runs = chosenRuns();
    const bool isResume = std::any_of(runs.begin(), runs.end(), canResumeRun);
    for (const RunRow &run : runs) {
        if (isResume && canResumeRun(run)) {
            if (runs.size() == 1)
                m_actions->resume(run);
            else if (!isAsking(run)) // what asks something is answered by itself
                m_wishes->resume(run.id);
        } else if (!isResume && canPauseRun(run)) {
            m_wishes->setPaused(run.id, true);
        }
    }
}

void RunsPage::sendStop(StopMode mode)
{
    const QList<RunRow> runs = chosenRuns();
    for (const RunRow &run : runs) {
        if (canStopRun(run))
            m_wishes->stop(run.id, mode);
    }
}

void RunsPage::stop()
{
    sendStop(StopMode::Stop);
}

void RunsPage::finishChunk()
{
    sendStop(StopMode::FinishChunk);
}

// Of several only those that are stopping already: of the others nothing was asked yet.
void RunsPage::forceStop()
{
    const QList<RunRow> runs = chosenRuns();
    for (const RunRow &run : runs) {
        const bool isMeant = runs.size() == 1 || shownState(run) == RunState::Stopping;
        if (isMeant && canStopRun(run))
            m_wishes->stop(run.id, StopMode::Force);
    }
}

void RunsPage::retryRejected()
{
    if (const auto run = currentRun())
        m_actions->retry(*run);
}

void RunsPage::undoRun()
{
    if (const auto run = currentRun())
        m_actions->undo(*run);
}

// The job as it is saved now, but only from the id on; a job of everything for its stream alone.
void RunsPage::runFromHere(const RunRow &run, const ConfirmedId &from)
{
    QJsonObject selection{{u"startId"_s, from.id}};
    if (run.params.value("job"_L1)[u"resource"].toString() == "all"_L1)
        selection.insert(u"resource"_s, from.stream);
    m_prompt.confirm(this,
        {.title = tr("Run from Here"),
            .text = tr("Run “%1” again, %2 from the ID %3 on? What was sent and has not changed "
                       "since is skipped.")
                        .arg(run.jobName, Format::nounWithin(sentenceInWords(from.title)), from.id),
            .action = tr("Run from Here")},
        [page = QPointer(this), name = run.jobName, selection](bool isYes) {
            if (!page || !isYes)
                return;
            page->m_access->start(
                page, name, selection, [page = page.data()](const Result<RunRow> &started) {
                    if (started)
                        page->openRun(started->id);
                    else
                        page->m_view->showError(started.error());
                    page->m_access->refresh();
                });
        });
}

void RunsPage::exportCurrent()
{
    const std::optional<RunRow> run = currentRun();
    if (!run)
        return;
    exportRunTo(
        this, *m_access, m_prompt, *run,
        [this](const QString &text) { m_bar->showMessage(Tone::Success, text); },
        [this](const Error &error) { m_bar->showError(error); });
}

} // namespace sluice
