// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "syncs/commerceklaviyo/commercerun.h"

namespace sluice {

// The work of a writing step: sends the parts of one chunk in their order (items before their
// variants), waits for the jobs, and settles each record by what Klaviyo said of its parts. On a
// network thread. A request whose answer was lost is sent again: imports, updates and deletes
// repeat themselves, events are told apart by their ids, and what was created is found as a
// conflict and updated.
StepResult sendChunk(StepContext &context, CommerceRun &run);

// `after`: the id before the chunk's first record, where it is read in the order of ids.
StepSpec sendStep(CommerceResource resource, const QString &part, qint64 number, qint64 chunkId,
    const QString &relPath, const Chunk &chunk, const QString &after = {});

} // namespace sluice
