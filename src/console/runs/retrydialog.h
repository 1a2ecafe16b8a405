// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"

#include <QDialog>

class QRadioButton;

namespace sluice {

// How the records that a run rejected are tried again: with the job as it is now, or as that run
// had it. It starts nothing itself. Opened, never executed; deletes itself. GUI thread. Object name
// `retryDialog`.
class RetryDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RetryDialog)

public:
    RetryDialog(const RunRow &run, QWidget *parent);

    bool asItWas() const;

private:
    QRadioButton *m_now;
    QRadioButton *m_before;
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
