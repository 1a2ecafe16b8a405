// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/synckind.h"

namespace sluice {

// The parameters of a run that takes another one back: it deletes what that one made, where this is
// chosen, and puts back what it changed. A run that only made records is taken back by a job that
// deletes; of one that changed others, too, the job puts back, and deletionPart() is the rest.
Result<QJsonObject> undoParameters(RunLedger &ledger, const RunRow &run, const UndoChoice &choice);

// What deletes in a run whose job is `undo`; it works the pages and chunks of the parts that are
// marked so (kInsertedPart), over the same fields. Nothing: the job is all of it.
std::optional<CrmBulkJob> deletionPart(const CrmBulkJob &undo);

// What a record that goes is looked at by; the first of the fields, and never written.
const QString &deletionField();

} // namespace sluice
