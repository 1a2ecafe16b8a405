// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/crmbulk/crmbulkjob.h"

namespace sluice {

// Which of the CRM's ways a chunk takes, and what it costs there (zoho-crm-bulk G1). Pure
// functions, any thread.
enum class WriteWay { Bulk, Record };

// Without looking at jobs, whose number nobody knows before.
qint64 bulkWriteCredits(); // of one chunk, whatever its rows
qint64 recordWriteCredits(qint64 rows);
qint64 recordWriteCalls(qint64 rows);

// A chunk is judged by itself, when it is complete: what later pages bring is not known then, and
// chunks do not share a write job, so that the least for each is the least for all that can be
// known. Up to 5,020 rows the record API costs 502 credits or less; bulk write costs 502 and at
// least one look at its job.
WriteWay writeWay(const CrmBulkJob &job, qint64 rows);

} // namespace sluice
