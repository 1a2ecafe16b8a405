// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "services/zohocrm/crmclient.h"
#include "syncs/crmbulk/reconcile.h"
#include "syncs/crmbulk/reread.h"
#include "syncs/crmbulk/writescope.h"

namespace sluice {

class CrmBulkRun;
struct CrmFacts;

// A chunk's way by bulk write and back: its file goes up, a job writes it, and its result says what
// became of each record (zoho-crm-bulk D). Made for one invocation of a write step, on its thread;
// what it has done is remembered in the step.
//
// The job's creation is never repeated blindly. When its answer is lost, the records are looked at:
// all there and equal is done. Otherwise an update or upsert goes out again, marked; an insert only
// where a unique field keeps the service from doubling it, else a person is asked
// (reliability-security G).
class BulkWriting final
{
public:
    BulkWriting(StepContext &context, CrmBulkRun &run, const CrmFacts &facts, CrmClient &client,
        const WriteScope &scope);

    Outcome<ChunkOutcome> outcome();
    static QString zipPath(const QString &csvPath);

private:
    QStringList fileColumns() const;
    Outcome<QString> uploadedFile();
    Outcome<WriteJob> finishedJob();
    Result<QJsonObject> createJob();
    StepResult withoutStaleUpload(const StepResult &result);
    AttemptSpec jobAttempt();
    Outcome<std::optional<QJsonObject>> resolveLostJob(qint64 sentAtMs);
    Outcome<ChunkOutcome> outcomeOf(const WriteJob &job);
    Outcome<ChunkOutcome> outcomeByReread(ChunkOutcome outcome, bool isJobOver);
    Result<void> fetchResult(const WriteJob &job, const QString &path);
    Result<bool> keepsFromDoubling() const;
    QJsonObject appliedMemo(const FoundRecords &found) const;
    FoundRecords appliedIds() const;
    Outcome<FoundRecords> look(const QString &memoKey, qint64 sinceMs);

    StepContext &m_context;
    CrmBulkRun &m_run;
    const CrmFacts &m_facts;
    CrmClient &m_client;
    const WriteScope &m_scope;
    QString m_zipPath;
};

} // namespace sluice
