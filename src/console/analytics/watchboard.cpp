// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/watchboard.h"

#include "base/clock.h"
#include "console/analytics/outboxmodel.h"
#include "console/analytics/sendrowcard.h"
#include "console/analytics/watchmodel.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/theme/narrow.h"
#include "console/widgets/badges.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "ui_watchboard.h"

#include <QAction>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWatchLookEveryMs = 1'000;
constexpr int kNarrowBoard = 620;

} // namespace

WatchBoard::WatchBoard(WatchAccess &access, Prompt &prompt, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_prompt(prompt)
    , m_ui(std::make_unique<Ui::WatchBoard>())
    , m_tables(new WatchModel(this))
    , m_rows(new OutboxModel(this))
{
    m_ui->setupUi(this);
    setObjectName(u"watchBoard"_s);
    dress();
    makeActions();
    makeWatchTable();
    makeOutboxTable();
    orderTabs();
    m_timer.setInterval(kWatchLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &WatchBoard::look);
    showState();
    showChosen();
}

// Models that go with it still speak.
WatchBoard::~WatchBoard()
{
    for (const RowView *view : {m_ui->watchCard->view(), m_ui->outboxCard->view()})
        view->selectionModel()->disconnect(this);
}

void WatchBoard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
    look();
}

void WatchBoard::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void WatchBoard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // How a table stands needs the room more than the view's name and the time of its last change.
    const bool isNarrow = isNarrowRoom(width(), kNarrowBoard);
    for (const int column : {WatchModel::View, WatchModel::LastChange})
        m_ui->watchCard->view()->setColumnHidden(column, isNarrow);
}

void WatchBoard::setRuns(const QList<RunRow> &runs)
{
    m_tables->setRuns(runs);
}

void WatchBoard::setAddable(bool isAddable, const QString &whyNot)
{
    m_add->setEnabled(isAddable);
    m_add->setToolTip(isAddable ? tr("Makes a job that keeps one more table in step") : whyNot);
}

void WatchBoard::focusTables()
{
    QWidget *tables = m_ui->watchCard->view(); // not there while there is none
    (tables->isVisibleTo(this) ? tables : m_add)->setFocus(Qt::ShortcutFocusReason);
}

SendRowCard *WatchBoard::rowCard() const
{
    return m_ui->sendRowCard;
}

const WatchedTable *WatchBoard::chosen() const
{
    return m_tables->row(m_ui->watchCard->view()->currentIndex().row());
}

QStringList WatchBoard::chosenDead() const
{
    QStringList ids;
    const QModelIndexList selected = m_ui->outboxCard->view()->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected) {
        const OutboxRow *row = m_rows->row(index.row());
        if (row && row->state == OutboxState::Dead)
            ids << row->rowId;
    }
    return ids;
}

void WatchBoard::look()
{
    if (m_isLooking) {
        m_isLookWanted = true;
        return;
    }
    m_isLooking = true;
    const WatchedTable *table = chosen();
    m_access.look(this, table ? table->jobId : QString(), [this](const Result<WatchFacts> &facts) {
        m_isLooking = false;
        take(facts);
        if (std::exchange(m_isLookWanted, false))
            look();
    });
}

void WatchBoard::take(const Result<WatchFacts> &facts)
{
    if (!facts) {
        m_couldNotLook = true;
        if (!m_hasLooked)
            m_ui->watchCard->setUnread();
        say(errorText(facts.error()), Role::Error);
        return;
    }
    if (std::exchange(m_couldNotLook, false))
        say({});
    m_hasLooked = true;
    m_isOn = facts->isOn;
    const qint64 now = Clock::system().nowMs();
    m_tables->setTables(facts->tables, m_isOn, now);
    m_ui->watchCard->setLoading(false);
    showInterval();
    QAbstractItemView *view = m_ui->watchCard->view();
    if (!view->currentIndex().isValid() && m_tables->rowCount() > 0)
        view->setCurrentIndex(m_tables->index(0, 0));
    const WatchedTable *table = chosen();
    if (!table)
        m_rows->setRows({}, now);
    else if (facts->jobId == table->jobId)
        m_rows->setRows(facts->rows, now);
    showState();
    showChosen();
}

// The rows of another table come with the next look.
void WatchBoard::choose()
{
    m_rows->setRows({}, Clock::system().nowMs());
    look();
    showChosen();
}

void WatchBoard::showState()
{
    const bool isStop = m_switching == Switching::No ? m_isOn : m_switching == Switching::Off;
    const bool hadFocus = m_startButton->hasFocus() || m_stopButton->hasFocus();
    const bool canSwitch = m_hasLooked && m_switching == Switching::No;
    m_start->setEnabled(canSwitch && !m_isOn);
    m_stop->setEnabled(canSwitch && m_isOn);
    m_startButton->setText(m_switching == Switching::On ? tr("Starting…") : tr("Start Watching"));
    m_stopButton->setText(m_switching == Switching::Off ? tr("Stopping…") : tr("Stop Watching"));
    m_startButton->setVisible(!isStop);
    m_stopButton->setVisible(isStop);
    m_startButton->setEnabled(m_start->isEnabled());
    m_stopButton->setEnabled(m_stop->isEnabled());
    if (hadFocus && canSwitch)
        (isStop ? m_stopButton : m_startButton)->setFocus();
}

void WatchBoard::showChosen()
{
    const WatchedTable *table = chosen();
    const QString problem = table ? table->entry.problem : QString();
    m_ui->problemIcon->setVisible(!problem.isEmpty());
    m_ui->problemLabel->setVisible(!problem.isEmpty());
    m_ui->problemLabel->setText(textInWords(problem));
    const bool hasRejected = table && table->rejectedToday > 0;
    m_ui->watchRunButton->setEnabled(hasRejected);
    m_ui->watchRunButton->setVisible(hasRejected);
    QString note = tr("single rows that wait");
    if (table) {
        const OutboxCounts &counts = table->outbox;
        const qint64 all = counts.waiting + counts.sending + counts.dead;
        note = all > m_rows->rowCount() && m_rows->rowCount() > 0
            ? tr("of %1, the first %2 of %3 rows")
                  .arg(table->table, Format::count(static_cast<qint64>(m_rows->rowCount())),
                      Format::count(all))
            : tr("of %1").arg(table->table);
    }
    m_outboxNote->setText(note);
    m_ui->outboxCard->setLoading(m_rows->rowCount() == 0); // room for what is said then
    m_ui->outboxCard->view()->setPlaceholderText(
        table && table->outbox.oldestMs > 0 && m_isLooking ? tr("Loading…") : tr("No row waits"));
    const bool hasDead = !chosenDead().isEmpty();
    for (QPushButton *button : {m_again, m_drop}) {
        button->setEnabled(hasDead);
        button->setToolTip(hasDead ? QString() : tr("Choose rows that could not be sent"));
    }
}

// Of those that are looked at; each job says for itself how often.
void WatchBoard::showInterval()
{
    int least = 0;
    int most = 0;
    for (const WatchedTable &table : m_tables->rows()) {
        if (table.everySeconds == 0)
            continue;
        least = least == 0 ? table.everySeconds : std::min(least, table.everySeconds);
        most = std::max(most, table.everySeconds);
    }
    m_interval->setText(least == 0 ? tr("asks for changes while Sluice is open")
            : least == most        ? tr("asks for changes every %1 s").arg(least)
                                   : tr("asks for changes every %1 to %2 s").arg(least).arg(most));
}

void WatchBoard::say(const QString &text, Role color)
{
    m_ui->noteLabel->setColorRole(color);
    m_ui->noteLabel->setText(text);
    m_ui->noteLabel->setVisible(!text.isEmpty());
}

void WatchBoard::switchWatch(bool isOn)
{
    if (m_switching != Switching::No)
        return;
    m_switching = isOn ? Switching::On : Switching::Off;
    showState();
    const auto done = [this](const Result<void> &end) {
        if (!end)
            say(errorText(end.error()), Role::Error);
        m_switching = Switching::No;
        m_isLookWanted = m_isLooking; // what is on its way may be older
        look();
        showState();
    };
    if (isOn)
        m_access.start(this, done);
    else
        m_access.stop(this, [done] { done({}); });
}

void WatchBoard::switchTable(const QString &jobId, bool isWatched)
{
    m_access.setWatched(this, jobId, isWatched, [this](const Result<void> &done) {
        if (!done)
            say(errorText(done.error()), Role::Error);
        else
            emit jobChanged();
        look();
    });
}

void WatchBoard::change(const Result<int> &count, const QString &one, const QString &many)
{
    if (!count)
        say(errorText(count.error()), Role::Error);
    else
        say(*count == 1 ? one : many.arg(Format::count(static_cast<qint64>(*count))));
    look();
}

void WatchBoard::sendAgain()
{
    const WatchedTable *table = chosen();
    const QStringList ids = chosenDead();
    if (!table || ids.isEmpty())
        return;
    const QString when = m_isOn ? QString() : u' ' + tr("They go once the watch is on.");
    m_access.sendAgain(this, table->jobId, ids, [this, when](const Result<int> &count) {
        change(count, tr("1 row is tried again.") + when, tr("%1 rows are tried again.") + when);
    });
}

void WatchBoard::askToDrop()
{
    const WatchedTable *table = chosen();
    const QStringList ids = chosenDead();
    if (!table || ids.isEmpty())
        return;
    const QString count = Format::count(static_cast<qint64>(ids.size()));
    m_prompt.confirm(this,
        {.title = ids.size() == 1 ? tr("Drop 1 Row?") : tr("Drop %1 Rows?").arg(count),
            .text = tr("What was noted of them for %1 is dropped: the view keeps what it has of "
                       "them until a later run sends them.")
                        .arg(table->table),
            .action = ids.size() == 1 ? tr("Drop 1 Row") : tr("Drop %1 Rows").arg(count),
            .isDestructive = true},
        [board = QPointer(this), job = table->jobId, ids](bool isYes) {
            if (!board || !isYes)
                return;
            board->m_access.forget(board, job, ids, [board](const Result<int> &count) {
                board->change(count, tr("1 row is dropped."), tr("%1 rows are dropped."));
            });
        });
}

void WatchBoard::openRun()
{
    const WatchedTable *table = chosen();
    if (!table || table->rejectedToday == 0)
        return;
    m_access.rejectingRun(this, table->jobId, [this](const Result<QString> &run) {
        if (!run)
            say(errorText(run.error()), Role::Error);
        else if (run->isEmpty())
            say(tr("The run is not there any more."));
        else
            emit runWanted(*run);
    });
}

} // namespace sluice
