// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/viewcatalog.h"
#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// What the admin endpoints show of a view and do to it. Each reads one moment of the table, in
// bounded memory. Any thread.

// NDJSON: {"id", "values", "applied"}; the id is the row's number in the table, since ROWIDs may be
// there twice.
bool writeViewLedger(const AnalyticsView &view, const ByteSink &sink);
// {"rows", "sha256", "applied"}. The hash does not depend on the order of the rows.
QJsonObject viewDigest(const AnalyticsView &view);
// As another user would: not counted as applied, free of charge, whatever holds the table.
Result<QJsonObject> mutateView(AnalyticsView &view, const QJsonObject &mutation);

} // namespace sluice::sandbox
