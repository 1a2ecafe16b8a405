// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;
struct DatastoreJob;
struct TableChanges;

// The step ReadTablePage: creates a bulk read job for one page of the table, waits for it,
// downloads and checks the page, and hands it to PreparePage. Pages are independent of one another
// and read several at once (datastore-analytics A.6). Chosen rows, and changed ones that are few,
// are asked for without a job (D.5). On the network lane. Input: page, isLast.
StepResult readTablePage(StepContext &context, DatastoreRun &run);

// The last planned page goes on to the next one for as long as there are more records.
StepSpec readTablePageStep(qint64 page, bool isLast);

// The pages that the job wants of those that the count tells. The last one goes on for as long as
// there are more records (datastore-analytics D.3).
QList<StepSpec> tablePageSteps(const DatastoreJob &job, const TableChanges &changes);

} // namespace sluice
