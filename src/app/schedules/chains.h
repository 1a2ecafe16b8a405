// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace sluice {

class Sql;

// Chains of jobs ("then run"), which name their next job. In the caller's transaction; any thread.

// An Error if a chain comes round to a job that it has had.
Result<void> checkChains(Sql &sql);

// A job has another name: those that it follows name it so.
Result<void> renameInChains(Sql &sql, const QString &formerName, const QString &name);

} // namespace sluice
