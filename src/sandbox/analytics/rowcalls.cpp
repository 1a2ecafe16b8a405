// SPDX-License-Identifier: GPL-3.0-or-later
// Single rows (datastore-analytics B.5).
#include "sandbox/analytics/analyticscall.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kAddMilliUnits = 100;
constexpr qint64 kUpdateMilliUnits = 300;
constexpr qint64 kDeleteMilliUnits = 100;
constexpr qint64 kWorthAnIndex = 10'000; // rows

// The columns of a row call, checked.
struct RowValues
{
    QList<int> columns;
    QList<QByteArray> values; // in stored form
    QJsonObject accepted; // as they came
    QJsonObject invalid;
};

// The table of one row call, held until the call is over.
class RowCall
{
public:
    explicit RowCall(AnalyticsView &view)
        : m_lock(view.rowCall, std::try_to_lock)
        , m_view(view)
    {
    }

    std::optional<HttpReply> open(AnalyticsParts &parts)
    {
        if (!m_view.isTable())
            return analyticsFailure(7137);
        const int refused = parts.imports.isLocked(m_view.id, true) ? 7092
            : !m_lock.owns_lock()                                   ? 8062
                                                                    : 0;
        if (refused != 0) {
            parts.limits.noteRefusal(refused);
            return analyticsFailure(refused);
        }
        writer = std::make_unique<TableWriter>(m_view.table());
        const auto opened = writer->open();
        if (!opened || !writer->useIndex(m_view.columns(), {}))
            return analyticsFailure(7005);
        return std::nullopt;
    }

    std::unique_ptr<TableWriter> writer;

private:
    std::unique_lock<std::mutex> m_lock;
    AnalyticsView &m_view;
};

tl::expected<ValueFormat, AnalyticsProblem> formatOf(const QJsonObject &config, const QString &name)
{
    QString pattern = config.value("dateFormat"_L1).toString();
    const QJsonObject own = config.value("columnDateFormat"_L1).toObject();
    pattern = own.value(name).toString(pattern);
    ValueFormat format;
    if (pattern.isEmpty())
        return format;
    const auto made = DatePattern::make(pattern.toUtf8());
    if (!made)
        return tl::unexpected(AnalyticsProblem{7512, {}});
    format.date = *made;
    return format;
}

tl::expected<RowValues, AnalyticsProblem> rowValues(
    const QJsonObject &config, const QList<ViewColumn> &columns, const Settings &settings)
{
    constexpr qsizetype kMostColumns = 300;
    if (!config.value("columns"_L1).isObject())
        return tl::unexpected(AnalyticsProblem{8504, u"The attribute columns is missing"_s});
    const QJsonObject wanted = config.value("columns"_L1).toObject();
    if (wanted.size() > kMostColumns)
        return tl::unexpected(AnalyticsProblem{7478, {}});
    RowValues row;
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        const int column = columnIndex(columns, it.key().toUtf8());
        if (column < 0 || !columns.at(column).isWritable()) {
            row.invalid.insert(it.key(), it.value());
            continue;
        }
        auto format = formatOf(config, it.key());
        if (!format)
            return tl::unexpected(format.error());
        format->cutsLongText = settings.text(u"analyticsLongText"_s) == "cut"_L1;
        const QByteArray text = it.value().toVariant().toString().toUtf8();
        QByteArray scratch;
        QByteArrayView value;
        if (!storedValue(columns.at(column), *format, text, scratch, value)) {
            const ColumnType type = columns.at(column).type;
            const bool isDate = type == ColumnType::Date || type == ColumnType::DateAsDate;
            return tl::unexpected(AnalyticsProblem{isDate ? 7512 : 8516,
                u"Invalid %1 value for the column %2"_s.arg(columnTypeWord(type), it.key())});
        }
        row.columns.append(column);
        row.values.append(value.toByteArray());
        row.accepted.insert(it.key(), it.value());
    }
    if (row.columns.isEmpty())
        return tl::unexpected(AnalyticsProblem{8016, {}});
    return row;
}

Result<void> insertValues(
    TableWriter &writer, const QList<ViewColumn> &columns, const RowValues &row)
{
    QList<QByteArray> cells(columns.size());
    for (int i = 0; i < columns.size(); ++i) {
        cells[i] = columns.at(i).type == ColumnType::AutoNumber
            ? QByteArray::number(writer.rows() + 1)
            : columns.at(i).defaultValue;
    }
    for (qsizetype i = 0; i < row.columns.size(); ++i)
        cells[row.columns.at(i)] = row.values.at(i);
    const std::vector<QByteArrayView> views(cells.begin(), cells.end());
    return writer.insert(views, 0, true);
}

// Nothing in the second: all rows.
tl::expected<std::optional<ViewCriteria>, AnalyticsProblem> selectionOf(
    AnalyticsParts &parts, const AnalyticsCall &call, QLatin1StringView allKey, int conflict)
{
    const bool isAll = configFlag(call.config.value(allKey));
    const QString criteria = call.config.value("criteria"_L1).toString();
    if (isAll != criteria.isEmpty())
        return tl::unexpected(AnalyticsProblem{conflict, {}});
    if (isAll)
        return std::nullopt;
    auto parsed = ViewCriteria::parse(criteria.toUtf8(), call.view->name, call.view->columns(),
        parts.environment.settings.flag(u"analyticsUnquotedColumns"_s));
    if (!parsed)
        return tl::unexpected(parsed.error());
    return *std::move(parsed);
}

Result<qint64> updateSelected(TableWriter &writer, const QList<ViewColumn> &columns,
    const std::optional<ViewCriteria> &criteria, const RowValues &row)
{
    Result<void> result;
    qint64 count = 0;
    std::vector<QByteArrayView> cells;
    forEachSelected(writer, columns, {criteria ? &*criteria : nullptr}, [&](qint64 ordinal) {
        ++count;
        cells.assign(writer.cells().begin(), writer.cells().end());
        cells.resize(qMax(cells.size(), static_cast<size_t>(columns.size())));
        for (qsizetype i = 0; i < row.columns.size(); ++i)
            cells[static_cast<size_t>(row.columns.at(i))] = row.values.at(i);
        if (auto updated = writer.update(ordinal, cells, 0, true); !updated)
            result = fail(updated.error());
    });
    if (!result)
        return fail(result.error());
    return count;
}

HttpReply rowFailure(const Error &error)
{
    return analyticsFailure(7005, error.text());
}

} // namespace

void forEachSelected(TableWriter &writer, const QList<ViewColumn> &columns,
    const RowSelection &selection, const std::function<void(qint64)> &take)
{
    const int key = selection.criteria ? selection.criteria->keyColumn() : -1;
    if (key >= 0 && !writer.hasIndex() && writer.rows() >= kWorthAnIndex) {
        if (auto made = writer.useIndex(columns, {key}); !made)
            qWarning("%s", qUtf8Printable(made.error().text()));
    }
    if (key >= 0 && writer.hasIndexOf(key)) {
        const QList<QByteArray> keys = selection.criteria->keys();
        for (const QByteArray &value : QSet<QByteArray>(keys.begin(), keys.end()))
            writer.findKey(value, take);
        return;
    }
    const qint64 rows = writer.rows();
    for (qint64 ordinal = 0; ordinal < rows; ++ordinal) {
        if (writer.read(ordinal) && (!selection.criteria || selection.criteria->matches(writer)))
            take(ordinal);
    }
}

HttpReply addRow(AnalyticsParts &parts, const AnalyticsCall &call)
{
    if (auto refused
        = refuseUnknownKeys(call.config, {u"columns"_s, u"dateFormat"_s, u"columnDateFormat"_s}))
        return *std::move(refused);
    RowCall table(*call.view);
    if (auto refused = table.open(parts))
        return *std::move(refused);
    const QList<ViewColumn> columns = call.view->columns();
    const auto row = rowValues(call.config, columns, parts.environment.settings);
    if (!row)
        return analyticsFailure(row.error());
    if (auto added = insertValues(*table.writer, columns, *row); !added)
        return rowFailure(added.error());
    if (auto committed = table.writer->commit(); !committed)
        return rowFailure(committed.error());
    parts.limits.spend(kAddMilliUnits);
    return analyticsSuccess(u"Add row"_s,
        {{u"addedColumns"_s, row->accepted}, {u"invalidColumns"_s, row->invalid}}, true);
}

HttpReply updateRows(AnalyticsParts &parts, const AnalyticsCall &call)
{
    if (auto refused = refuseUnknownKeys(call.config,
            {u"columns"_s, u"criteria"_s, u"updateAllRows"_s, u"addIfNotExist"_s, u"dateFormat"_s,
                u"columnDateFormat"_s}))
        return *std::move(refused);
    RowCall table(*call.view);
    if (auto refused = table.open(parts))
        return *std::move(refused);
    const auto criteria = selectionOf(parts, call, "updateAllRows"_L1, 8130);
    if (!criteria)
        return analyticsFailure(criteria.error());
    const QList<ViewColumn> columns = call.view->columns();
    const auto row = rowValues(call.config, columns, parts.environment.settings);
    if (!row)
        return analyticsFailure(row.error());
    const auto count = updateSelected(*table.writer, columns, *criteria, *row);
    if (!count)
        return rowFailure(count.error());
    QJsonObject data{{u"updatedColumns"_s, row->accepted}, {u"updatedRows"_s, *count},
        {u"invalidColumns"_s, row->invalid}};
    if (*count == 0 && configFlag(call.config.value("addIfNotExist"_L1))) {
        if (auto added = insertValues(*table.writer, columns, *row); !added)
            return rowFailure(added.error());
        data.insert(u"newRowAdded"_s, true);
    }
    if (auto committed = table.writer->commit(); !committed)
        return rowFailure(committed.error());
    parts.limits.spend(kUpdateMilliUnits);
    return analyticsSuccess(u"Update rows"_s, data, true);
}

HttpReply deleteRows(AnalyticsParts &parts, const AnalyticsCall &call)
{
    if (auto refused = refuseUnknownKeys(call.config, {u"criteria"_s, u"deleteAllRows"_s}))
        return *std::move(refused);
    RowCall table(*call.view);
    if (auto refused = table.open(parts))
        return *std::move(refused);
    const auto criteria = selectionOf(parts, call, "deleteAllRows"_L1, 8131);
    if (!criteria)
        return analyticsFailure(criteria.error());
    Result<void> result;
    qint64 count = 0;
    forEachSelected(*table.writer, call.view->columns(), {*criteria ? &**criteria : nullptr},
        [&](qint64 ordinal) {
            ++count;
            if (auto removed = table.writer->remove(ordinal); !removed)
                result = fail(removed.error());
        });
    if (!result)
        return rowFailure(result.error());
    if (auto committed = table.writer->commit(); !committed)
        return rowFailure(committed.error());
    parts.limits.spend(kDeleteMilliUnits);
    return analyticsSuccess(u"Delete rows"_s, {{u"deletedRows"_s, count}}, true);
}

} // namespace sluice::sandbox
