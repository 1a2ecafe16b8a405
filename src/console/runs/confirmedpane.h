// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/snapshots.h"

#include <QWidget>

class QStandardItemModel;

namespace sluice {

class EmptyState;
class TableCard;

// The last confirmed id of each stream of a run: up to there everything is settled, and a new run
// of the job can begin there. Shows what the snapshots say and starts nothing itself. GUI thread;
// owned by the dashboard.
class ConfirmedPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmedPane)

public:
    explicit ConfirmedPane(QWidget *parent = nullptr);

    // `canRun`: nothing works on the run any more.
    void setConfirmed(const QList<ConfirmedId> &confirmed, bool canRun);

signals:
    void runFromHereWanted(const sluice::ConfirmedId &from);

private:
    enum Column { Stream, Id, Link, ColumnCount };

    QList<ConfirmedId> m_confirmed;
    bool m_canRun = false;
    QStandardItemModel *m_model;
    TableCard *m_table;
};

} // namespace sluice
