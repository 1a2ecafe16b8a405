// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/rowwords.h"
#include "console/runs/runaccess.h"

#include <QHash>
#include <QWidget>

class QAction;
class QPushButton;

namespace sluice {

class Prompt;
class RowDeletion;
class TypedLabel;

// Send Row: sends the rejected record that is chosen once more, by itself, and says how it is
// getting on and what became of it. Only where runs send single rows; hidden elsewhere. What was
// sent is remembered for as long as the run is shown, so that several rows can be on their way. A
// row that a run could not delete is typed and asked about first. GUI thread; owned by its pane.
class SendRowBox final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendRowBox)

public:
    SendRowBox(RunAccess &access, Prompt &prompt, QWidget *parent = nullptr);

    void setRun(const RunRow &run);
    void setRow(const QString &rowId); // empty: none
    QAction *action() const { return m_action; } // invisible where it is not offered

signals:
    void shown(); // it is to be seen: a row is on its way, or its ROWID is to be typed

private:
    bool isDeletion() const; // the run has deleted a row, or tried to
    void send();
    void begin();
    void note(const QString &runId, const QString &rowId, const RowWords &words, bool isBusy);
    void showState();

    struct Sent
    {
        RowWords words;
        bool isBusy = false;
    };
    RunAccess &m_access;
    Prompt &m_prompt;
    RunRow m_run;
    QString m_rowId;
    QHash<QString, Sent> m_sent; // by row
    QAction *m_action;
    RowDeletion *m_deletion;
    QPushButton *m_button;
    TypedLabel *m_result;
};

} // namespace sluice
