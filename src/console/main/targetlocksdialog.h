// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "core/engine/targetlocks.h"

#include <QDialog>

class QPushButton;
class QStandardItemModel;

namespace sluice {

class TableCard;
class TypedLabel;

// Manage Locks: who writes to which target, since when, and letting go of a lock that was left
// over. What a run holds is let go by that run alone. The store is asked in the background. Opened,
// never executed; deletes itself. GUI thread. Object name `targetLocksDialog`.
class TargetLocksDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TargetLocksDialog)

public:
    // `chosen`: the lock's name that is selected at first.
    TargetLocksDialog(const ConsoleContext &context, const QString &chosen, QWidget *parent);

    void setLocks(const QList<TargetLock> &locks, qint64 nowMs);

private:
    void look();
    void release();
    void showChosen();
    const TargetLock *current() const;

    ConsoleContext m_context;
    QString m_wanted;
    QList<TargetLock> m_locks;
    qint64 m_nowMs = 0;
    QStandardItemModel *m_model;
    TableCard *m_table;
    TypedLabel *m_note;
    QPushButton *m_release;
};

} // namespace sluice
