// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/singlerows.h"
#include "console/analytics/tablefacts.h"

#include <QObject>

#include <functional>

namespace sluice {

// What the page Analytics asks of Catalyst and of Zoho Analytics. Every method returns at once;
// answers come on the GUI thread through callbacks, unless `owner` is gone by then. Connections by
// name. Tests give their own. GUI thread; owned by the page, whose end cancels what is still asked
// for. It writes nothing but
// the rows that it is told to send.
class AnalyticsAccess : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalyticsAccess)

public:
    template <class T> using Then = std::function<void(const Result<T> &)>;

    using QObject::QObject;

    virtual void project(QObject *owner, const QString &connection, Then<ProjectFacts> then) = 0;
    virtual void workspace(QObject *owner, const QString &connection, Then<WorkspaceFacts> then)
        = 0;
    virtual void tableColumns(QObject *owner, const QString &connection, const QString &table,
        Then<QList<SourceColumn>> then)
        = 0;
    virtual void viewColumns(QObject *owner, const QString &connection, const QString &viewId,
        Then<QList<TargetColumn>> then)
        = 0;

    // The first rows of a table, with these of its columns.
    virtual void tableSample(QObject *owner, const QString &connection, const QString &table,
        const QList<SourceColumn> &columns, Then<SampleRows> then)
        = 0;

    // A row of a job's table and what it becomes; nothing is sent. `viewId` is empty while the
    // job's view is not there.
    virtual void mappedRow(QObject *owner, const Job &job, const QString &viewId,
        const QString &rowId, Then<MappedRow> then)
        = 0;

    // A row of a job, as a run of its own. `onWaiting` is told who has the view meanwhile.
    virtual void sendRow(QObject *owner, const RowOrder &order,
        std::function<void(const QString &why)> onWaiting, Then<RowVerdict> then)
        = 0;
};

} // namespace sluice
