// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/categoryindex.h"
#include "syncs/commerceklaviyo/mapping/mapped.h"
#include "syncs/commerceklaviyo/mapping/stockandprices.h"
#include "syncs/commerceklaviyo/mapping/urltemplate.h"

namespace sluice::commercemap {

// What a run knows beside the product itself. Pointers may be null; what they point to outlives the
// mapper and does not change. Without an index categories go out unchecked and without ancestors.
struct ProductContext
{
    const CategoryIndex *categories = nullptr;
    const StandalonePrices *standalonePrices = nullptr;
    const InventoryIndex *inventory = nullptr;
    qint64 nowMs = 0; // for prices with a window; one value for the whole run
};

// A product, or a product projection, becomes a catalog item and its variants (A.8). Keeps
// references to the run's settings; constant, so that any number of threads call it at once. It
// takes the current data, never the staged. A product without a name is rejected, a variant
// without a key of its own is rejected alone (A.9 #7).
class ProductMapper
{
public:
    static constexpr qsizetype kMostMetadataBytes = 100'000; // C.6: 100 KB

    ProductMapper(const MappingSettings &settings, const ProductContext &context);
    MappedProduct map(QByteArrayView product) const;

private:
    const MappingSettings &m_settings;
    ProductContext m_context;
    UrlTemplate m_url;
};

} // namespace sluice::commercemap
