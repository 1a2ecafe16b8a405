// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <simdjson.h>
#include <string_view>

namespace sluice::sandbox {

// JSON read with simdjson and written straight as text, for bodies of thousands of records. Free
// functions on any thread; a JsonText belongs to the thread that parses with it and must outlive
// the elements it gave.
using JsonElement = simdjson::dom::element;

class JsonText
{
public:
    // Nothing if the text is no sound JSON in UTF-8. The text may go afterwards.
    std::optional<JsonElement> parse(QByteArrayView text);

private:
    simdjson::dom::parser m_parser;
};

// The member of an object; nothing if there is none or `from` is no object.
std::optional<JsonElement> jsonMember(JsonElement from, std::string_view name);
// The same down a path of names.
std::optional<JsonElement> jsonAt(JsonElement from, std::initializer_list<std::string_view> path);
// A member that is a text; empty if it is missing or something else.
std::string_view jsonTextIn(JsonElement from, std::string_view name);
bool jsonFlagIn(JsonElement from, std::string_view name);
qsizetype jsonCount(JsonElement element); // of an array or object, else 0

inline QByteArrayView viewOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}
inline QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}
inline std::string_view textOf(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<size_t>(bytes.size())};
}

enum class JsonOrder { AsItCame, Sorted };
void appendJson(QByteArray &out, JsonElement element, JsonOrder order = JsonOrder::AsItCame);
qsizetype jsonSize(JsonElement element); // bytes that appendJson would write, nearly
void appendJsonText(QByteArray &out, QByteArrayView text); // quoted and escaped
QByteArray jsonQuoted(QByteArrayView text);
// `"name":` with a comma before it unless it is the first of its object.
void appendJsonName(QByteArray &out, QByteArrayView name);

} // namespace sluice::sandbox
