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
// less; a run of a version that knew bulk write only goes on with it.
inline constexpr int kCrmRunVersion = 2;

// The parameters that a run was made with, whatever has become of its job since.
Result<CrmBulkJob> crmBulkJobOf(const RunRow &run);

// Builds the pipeline from a run's parameters: {"job": parameters, "connection": id,
// "mapping": document, "version": kCrmRunVersion, "fileColumns": a source file's header,
// "targetPath": a target file's, with the time in it}.
PipelineFactory crmBulkPipeline(CrmBulkServices services);

QList<StageTitle> crmBulkStages(bool isDryRun);

} // namespace sluice
