// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/listedschedule.h"

#include <QWidget>

namespace sluice {

// The next 24 hours at a glance: a lane for each sync, a bar for each run that is due, as long as
// the job's last run took. The accessible description says the same in words. GUI thread; owned by
// its card; it reads nothing itself.
class DayPlan final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DayPlan)

public:
    explicit DayPlan(QWidget *parent = nullptr);

    void setSchedules(const QList<ListedSchedule> &schedules, qint64 nowMs);
    int dueCount() const; // of all lanes

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Due
    {
        qint64 atMs = 0;
        qint64 lengthMs = 0; // of the last run; 0: it never ran
        QString job;
    };
    struct Lane
    {
        QString kind;
        QList<Due> due; // by time
        qint64 nextMs = 0; // after the 24 hours; 0: never
    };
    int laneHeight() const;
    int nameWidth() const;
    double xOf(qint64 ms) const;
    void paintHours(QPainter &painter) const;
    void paintLane(QPainter &painter, const Lane &lane, double top) const;
    QString words() const;

    QList<Lane> m_lanes;
    qint64 m_nowMs = 0;
};

} // namespace sluice
