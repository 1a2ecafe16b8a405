// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "core/engine/steptx.h"
#include "syncs/crmbulk/crmbulkjob.h"

namespace sluice {

class CrmBulkRun;
class CrmRecordClient;
class StepContext;
struct ChunkOutcome;
struct CrmFacts;
struct WriteScope;

// A run's first records, which are written and read back before the others (issue: blast radius):
// the first chunk, small and by itself. The rest of its page is held until it is settled, and
// later pages wait.

// How many of them the page at hand has to set apart; 0: none. While they are on their way from an
// earlier page the step waits.
Outcome<int> firstRecordsNow(StepContext &context, const CrmBulkJob &job);

bool isFirstChunk(const StepContext &context);
// Of the records that the chunk has written, those that are not at the service as they were sent;
// each as a person finds it. Reads only.
Outcome<QStringList> differingFirstRecords(StepContext &context, CrmBulkRun &run,
    const CrmFacts &facts, CrmRecordClient &client, const WriteScope &scope,
    const ChunkOutcome &outcome);
// In the transaction that settles the chunk: lets the others go, after a person has looked if any
// differ.
Result<void> afterFirstRecords(StepTx &tx, const QStringList &differing);

// In the last transaction of a page: lets its chunks go, the first one alone if there is one.
Result<void> releaseChunks(StepTx &tx, const QString &runId);

} // namespace sluice
