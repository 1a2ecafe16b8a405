// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/mappinglistmodel.h"

#include "app/documents/jobkinds.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QDateTime>
#include <QFont>

namespace sluice {

using namespace Qt::StringLiterals;

void MappingListModel::setJobs(const QList<Job> &jobs)
{
    m_all.clear();
    for (const Job &job : jobs)
        m_all.append({job, summaryOfMapping(job)});
    rebuild();
}

void MappingListModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        const Row &row = m_all.at(i);
        if (m_filter.isEmpty() || row.job.name.contains(m_filter, Qt::CaseInsensitive)
            || row.summary.object.contains(m_filter, Qt::CaseInsensitive))
            m_shown << i;
    }
    endResetModel();
}

void MappingListModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    rebuild();
}

void MappingListModel::setOpen(const QString &jobId, const Open &open)
{
    if (m_open.contains(jobId) && m_open.value(jobId) == open)
        return;
    m_open.insert(jobId, open);
    if (const int row = rowOf(jobId); row >= 0)
        emit dataChanged(index(row, 0), index(row, kColumns - 1));
}

const Job *MappingListModel::job(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_all.at(m_shown.at(row)).job : nullptr;
}

int MappingListModel::rowOf(const QString &jobId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (job(row)->id == jobId)
            return row;
    }
    return -1;
}

int MappingListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int MappingListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString MappingListModel::text(const Row &row, int column) const
{
    const auto open = m_open.constFind(row.job.id);
    const bool isOpen = open != m_open.cend();
    switch (column) {
    case Name:
        return row.job.name;
    case Sync:
        return titleOfJobKind(row.job.kind);
    case Object:
        return row.summary.object;
    case Mapped: {
        if (!isOpen && !row.summary.isThere)
            return tr("No mapping yet");
        const int mapped = isOpen ? open->mapped : row.summary.mapped;
        return isOpen && open->fields > 0
            ? tr("%1 of %2").arg(Format::count(mapped), Format::count(open->fields))
            : Format::count(mapped);
    }
    case Problems:
        if (isOpen && open->problems == 0 && open->warnings > 0)
            return tr("%n warnings", nullptr, open->warnings);
        return Format::count(isOpen ? open->problems : row.summary.problems);
    default:
        return Format::moment(
            QDateTime::fromMSecsSinceEpoch(row.job.changedMs), QDateTime::currentDateTime());
    }
}

QVariant MappingListModel::problemData(const Row &row, int role) const
{
    const bool isOpen = m_open.contains(row.job.id);
    const int problems = isOpen ? m_open.value(row.job.id).problems : row.summary.problems;
    const int warnings = isOpen ? m_open.value(row.job.id).warnings : 0;
    if (role == CellRole::Tone)
        return static_cast<int>(problems > 0 ? Tone::Error
                : warnings > 0               ? Tone::Warning
                                             : Tone::Neutral);
    if (role == CellRole::Icon)
        return problems > 0 ? QVariant(u"state-failed"_s)
            : warnings > 0  ? QVariant(u"state-rejections"_s)
                            : QVariant();
    return {};
}

QVariant MappingListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_all.at(m_shown.at(index.row()));
    const bool isUnsaved = m_open.contains(row.job.id) && !m_open.value(row.job.id).isSaved;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Changed
            ? QVariant(Format::momentFull(QDateTime::fromMSecsSinceEpoch(row.job.changedMs)))
            : QVariant();
    case CellRole::Weight:
        return column == Name ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    case CellRole::Note:
        return column == Name && isUnsaved ? QVariant(tr("● not saved")) : QVariant();
    case CellRole::Color:
        return column == Name ? QVariant() : QVariant(static_cast<int>(Role::Muted));
    default:
        return column == Problems ? problemData(row, role) : QVariant();
    }
}

QVariant MappingListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Sync:
        return tr("Sync");
    case Object:
        return tr("Object");
    case Mapped:
        return tr("Fields Mapped");
    case Problems:
        return tr("Problems");
    case Changed:
        return tr("Changed");
    default:
        return {};
    }
}

} // namespace sluice
