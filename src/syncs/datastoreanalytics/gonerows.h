// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;
class StepContext;
class StepTx;
struct ViewPlan;

// What becomes of chosen rows that the table does not have: those that may leave the view are
// deleted there, once they were asked for again; the others are rejected.

// In the transaction that keeps the page of the others. `read`: how many rows the page has.
Result<void> addGoneRows(StepTx &tx, const DatastoreRun &run, const ViewPlan &view,
    const QStringList &gone, qint64 read);

QString goneRowsKey();

// Prepares the deletion. On the network lane.
StepResult deleteGoneRows(StepContext &context, DatastoreRun &run);

} // namespace sluice
