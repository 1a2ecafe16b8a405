// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace sluice {

class DatastoreRun;
class StepContext;
class StepTx;
class Store;

// What comes after what in a run. In a step's last transaction, on its thread: behind the last of
// the steps that bring rows, the job's cursor is kept, so that the next increment begins there, and
// the rows that have gone from the table are looked for, if the job says so. Neither in a dry run
// nor in one of a part of the table.
Result<void> continueAfterRows(StepTx &tx, StepContext &context, DatastoreRun &run);

// Where a job's next increment begins; empty: with all rows. `stream` tells table, view and mapping
// apart: another one begins anew.
Result<QString> tableCursor(Store &store, const QString &jobId, const QString &stream);

} // namespace sluice
