// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "syncs/crmbulk/undo/undoplan.h"

namespace sluice {

class CrmBulkRun;
class StepContext;
class ZohoSession;
struct CrmFacts;

// The records that another run wrote, as they are now, with what each field is to get back: a page
// of the columns id, the fields, and undoColumn() of each. A field that somebody changed since is
// named, and left. On the network lane; reads by the record API, a hundred records a call.
QList<StepSpec> undoPageSteps(const UndoPlan &plan);
bool isUndoPage(const StepRow &step);
StepResult readUndoPage(
    StepContext &context, CrmBulkRun &run, const CrmFacts &facts, ZohoSession &session);

// The column beside a field: "=" and the value that it held, "!" if somebody changed it since, or
// nothing if the run did not write it.
QString undoColumn(const QString &field);

} // namespace sluice
