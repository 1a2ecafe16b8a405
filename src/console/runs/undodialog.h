// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runs.h"

#include <QDialog>

class QBoxLayout;
class QCheckBox;
class QPushButton;
class QStackedWidget;

namespace sluice {

class Segments;
class TypedLabel;

// What an undo would put back, before it is asked for: how many records, what somebody changed
// since, the first records, the cost. It begins while the plan is being made; it starts and asks
// nothing itself: accepted() does. On production its consent must be ticked. Opened, never
// executed; deletes itself. GUI thread. Object name `undoDialog`.
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

private:
    void addHead(QBoxLayout *layout);
    void addFoot(QBoxLayout *layout);
    QWidget *makePlan(const RunPlan &plan, const QList<RecordIssue> &left);
    QWidget *makeLeft(const QList<RecordIssue> &left, QWidget *parent);
    void check();

    RunRow m_run;
    qint64 m_records = -1; // that would be put back; -1: not known yet
    TypedLabel *m_text;
    QStackedWidget *m_stack;
    QCheckBox *m_agree = nullptr;
    QPushButton *m_undo;
};

} // namespace sluice
