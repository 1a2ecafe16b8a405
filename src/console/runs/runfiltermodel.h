// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"

#include <QSortFilterProxyModel>

namespace sluice {

// Which runs of RunTableModel are shown: by segment, sync, period, environment and text. It also
// counts what each segment would show under the other filters. GUI thread; owned by its page.
class RunFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFilterModel)

public:
    enum class Group { All, Active, Attention, Finished };
    enum class Period { Today, SevenDays, ThirtyDays, All };

    explicit RunFilterModel(QObject *parent = nullptr);

    void setGroup(Group group);
    void setKind(const QString &kind); // empty: all
    void setPeriod(Period period, qint64 nowMs);
    void setEnvironment(const QString &environment); // empty: all
    void setText(const QString &text);

    Group group() const { return m_group; }
    bool isFiltered() const; // by anything but the environment
    qint64 countOf(Group group) const;

    static bool isIn(RunState state, Group group);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    bool acceptsButGroup(const RunRow &run) const;

    Group m_group = Group::All;
    QString m_kind;
    QString m_environment;
    QString m_text;
    Period m_period = Period::All;
    qint64 m_sinceMs = 0;
};

} // namespace sluice
