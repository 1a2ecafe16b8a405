// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/snapshots.h"
#include "core/engine/stage.h"
#include "syncs/commerceklaviyo/commercerun.h"

namespace sluice {

// The stages of a commerce-klaviyo run, from its parameters (see commerceRunParams).
PipelineFactory commerceKlaviyoPipeline(CommerceServices services);
QList<StageTitle> commerceKlaviyoStages(bool isDryRun);

} // namespace sluice
