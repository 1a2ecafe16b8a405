// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logfiltermodel.h"

#include "console/log/logmodel.h"

namespace sluice {

LogFilterModel::LogFilterModel(LogModel *model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(model);
}

void LogFilterModel::setFilter(const LogFilter &filter)
{
    m_filter = filter;
    // Taking rows out one range after the other costs a rebuild for each; this is one of all. The
    // header keeps its columns, which it would not with another source.
    invalidate();
}

const LogRecord &LogFilterModel::record(int row) const
{
    return m_model->record(mapToSource(index(row, 0)).row());
}

bool LogFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    return m_filter.accepts(m_model->record(row));
}

} // namespace sluice
