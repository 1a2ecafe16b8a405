// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/categorymapper.h"
#include "syncs/commerceklaviyo/mapping/productmapper.h"
#include "syncs/commerceklaviyo/recordmaker.h"

namespace sluice {

// Categories and products become entries of Klaviyo's catalog: created where it does not hold them,
// else updated, and only those parts that have changed (commercetools-klaviyo D.3).
class CategoryMaker final : public RecordMaker
{
public:
    explicit CategoryMaker(CommerceRun &run);
    Outcome<bool> prepare(
        StepContext &context, const std::vector<JsonElements::Element> &page) override;
    MadeRecord make(const JsonElements::Element &record, const SentRecord *known) override;
    std::optional<MadeRecord> makeGone(const SentRecord &known) override;

private:
    CommerceRun &m_run;
    CatalogIds *m_catalog = nullptr;
    std::optional<commercemap::CategoryMapper> m_mapper;
};

class ProductMaker final : public RecordMaker
{
public:
    ProductMaker(CommerceRun &run, qint64 asOfMs);
    Outcome<bool> prepare(
        StepContext &context, const std::vector<JsonElements::Element> &page) override;
    MadeRecord make(const JsonElements::Element &record, const SentRecord *known) override;
    // By the mapping's policy: hidden, deleted or left.
    std::optional<MadeRecord> makeGone(const SentRecord &known) override;

private:
    Outcome<bool> readPrices(StepContext &context, const std::vector<JsonElements::Element> &page);
    void addVariants(const commercemap::MappedProduct &product, const SentProduct &before,
        SentProduct &after, MadeRecord &made) const;
    void addStale(const SentProduct &before, const SentProduct &after, MadeRecord &made) const;

    CommerceRun &m_run;
    commercemap::ProductContext m_context;
    std::unique_ptr<commercemap::StandalonePrices> m_prices;
    CatalogIds *m_items = nullptr;
    CatalogIds *m_variants = nullptr;
    QHash<QByteArray, commercemap::MappedProduct> m_mapped; // of the page, by id
};

} // namespace sluice
