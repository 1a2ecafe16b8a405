// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "console/analytics/mappedrow.h"
#include "core/mapping/processors/processortrial.h"
#include "services/analytics/analyticstypes.h"
#include "syncs/datastoreanalytics/columnplan.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sluice {

class Application;
struct Job;

// What the page Analytics knows of a Catalyst project and of a workspace of Zoho Analytics. Plain
// values.
struct ProjectFacts
{
    QStringList tables; // their names
};

struct WorkspaceFacts
{
    struct View
    {
        QString id;
        QString name;
        friend bool operator==(const View &, const View &) = default;
    };
    QString name; // empty: the sign-in may not ask for it
    QList<View> tables; // views that take rows, by name
    std::optional<double> unitsLeft; // of the day; nothing where the service does not say
    double unitBudget = 0;

    const View *table(const QString &nameOrId) const; // as a run finds it: the case counts
};

// The functions below block for the network, read and never write: worker threads only. Connections
// by name.
Result<ProjectFacts> loadProjectFacts(
    Application &application, const QString &connection, const CancelToken &token);
Result<WorkspaceFacts> loadWorkspaceFacts(
    Application &application, const QString &connection, const CancelToken &token);
// Those that the connection's sign-in can see, whichever it names itself.
Result<QList<AnalyticsWorkspace>> loadWorkspaces(
    Application &application, const QString &connection, const CancelToken &token);
Result<QList<SourceColumn>> loadTableColumns(Application &application, const QString &connection,
    const QString &table, const CancelToken &token);
Result<QList<TargetColumn>> loadViewColumns(Application &application, const QString &connection,
    const QString &viewId, const CancelToken &token);

// The row of a job's table that has this ROWID, beside what the job's mapping makes of it. Without
// the view's id the view is not there yet.
Result<MappedRow> loadMappedRow(Application &application, const Job &job, const QString &viewId,
    const QString &rowId, const CancelToken &token);

// The first rows of a table as an export has them, to try a mapping on.
constexpr int kSampleTableRows = 50;
Result<SampleRows> loadTableSample(Application &application, const QString &connection,
    const QString &table, const QList<SourceColumn> &columns, const CancelToken &token);

} // namespace sluice
