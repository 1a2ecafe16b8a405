// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/eventtable.h"

#include "sandbox/klaviyo/moments.h"

namespace sluice::sandbox {

namespace {

constexpr size_t kMostMetricName = 127;
constexpr size_t kMostTextBytes = 100'000;
constexpr qsizetype kMostProperties = 400;
constexpr qsizetype kMostArrayItems = 4000;
constexpr int kMostNesting = 10;
constexpr qint64 kYear1990S = 631'152'000;
constexpr qint64 kYearS = 366LL * 86'400;

std::optional<QByteArray> problemOfValue(JsonElement value, int depth)
{
    if (depth > kMostNesting)
        return "Properties may be nested at most 10 levels deep.";
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS && text.size() > kMostTextBytes)
        return "A string may have at most 100 KB.";
    simdjson::dom::array array;
    if (value.get(array) == simdjson::SUCCESS) {
        if (jsonCount(value) > kMostArrayItems)
            return "An array may have at most 4000 items.";
        for (const JsonElement item : array) {
            if (auto problem = problemOfValue(item, depth + 1))
                return problem;
        }
    }
    simdjson::dom::object object;
    if (value.get(object) == simdjson::SUCCESS) {
        for (const auto &[name, member] : object) {
            if (auto problem = problemOfValue(member, depth + 1))
                return problem;
        }
    }
    return std::nullopt;
}

std::optional<KlaviyoProblem> checkProperties(JsonElement event, const QByteArray &pointer)
{
    const auto properties = jsonMember(event, "properties");
    if (!properties || !properties->is_object())
        return invalidInput("'properties' is a required field.", pointer);
    if (jsonCount(*properties) > kMostProperties)
        return invalidInput("An event may have at most 400 properties.", pointer);
    if (auto problem = problemOfValue(*properties, 0))
        return invalidInput(*problem, pointer);
    return std::nullopt;
}

std::optional<KlaviyoProblem> checkNumbers(JsonElement event, const QByteArray &pointer)
{
    const auto value = jsonMember(event, "value");
    if (value && !value->is_null() && !value->is_number())
        return invalidInput("'value' must be a number.", pointer + "/value");
    const auto currency = jsonMember(event, "value_currency");
    if (currency && !currency->is_null()
        && (!currency->is_string() || currency->get_string().value_unsafe().size() != 3))
        return invalidInput(
            "'value_currency' must be an ISO 4217 code.", pointer + "/value_currency");
    const auto unique = jsonMember(event, "unique_id");
    if (unique && !unique->is_null() && !unique->is_string())
        return invalidInput("'unique_id' must be a string.", pointer + "/unique_id");
    return std::nullopt;
}

std::optional<KlaviyoProblem> checkTime(
    JsonElement event, qint64 nowMs, const QByteArray &pointer, qint64 &timeS)
{
    const auto time = jsonMember(event, "time");
    timeS = nowMs / 1000;
    if (!time || time->is_null())
        return std::nullopt;
    const auto moment = klaviyoSeconds(jsonTextIn(event, "time"));
    if (!moment)
        return invalidInput("'time' must be an ISO 8601 date and time.", pointer);
    timeS = *moment;
    if (timeS < kYear1990S || timeS > nowMs / 1000 + kYearS)
        return invalidInput("'time' must be after 1990 and at most one year ahead.", pointer);
    return std::nullopt;
}

} // namespace

std::optional<KlaviyoProblem> EventTable::check(
    JsonElement event, qint64 nowMs, bool isBackfill, const QByteArray &pointer, Draft &draft)
{
    draft.attributes = event;
    draft.isBackfill = isBackfill || jsonFlagIn(event, "backfill");
    draft.uniqueId = jsonTextIn(event, "unique_id");
    const auto metric = jsonAt(event, {"metric", "data", "attributes"});
    draft.metric = metric ? jsonTextIn(*metric, "name") : std::string_view();
    if (draft.metric.empty() || draft.metric.size() > kMostMetricName)
        return invalidInput("A metric name of 1 to 127 characters is required.",
            pointer + "/metric/data/attributes/name");
    if (auto problem = checkProperties(event, pointer + "/properties"))
        return problem;
    if (auto problem = checkNumbers(event, pointer))
        return problem;
    return checkTime(event, nowMs, pointer + "/time", draft.timeS);
}

} // namespace sluice::sandbox
