// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/zcql.h"

#include <algorithm>
#include <bit>
#include <queue>
#include <set>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

using Function = ZcqlQuery::Function;

void appendSortable(QByteArray &key, quint64 bits)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        key.append(static_cast<char>(bits >> shift & 0xFF));
}

// Appends a cell so that keys compare, byte by byte, as cells do; what is null comes first.
void appendSortKey(QByteArray &key, DataType type, QByteArrayView cell)
{
    constexpr quint64 kSign = 1ULL << 63;
    qint64 whole = 0;
    key.append(cell.isNull() ? '\0' : '\1');
    if (isWholeNumber(type) && parseInteger(cell, whole)) {
        appendSortable(key, static_cast<quint64>(whole) ^ kSign);
    } else if (type == DataType::Double) {
        const auto bits = std::bit_cast<quint64>(cell.toDouble());
        appendSortable(key, bits & kSign ? ~bits : bits ^ kSign);
    } else {
        key.append(cell);
        key.append('\0');
    }
}

// Collects what an aggregate function needs of a column.
class Accumulator
{
public:
    Accumulator(Function function, DataType type)
        : m_function(function)
        , m_type(type)
    {
    }

    void add(QByteArrayView cell)
    {
        if (cell.isNull())
            return;
        ++m_count;
        qint64 whole = 0;
        if (m_function == Function::Sum || m_function == Function::Avg) {
            if (isWholeNumber(m_type) && parseInteger(cell, whole))
                m_whole += whole;
            else
                m_sum += cell.toDouble();
        } else if (m_function != Function::Count) {
            const auto order = m_best.isNull() ? std::nullopt : compareCells(m_type, cell, m_best);
            const bool isBetter = m_best.isNull()
                || (order && (m_function == Function::Min ? *order < 0 : *order > 0));
            if (isBetter)
                m_best = cell.toByteArray();
        }
    }
    void addMany(qint64 rows) { m_count += rows; }

    QJsonValue result(bool isText) const
    {
        if (m_function == Function::Count)
            return idValue(m_count, isText);
        if (m_count == 0)
            return QJsonValue::Null;
        if (m_function == Function::Min || m_function == Function::Max)
            return QString::fromUtf8(m_best);
        const double sum = m_sum + static_cast<double>(m_whole);
        if (m_function == Function::Avg)
            return number(sum / static_cast<double>(m_count), isText);
        return isWholeNumber(m_type) ? QJsonValue(idValue(m_whole, isText)) : number(sum, isText);
    }

private:
    static QJsonValue number(double value, bool isText)
    {
        return isText ? QJsonValue(QString::number(value, 'g', 17)) : QJsonValue(value);
    }

    Function m_function;
    DataType m_type;
    qint64 m_count = 0;
    qint64 m_whole = 0;
    double m_sum = 0;
    QByteArray m_best;
};

class ZcqlRun
{
public:
    ZcqlRun(const ZcqlQuery &query, const CatalystStore &store, qint64 mostRows, bool isText,
        const CancelToken &stop)
        : m_query(query)
        , m_spec(store.spec(query.table))
        , m_filter(m_spec, query.where)
        , m_reader(store.rows(query.table), store.rows(query.table).snapshot())
        , m_isText(isText)
        , m_stop(stop)
    {
        m_limit = query.limit < 0 ? mostRows : qMin(query.limit, mostRows);
        if (query.isAll) {
            for (int i = 0; i < m_spec.columns.size(); ++i)
                m_columns.append(i);
        }
        for (const ZcqlQuery::Item &item : query.items)
            m_columns.append(item.column);
        for (const int column : std::as_const(m_columns))
            m_selected |= maskOf(m_spec.columns.at(column));
    }

    QJsonArray rows()
    {
        if (m_query.isAggregate())
            return aggregate();
        const QList<ZcqlQuery::Order> &order = m_query.order;
        const bool isByRowId = !order.isEmpty() && order.first().column == kRowIdColumn;
        if (order.isEmpty() || isByRowId)
            return inPlace(isByRowId && order.first().isDescending);
        return sorted();
    }

private:
    // Calls `take` with each row that matches, until it says false. Rows that the bounds of the
    // filter rule out cost no more than a look into the table of written rows.
    template <typename Take> void scan(quint64 mask, bool isBackwards, const Take &take)
    {
        const Snapshot &snapshot = m_reader.snapshot();
        const qint64 first = qMin(m_filter.firstOrdinal(), snapshot.rows);
        const qint64 end = qMin(m_filter.endOrdinal(), snapshot.rows);
        const bool hasOnlyWritten = m_filter.leastModifiedMs() > RowGenerator::kLastModifiedMs;
        if (hasOnlyWritten && snapshot.version == 0)
            return;
        for (qint64 i = first; i < end; ++i) {
            const qint64 ordinal = isBackwards ? end - 1 - (i - first) : i;
            if ((i & 0xFFFF) == 0 && m_stop.isStopped())
                return;
            if (!m_reader.readHead(ordinal) || (hasOnlyWritten && !m_reader.isWritten())
                || m_reader.modifiedMs() < m_filter.leastModifiedMs()) {
                continue;
            }
            m_reader.read(ordinal, mask | m_filter.fieldMask());
            if (m_filter.matches(m_reader, ordinal) && !take(ordinal))
                return;
        }
    }

    QJsonObject rowUnderTable(qint64 ordinal) const
    {
        return {{QString::fromUtf8(m_spec.module.name),
            rowJson(m_spec, m_reader, ordinal, m_columns, m_isText)}};
    }

    QJsonArray inPlace(bool isBackwards)
    {
        QJsonArray found;
        qint64 skip = m_query.offset;
        std::set<QByteArray> seen;
        if (m_limit == 0)
            return found;
        scan(m_selected, isBackwards, [&](qint64 ordinal) {
            if (m_query.isDistinct && !seen.insert(keyOfSelected(ordinal)).second)
                return true;
            if (skip > 0) {
                --skip;
                return true;
            }
            found.append(rowUnderTable(ordinal));
            return found.size() < m_limit;
        });
        return found;
    }

    QByteArray keyOfSelected(qint64 ordinal) const
    {
        QByteArray key;
        for (const int column : m_columns)
            appendCell(key, column, ordinal);
        return key;
    }

    void appendCell(QByteArray &key, int index, qint64 ordinal) const
    {
        const DataColumn &column = m_spec.columns.at(index);
        if (column.field < 0)
            appendSortable(key, static_cast<quint64>(ordinal));
        else
            appendSortKey(key, column.type, m_reader.value(column.field));
    }

    QJsonArray sorted()
    {
        using Entry = std::pair<QByteArray, qint64>;
        std::priority_queue<Entry> kept; // the worst on top
        const auto wanted = static_cast<size_t>(m_query.offset + m_limit);
        quint64 mask = 0;
        for (const ZcqlQuery::Order &order : m_query.order)
            mask |= maskOf(m_spec.columns.at(order.column));
        scan(mask, false, [&](qint64 ordinal) {
            QByteArray key;
            for (const ZcqlQuery::Order &order : m_query.order) {
                const qsizetype start = key.size();
                appendCell(key, order.column, ordinal);
                for (qsizetype i = start; order.isDescending && i < key.size(); ++i)
                    key[i] = static_cast<char>(~key.at(i));
            }
            if (kept.size() == wanted && (wanted == 0 || !(Entry(key, ordinal) < kept.top())))
                return wanted > 0;
            kept.emplace(std::move(key), ordinal);
            if (kept.size() > wanted)
                kept.pop();
            return true;
        });
        std::vector<qint64> ordinals;
        while (!kept.empty() && kept.size() > static_cast<size_t>(m_query.offset)) {
            ordinals.push_back(kept.top().second);
            kept.pop();
        }
        QJsonArray found;
        for (auto it = ordinals.rbegin(); it != ordinals.rend(); ++it) {
            m_reader.read(*it, m_selected);
            found.append(rowUnderTable(*it));
        }
        return found;
    }

    QJsonArray aggregate()
    {
        std::vector<Accumulator> sums;
        bool isPlainCount = m_filter.isEmpty();
        for (const ZcqlQuery::Item &item : m_query.items) {
            sums.emplace_back(item.function, m_spec.columns.at(item.column).type);
            isPlainCount
                = isPlainCount && item.function == Function::Count && item.column == kRowIdColumn;
        }
        if (isPlainCount) {
            for (Accumulator &sum : sums)
                sum.addMany(m_reader.snapshot().live());
        } else {
            scan(m_selected, false, [&](qint64 ordinal) {
                for (size_t i = 0; i < sums.size(); ++i) {
                    const DataColumn &column = m_spec.columns.at(m_columns.at(static_cast<int>(i)));
                    const QByteArray id = column.field < 0
                        ? QByteArray::number(recordId(m_spec.module, ordinal))
                        : QByteArray();
                    sums[i].add(
                        column.field < 0 ? QByteArrayView(id) : m_reader.value(column.field));
                }
                return true;
            });
        }
        QJsonObject values;
        for (size_t i = 0; i < sums.size(); ++i)
            values.insert(m_query.items.at(static_cast<int>(i)).key, sums[i].result(m_isText));
        return QJsonArray{QJsonObject{{QString::fromUtf8(m_spec.module.name), values}}};
    }

    const ZcqlQuery &m_query;
    const DataTableSpec &m_spec;
    DataFilter m_filter;
    RowReader m_reader;
    bool m_isText;
    CancelToken m_stop;
    qint64 m_limit = 0;
    QList<int> m_columns;
    quint64 m_selected = 0;
};

} // namespace

tl::expected<QJsonArray, CatalystProblem> runZcql(const ZcqlQuery &query,
    const CatalystStore &store, qint64 mostRows, bool isText, const CancelToken &stop)
{
    const bool hasSum = std::any_of(query.items.begin(), query.items.end(), [&](const auto &item) {
        const DataType type = store.spec(query.table).columns.at(item.column).type;
        return (item.function == Function::Sum || item.function == Function::Avg)
            && !isWholeNumber(type) && type != DataType::Double;
    });
    if (hasSum)
        return tl::unexpected(invalidInput(u"SUM and AVG take columns of numbers"_s));
    if (query.isDistinct && !query.order.isEmpty())
        return tl::unexpected(invalidInput(u"DISTINCT with ORDER BY is not emulated"_s));
    return ZcqlRun(query, store, mostRows, isText, stop).rows();
}

} // namespace sluice::sandbox
