// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/jsontext.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace sluice::sandbox {

namespace {

using simdjson::dom::element_type;

void appendDouble(QByteArray &out, double value)
{
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    out.append(text, end - text);
}

// That escaping adds to a byte.
qsizetype addedBytes(unsigned char c)
{
    if (c == '"' || c == '\\' || c == '\n')
        return 1;
    return c < 0x20 ? 5 : 0;
}

void appendObject(QByteArray &out, simdjson::dom::object object, JsonOrder order)
{
    out.append('{');
    if (order == JsonOrder::AsItCame) {
        for (const auto &[name, value] : object) {
            appendJsonName(out, viewOf(name));
            appendJson(out, value, order);
        }
    } else {
        std::vector<std::pair<std::string_view, JsonElement>> members;
        for (const auto &[name, value] : object)
            members.emplace_back(name, value);
        std::stable_sort(members.begin(), members.end(),
            [](const auto &a, const auto &b) { return a.first < b.first; });
        for (const auto &[name, value] : members) {
            appendJsonName(out, viewOf(name));
            appendJson(out, value, order);
        }
    }
    out.append('}');
}

} // namespace

std::optional<JsonElement> JsonText::parse(QByteArrayView text)
{
    JsonElement root;
    if (m_parser.parse(text.data(), static_cast<size_t>(text.size())).get(root)
        != simdjson::SUCCESS)
        return std::nullopt;
    return root;
}

std::optional<JsonElement> jsonMember(JsonElement from, std::string_view name)
{
    simdjson::dom::object object;
    JsonElement value;
    if (from.get(object) != simdjson::SUCCESS
        || object.at_key(name).get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

std::optional<JsonElement> jsonAt(JsonElement from, std::initializer_list<std::string_view> path)
{
    std::optional<JsonElement> at = from;
    for (const std::string_view name : path) {
        if (!at)
            break;
        at = jsonMember(*at, name);
    }
    return at;
}

std::string_view jsonTextIn(JsonElement from, std::string_view name)
{
    std::string_view text;
    const auto value = jsonMember(from, name);
    if (!value || value->get(text) != simdjson::SUCCESS)
        return {};
    return text;
}

bool jsonFlagIn(JsonElement from, std::string_view name)
{
    bool flag = false;
    const auto value = jsonMember(from, name);
    return value && value->get(flag) == simdjson::SUCCESS && flag;
}

qsizetype jsonCount(JsonElement element)
{
    simdjson::dom::array array;
    simdjson::dom::object object;
    qsizetype count = 0;
    if (element.get(array) == simdjson::SUCCESS) {
        for ([[maybe_unused]] const JsonElement item : array)
            ++count;
    } else if (element.get(object) == simdjson::SUCCESS) {
        for ([[maybe_unused]] const auto &item : object)
            ++count;
    }
    return count;
}

qsizetype jsonSize(JsonElement element)
{
    constexpr qsizetype kPlain = 8; // a number or word
    simdjson::dom::array array;
    simdjson::dom::object object;
    std::string_view text;
    if (element.get(text) == simdjson::SUCCESS)
        return static_cast<qsizetype>(text.size()) + 2;
    qsizetype size = 2;
    if (element.get(array) == simdjson::SUCCESS) {
        for (const JsonElement item : array)
            size += jsonSize(item) + 1;
    } else if (element.get(object) == simdjson::SUCCESS) {
        for (const auto &[name, value] : object)
            size += static_cast<qsizetype>(name.size()) + 4 + jsonSize(value);
    } else {
        size = kPlain;
    }
    return size;
}

void appendJsonText(QByteArray &out, QByteArrayView text)
{
    constexpr char kHex[] = "0123456789abcdef";
    qsizetype size = text.size() + 2;
    for (const char letter : text)
        size += addedBytes(static_cast<unsigned char>(letter));
    const qsizetype at = out.size();
    out.resize(at + size);
    char *to = out.data() + at;
    *to++ = '"';
    if (size == text.size() + 2) {
        to = std::copy(text.begin(), text.end(), to);
        *to = '"';
        return;
    }
    for (const char letter : text) {
        const auto c = static_cast<unsigned char>(letter);
        if (c == '"' || c == '\\' || c == '\n') {
            *to++ = '\\';
            *to++ = c == '\n' ? 'n' : letter;
        } else if (c < 0x20) {
            to = std::copy_n("\\u00", 4, to);
            *to++ = kHex[c >> 4];
            *to++ = kHex[c & 15];
        } else {
            *to++ = letter;
        }
    }
    *to = '"';
}

QByteArray jsonQuoted(QByteArrayView text)
{
    QByteArray out;
    appendJsonText(out, text);
    return out;
}

void appendJsonName(QByteArray &out, QByteArrayView name)
{
    if (!out.endsWith('{'))
        out.append(',');
    appendJsonText(out, name);
    out.append(':');
}

void appendJson(QByteArray &out, JsonElement element, JsonOrder order)
{
    switch (element.type()) {
    case element_type::OBJECT: {
        simdjson::dom::object members;
        if (element.get(members) == simdjson::SUCCESS)
            appendObject(out, members, order);
        return;
    }
    case element_type::ARRAY: {
        simdjson::dom::array items;
        if (element.get(items) != simdjson::SUCCESS)
            return;
        out.append('[');
        for (const JsonElement item : items) {
            if (!out.endsWith('['))
                out.append(',');
            appendJson(out, item, order);
        }
        out.append(']');
        return;
    }
    case element_type::STRING:
        return appendJsonText(out, viewOf(element.get_string().value_unsafe()));
    case element_type::INT64:
        out.append(QByteArray::number(qint64(element.get_int64().value_unsafe())));
        return;
    case element_type::UINT64:
        out.append(QByteArray::number(quint64(element.get_uint64().value_unsafe())));
        return;
    case element_type::DOUBLE:
        return appendDouble(out, element.get_double().value_unsafe());
    case element_type::BOOL:
        out.append(element.get_bool().value_unsafe() ? "true" : "false");
        return;
    case element_type::NULL_VALUE:
        out.append("null");
        return;
    }
}

} // namespace sluice::sandbox
