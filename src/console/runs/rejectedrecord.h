// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"
#include "console/widgets/card.h"

class QPushButton;
class QScrollArea;

namespace sluice {

class CodeBadge;
class Prompt;
class SendRowBox;

// The chosen one of the rejected records: what is wrong, what to do, what was sent with the bad
// field marked, the answer, and the ways on from there. Object name `recordPanel`. GUI thread;
// owned by the pane. It changes nothing of a run by itself.
class RejectedRecord final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RejectedRecord)

public:
    RejectedRecord(RunAccess &access, Prompt &prompt, QWidget *parent = nullptr);

    int leastWidth() const; // without a bar below
    void setRun(const RunRow &run);
    void showRecord(const RecordIssue *issue); // nullptr: none
    void setSelected(qint64 count); // how many a retry is about
    SendRowBox *sendRow() const { return m_sendRow; }
    qint64 ordinal() const { return m_issue.ordinal; } // -1: none is shown

signals:
    void copyWanted();
    void retryWanted();
    void storyWanted(const QString &recordId);
    void mendWanted(const QString &field); // in the job's mapping

private:
    QWidget *makeBody();
    void makeFoot();
    void showWays();
    void loadValues();
    void showValues(const RecordValues &values);

    RunAccess &m_access;
    RunRow m_run;
    RecordIssue m_issue;
    QScrollArea *m_scroll = nullptr;
    TypedLabel *m_title;
    CodeBadge *m_badge;
    TypedLabel *m_message = nullptr;
    TypedLabel *m_advice = nullptr;
    TypedLabel *m_facts = nullptr;
    TypedLabel *m_valuesTitle = nullptr;
    Well *m_values = nullptr;
    TypedLabel *m_answerTitle = nullptr;
    Well *m_answer = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_mend = nullptr;
    QPushButton *m_story = nullptr;
    SendRowBox *m_sendRow = nullptr;
    bool m_isLoading = false; // one look at the file at a time; the newest wish goes first
};

} // namespace sluice
