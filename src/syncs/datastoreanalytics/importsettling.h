// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"
#include "syncs/datastoreanalytics/importverdict.h"

namespace sluice {

class StepContext;
struct ColumnPlan;
struct DatastoreJob;

// Ends the step of a file whose rows all have their verdict: those with a problem that is no
// warning are rejected, the others written. One transaction.
StepResult settleImport(StepContext &context, const DatastoreJob &job, const ColumnPlan &columns,
    const Chunk &chunk, const QString &csvPath, const QList<RowProblem> &problems);

// One problem for each row: the file was undone as a whole.
QList<RowProblem> allProblems(qint64 rows, const QString &message);

// The columns of rejected.csv behind the id: those of the view.
QStringList rejectedColumns(const ColumnPlan &columns);

} // namespace sluice
