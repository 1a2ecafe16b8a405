// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "services/zohocrm/crmclient.h"

namespace sluice {

class CrmBulkRun;
class StepContext;
class StepTx;
struct CrmFacts;

// The read job of a step, one for each, remembered there as "job": made once, for the step's
// "pageToken" or, without one, for the query, and looked at until it is complete. Between two looks
// the thread is given back. On the step's thread.
Outcome<ReadJob> finishedReadJob(StepContext &context, CrmBulkRun &run, CrmClient &client,
    const CrmFacts &facts, ReadQuery query);

// Reading again costs credits and nothing else: the lost or failed job is forgotten.
StepResult readAnew(StepContext &context, Error error);
// The job's last answer cannot be right: the service is asked for it again at the next entry.
StepResult withoutAnswer(StepContext &context, const Error &error);

// The job's result at that place below the run's folder; empty: at that of the step's page. The job
// is forgotten if its result is gone.
Outcome<Artifact> downloadedPage(
    StepContext &context, CrmClient &client, const ReadJob &job, const QString &path = {});

// A token that this run has followed before leads in a circle (reliability-security C46).
Result<bool> wasFollowed(StepTx &tx, const QString &runId, const QString &pageToken);
Error endlessPages(int page);

} // namespace sluice
