// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"
#include "sandbox/zohocrm/crmstore.h"

namespace sluice::sandbox {

// What tests change of a module's records behind the API's back. Any thread.

// {stream, id, values:{..}} as another user would edit it, {stream, id, delete:true}, or
// {stream, values} for a new record. Not counted as applied.
Result<QJsonObject> mutateModule(RowStore &rows, const QJsonObject &mutation, qint64 nowMs);

} // namespace sluice::sandbox
