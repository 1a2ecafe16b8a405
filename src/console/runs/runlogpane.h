// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace sluice {

class ElidingComboBox;
class EmptyState;
class LogFilterModel;
class LogModel;
class TableCard;

// The tab Log of a run: its newest lines, earlier ones on demand, and what comes while it is shown.
// It stays at the end as long as the operator has not scrolled up. Reads through RunAccess, in the
// background. GUI thread; owned by the dashboard.
class RunLogPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunLogPane)

public:
    explicit RunLogPane(RunAccess &access, QWidget *parent = nullptr);

    void setRun(const RunRow &run);
    void find(const QString &text);
    LogModel *model() const { return m_model; }

signals:
    void failed(const sluice::Error &error);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void load(bool isEarlier);
    void takeNews();
    void append(const QList<LogRecord> &records);
    void dropKnown(QList<LogRecord> &records) const;
    void applyFilter();
    void showEmpty();

    RunAccess &m_access;
    QString m_runId;
    QString m_loadedRunId;
    LogModel *m_model;
    LogFilterModel *m_filter;
    TableCard *m_table;
    EmptyState *m_empty;
    ElidingComboBox *m_level;
    QPushButton *m_earlier;
    QTimer m_newsTimer;
    QString m_text;
    LogPosition m_begin;
    qint64 m_next = 0;
    bool m_isLoading = false;
    bool m_isOverlapping = false;
};

} // namespace sluice
