// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"
#include "console/runs/runwords.h"
#include "console/runs/stallwatch.h"

#include <QWidget>

class QBoxLayout;
class QScrollArea;
class QStackedWidget;
class QTabBar;

namespace sluice {

class Card;
class LogPane;
class MessageBar;
class Prompt;
class RejectedPane;
class RunFilesPane;
class RunHead;
class RunLimitsCard;
class RunProgressCard;
class RunSettingsView;
class RunWishes;
class StageTreeModel;
class TableCard;
class ThroughputChart;
class ConfirmedPane;
class VerifyPane;

// The dashboard of one run: head, progress, tabs. Shows what the feed's snapshots say; a wish of
// the operator shows at once. GUI thread; owned by the page of runs. It works on no run itself.
class RunView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunView)

public:
    RunView(RunAccess &access, RunWishes &wishes, Prompt &prompt, QWidget *parent = nullptr);

    void open(const QString &runId);
    void close(); // nothing is watched any more
    void forget(); // what it knows of its last run, which has been erased
    const QString &runId() const { return m_runId; }
    RunRow run() const; // with the wish of this moment; no id: no snapshot yet
    bool hasSnapshot() const { return !m_snapshot.run.id.isEmpty(); }

    // `nowMs` on the wall clock; `steadyMs` never goes back.
    void setSnapshot(
        const RunSnapshot &snapshot, const RunRates &rates, qint64 nowMs, qint64 steadyMs);
    void setWish(const QString &wish);
    void setRuns(const QList<RunRow> &runs); // all: which one undoes which
    void showError(const Error &error);
    void find(const QString &text); // in the tab that is shown
    bool findAgain(bool isForward); // as Page::findAgain()
    QString findPlaceholder() const;
    void toggleDetails();
    void showTab(const QString &id);
    QString currentTab() const;

signals:
    void backWanted();
    void partsMade(); // of a tab that is shown for the first time
    void changed(); // what can be done with the run may have changed
    // A new run of the job, from a confirmed id on.
    void runFromHereWanted(const sluice::RunRow &run, const sluice::ConfirmedId &from);
    void resumeWanted();
    void retryWanted();
    void retrySelectedWanted(const QStringList &ids);
    void storyWanted(const QString &recordId);
    void mendWanted(const QString &field); // in the mapping of the run's job
    void runAgainWanted();
    void undoWanted();
    void runWanted(const QString &runId); // another one

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTabs(Prompt &prompt);
    void buildStages();
    void makeLog();
    void showPane(const QString &id);
    void fitStageColumns(const RunRow &run, qint64 activeMs);
    void connectParts();
    QWidget *addPane(const QString &id, QWidget *pane);
    void arrange();
    void showTabs(bool isEnded);
    QString tabText(const QString &id) const;
    void render();
    void watchStall(qint64 steadyMs);
    QString lastRequest() const;
    void showBarAction(const QString &id);
    void say(const QString &text);
    bool isNarrow() const;

    RunAccess &m_access;
    RunWishes &m_wishes;
    Prompt &m_prompt;
    QString m_runId;
    QString m_found; // what is looked for
    QString m_connection; // its name, once known
    RunSnapshot m_snapshot;
    RunRates m_rates;
    QString m_wish;
    qint64 m_nowMs = 0;
    RunStopwatch m_stopwatch;
    QList<RunRow> m_runs;
    StallWatch m_stall;
    QString m_barReason; // "stall", "force": the bar is ours to take away
    qint64 m_stallMinutes = 0; // as the bar says
    qint64 m_stoppingSinceMs = 0; // on the monotonic clock, as seen here
    bool m_isForceDeclined = false;
    bool m_isTabChosen = false;
    QString m_stageColumns; // what their widths were made for

    QBoxLayout *m_layout;
    RunHead *m_head;
    MessageBar *m_bar;
    QScrollArea *m_scroll; // of what is below the head, where it does not fit
    QWidget *m_ground;
    RunProgressCard *m_progress;
    QTabBar *m_tabs;
    QStackedWidget *m_panes;
    QHash<QString, QWidget *> m_paneOf;
    QStringList m_tabIds;

    StageTreeModel *m_stages;
    TableCard *m_stageTable;
    QWidget *m_side;
    Card *m_chartCard;
    ThroughputChart *m_chart;
    RunLimitsCard *m_limits;
    QWidget *m_chartPane;
    QWidget *m_limitsPane;
    VerifyPane *m_verify;
    RejectedPane *m_rejected;
    QWidget *m_logPlace;
    LogPane *m_log = nullptr; // once its tab is shown
    RunFilesPane *m_files;
    ConfirmedPane *m_confirmed;
    RunSettingsView *m_settings;
};

} // namespace sluice
