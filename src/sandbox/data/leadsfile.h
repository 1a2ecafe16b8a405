// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/data/rowstore.h"

#include <QStringList>

namespace sluice::sandbox {

// Fills an empty store with the rows of a CSV file, whatever the order of its columns. Headers are
// matched by field name without regard to case, blanks and underscores, and by the names of the
// published lead example (zoho-crm-bulk F). Values are taken as they stand. Called once at start.
// Returns what the operator should know: headers read under another name, columns left out.
Result<QStringList> loadRowsFromCsv(RowStore &store, const QString &path);

} // namespace sluice::sandbox
