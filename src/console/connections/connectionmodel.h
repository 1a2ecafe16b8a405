// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/connections/connectionwork.h"

#include <QAbstractTableModel>

namespace sluice {

// The connections as rows, by name. What changes between two lists changes here, no more: the
// selected row stays. GUI thread; owned by the page; it reads nothing itself.
class ConnectionModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionModel)

public:
    enum Column { Name, Service, Environment, State, LastTested, UsedBy, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setConnections(const QList<ListedConnection> &connections);
    const ListedConnection &at(int row) const { return m_connections.at(row); }
    int rowOf(const QString &connectionId) const; // -1: not there

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const ListedConnection &listed, int column) const;

    QList<ListedConnection> m_connections;
};

} // namespace sluice
