// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

namespace sluice {

class CrmBulkRun;
class StepContext;
class ZohoSession;
struct CrmFacts;

// What the module holds of the records of a large file, read once for all of them instead of by a
// call for each hundred (see FileComparison): whichever costs fewer credits. The first step counts
// the file's rows and, where it may pay, the module's records; then a read job for each page of the
// module brings them into the run's folder, where they are found by id or key until the run's last
// page is processed. On the network lane, between the copy of the file and its first page.
StepSpec heldStep(int page = 1, const QString &pageToken = {});
bool isHeldStep(const StepRow &step);
StepResult readHeldRecords(
    StepContext &context, CrmBulkRun &run, const CrmFacts &facts, ZohoSession &session);

QString heldRowsPath(const StepContext &context); // of a RowSpool: the id, then the writeFields

// In the memo of the first step: the credits that counting the module took.
inline constexpr auto kCountingCalls = QLatin1StringView("countingCalls");

} // namespace sluice
