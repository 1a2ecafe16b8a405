// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runs.h"

#include <QDialog>

class QBoxLayout;
class QLabel;
class QPushButton;
class QRadioButton;

namespace sluice {

// How the records that a run rejected are tried again: all of them or those that are chosen, with
// the job as it is now, or as that run had it. It starts nothing itself. Opened, never executed;
// deletes itself. GUI thread. Object name `retryDialog`.
class RetryDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RetryDialog)

public:
    // `ids`: those that are chosen; empty: only all can be.
    RetryDialog(const RunRow &run, const QStringList &ids, QWidget *parent);

    // How many of all rejected records cannot be retried, once that is known.
    void setHopeless(qint64 hopeless);
    RetryChoice choice() const;

private:
    void addScope(QBoxLayout *layout, qint64 rejected);
    void addWays(QBoxLayout *layout, qint64 number);
    void showTitle();

    QStringList m_ids;
    qint64 m_rejected; // those that can be retried
    QLabel *m_heading = nullptr;
    QLabel *m_hopeless = nullptr;
    QPushButton *m_retry = nullptr;
    QRadioButton *m_all = nullptr;
    QRadioButton *m_chosen = nullptr;
    QRadioButton *m_now = nullptr;
    QRadioButton *m_before = nullptr;
};

// What a run asks before it goes on: what it found, and whether that is meant. Answered by
// accepted() (go on), stopWanted() or not at all. Object name `goOnDialog`. GUI thread.
class GoOnDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GoOnDialog)

public:
    // `findings`: of changes that nobody may mean; none: only the run's reason is shown.
    GoOnDialog(const RunRow &run, const QStringList &findings, QWidget *parent);

signals:
    void stopWanted();
};

} // namespace sluice
