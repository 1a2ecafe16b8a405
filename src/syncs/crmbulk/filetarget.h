// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

namespace sluice {

class CrmBulkRun;
class StepContext;
class StepTx;
struct CrmBulkJob;

// Records that go to a file of the operator instead of the CRM: pages become chunks as any others,
// and once all are there one step of the stage Write makes the file of them, in the order in which
// they were read. The file has its name only when it is whole and on the disk; its records count as
// written from then on. Goes on after a restart, and makes the same file then.

// In the last transaction of each step that reads or processes: behind the last of them comes the
// file, where the job has one. Not in a dry run.
Result<void> continueAfter(StepTx &tx, const StepContext &context, const CrmBulkJob &job);

bool isFileTargetStep(const StepRow &step);
StepResult writeFileTarget(StepContext &context, CrmBulkRun &run);

} // namespace sluice
