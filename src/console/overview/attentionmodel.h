// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/overview/overviewwords.h"
#include "console/widgets/keptrows.h"

namespace sluice {

// What needs attention, one row each: what it is, and the action that mends it. GUI thread; owned
// by the page Overview.
class AttentionModel final : public KeptRowsModel<AttentionRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttentionModel)

public:
    enum Column { What, Action, ColumnCount };

    explicit AttentionModel(QObject *parent = nullptr);

    void setRows(const QList<AttentionRow> &rows);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace sluice
