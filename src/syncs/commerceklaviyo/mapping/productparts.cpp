// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/productparts.h"

#include "syncs/commerceklaviyo/mapping/localized.h"

#include <algorithm>
#include <bitset>
#include <string>
#include <vector>

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

void readCategoriesOf(ProductSource &source, const ProductContext &context, MappedProduct &mapped)
{
    const auto references = arrayOf(source.data, "categories");
    if (!references) {
        return;
    }
    const auto addOnce = [&source](const QByteArray &id) {
        if (!source.categories.contains(id)) {
            source.categories.append(id);
        }
    };
    qsizetype index = -1;
    for (const JsonElement element : *references) {
        ++index;
        const auto reference = asObject(element);
        const QByteArray id = reference ? asBytes(textOf(*reference, "id")) : QByteArray();
        if (context.categories == nullptr) {
            addOnce(id);
            continue;
        }
        const auto *entry = context.categories->find(id);
        if (entry == nullptr) {
            mapped.warn("category_missing"_L1, u"categories[%1]"_s.arg(index),
                u"the category is not there any more; the product goes out without it"_s);
            continue;
        }
        addOnce(id);
        for (const QByteArray &ancestor : entry->ancestors) {
            if (context.categories->find(ancestor) != nullptr) {
                addOnce(ancestor);
            } else {
                mapped.warn("category_missing"_L1, u"categories[%1]"_s.arg(index),
                    u"a parent of the category is not there any more"_s);
            }
        }
        if (source.url.categories.isEmpty()) {
            source.url.categories = context.categories->slugsOf(id);
        }
    }
}

// The attribute's value as a customer reads it: the label of an enumeration, the chosen locale.
bool writeAttribute(JsonWriter &writer, JsonElement value, const LocaleSettings &locale)
{
    if (const auto object = asObject(value)) {
        if (const auto label = memberOf(*object, "label")) {
            return writeAttribute(writer, *label, locale);
        }
        if (const auto money = readMoney(*object)) {
            writer.decimal(money->amount, money->digits);
            return true;
        }
        const LocalizedText text = pickLocale(*object, locale);
        if (text.text.empty()) {
            return false;
        }
        writer.text(text.text);
        return true;
    }
    JsonArray array;
    if (value.get(array) == simdjson::SUCCESS) {
        // custom_metadata is flat (C.6): a list goes out as its JSON text.
        JsonWriter list(128);
        copyJson(list, value);
        writer.text(asView(list.bytes()));
        return true;
    }
    copyJson(writer, value);
    return true;
}

std::optional<JsonElement> metadataValue(
    const ProductSource &source, JsonObject variant, std::string_view path)
{
    static constexpr std::string_view kAttributes = "attributes.";
    if (path.substr(0, kAttributes.size()) != kAttributes) {
        return valueAt(source.data, path);
    }
    const std::string_view name = path.substr(kAttributes.size());
    if (const auto attributes = arrayOf(variant, "attributes")) {
        for (const JsonElement element : *attributes) {
            const auto attribute = asObject(element);
            if (attribute && textOf(*attribute, "name") == name) {
                return memberOf(*attribute, "value");
            }
        }
    }
    return {};
}

struct PriceTexts
{
    QByteArray prices;
    QByteArray currencies;
};

// The countries that have come already.
class CountrySet
{
public:
    bool add(std::string_view country) // false: it was there
    {
        if (country.size() == 2 && isLetter(country[0]) && isLetter(country[1])) {
            const auto place
                = static_cast<size_t>((country[0] - 'A') * kLetters + country[1] - 'A');
            const bool isNew = !m_codes[place];
            m_codes.set(place);
            return isNew;
        }
        const bool isNew = std::find(m_others.begin(), m_others.end(), country) == m_others.end();
        if (isNew) {
            m_others.emplace_back(country);
        }
        return isNew;
    }

private:
    static constexpr int kLetters = 26;
    static bool isLetter(char c) { return c >= 'A' && c <= 'Z'; }

    std::bitset<size_t(kLetters) * kLetters> m_codes;
    std::vector<std::string> m_others;
};

// A.8: one price for each currency, with the countries of the chosen price or of the currency.
PriceTexts priceTexts(const std::vector<Price> &prices, const PriceSettings &settings, qint64 nowMs)
{
    JsonWriter amounts(1024);
    JsonWriter currencies(1024);
    amounts.beginObject();
    currencies.beginObject();
    QList<QByteArray> doneCurrencies;
    CountrySet doneCountries;
    PriceSettings wanted = settings;
    std::string name;
    const auto named = [&name](std::string_view stem, std::string_view rest) {
        return std::string_view(name.assign(stem).append(rest));
    };
    for (const Price &price : prices) {
        if (doneCurrencies.contains(price.value.currency)) {
            continue;
        }
        wanted.currency = price.value.currency;
        const Price *chosen = pickPrice(prices, wanted, nowMs);
        if (chosen == nullptr) {
            continue;
        }
        doneCurrencies.append(wanted.currency);
        const std::string_view currency = asView(wanted.currency);
        const Money &money = amountOf(*chosen, settings);
        JsonWriter amount(32);
        amount.decimal(money.amount, money.digits);
        amounts.key(named("price_", currency));
        amounts.raw(asView(amount.bytes()));
        std::string_view left
            = chosen->country.isEmpty() ? countriesOf(currency) : asView(chosen->country);
        while (!left.empty()) {
            const size_t comma = std::min(left.find(','), left.size());
            const std::string_view country = left.substr(0, comma);
            left.remove_prefix(std::min(comma + 1, left.size()));
            if (country.empty() || !doneCountries.add(country)) {
                continue;
            }
            amounts.key(named("price_", country));
            amounts.raw(asView(amount.bytes()));
            currencies.field(named("currency_", country), currency);
        }
    }
    amounts.endObject();
    currencies.endObject();
    return {amounts.take(), currencies.take()};
}

} // namespace

std::optional<ProductSource> readProductSource(JsonObject product, const MappingSettings &settings,
    const ProductContext &context, MappedProduct &mapped)
{
    ProductSource source{product, product, true, false, {}, {}, {}, {}, {}, {}};
    QString base;
    if (const auto masterData = objectOf(product, "masterData")) {
        const auto current = objectOf(*masterData, "current");
        if (!current) {
            mapped.reject(
                "data_missing"_L1, u"masterData.current"_s, u"the product has no current data"_s);
            return {};
        }
        source.data = *current;
        source.isPublished = flagOf(*masterData, "published", false);
        base = u"masterData.current."_s;
    } else {
        source.isPublished = flagOf(product, "published", true);
    }
    source.isStandalone = textOf(product, "priceMode") == "Standalone";
    mapped.isPublished = source.isPublished;
    const LocalizedText name = pickLocale(source.data, "name", settings.locale);
    if (name.text.empty()) {
        mapped.reject("name_missing"_L1, QString(base + u"name"), u"the product has no name"_s);
        return {};
    }
    if (name.isOther) {
        mapped.warn("locale_missing"_L1, QString(base + u"name"),
            u"there is no name in the chosen locale; the first one is sent"_s);
    }
    source.title = asBytes(name.text);
    source.description = asBytes(pickLocale(source.data, "description", settings.locale).text);
    source.url.slug = asBytes(pickLocale(source.data, "slug", settings.locale).text);
    source.url.id = mapped.sourceId;
    source.url.key = asBytes(textOf(product, "key"));
    source.url.locale = asBytes(name.locale);
    readCategoriesOf(source, context, mapped);
    source.titles = quotedJson(asView(allLocales(source.data, "name", "title")));
    source.slugs = quotedJson(asView(allLocales(source.data, "slug", "slug")));
    return source;
}

std::vector<Price> pricesOfVariant(
    const ProductSource &source, JsonObject variant, const ProductContext &context)
{
    const std::string_view sku = textOf(variant, "sku");
    if (source.isStandalone && context.standalonePrices != nullptr && !sku.empty()) {
        return context.standalonePrices->of(QByteArrayView(sku.data(), qsizetype(sku.size())));
    }
    return readPricesOf(variant);
}

qint64 quantityOfVariant(
    JsonObject variant, const ProductSettings &settings, const ProductContext &context)
{
    if (context.inventory != nullptr) {
        const std::string_view sku = textOf(variant, "sku");
        if (const auto known = context.inventory->quantityOf(
                QByteArrayView(sku.data(), qsizetype(sku.size())), settings.inventoryChannel)) {
            return *known;
        }
    }
    const auto availability = objectOf(variant, "availability");
    if (!availability) {
        return 0;
    }
    if (!settings.inventoryChannel.isEmpty()) {
        const auto channels = objectOf(*availability, "channels");
        const auto channel
            = channels ? objectOf(*channels, asView(settings.inventoryChannel)) : std::nullopt;
        const qint64 quantity = channel ? integerOf(*channel, "availableQuantity").value_or(0) : 0;
        if (quantity != 0) {
            return quantity;
        }
    }
    return integerOf(*availability, "availableQuantity").value_or(0);
}

std::string_view firstImageOf(JsonObject variant)
{
    const auto images = arrayOf(variant, "images");
    JsonElement first;
    if (!images || images->at(0).get(first) != simdjson::SUCCESS) {
        return {};
    }
    const auto image = asObject(first);
    return image ? textOf(*image, "url") : std::string_view();
}

QByteArray customMetadata(const ProductSource &source, JsonObject variant,
    const std::vector<Price> &prices, const MappingSettings &settings, qint64 nowMs,
    MappedRecord &record, const QString &path)
{
    const PriceTexts texts = priceTexts(prices, settings.product.price, nowMs);
    JsonWriter writer(512);
    writer.beginObject();
    writer.key("title_json");
    writer.raw(asView(source.titles));
    writer.key("slug_json");
    writer.raw(asView(source.slugs));
    writer.field("price_json", asView(texts.prices));
    writer.field("currency_json", asView(texts.currencies));
    for (auto it = settings.product.metadata.constBegin();
         it != settings.product.metadata.constEnd(); ++it) {
        const auto value = metadataValue(source, variant, asView(it.value()));
        JsonWriter one(64);
        if (value && writeAttribute(one, *value, settings.locale)) {
            writer.key(asView(it.key()));
            writer.raw(asView(one.bytes()));
        }
    }
    writer.endObject();
    if (writer.size() > ProductMapper::kMostMetadataBytes) {
        record.warn("metadata_too_big"_L1, path,
            u"the metadata has %1 bytes, at most %2 are accepted; it is left out"_s
                .arg(writer.size())
                .arg(ProductMapper::kMostMetadataBytes));
        return {};
    }
    return writer.take();
}

} // namespace sluice::commercemap
