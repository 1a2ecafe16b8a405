// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logreader.h"

#include <QSortFilterProxyModel>

namespace sluice {

class LogModel;

// The lines of a LogModel that the operator wants to see, by the same rule as an export takes them.
// GUI thread; owned by its view; it never sorts.
class LogFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogFilterModel)

public:
    explicit LogFilterModel(LogModel *model, QObject *parent = nullptr);

    void setFilter(const LogFilter &filter);
    const LogFilter &filter() const { return m_filter; }
    const LogRecord &record(int row) const; // of a row of this model

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    LogModel *m_model;
    LogFilter m_filter;
};

} // namespace sluice
