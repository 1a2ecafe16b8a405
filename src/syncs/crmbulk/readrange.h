// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "syncs/crmbulk/crmbulkjob.h"

namespace sluice {

class StepContext;
struct CrmFacts;

// The times between which the records were modified that a run reads, by the service's clock; 0: no
// bound. The end is when the run was made: what its own writes modify belongs to the next one.
struct ModifiedRange
{
    qint64 fromMs = 0;
    qint64 untilMs = 0;
};

// Since a chosen time, or, of an incremental job, since the last run of the same job that read all
// or an increment, ten minutes earlier for what the service shows late; all records if there is
// none. Found by the first step that reads, which keeps with the run when it was made by the
// service's clock, and handed on to the others, so that a run has one range. On the step's thread.
Outcome<ModifiedRange> modifiedRange(
    StepContext &context, const CrmBulkJob &job, const CrmFacts &facts);

// An event: a page of the run was not read. The next increment begins where this run did.
inline constexpr QLatin1StringView kPageLost{"PAGE_LOST"};

// Whether a page that ends with that record is the last one that the run is about.
bool endsAt(const CrmSelection &selection, qint64 page, qint64 lastOrdinal);
// The ordinal of the first record that the run is about.
qint64 firstWanted(const CrmBulkJob &job, qint64 perPage);

// Those rows of a page that the run is about. Pages are counted as the service makes them; the
// ones before are passed over, since it leads to a page only from the one before it (zoho-crm-bulk
// B1).
PartRows partOfPage(const CrmBulkJob &job, qint64 page, qint64 firstOrdinal, qint64 rows);

} // namespace sluice
