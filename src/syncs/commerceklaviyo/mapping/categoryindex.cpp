// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/categoryindex.h"

#include "syncs/commerceklaviyo/mapping/localized.h"

namespace sluice::commercemap {

namespace {

QList<QByteArray> referencedIds(JsonObject parent, std::string_view key)
{
    QList<QByteArray> ids;
    if (const auto references = arrayOf(parent, key)) {
        for (const JsonElement element : *references) {
            const auto reference = asObject(element);
            const std::string_view id = reference ? textOf(*reference, "id") : std::string_view();
            if (!id.empty()) {
                ids.append(asBytes(id));
            }
        }
    }
    return ids;
}

} // namespace

std::optional<MappingNote> CategoryIndex::add(QByteArrayView category)
{
    MappedRecord record;
    const auto object = parseResource(category, record);
    if (!object) {
        return record.rejection;
    }
    m_entries.insert(record.sourceId,
        Entry{asBytes(pickLocale(*object, "name", m_locale).text),
            asBytes(pickLocale(*object, "slug", m_locale).text),
            referencedIds(*object, "ancestors")});
    return {};
}

const CategoryIndex::Entry *CategoryIndex::find(QByteArrayView id) const
{
    const auto found = m_entries.constFind(QByteArray::fromRawData(id.data(), id.size()));
    return found == m_entries.constEnd() ? nullptr : &*found;
}

QList<QByteArray> CategoryIndex::pathOf(const QByteArray &id, const Missing &missing) const
{
    QList<QByteArray> path;
    const Entry *own = find(id);
    if (own == nullptr) {
        missing(id);
        return path;
    }
    for (const QByteArray &ancestor : own->ancestors) {
        const Entry *entry = find(ancestor);
        if (entry == nullptr) {
            missing(ancestor);
        } else if (!entry->name.isEmpty()) {
            path.append(entry->name);
        }
    }
    if (!own->name.isEmpty()) {
        path.append(own->name);
    }
    return path;
}

QList<QByteArray> CategoryIndex::slugsOf(const QByteArray &id) const
{
    QList<QByteArray> slugs;
    if (const Entry *own = find(id)) {
        for (const QByteArray &ancestor : own->ancestors) {
            if (const Entry *entry = find(ancestor); entry != nullptr && !entry->slug.isEmpty()) {
                slugs.append(entry->slug);
            }
        }
        if (!own->slug.isEmpty()) {
            slugs.append(own->slug);
        }
    }
    return slugs;
}

std::optional<MappingNote> ProductCategories::add(QByteArrayView product)
{
    MappedRecord record;
    const auto object = parseResource(product, record);
    if (!object) {
        return record.rejection;
    }
    JsonObject data = *object;
    if (const auto masterData = objectOf(data, "masterData")) {
        data = objectOf(*masterData, "current").value_or(data);
    }
    m_categories.insert(record.sourceId, referencedIds(data, "categories"));
    return {};
}

const QList<QByteArray> *ProductCategories::find(QByteArrayView productId) const
{
    const auto found
        = m_categories.constFind(QByteArray::fromRawData(productId.data(), productId.size()));
    return found == m_categories.constEnd() ? nullptr : &*found;
}

} // namespace sluice::commercemap
