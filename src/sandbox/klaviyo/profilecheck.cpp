// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/profiletable.h"

#include <algorithm>

namespace sluice::sandbox {

namespace {

// + and 7 to 15 digits, the first not 0.
bool isE164(std::string_view text)
{
    if (text.size() < 8 || text.size() > 16 || text.at(0) != '+' || text.at(1) == '0')
        return false;
    return std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isEmail(std::string_view text)
{
    const size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != text.npos)
        return false;
    const std::string_view host = text.substr(at + 1);
    const bool hasBlank = std::any_of(text.begin(), text.end(), [](char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == ',' || c == ';' || c == '<' || c == '>';
    });
    const size_t dot = host.rfind('.');
    return !hasBlank && dot != host.npos && dot > 0 && dot + 1 < host.size()
        && host.find("..") == host.npos && text.size() <= 254;
}

bool isFitting(std::string_view name, JsonElement value)
{
    if (value.is_null())
        return true;
    if (name == "location" || name == "properties")
        return value.is_object();
    return value.is_string();
}

std::optional<KlaviyoProblem> checkLocation(JsonElement location, const QByteArray &pointer)
{
    static const QList<QByteArray> kParts{"address1", "address2", "city", "country", "latitude",
        "longitude", "region", "zip", "timezone", "ip"};
    simdjson::dom::object members;
    if (location.get(members) != simdjson::SUCCESS)
        return std::nullopt;
    for (const auto &[name, value] : members) {
        const QByteArray part = bytesOf(name);
        const bool isPlace = part == "latitude" || part == "longitude";
        if (!kParts.contains(part))
            return invalidInput(
                '\'' + part + "' is not a valid field for the location.", pointer + '/' + part);
        if (!value.is_null() && !value.is_string() && !(isPlace && value.is_number()))
            return invalidInput("'" + part + "' must be a string.", pointer + '/' + part);
    }
    return std::nullopt;
}

} // namespace

std::optional<KlaviyoProblem> ProfileTable::checkTypes(
    JsonElement attributes, const QByteArray &pointer)
{
    simdjson::dom::object members;
    if (attributes.get(members) != simdjson::SUCCESS)
        return invalidInput("The attributes of a profile are an object.", pointer);
    static const QList<QByteArray> kOthers{"_kx", "anonymous_id", "meta", "subscriptions"};
    for (const auto &[name, value] : members) {
        const auto isNamed
            = [view = viewOf(name)](const QByteArray &known) { return known == view; };
        const bool isKnown = std::any_of(names().begin(), names().end(), isNamed);
        if (isKnown && name != "location" && isFitting(name, value))
            continue;
        const QByteArray text = bytesOf(name);
        if (!isKnown) {
            if (kOthers.contains(text))
                continue;
            return invalidInput('\'' + text + "' is not a valid field for the resource 'profile'.",
                pointer + '/' + text);
        }
        if (!isFitting(name, value))
            return invalidInput(
                '\'' + text + "' has a value of the wrong type.", pointer + '/' + text);
        if (text == "location") {
            if (auto problem = checkLocation(value, pointer + "/location"))
                return problem;
        }
    }
    return std::nullopt;
}

std::optional<KlaviyoProblem> ProfileTable::checkIdentifiers(
    JsonElement attributes, const QByteArray &pointer)
{
    const std::string_view email = jsonTextIn(attributes, "email");
    const std::string_view phone = jsonTextIn(attributes, "phone_number");
    if (!email.empty() && !isEmail(email))
        return invalidInput("Invalid email address.", pointer + "/email");
    if (!phone.empty() && !isE164(phone))
        return invalidInput(
            "Invalid phone number format (Example of a valid format: +12345678901).",
            pointer + "/phone_number");
    return std::nullopt;
}

} // namespace sluice::sandbox
