// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

namespace sluice {

class CrmBulkRun;
struct CrmBulkJob;

// The step ReadPage: creates a bulk read job for one page, waits for it, makes the next page's step
// as soon as its token is known, downloads and checks the page, and hands it to ProcessPage. On the
// network lane. Input: page, firstOrdinal, pageToken (from page 2). Records that are chosen by
// their ids, or come from a file, have steps of their own in the same stage.
StepResult readPage(StepContext &context, CrmBulkRun &run);

QList<StepSpec> firstReadSteps(const CrmBulkJob &job, bool isDryRun);

} // namespace sluice
