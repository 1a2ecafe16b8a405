// SPDX-License-Identifier: GPL-3.0-or-later
// The page Overview: what the tool bar's actions mean for the run that is chosen there.
#include "console/overview/overviewpage.h"
#include "console/runs/runactions.h"
#include "console/runs/runreasons.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runwishes.h"
#include "console/runs/runwords.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

namespace sluice {

void OverviewPage::connectRuns()
{
    // A wish shows at once, before the store has it.
    connect(
        m_wishes, &RunWishes::wishChanged, this, [this](const QString &runId, const QString &wish) {
            m_recent->setLocalWish(runId, wish);
            emit actionsChanged();
        });
    const auto tell = [this](const Error &error) { m_bar->showError(error); };
    connect(m_wishes, &RunWishes::refused, this,
        [tell](const QString &, const Error &error) { tell(error); });
    connect(m_runActions, &RunActions::failed, this, tell);
    connect(m_runActions, &RunActions::opened, this, &Page::runOpened);
}

std::optional<RunRow> OverviewPage::chosenRun() const
{
    const int row = m_recentCard->view()->currentIndex().row();
    return row >= 0 && row < m_recent->runs().size() ? std::optional(m_recent->runs().at(row))
                                                     : std::nullopt;
}

Page::Actions OverviewPage::actions() const
{
    Actions can{.canRun = !pageOfJob(chosenJob()).isEmpty()};
    const auto run = chosenRun();
    if (!run)
        return can;
    can.canPause = canPauseRun(*run);
    can.canResume = canResumeRun(*run);
    can.canStop = canStopRun(*run);
    can.canRetryRejected = canRetryRun(*run);
    can.noRetry = retryReason({*run});
    if (shownState(*run) == RunState::Stopping)
        can.stoppingRun = run->id;
    return can;
}

void OverviewPage::pauseOrResume()
{
    const auto run = chosenRun();
    if (run && canResumeRun(*run))
        m_runActions->resume(*run);
    else if (run && canPauseRun(*run))
        m_wishes->setPaused(run->id, true);
}

void OverviewPage::sendStop(StopMode mode)
{
    if (const auto run = chosenRun(); run && canStopRun(*run))
        m_wishes->stop(run->id, mode);
}

void OverviewPage::stop()
{
    sendStop(StopMode::Stop);
}

void OverviewPage::finishChunk()
{
    sendStop(StopMode::FinishChunk);
}

void OverviewPage::forceStop()
{
    sendStop(StopMode::Force);
}

void OverviewPage::retryRejected()
{
    if (const auto run = chosenRun())
        m_runActions->retry(*run);
}

} // namespace sluice
