// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/rejectedmodel.h"
#include "console/runs/runaccess.h"

#include <QWidget>

class QAction;
class QPushButton;

namespace sluice {

class ElidingComboBox;
class EmptyState;
class Prompt;
class RejectedRecord;
class Segments;
class TableCard;

// The tab Rejected Records: the records, filtered by whether a retry can help, code, field and
// text, Save as CSV…, and at the right the record that is chosen. The store filters and counts, so
// that a million records are no more work here than ten. GUI thread; owned by the dashboard. It
// changes nothing of a run.
class RejectedPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RejectedPane)

public:
    RejectedPane(RunAccess &access, Prompt &prompt, QWidget *parent = nullptr);

    void setRun(const RunRow &run); // also for each new snapshot of the same run
    void find(const QString &text);
    void setNarrow(bool isNarrow); // the record's panel goes below, shown on demand
    void toggleRecord();
    RejectedModel *model() const { return m_model; }

signals:
    void failed(const sluice::Error &error);
    void saved(const QString &text);
    void retryWanted(const QStringList &ids); // empty: all
    void storyWanted(const QString &recordId);
    void mendWanted(const QString &field);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildTable();
    void buildFilters();
    void buildActions();
    void setColumns();
    void fetch(qint64 fromOrdinal, int limit);
    void count(); // the index anew, and the codes and fields
    void countGroups();
    void takeIndex(const IssueIndex &index);
    void filterChanged();
    void showFilters();
    void showEmpty();
    void showRecord();
    void showSelection();
    void arrange();
    void save();

    qint64 selectedCount() const;
    using WithRecords = std::function<void(const QList<RecordIssue> &)>;
    void withSelected(WithRecords then); // once their pages are here
    void goOnWithSelected();
    void copySelected();
    void retrySelected();

    RunAccess &m_access;
    Prompt &m_prompt;
    RunRow m_run;
    RejectedModel *m_model;
    TableCard *m_table;
    EmptyState *m_empty;
    Segments *m_hopes;
    ElidingComboBox *m_codes;
    ElidingComboBox *m_fields;
    QPushButton *m_save;
    RejectedRecord *m_record;
    QAction *m_copy;
    QAction *m_retry;
    IssueFilter m_filter;
    QList<IssueGroup> m_groups;
    WithRecords m_withSelected;
    qint64 m_counted = -1; // how many there were when it was counted
    qint64 m_grouped = -1; // ... and when codes and fields were
    bool m_isCounting = false;
    bool m_isResting = false; // a long list of a run that goes on is not counted all the time
    bool m_isNarrow = false;
    bool m_isRecordWanted = false;
};

} // namespace sluice
