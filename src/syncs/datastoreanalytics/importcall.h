// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "services/analytics/analyticsclient.h"
#include "services/analytics/analyticsdialect.h"

namespace sluice {

struct ColumnPlan;
struct DatastoreJob;
enum class DatastoreMode;

// A file that is to go into a view.
struct ImportCall
{
    QString view; // its id
    ImportOrder order;
    QString csvPath;
    qint64 rows = 0;
    bool isPollFree = false;
};

ImportType importTypeOf(DatastoreMode mode);

// What the service is told of a run's files: how they are written and what becomes of their rows.
ImportOrder importOrder(const DatastoreJob &job, const ColumnPlan &columns);

// Has Analytics begin a job, which may call back. An address that it does not take is left out: the
// job is asked for anyway.
template <class T>
Result<T> withCallback(const Logger &logger, ImportOrder order,
    const std::function<Result<T>(const ImportOrder &order)> &begin)
{
    auto begun = begin(order);
    if (begun || order.callbackUrl.isEmpty() || !isCallbackRefused(begun.error()))
        return begun;
    tellRefusedCallback(logger, begun.error());
    order.callbackUrl.clear();
    return begin(order);
}
void tellRefusedCallback(const Logger &logger, const Error &error);

// Sends the file and returns the service's last word on it, remembered under the attempt's key: a
// small one is imported while the call lasts, a larger one by a job that is asked for until it ends
// (datastore-analytics B.4, D.3). On the step's thread.
//
// A job needs one of the organisation's places; where all are taken the step waits (8134). `places`
// may be null: nothing is counted then.
Outcome<ImportJob> sendImport(StepContext &context, AnalyticsClient &client, AnalyticsSlots *places,
    const AttemptSpec &attempt, const ImportCall &call);

} // namespace sluice
