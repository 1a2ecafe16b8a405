// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "services/analytics/analyticsclient.h"

#include <functional>

namespace sluice {

class StepContext;

// A column of a view that is to be exported to a file.
struct ViewExport
{
    QString view; // its id
    QString column;
    qint64 rows = 0; // about; what it costs
    QString path;
    bool isPollFree = false;
};

// Has Analytics export the column, once, waits for it as a remote job, and fetches the file
// (datastore-analytics B.7); a job whose result is gone is forgotten and made again. Needs one of
// the organisation's places for exports. On the step's thread.
Outcome<bool> exportViewColumn(
    StepContext &context, AnalyticsClient &client, AnalyticsSlots *places, const ViewExport &order);

// The cells of such a file's one column, in its order.
Result<void> forEachCell(
    const QString &csvPath, const std::function<Result<void>(QByteArrayView cell)> &visit);

} // namespace sluice
