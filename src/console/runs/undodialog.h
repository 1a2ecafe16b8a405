// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runs.h"

#include <QDialog>

class QBoxLayout;
class QCheckBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace sluice {

class Segments;
class TypedLabel;

// What an undo would put back, before it is asked for: how many records, what somebody changed
// since, the first records, the cost. It begins while the plan is being made; it starts and asks
// nothing itself: accepted() does. Records that the run made are deleted only where that is ticked
// and their exact count typed; on production its consent must be ticked. Opened, never executed;
// deletes itself. GUI thread. Object name `undoDialog`.
class UndoDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoDialog)

public:
    UndoDialog(const RunRow &run, QWidget *parent);

    void setProgress(const Counts &counts);
    void setProblem(const Error &error); // it cannot be undone
    // `left`: the first of those that somebody changed since.
    void setPlan(const RunPlan &plan, const QList<RecordIssue> &left);
    UndoChoice choice() const; // as it stands

private:
    void addHead(QBoxLayout *layout);
    void addDeletion(QBoxLayout *layout);
    void addFoot(QBoxLayout *layout);
    QWidget *makePlan(const RunPlan &plan, const QList<RecordIssue> &left);
    QWidget *makeLeft(const QList<RecordIssue> &left, QWidget *parent);
    void setDeletion(const RunPlan &plan);
    void check();
    void fit();

    RunRow m_run;
    qint64 m_records = -1; // that would be put back or deleted; -1: not known yet
    qint64 m_deletable = 0; // of them, those that the run made
    bool m_isDeletion = false; // of the records that the run made
    bool m_isPutBack = true; // of those that it changed
    TypedLabel *m_text;
    QStackedWidget *m_stack;
    QWidget *m_deletion;
    QCheckBox *m_delete;
    QWidget *m_countPart;
    TypedLabel *m_countTitle;
    QLineEdit *m_count;
    QCheckBox *m_agree = nullptr;
    QPushButton *m_undo;
};

} // namespace sluice
