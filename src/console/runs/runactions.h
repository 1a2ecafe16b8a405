// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"

#include <QPointer>

namespace sluice {

class RunWishes;
class UndoDialog;

// What an ended run can still be asked for: its rejected records again, an undo, to go on after it
// has asked, and that its data is erased. Each is asked in a dialog first; an undo shows its plan
// there. GUI thread; owned by the page of runs. It blocks for nothing.
class RunActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunActions)

public:
    RunActions(RunAccess &access, RunWishes &wishes, QWidget *page);

    void retry(const RunRow &run, const QStringList &ids = {}); // only those, or all
    void undo(const RunRow &run);
    void resume(const RunRow &run); // one that asks something is answered first
    void erase(const RunRow &run); // of one that is not over the dialog says why not

    void takeRuns(const QList<RunRow> &runs); // an undo's plan is among them

signals:
    void opened(const QString &runId); // a new run that was started
    void erased(const QString &runId, const QString &text);
    void failed(const sluice::Error &error);

private:
    void ask(const RunRow &run, const QStringList &findings);
    void showPlan(const QString &planId);
    void startUndo(const QString &runId, const UndoChoice &choice);

    RunAccess &m_access;
    RunWishes &m_wishes;
    QWidget *m_page;
    QPointer<UndoDialog> m_undo;
    QString m_plan; // the dry run that is under way; empty: none
    QList<RunRow> m_runs; // the newest list: the plan may be over before its start is answered
};

} // namespace sluice
