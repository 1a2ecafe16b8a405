// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/analytics/analyticstypes.h"

namespace sluice {

// Conditions for rows and exports (datastore-analytics B.5), quoted by the type of the column. Pure
// functions for any thread; a value goes into a condition only through them. An Error says that a
// value is no number where the column holds numbers, without the value.

// "Column", quotes doubled.
QString analyticsName(const QString &column);
// 'text' with quotes doubled, or the number as it stands.
Result<QString> analyticsLiteral(const AnalyticsColumn &column, const QString &value);

// "ROWID"=123, "Name"='x', or "Name" is null for a null text.
Result<QString> analyticsEquals(const AnalyticsColumn &column, const QString &value);
// "ROWID" in (1,2,3)
Result<QString> analyticsIn(const AnalyticsColumn &column, const QStringList &values);

} // namespace sluice
