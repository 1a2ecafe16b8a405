// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmjobmodel.h"

#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"
#include "console/widgets/statelook.h"

#include <QDateTime>
#include <QFont>
#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

QString describeCrmJob(const Job &job)
{
    const QJsonObject &parameters = job.parameters;
    const auto fields = parameters.value("fields"_L1).toArray().size();
    const QString what = CrmJobModel::tr("%1, %2 by %3")
                             .arg(parameters.value("module"_L1).toString(),
                                 parameters.value("operation"_L1).toString(u"update"_s),
                                 parameters.value("findBy"_L1).toString(u"id"_s));
    if (fields == 0)
        return what;
    return what + u", "_s
        + (fields == 1 ? CrmJobModel::tr("1 field")
                       : CrmJobModel::tr("%1 fields").arg(Format::count(fields)));
}

void CrmJobModel::setJobs(const QList<Job> &jobs)
{
    m_all = jobs;
    rebuild();
}

void CrmJobModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    rebuild();
}

void CrmJobModel::rebuild()
{
    QList<Job> shown;
    for (const Job &job : std::as_const(m_all)) {
        if (m_filter.isEmpty() || job.name.contains(m_filter, Qt::CaseInsensitive))
            shown << job;
    }
    const bool isSame = std::equal(shown.begin(), shown.end(), m_shown.begin(), m_shown.end(),
        [](const Job &a, const Job &b) { return a.id == b.id; });
    if (isSame) { // the selection stays where it is
        m_shown = shown;
        if (!m_shown.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_shown = shown;
    endResetModel();
}

void CrmJobModel::setRuns(const QList<RunRow> &runs)
{
    m_last.clear();
    for (const RunRow &run : runs) {
        if (!run.isDryRun && !run.jobId.isEmpty() && !m_last.contains(run.jobId))
            m_last.insert(run.jobId, run);
    }
    if (!m_shown.isEmpty())
        emit dataChanged(index(0, LastRun), index(rowCount() - 1, Link));
}

const Job *CrmJobModel::job(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_shown.at(row) : nullptr;
}

int CrmJobModel::rowOf(const QString &jobName) const
{
    for (qsizetype row = 0; row < m_shown.size(); ++row) {
        if (m_shown.at(row).name == jobName)
            return static_cast<int>(row);
    }
    return -1;
}

std::optional<RunRow> CrmJobModel::lastRun(const QString &jobId) const
{
    const auto it = m_last.constFind(jobId);
    return it == m_last.constEnd() ? std::nullopt : std::optional<RunRow>(*it);
}

int CrmJobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int CrmJobModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CrmJobModel::text(const Job &job, int column) const
{
    const auto run = lastRun(job.id);
    switch (column) {
    case Name:
        return job.name;
    case What:
        return describeCrmJob(job);
    case Schedule:
        return job.schedule.isEmpty() ? Format::none() : job.schedule;
    case LastRun:
        return run ? stateLook(runStateName(run->state)).word : Format::none();
    case When:
        return run ? Format::moment(
                   QDateTime::fromMSecsSinceEpoch(run->createdAtMs), QDateTime::currentDateTime())
                   : QString();
    case Link:
        return run && !isEnded(run->state) ? tr("Open") : tr("Run…");
    default:
        return {};
    }
}

QVariant CrmJobModel::stateData(const RunRow &run, int role) const
{
    const StateLook look = stateLook(runStateName(run.state));
    switch (role) {
    case CellRole::Icon:
        return look.icon;
    case CellRole::Tone:
        return static_cast<int>(look.tone);
    case CellRole::Note:
        if (run.counts.rejected > 0 && isEnded(run.state))
            return tr("%1 rejected").arg(Format::count(run.counts.rejected));
        if (!isEnded(run.state) && run.expected > 0)
            return Format::percent(
                static_cast<double>(run.counts.settled()) / static_cast<double>(run.expected));
        return {};
    default:
        return {};
    }
}

QVariant CrmJobModel::data(const QModelIndex &index, int role) const
{
    const Job *found = index.isValid() ? job(index.row()) : nullptr;
    if (!found)
        return {};
    if (role == Qt::DisplayRole)
        return text(*found, index.column());
    if (role == Qt::ToolTipRole && index.column() == When) {
        const auto run = lastRun(found->id);
        return run ? Format::momentFull(QDateTime::fromMSecsSinceEpoch(run->createdAtMs))
                   : QVariant();
    }
    if (role == CellRole::Weight && index.column() == Name)
        return static_cast<int>(QFont::Medium);
    if (role == CellRole::Color && index.column() == What)
        return static_cast<int>(Role::Muted);
    if (index.column() == LastRun) {
        if (const auto run = lastRun(found->id))
            return stateData(*run, role);
    }
    return {};
}

QVariant CrmJobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Job");
    case What:
        return tr("What");
    case Schedule:
        return tr("Schedule");
    case LastRun:
        return tr("Last Run");
    default:
        return QString();
    }
}

} // namespace sluice
