// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/listedschedule.h"
#include "console/widgets/keptrows.h"

#include <QDateTime>

namespace sluice {

// Schedules as rows. A check box switches one on or off: the model only says that it is wanted, and
// shows what is told back. GUI thread; owned by the page; it reads nothing itself.
class ScheduleModel final : public KeptRowsModel<ListedSchedule>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScheduleModel)

public:
    enum Column { On, Job, When, Next, LastResult, ThenRun, ColumnCount };

    explicit ScheduleModel(QObject *parent = nullptr);

    void setSchedules(const QList<ListedSchedule> &schedules, const QDateTime &now);
    void setCompact(bool isCompact); // without the relative times
    int rowOf(const QString &jobId) const; // -1: it is not there

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void enabledWanted(const QString &jobName, bool isEnabled);

private:
    QString text(const ListedSchedule &listed, int column) const;
    QVariant nextData(const ListedSchedule &listed, int role) const;
    QVariant whenTip(const ListedSchedule &listed) const;

    QDateTime m_now;
    bool m_isCompact = false;
};

} // namespace sluice
