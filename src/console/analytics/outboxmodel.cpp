// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/outboxmodel.h"

#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

namespace sluice {

using namespace Qt::StringLiterals;

OutboxModel::OutboxModel(QObject *parent)
    : KeptRowsModel(parent)
{
}

void OutboxModel::setRows(const QList<OutboxRow> &rows, qint64 nowMs)
{
    m_nowMs = nowMs;
    takeRows(rows, [](const OutboxRow &row) -> QString { return row.jobId + u'|' + row.rowId; });
}

int OutboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString OutboxModel::text(const OutboxRow &row, int column) const
{
    switch (column) {
    case RowId:
        return row.rowId;
    case Action:
        return row.action == RowAction::Delete ? tr("Delete")
            : row.action == RowAction::Insert  ? tr("Insert")
                                               : tr("Update");
    case State:
        return row.state == OutboxState::Dead   ? tr("Not sent")
            : row.state == OutboxState::Sending ? tr("Sending")
                                                : tr("Waiting");
    case Since:
        return Format::moment(
            QDateTime::fromMSecsSinceEpoch(row.notedAtMs), QDateTime::fromMSecsSinceEpoch(m_nowMs));
    case Tries:
        return Format::count(static_cast<qint64>(row.attempts));
    case Problem:
        return row.error.isEmpty() ? Format::none() : row.error;
    default:
        return {};
    }
}

QVariant OutboxModel::stateData(const OutboxRow &row, int role) const
{
    const bool isDead = row.state == OutboxState::Dead;
    const bool isSending = row.state == OutboxState::Sending;
    switch (role) {
    case CellRole::Icon:
        return isDead ? u"state-failed"_s : isSending ? u"state-running"_s : u"state-waiting"_s;
    case CellRole::Tone:
        return static_cast<int>(isDead ? Tone::Error : Tone::Info);
    case CellRole::Note: {
        const bool isHeld
            = row.state == OutboxState::Waiting && row.attempts > 0 && row.notBeforeMs > m_nowMs;
        return isHeld
            ? QVariant(tr("again %1")
                           .arg(Format::relative(QDateTime::fromMSecsSinceEpoch(row.notBeforeMs),
                               QDateTime::fromMSecsSinceEpoch(m_nowMs))))
            : QVariant();
    }
    default:
        return {};
    }
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const OutboxRow &line = *row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case Qt::ToolTipRole:
        if (column == Since)
            return Format::momentFull(QDateTime::fromMSecsSinceEpoch(line.notedAtMs));
        return column == Problem && !line.error.isEmpty() ? QVariant(line.error) : QVariant();
    case CellRole::Color:
        return column == Problem && line.state == OutboxState::Dead
            ? QVariant(static_cast<int>(Role::Error))
            : QVariant();
    default:
        return column == State ? stateData(line, role) : QVariant();
    }
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (section == Tries ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RowId:
        return tr("ROWID");
    case Action:
        return tr("Action");
    case State:
        return tr("State");
    case Since:
        return tr("Since");
    case Tries:
        return tr("Tries");
    case Problem:
        return tr("Error");
    default:
        return {};
    }
}

} // namespace sluice
