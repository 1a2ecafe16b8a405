// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/watch/rowoutbox.h"
#include "console/widgets/keptrows.h"

namespace sluice {

// The single rows of one job that are to be sent, or could not be. Holds what it was given last.
// GUI thread; owned by the board.
class OutboxModel final : public KeptRowsModel<OutboxRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutboxModel)

public:
    enum Column { RowId, Action, Tries, Since, Reason, ColumnCount };

    explicit OutboxModel(QObject *parent = nullptr);

    void setRows(const QList<OutboxRow> &rows, qint64 nowMs);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const OutboxRow &row, int column) const;
    QString reason(const OutboxRow &row) const;
    QVariant reasonData(const OutboxRow &row, int role) const;

    qint64 m_nowMs = 0;
};

} // namespace sluice
