// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "services/analytics/analyticsclient.h"

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

// Sends the file and returns the service's last word on it, remembered under the attempt's key: a
// small one is imported while the call lasts, a larger one by a job that is asked for until it ends
// (datastore-analytics B.4, D.3). On the step's thread.
//
// A job needs one of the organisation's places; where all are taken the step waits (8134). `places`
// may be null: nothing is counted then.
Outcome<ImportJob> sendImport(StepContext &context, AnalyticsClient &client, AnalyticsSlots *places,
    const AttemptSpec &attempt, const ImportCall &call);

} // namespace sluice
