// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runfeed.h"
#include "app/schedules/listedschedule.h"
#include "console/connections/connectionwork.h"
#include "core/engine/targetlocks.h"

#include <QObject>

#include <functional>

namespace sluice {

// What the page Overview shows beside the runs. Plain value.
struct OverviewFacts
{
    QList<ListedConnection> connections; // by name
    QList<ListedSchedule> jobs; // all of them, by name; some without a schedule
    QList<TargetLock> leftLocks; // that nobody holds any more
};

// The data directory as the page Overview looks at it. Every method returns at once; answers come
// on the GUI thread through callbacks, unless `owner` is gone by then. Tests give their own. GUI
// thread; owned by the page.
class OverviewAccess : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewAccess)

public:
    template <class T> using Then = std::function<void(const Result<T> &)>;

    using QObject::QObject;

    virtual void look(QObject *owner, Then<OverviewFacts> then) = 0;
    virtual void refresh() = 0; // sends the list of runs even if it is the same
    // A schedule that was missed, as if it were due.
    virtual void runNow(QObject *owner, const QString &jobId, Then<void> then) = 0;
    virtual QString dataDirectory() const = 0;

signals:
    void listChanged(const QList<sluice::RunRow> &runs);
    void failed(const sluice::Error &error);
};

} // namespace sluice
