// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/rejectedmodel.h"
#include "console/runs/runaccess.h"

#include <QWidget>

class QPushButton;

namespace sluice {

class Card;
class CodeBadge;
class ElidingComboBox;
class EmptyState;
class Prompt;
class SendRowBox;
class TableCard;
class TypedLabel;
class Well;

// The tab Rejected Records: the records, filters, Save as CSV…, and at the right the record that is
// chosen with its reason, the values that were sent and, where runs send single rows, Send Row. GUI
// thread; owned by the dashboard. It changes nothing of a run.
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

private:
    void buildTable();
    void setColumns();
    void buildRecord();
    void fetch(qint64 afterOrdinal, int limit);
    void showCodes();
    void showEmpty();
    void showRecord();
    void showValues(qint64 ordinal, const RecordValues &values, const QString &badField);
    void arrange();
    void save();

    RunAccess &m_access;
    Prompt &m_prompt;
    RunRow m_run;
    RejectedModel *m_model;
    RejectedFilterModel *m_filter;
    TableCard *m_table;
    EmptyState *m_empty;
    ElidingComboBox *m_codes;
    QPushButton *m_save;
    Card *m_record;
    TypedLabel *m_title;
    CodeBadge *m_badge;
    TypedLabel *m_message;
    TypedLabel *m_facts;
    TypedLabel *m_valuesTitle;
    Well *m_values;
    SendRowBox *m_sendRow;
    qint64 m_shownOrdinal = -1;
    bool m_isNarrow = false;
    bool m_isRecordWanted = false;
};

} // namespace sluice
