// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/catalogtable.h"

namespace sluice::sandbox {

namespace {

constexpr qsizetype kMostMetadataBytes = 100'000;

const QList<QByteArray> kNumbers{"price", "inventory_quantity", "inventory_policy"};

std::optional<QByteArray> problemOfAttribute(const QByteArray &name, JsonElement value)
{
    if (value.is_null())
        return std::nullopt;
    if (kNumbers.contains(name)) {
        if (!value.is_number())
            return QByteArray('\'' + name + "' must be a number.");
        double policy = 0;
        if (name == "inventory_policy" && value.get(policy) == simdjson::SUCCESS && policy != 0
            && policy != 1 && policy != 2)
            return QByteArray("'inventory_policy' is 0, 1 or 2.");
        return std::nullopt;
    }
    if (name == "published")
        return value.is_bool() ? std::nullopt
                               : std::optional<QByteArray>("'published' must be a boolean.");
    if (name == "images")
        return value.is_array() ? std::nullopt
                                : std::optional<QByteArray>("'images' must be a list.");
    if (name != "custom_metadata")
        return value.is_string() ? std::nullopt
                                 : std::optional<QByteArray>('\'' + name + "' must be a string.");
    simdjson::dom::object members;
    if (value.get(members) != simdjson::SUCCESS)
        return QByteArray("'custom_metadata' must be a flat JSON object.");
    for (const auto &[key, member] : members) {
        if (member.is_object())
            return QByteArray("'custom_metadata' must be a flat JSON object.");
    }
    QByteArray text;
    appendJson(text, value);
    if (text.size() > kMostMetadataBytes)
        return QByteArray("'custom_metadata' may have at most 100 KB.");
    return std::nullopt;
}

std::optional<KlaviyoProblem> checkFixed(JsonElement attributes, const QByteArray &pointer)
{
    const std::string_view integration = jsonTextIn(attributes, "integration_type");
    const std::string_view catalog = jsonTextIn(attributes, "catalog_type");
    if (!integration.empty() && integration != "$custom")
        return invalidInput("'integration_type' is $custom.", pointer + "/integration_type");
    if (!catalog.empty() && catalog != "$default")
        return invalidInput("'catalog_type' is $default.", pointer + "/catalog_type");
    return std::nullopt;
}

std::optional<KlaviyoProblem> checkAttributes(CatalogKind kind, CatalogTable::Change change,
    JsonElement attributes, const QByteArray &pointer)
{
    const CatalogShape &shape = shapeOf(kind);
    const bool isNew = change == CatalogTable::Change::Create;
    simdjson::dom::object members;
    if (attributes.get(members) != simdjson::SUCCESS)
        return invalidInput("'attributes' must be an object.", pointer);
    for (const auto &[key, value] : members) {
        const QByteArray name = bytesOf(key);
        if (isNew && (name == "integration_type" || name == "catalog_type"))
            continue;
        if (!shape.attributes.contains(name) || (!isNew && shape.creationOnly.contains(name)))
            return invalidInput(
                '\'' + name + "' is not a valid field for the resource '" + shape.type + "'.",
                pointer + '/' + name);
        if (const auto why = problemOfAttribute(name, value))
            return invalidInput(*why, pointer + '/' + name);
    }
    if (!isNew)
        return std::nullopt;
    for (const QByteArray &name : shape.required) {
        const auto value = jsonMember(attributes, textOf(name));
        if (!value || value->is_null())
            return invalidInput(
                '\'' + name + "' is a required field for the resource '" + shape.type + "'.",
                pointer + '/' + name);
    }
    return checkFixed(attributes, pointer);
}

} // namespace

const CatalogShape &shapeOf(CatalogKind kind)
{
    static const CatalogShape kItem{"catalog-item", "items",
        {"external_id", "title", "description", "price", "url", "image_full_url",
            "image_thumbnail_url", "images", "custom_metadata", "published"},
        {"external_id", "title", "description", "url"}, {"external_id"}};
    static const CatalogShape kVariant{"catalog-variant", "variants",
        {"external_id", "title", "description", "sku", "inventory_policy", "inventory_quantity",
            "price", "url", "image_full_url", "image_thumbnail_url", "images", "custom_metadata",
            "published"},
        {"external_id", "title", "description", "sku", "inventory_quantity", "price", "url"},
        {"external_id"}};
    static const CatalogShape kCategory{"catalog-category", "categories", {"external_id", "name"},
        {"external_id", "name"}, {"external_id"}};
    return kind == CatalogKind::Item ? kItem : kind == CatalogKind::Variant ? kVariant : kCategory;
}

std::optional<KlaviyoProblem> CatalogTable::check(
    CatalogKind kind, Change change, JsonElement resource, const QByteArray &pointer)
{
    const CatalogShape &shape = shapeOf(kind);
    if (jsonTextIn(resource, "type") != textOf(shape.type))
        return invalidInput("'type' must be " + shape.type + '.', pointer + "/type");
    if (change != Change::Create && jsonTextIn(resource, "id").empty())
        return invalidInput("'id' is a required field.", pointer + "/id");
    if (change == Change::Delete)
        return std::nullopt;
    const auto attributes = jsonMember(resource, "attributes");
    if (!attributes) {
        return change == Change::Update
            ? std::nullopt
            : std::optional(invalidInput("'attributes' is a required field.", pointer));
    }
    if (auto problem = checkAttributes(kind, change, *attributes, pointer + "/attributes"))
        return problem;
    if (kind == CatalogKind::Variant && change == Change::Create
        && !jsonAt(resource, {"relationships", "item", "data", "id"}))
        return invalidInput("'item' is a required relationship.", pointer + "/relationships/item");
    return std::nullopt;
}

} // namespace sluice::sandbox
