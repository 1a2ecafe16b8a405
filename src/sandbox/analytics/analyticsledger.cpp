// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/analyticsledger.h"

#include "sandbox/analytics/analyticscall.h"

#include <QJsonDocument>

#include <array>
#include <cstring>
#include <map>
#include <openssl/sha.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kViewLedgerBlock = 64 * 1024;

// The columns in the order of their names, so that two tables with the same rows have one hash.
std::map<QByteArray, int> columnsByName(const QList<ViewColumn> &columns)
{
    std::map<QByteArray, int> sorted;
    for (int i = 0; i < columns.size(); ++i) {
        if (columns.at(i).isWritable())
            sorted.emplace(columns.at(i).name, i);
    }
    return sorted;
}

// The stored form of a value where it has one, else the value as it is.
QByteArray looseValue(const ViewColumn &column, const QByteArray &text)
{
    QByteArray scratch;
    QByteArrayView value;
    return storedValue(column, {}, text, scratch, value) ? value.toByteArray() : text;
}

Result<void> setCells(
    QList<QByteArray> &cells, const QList<ViewColumn> &columns, const QJsonObject &values)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        const int column = columnIndex(columns, it.key().toUtf8());
        if (column < 0)
            return fail(ErrorKind::Data, u"There is no column %1"_s.arg(it.key()));
        cells[column] = looseValue(columns.at(column), it.value().toVariant().toString().toUtf8());
    }
    return {};
}

Result<qint64> insertMutations(
    TableWriter &writer, const QList<ViewColumn> &columns, const QJsonArray &rows)
{
    for (const QJsonValue &row : rows) {
        QList<QByteArray> cells(columns.size());
        if (auto set = setCells(cells, columns, row.toObject()); !set)
            return fail(set.error());
        const std::vector<QByteArrayView> views(cells.begin(), cells.end());
        if (auto added = writer.insert(views, 0, false); !added)
            return fail(added.error());
    }
    return rows.size();
}

Result<qint64> changeMutations(TableWriter &writer, const AnalyticsView &view,
    const ViewCriteria *criteria, const QJsonObject &mutation)
{
    const QList<ViewColumn> columns = view.columns();
    const bool isDelete = mutation.value("delete"_L1).toBool();
    Result<void> result;
    qint64 count = 0;
    forEachSelected(writer, columns, {criteria}, [&](qint64 ordinal) {
        ++count;
        if (isDelete) {
            if (auto removed = writer.remove(ordinal); !removed)
                result = fail(removed.error());
            return;
        }
        QList<QByteArray> cells(columns.size());
        for (int i = 0; i < columns.size(); ++i)
            cells[i] = writer.cell(i).toByteArray();
        auto set = setCells(cells, columns, mutation.value("values"_L1).toObject());
        if (!set) {
            result = fail(set.error());
            return;
        }
        const std::vector<QByteArrayView> views(cells.begin(), cells.end());
        if (auto updated = writer.update(ordinal, views, 0, false); !updated)
            result = fail(updated.error());
    });
    if (!result)
        return fail(result.error());
    return count;
}

} // namespace

bool writeViewLedger(const AnalyticsView &view, const ByteSink &sink)
{
    const QList<ViewColumn> columns = view.columns();
    TableReader reader(view.table());
    QByteArray out;
    for (qint64 ordinal = 0; ordinal < reader.state().rows; ++ordinal) {
        if (!reader.read(ordinal))
            continue;
        QJsonObject values;
        for (int i = 0; i < columns.size(); ++i)
            values.insert(QString::fromUtf8(columns.at(i).name), QString::fromUtf8(reader.cell(i)));
        const QJsonObject line{{u"id"_s, QString::number(ordinal + 1)}, {u"values"_s, values},
            {u"applied"_s, static_cast<qint64>(reader.head().applied)}};
        out.append(QJsonDocument(line).toJson(QJsonDocument::Compact));
        out.append('\n');
        if (out.size() >= kViewLedgerBlock) {
            if (!sink(out))
                return false;
            out.resize(0);
        }
    }
    return out.isEmpty() || sink(out);
}

QJsonObject viewDigest(const AnalyticsView &view)
{
    const auto columns = columnsByName(view.columns());
    TableReader reader(view.table());
    std::array<quint64, 4> sum = {};
    std::map<quint32, qint64> histogram;
    qint64 count = 0;
    QByteArray line;
    for (qint64 ordinal = 0; ordinal < reader.state().rows; ++ordinal) {
        if (!reader.read(ordinal))
            continue;
        ++count;
        ++histogram[reader.head().applied];
        line.resize(0);
        for (const auto &[name, column] : columns) {
            line.append(reader.cell(column));
            line.append('\x1f');
        }
        unsigned char digest[SHA256_DIGEST_LENGTH];
        SHA256(reinterpret_cast<const unsigned char *>(line.constData()),
            static_cast<size_t>(line.size()), digest);
        std::array<quint64, 4> words = {};
        std::memcpy(words.data(), digest, sizeof words);
        for (size_t i = 0; i < sum.size(); ++i)
            sum[i] += words[i];
    }
    QJsonObject applied;
    for (const auto &[writes, rowsWithIt] : histogram)
        applied.insert(QString::number(writes), rowsWithIt);
    const QByteArrayView bytes(reinterpret_cast<const char *>(sum.data()), sizeof sum);
    return {{u"rows"_s, count}, {u"sha256"_s, QString::fromLatin1(bytes.toByteArray().toHex())},
        {u"applied"_s, applied}};
}

Result<QJsonObject> mutateView(AnalyticsView &view, const QJsonObject &mutation)
{
    const QList<ViewColumn> columns = view.columns();
    TableWriter writer(view.table());
    if (auto opened = writer.open(); !opened)
        return fail(opened.error());
    if (auto indexed = writer.useIndex(columns, {}); !indexed)
        return fail(indexed.error());
    Result<qint64> count = 0;
    if (mutation.contains("insert"_L1)) {
        count = insertMutations(writer, columns, mutation.value("insert"_L1).toArray());
    } else if (mutation.value("all"_L1).toBool()) {
        count = changeMutations(writer, view, nullptr, mutation);
    } else {
        const auto criteria = ViewCriteria::parse(
            mutation.value("criteria"_L1).toString().toUtf8(), view.name, columns, true);
        if (!criteria)
            return fail(
                ErrorKind::Data, analyticsMessage(criteria.error().code), criteria.error().message);
        count = changeMutations(writer, view, &*criteria, mutation);
    }
    if (!count)
        return fail(count.error());
    if (auto committed = writer.commit(); !committed)
        return fail(committed.error());
    return QJsonObject{{u"rows"_s, *count}};
}

} // namespace sluice::sandbox
