// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/jsonview.h"

#include <QList>

#include <charconv>

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

// Above this the parser's memory is given back after the next smaller document.
constexpr size_t kKeptCapacity = 4 * 1024 * 1024;

simdjson::dom::parser &threadParser(size_t size)
{
    thread_local simdjson::dom::parser parser;
    if (parser.capacity() > kKeptCapacity && size < kKeptCapacity) {
        parser = simdjson::dom::parser();
    }
    return parser;
}

// The member of an object, or the item of a list.
std::optional<JsonElement> stepInto(JsonElement element, std::string_view step)
{
    if (const auto object = asObject(element)) {
        return memberOf(*object, step);
    }
    size_t index = 0;
    JsonArray array;
    JsonElement item;
    const auto read = std::from_chars(step.data(), step.data() + step.size(), index);
    if (read.ec != std::errc() || read.ptr != step.data() + step.size()
        || element.get(array) != simdjson::SUCCESS || array.at(index).get(item) != simdjson::SUCCESS
        || item.is_null()) {
        return {};
    }
    return item;
}

} // namespace

std::optional<JsonObject> parseObject(QByteArrayView bytes, MappedRecord &record)
{
    const auto size = size_t(bytes.size());
    JsonElement root;
    if (const auto error = threadParser(size).parse(bytes.data(), size).get(root)) {
        record.reject("not_json"_L1, {},
            u"the record is not valid JSON (%1)"_s.arg(
                QString::fromUtf8(simdjson::error_message(error))));
        return {};
    }
    JsonObject object;
    if (root.get(object) != simdjson::SUCCESS) {
        record.reject("not_json"_L1, {}, u"the record is not a JSON object"_s);
        return {};
    }
    return object;
}

std::optional<JsonObject> parseResource(QByteArrayView bytes, MappedRecord &record)
{
    const std::optional<JsonObject> object = parseObject(bytes, record);
    if (!object) {
        return {};
    }
    const std::string_view id = textOf(*object, "id");
    if (id.empty()) {
        record.reject("id_missing"_L1, u"id"_s, u"the record has no id"_s);
        return {};
    }
    record.sourceId = asBytes(id);
    return object;
}

std::optional<JsonElement> memberOf(JsonObject object, std::string_view key)
{
    JsonElement element;
    if (object.at_key(key).get(element) != simdjson::SUCCESS || element.is_null()) {
        return {};
    }
    return element;
}

std::string_view asText(JsonElement element)
{
    std::string_view text;
    return element.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::optional<JsonObject> asObject(JsonElement element)
{
    JsonObject object;
    if (element.get(object) != simdjson::SUCCESS) {
        return {};
    }
    return object;
}

std::string_view textOf(JsonObject object, std::string_view key)
{
    JsonElement element;
    return object.at_key(key).get(element) == simdjson::SUCCESS ? asText(element)
                                                                : std::string_view();
}

std::optional<JsonObject> objectOf(JsonObject object, std::string_view key)
{
    const auto element = memberOf(object, key);
    return element ? asObject(*element) : std::nullopt;
}

std::optional<JsonArray> arrayOf(JsonObject object, std::string_view key)
{
    const auto element = memberOf(object, key);
    JsonArray array;
    if (!element || element->get(array) != simdjson::SUCCESS) {
        return {};
    }
    return array;
}

std::optional<qint64> integerOf(JsonObject object, std::string_view key)
{
    const auto element = memberOf(object, key);
    int64_t number = 0;
    if (!element || element->get(number) != simdjson::SUCCESS) {
        return {};
    }
    return number;
}

bool flagOf(JsonObject object, std::string_view key, bool otherwise)
{
    const auto element = memberOf(object, key);
    bool value = otherwise;
    return element && element->get(value) == simdjson::SUCCESS ? value : otherwise;
}

std::optional<JsonElement> valueAt(JsonObject object, std::string_view path)
{
    size_t dot = path.find('.');
    std::optional<JsonElement> current = memberOf(object, path.substr(0, dot));
    while (current && dot != std::string_view::npos) {
        path.remove_prefix(dot + 1);
        dot = path.find('.');
        current = stepInto(*current, path.substr(0, dot));
    }
    return current;
}

bool isFalsy(JsonElement element)
{
    using Type = simdjson::dom::element_type;
    switch (element.type()) {
    case Type::NULL_VALUE:
        return true;
    case Type::BOOL:
        return !element.get_bool().value_unsafe();
    case Type::STRING:
        return element.get_string().value_unsafe().empty();
    case Type::INT64:
        return element.get_int64().value_unsafe() == 0;
    case Type::DOUBLE: {
        const double number = element.get_double().value_unsafe();
        return !(number < 0.0 || number > 0.0);
    }
    default:
        return false;
    }
}

void copyJson(JsonWriter &writer, JsonElement element)
{
    using Type = simdjson::dom::element_type;
    switch (element.type()) {
    case Type::ARRAY: {
        const JsonArray array = element.get_array().value_unsafe();
        writer.beginArray();
        for (const JsonElement item : array) {
            copyJson(writer, item);
        }
        writer.endArray();
        return;
    }
    case Type::OBJECT: {
        const JsonObject object = element.get_object().value_unsafe();
        writer.beginObject();
        for (const auto member : object) {
            writer.key(member.key);
            copyJson(writer, member.value);
        }
        writer.endObject();
        return;
    }
    case Type::INT64:
        writer.integer(element.get_int64().value_unsafe());
        return;
    case Type::UINT64:
        writer.unsignedInteger(element.get_uint64().value_unsafe());
        return;
    case Type::DOUBLE:
        writer.real(element.get_double().value_unsafe());
        return;
    case Type::STRING:
        writer.text(element.get_string().value_unsafe());
        return;
    case Type::BOOL:
        writer.flag(element.get_bool().value_unsafe());
        return;
    case Type::NULL_VALUE:
        writer.null();
        return;
    }
}

} // namespace sluice::commercemap
