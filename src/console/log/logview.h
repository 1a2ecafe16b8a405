// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/log/logreader.h"

#include <QWidget>

#include <functional>

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

// Table of log lines with its filters, find, Follow and the details below: what the log page is
// made of. GUI thread; owned by the page, which brings the lines; it reads no file.
class LogView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogView)

public:
    explicit LogView(QWidget *parent = nullptr);

    // How many lines left at the other end. What is being read stays where it is.
    int append(const QList<LogRecord> &records);
    int extendUp(const QList<LogRecord> &records);
    int extendDown(const QList<LogRecord> &records); // they are no news
    // Other lines; the row `chosen` is selected, if there is one.
    void replace(const QList<LogRecord> &records, int chosen);
    void refill(const QList<LogRecord> &records); // the same; nothing is selected anew

    void setRuns(const QList<RunRow> &runs); // newest first
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
    void setFindText(const QString &text);
    QString findText() const;
    void findNext();
    void findPrevious();
    void findAround(bool isForward); // within the lines that are here
    void setFollowing(bool isFollowing);
    void clear(); // the file keeps everything
    void copySelected() const;
    void setDetailsShown(bool isShown);
    bool areDetailsShown() const;
    void setNarrow(bool isNarrow); // below 1000 px: what the context menu has too leaves

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
    void showMatches();
    void showEmpty();
    void select(int row);
    int keepingAnchor(const std::function<int()> &change);
    void openContextMenu(const QPoint &position);
    int currentRow() const;

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
    qint64 m_wholeCount = -1;
    bool m_hasEarlier = true;
    bool m_isReading = false;
    bool m_isBounded = false;
};

} // namespace sluice
