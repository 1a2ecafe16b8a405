// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/shopfacts.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "base/clock.h"
#include "core/auth/tokenmanager.h"
#include "core/http/httpclient.h"
#include "core/http/ratelimiter.h"
#include "services/commercetools/ctclient.h"
#include "services/klaviyo/klaviyoclient.h"
#include "syncs/commerceklaviyo/commercelockvalue.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <functional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct ShopFactsText
{
    Q_DECLARE_TR_FUNCTIONS(ShopFacts)
};

constexpr std::array kLockedResources{CommerceResource::Customers, CommerceResource::Orders,
    CommerceResource::Categories, CommerceResource::Products};
constexpr int kMostListPages = 20;

// A client of the shop that lives for one call.
template <class T>
Result<T> askShop(Application &application, const QString &name, const CancelToken &token,
    const std::function<Result<T>(CtClient &client, const CtAccount &account)> &work)
{
    auto connection = application.connections().find(name);
    if (!connection)
        return fail(connection.error());
    auto account = application.ctAccount(*connection);
    if (!account)
        return fail(account.error());
    HttpClient http(application.timings(), &application.limiter(), &application.log());
    CtSession session(
        *account, application.tokens(), http, token, Logger(&application.log(), "commercetools"));
    CtClient client(session);
    return work(client, *account);
}

ShopLock lockOf(CommerceResource resource, const std::optional<CtObject> &object)
{
    ShopLock lock{.resource = commerceResourceName(resource)};
    if (!object)
        return lock;
    lock.since = object->createdAt;
    const auto value = CommerceLockValue::fromJson(object->value);
    if (!value) {
        lock.holder = ShopLock::Holder::Plugin;
        return lock;
    }
    lock.holder = ShopLock::Holder::Sluice;
    lock.host = value->host;
    lock.user = value->user;
    lock.runId = value->runId;
    lock.since = value->startedAt;
    lock.ageMs = commerceLockAgeMs(*object, *value, std::nullopt, Clock::system().nowMs());
    lock.isOver = lock.ageMs > value->ttlSeconds * 1000;
    return lock;
}

bool isScopeMissing(const Error &error)
{
    return error.kind == ErrorKind::Permission || error.code == "insufficient_scope"_L1;
}

} // namespace

const ShopLock *ShopFacts::lock(const QString &resource) const
{
    for (const ShopLock &lock : locks) {
        if (lock.resource == resource)
            return &lock;
    }
    return nullptr;
}

Result<ShopFacts> loadShopFacts(
    Application &application, const QString &connection, const CancelToken &token)
{
    return askShop<ShopFacts>(application, connection, token,
        [](CtClient &client, const CtAccount &account) -> Result<ShopFacts> {
            ShopFacts facts{.project = account.projectKey, .locks = {}};
            for (const CommerceResource resource : kLockedResources) {
                auto object = client.object(kCommerceLockBox, commerceLockKey(resource));
                if (!object && isScopeMissing(object.error())) {
                    facts.canLock = false;
                    facts.locks.clear();
                    return facts;
                }
                if (!object)
                    return fail(object.error());
                facts.locks << lockOf(resource, *object);
            }
            return facts;
        });
}

Result<TargetFacts> loadTargetFacts(
    Application &application, const QString &name, const CancelToken &token)
{
    auto connection = application.connections().find(name);
    if (!connection)
        return fail(connection.error());
    auto account = application.klaviyoAccount(*connection);
    if (!account)
        return fail(account.error());
    HttpClient http(application.timings(), &application.limiter(), &application.log());
    KlaviyoSession session(*account, http, token, Logger(&application.log(), "klaviyo"));
    KlaviyoClient client(session);
    TargetFacts facts;
    facts.limits = session.limits();
    auto info = client.accountInfo();
    if (info) {
        facts.account = info->organization;
        facts.currency = info->currency;
    } else if (!isScopeMissing(info.error()) && info.error().httpStatus != 404) {
        // A key that may not read its account's name is a good key all the same.
        return fail(info.error());
    }
    KlaviyoListing listing;
    for (int page = 0; page < kMostListPages; ++page) {
        auto lists = client.lists(listing);
        if (!lists && isScopeMissing(lists.error()))
            break;
        if (!lists)
            return fail(lists.error());
        for (qsizetype i = 0; i < lists->items.size(); ++i) {
            const QJsonObject list = lists->object(i);
            facts.lists.append(
                {list.value("attributes"_L1)[u"name"].toString(), list.value("id"_L1).toString()});
        }
        listing.cursor = lists->next;
        if (listing.cursor.isEmpty())
            break;
    }
    std::sort(facts.lists.begin(), facts.lists.end(),
        [](const auto &a, const auto &b) { return a.first.localeAwareCompare(b.first) < 0; });
    return facts;
}

Result<QByteArray> loadShopRecord(Application &application, const QString &connection,
    const std::pair<QString, QString> &resourceAndId, const CancelToken &token)
{
    return askShop<QByteArray>(application, connection, token,
        [resourceAndId](CtClient &client, const CtAccount &) -> Result<QByteArray> {
            const auto resource = ctResource(resourceAndId.first);
            if (!resource)
                return fail(ErrorKind::Internal,
                    ShopFactsText::tr("%1 cannot be fetched").arg(resourceAndId.first));
            CtQuery extra;
            if (*resource == CtResource::Orders)
                extra.expand = {u"paymentInfo.payments[*]"_s}; // refunds are read there
            return client.byId(*resource, resourceAndId.second, extra);
        });
}

Result<QList<QByteArray>> loadShopSample(Application &application, const QString &connection,
    const QString &resource, const CancelToken &token)
{
    return askShop<QList<QByteArray>>(application, connection, token,
        [resource](CtClient &client, const CtAccount &) -> Result<QList<QByteArray>> {
            const auto kind = ctResource(resource);
            if (!kind)
                return fail(ErrorKind::Internal, u"%1 cannot be fetched"_s.arg(resource));
            CtQuery query{.sort = {u"id asc"_s}, .limit = kSampleShopRecords};
            if (*kind == CtResource::Orders)
                query.expand = {u"paymentInfo.payments[*]"_s};
            const auto page = client.query(*kind, query);
            if (!page)
                return fail(page.error());
            QList<QByteArray> records;
            for (const JsonElements::Element &record : page->items.elements())
                records << record.json.toByteArray();
            return records;
        });
}

} // namespace sluice
