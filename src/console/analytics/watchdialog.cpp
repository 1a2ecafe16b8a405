// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/watchdialog.h"

#include "base/clock.h"
#include "console/analytics/outboxmodel.h"
#include "console/analytics/watchmodel.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/widgets/badges.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "ui_watchdialog.h"

#include <QAction>
#include <QPointer>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWatchLookEveryMs = 1'000;

} // namespace

WatchDialog::WatchDialog(WatchAccess &access, Prompt &prompt, QWidget *parent)
    : QDialog(parent)
    , m_access(access)
    , m_prompt(prompt)
    , m_ui(std::make_unique<Ui::WatchDialog>())
    , m_tables(new WatchModel(this))
    , m_rows(new OutboxModel(this))
{
    m_ui->setupUi(this);
    setObjectName(u"watchDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    dress();
    makeActions();
    makeWatchTable();
    makeOutboxTable();
    m_timer.setInterval(kWatchLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &WatchDialog::look);
    showState();
    showChosen();
}

WatchDialog::~WatchDialog() = default;

void WatchDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_timer.start();
    look();
}

void WatchDialog::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QDialog::hideEvent(event);
}

const WatchedTable *WatchDialog::chosen() const
{
    return m_tables->row(m_ui->watchCard->view()->currentIndex().row());
}

QStringList WatchDialog::chosenDead() const
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

void WatchDialog::look()
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

void WatchDialog::take(const Result<WatchFacts> &facts)
{
    if (!facts) {
        m_couldNotLook = true;
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
void WatchDialog::choose()
{
    m_rows->setRows({}, Clock::system().nowMs());
    look();
    showChosen();
}

void WatchDialog::showState()
{
    Paint::Badge badge{.text = tr("Off")};
    if (m_switching != Switching::No)
        badge = {.text = m_switching == Switching::On ? tr("Starting…") : tr("Stopping…"),
            .tone = Tone::Info};
    else if (m_isOn)
        badge = {.text = tr("On"), .icon = u"state-completed"_s, .tone = Tone::Success};
    m_ui->stateBadge->setBadge(badge);
    m_ui->stateBadge->setVisible(m_hasLooked);
    const bool isStop = m_switching == Switching::No ? m_isOn : m_switching == Switching::Off;
    const bool hadFocus = m_ui->startButton->hasFocus() || m_ui->stopButton->hasFocus();
    const bool canSwitch = m_hasLooked && m_switching == Switching::No;
    m_start->setEnabled(canSwitch && !m_isOn);
    m_stop->setEnabled(canSwitch && m_isOn);
    m_ui->startButton->setVisible(!isStop);
    m_ui->stopButton->setVisible(isStop);
    m_ui->startButton->setEnabled(m_start->isEnabled());
    m_ui->stopButton->setEnabled(m_stop->isEnabled());
    if (hadFocus && canSwitch)
        (isStop ? m_ui->stopButton : m_ui->startButton)->setFocus();
}

void WatchDialog::showChosen()
{
    const WatchedTable *table = chosen();
    const QString problem = table ? table->entry.problem : QString();
    m_ui->problemIcon->setVisible(!problem.isEmpty());
    m_ui->problemLabel->setVisible(!problem.isEmpty());
    m_ui->problemLabel->setText(problem);
    m_ui->openRunButton->setEnabled(table && table->rejectedToday > 0);
    QString note = tr("single rows that wait to be sent");
    if (table) {
        const OutboxCounts &counts = table->outbox;
        const qint64 all = counts.waiting + counts.sending + counts.dead;
        note = all > m_rows->rowCount() && m_rows->rowCount() > 0
            ? tr("of %1, the first %2 of %3 rows")
                  .arg(table->table, Format::count(static_cast<qint64>(m_rows->rowCount())),
                      Format::count(all))
            : tr("of %1").arg(table->table);
    }
    m_ui->outboxNote->setText(note);
    m_ui->outboxCard->view()->setPlaceholderText(
        table && table->outbox.oldestMs > 0 && m_isLooking ? tr("Loading…") : tr("No row waits"));
    const bool hasDead = !chosenDead().isEmpty();
    for (QPushButton *button : {m_ui->sendAgainButton, m_ui->forgetButton}) {
        button->setEnabled(hasDead);
        button->setToolTip(hasDead ? QString() : tr("Choose rows that could not be sent"));
    }
}

void WatchDialog::say(const QString &text, Role color)
{
    m_ui->noteLabel->setColorRole(color);
    m_ui->noteLabel->setText(text);
    m_ui->noteLabel->setVisible(!text.isEmpty());
}

void WatchDialog::switchWatch(bool isOn)
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

void WatchDialog::switchTable(const QString &jobId, bool isWatched)
{
    m_access.setWatched(this, jobId, isWatched, [this](const Result<void> &done) {
        if (!done)
            say(errorText(done.error()), Role::Error);
        else
            emit jobChanged();
        look();
    });
}

void WatchDialog::change(const Result<int> &count, const QString &one, const QString &many)
{
    if (!count)
        say(errorText(count.error()), Role::Error);
    else
        say(*count == 1 ? one : many.arg(Format::count(static_cast<qint64>(*count))));
    look();
}

void WatchDialog::sendAgain()
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

void WatchDialog::askToForget()
{
    const WatchedTable *table = chosen();
    const QStringList ids = chosenDead();
    if (!table || ids.isEmpty())
        return;
    const QString count = Format::count(static_cast<qint64>(ids.size()));
    m_prompt.confirm(this,
        {.title = ids.size() == 1 ? tr("Forget 1 Row?") : tr("Forget %1 Rows?").arg(count),
            .text = tr("What was noted of them for %1 is dropped: the view keeps what it has of "
                       "them until a later run sends them.")
                        .arg(table->table),
            .action = ids.size() == 1 ? tr("Forget 1 Row") : tr("Forget %1 Rows").arg(count),
            .isDestructive = true},
        [dialog = QPointer(this), job = table->jobId, ids](bool isYes) {
            if (!dialog || !isYes)
                return;
            dialog->m_access.forget(dialog, job, ids, [dialog](const Result<int> &count) {
                dialog->change(count, tr("1 row is forgotten."), tr("%1 rows are forgotten."));
            });
        });
}

void WatchDialog::openRun()
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
