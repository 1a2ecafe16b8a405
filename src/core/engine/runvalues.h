// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

namespace sluice {

class Sql;

// Takes the values of records out of what the store holds of a run: the samples and examples that
// its steps remember, and the messages of its records, of which code and field stay. Inside a
// writing transaction.
Result<void> dropValues(Sql &sql, const RunRow &run);

} // namespace sluice
