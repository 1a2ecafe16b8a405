// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/watchmodel.h"

#include "console/errors/errorwords.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QFont>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct WatchLook
{
    QString icon;
    Tone tone = Tone::Neutral;
};

// What is wrong comes first: a table may be in step and its last look have failed.
WatchLook watchLook(const WatchedTable &table, bool isOn, qint64 nowMs)
{
    const auto lag = table.lagMs(nowMs);
    if (!table.entry.problem.isEmpty())
        return {u"state-attention"_s, Tone::Warning};
    if (!isOn)
        return {u"state-paused"_s, Tone::Neutral};
    if (!lag)
        return {u"state-pending"_s, Tone::Neutral};
    if (*lag > 0)
        return {u"state-running"_s, Tone::Info};
    return {u"state-completed"_s, table.everySeconds > 0 ? Tone::Success : Tone::Neutral};
}

bool isWatchNumber(int column)
{
    return column >= WatchModel::Sent;
}

} // namespace

WatchModel::WatchModel(QObject *parent)
    : KeptRowsModel(parent)
{
}

void WatchModel::setTables(const QList<WatchedTable> &tables, bool isOn, qint64 nowMs)
{
    m_isOn = isOn;
    m_nowMs = nowMs;
    takeRows(tables, [](const WatchedTable &table) -> QString { return table.jobId; });
}

int WatchModel::rowOf(const QString &jobId) const
{
    for (int number = 0; number < rowCount(); ++number) {
        if (row(number)->jobId == jobId)
            return number;
    }
    return -1;
}

int WatchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString WatchModel::text(const WatchedTable &table, int column) const
{
    switch (column) {
    case Job:
        return table.job;
    case Table:
        return table.table;
    case State:
        // The problem stands in the note, and the whole of it below the table.
        return table.lagMs(m_nowMs) || table.entry.problem.isEmpty()
            ? sentenceInWords(table.state(m_nowMs))
            : tr("Could not look");
    case LastChange:
        return table.entry.changedAtMs == 0
            ? Format::none()
            : Format::moment(QDateTime::fromMSecsSinceEpoch(table.entry.changedAtMs),
                QDateTime::fromMSecsSinceEpoch(m_nowMs));
    case Sent:
        return Format::count(table.writtenToday);
    case Rejected:
        return Format::count(table.rejectedToday);
    case Waiting:
        return Format::count(table.outbox.waiting + table.outbox.sending);
    case NotSent:
        return Format::count(table.outbox.dead);
    default:
        return {};
    }
}

QVariant WatchModel::stateData(const WatchedTable &table, int role) const
{
    const WatchLook look = watchLook(table, m_isOn, m_nowMs);
    switch (role) {
    case CellRole::Icon:
        return look.icon;
    case CellRole::Tone:
        return static_cast<int>(look.tone);
    case CellRole::Note:
        return table.entry.problem.isEmpty() ? QVariant() : QVariant(table.entry.problem);
    case Qt::ToolTipRole:
        if (!table.entry.problem.isEmpty())
            return table.entry.problem;
        return table.everySeconds > 0 ? QVariant(tr("Looked at every %1 s").arg(table.everySeconds))
                                      : QVariant(tr("Its outbox is sent; it is not looked at"));
    default:
        return {};
    }
}

QVariant WatchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const WatchedTable &table = *row(index.row());
    const int column = index.column();
    if (role == Qt::DisplayRole)
        return text(table, column);
    if (column == State && role != Qt::TextAlignmentRole)
        return stateData(table, role);
    const bool isLink = column == Rejected && table.rejectedToday > 0;
    switch (role) {
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case CellRole::Kind:
        return isLink ? QVariant(static_cast<int>(CellKind::Link)) : QVariant();
    case CellRole::Weight:
        return column == Job ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    case CellRole::Color:
        return column == NotSent && table.outbox.dead > 0 ? QVariant(static_cast<int>(Role::Error))
            : column == Table                             ? QVariant(static_cast<int>(Role::Muted))
                                                          : QVariant();
    case Qt::ToolTipRole:
        if (isLink)
            return tr("Opens the newest run that rejected rows");
        return column == LastChange && table.entry.changedAtMs > 0
            ? QVariant(Format::momentFull(QDateTime::fromMSecsSinceEpoch(table.entry.changedAtMs)))
            : QVariant();
    default:
        return {};
    }
}

QVariant WatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (isWatchNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Job:
        return tr("Job");
    case Table:
        return tr("Table");
    case State:
        return tr("State");
    case LastChange:
        return tr("Last Change");
    case Sent:
        return tr("Sent Today");
    case Rejected:
        return tr("Rejected Today");
    case Waiting:
        return tr("Waiting");
    case NotSent:
        return tr("Not Sent");
    default:
        return {};
    }
}

} // namespace sluice
