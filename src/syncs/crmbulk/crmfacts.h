// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "core/mapping/processor.h"
#include "services/zohocrm/crmclient.h"
#include "syncs/crmbulk/changedmeanwhile.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/crmbulk/mapping/crmmappingplan.h"

#include <QSet>
#include <QTimeZone>

#include <memory>
#include <mutex>

namespace sluice {

class CallbackAddresses;
class Dispatcher;
class RunLedger;
class TokenManager;

// What the sync needs of the program around it; everything outlives every run.
struct CrmBulkServices
{
    TokenManager *tokens = nullptr;
    LimitGate *gate = nullptr;
    std::function<Result<ZohoAccount>(const QString &connectionId)> account;
    std::function<void(const QString &connectionId, qint64 remaining)> onCredits;
    CallbackAddresses *callbacks = nullptr; // null: the service is never told one
    // For runs of several modules, which make the runs of each.
    RunLedger *ledger = nullptr;
    Dispatcher *dispatcher = nullptr;
};

// What the service says of the organisation and the module, checked against the job.
struct CrmFacts
{
    CrmOrg org;
    CrmLimits limits;
    ZohoConventions conventions;
    QHash<QString, CrmField> fields; // by API name
    QStringList readFields; // asked for in the read job, without id
    QStringList writeFields; // the processors may change them; columns of every chunk after id
    std::optional<CrmMappingPlan>
        plan; // of the job's mapping; then its targets are the writeFields
    QStringList sensitive; // of all these, with what the CRM says of them
    QStringList notRead; // of all fields of a module, for a file: those that have no one cell
    QStringList leftOut; // of a target file: what is sensitive and not to stand in it
    QSet<QString> hiddenFields; // of the writeFields: shown in no sample, log and outcome file

    qint64 clockAheadMs = 0; // the service's clock, before this machine's
    qint64 serviceMs(qint64 ourMs) const { return ourMs + clockAheadMs; }

    QString findBy(const QString &field) const; // of a lookup that is written; empty: it is none
    QTimeZone timeZone() const; // of the date-times in uploads
    QString choiceSeparator() const; // of multi-select cells in uploads
    // The field by which the service keeps an insert from doubling records: the one that the job
    // finds them by, or a unique one among those that are written. Empty: none.
    QString uniqueKey(const CrmBulkJob &job) const;
};

// One run's shared part while this process works on it: the job, the account and the facts, asked
// for once. Thread-safe; owned by the run's pipeline.
class CrmBulkRun final
{
public:
    CrmBulkRun(
        CrmBulkServices services, CrmBulkJob job, ZohoAccount account, bool isProduction = false);
    // A part of the run that works with a job of its own, over the same module and fields.
    CrmBulkRun(std::shared_ptr<CrmBulkRun> whole, CrmBulkJob job);

    const CrmBulkJob &job() const { return m_job; }
    const ZohoAccount &account() const { return m_account; }

    // Whether records that somebody changed meanwhile stay as they are; see ChangedMeanwhile.
    bool isGuarded() const { return m_isGuarded; }
    ChangedMeanwhile &changedMeanwhile() { return m_changed; }

    // Where the service may tell that a job of the run has ended; empty: nowhere. It only wakes the
    // poll, which goes on without it (zoho-crm-bulk B4, D5).
    QString callback(const StepContext &context) const;

    // A session on the step's thread.
    ZohoSession session(StepContext &context) const;

    // Asks the service the first time. The value stays for as long as this object.
    Outcome<const CrmFacts *> facts(StepContext &context);
    static Result<CrmFacts> fetchFacts(
        ZohoSession &session, const CrmBulkJob &job, const QString &runId = {});

    // A fresh chain for each page, the mapping at its end.
    Result<ProcessorChain> processors(const CrmFacts &facts) const;

private:
    std::shared_ptr<CrmBulkRun> m_whole; // whose facts these are; null: this is the whole
    CrmBulkServices m_services;
    CrmBulkJob m_job;
    ZohoAccount m_account;
    bool m_isGuarded;
    ChangedMeanwhile m_changed;
    std::mutex m_mutex;
    std::optional<CrmFacts> m_facts;
};

} // namespace sluice
