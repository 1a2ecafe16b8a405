// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runspage.h"

#include "base/clock.h"
#include "console/main/consolecontext.h"
#include "console/main/prompt.h"
#include "console/runs/applicationrunaccess.h"
#include "console/runs/runactions.h"
#include "console/runs/runannouncer.h"
#include "console/runs/rundetails.h"
#include "console/runs/runfilespane.h"
#include "console/runs/runlistmodel.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runview.h"
#include "console/runs/runwishes.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kAnnouncedApart = 10s;

qint64 runsNowMs()
{
    return Clock::system().nowMs();
}

} // namespace

RunsPage::RunsPage(ConsoleContext &context, QWidget *parent)
    : RunsPage(std::make_unique<ApplicationRunAccess>(context), context.prompt, parent)
{
}

RunsPage::RunsPage(std::unique_ptr<RunAccess> access, Prompt &prompt, QWidget *parent)
    : Page(parent)
    , m_access(std::move(access))
    , m_prompt(prompt)
    , m_wishes(new RunWishes(*m_access, this))
    , m_actions(new RunActions(*m_access, *m_wishes, this))
    , m_model(new RunTableModel(this))
    , m_filter(new RunFilterModel(this))
    , m_list(new RunListModel(*m_model, *m_filter, this))
    , m_stack(new QStackedWidget(this))
    , m_view(new RunView(*m_access, *m_wishes, prompt, m_stack))
{
    setObjectName(u"RunsPage"_s);
    m_filter->setSourceModel(m_model);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(makeList());
    m_stack->addWidget(m_view);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] { m_model->tick(runsNowMs()); });
    connectAccess();
    connectWishes();
    auto *announcer = new RunAnnouncer(kAnnouncedApart, this);
    connect(this, &Page::actionsChanged, announcer,
        [this, announcer] { announcer->take(currentRun()); });
    m_filter->setPeriod(RunFilterModel::Period::SevenDays, runsNowMs());
    showEmpty();
    showDetails();
}

// Children go first: they may still speak to the access.
RunsPage::~RunsPage()
{
    delete m_stack;
}

void RunsPage::connectAccess()
{
    connect(m_access.get(), &RunAccess::listChanged, this, &RunsPage::takeList);
    connect(m_access.get(), &RunAccess::snapshotChanged, this,
        [this](const RunSnapshot &snapshot, const RunRates &rates) {
            m_view->setSnapshot(snapshot, rates, runsNowMs(), monotonicMs());
        });
    connect(m_access.get(), &RunAccess::failed, this, [this](const Error &error) {
        if (m_feedError == error.text())
            return; // told already; the feed tries again four times a second
        m_feedError = error.text();
        if (!m_isLoaded)
            m_table->setUnread();
        if (isRunShown())
            m_view->showError(error);
        else
            m_bar->showError(error);
    });
    connect(m_view, &RunView::backWanted, this, &RunsPage::showList);
    connect(m_view, &RunView::changed, this, &Page::actionsChanged);
    connect(m_view, &RunView::partsMade, this, &Page::partsMade);
    connect(m_view, &RunView::runFromHereWanted, this, &RunsPage::runFromHere);
    connect(m_view, &RunView::resumeWanted, this, &RunsPage::pauseOrResume);
    connect(m_view, &RunView::retryWanted, this, &RunsPage::retryRejected);
    connect(m_view, &RunView::retrySelectedWanted, this, [this](const QStringList &ids) {
        if (const auto run = currentRun())
            m_actions->retry(*run, ids);
    });
    connect(m_view, &RunView::storyWanted, this,
        [this](const QString &id) { emit commandWanted(u"story"_s, id); });
    connect(m_view, &RunView::mendWanted, this, [this](const QString &field) {
        emit itemWanted(u"mappings"_s, m_view->runId() + u'/' + field);
    });
    connect(m_view, &RunView::runAgainWanted, this, &RunsPage::run);
    connect(m_view, &RunView::undoWanted, this, &RunsPage::undoRun);
    connect(m_view, &RunView::runWanted, this, &RunsPage::openRun);
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        if (id == "undoRemoval"_L1)
            setRemoved(m_removed, m_restoredText, false);
    });
    connect(m_actions, &RunActions::opened, this, &RunsPage::openRun);
    connect(m_actions, &RunActions::erased, this, &RunsPage::showErased);
    connect(m_actions, &RunActions::failed, this, [this](const Error &error) {
        if (isRunShown())
            m_view->showError(error);
        else
            m_bar->showError(error);
    });
}

void RunsPage::connectWishes()
{
    connect(
        m_wishes, &RunWishes::wishChanged, this, [this](const QString &runId, const QString &wish) {
            m_model->setLocalWish(runId, wish);
            if (runId == m_view->runId())
                m_view->setWish(wish);
            showDetails();
        });
    connect(m_wishes, &RunWishes::refused, this, [this](const QString &runId, const Error &error) {
        if (isRunShown() && runId == m_view->runId())
            m_view->showError(error);
        else
            m_bar->showError(error);
    });
}

void RunsPage::takeList(const QList<RunRow> &runs)
{
    m_isLoaded = true;
    m_feedError.clear();
    m_table->setLoading(false);
    m_model->setRuns(withKept(runs), runsNowMs());
    m_list->sync();
    m_view->setRuns(runs);
    m_actions->takeRuns(runs);
    if (!m_table->view()->currentIndex().isValid())
        m_table->view()->setCurrentIndex(m_list->index(0, 0));
    showEmpty();
    showDetails();
}

void RunsPage::filtersChanged()
{
    using Group = RunFilterModel::Group;
    static const QHash<QString, Group> groups{{u"all"_s, Group::All}, {u"active"_s, Group::Active},
        {u"attention"_s, Group::Attention}, {u"finished"_s, Group::Finished}};
    m_filter->setGroup(groups.value(m_segments->current()));
    m_filter->setKind(m_kinds->currentData().toString());
    m_filter->setPeriod(
        static_cast<RunFilterModel::Period>(m_periods->currentData().toInt()), runsNowMs());
    m_filter->setText(m_find->text());
    showMatches();
}

void RunsPage::clearFilters()
{
    m_segments->setCurrent(u"all"_s);
    const QSignalBlocker kinds(m_kinds);
    const QSignalBlocker periods(m_periods);
    const QSignalBlocker text(m_find);
    m_kinds->setCurrentIndex(0);
    m_periods->setCurrentIndex(m_periods->count() - 1);
    m_find->clear();
    filtersChanged();
}

std::optional<RunRow> RunsPage::currentRun() const
{
    if (isRunShown() && m_view->hasSnapshot())
        return m_view->run();
    const RunRow *row
        = isRunShown() ? m_model->find(m_view->runId()) : rowAt(m_table->view()->currentIndex());
    return row ? std::optional(*row) : std::nullopt;
}

void RunsPage::showDetails()
{
    const RunRow *row = rowAt(m_table->view()->currentIndex());
    if (row)
        m_details->setRun(*row);
    m_export->setEnabled(row);
    arrange();
    emit actionsChanged();
}

void RunsPage::toggleDetails()
{
    if (isRunShown()) {
        m_view->toggleDetails();
        return;
    }
    m_areDetailsWanted = !m_details->isVisibleTo(this);
    arrange();
}

bool RunsPage::isRunShown() const
{
    return m_stack->currentWidget() == m_view;
}

void RunsPage::openRun(const QString &runId)
{
    m_view->open(runId);
    m_stack->setCurrentWidget(m_view);
    select(runId);
    emit actionsChanged();
}

void RunsPage::showList()
{
    m_stack->setCurrentIndex(0);
    m_view->close();
    m_table->view()->setFocus();
    emit actionsChanged();
}

void RunsPage::select(const QString &runId)
{
    if (const RunRow *run = m_model->find(runId))
        m_table->view()->setCurrentIndex(m_list->index(m_list->rowOf(run->number), 0));
}

QString RunsPage::findPlaceholder() const
{
    return isRunShown() ? m_view->findPlaceholder() : tr("Find a run");
}

void RunsPage::find(const QString &text)
{
    if (isRunShown())
        m_view->find(text);
    else
        m_find->setText(text);
}

bool RunsPage::findAgain(bool isForward)
{
    return isRunShown() && m_view->findAgain(isForward);
}

void RunsPage::setEnvironment(const QString &environment)
{
    m_filter->setEnvironment(environment);
    showMatches();
}

void RunsPage::activate()
{
    m_tick.start();
    if (isRunShown())
        m_access->watch(m_view->runId());
    else
        m_access->refresh();
    if (!isAncestorOf(QApplication::focusWidget()) && !isRunShown())
        m_table->view()->setFocus();
}

void RunsPage::deactivate()
{
    m_tick.stop();
}

void RunsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F8) {
        toggleDetails();
    } else if (isRunShown() && event->matches(QKeySequence::Back)) {
        showList();
    } else {
        Page::keyPressEvent(event);
        return;
    }
    event->accept();
}

void RunsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void RunsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_listLayout)
        arrange();
}

} // namespace sluice
