// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/jsonwriter.h"
#include "syncs/commerceklaviyo/mapping/mapped.h"

#include <simdjson.h>

#include <optional>
#include <string_view>

namespace sluice::commercemap {

// Reading a commercetools resource: a thin face of simdjson's tree for the sources of this folder,
// never for its public headers. Each thread has one parser: what parseResource() gives is valid
// until the next call on the same thread, so a mapping function calls it once.
using JsonElement = simdjson::dom::element;
using JsonObject = simdjson::dom::object;
using JsonArray = simdjson::dom::array;

// The resource with its id in `record.sourceId`; else the record is rejected.
std::optional<JsonObject> parseResource(QByteArrayView bytes, MappedRecord &record);
// The same without the demand for an id.
std::optional<JsonObject> parseObject(QByteArrayView bytes, MappedRecord &record);

// Absent, null and of another type are the same here: nothing.
std::optional<JsonElement> memberOf(JsonObject object, std::string_view key);
std::string_view textOf(JsonObject object, std::string_view key);
std::optional<JsonObject> objectOf(JsonObject object, std::string_view key);
std::optional<JsonArray> arrayOf(JsonObject object, std::string_view key);
std::optional<qint64> integerOf(JsonObject object, std::string_view key);
bool flagOf(JsonObject object, std::string_view key, bool otherwise);
std::optional<JsonObject> asObject(JsonElement element);
std::string_view asText(JsonElement element);

// The value at "custom.fields.tier" or "addresses.0.city".
std::optional<JsonElement> valueAt(JsonObject object, std::string_view path);

// What JavaScript takes for false: 0, false, "", null.
bool isFalsy(JsonElement element);

// Writes a value again, compact, with its members in their order.
void copyJson(JsonWriter &writer, JsonElement element);

} // namespace sluice::commercemap
