// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/analytics/watchaccess.h"
#include "console/theme/role.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QAction;

namespace sluice {

namespace Ui {
class WatchDialog;
}
class OutboxModel;
class Prompt;
class WatchModel;

// Keep in Step: which tables are watched and how they stand, whether this console watches, and the
// outbox of the chosen table with what a person can do with rows that could not be sent. Shown,
// never executed; deletes itself when it is closed. It looks once a second while it can be seen,
// and never twice at a time. GUI thread; `access` and `prompt` outlive its use. Object name
// `watchDialog`.
class WatchDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchDialog)

public:
    WatchDialog(WatchAccess &access, Prompt &prompt, QWidget *parent);
    ~WatchDialog() override;

signals:
    void runWanted(const QString &runId); // on the page Runs
    void jobChanged(); // one of them is watched or not any more

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Switching { No, On, Off };

    void dress();
    void makeActions();
    void makeWatchTable();
    void makeOutboxTable();

    void look();
    void take(const Result<WatchFacts> &facts);
    void choose();
    void showState();
    void showChosen();
    void say(const QString &text, Role color = Role::Muted);

    void switchWatch(bool isOn);
    void switchTable(const QString &jobId, bool isWatched);
    void sendAgain();
    void askToForget();
    void change(const Result<int> &count, const QString &one, const QString &many);
    void openRun();

    const WatchedTable *chosen() const; // null: none
    QStringList chosenDead() const; // ROWIDs

    WatchAccess &m_access;
    Prompt &m_prompt;
    std::unique_ptr<Ui::WatchDialog> m_ui;
    WatchModel *m_tables;
    OutboxModel *m_rows;
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
