// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"
#include "core/store/store.h"

namespace sluice {

// Rows of the table record_issue as values: the records of a run that have a reason. A statement
// selects SLUICE_ISSUE_COLUMNS, in this order. Any thread, as the Store; it changes nothing.
#define SLUICE_ISSUE_COLUMNS "ordinal, outcome, source_key, code, field, message, chunk_id"

Result<QList<RecordIssue>> issueRows(
    Store &store, const QByteArray &statement, const QVariantList &values);

} // namespace sluice
