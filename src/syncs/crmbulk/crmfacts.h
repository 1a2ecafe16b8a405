// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "core/mapping/processor.h"
#include "services/zohocrm/crmclient.h"
#include "services/zohocrm/crmdates.h"
#include "syncs/crmbulk/crmbulkjob.h"

#include <mutex>

namespace sluice {

class TokenManager;

// What the sync needs of the program around it; everything outlives every run.
struct CrmBulkServices
{
    TokenManager *tokens = nullptr;
    LimitGate *gate = nullptr;
    std::function<Result<ZohoAccount>(const QString &connectionId)> account;
    std::function<void(const QString &connectionId, qint64 remaining)> onCredits;
};

// What the service says of the organisation and the module, checked against the job.
struct CrmFacts
{
    CrmOrg org;
    CrmLimits limits;
    QHash<QString, CrmField> fields; // by API name
    QStringList readFields; // asked for in the read job, without id
    QStringList writeFields; // the processors may change them; columns of every chunk after id

    std::optional<CrmDateKind> dateKind(const QString &field) const;
    QTimeZone timeZone() const;
};

// One run's shared part while this process works on it: the job, the account and the facts, asked
// for once. Thread-safe; owned by the run's pipeline.
class CrmBulkRun final
{
public:
    CrmBulkRun(CrmBulkServices services, CrmBulkJob job, ZohoAccount account);

    const CrmBulkJob &job() const { return m_job; }
    const ZohoAccount &account() const { return m_account; }

    // A session on the step's thread.
    ZohoSession session(StepContext &context) const;

    // Asks the service the first time. The value stays for as long as this object.
    Outcome<const CrmFacts *> facts(StepContext &context);
    static Result<CrmFacts> fetchFacts(
        ZohoSession &session, const CrmBulkJob &job, const QString &runId = {});

    Result<ProcessorChain> processors() const; // a fresh chain for each page

private:
    CrmBulkServices m_services;
    CrmBulkJob m_job;
    ZohoAccount m_account;
    std::mutex m_mutex;
    std::optional<CrmFacts> m_facts;
};

} // namespace sluice
