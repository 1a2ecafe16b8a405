// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/watchmodel.h"

#include "console/errors/errorwords.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"
#include "core/engine/runtypes.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QFont>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLooks = 3; // that a change may take before its lag warns
constexpr int kUsualLookSeconds = 60; // of a table whose outbox alone is sent

// Nobody looks at it, and nothing waits.
bool isUnwatched(const WatchedTable &table)
{
    return table.everySeconds == 0 && table.outbox.oldestMs == 0 && table.entry.problem.isEmpty();
}

// Longer than changes take that the looks find in time: two looks may go by, and a run.
bool isLate(const WatchedTable &table, qint64 lagMs)
{
    const int every = table.everySeconds > 0 ? table.everySeconds : kUsualLookSeconds;
    return lagMs > qint64{kMostLooks} * every * 1'000;
}

bool isWatchNumber(int column)
{
    return column >= WatchModel::Rejected || column == WatchModel::Lag
        || column == WatchModel::Sent;
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

void WatchModel::setRuns(const QList<RunRow> &runs)
{
    QList<Holder> holders;
    for (const RunRow &run : runs) {
        if (run.kind != kDatastoreAnalyticsKind || run.isDryRun || isEnded(run.state))
            continue;
        const auto job = DatastoreJob::fromJson(run.params.value("job"_L1).toObject(), true);
        holders.append({.jobId = run.jobId,
            .target = run.params.value("target"_L1).toString(),
            .view = job ? job->viewName() : run.subject,
            .run = run.number});
    }
    if (m_holders == holders)
        return;
    m_holders = holders;
    changedAll();
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
    case View:
        return table.view;
    case Lag: {
        const auto lag = table.lagMs(m_nowMs);
        return lag && !isUnwatched(table) ? Format::durationSentence(Format::Milliseconds(*lag))
                                          : Format::none();
    }
    case State:
        return standing(table) == Standing::Holding ? tr("Holding")
            : standing(table) == Standing::Watching ? tr("Watching")
                                                    : tr("Off");
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

qint64 WatchModel::holderOf(const WatchedTable &table) const
{
    for (const Holder &holder : m_holders) {
        if (holder.jobId != table.jobId && holder.target == table.target
            && holder.view == table.view)
            return holder.run;
    }
    return 0;
}

// What is wrong comes first: it is to be mended, whether this console watches or not.
WatchModel::Standing WatchModel::standing(const WatchedTable &table) const
{
    if (!table.entry.problem.isEmpty())
        return Standing::Holding;
    if (!m_isOn || table.everySeconds == 0)
        return Standing::Off;
    return holderOf(table) > 0 ? Standing::Holding : Standing::Watching;
}

QString WatchModel::reason(const WatchedTable &table) const
{
    if (!table.entry.problem.isEmpty())
        return textInWords(table.entry.problem); // the whole of it stands below the table
    switch (standing(table)) {
    case Standing::Holding:
        return tr("run #%1").arg(holderOf(table));
    case Standing::Watching:
        return table.entry.lookedAtMs == 0 ? tr("not looked at yet") : QString();
    case Standing::Off:
        return m_isOn && table.outbox.oldestMs > 0 ? tr("single rows are sent") : QString();
    }
    return {};
}

QVariant WatchModel::stateData(const WatchedTable &table, int role) const
{
    const Standing standing = this->standing(table);
    switch (role) {
    case CellRole::Icon:
        return standing == Standing::Holding ? u"state-waiting"_s
            : standing == Standing::Off      ? u"state-paused"_s
                                             : u"state-running"_s;
    case CellRole::Tone:
        return static_cast<int>(standing == Standing::Holding ? Tone::Warning
                : standing == Standing::Off                   ? Tone::Neutral
                                                              : Tone::Info);
    case CellRole::Note: {
        const QString note = reason(table);
        return note.isEmpty() ? QVariant() : QVariant(note);
    }
    case Qt::ToolTipRole:
        if (!table.entry.problem.isEmpty())
            return textInWords(table.entry.problem);
        if (standing == Standing::Holding)
            return tr("What has changed is sent when run #%1 has ended").arg(holderOf(table));
        return table.everySeconds > 0 ? QString(sentenceInWords(table.state(m_nowMs)) + u'\n'
                   + tr("Looked at every %1 s").arg(table.everySeconds))
                                      : tr("Its outbox is sent; it is not looked at");
    default:
        return {};
    }
}

QVariant WatchModel::tableData(const WatchedTable &table, int role) const
{
    switch (role) {
    case Qt::CheckStateRole:
        return table.everySeconds > 0 ? Qt::Checked : Qt::Unchecked;
    case CellRole::Weight:
        return static_cast<int>(QFont::Medium);
    case Qt::ToolTipRole:
        return table.everySeconds > 0 ? tr("Space stops looking at this table")
                                      : tr("Space has this table looked at for changes");
    default:
        return {};
    }
}

QVariant WatchModel::lagData(const WatchedTable &table, int role) const
{
    const auto lag = table.lagMs(m_nowMs);
    if (!lag || isUnwatched(table) || !isLate(table, *lag))
        return {};
    switch (role) {
    case CellRole::Color:
        return static_cast<int>(Role::Warning);
    case CellRole::Weight:
        return static_cast<int>(QFont::DemiBold);
    case Qt::ToolTipRole:
        return tr("Longer than three looks: the view is behind the table");
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
    if (column == Table)
        return tableData(table, role);
    if (column == Lag && role != Qt::TextAlignmentRole)
        return lagData(table, role);
    const bool isLink = column == Rejected && table.rejectedToday > 0;
    switch (role) {
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case CellRole::Kind:
        return isLink ? QVariant(static_cast<int>(CellKind::Link)) : QVariant();
    case CellRole::Color:
        if (column == NotSent && table.outbox.dead > 0)
            return static_cast<int>(Role::Error);
        return column == Job || column == View ? QVariant(static_cast<int>(Role::Muted))
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

bool WatchModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const WatchedTable *table = row(index.row());
    if (!table || index.column() != Table || role != Qt::CheckStateRole)
        return false;
    emit watchWanted(table->jobId, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags WatchModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = KeptRowsModel::flags(index);
    return index.column() == Table ? flags | Qt::ItemIsUserCheckable : flags;
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
    case View:
        return tr("View");
    case State:
        return tr("State");
    case Lag:
        return tr("Lag");
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
