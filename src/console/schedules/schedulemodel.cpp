// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/schedules/schedulemodel.h"

#include "console/errors/errorwords.h"
#include "console/schedules/schedulewords.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QFont>

namespace sluice {

using namespace Qt::StringLiterals;

ScheduleModel::ScheduleModel(QObject *parent)
    : KeptRowsModel(parent)
{
}

void ScheduleModel::setSchedules(const QList<ListedSchedule> &schedules, const QDateTime &now)
{
    m_now = now;
    takeRows(schedules, [](const ListedSchedule &listed) -> QString { return listed.job.id; });
}

void ScheduleModel::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    changedAll();
}

int ScheduleModel::rowOf(const QString &jobId) const
{
    for (int number = 0; number < rowCount(); ++number) {
        if (row(number)->job.id == jobId)
            return number;
    }
    return -1;
}

int ScheduleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ScheduleModel::text(const ListedSchedule &listed, int column) const
{
    switch (column) {
    case Job:
        return listed.job.name;
    case When:
        return listed.job.schedule.isEmpty() ? tr("After another job") : listed.words;
    case Next:
        if (!listed.problem.isEmpty())
            return tr("Never");
        if (!listed.job.isEnabled)
            return tr("Paused");
        return listed.nextMs == 0 ? Format::none()
                                  : aheadText(QDateTime::fromMSecsSinceEpoch(listed.nextMs), m_now);
    case LastResult:
        return scheduleResult(listed).look.word;
    case ThenRun:
        return listed.job.terms.thenJob.isEmpty() ? Format::none() : listed.job.terms.thenJob;
    default:
        return {};
    }
}

QVariant ScheduleModel::nextData(const ListedSchedule &listed, int role) const
{
    if (role == Qt::ToolTipRole && !listed.problem.isEmpty())
        return textInWords(listed.problem);
    if (listed.nextMs == 0)
        return {};
    const QDateTime next = QDateTime::fromMSecsSinceEpoch(listed.nextMs);
    if (role == CellRole::Note)
        return m_isCompact ? QVariant() : QVariant(Format::relative(next, m_now));
    if (role != Qt::ToolTipRole)
        return {};
    const QString zone = listed.job.terms.zone;
    return zone.isEmpty() ? Format::momentFull(next)
                          : Format::momentFull(next) + u"\n"_s + tr("Time zone: %1").arg(zone);
}

// Where there is little room the expression is not seen in the cell.
QVariant ScheduleModel::whenTip(const ListedSchedule &listed) const
{
    QStringList lines;
    if (!listed.job.schedule.isEmpty())
        lines << listed.words << listed.job.schedule;
    if (!listed.job.terms.zone.isEmpty())
        lines << tr("Time zone: %1").arg(listed.job.terms.zone);
    if (listed.job.terms.isDryRun)
        lines << tr("Plans only, nothing is written");
    return lines.isEmpty() ? QVariant() : QVariant(lines.join(u'\n'));
}

QVariant ScheduleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ListedSchedule &listed = *row(index.row());
    const int column = index.column();
    if (role == Qt::DisplayRole)
        return text(listed, column);
    if (column == On && role == Qt::CheckStateRole)
        return listed.job.isEnabled ? Qt::Checked : Qt::Unchecked;
    if (column == On && role == Qt::AccessibleTextRole)
        return listed.job.isEnabled ? tr("On") : tr("Off");
    if (role == CellRole::Color && column != LastResult && !listed.job.isEnabled)
        return static_cast<int>(Role::Muted);
    if (role == CellRole::Weight && column == Job)
        return static_cast<int>(QFont::Medium);
    if (column == When && role == CellRole::Note && !listed.job.schedule.isEmpty())
        return listed.job.schedule;
    if (column == When && role == Qt::ToolTipRole)
        return whenTip(listed);
    if (column == Next)
        return nextData(listed, role);
    if (column != LastResult)
        return {};
    const ScheduleResultLook result = scheduleResult(listed);
    switch (role) {
    case CellRole::Icon:
        return result.look.icon.isEmpty() ? QVariant() : QVariant(result.look.icon);
    case CellRole::Tone:
        return static_cast<int>(result.look.tone);
    case CellRole::Note:
        return result.note.isEmpty() ? QVariant() : QVariant(result.note);
    case Qt::ToolTipRole:
        return result.explanation.isEmpty() ? QVariant() : QVariant(result.explanation);
    default:
        return {};
    }
}

bool ScheduleModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const ListedSchedule *listed = index.isValid() ? row(index.row()) : nullptr;
    if (!listed || index.column() != On || role != Qt::CheckStateRole)
        return false;
    emit enabledWanted(listed->job.name, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ScheduleModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = KeptRowsModel::flags(index);
    return index.column() == On ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant ScheduleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case On:
        return tr("On", "a schedule");
    case Job:
        return tr("Job");
    case When:
        return tr("When");
    case Next:
        return tr("Next");
    case LastResult:
        return tr("Last Result");
    case ThenRun:
        return tr("Then Run");
    default:
        return {};
    }
}

} // namespace sluice
