// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/outboxmodel.h"

#include "console/errors/errorwords.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QDateTime>

#include <algorithm>

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
    case Tries:
        return Format::count(static_cast<qint64>(row.attempts));
    case Since:
        return Format::durationTable(
            Format::Milliseconds(std::max<qint64>(0, m_nowMs - row.notedAtMs)));
    case Reason:
        return reason(row);
    default:
        return {};
    }
}

// Why it is not in the view yet.
QString OutboxModel::reason(const OutboxRow &row) const
{
    const QString error = sentenceInWords(row.error);
    if (row.state == OutboxState::Dead)
        return error.isEmpty() ? tr("Given up") : tr("Given up: %1").arg(error);
    if (row.state == OutboxState::Sending)
        return tr("Being sent");
    if (row.notBeforeMs <= m_nowMs)
        return tr("Waits for its turn");
    if (row.attempts == 0)
        return tr("Waits until the view is free");
    const QString when = Format::relative(
        QDateTime::fromMSecsSinceEpoch(row.notBeforeMs), QDateTime::fromMSecsSinceEpoch(m_nowMs));
    return error.isEmpty() ? tr("Again %1").arg(when) : tr("Again %1: %2").arg(when, error);
}

QVariant OutboxModel::reasonData(const OutboxRow &row, int role) const
{
    const bool isDead = row.state == OutboxState::Dead;
    switch (role) {
    case CellRole::Icon:
        return isDead                           ? u"state-failed"_s
            : row.state == OutboxState::Sending ? u"state-running"_s
                                                : u"state-waiting"_s;
    case CellRole::IconColor:
        return static_cast<int>(toneText(isDead ? Tone::Error : Tone::Info));
    case CellRole::Color:
        return isDead ? QVariant(static_cast<int>(Role::Error)) : QVariant();
    case Qt::ToolTipRole:
        return reason(row);
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
        [[fallthrough]];
    default:
        return column == Reason ? reasonData(line, role) : QVariant();
    }
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (section == Tries || section == Since ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RowId:
        return tr("ROWID");
    case Action:
        return tr("Action");
    case Tries:
        return tr("Attempts");
    case Since:
        return tr("Waiting");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

} // namespace sluice
