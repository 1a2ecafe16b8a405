// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runactions.h"

#include "console/runs/eraserundialog.h"
#include "console/runs/retrydialog.h"
#include "console/runs/runwishes.h"
#include "console/runs/runwords.h"
#include "console/runs/undodialog.h"
#include "console/widgets/format.h"
#include "syncs/crmbulk/changegate.h"
#include "syncs/synckind.h"

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kLeftShown = 200; // records that somebody changed since

} // namespace

RunActions::RunActions(RunAccess &access, RunWishes &wishes, QWidget *page)
    : QObject(page)
    , m_access(access)
    , m_wishes(wishes)
    , m_page(page)
{
}

void RunActions::retry(const RunRow &run, const QStringList &ids)
{
    if (!canRetryRun(run))
        return;
    auto *dialog = new RetryDialog(run, ids, m_page->window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = run.id] {
        m_access.retry(this, id, dialog->choice(), [this](const Result<RunRow> &started) {
            if (started)
                emit opened(started->id);
            else
                emit failed(started.error());
            m_access.refresh();
        });
    });
    dialog->open();
    m_access.issueGroups(
        dialog, run, u"rejected"_s, [dialog](const Result<QList<IssueGroup>> &groups) {
            qint64 hopeless = 0;
            for (const IssueGroup &group : groups ? *groups : QList<IssueGroup>())
                hopeless += codesWithoutHope().contains(group.code) ? group.count : 0;
            dialog->setHopeless(hopeless);
        });
}

void RunActions::undo(const RunRow &run)
{
    if (!canUndoRun(run) || m_undo)
        return;
    m_undo = new UndoDialog(run, m_page->window());
    connect(m_undo, &QDialog::accepted, this,
        [this, dialog = m_undo.data(), id = run.id] { startUndo(id, dialog->choice()); });
    // A plan that nobody waits for any more is stopped.
    connect(m_undo, &QDialog::rejected, this, [this] {
        if (!m_plan.isEmpty())
            m_access.stop(this, m_plan, StopMode::Stop, [](const Result<void> &) {});
        m_plan.clear();
    });
    m_undo->open();
    // It counts what could be deleted, whether that will be wished or not.
    const UndoChoice all{.deletesInserted = true};
    m_access.undo(this, run.id, true, all, [this, dialog = m_undo](const Result<RunRow> &started) {
        const bool isWaitedFor = dialog && dialog == m_undo && dialog->isVisible();
        if (!isWaitedFor) {
            if (started)
                m_access.stop(this, started->id, StopMode::Stop, [](const Result<void> &) {});
            return;
        }
        if (started)
            m_plan = started->id;
        else
            m_undo->setProblem(started.error());
        m_access.refresh();
        takeRuns(QList<RunRow>(m_runs));
    });
}

void RunActions::startUndo(const QString &runId, const UndoChoice &choice)
{
    m_access.undo(this, runId, false, choice, [this](const Result<RunRow> &started) {
        if (started)
            emit opened(started->id);
        else
            emit failed(started.error());
        m_access.refresh();
    });
}

void RunActions::takeRuns(const QList<RunRow> &runs)
{
    m_runs = runs;
    if (m_plan.isEmpty() || !m_undo)
        return;
    for (const RunRow &run : runs) {
        if (run.id != m_plan)
            continue;
        if (!isEnded(run.state)) {
            m_undo->setProgress(run.counts);
        } else if (run.state == RunState::Completed
            || run.state == RunState::CompletedWithRejections) {
            m_plan.clear();
            showPlan(run.id);
        } else {
            m_plan.clear();
            m_undo->setProblem({.kind = ErrorKind::Service,
                .what = tr("What the undo would do could not be found out"),
                .why = run.reason,
                .next = tr("Try again")});
        }
        return;
    }
}

void RunActions::showPlan(const QString &planId)
{
    m_access.plan(m_undo, planId, [this](const Result<RunPlan> &plan) {
        if (!m_undo)
            return;
        if (!plan) {
            m_undo->setProblem(plan.error());
            return;
        }
        m_access.issues(m_undo, plan->run, {.outcome = u"rejected"_s}, 0, kLeftShown,
            [this, shown = *plan](const Result<QList<RecordIssue>> &left) {
                if (m_undo)
                    m_undo->setPlan(shown, left ? *left : QList<RecordIssue>());
            });
    });
}

void RunActions::resume(const RunRow &run)
{
    if (!isAsking(run)) {
        m_wishes.resume(run.id);
        return;
    }
    m_access.findings(this, run.id, [this, run](const Result<QStringList> &findings) {
        ask(run, findings ? *findings : QStringList());
    });
}

void RunActions::erase(const RunRow &run)
{
    auto *dialog = new EraseRunDialog(run, m_page->window());
    connect(dialog, &EraseRunDialog::eraseWanted, this, [this, dialog, run] {
        dialog->setErasing();
        m_access.erase(dialog, run.id, [this, dialog](const Result<ErasedRun> &gone) {
            if (!gone) {
                dialog->setProblem(gone.error());
                return;
            }
            dialog->accept();
            emit erased(gone->run.id,
                tr("Erased of run #%1: %2 files, %3 reasons of records, %4 log lines. Its counts "
                   "stay.")
                    .arg(QString::number(gone->run.number), Format::count(gone->artifacts),
                        Format::count(gone->issues), Format::count(gone->logLines)));
            m_access.refresh();
        });
    });
    dialog->open();
}

void RunActions::ask(const RunRow &run, const QStringList &findings)
{
    // Later the run asks for something else, and what was found then has been agreed to.
    const bool isAtGate = !findings.isEmpty() && isGateReason(run.reason);
    auto *dialog = new GoOnDialog(run, isAtGate ? findings : QStringList(), m_page->window());
    connect(dialog, &QDialog::accepted, this, [this, id = run.id] { m_wishes.resume(id); });
    connect(dialog, &GoOnDialog::stopWanted, this,
        [this, id = run.id] { m_wishes.stop(id, StopMode::Stop); });
    dialog->open();
}

} // namespace sluice
