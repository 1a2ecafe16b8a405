// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/page.h"
#include "console/runs/runaccess.h"
#include "console/runs/runfiltermodel.h"

#include <QTimer>

#include <memory>
#include <optional>

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace sluice {

struct ConsoleContext;
class ElidingComboBox;
class EmptyState;
class FindEdit;
class MessageBar;
class Prompt;
class RunActions;
class RunDetails;
class RunListModel;
class RunTableModel;
class RunView;
class RunWishes;
class Segments;
class TableCard;

// The page Runs: all runs with filters and the chosen one's details, and as its sub-page the
// dashboard of one run. The tool bar's actions go to the run that is shown or chosen. GUI thread;
// owned by the window's stack. Whatever blocks goes through RunAccess.
class RunsPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsPage)

public:
    explicit RunsPage(ConsoleContext &context, QWidget *parent = nullptr);
    RunsPage(std::unique_ptr<RunAccess> access, Prompt &prompt, QWidget *parent = nullptr);
    ~RunsPage() override;

    QString key() const override { return QStringLiteral("runs"); }
    QString title() const override { return tr("Runs"); }
    QString findPlaceholder() const override;
    void find(const QString &text) override;
    bool findAgain(bool isForward) override;
    void setEnvironment(const QString &environment) override;
    void activate() override;
    void deactivate() override;
    Actions actions() const override;
    void run() override; // its job again
    void pauseOrResume() override;
    void stop() override;
    void finishChunk() override;
    void forceStop() override;
    void retryRejected() override;
    void undoRun() override;
    void eraseRun() override;

    void openRun(const QString &runId) override; // its dashboard
    void showList();
    bool isRunShown() const;
    void toggleDetails() override; // F8: of the list, or of the rejected record

    RunTableModel *model() const { return m_model; }
    RunView *view() const { return m_view; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeList();
    void makeFilters();
    void makeTable();
    void setColumns(bool isSlim);
    void makeMenus();
    void connectAccess();
    void connectWishes();
    void showContextMenu(const QPoint &at);
    void takeList(const QList<RunRow> &runs);
    void filtersChanged();
    void showMatches();
    void searchOlder();
    void takeFound(const FoundRuns &found);
    QList<RunRow> withKept(const QList<RunRow> &runs);
    const RunRow *rowAt(const QModelIndex &index) const; // nullptr: not here yet
    void clearFilters();
    void showEmpty();
    void showDetails();
    void arrange();
    void exportCurrent();
    void removeRuns();
    void setRemoved(const QStringList &ids, const QString &told, bool isRemoved);
    void showErased(const QString &runId, const QString &text);
    void sendStop(StopMode mode);
    void runFromHere(const RunRow &run, const ConfirmedId &from);
    std::optional<RunRow> currentRun() const; // shown or chosen, with the wish of this moment
    QList<RunRow> chosenRuns() const; // one that is shown, or all that are selected
    void select(const QString &runId);

    std::unique_ptr<RunAccess> m_access;
    Prompt &m_prompt;
    RunWishes *m_wishes;
    RunActions *m_actions;
    RunTableModel *m_model;
    RunFilterModel *m_filter;
    RunListModel *m_list;
    QStackedWidget *m_stack;
    RunView *m_view;

    QVBoxLayout *m_listLayout = nullptr;
    QPushButton *m_export = nullptr;
    MessageBar *m_bar = nullptr;
    TableCard *m_table = nullptr;
    Segments *m_segments = nullptr;
    ElidingComboBox *m_kinds = nullptr;
    ElidingComboBox *m_periods = nullptr;
    FindEdit *m_find = nullptr;
    EmptyState *m_empty = nullptr;
    RunDetails *m_details = nullptr;
    QTimer m_tick;
    std::optional<bool> m_areDetailsWanted; // as the operator said with F8
    std::optional<bool> m_isSlim;
    QString m_feedError; // the last one told
    QStringList m_removed; // the ids that Undo puts back
    QString m_restoredText; // what is said then
    bool m_isLoaded = false;
    qint64 m_olderBelow = 0; // what is older is searched; 0: nothing is
    QList<RunRow> m_current; // as the feed brought it
    qint64 m_newestFrom = 0; // of it
    QList<qint64> m_searchedBeside; // of the older ones those that the list brought
};

} // namespace sluice
