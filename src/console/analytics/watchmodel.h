// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/watch/watchedtables.h"
#include "console/widgets/keptrows.h"

#include <QList>

namespace sluice {

struct RunRow;

// The tables that are kept in step, one line each, by their jobs. Holds what it was given last. GUI
// thread; owned by the board.
class WatchModel final : public KeptRowsModel<WatchedTable>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchModel)

public:
    enum Column {
        Table, // with a check box: whether it is watched
        View,
        State,
        Lag,
        Sent,
        LastChange,
        Job,
        Rejected,
        Waiting,
        NotSent,
        ColumnCount
    };

    explicit WatchModel(QObject *parent = nullptr);

    // `isOn`: whether this console watches; how a table stands is shown all the same.
    void setTables(const QList<WatchedTable> &tables, bool isOn, qint64 nowMs);
    // What is to be sent of a table waits for the run that another job has of it.
    void setRuns(const QList<RunRow> &runs);
    int rowOf(const QString &jobId) const; // -1: not there

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void watchWanted(const QString &jobId, bool isWatched); // nothing changes here by itself

private:
    QString text(const WatchedTable &table, int column) const;
    QVariant tableData(const WatchedTable &table, int role) const;
    QVariant lagData(const WatchedTable &table, int role) const;
    QVariant stateData(const WatchedTable &table, int role) const;
    enum class Standing { Off, Watching, Holding };
    Standing standing(const WatchedTable &table) const;
    QString reason(const WatchedTable &table) const; // of the standing; empty: none
    qint64 holderOf(const WatchedTable &table) const; // 0: nobody

    struct Holder
    {
        QString jobId;
        QString target; // its connection
        QString view;
        qint64 run = 0; // its number
        bool operator==(const Holder &) const = default;
    };
    QList<Holder> m_holders; // runs that are under way
    bool m_isOn = false;
    qint64 m_nowMs = 0;
};

} // namespace sluice
