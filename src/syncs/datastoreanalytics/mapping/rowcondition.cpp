// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/mapping/rowcondition.h"

#include "core/mapping/jsonlists.h"
#include "syncs/datastoreanalytics/mapping/rowfilter.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// In the order of RowComparator; the Data Store's names where it has one (datastore-analytics A.6).
const QStringList &comparatorWords()
{
    static const QStringList words{u"equal"_s, u"not_equal"_s, u"greater_than"_s, u"less_than"_s,
        u"starts_with"_s, u"ends_with"_s, u"contains"_s, u"in"_s, u"empty"_s, u"not_empty"_s};
    return words;
}

bool hasNoValue(RowComparator comparator)
{
    return comparator == RowComparator::Empty || comparator == RowComparator::NotEmpty;
}

QString expectedOf(CellSort sort)
{
    switch (sort) {
    case CellSort::Whole:
        return u"must be a whole number, as the column is"_s;
    case CellSort::Decimal:
        return u"must be a number, as the column is"_s;
    case CellSort::Time:
        return u"must be a day or a time, as 2021-08-17 or 2021-08-17 13:02:11"_s;
    case CellSort::Boolean:
        return u"must be true or false, as the column is"_s;
    case CellSort::Text:
        break;
    }
    return {};
}

} // namespace

RowCondition RowCondition::read(JsonObjectReader &reader)
{
    RowCondition condition;
    condition.column = reader.filledText(u"column"_s);
    const qsizetype before = reader.problems().texts().size();
    const qsizetype comparator
        = comparatorWords().indexOf(reader.choice(u"comparator"_s, comparatorWords()));
    if (reader.problems().texts().size() > before)
        return condition;
    condition.comparator = static_cast<RowComparator>(comparator);
    if (condition.comparator == RowComparator::In) {
        condition.values = reader.texts(u"values"_s);
        if (condition.values.isEmpty() && reader.problems().texts().size() == before)
            reader.problem(u"values"_s, u"must not be empty"_s);
    } else if (!hasNoValue(condition.comparator)) {
        condition.values = {reader.filledText(u"value"_s)};
    }
    reader.finish();
    return condition;
}

QJsonObject RowCondition::toJson() const
{
    QJsonObject json{{u"column"_s, column},
        {u"comparator"_s, comparatorWords().at(static_cast<qsizetype>(comparator))}};
    if (comparator == RowComparator::In)
        json.insert(u"values"_s, QJsonArray::fromStringList(values));
    else if (!hasNoValue(comparator))
        json.insert(u"value"_s, values.value(0));
    return json;
}

QString RowCondition::problem() const
{
    const CellSort sort = cellSortOf(type);
    const bool isTextual = comparator == RowComparator::StartsWith
        || comparator == RowComparator::EndsWith || comparator == RowComparator::Contains;
    if (isTextual || hasNoValue(comparator))
        return {};
    for (const QString &value : values) {
        if (!cellKey(sort, value.toUtf8()))
            return expectedOf(sort);
    }
    return {};
}

QList<RowCondition> readConditions(JsonObjectReader &parent, const QString &key)
{
    QList<RowCondition> list;
    readObjects(
        parent, key, [&list](JsonObjectReader reader) { list.append(RowCondition::read(reader)); });
    return list;
}

QJsonArray conditionsToJson(const QList<RowCondition> &conditions)
{
    return jsonList(conditions);
}

QJsonArray conditionsToMemo(const QList<RowCondition> &conditions)
{
    QJsonArray memo;
    for (const RowCondition &condition : conditions)
        memo.append(QJsonObject{{u"condition"_s, condition.toJson()}, {u"type"_s, condition.type}});
    return memo;
}

QList<RowCondition> conditionsOfMemo(const QJsonArray &memo)
{
    JsonProblems none;
    QList<RowCondition> list;
    for (const QJsonValue &item : memo) {
        JsonObjectReader reader(item[u"condition"].toObject(), {}, none);
        list.append(RowCondition::read(reader));
        list.last().type = item[u"type"].toString();
    }
    return list;
}

} // namespace sluice
