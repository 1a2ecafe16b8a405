// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/viewquery.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace sluice::sandbox {

namespace {

constexpr char kGroupSeparator = '\x1f';
constexpr double kSmallSum = 1e15;

// What one item sums up for one group. The rare ones stand apart, so that many groups stay small.
struct GroupSum
{
    qint64 count = 0;
    long double sum = 0;
};

struct GroupExtra
{
    QByteArray extreme;
    std::unordered_set<std::string> distinct;
};

QByteArray sumText(long double sum)
{
    if (std::fabs(static_cast<double>(sum)) < kSmallSum && sum != std::floor(sum))
        return QByteArray::number(static_cast<double>(sum), 'g', 15);
    return QByteArray::number(static_cast<qint64>(sum));
}

// The groups of a query in memory.
class GroupTable
{
public:
    explicit GroupTable(const ViewQuery &query)
        : m_query(query)
    {
        for (const ViewQuery::Item &item : query.items) {
            const bool needsExtra = item.function == ViewQuery::Function::Min
                || item.function == ViewQuery::Function::Max
                || item.function == ViewQuery::Function::CountDistinct;
            m_hasExtra = m_hasExtra || needsExtra;
        }
        if (query.groupBy.isEmpty())
            groupOf({}); // one row, even of an empty table
    }

    void take(const TableReader &row);
    size_t count() const { return m_keys.size(); }
    QByteArray value(size_t group, int item) const;

private:
    size_t groupOf(const std::string &key);
    size_t at(size_t group, qsizetype item) const
    {
        return group * static_cast<size_t>(m_query.items.size()) + static_cast<size_t>(item);
    }

    const ViewQuery &m_query;
    bool m_hasExtra = false;
    std::unordered_map<std::string, size_t> m_groups;
    std::vector<const std::string *> m_keys;
    std::vector<GroupSum> m_sums;
    std::vector<GroupExtra> m_extras;
    std::string m_key;
};

size_t GroupTable::groupOf(const std::string &key)
{
    const auto [found, isNew] = m_groups.try_emplace(key, m_keys.size());
    if (isNew) {
        const auto items = static_cast<size_t>(m_query.items.size());
        m_keys.push_back(&found->first);
        m_sums.resize(m_sums.size() + items);
        if (m_hasExtra)
            m_extras.resize(m_extras.size() + items);
    }
    return found->second;
}

void GroupTable::take(const TableReader &row)
{
    m_key.clear();
    for (const int column : m_query.groupBy) {
        const QByteArrayView value = row.cell(column);
        m_key.append(value.data(), static_cast<size_t>(value.size()));
        m_key.push_back(kGroupSeparator);
    }
    const size_t group = groupOf(m_key);
    for (qsizetype i = 0; i < m_query.items.size(); ++i) {
        const ViewQuery::Item &item = m_query.items.at(i);
        GroupSum &sum = m_sums[at(group, i)];
        if (item.function == ViewQuery::Function::CountRows) {
            ++sum.count;
            continue;
        }
        const QByteArrayView value = row.cell(item.column);
        if (value.isEmpty() || item.function == ViewQuery::Function::None)
            continue;
        ++sum.count;
        if (item.function == ViewQuery::Function::Sum
            || item.function == ViewQuery::Function::Average) {
            sum.sum += value.contains('.') ? static_cast<long double>(value.toDouble())
                                           : static_cast<long double>(value.toLongLong());
        } else if (item.function == ViewQuery::Function::CountDistinct) {
            m_extras[at(group, i)].distinct.emplace(
                value.data(), static_cast<size_t>(value.size()));
        } else if (item.function != ViewQuery::Function::Count) {
            QByteArray &extreme = m_extras[at(group, i)].extreme;
            const int order = extreme.isEmpty()
                ? 0
                : compareStored(m_query.columns.at(item.column).type, value, extreme);
            const bool isMin = item.function == ViewQuery::Function::Min;
            if (extreme.isEmpty() || (isMin ? order < 0 : order > 0))
                extreme = value.toByteArray();
        }
    }
}

QByteArray GroupTable::value(size_t group, int index) const
{
    const ViewQuery::Item &item = m_query.items.at(index);
    const GroupSum &sum = m_sums[at(group, index)];
    switch (item.function) {
    case ViewQuery::Function::CountRows:
    case ViewQuery::Function::Count:
        return QByteArray::number(sum.count);
    case ViewQuery::Function::CountDistinct:
        return QByteArray::number(static_cast<qint64>(m_extras[at(group, index)].distinct.size()));
    case ViewQuery::Function::Sum:
        return sum.count == 0 ? QByteArray() : sumText(sum.sum);
    case ViewQuery::Function::Average:
        return sum.count == 0 ? QByteArray()
                              : sumText(sum.sum / static_cast<long double>(sum.count));
    case ViewQuery::Function::Min:
    case ViewQuery::Function::Max:
        return m_extras[at(group, index)].extreme;
    case ViewQuery::Function::None:
        break;
    }
    const qsizetype place = m_query.groupBy.indexOf(item.column);
    if (place < 0)
        return {};
    const QByteArray key = QByteArray::fromStdString(*m_keys[group]);
    return key.split(kGroupSeparator).at(place);
}

ColumnType typeOfItem(const ViewQuery &query, int index)
{
    const ViewQuery::Item &item = query.items.at(index);
    const bool isOwn = item.function == ViewQuery::Function::None
        || item.function == ViewQuery::Function::Min || item.function == ViewQuery::Function::Max;
    return isOwn ? query.columns.at(item.column).type : ColumnType::DecimalNumber;
}

bool passesHaving(const ViewQuery &query, const GroupTable &groups, size_t group)
{
    for (const ViewQuery::Having &test : query.having) {
        const int order = compareStored(
            typeOfItem(query, test.item), groups.value(group, test.item), test.value);
        const bool holds = test.operation == '=' ? order == 0
            : test.operation == '!'              ? order != 0
            : test.operation == '<'              ? order < 0
            : test.operation == '>'              ? order > 0
            : test.operation == 'l'              ? order <= 0
                                                 : order >= 0;
        if (!holds)
            return false;
    }
    return true;
}

// Sorts `rows` by the query's order; `value` gives an item of one of them.
template <class Row, class Value>
void sortRows(const ViewQuery &query, std::vector<Row> &rows, const Value &value)
{
    if (query.orderBy.isEmpty())
        return;
    std::stable_sort(rows.begin(), rows.end(), [&](const Row &left, const Row &right) {
        for (const auto &[item, isDown] : query.orderBy) {
            const int order
                = compareStored(typeOfItem(query, item), value(left, item), value(right, item));
            if (order != 0)
                return isDown ? order > 0 : order < 0;
        }
        return false;
    });
}

void runGrouped(const ViewQuery &query, TableReader &reader, const AnswerRow &take)
{
    GroupTable groups(query);
    for (qint64 ordinal = 0; ordinal < reader.state().rows; ++ordinal) {
        if (reader.read(ordinal) && (!query.where || query.where->matches(reader)))
            groups.take(reader);
    }
    std::vector<size_t> kept;
    for (size_t group = 0; group < groups.count(); ++group) {
        if (passesHaving(query, groups, group))
            kept.push_back(group);
    }
    sortRows(query, kept, [&](size_t group, int item) { return groups.value(group, item); });
    qint64 left = query.limit;
    for (const size_t group : kept) {
        if (left-- == 0)
            return;
        std::vector<QByteArray> values;
        for (int i = 0; i < query.items.size(); ++i) {
            if (query.items.at(i).isShown)
                values.push_back(groups.value(group, i));
        }
        const std::vector<QByteArrayView> views(values.begin(), values.end());
        if (!take(views))
            return;
    }
}

void runOrdered(const ViewQuery &query, TableReader &reader, const AnswerRow &take)
{
    struct OrderedRow
    {
        std::vector<QByteArray> values;
    };
    std::vector<OrderedRow> rows;
    for (qint64 ordinal = 0; ordinal < reader.state().rows; ++ordinal) {
        if (!reader.read(ordinal) || (query.where && !query.where->matches(reader)))
            continue;
        OrderedRow row;
        for (const ViewQuery::Item &item : query.items)
            row.values.push_back(reader.cell(item.column).toByteArray());
        rows.push_back(std::move(row));
    }
    sortRows(query, rows, [](const OrderedRow &row, int item) {
        return QByteArrayView(row.values[static_cast<size_t>(item)]);
    });
    qint64 left = query.limit;
    std::vector<QByteArrayView> shown;
    for (const OrderedRow &row : rows) {
        if (left-- == 0)
            return;
        shown.clear();
        for (qsizetype i = 0; i < query.items.size(); ++i) {
            if (query.items.at(i).isShown)
                shown.push_back(row.values[static_cast<size_t>(i)]);
        }
        if (!take(shown))
            return;
    }
}

void runPlain(const ViewQuery &query, TableReader &reader, const AnswerRow &take)
{
    qint64 left = query.limit;
    std::vector<QByteArrayView> shown;
    for (qint64 ordinal = 0; ordinal < reader.state().rows && left != 0; ++ordinal) {
        if (!reader.read(ordinal) || (query.where && !query.where->matches(reader)))
            continue;
        --left;
        shown.clear();
        for (const ViewQuery::Item &item : query.items)
            shown.push_back(reader.cell(item.column));
        if (!take(shown))
            return;
    }
}

} // namespace

void runViewQuery(const ViewQuery &query, const TableFile &table, const AnswerRow &take)
{
    TableReader reader(table);
    if (query.isGrouped())
        runGrouped(query, reader, take);
    else if (!query.orderBy.isEmpty())
        runOrdered(query, reader, take);
    else
        runPlain(query, reader, take);
}

} // namespace sluice::sandbox
