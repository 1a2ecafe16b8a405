// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/jobmodel.h"

#include "app/schedules/cronwords.h"
#include "console/runs/runwords.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"
#include "console/widgets/statelook.h"

#include <QDateTime>
#include <QFont>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What the page Schedules says of it; what cannot be read stands as it is.
QString scheduleInWords(const QString &cron)
{
    const auto expression = CronExpression::parse(cron);
    return expression ? CronWords::text(*expression) : cron;
}

} // namespace

JobModel::JobModel(const QList<Field> &fields, QObject *parent)
    : QAbstractTableModel(parent)
    , m_fields(fields)
{
}

void JobModel::setJobs(const QList<Job> &jobs)
{
    m_all = jobs;
    rebuild();
}

void JobModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    rebuild();
}

void JobModel::rebuild()
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
        changedAll();
        return;
    }
    beginResetModel();
    m_shown = shown;
    endResetModel();
}

void JobModel::setRuns(const QList<RunRow> &runs)
{
    m_hasRuns = true;
    m_last.clear();
    for (const RunRow &run : runs) {
        if (!run.isDryRun && !run.jobId.isEmpty() && !m_last.contains(run.jobId))
            m_last.insert(run.jobId, run);
    }
    changedAll();
}

void JobModel::changedAll()
{
    if (!m_shown.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const Job *JobModel::job(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_shown.at(row) : nullptr;
}

int JobModel::rowOf(const QString &jobName) const
{
    for (qsizetype row = 0; row < m_shown.size(); ++row) {
        if (m_shown.at(row).name == jobName)
            return static_cast<int>(row);
    }
    return -1;
}

std::optional<RunRow> JobModel::lastRun(const QString &jobId) const
{
    const auto it = m_last.constFind(jobId);
    return it == m_last.constEnd() ? std::nullopt : std::optional<RunRow>(*it);
}

int JobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int JobModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QVariant JobModel::text(const Job &job, Field field) const
{
    const auto run = lastRun(job.id);
    switch (field) {
    case Field::Name:
        return job.name;
    case Field::What:
        return describe(job);
    case Field::Schedule:
        return job.schedule.isEmpty() ? Format::none() : scheduleInWords(job.schedule);
    case Field::LastRun:
        return run      ? stateLook(runStateName(run->state)).word
            : m_hasRuns ? tr("Never run")
                        : Format::none(); // not known yet
    case Field::Lock:
        return lockData(job, Qt::DisplayRole);
    case Field::Written:
        return run ? Format::count(run->counts.written) : Format::none();
    case Field::When:
        return run ? Format::moment(
                   QDateTime::fromMSecsSinceEpoch(run->createdAtMs), QDateTime::currentDateTime())
                   : QString();
    case Field::Link:
        switch (nextOf(run)) {
        case Next::Open:
            return tr("Open");
        case Next::Resume:
            return tr("Resume…");
        case Next::Run:
            return tr("Run…");
        }
    }
    return {};
}

// A run that asks something is answered on its own page.
JobModel::Next JobModel::nextOf(const std::optional<RunRow> &lastRun)
{
    if (lastRun && (!isEnded(lastRun->state) || isAsking(*lastRun)))
        return Next::Open;
    return lastRun && canResumeRun(*lastRun) ? Next::Resume : Next::Run;
}

QString JobModel::tip(const Job &job, Field field) const
{
    if (field == Field::When) {
        const auto run = lastRun(job.id);
        return run ? Format::momentFull(QDateTime::fromMSecsSinceEpoch(run->createdAtMs))
                   : QString();
    }
    if (field != Field::Schedule || job.schedule.isEmpty())
        return {};
    QStringList lines{scheduleInWords(job.schedule), job.schedule};
    if (!job.isEnabled)
        lines << tr("It is switched off on the page Schedules.");
    return lines.join(u'\n');
}

QVariant JobModel::stateData(const RunRow &run, int role) const
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

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    const Job *found = index.isValid() ? job(index.row()) : nullptr;
    if (!found)
        return {};
    const Field field = m_fields.value(index.column());
    if (role == Qt::DisplayRole)
        return text(*found, field);
    if (field == Field::Lock)
        return lockData(*found, role);
    if (const QString told = tip(*found, field); role == Qt::ToolTipRole && !told.isEmpty())
        return told;
    if (role == CellRole::Weight && field == Field::Name)
        return static_cast<int>(QFont::Medium);
    const bool isOff = field == Field::Schedule && !found->isEnabled;
    if (role == CellRole::Color && (field == Field::What || isOff))
        return static_cast<int>(Role::Muted);
    if (field == Field::LastRun) {
        if (const auto run = lastRun(found->id))
            return stateData(*run, role);
        if (role == CellRole::Color)
            return static_cast<int>(Role::Muted);
    }
    return {};
}

QString JobModel::title(Field field) const
{
    switch (field) {
    case Field::Name:
        return tr("Job");
    case Field::What:
        return tr("What");
    case Field::Schedule:
        return tr("Schedule");
    case Field::LastRun:
        return tr("Last Run");
    case Field::Lock:
        return tr("Lock");
    case Field::Written:
        return tr("Written");
    case Field::When:
    case Field::Link:
        break;
    }
    return {};
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_fields.size())
        return {};
    const bool isNumber = m_fields.at(section) == Field::Written;
    if (role == Qt::TextAlignmentRole && isNumber)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(title(m_fields.at(section))) : QVariant();
}

} // namespace sluice
