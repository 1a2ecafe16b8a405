// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runfiltermodel.h"

#include "console/runs/runtablemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

RunFilterModel::RunFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(RunTableModel::SortRole);
    setDynamicSortFilter(true);
}

void RunFilterModel::setGroup(Group group)
{
    m_filter.group = group;
    invalidateFilter();
}

void RunFilterModel::setKind(const QString &kind)
{
    m_filter.kind = kind;
    invalidateFilter();
}

void RunFilterModel::setPeriod(Period period, qint64 nowMs)
{
    m_filter.sinceMs = RunFilter::beginOf(period, nowMs);
    invalidateFilter();
}

void RunFilterModel::setEnvironment(const QString &environment)
{
    m_filter.environment = environment;
    invalidateFilter();
}

void RunFilterModel::setText(const QString &text)
{
    m_filter.text = text.trimmed();
    invalidateFilter();
}

qint64 RunFilterModel::countOf(Group group) const
{
    const auto *model = static_cast<const RunTableModel *>(sourceModel());
    if (!model)
        return 0;
    return std::count_if(
        model->runs().cbegin(), model->runs().cend(), [this, group](const RunRow &run) {
            return RunFilter::isIn(run.state, group) && m_filter.acceptsButGroup(run);
        });
}

bool RunFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = static_cast<const RunTableModel *>(sourceModel());
    return m_filter.accepts(model->runs().at(row));
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
