// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "syncs/commerceklaviyo/commercejob.h"

namespace sluice {

// The order of a run's parts (commercetools-klaviyo D.5): customers before orders, categories
// before products; the two chains go side by side. A resource is over when all its steps are.
// Called inside a step's last transaction.

// The first steps of a run.
QList<StepSpec> firstCommerceSteps(const CommerceJob &job);

// "read:customers:2", "write:customers:2:7"
QString commerceReadKey(CommerceResource resource, const QString &part);
QString commerceWriteKey(CommerceResource resource, const QString &part, qint64 number);

// Looks whether the step's end is the resource's: then what a later run goes on from is kept, and
// the resource behind it begins.
Result<void> continueAfter(
    StepTx &tx, const StepContext &context, const CommerceJob &job, CommerceResource resource);

// Since when an incremental run of the job has to look; empty: it has none before it.
Result<QString> incrementalSince(Store &store, const QString &jobId, CommerceResource resource);

} // namespace sluice
