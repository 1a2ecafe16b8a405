// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "services/catalyst/catalystclient.h"

namespace sluice {

class DatastoreRun;
class StepContext;

// Has Catalyst export a page of the table, once, and waits for it as a remote job whose answer is
// remembered under `key`. A job that failed or is gone is forgotten, and the step tries again with
// another: reading costs nothing else. On the step's thread.
Outcome<CatalystReadJob> exportTablePage(StepContext &context, DatastoreRun &run,
    CatalystClient &client, const CatalystReadOrder &order, const QString &key);

// The same for a job whose result turned out to be gone.
StepResult exportTablePageAnew(StepContext &context, const QString &key, Error error);

} // namespace sluice
