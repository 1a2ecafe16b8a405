// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/categorymapper.h"

#include "syncs/commerceklaviyo/mapping/localized.h"

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

// The ancestor's name from the index, else from the reference where it was expanded.
QByteArray ancestorName(
    JsonObject reference, const CategoryIndex &categories, const LocaleSettings &locale)
{
    const std::string_view id = textOf(reference, "id");
    if (const auto *entry = categories.find(QByteArrayView(id.data(), qsizetype(id.size())))) {
        return entry->name;
    }
    const auto expanded = objectOf(reference, "obj");
    return expanded ? asBytes(pickLocale(*expanded, "name", locale).text) : QByteArray();
}

QByteArray categoryPathName(JsonObject category, const CategoryIndex &categories,
    const LocaleSettings &locale, MappedCatalogEntry &entry)
{
    QByteArray name;
    if (const auto ancestors = arrayOf(category, "ancestors")) {
        qsizetype index = 0;
        for (const JsonElement element : *ancestors) {
            const auto reference = asObject(element);
            const QByteArray part
                = reference ? ancestorName(*reference, categories, locale) : QByteArray();
            if (part.isEmpty()) {
                entry.warn("category_missing"_L1, u"ancestors[%1]"_s.arg(index),
                    u"the parent category is not there any more or has no name"_s);
            } else {
                name += part + " > ";
            }
            ++index;
        }
    }
    return name;
}

} // namespace

MappedCatalogEntry CategoryMapper::map(QByteArrayView bytes) const
{
    MappedCatalogEntry entry;
    const auto category = parseResource(bytes, entry);
    if (!category) {
        return entry;
    }
    const LocalizedText own = pickLocale(*category, "name", m_settings.locale);
    if (own.text.empty()) {
        entry.reject("name_missing"_L1, u"name"_s, u"the category has no name"_s);
        return entry;
    }
    if (own.isOther) {
        entry.warn("locale_missing"_L1, u"name"_s,
            u"there is no name in the chosen locale; the first one is sent"_s);
    }
    entry.externalId = entry.sourceId;
    entry.klaviyoId = catalogId(entry.externalId);
    const QByteArray name
        = categoryPathName(*category, m_categories, m_settings.locale, entry) + asBytes(own.text);

    JsonWriter create(256);
    create.beginObject();
    create.field("type", "catalog-category");
    create.key("attributes");
    create.beginObject();
    create.field("external_id", asView(entry.externalId));
    create.field("integration_type", "$custom");
    create.field("catalog_type", "$default");
    create.field("name", asView(name));
    create.endObject();
    create.endObject();
    entry.createPayload = create.take();

    JsonWriter update(256);
    update.beginObject();
    update.field("type", "catalog-category");
    update.field("id", asView(entry.klaviyoId));
    update.key("attributes");
    update.beginObject();
    update.field("name", asView(name));
    update.endObject();
    update.endObject();
    entry.updatePayload = update.take();
    entry.hash = contentHash(entry.createPayload);
    return entry;
}

} // namespace sluice::commercemap
