// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runfiltermodel.h"

#include "console/runs/runtablemodel.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

RunFilterModel::RunFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(RunTableModel::SortRole);
    setDynamicSortFilter(true);
}

bool RunFilterModel::isIn(RunState state, Group group)
{
    switch (group) {
    case Group::All:
        return true;
    case Group::Active:
        return !isEnded(state);
    case Group::Attention:
        return state == RunState::NeedsAttention || state == RunState::Interrupted
            || state == RunState::Failed;
    case Group::Finished:
        return state == RunState::Completed || state == RunState::CompletedWithRejections
            || state == RunState::Stopped || state == RunState::Failed;
    }
    return true;
}

void RunFilterModel::setGroup(Group group)
{
    m_group = group;
    invalidateFilter();
}

void RunFilterModel::setKind(const QString &kind)
{
    m_kind = kind;
    invalidateFilter();
}

void RunFilterModel::setPeriod(Period period, qint64 nowMs)
{
    m_period = period;
    const QDateTime midnight = QDateTime::fromMSecsSinceEpoch(nowMs).date().startOfDay();
    switch (period) {
    case Period::Today:
        m_sinceMs = midnight.toMSecsSinceEpoch();
        break;
    case Period::SevenDays:
        m_sinceMs = midnight.addDays(-6).toMSecsSinceEpoch();
        break;
    case Period::ThirtyDays:
        m_sinceMs = midnight.addDays(-29).toMSecsSinceEpoch();
        break;
    case Period::All:
        m_sinceMs = 0;
        break;
    }
    invalidateFilter();
}

void RunFilterModel::setEnvironment(const QString &environment)
{
    m_environment = environment;
    invalidateFilter();
}

void RunFilterModel::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool RunFilterModel::isFiltered() const
{
    return m_group != Group::All || !m_kind.isEmpty() || !m_text.isEmpty()
        || m_period != Period::All;
}

bool RunFilterModel::acceptsButGroup(const RunRow &run) const
{
    if (!m_environment.isEmpty() && run.environment != m_environment)
        return false;
    if (!m_kind.isEmpty() && run.kind != m_kind)
        return false;
    // What is not over is always of today.
    if (m_sinceMs > 0 && isEnded(run.state)
        && std::max(run.startedAtMs, run.createdAtMs) < m_sinceMs)
        return false;
    if (m_text.isEmpty())
        return true;
    const QString all = QStringList{u'#' + QString::number(run.number), run.jobName, run.subject,
        kindTitle(run.kind), runLook(run).word, runNote(run), run.id}
                            .join(u'\n');
    return all.contains(m_text, Qt::CaseInsensitive);
}

qint64 RunFilterModel::countOf(Group group) const
{
    const auto *model = static_cast<const RunTableModel *>(sourceModel());
    if (!model)
        return 0;
    return std::count_if(
        model->runs().cbegin(), model->runs().cend(), [this, group](const RunRow &run) {
            return isIn(run.state, group) && acceptsButGroup(run);
        });
}

bool RunFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = static_cast<const RunTableModel *>(sourceModel());
    const RunRow &run = model->runs().at(row);
    return isIn(run.state, m_group) && acceptsButGroup(run);
}

bool RunFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(RunTableModel::SortRole);
    const QVariant b = right.data(RunTableModel::SortRole);
    const QPartialOrdering order = a.userType() == QMetaType::QString
        ? (QString::localeAwareCompare(a.toString(), b.toString()) < 0 ? QPartialOrdering::Less
                                                                       : QPartialOrdering::Greater)
        : QVariant::compare(a, b);
    if (a.userType() == QMetaType::QString && a.toString() == b.toString())
        return left.row() > right.row(); // equal ones stay newest first
    return order == QPartialOrdering::Less;
}

} // namespace sluice
