// SPDX-License-Identifier: GPL-3.0-or-later
// The page Overview: what it shows of facts and runs, and what its actions lead to.
#include "console/main/prompt.h"
#include "console/overview/attentionmodel.h"
#include "console/overview/overviewpage.h"
#include "console/overview/synccard.h"
#include "console/runs/runactions.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runwords.h"
#include "console/schedules/schedulewords.h"
#include "console/widgets/badges.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "core/store/storeerror.h"

#include <QPointer>
#include <QScrollArea>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRecentRuns = 5;
constexpr int kLeastOverviewLookMs = 1'000; // between two because of runs

// What of the runs bears on jobs, locks and schedules: they are looked at again when it changes.
size_t statesOf(const QList<RunRow> &runs)
{
    size_t states = static_cast<size_t>(runs.size());
    for (const RunRow &run : runs)
        states = qHashMulti(states, run.id, static_cast<int>(run.state));
    return states;
}

bool hasText(const QString &text, const QStringList &places)
{
    return text.isEmpty() || std::ranges::any_of(places, [&text](const QString &place) {
        return place.contains(text, Qt::CaseInsensitive);
    });
}

} // namespace

void OverviewPage::look()
{
    if (m_isLooking) {
        m_isLookWanted = true;
        return;
    }
    m_isLooking = true;
    m_sinceLook.start();
    m_states = statesOf(m_runs);
    m_access->look(this, [this](const Result<OverviewFacts> &facts) {
        m_isLooking = false;
        take(facts);
        if (std::exchange(m_isLookWanted, false))
            look();
    });
}

void OverviewPage::take(const Result<OverviewFacts> &facts)
{
    if (!facts) {
        showProblem(facts.error());
        return;
    }
    m_facts = *facts;
    m_hasFacts = true;
    showAll();
}

void OverviewPage::takeRuns(const QList<RunRow> &runs)
{
    m_runs = runs;
    m_runActions->takeRuns(runs);
    m_hasRuns = true;
    if (!std::exchange(m_problem, QString()).isEmpty())
        m_bar->dismiss(); // it can be read again
    if (!isVisible())
        return; // it asks for the list when it is shown
    if (m_hasFacts)
        showAll();
    if (m_states != statesOf(runs) && m_sinceLook.isValid()
        && m_sinceLook.hasExpired(kLeastOverviewLookMs))
        look();
}

void OverviewPage::showProblem(const Error &error)
{
    m_patience.stop();
    m_loading->hide();
    const QString why = error.why.isEmpty() ? error.what : error.why;
    if (std::exchange(m_problem, why) == why)
        return; // told already; the feed tries again four times a second
    // What is damaged stays so; what did not answer may answer the next time.
    const MessageBar::Action mend = isDamagedStore(error)
        ? MessageBar::Action{u"newHistory"_s, tr("Start a New History…")}
        : MessageBar::Action{u"again"_s, tr("Try Again")};
    m_bar->showMessage(Tone::Error, tr("The job history could not be opened: %1").arg(why),
        {{u"folder"_s, tr("Open Folder")}, mend});
}

void OverviewPage::setEnvironment(const QString &environment)
{
    m_environment = environment;
    if (m_hasFacts)
        showAll();
}

void OverviewPage::find(const QString &text)
{
    m_find = text.trimmed();
    if (m_hasFacts)
        showAll();
}

void OverviewPage::showAll()
{
    const QDateTime now = QDateTime::currentDateTime();
    showCards(now);
    showAttention(now);
    showRecent(now);
    showParts();
    emit actionsChanged();
}

void OverviewPage::showCards(const QDateTime &now)
{
    for (SyncCard *card : std::as_const(m_cards))
        card->setFacts(syncCardFacts(card->kind(), m_environment, m_facts, m_runs, now), now);
}

void OverviewPage::showAttention(const QDateTime &now)
{
    QList<AttentionRow> rows = attentionRows(m_environment, m_facts, m_runs, now);
    m_attentionCount->setBadge(
        {.text = Format::count(rows.size()), .tone = Tone::Warning, .isSmall = true});
    rows.removeIf([this](const AttentionRow &row) {
        return !hasText(m_find, {row.text, row.note});
    });
    m_attention->setRows(rows);
}

void OverviewPage::showRecent(const QDateTime &now)
{
    QList<RunRow> runs = m_runs;
    if (!m_find.isEmpty())
        runs.removeIf([this](const RunRow &run) {
            return !hasText(m_find, {run.jobName, run.reason, u'#' + QString::number(run.number)});
        });
    m_recent->setRuns(recentRuns(m_environment, runs, kRecentRuns), now.toMSecsSinceEpoch());
}

// Which of its four forms the page has: loading, empty, filled; an error stands above any.
void OverviewPage::showParts()
{
    const bool isEmpty = m_hasFacts && m_facts.connections.isEmpty() && m_runs.isEmpty();
    if (m_hasFacts) {
        m_patience.stop();
        m_loading->hide();
    } else if (!m_patience.isActive()) {
        m_loading->hide();
    }
    m_empty->setVisible(isEmpty);
    m_scroll->setVisible(!isEmpty);
    m_attentionCard->setVisible(m_attention->rowCount() > 0);
    m_recentCard->setLoading(!m_hasRuns);
}

void OverviewPage::mend(const AttentionRow &row)
{
    using Kind = AttentionRow::Kind;
    switch (row.kind) {
    case Kind::Failed:
    case Kind::Unknown:
    case Kind::Asking:
        emit runOpened(row.target);
        return;
    case Kind::Interrupted:
        emit commandWanted(u"resume"_s, row.target);
        return;
    case Kind::Connection:
        emit itemWanted(u"connections"_s, row.target);
        return;
    case Kind::Lock:
        emit commandWanted(u"locks"_s, row.target);
        return;
    case Kind::Missed:
        runMissed(row.target);
        return;
    }
}

void OverviewPage::runMissed(const QString &jobId)
{
    const auto found = std::ranges::find_if(
        m_facts.jobs, [&jobId](const ListedSchedule &listed) { return listed.job.id == jobId; });
    if (found == m_facts.jobs.cend())
        return;
    m_prompt.confirm(this, runNowQuestion({*found}, m_facts.jobs),
        [page = QPointer(this), jobId, name = found->job.name](bool isYes) {
            if (!page || !isYes)
                return;
            page->m_access->runNow(
                page, jobId, [page = page.data(), name](const Result<void> &done) {
                    if (done)
                        page->m_bar->showMessage(
                            Tone::Success, tr("“%1” begins in a moment.").arg(name));
                    else
                        page->m_bar->showError(done.error());
                    page->look();
                });
        });
}

QString OverviewPage::chosenJob() const
{
    if (const auto run = chosenRun())
        return run->jobName;
    for (const SyncCard *card : m_cards) {
        if (!card->facts().job.isEmpty())
            return card->facts().job;
    }
    return {};
}

// Empty: the job is not there any more.
QString OverviewPage::pageOfJob(const QString &job) const
{
    for (const ListedSchedule &listed : m_facts.jobs) {
        if (listed.job.name == job)
            return pageOfKind(listed.job.kind);
    }
    return {};
}

void OverviewPage::run()
{
    const QString job = chosenJob();
    if (const QString page = pageOfJob(job); !page.isEmpty())
        emit commandWanted(u"run"_s, page + u'/' + job);
}

} // namespace sluice
