// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/statelook.h"
#include "core/engine/snapshots.h"

#include <QAbstractItemModel>

namespace sluice {

// A run's stages with their steps below, as the stage tree shows them. Takes snapshots and changes
// only the rows whose figures changed; what is unfolded or selected stays. GUI thread; owned by the
// dashboard. It computes no state of its own: words and figures come from the snapshot.
class StageTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StageTreeModel)

public:
    enum Column { Stage, State, Progress, Records, Time, Started, Attempts, Message, ColumnCount };

    explicit StageTreeModel(QObject *parent = nullptr);

    // `processRate`: records per second, noted at the stage Process while it runs.
    void setSnapshot(const RunSnapshot &snapshot, qint64 nowMs, double processRate = 0);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // What a row shows, ready to be painted.
    struct Row
    {
        qint64 id = 0; // of the step
        QString title;
        QString icon;
        QString word;
        QString stateIcon;
        Tone tone = Tone::Neutral;
        QString note;
        std::optional<double> share; // -1: total unknown
        QString percent;
        QString records;
        QString time;
        qint64 startedAtMs = 0; // 0: not yet
        QString attempts;
        QString message;
        QString jobs; // of the service, for the tool tip
        friend bool operator==(const Row &, const Row &) = default;
    };

private:
    struct Branch
    {
        QString id;
        Row row;
        QList<Row> steps;
    };

    static QVariant toolTip(const Row &row);
    void resetTo(QList<Branch> branches);
    void updateSteps(int stage, const QList<Row> &steps);
    QVariant cell(const Row &row, int column, int role, bool isStage) const;

    QList<Branch> m_branches;
};

} // namespace sluice
