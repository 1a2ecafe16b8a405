// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/stagetreemodel.h"

#include "console/runs/stagerows.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QFont>

namespace sluice {

namespace {

constexpr quintptr kStageId = 0;

QString startedText(const StageTreeModel::Row &row)
{
    if (row.startedAtMs <= 0)
        return Format::none();
    return Format::moment(
        QDateTime::fromMSecsSinceEpoch(row.startedAtMs), QDateTime::currentDateTime());
}

} // namespace

// What the hidden columns have is told here, too.
QVariant StageTreeModel::toolTip(const Row &row)
{
    QStringList lines{row.message, row.jobs};
    if (row.startedAtMs > 0)
        lines << tr("Started %1")
                     .arg(Format::momentFull(QDateTime::fromMSecsSinceEpoch(row.startedAtMs)));
    if (!row.attempts.isEmpty() && row.startedAtMs > 0)
        lines << tr("Attempts: %1").arg(row.attempts);
    lines.removeAll(QString());
    return lines.isEmpty() ? QVariant() : QVariant(lines.join(QLatin1Char('\n')));
}

StageTreeModel::StageTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void StageTreeModel::resetTo(QList<Branch> branches)
{
    beginResetModel();
    m_branches = std::move(branches);
    endResetModel();
}

void StageTreeModel::setSnapshot(const RunSnapshot &snapshot, qint64 nowMs, double processRate)
{
    QList<Branch> branches;
    bool isSameShape = m_branches.size() == snapshot.stages.size();
    for (const StageView &stage : snapshot.stages) {
        Branch branch{.id = stage.id, .row = stageRowOf(stage, snapshot, nowMs, processRate)};
        branch.steps.reserve(stage.steps.size());
        for (const StepView &step : stage.steps)
            branch.steps.append(stepRowOf(step, stage, snapshot, nowMs));
        isSameShape = isSameShape && m_branches.at(branches.size()).id == stage.id;
        branches.append(std::move(branch));
    }
    if (!isSameShape) {
        resetTo(std::move(branches));
        return;
    }
    for (int i = 0; i < branches.size(); ++i) {
        if (m_branches.at(i).row != branches.at(i).row) {
            m_branches[i].row = branches.at(i).row;
            emit dataChanged(index(i, 0), index(i, ColumnCount - 1));
        }
        updateSteps(i, branches.at(i).steps);
    }
}

// Steps come and stay in the order of their ids; they never leave while a run is shown, but the
// dashboard may change to another run.
void StageTreeModel::updateSteps(int stage, const QList<Row> &steps)
{
    QList<Row> &mine = m_branches[stage].steps;
    const QModelIndex parent = index(stage, 0);
    qsizetype same = 0;
    const qsizetype both = std::min(mine.size(), steps.size());
    while (same < both && mine.at(same).id == steps.at(same).id)
        ++same;
    if (same < mine.size()) {
        beginRemoveRows(parent, static_cast<int>(same), static_cast<int>(mine.size()) - 1);
        mine.remove(same, mine.size() - same);
        endRemoveRows();
    }
    for (int row = 0; row < same; ++row) {
        if (mine.at(row) == steps.at(row))
            continue;
        mine[row] = steps.at(row);
        emit dataChanged(index(row, 0, parent), index(row, ColumnCount - 1, parent));
    }
    if (same < steps.size()) {
        beginInsertRows(parent, static_cast<int>(same), static_cast<int>(steps.size()) - 1);
        mine.append(steps.mid(same));
        endInsertRows();
    }
}

QModelIndex StageTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(
        row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kStageId);
}

QModelIndex StageTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kStageId)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, kStageId);
}

int StageTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_branches.size());
    if (parent.internalId() != kStageId || parent.column() != 0)
        return 0;
    return static_cast<int>(m_branches.at(parent.row()).steps.size());
}

int StageTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant StageTreeModel::cell(const Row &row, int column, int role, bool isStage) const
{
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Stage:
            return row.title;
        case State:
            return row.word;
        case Progress:
            return row.percent;
        case Records:
            return row.records;
        case Time:
            return row.time;
        case Started:
            return startedText(row);
        case Attempts:
            return row.attempts;
        case Message:
            return row.message;
        default:
            return {};
        }
    case Qt::AccessibleTextRole:
        return column == Progress ? tr("%1, %2 records").arg(row.percent, row.records) : QVariant();
    case Qt::ToolTipRole:
        return column == State ? toolTip(row) : QVariant();
    case CellRole::Icon:
        if (column == State)
            return row.stateIcon;
        return column == Stage && !isStage ? QVariant(row.icon) : QVariant();
    case CellRole::Tone:
        return static_cast<int>(row.tone);
    case CellRole::Note:
        return column == State ? QVariant(row.note) : QVariant();
    case CellRole::Value:
        return column == Progress && row.share ? QVariant(*row.share) : QVariant();
    case CellRole::Weight:
        return column == Stage && isStage ? QVariant(static_cast<int>(QFont::DemiBold))
                                          : QVariant();
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    default:
        return {};
    }
}

QVariant StageTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isStage = index.internalId() == kStageId;
    const Branch &branch
        = m_branches.at(isStage ? index.row() : static_cast<int>(index.internalId()) - 1);
    return cell(isStage ? branch.row : branch.steps.at(index.row()), index.column(), role, isStage);
}

QVariant StageTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Records || section == Time || section == Attempts;
        return QVariant(int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Stage:
        return tr("Stage");
    case State:
        return tr("State");
    case Progress:
        return tr("Progress");
    case Records:
        return tr("Records");
    case Time:
        return tr("Time");
    case Started:
        return tr("Started");
    case Attempts:
        return tr("Attempts");
    case Message:
        return tr("Message");
    default:
        return {};
    }
}

} // namespace sluice
