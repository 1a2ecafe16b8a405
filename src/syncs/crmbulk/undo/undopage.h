// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "syncs/crmbulk/undo/undoplan.h"

namespace sluice {

class CrmBulkRun;
class StepContext;
class StepTx;
class ZohoSession;
struct CrmFacts;

// In the input of a step: it is about records that the other run made.
inline constexpr auto kInsertedPart = QLatin1StringView("inserted");
bool isInsertedPart(const StepContext &context);

// The records that another run wrote, as they are now, with what each field is to get back: a page
// of the columns id, the fields, and undoColumn() of each. A field that somebody changed since is
// named, and left. Those that the other run made have pages of their own (see readInsertedPage).
// On the network lane; reads by the record API, a hundred records a call.
QList<StepSpec> undoPageSteps(const UndoPlan &plan, bool isDryRun);
bool isUndoPage(const StepRow &step);
StepResult readUndoPage(
    StepContext &context, CrmBulkRun &run, const CrmFacts &facts, ZohoSession &session);

// With the run's first page: what of the other run cannot be looked at at all.
Result<void> tellWhatStays(StepTx &tx, const UndoPlan &plan);

// The column beside a field: "=" and the value that it held, "!" if somebody changed it since, "?"
// if nobody knows what it held, or nothing if the run did not write it.
QString undoColumn(const QString &field);

} // namespace sluice
