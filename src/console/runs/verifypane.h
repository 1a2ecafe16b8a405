// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"
#include "console/runs/runwords.h"

#include <QWidget>

class QPushButton;
class QScrollArea;
class QStandardItemModel;

namespace sluice {

class BadgeLabel;
class Card;
class EmptyState;
class Prompt;
class RunSettingsView;
class TableCard;
class TypedLabel;

// The tab Summary of an ended run: Verify with its checks as a list and Save Report…, Undo, and
// what the run was made with. A check reads only; it runs in the background and ends with the
// dashboard. GUI thread; owned by the dashboard.
class VerifyPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VerifyPane)

public:
    VerifyPane(RunAccess &access, Prompt &prompt, QWidget *parent = nullptr);

    void setRun(const RunRow &run);
    void setKin(const RunKin &kin);
    void setNarrow(bool isNarrow);
    void verify();

signals:
    void failed(const sluice::Error &error);
    void saved(const QString &text);
    void undoWanted();
    void runWanted(const QString &runId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildTable();
    void buildUndo();
    QWidget *makeSide();
    void showUndo();
    void askTimes(); // how long the run can be taken back
    QString undoText() const;
    void tell(const VerifyReport &report);
    void showReport(const VerifyReport &report);
    void showState();
    void save();

    RunAccess &m_access;
    Prompt &m_prompt;
    RunRow m_run;
    QStandardItemModel *m_model;
    TableCard *m_table;
    EmptyState *m_empty;
    BadgeLabel *m_badge;
    TypedLabel *m_when;
    QPushButton *m_verify;
    QPushButton *m_save;
    QScrollArea *m_side = nullptr;
    Card *m_undo;
    TypedLabel *m_undoText;
    QPushButton *m_undoButton;
    QPushButton *m_kinLink;
    RunKin m_kin;
    std::optional<RunFileTimes> m_times; // of the run; nothing: not known yet
    Card *m_ranWith;
    RunSettingsView *m_settings;
    VerifyReport m_report; // of the run that is named next
    QString m_verifiedRunId;
    QString m_verifiedAt;
    int m_asked = 0; // the newest verification
    bool m_isVerifying = false;
};

} // namespace sluice
