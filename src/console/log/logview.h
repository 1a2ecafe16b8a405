// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/log/logreader.h"

#include <QWidget>

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

    void append(const QList<LogRecord> &records);
    int prepend(const QList<LogRecord> &records);
    void setRuns(const QList<RunRow> &runs); // newest first
    void setEarlierAvailable(bool isAvailable);

    LogFilter filter() const;
    void setFindText(const QString &text);
    void findNext();
    void findPrevious();
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

private:
    void makeToolRow();
    void makeTable();
    void applyFilter();
    void clearFilters();
    void listComponents();
    void showDetails();
    void showMatches();
    void showEmpty();
    void select(int row);
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
    QPushButton *m_clear;
    LogFollow *m_follow;
    LogFind *m_find;
    bool m_hasEarlier = true;
};

} // namespace sluice
