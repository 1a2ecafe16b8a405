// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/log/logreader.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QMenu;
class QPushButton;

namespace sluice {

class ElidingComboBox;
class ElidingLabel;
class EmptyState;
class FindEdit;
class LogDetails;
class LogFilterModel;
class LogFind;
class LogFollow;
class LogModel;
class TableCard;

// Table of log lines with its filters, find, Follow and the details of a line. GUI thread; owned by
// a LogPane, whose LogHistory brings the lines; it reads no file.
class LogView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogView)

public:
    // The lines of all runs and of none, or of one run: see setRun().
    enum class Scope { Whole, Run };
    explicit LogView(QWidget *parent = nullptr);
    explicit LogView(Scope scope, QWidget *parent = nullptr);

    // How many lines left at the other end. What is being read stays where it is.
    int append(const QList<LogRecord> &records);
    int extendUp(const QList<LogRecord> &records);
    int extendDown(const QList<LogRecord> &records); // they are no news
    // Other lines; the row `chosen` is selected, if there is one.
    void replace(const QList<LogRecord> &records, int chosen);
    void refill(const QList<LogRecord> &records); // the same; nothing is selected anew

    void setRuns(const QList<RunRow> &runs); // newest first
    // Of Scope::Run: only its lines, which do not begin before that time; without an id none.
    void setRun(const RunRow &run, qint64 fromMs);
    void setEarlierAvailable(bool isAvailable);
    void setReading(bool isReading); // the files are being looked through
    void setNewLines(qint64 lines); // that came and are not here
    void setWholeCount(qint64 lines); // that match in the whole log; -1: not known
    // Whether there may be matches beyond the lines that are here: see beyondWanted().
    void setBounded(bool isBounded) { m_isBounded = isBounded; }

    bool isNearTop() const; // and the operator may want more
    bool isNearBottom() const;
    qint64 shownTimeMs() const; // of the line that is being read

    LogFilter filter() const;
    LogFilter wholeFilter() const; // of all that may be shown here
    bool isFiltering() const;
    void setFindText(const QString &text);
    QString findText() const;
    void findNext();
    void findPrevious();
    void findAround(bool isForward); // within the lines that are here
    void setFollowing(bool isFollowing);
    bool isFollowing() const;
    void clear(); // the file keeps everything
    void setDetailsShown(bool isShown);
    bool areDetailsShown() const { return m_areDetailsShown; }
    // At the right of the table, and there only once a line is selected.
    void setDetailsBeside(bool isBeside);
    void setNarrow(bool isNarrow); // below 1000 px: what the context menu has too leaves

    void addTool(QPushButton *button);
    QString partName(QLatin1StringView part) const; // "logTable", of a run "runLogTable"

    LogModel *model() const { return m_model; }
    LogFilterModel *shownModel() const { return m_shown; }

signals:
    void runOpened(const QString &runId);
    void earlierWanted();
    void startWanted();
    void endWanted();
    void beyondWanted(bool isForward);
    void pauseWanted(bool isPaused);
    void filterChanged();
    void findTextChanged(const QString &text);
    void cleared();

private:
    void makeFilters();
    void makeFind();
    void makeToolRow();
    void connectToolRow();
    void makeTable();
    void makeKeys();
    void applyFilter();
    void clearFilters();
    void listComponents();
    void showDetails();
    void showDetailsPane();
    void showMatches();
    void showEmpty();
    void select(int row);
    int keepingAnchor(const std::function<int()> &change);
    void openContextMenu(const QPoint &position);
    int currentRow() const;

    Scope m_scope;
    LogModel *m_model;
    LogFilterModel *m_shown;
    TableCard *m_table;
    EmptyState *m_empty;
    LogDetails *m_details;
    ElidingComboBox *m_level;
    ElidingComboBox *m_component;
    ElidingComboBox *m_run;
    FindEdit *m_findEdit;
    ElidingLabel *m_matches;
    QPushButton *m_onlyMatches;
    QPushButton *m_followButton;
    QPushButton *m_pause;
    QPushButton *m_clear;
    LogFollow *m_follow;
    LogFind *m_find;
    QBoxLayout *m_tools = nullptr; // where buttons are
    QString m_ofRun;
    qint64 m_fromMs = 0;
    qint64 m_wholeCount = -1;
    bool m_hasEarlier = true;
    bool m_isReading = false;
    bool m_isBounded = false;
    bool m_areDetailsShown = true;
    bool m_areDetailsBeside = false;
};

} // namespace sluice
