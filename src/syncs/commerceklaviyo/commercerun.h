// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/sentrecords.h"
#include "core/engine/stepcontext.h"
#include "services/commercetools/ctclient.h"
#include "services/klaviyo/klaviyoclient.h"
#include "syncs/commerceklaviyo/catalogids.h"
#include "syncs/commerceklaviyo/commercejob.h"
#include "syncs/commerceklaviyo/klaviyojobwatch.h"
#include "syncs/commerceklaviyo/mapping/categoryindex.h"
#include "syncs/commerceklaviyo/readingturn.h"

#include <QHash>

#include <map>
#include <memory>
#include <mutex>

namespace sluice {

class LimitGate;
class Log;
class TokenManager;

// What the sync needs of the program around it; everything outlives every run.
struct CommerceServices
{
    TokenManager *tokens = nullptr;
    Store *store = nullptr;
    LimitGate *gate = nullptr;
    Log *log = nullptr;
    Timings timings;
    std::function<Result<CtAccount>(const QString &connectionId)> source;
    std::function<Result<KlaviyoAccount>(const QString &connectionId)> target;
};

// A session and its client, on a step's thread.
struct ShopClient
{
    ShopClient(const CtAccount &account, TokenManager &tokens, HttpClient &http,
        const CancelToken &token, Logger logger)
        : session(account, tokens, http, token, std::move(logger))
        , client(session)
    {
    }
    CtSession session;
    CtClient client;
};

struct TargetClient
{
    TargetClient(
        const KlaviyoAccount &account, HttpClient &http, const CancelToken &token, Logger logger)
        : session(account, http, token, std::move(logger))
        , client(session)
    {
    }
    KlaviyoSession session;
    KlaviyoClient client;
};

// One run's shared part while this process works on it: the job, the accounts, the mapping, and
// what is read once for all records (categories, what the catalog holds). Thread-safe; owned by the
// run's pipeline.
class CommerceRun final
{
public:
    struct Parts
    {
        CommerceServices services;
        CommerceJob job;
        commercemap::MappingSettings mapping;
        CtAccount source;
        KlaviyoAccount target;
        qint64 place = 0; // of SentRecords
    };
    // From a run's parameters, see commerceRunParams().
    static Result<std::shared_ptr<CommerceRun>> of(
        const CommerceServices &services, const QJsonObject &params);
    explicit CommerceRun(Parts parts);

    const CommerceJob &job() const { return m.job; }
    const commercemap::MappingSettings &mapping() const { return m.mapping; }
    const CtAccount &source() const { return m.source; }
    const KlaviyoAccount &target() const { return m.target; }
    SentRecords sent(CommerceResource resource) const
    {
        return SentRecords(m.place, static_cast<int>(resource));
    }
    // Whose an e-mail address is, by its hash: Klaviyo has one profile for it, the shop may have
    // two customers.
    SentRecords addressOwners() const { return SentRecords(m.place, kAddressStream); }
    KlaviyoJobWatch &jobWatch() { return m_jobWatch; }

    std::unique_ptr<ShopClient> shop(StepContext &context) const;
    std::unique_ptr<TargetClient> klaviyo(StepContext &context) const;

    // All categories of the shop; read the first time.
    Outcome<const commercemap::CategoryIndex *> categories(StepContext &context);

    // What Klaviyo's catalog holds; listed the first time where the run is about all, else asked
    // for as far as `ids` are concerned.
    Outcome<CatalogIds *> catalog(
        StepContext &context, KlaviyoCatalog kind, const QList<QByteArray> &ids);

    // This run has made or removed it.
    void noteCatalog(KlaviyoCatalog kind, QByteArrayView id, bool isThere);

    // The categories of these products, for the events of orders. Those that are gone are left out.
    Outcome<commercemap::ProductCategories> productCategories(
        StepContext &context, const QList<QByteArray> &productIds);

    // The list that imported profiles join; empty: none.
    Outcome<QString> listId(StepContext &context);

private:
    Result<void> readCategories(StepContext &context);
    Result<void> listCatalog(StepContext &context, KlaviyoCatalog kind, CatalogIds &ids);
    Result<void> askCatalog(StepContext &context, KlaviyoCatalog kind, CatalogIds &ids,
        const QList<QByteArray> &unknown);
    bool isAboutAll() const;

    static constexpr int kAddressStream = 100; // beside those of the resources

    Parts m;
    KlaviyoJobWatch m_jobWatch;
    // Whoever comes first reads; the others wait for it.
    ReadingTurn m_reading;
    std::unique_ptr<commercemap::CategoryIndex> m_categories;
    std::map<KlaviyoCatalog, std::unique_ptr<CatalogIds>> m_catalog;
    std::map<KlaviyoCatalog, QString> m_listedTo;
    std::optional<QString> m_listId;
    std::mutex m_productMutex;
    QHash<QByteArray, QList<QByteArray>> m_products;
};

// A job's mapping document; empty: the plugin's mapping.
Result<commercemap::MappingSettings> commerceMapping(const QJsonObject &document);

// What a run's row keeps: {"job":..,"mapping":..,"source":..,"target":..}.
QJsonObject commerceRunParams(const QJsonObject &job, const QJsonObject &mapping,
    const QString &sourceConnection, const QString &targetConnection);

} // namespace sluice
