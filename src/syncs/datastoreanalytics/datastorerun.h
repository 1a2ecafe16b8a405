// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/sentrecords.h"
#include "core/engine/stepcontext.h"
#include "services/analytics/analyticsclient.h"
#include "services/catalyst/catalystclient.h"
#include "syncs/callbackaddresses.h"
#include "syncs/datastoreanalytics/columnplan.h"
#include "syncs/datastoreanalytics/datastorejob.h"
#include "syncs/datastoreanalytics/mapping/tablemapping.h"
#include "syncs/datastoreanalytics/tablechanges.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace sluice {

class LimitGate;
class Store;
class TokenManager;

// What the sync needs of the program around it; everything outlives every run.
struct DatastoreServices
{
    TokenManager *tokens = nullptr;
    LimitGate *gate = nullptr;
    Log *log = nullptr;
    Timings timings;
    AnalyticsSlots *places = nullptr; // one for the process
    std::function<Result<CatalystAccount>(const QString &connectionId)> source;
    std::function<Result<AnalyticsAccount>(const QString &connectionId)> target;
    CallbackAddresses *callbacks = nullptr; // null: services are never told one
};

// A session and its client, on a step's thread.
struct DatastoreClient
{
    DatastoreClient(const CatalystAccount &account, TokenManager &tokens, LimitGate *gate,
        HttpClient &http, const CancelToken &token, const Logger &logger, const Timings &timings);
    ZohoSession session;
    CatalystClient client;
};

struct ViewClient
{
    ViewClient(const AnalyticsAccount &account, TokenManager &tokens, LimitGate *gate,
        HttpClient &http, const CancelToken &token, const Logger &logger, const Timings &timings,
        const QString &runId = {});
    ZohoSession session;
    AnalyticsClient client;
};

// The view that a run writes into, and how: found or made by the run's first step, and remembered
// there.
struct ViewPlan
{
    QString viewId;
    ColumnPlan columns;
    TableChanges changes;
};

// What the first step of a run remembered; nothing before it has.
Result<std::optional<ViewPlan>> viewPlanOf(Store &store, const QString &runId);

// One run's shared part while this process works on it: the job, the accounts, and the plan of the
// view. Thread-safe; owned by the run's pipeline.
class DatastoreRun final
{
public:
    static Result<std::shared_ptr<DatastoreRun>> of(
        const DatastoreServices &services, const QJsonObject &params);
    DatastoreRun(DatastoreServices services, DatastoreJob job, TableMapping mapping,
        CatalystAccount source, AnalyticsAccount target);

    const DatastoreJob &job() const { return m_job; }
    const TableMapping &mapping() const { return m_mapping; }
    const CatalystAccount &source() const { return m_source; }
    const AnalyticsAccount &target() const { return m_target; }
    AnalyticsSlots *places() const { return m_services.places; }

    std::unique_ptr<DatastoreClient> datastore(StepContext &context) const;
    std::unique_ptr<ViewClient> analytics(StepContext &context) const;

    std::shared_ptr<RemoteLock> makeLock(const QString &runId) const;

    // What the first step remembered.
    Outcome<ViewPlan> view(StepContext &context);

    // What the view is known to hold, row by row; nothing where the job does not look at it.
    Outcome<std::optional<SentRecords>> sent(StepContext &context);

    // Where a service may tell that its job of the run has ended; empty: nowhere.
    QString callback(const StepContext &context, CallbackOf of) const;

    // Where the job's next increment begins once this run is through; empty: it keeps no cursor.
    QString nextCursor() const;
    // What a cursor is good for: table, view and mapping.
    QString cursorStream() const;

private:
    DatastoreServices m_services;
    DatastoreJob m_job;
    TableMapping m_mapping;
    CatalystAccount m_source;
    AnalyticsAccount m_target;
    // Never held while the store is asked: its transactions ask for what it guards.
    mutable std::mutex m_mutex;
    std::optional<ViewPlan> m_view;
    std::optional<SentRecords> m_sent;
};

// What a run's row keeps: {"job":..,"mapping":..,"source":..,"target":..}.
QJsonObject datastoreRunParams(const QJsonObject &parameters, const QJsonObject &mapping,
    const QString &source, const QString &target);

// A job's mapping; the one that says nothing where the job has none.
Result<TableMapping> tableMapping(const QJsonObject &mapping);

// A table's columns and a view's, as planning looks at them.
QList<SourceColumn> sourceColumns(const QList<CatalystColumn> &columns);
QList<TargetColumn> targetColumns(const QList<AnalyticsColumn> &columns);

} // namespace sluice
