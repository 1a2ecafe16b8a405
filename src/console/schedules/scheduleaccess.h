// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/listedschedule.h"

#include <QObject>

#include <functional>

namespace sluice {

// What the page Schedules shows. Plain value.
struct ScheduleFacts
{
    QList<ListedSchedule> jobs; // all of them, by name; some without a schedule
    bool isOn = false; // this console starts what is due
};

// The schedules of the data directory, for their page. Every method returns at once; answers come
// on the GUI thread through callbacks, unless `owner` is gone by then. Tests give their own. GUI
// thread; owned by the page.
class ScheduleAccess : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScheduleAccess)

public:
    template <class T> using Then = std::function<void(const Result<T> &)>;

    using QObject::QObject;

    virtual void look(QObject *owner, Then<ScheduleFacts> then) = 0;
    virtual void setEnabled(QObject *owner, const QString &job, bool isEnabled, Then<void> then)
        = 0;
    // An empty expression with empty terms takes the schedule away.
    virtual void setSchedule(QObject *owner, const QString &job, const QString &cron,
        const ScheduleTerms &terms, Then<void> then)
        = 0;
    // As if it were due.
    virtual void runNow(QObject *owner, const QString &jobId, Then<void> then) = 0;
    // What a server's own scheduler needs of the job.
    virtual void unattended(QObject *owner, const QString &job, Then<UnattendedJob> then) = 0;
};

} // namespace sluice
