// SPDX-License-Identifier: GPL-3.0-or-later
// What the window knows of all runs, and what is done with several of them at once.
#include "app/application.h"
#include "app/runs/runfeed.h"
#include "app/runs/runlimits.h"
#include "app/runs/runs.h"
#include "base/ids.h"
#include "console/errors/errorwords.h"
#include "console/main/consoleactions.h"
#include "console/main/consolestatus.h"
#include "console/main/desktopnotices.h"
#include "console/main/mainwindow.h"
#include "console/main/prompt.h"
#include "console/main/resumedialog.h"
#include "console/settings/vaultguard.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"

#include <QAction>
#include <QPointer>

namespace sluice {

using namespace Qt::StringLiterals;

void MainWindow::connectRunActions()
{
    connect(
        m_actions->resumeInterrupted, &QAction::triggered, this, [this] { reviewInterrupted(); });
    connect(m_actions->pauseAll, &QAction::triggered, this, &MainWindow::pauseAll);
    connect(m_actions->stopAll, &QAction::triggered, this, &MainWindow::stopAll);
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        m_bar->dismiss();
        if (id == "resumeAll"_L1)
            resumeRuns(m_interrupted);
        else if (id == "review"_L1)
            reviewInterrupted();
    });
}

void MainWindow::takeRuns(const QList<RunRow> &runs)
{
    static const QString own = ProcessIdentity::current().text();
    qint64 settled = 0;
    qint64 expected = 0;
    m_ownActive = 0;
    m_active.clear();
    m_interrupted.clear();
    QHash<QString, RunRow> named; // the newest of each
    for (const RunRow &run : runs) {
        const QString connection = run.params.value("connection"_L1).toString();
        if (!connection.isEmpty() && !named.contains(connection)
            && !crmLimitAccountOf(run).isEmpty())
            named.insert(connection, run);
        if (run.state == RunState::Interrupted && !run.isDryRun)
            m_interrupted << run.id;
        if (isEnded(run.state))
            continue;
        m_active << run.id;
        m_ownActive += run.owner == own;
        if (run.expected > 0) {
            settled += run.counts.settled();
            expected += run.expected;
        }
    }
    m_crmRuns = named;
    const auto active = static_cast<int>(m_active.size());
    m_status->setActiveRuns(active);
    m_navigation->setBadge(u"runs"_s, active, NavigationList::BadgeKind::Running,
        tr("%n runs active", nullptr, active));
    m_percent = active > 0 && expected > 0
        ? Format::wholePercent(static_cast<double>(settled) / static_cast<double>(expected))
        : -1;
    m_actions->resumeInterrupted->setEnabled(!m_interrupted.isEmpty());
    m_actions->pauseAll->setEnabled(active > 0);
    m_actions->stopAll->setEnabled(active > 0);
    updateTitle();
    m_notices->takeRuns(runs, isActiveWindow());
    if (!std::exchange(m_hasRuns, true) && !m_interrupted.isEmpty())
        offerResume();
}

void MainWindow::offerResume()
{
    m_bar->showMessage(Tone::Warning,
        tr("%n runs were interrupted when Sluice closed. They can go on where they were.", nullptr,
            static_cast<int>(m_interrupted.size())),
        {{u"review"_s, tr("Review…")}, {u"resumeAll"_s, tr("Resume All")}});
}

// How far each is, and what of it is done again, before anything goes on. Of a run that was stopped
// or has failed that alone.
void MainWindow::reviewInterrupted(const QString &runId)
{
    auto *dialog = new ResumeDialog(this);
    connect(dialog, &ResumeDialog::resumeWanted, this, [this, dialog](const QStringList &runIds) {
        dialog->accept();
        m_bar->dismiss();
        resumeRuns(runIds);
    });
    connect(dialog, &ResumeDialog::discardWanted, this, [this, dialog](const QStringList &runIds) {
        dialog->accept();
        m_bar->dismiss();
        giveUpRuns(runIds);
    });
    const bool isEnded = !runId.isEmpty() && !m_interrupted.contains(runId);
    if (isEnded)
        dialog->setEndedRun();
    dialog->open();
    struct Read
    {
        QList<RunSnapshot> snapshots;
        QStringList problems;
    };
    inBackground(
        dialog,
        [&runs = m_context.application.runs(), ids = isEnded ? QStringList{runId} : m_interrupted] {
            Read read;
            for (const QString &id : ids) {
                if (auto snapshot = runs.snapshot(id))
                    read.snapshots << *snapshot;
                else
                    read.problems << errorText(snapshot.error());
            }
            return read;
        },
        [dialog, runId](const Read &read) {
            QList<ResumeReview> reviews;
            for (const RunSnapshot &snapshot : read.snapshots)
                reviews << resumeReviewOf(snapshot);
            dialog->setReviews(reviews, runId);
            dialog->setProblem(read.problems.join(u' '));
        });
}

void MainWindow::workOn(const QStringList &runIds,
    Result<void> (*work)(Runs &runs, const QString &runId), const QString &thenPage)
{
    inBackground(
        this,
        [&runs = m_context.application.runs(), runIds, work] {
            QStringList problems;
            for (const QString &id : runIds) {
                if (auto done = work(runs, id); !done)
                    problems << errorText(done.error());
            }
            return problems;
        },
        [this, thenPage](const QStringList &problems) {
            m_context.feed.refresh();
            if (!problems.isEmpty())
                m_bar->showMessage(Tone::Error, problems.join(u' '));
            if (!thenPage.isEmpty())
                showPage(thenPage);
        });
}

void MainWindow::resumeRuns(const QStringList &runIds)
{
    withOpenVault(m_context, this, {.runIds = runIds}, [this, runIds](const Result<void> &isOpen) {
        if (!isOpen) {
            m_bar->showMessage(Tone::Warning, errorText(isOpen.error()));
            return;
        }
        workOn(
            runIds,
            [](Runs &runs, const QString &id) -> Result<void> {
                if (auto resumed = runs.resume(id); !resumed)
                    return fail(resumed.error());
                return {};
            },
            u"runs"_s);
    });
}

void MainWindow::giveUpRuns(const QStringList &runIds)
{
    workOn(runIds, [](Runs &runs, const QString &id) { return runs.giveUp(id); }, {});
}

void MainWindow::pauseAll()
{
    workOn(m_active, [](Runs &runs, const QString &id) { return runs.setPaused(id, true); }, {});
}

void MainWindow::stopAll()
{
    m_context.prompt.confirm(this,
        {.title = tr("Stop All Runs"),
            .text = tr("%n runs stop sending. Nothing already written is undone, and each can be "
                       "resumed.",
                nullptr, static_cast<int>(m_active.size())),
            .action = tr("Stop All")},
        [window = QPointer(this)](bool isYes) {
            if (!window || !isYes)
                return;
            window->workOn(window->m_active,
                [](Runs &runs, const QString &id) { return runs.stop(id, StopMode::Stop); }, {});
        });
}

} // namespace sluice
