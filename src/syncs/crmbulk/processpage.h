// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

namespace sluice {

class CrmBulkRun;

// The step ProcessPage: streams a page through the processors, keeps what changed and commits a
// chunk as often as its file is full, and at the page's end. After a crash it goes on behind the
// last committed chunk. The chunks are held until all of the page was looked at (ChangeGate). On
// the processor lane, or, where a file is compared with the module, on the network lane; memory
// does not grow with the page.
StepResult processPage(StepContext &context, CrmBulkRun &run);

} // namespace sluice
