// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectionmodel.h"

#include "console/connections/connectionwords.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QFont>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

void ConnectionModel::setConnections(const QList<ListedConnection> &connections)
{
    const auto contains = [&connections](const QString &id) {
        return std::ranges::any_of(connections,
            [&id](const ListedConnection &listed) { return listed.connection.id == id; });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (contains(at(row).connection.id))
            continue;
        beginRemoveRows({}, row, row);
        m_connections.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < connections.size(); ++row) {
        const ListedConnection &wanted = connections.at(row);
        const int now = rowOf(wanted.connection.id);
        if (now < 0) {
            beginInsertRows({}, row, row);
            m_connections.insert(row, wanted);
            endInsertRows();
            continue;
        }
        if (now != row) { // a new name; those before `row` stand already
            beginMoveRows({}, now, now, {}, row);
            m_connections.move(now, row);
            endMoveRows();
        }
        if (m_connections.at(row) != wanted) {
            m_connections[row] = wanted;
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

int ConnectionModel::rowOf(const QString &connectionId) const
{
    const auto found
        = std::ranges::find_if(m_connections, [&connectionId](const ListedConnection &listed) {
              return listed.connection.id == connectionId;
          });
    return found == m_connections.cend() ? -1 : static_cast<int>(found - m_connections.cbegin());
}

int ConnectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_connections.size());
}

int ConnectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConnectionModel::textOf(const ListedConnection &listed, int column) const
{
    switch (column) {
    case Name:
        return listed.connection.name;
    case Service:
        return serviceWord(listed.connection.service);
    case Environment:
        return environmentLook(listed.connection.environment).word;
    case State:
        return listedConnectionLook(listed.state).word;
    case LastTested:
        return listed.testedAtMs == 0
            ? Format::none()
            : Format::moment(
                QDateTime::fromMSecsSinceEpoch(listed.testedAtMs), QDateTime::currentDateTime());
    case UsedBy:
        return listed.jobs.isEmpty() ? Format::none()
                                     : tr("%n jobs", nullptr, static_cast<int>(listed.jobs.size()));
    default:
        return {};
    }
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ListedConnection &listed = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(listed, column);
    case Qt::ToolTipRole:
        if (column == LastTested && listed.testedAtMs > 0)
            return Format::momentFull(QDateTime::fromMSecsSinceEpoch(listed.testedAtMs));
        if (column == UsedBy)
            return listed.jobs.join(u'\n');
        if (column == Name)
            return listed.connection.settings.value("notes"_L1).toString();
        return {};
    case CellRole::Icon:
        return column == State ? QVariant(listedConnectionLook(listed.state).icon) : QVariant();
    case CellRole::Tone:
        if (column == State)
            return static_cast<int>(listedConnectionLook(listed.state).tone);
        if (column == Environment)
            return static_cast<int>(environmentLook(listed.connection.environment).tone);
        return {};
    case CellRole::Mark:
        return column == Name ? QVariant(listed.connection.colour) : QVariant();
    case CellRole::Weight:
        return column == Name ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    default:
        return {};
    }
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Service:
        return tr("Service");
    case Environment:
        return tr("Environment");
    case State:
        return tr("State");
    case LastTested:
        return tr("Last Tested");
    case UsedBy:
        return tr("Used By");
    default:
        return {};
    }
}

} // namespace sluice
