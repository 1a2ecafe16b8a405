// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmrecordanswer.h"

#include "core/log/redact.h"
#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohojson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostRowText = 500; // of one reason

bool isCrmWord(const QJsonValue &value, QLatin1StringView word)
{
    return value.toString().compare(word, Qt::CaseInsensitive) == 0;
}

// details.api_name, or the end of details.json_path: "$.data[0].Email".
QString refusedField(const QJsonObject &details)
{
    for (const auto key : {"api_name"_L1, "param_name"_L1, "field"_L1}) {
        if (const QString name = details.value(key).toString(); !name.isEmpty())
            return name.left(100);
    }
    const QString path = details.value("json_path"_L1).toString();
    const QString last = path.section(u'.', -1).left(100);
    return last.contains(u'[') ? QString() : last;
}

std::optional<CrmRowAnswer> rowAnswerOf(const QJsonObject &object)
{
    const QJsonObject details = object.value("details"_L1).toObject();
    CrmRowAnswer row;
    const auto text = [&object](QLatin1StringView key) {
        return redactedText(object.value(key).toString()).left(kMostRowText);
    };
    if (isCrmWord(object.value("status"_L1), "success"_L1)) {
        row.isDone = true;
        row.id = zohoIdText(details.value("id"_L1));
        row.action = object.value("action"_L1).toString().left(20);
        row.duplicateField = object.value("duplicate_field"_L1).toString().left(100);
        return isZohoId(row.id) ? std::optional(row) : std::nullopt;
    }
    if (!isCrmWord(object.value("status"_L1), "error"_L1))
        return {};
    row.code = object.value("code"_L1).toString().left(100);
    row.message = text("message"_L1);
    row.field = refusedField(details);
    return row.code.isEmpty() ? std::nullopt : std::optional(row);
}

Result<QJsonObject> recordObject(QByteArrayView json, const QString &what)
{
    const Result<QJsonDocument> document = zohoJson(json, what);
    if (!document)
        return fail(document.error());
    if (!document->isObject())
        return fail(zohoProtocolError(what, u"It is not a JSON object."_s));
    return document->object();
}

} // namespace

Result<QList<CrmRowAnswer>> parseCrmRowAnswers(
    QByteArrayView json, const QStringList &askedIds, qsizetype rows, const QString &what)
{
    const auto unclear
        = [&what](const QString &why) { return fail(zohoProtocolError(what, why, true)); };
    auto object = recordObject(json, what);
    if (!object)
        return unclear(object.error().why);
    const QJsonValue data = object->value("data"_L1);
    if (!data.isArray()) {
        if (const auto problem = zohoProblem(*object))
            return fail(zohoErrorOf(*problem, 200, what));
        return unclear(u"It has no list data."_s);
    }
    const QJsonArray items = data.toArray();
    if (items.size() != rows)
        return unclear(u"It is about %1 rows of %2."_s.arg(items.size()).arg(rows));
    QList<CrmRowAnswer> answers;
    answers.reserve(rows);
    for (qsizetype i = 0; i < rows; ++i) {
        const auto row = rowAnswerOf(items.at(i).toObject());
        if (!row)
            return unclear(u"It does not say what became of row %1."_s.arg(i + 1));
        if (row->isDone && i < askedIds.size() && row->id != askedIds.at(i))
            return unclear(u"At the place of row %1 stands another record."_s.arg(i + 1));
        answers.append(*row);
    }
    return answers;
}

bool judgesEachRow(QByteArrayView json, qsizetype rows)
{
    const auto answers = parseCrmRowAnswers(json, {}, rows, {});
    return answers && !answers->isEmpty()
        && std::all_of(answers->cbegin(), answers->cend(),
            [](const CrmRowAnswer &row) { return !row.isDone; });
}

Result<CrmRecordPage> parseCrmRecordPage(QByteArrayView json, const QString &what)
{
    CrmRecordPage page;
    if (json.trimmed().isEmpty())
        return page;
    auto object = recordObject(json, what);
    if (!object)
        return fail(object.error());
    const QJsonValue data = object->value("data"_L1);
    if (!data.isArray())
        return fail(zohoProtocolError(what, u"It has no list data."_s));
    for (const QJsonValue &item : data.toArray()) {
        if (!item.isObject())
            return fail(zohoProtocolError(what, u"One of its records is no object."_s));
        page.rows.append(item.toObject());
    }
    const QJsonObject info = object->value("info"_L1).toObject();
    const QJsonValue more = info.value("more_records"_L1);
    const QJsonValue token = info.value("next_page_token"_L1);
    if (!more.isUndefined() && !more.isBool())
        return fail(zohoProtocolError(what, u"Its more_records is neither true nor false."_s));
    if (!token.isUndefined() && !token.isNull() && !token.isString())
        return fail(zohoProtocolError(what, u"Its next_page_token is no text."_s));
    page.hasMore = more.toBool();
    page.nextPageToken = page.hasMore ? token.toString() : QString();
    return page;
}

Result<qint64> parseCrmCount(QByteArrayView json, const QString &what)
{
    auto object = recordObject(json, what);
    if (!object)
        return fail(object.error());
    const auto count = zohoCount(object->value("count"_L1));
    if (!count || *count < 0)
        return fail(zohoProtocolError(what, u"Its count is no number of records."_s));
    return *count;
}

Result<qint64> parseCrmQueryCount(QByteArrayView json, const QString &what)
{
    auto page = parseCrmRecordPage(json, what);
    if (!page)
        return fail(page.error());
    if (page->rows.isEmpty())
        return 0;
    std::optional<qint64> count;
    int numbers = 0;
    for (const QJsonValue value : page->rows.first()) {
        if (const auto number = zohoCount(value)) {
            count = number;
            ++numbers;
        }
    }
    if (page->rows.size() != 1 || numbers != 1 || *count < 0)
        return fail(zohoProtocolError(what, u"It is no single number."_s));
    return *count;
}

} // namespace sluice
