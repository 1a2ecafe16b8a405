// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commercepreflight.h"

#include "core/http/retrypolicy.h"
#include "syncs/commerceklaviyo/recordmaker.h"
#include "syncs/commerceklaviyo/recordpages.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCountedRows = 1'000;
constexpr int kBusyTries = 6;
constexpr std::chrono::milliseconds kLongestBusy{10'000}; // a person waits for the run to begin

// A service that is busy for a moment does not keep a run from beginning; one that is not there
// does.
template <class Call> Result<void> whileBusy(const SyncTools &tools, const Call &call)
{
    for (int tries = 1;; ++tries) {
        auto answer = call();
        if (answer)
            return {};
        const Error &error = answer.error();
        const bool isBusy = error.httpStatus == 429 || error.httpStatus >= 500;
        const auto pause = retryDelay(error, tries - 1, tools.timings);
        if (!isBusy || tries == kBusyTries || pause > kLongestBusy || !tools.token.waitFor(pause))
            return fail(error);
    }
}

// A call that needs what the run will need, and costs little.
Result<void> tryKlaviyo(KlaviyoClient &klaviyo, CommerceResource resource)
{
    const KlaviyoListing one{.pageSize = 1};
    const auto only = [](auto answer) -> Result<void> {
        if (!answer)
            return fail(answer.error());
        return {};
    };
    switch (resource) {
    case CommerceResource::Customers:
        return only(klaviyo.profiles(one));
    case CommerceResource::Orders:
        return only(klaviyo.metrics());
    case CommerceResource::Categories:
        return only(klaviyo.catalog(KlaviyoCatalog::Categories, one));
    case CommerceResource::Products:
        break;
    }
    return only(klaviyo.catalog(KlaviyoCatalog::Items, one));
}

Result<qint64> countLedger(CommerceRun &run, Store &store, CommerceResource resource)
{
    const SentRecords sent = run.sent(resource);
    if (resource != CommerceResource::Products)
        return sent.count(store);
    qint64 count = 0;
    QByteArray last;
    for (;;) {
        auto rows = sent.range(store, last, {}, kCountedRows);
        if (!rows)
            return fail(rows.error());
        for (const SentRecord &record : std::as_const(*rows))
            count += 1 + SentProduct::fromDetail(record.detail).variants.size();
        if (rows->size() < kCountedRows)
            return count;
        last = rows->last().id;
    }
}

} // namespace

Result<qint64> countDeletions(
    CommerceRun &run, Store &store, KlaviyoClient &klaviyo, const CancelToken &token, qint64 most)
{
    const CommerceResource resource = run.job().resources.first();
    if (!run.job().deletesEverything)
        return countLedger(run, store, resource);
    const QList<KlaviyoCatalog> catalogs = resource == CommerceResource::Categories
        ? QList{KlaviyoCatalog::Categories}
        : QList{KlaviyoCatalog::Items, KlaviyoCatalog::Variants};
    qint64 count = 0;
    for (const KlaviyoCatalog catalog : catalogs) {
        KlaviyoListing listing{.fields = {u"external_id"_s}};
        do {
            if (token.isStopped())
                return fail(ErrorKind::Cancelled, u"Stopped before the run began"_s);
            auto page = klaviyo.catalog(catalog, listing);
            if (!page)
                return fail(page.error());
            count += page->items.size();
            listing.cursor = page->next;
        } while (!listing.cursor.isEmpty() && count <= most);
    }
    return count;
}

Result<void> commercePreflight(
    CommerceRun &run, Store &store, TokenManager &tokens, SyncTools tools, bool isDryRun)
{
    const CommerceJob &job = run.job();
    const bool subscribes
        = job.subscribes && job.resources.contains(CommerceResource::Customers) && !job.deletesAll;
    if (subscribes && job.subscribeAtMost == 0)
        return fail(ErrorKind::Config, u"Nobody would be subscribed"_s,
            u"The job subscribes customers who agreed, and how many was not confirmed"_s,
            u"Type the number of customers that may be subscribed"_s);
    if (subscribes && !run.mapping().customer.consent.isOn())
        return fail(ErrorKind::Config, u"Nobody would be subscribed"_s,
            u"The mapping names no field that holds the consent"_s,
            u"Name it in the mapping, or do not subscribe"_s);
    TargetClient klaviyo(
        run.target(), tools.http, tools.token, tools.logger.withComponent("klaviyo"));
    if (job.deletesAll) {
        if (isDryRun) // it counts
            return {};
        const qint64 most = std::max(job.exactCount, CommerceJob::kMostDeleted);
        auto count = countDeletions(run, store, klaviyo.client, tools.token, 100 * most);
        if (!count)
            return fail(count.error());
        const bool isAllowed
            = job.exactCount >= 0 ? job.exactCount == *count : *count <= CommerceJob::kMostDeleted;
        if (!isAllowed)
            return fail(Error{.kind = ErrorKind::Config,
                .what = u"Nothing was deleted: there are %1 entries"_s.arg(*count),
                .why = job.exactCount >= 0
                    ? u"The count that was given is %1"_s.arg(job.exactCount)
                    : u"More than %1 are deleted only where their exact count is given"_s.arg(
                        CommerceJob::kMostDeleted),
                .next = u"Give the exact count, if they are all to go"_s,
                .code = u"DELETE_COUNT"_s});
        return {};
    }
    ShopClient shop(
        run.source(), tokens, tools.http, tools.token, tools.logger.withComponent("commercetools"));
    for (const CommerceResource resource : job.resources) {
        auto read = whileBusy(tools,
            [&shop, resource] { return shop.client.query(shopResource(resource), {.limit = 1}); });
        if (!read)
            return read;
        auto tried = whileBusy(
            tools, [&klaviyo, resource] { return tryKlaviyo(klaviyo.client, resource); });
        if (!tried)
            return tried;
    }
    return {};
}

} // namespace sluice
