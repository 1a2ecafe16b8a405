// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/eventproperties.h"

#include "syncs/commerceklaviyo/mapping/localized.h"

#include <algorithm>
#include <array>

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

// What a short event keeps: enough for segments and e-mails, about 1 KB (D.1).
constexpr std::array<std::string_view, 11> kShortOrder{"id", "orderNumber", "orderState",
    "shipmentState", "paymentState", "createdAt", "country", "customerId", "customerEmail",
    "totalPrice", "store"};
constexpr std::array<std::string_view, 7> kShortLine{
    "id", "productId", "productKey", "name", "productSlug", "quantity", "totalPrice"};

template <size_t N>
bool isOneOf(const std::array<std::string_view, N> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// The text up to the limit, not cut within a character.
std::string_view cutText(std::string_view text, size_t most)
{
    size_t end = std::min(text.size(), most);
    while (
        end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end);
}

struct EventCuts
{
    bool text = false, items = false, depth = false;
};

// copyJson() within the limits. `depth` counts the objects and lists around the value.
void copyWithin(JsonWriter &writer, JsonElement element, int depth, EventCuts &cuts)
{
    JsonArray array;
    std::string_view text;
    const auto object = asObject(element);
    const bool isArray = element.get(array) == simdjson::SUCCESS;
    if ((object || isArray) && depth >= OrderMapper::kDeepest) {
        cuts.depth = true;
        writer.null();
    } else if (object) {
        writer.beginObject();
        for (const auto member : *object) {
            writer.key(member.key);
            copyWithin(writer, member.value, depth + 1, cuts);
        }
        writer.endObject();
    } else if (isArray) {
        writer.beginArray();
        size_t count = 0;
        for (const JsonElement item : array) {
            if (++count > OrderMapper::kMostItems) {
                cuts.items = true;
                break;
            }
            copyWithin(writer, item, depth + 1, cuts);
        }
        writer.endArray();
    } else if (element.get(text) == simdjson::SUCCESS) {
        cuts.text = cuts.text || text.size() > OrderMapper::kMostTextBytes;
        writer.text(cutText(text, OrderMapper::kMostTextBytes));
    } else {
        copyJson(writer, element);
    }
}

void writeShortLine(JsonWriter &writer, JsonObject line)
{
    writer.beginObject();
    for (const auto member : line) {
        if (isOneOf(kShortLine, member.key)) {
            writer.key(member.key);
            copyJson(writer, member.value);
        }
    }
    if (const auto variant = objectOf(line, "variant")) {
        writer.key("variant");
        writer.beginObject();
        for (const std::string_view name : {"id", "sku", "key"}) {
            if (const auto value = memberOf(*variant, name)) {
                writer.key(name);
                copyJson(writer, *value);
            }
        }
        JsonElement image;
        const auto images = arrayOf(*variant, "images");
        if (images && images->at(0).get(image) == simdjson::SUCCESS) {
            writer.key("images");
            writer.beginArray();
            copyJson(writer, image);
            writer.endArray();
        }
        writer.endObject();
    }
    writer.endObject();
}

QByteArray shortLines(JsonArray lines)
{
    JsonWriter writer(1024);
    writer.beginArray();
    size_t count = 0;
    for (const JsonElement element : lines) {
        const auto line = asObject(element);
        if (line && ++count <= OrderMapper::kMostItems) {
            writeShortLine(writer, *line);
        }
    }
    writer.endArray();
    return writer.take();
}

QByteArray textList(const QList<QByteArray> &texts)
{
    JsonWriter writer(256);
    writer.beginArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(texts.size(), OrderMapper::kMostItems); ++i) {
        writer.text(asView(texts.at(i)));
    }
    writer.endArray();
    return writer.take();
}

void addUnique(QList<QByteArray> &texts, const QByteArray &text)
{
    if (!text.isEmpty() && !texts.contains(text)) {
        texts.append(text);
    }
}

} // namespace

void EventProperties::warnOnce(QLatin1StringView code, const QString &path, const QString &text)
{
    const auto &warnings = m_order.warnings;
    const bool isKnown = std::any_of(warnings.begin(), warnings.end(),
        [&](const MappingNote &note) { return note.code == code && note.path == path; });
    if (!isKnown) {
        m_order.warn(code, path, text);
    }
}

QByteArray EventProperties::itemNames(JsonObject order) const
{
    QList<QByteArray> names;
    for (const std::string_view list : {"lineItems", "customLineItems"}) {
        if (const auto lines = arrayOf(order, list)) {
            for (const JsonElement element : *lines) {
                if (const auto line = asObject(element)) {
                    addUnique(names, asBytes(pickLocale(*line, "name", m_settings.locale).text));
                }
            }
        }
    }
    return textList(names);
}

QByteArray EventProperties::categories(JsonObject order)
{
    QList<QByteArray> paths;
    const auto lines = arrayOf(order, "lineItems");
    if (!lines) {
        return textList(paths);
    }
    qsizetype index = -1;
    for (const JsonElement element : *lines) {
        ++index;
        const auto line = asObject(element);
        const std::string_view product = line ? textOf(*line, "productId") : std::string_view();
        const auto *ids
            = m_context.products->find(QByteArrayView(product.data(), qsizetype(product.size())));
        const QString path = u"lineItems[%1].productId"_s.arg(index);
        if (ids == nullptr) {
            warnOnce("product_missing"_L1, path,
                u"the product is not there any more; its categories are not known"_s);
            continue;
        }
        for (const QByteArray &id : *ids) {
            const QList<QByteArray> names = m_context.categories->pathOf(id, [&](const auto &) {
                warnOnce("category_missing"_L1, path,
                    u"a category of the product is not there any more"_s);
            });
            QByteArray prefix;
            for (const QByteArray &name : names) {
                prefix += prefix.isEmpty() ? name : QByteArray(" > " + name);
                addUnique(paths, prefix);
            }
        }
    }
    return textList(paths);
}

QByteArray EventProperties::written(PropertyBag &bag)
{
    if (bag.size() > size_t(OrderMapper::kMostProperties)) {
        warnOnce("properties_cut"_L1, {},
            u"the event has %1 properties; the first %2 are sent"_s.arg(bag.size())
                .arg(OrderMapper::kMostProperties));
        bag.cutTo(size_t(OrderMapper::kMostProperties));
    }
    EventCuts cuts;
    JsonWriter writer(4096);
    m_sizes.clear();
    writer.beginObject();
    for (const PropertyBag::Property &property : bag.all()) {
        const qsizetype before = writer.size();
        writer.key(property.name);
        if (property.json.isEmpty()) {
            copyWithin(writer, property.value, 1, cuts);
        } else {
            writer.raw(asView(property.json));
        }
        m_sizes.append({asBytes(property.name), writer.size() - before});
    }
    writer.endObject();
    if (cuts.text) {
        warnOnce("text_cut"_L1, {},
            u"a text is longer than %1 bytes and was cut"_s.arg(OrderMapper::kMostTextBytes));
    }
    if (cuts.items) {
        warnOnce("list_cut"_L1, {},
            u"a list is longer than %1 and was cut"_s.arg(OrderMapper::kMostItems));
    }
    if (cuts.depth) {
        warnOnce("nesting_cut"_L1, {},
            u"values nested deeper than %1 were left out"_s.arg(OrderMapper::kDeepest));
    }
    return writer.take();
}

QByteArray EventProperties::ofOrder(JsonObject order, TrimMode trim)
{
    const OrderSettings &settings = m_settings.order;
    PropertyBag bag;
    PropertyBag::Filter filter;
    if (trim == TrimMode::Short) {
        filter = [&settings](std::string_view name) {
            return isOneOf(kShortOrder, name) || settings.keep.contains(asBytes(name));
        };
    }
    bag.take(order, settings.properties, filter);
    const auto lines = arrayOf(order, "lineItems");
    if (trim == TrimMode::Short && lines && settings.properties.takes("lineItems")
        && !settings.keep.contains("lineItems")) {
        const auto renamed = settings.properties.rename.constFind("lineItems");
        bag.set(renamed == settings.properties.rename.constEnd() ? std::string_view("lineItems")
                                                                 : asView(*renamed),
            shortLines(*lines));
    }
    if (const auto custom = objectOf(order, "custom")) {
        if (const auto fields = objectOf(*custom, "fields")) {
            bag.take(*fields, settings.customFields);
        }
    }
    bag.addFrom(order, settings.properties);
    bag.addFrom(order, settings.customFields);
    bag.set("ItemNames", itemNames(order));
    if (m_context.products != nullptr && m_context.categories != nullptr) {
        bag.set("Categories", categories(order));
    }
    return written(bag);
}

QByteArray EventProperties::ofLine(JsonObject line, TrimMode trim)
{
    if (trim == TrimMode::Short) {
        JsonWriter writer(512);
        writeShortLine(writer, line);
        return writer.take();
    }
    PropertyBag bag;
    bag.take(line, PropertyRule());
    return written(bag);
}

} // namespace sluice::commercemap
