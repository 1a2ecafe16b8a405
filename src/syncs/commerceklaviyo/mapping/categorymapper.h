// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/categoryindex.h"
#include "syncs/commerceklaviyo/mapping/mapped.h"

namespace sluice::commercemap {

// A commercetools category becomes a catalog category named by its path, "Women > Pants" (A.8).
// Keeps references to the run's settings and index, both constant; any number of threads.
class CategoryMapper
{
public:
    CategoryMapper(const MappingSettings &settings, const CategoryIndex &categories)
        : m_settings(settings)
        , m_categories(categories)
    {
    }
    MappedCatalogEntry map(QByteArrayView category) const;

private:
    const MappingSettings &m_settings;
    const CategoryIndex &m_categories;
};

} // namespace sluice::commercemap
