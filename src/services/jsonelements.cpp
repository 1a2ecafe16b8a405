// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/jsonelements.h"

#include <simdjson.h>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

namespace od = simdjson::ondemand;

QByteArrayView elementView(std::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size())).trimmed();
}

std::string_view elementKey(QByteArrayView key)
{
    return {key.data(), size_t(key.size())};
}

// One parser for each thread: its buffers are as large as the largest answer so far.
od::parser &elementParser()
{
    thread_local od::parser parser;
    return parser;
}

simdjson::error_code textMember(od::object &object, std::string_view key, QByteArray &out)
{
    std::string_view text;
    const auto error = object.find_field_unordered(key).get_string().get(text);
    if (error == simdjson::SUCCESS)
        out = QByteArray(text.data(), qsizetype(text.size()));
    return error;
}

simdjson::error_code readElement(
    od::value value, std::string_view extraKey, bool isIdNeeded, JsonElements::Element &element)
{
    od::object object;
    if (const auto error = value.get_object().get(object))
        return error;
    const auto found = textMember(object, "id", element.id);
    if (found != simdjson::SUCCESS && (isIdNeeded || found != simdjson::NO_SUCH_FIELD))
        return found;
    if (!extraKey.empty()) {
        const auto extra = textMember(object, extraKey, element.extra);
        if (extra != simdjson::SUCCESS && extra != simdjson::NO_SUCH_FIELD
            && extra != simdjson::INCORRECT_TYPE)
            return extra;
    }
    if (const auto error = object.reset().error())
        return error;
    std::string_view raw;
    if (const auto error = object.raw_json().get(raw))
        return error;
    element.json = elementView(raw);
    return simdjson::SUCCESS;
}

} // namespace

Result<JsonElements> JsonElements::parse(QByteArray answer, QByteArrayView arrayKey,
    const QString &what, QByteArrayView extraKey, bool isIdNeeded)
{
    JsonElements page;
    const qsizetype length = answer.size();
    answer.append(qsizetype(simdjson::SIMDJSON_PADDING), ' '); // readable bytes behind the text
    page.m_bytes = std::move(answer);
    bool hasArray = false;
    const auto read = [&]() -> simdjson::error_code {
        od::document document;
        const simdjson::padded_string_view text(
            page.m_bytes.constData(), size_t(length), size_t(page.m_bytes.size()));
        if (const auto error = elementParser().iterate(text).get(document))
            return error;
        od::object object;
        if (const auto error = document.get_object().get(object))
            return error;
        for (auto field : object) {
            std::string_view key;
            if (const auto error = field.unescaped_key().get(key))
                return error;
            const QByteArray name(key.data(), qsizetype(key.size()));
            od::value value;
            if (const auto error = field.value().get(value))
                return error;
            if (name != arrayKey || hasArray) {
                std::string_view raw;
                if (const auto error = simdjson::to_json_string(value).get(raw))
                    return error;
                page.m_members[name] = elementView(raw);
                continue;
            }
            hasArray = true;
            od::array array;
            if (const auto error = value.get_array().get(array))
                return error;
            for (auto item : array) {
                Element element;
                if (const auto error = item.error())
                    return error;
                if (const auto error
                    = readElement(item.value_unsafe(), elementKey(extraKey), isIdNeeded, element))
                    return error;
                page.m_elements.push_back(std::move(element));
            }
        }
        return document.current_location().error() == simdjson::OUT_OF_BOUNDS
            ? simdjson::SUCCESS
            : simdjson::TRAILING_CONTENT;
    };
    if (const auto error = read(); error != simdjson::SUCCESS || !hasArray) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .what = what,
            .why = error != simdjson::SUCCESS
                ? u"The answer could not be read: %1"_s.arg(
                    QLatin1StringView(simdjson::error_message(error)))
                : u"The answer has no list \"%1\"."_s.arg(QString::fromLatin1(arrayKey)),
            .next = u"A proxy may have cut the answer: look there if it stays so."_s,
            .isRetryable = true,
            .delivery = Delivery::Answered});
    }
    return page;
}

QByteArrayView JsonElements::member(QByteArrayView key) const
{
    const auto it = m_members.find(key.toByteArray());
    return it == m_members.end() ? QByteArrayView() : it->second;
}

std::optional<qint64> JsonElements::number(QByteArrayView key) const
{
    bool isNumber = false;
    const qint64 value = member(key).toByteArray().toLongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

} // namespace sluice
