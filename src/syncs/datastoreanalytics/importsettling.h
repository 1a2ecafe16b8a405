// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"
#include "syncs/datastoreanalytics/importverdict.h"

#include <functional>

namespace sluice {

class StepContext;
struct ColumnPlan;
class DatastoreRun;
class StepTx;
struct ViewPlan;

// What is done in a transaction when a file's rows all have their verdict; see settleImport().
Outcome<std::function<Result<void>(StepTx &)>> importSettlement(StepContext &context,
    DatastoreRun &run, const ViewPlan &view, const Chunk &chunk, const QString &csvPath,
    const QList<RowProblem> &problems);

// Ends the step of a file whose rows all have their verdict: those with a problem that is no
// warning are rejected, the others written, and what the view holds of them is kept for the next
// increment. One transaction.
StepResult settleImport(StepContext &context, DatastoreRun &run, const ViewPlan &view,
    const Chunk &chunk, const QString &csvPath, const QList<RowProblem> &problems);

// One problem for each row: the file was undone as a whole.
QList<RowProblem> allProblems(qint64 rows, const QString &message);

// The columns of rejected.csv behind the id: those of the view.
QStringList rejectedColumns(const ColumnPlan &columns);

} // namespace sluice
