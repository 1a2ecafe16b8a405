// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runfilter.h"

#include <QSortFilterProxyModel>

namespace sluice {

// Which runs of RunTableModel are shown: by segment, sync, period, environment and text. It also
// counts what each segment would show under the other filters. GUI thread; owned by its page.
class RunFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFilterModel)

public:
    using Group = RunFilter::Group;
    using Period = RunFilter::Period;

    explicit RunFilterModel(QObject *parent = nullptr);

    void setGroup(Group group);
    void setKind(const QString &kind); // empty: all
    void setPeriod(Period period, qint64 nowMs);
    void setEnvironment(const QString &environment); // empty: all
    void setText(const QString &text);

    const RunFilter &filter() const { return m_filter; }
    qint64 countOf(Group group) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    RunFilter m_filter;
};

} // namespace sluice
