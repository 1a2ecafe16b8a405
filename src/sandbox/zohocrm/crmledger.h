// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"
#include "sandbox/zohocrm/crmstore.h"

namespace sluice::sandbox {

// What tests change of a module's records behind the API's back, as a person in the web page
// would: with a fresh Modified_Time, not counted as applied, running no automations. Any thread.
// The keys are explained by crmMutationKeys(). Answers with the first id and the number of rows.
Result<QJsonObject> mutateModule(RowStore &rows, const QJsonObject &mutation, qint64 nowMs);

QJsonObject crmMutationKeys();

} // namespace sluice::sandbox
