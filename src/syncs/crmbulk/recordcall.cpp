// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/recordcall.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

CallRow CallRow::of(const ChunkRow &row)
{
    CallRow copy{.ordinal = row.ordinal, .id = row.id.toByteArray(), .values = {}};
    for (const QByteArrayView value : row.values)
        copy.values.push_back(value.toByteArray());
    return copy;
}

std::vector<QByteArrayView> CallRow::views() const
{
    return {values.begin(), values.end()};
}

QJsonObject CallOutcome::toMemo() const
{
    QJsonArray refused;
    QJsonArray ids;
    QJsonArray absent;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const CrmRowAnswer &row = rows.at(i);
        if (!row.isDone && !missing.contains(i))
            refused.append(QJsonArray{i, row.code, row.field, row.message});
        else if (row.isDone && row.action == "insert"_L1)
            ids.append(QJsonArray{i, row.id});
        else if (row.isDone && row.action == "update"_L1 && !row.id.isEmpty())
            ids.append(QJsonArray{i, row.id, row.action}); // an upsert finds them by itself
    }
    for (const qsizetype i : missing)
        absent.append(i);
    QJsonObject memo{{u"rows"_s, rows.size()}};
    if (!refused.isEmpty())
        memo.insert(u"refused"_s, refused);
    if (!ids.isEmpty())
        memo.insert(u"ids"_s, ids);
    if (!absent.isEmpty())
        memo.insert(u"missing"_s, absent);
    if (isFound)
        memo.insert(u"found"_s, true);
    return memo;
}

CallOutcome CallOutcome::fromMemo(const QJsonObject &memo, qsizetype rows)
{
    CallOutcome outcome;
    for (qsizetype i = 0; i < rows; ++i)
        outcome.rows.append(CrmRowAnswer{.isDone = true, .action = u"update"_s});
    const auto placeOf = [rows](const QJsonValue &item) -> std::optional<qsizetype> {
        const qint64 place = item.toInteger(-1);
        return place >= 0 && place < rows ? std::optional(static_cast<qsizetype>(place))
                                          : std::nullopt;
    };
    for (const QJsonValue &item : memo.value(u"refused").toArray()) {
        if (const auto place = placeOf(item[0]))
            outcome.rows[*place] = {.code = item[1].toString(),
                .field = item[2].toString(),
                .message = item[3].toString()};
    }
    for (const QJsonValue &item : memo.value(u"ids").toArray()) {
        if (const auto place = placeOf(item[0]))
            outcome.rows[*place] = {
                .isDone = true, .action = item[2].toString(u"insert"_s), .id = item[1].toString()};
    }
    for (const QJsonValue &item : memo.value(u"missing").toArray()) {
        if (const auto place = placeOf(item)) {
            outcome.rows[*place] = {};
            outcome.missing.append(*place);
        }
    }
    outcome.isFound = memo.value(u"found").toBool();
    return outcome;
}

} // namespace sluice
