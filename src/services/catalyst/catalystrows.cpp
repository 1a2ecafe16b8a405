// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalyst/catalystbodies.h"
#include "services/zoho/zohojson.h"

#include <simdjson.h>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

namespace cod = simdjson::ondemand;

// One for each thread: its buffers are as large as the largest answer so far.
cod::parser &catalystRowParser()
{
    thread_local cod::parser parser;
    return parser;
}

QString catalystText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

// Numbers and flags as the text that stands there; null as a null text.
simdjson::error_code readCatalystCell(cod::value value, QString &out)
{
    cod::json_type type{};
    if (const auto error = value.type().get(type))
        return error;
    std::string_view text;
    switch (type) {
    case cod::json_type::string:
        if (const auto error = value.get_string().get(text))
            return error;
        out = catalystText(text);
        if (out.isNull())
            out = u""_s;
        return simdjson::SUCCESS;
    case cod::json_type::null:
        out = QString();
        return value.is_null().error();
    case cod::json_type::number: {
        double checked = 0;
        text = value.raw_json_token();
        if (const auto error = value.get_double().get(checked))
            return error;
        out = catalystText(text).trimmed();
        return simdjson::SUCCESS;
    }
    default:
        if (const auto error = simdjson::to_json_string(value).get(text))
            return error;
        out = catalystText(text).trimmed();
        return simdjson::SUCCESS;
    }
}

simdjson::error_code readCatalystRow(cod::object object, CatalystRow &row)
{
    for (auto field : object) {
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key))
            return error;
        const QString name = catalystText(key);
        if (row.contains(name)) // twice in one object: two meanings (reliability-security C23)
            return simdjson::INCORRECT_TYPE;
        cod::value value;
        if (const auto error = field.value().get(value))
            return error;
        QString text;
        if (const auto error = readCatalystCell(value, text))
            return error;
        row.append(name, text);
    }
    return simdjson::SUCCESS;
}

// {"<Table>":{..}}: the rows of one table.
simdjson::error_code readWrappedRow(cod::object object, CatalystRow &row)
{
    int tables = 0;
    for (auto field : object) {
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key))
            return error;
        cod::object inner;
        if (const auto error = field.value().get_object().get(inner))
            return error;
        if (++tables > 1)
            return simdjson::INCORRECT_TYPE;
        if (const auto error = readCatalystRow(inner, row))
            return error;
    }
    return tables == 1 ? simdjson::SUCCESS : simdjson::NO_SUCH_FIELD;
}

simdjson::error_code readCatalystRows(cod::value value, bool isWrapped, QList<CatalystRow> &rows)
{
    const auto add = [isWrapped, &rows](cod::object object) {
        CatalystRow row;
        const auto error = isWrapped ? readWrappedRow(object, row) : readCatalystRow(object, row);
        rows.append(std::move(row));
        return error;
    };
    cod::json_type type{};
    if (const auto error = value.type().get(type))
        return error;
    if (type == cod::json_type::null)
        return value.is_null().error();
    if (type == cod::json_type::object) { // one row
        cod::object object;
        if (const auto error = value.get_object().get(object))
            return error;
        return add(object);
    }
    cod::array array;
    if (const auto error = value.get_array().get(array))
        return error;
    for (auto item : array) {
        cod::object object;
        if (const auto error = item.get_object().get(object))
            return error;
        if (const auto error = add(object))
            return error;
    }
    return simdjson::SUCCESS;
}

struct CatalystRowsAnswer
{
    CatalystRowPage page;
    QString status;
    QString moreRecords;
    bool hasData = false;
};

simdjson::error_code readRowsAnswer(
    cod::document &document, bool isWrapped, CatalystRowsAnswer &answer)
{
    cod::object object;
    if (const auto error = document.get_object().get(object))
        return error;
    for (auto field : object) {
        std::string_view view;
        if (const auto error = field.unescaped_key().get(view))
            return error;
        const QString key = catalystText(view);
        cod::value value;
        if (const auto error = field.value().get(value))
            return error;
        if (key == "data"_L1) {
            if (std::exchange(answer.hasData, true))
                return simdjson::INCORRECT_TYPE;
            if (const auto error = readCatalystRows(value, isWrapped, answer.page.rows))
                return error;
            continue;
        }
        QString text;
        if (const auto error = readCatalystCell(value, text))
            return error;
        if (key == "next_token"_L1)
            answer.page.nextToken = text;
        else if (key == "more_records"_L1)
            answer.moreRecords = text;
        else if (key == "status"_L1)
            answer.status = text;
    }
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS
        ? simdjson::SUCCESS
        : simdjson::TRAILING_CONTENT;
}

} // namespace

Result<CatalystRowPage> parseCatalystRows(
    QByteArray json, bool isWrapped, const QString &what, bool isChange)
{
    const qsizetype length = json.size();
    json.append(qsizetype(simdjson::SIMDJSON_PADDING), ' '); // readable bytes behind the text
    const simdjson::padded_string_view text(json.constData(), size_t(length), size_t(json.size()));
    CatalystRowsAnswer answer;
    cod::document document;
    auto error = catalystRowParser().iterate(text).get(document);
    if (error == simdjson::SUCCESS)
        error = readRowsAnswer(document, isWrapped, answer);
    if (error != simdjson::SUCCESS) {
        return fail(zohoProtocolError(what,
            u"The answer is not as documented: %1."_s.arg(
                QLatin1StringView(simdjson::error_message(error))),
            isChange));
    }
    if (answer.status.compare("success"_L1, Qt::CaseInsensitive) != 0)
        return fail(zohoProtocolError(what, u"It does not say whether it worked."_s, isChange));
    if (answer.moreRecords == "false"_L1)
        answer.page.nextToken.clear();
    if (answer.moreRecords == "true"_L1 && answer.page.nextToken.isEmpty())
        return fail(zohoProtocolError(what, u"It has more rows and no token for them."_s));
    return std::move(answer.page);
}

} // namespace sluice
