// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commerceverify.h"

#include "syncs/commerceklaviyo/recordmaker.h"
#include "syncs/limitwait.h"
#include "syncs/outcomecheck.h"

#include <QSet>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVerifiedRows = 1'000;
constexpr qsizetype kVerifiedAtOnce = 50;

class KlaviyoComparison
{
public:
    KlaviyoComparison(Store &store, CommerceRun &run, SyncTools &tools, VerifyReport &report)
        : m_store(store)
        , m_run(run)
        , m_tools(tools)
        , m_klaviyo(run.target(), tools.http, tools.token, tools.logger.withComponent("klaviyo"))
        , m_report(report)
    {
    }

    Result<void> compare(CommerceResource resource)
    {
        if (resource == CommerceResource::Orders)
            return {};
        const SentRecords sent = m_run.sent(resource);
        QByteArray last;
        qint64 present = 0;
        qint64 missing = 0;
        for (;;) {
            if (m_tools.token.isStopped())
                return fail(ErrorKind::Cancelled, u"The check was stopped"_s);
            auto rows = sent.range(m_store, last, {}, kVerifiedRows);
            if (!rows)
                return fail(rows.error());
            if (auto looked = look(resource, *rows, present, missing); !looked)
                return looked;
            if (rows->size() < kVerifiedRows)
                break;
            last = rows->last().id;
        }
        m_report.same += present;
        m_report.missing += missing;
        m_report.checks.append(
            {titleOf(resource), u"%1 there, %2 missing"_s.arg(present).arg(missing), missing == 0});
        return {};
    }

private:
    static QString titleOf(CommerceResource resource)
    {
        switch (resource) {
        case CommerceResource::Customers:
            return u"Customers at Klaviyo"_s;
        case CommerceResource::Orders:
            return u"Orders at Klaviyo"_s;
        case CommerceResource::Categories:
            return u"Categories at Klaviyo"_s;
        case CommerceResource::Products:
            break;
        }
        return u"Products at Klaviyo"_s;
    }

    Result<void> look(CommerceResource resource, const QList<SentRecord> &records, qint64 &present,
        qint64 &missing)
    {
        QStringList ids; // of entries, variants too
        QStringList variants;
        const bool isProfile = resource == CommerceResource::Customers;
        for (const SentRecord &record : records) {
            const QString id = QString::fromUtf8(record.id);
            if (resource != CommerceResource::Products) {
                ids.append(isProfile ? id : klaviyoCatalogId(id));
                continue;
            }
            // What was refused of a product that is there in part has no hash.
            const SentProduct product = SentProduct::fromDetail(record.detail);
            if (!product.itemHash.isEmpty())
                ids.append(klaviyoCatalogId(id));
            for (const SentProduct::Variant &variant : product.variants) {
                if (!variant.hash.isEmpty())
                    variants.append(klaviyoCatalogId(QString::fromUtf8(variant.externalId)));
            }
        }
        const auto catalog = resource == CommerceResource::Categories ? KlaviyoCatalog::Categories
                                                                      : KlaviyoCatalog::Items;
        if (auto done
            = count(ids, isProfile ? std::nullopt : std::optional(catalog), present, missing);
            !done)
            return done;
        return count(variants, KlaviyoCatalog::Variants, present, missing);
    }

    // `catalog`: nothing for profiles.
    Result<void> count(const QStringList &ids, std::optional<KlaviyoCatalog> catalog,
        qint64 &present, qint64 &missing)
    {
        for (qsizetype first = 0; first < ids.size(); first += kVerifiedAtOnce) {
            const QStringList asked = ids.mid(first, kVerifiedAtOnce);
            auto page = waitingForLimits(m_tools, [this, &asked, catalog] {
                return catalog ? m_klaviyo.client.catalog(*catalog,
                           {.filter = klaviyoAny(u"ids"_s, asked), .fields = {u"external_id"_s}})
                               : m_klaviyo.client.profilesWith(u"external_id"_s, asked);
            });
            if (!page)
                return fail(page.error());
            QSet<QString> there;
            for (qsizetype i = 0; i < page->items.size(); ++i) {
                const QJsonObject object = page->object(i);
                there.insert(catalog ? object.value(u"id").toString()
                                     : object.value(u"attributes")[u"external_id"].toString());
            }
            for (const QString &id : asked)
                ++(there.contains(id) ? present : missing);
        }
        return {};
    }

    Store &m_store;
    CommerceRun &m_run;
    SyncTools &m_tools;
    TargetClient m_klaviyo;
    VerifyReport &m_report;
};

} // namespace

Result<VerifyReport> verifyCommerceRun(
    RunLedger &ledger, const RunRow &run, const CommerceServices &services, SyncTools tools)
{
    VerifyReport report;
    if (auto files = checkOutcomeFiles(ledger, run, {}, report); !files)
        return fail(files.error());
    auto shared = CommerceRun::of(services, run.params);
    if (!shared)
        return fail(shared.error());
    if ((*shared)->job().deletesAll)
        return report;
    KlaviyoComparison comparison(ledger.store(), **shared, tools, report);
    for (const CommerceResource resource : (*shared)->job().resources) {
        if (auto compared = comparison.compare(resource); !compared)
            return fail(compared.error());
    }
    if ((*shared)->job().has(CommerceResource::Orders))
        report.checks.append({u"Events at Klaviyo"_s,
            u"accepted; Klaviyo does not tell which of them it kept"_s, true});
    return report;
}

} // namespace sluice
