// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "services/zohocrm/crmclient.h"

namespace sluice {

class CrmBulkRun;
class StepContext;
struct CrmFacts;

// The read job of a step, one for each, remembered there as "job": made once, for the step's
// "pageToken" or, without one, for the query, and looked at until it is complete. Between two looks
// the thread is given back. On the step's thread.
//
// Where the token has expired and the service takes no number of a page, the module is read anew
// from its first page as this page and those behind it. One with pages behind it already is lost:
// a job without records.
Outcome<ReadJob> finishedReadJob(StepContext &context, CrmBulkRun &run, CrmClient &client,
    const CrmFacts &facts, ReadQuery query);

bool isReadAnew(const StepContext &context);
bool isPageLost(const StepContext &context);

// Reading again costs credits and nothing else: the lost or failed job is forgotten.
StepResult readAnew(StepContext &context, Error error);
// The job's last answer cannot be right: the service is asked for it again at the next entry.
StepResult withoutAnswer(StepContext &context, const Error &error);

// The job's result at that place below the run's folder; empty: at that of the step's page. The job
// is forgotten if its result is gone.
Outcome<Artifact> downloadedPage(
    StepContext &context, CrmClient &client, const ReadJob &job, const QString &path = {});

} // namespace sluice
