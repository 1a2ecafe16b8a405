// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/analytics/watchaccess.h"
#include "console/theme/role.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QPushButton;

namespace sluice {

namespace Ui {
class WatchBoard;
}
class OutboxModel;
class Prompt;
class SendRowCard;
class TypedLabel;
class WatchModel;
struct RunRow;

// What the page Analytics shows while no job is edited: which tables are watched and how they
// stand, whether this console watches, the outbox of the chosen table with what a person can do
// with rows that could not be sent, and the line that sends a row by itself. It looks once a second
// while it can be seen, and never twice at a time. GUI thread; owned by the page; `access` and
// `prompt` outlive its use. Object name `watchBoard`.
class WatchBoard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchBoard)

public:
    WatchBoard(WatchAccess &access, Prompt &prompt, QWidget *parent);
    ~WatchBoard() override;

    void setRuns(const QList<RunRow> &runs); // a table waits for those of others
    void setAddable(bool isAddable, const QString &whyNot); // tables
    void focusTables();
    SendRowCard *rowCard() const;

signals:
    void addWanted(); // one more table
    void runWanted(const QString &runId); // on the page Runs
    void jobChanged(); // one of them is watched or not any more

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Switching { No, On, Off };

    void dress();
    void makeWatchHead();
    void makeOutboxHead();
    void makeActions();
    void makeWatchTable();
    void makeOutboxTable();
    void orderTabs();

    void look();
    void take(const Result<WatchFacts> &facts);
    void choose();
    void showState();
    void showChosen();
    void showInterval();
    void say(const QString &text, Role color = Role::Muted);

    void switchWatch(bool isOn);
    void switchTable(const QString &jobId, bool isWatched);
    void sendAgain();
    void askToDrop();
    void change(const Result<int> &count, const QString &one, const QString &many);
    void openRun();

    const WatchedTable *chosen() const; // null: none
    QStringList chosenDead() const; // ROWIDs

    WatchAccess &m_access;
    Prompt &m_prompt;
    std::unique_ptr<Ui::WatchBoard> m_ui;
    WatchModel *m_tables;
    OutboxModel *m_rows;
    TypedLabel *m_interval = nullptr;
    TypedLabel *m_outboxNote = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_startButton = nullptr;
    QPushButton *m_stopButton = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_drop = nullptr;
    QAction *m_start = nullptr;
    QAction *m_stop = nullptr;
    QTimer m_timer;
    Switching m_switching = Switching::No;
    bool m_isOn = false;
    bool m_hasLooked = false;
    bool m_isLooking = false;
    bool m_isLookWanted = false;
    bool m_couldNotLook = false;
};

} // namespace sluice
