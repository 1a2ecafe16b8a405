// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "services/zohocrm/crmrecordbody.h"
#include "services/zohocrm/crmrecordclient.h"
#include "syncs/crmbulk/reconcile.h"
#include "syncs/crmbulk/recordcall.h"
#include "syncs/crmbulk/writescope.h"

namespace sluice {

class CrmBulkRun;
struct CrmFacts;

// A chunk's way by the record API: calls of 100 rows, one after the other, each recorded before it
// is sent and remembered in the step, so that none is sent twice after its answer is known
// (zoho-crm-bulk C5). Made for one invocation of a write step, on its thread.
//
// When a call's answer is lost, its rows are looked at once. All there and equal is done. Else an
// update or upsert goes out again, marked: it repeats the same values. Of an insert only those go
// out that are not there, and only where a unique field keeps the service from doubling them; else
// a person is asked (reliability-security G).
class RecordWriting final
{
public:
    RecordWriting(StepContext &context, CrmBulkRun &run, const CrmFacts &facts,
        CrmRecordClient &client, const WriteScope &scope);

    Outcome<ChunkOutcome> outcome();

private:
    struct Call
    {
        QString key; // in the step
        qint64 firstRow = 0; // among those of the chunk that go out
        bool isRest = false; // of one whose answer was lost
        std::vector<CallRow> rows;
    };
    Outcome<bool> openFile();
    Outcome<CallOutcome> done(const Call &call);
    Outcome<CallOutcome> completed(const Call &call, CallOutcome outcome);
    Outcome<bool> verifyDuplicates(const Call &call, CallOutcome &outcome);
    AttemptSpec attemptSpec(const Call &call, bool isRest);
    Outcome<std::optional<QJsonObject>> resolveLost(const Call &call);
    Result<CallOutcome> send(const Call &call);
    void settle(const Call &call, const CallOutcome &outcome);

    StepContext &m_context;
    CrmBulkRun &m_run;
    const CrmFacts &m_facts;
    CrmRecordClient &m_client;
    const WriteScope &m_scope;
    QStringList m_columns; // of the chunk's file
    ChunkOutcome m_outcome;
};

} // namespace sluice
