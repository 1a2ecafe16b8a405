// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runledger.h"
#include "core/engine/snapshots.h"
#include "core/engine/stage.h"
#include "syncs/crmbulk/crmfacts.h"

namespace sluice {

// The sync crm-bulk: reads a module in pages, runs the processors over each record, writes the
// changed records back. Three stages that overlap: page N+1 is read while page N is processed and
// chunks of page N-1 are written.
inline constexpr char kCrmBulkKind[] = "crm-bulk";

// Of a run's parameters: from 2 on a job that does not say how it is written goes by what costs
// less, and from 3 on one that does not say so compares its file; a run of an earlier version goes
// on as it began.
inline constexpr int kCrmRunVersion = 3;

// The parameters that a run was made with, whatever has become of its job since.
Result<CrmBulkJob> crmBulkJobOf(const RunRow &run);

// Builds the pipeline from a run's parameters: {"job": parameters, "connection": id,
// "mapping": document, "version": kCrmRunVersion, "fileColumns": a source file's header,
// "targetPath": a target file's, with the time in it}.
PipelineFactory crmBulkPipeline(CrmBulkServices services);

QList<StageTitle> crmBulkStages(bool isDryRun);

} // namespace sluice
