// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/exportjob.h"

#include "base/csv/csvwriter.h"
#include "sandbox/catalyst/exportcriteria.h"
#include "sandbox/server/zipstream.h"

#include <QJsonArray>

#include <charconv>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kExportBlock = 128 * 1024;

DataFilter filterOf(const ExportJob &job, const DataTableSpec &spec, bool takesMore)
{
    auto condition = readExportCriteria(job.criteria, spec, takesMore);
    return DataFilter(spec, condition ? *std::move(condition) : Condition());
}

QList<int> columnsOf(const ExportJob &job, const DataTableSpec &spec)
{
    QList<int> columns;
    for (const QString &name : job.columns)
        columns.append(spec.indexOf(name.toUtf8()));
    for (int i = 0; job.columns.isEmpty() && i < spec.columns.size(); ++i)
        columns.append(i);
    return columns;
}

bool writeExportCsv(
    const ExportJob &job, const CatalystStore &store, bool hasMark, const ByteSink &sink)
{
    const DataTableSpec &spec = store.spec(job.table);
    const QList<int> columns = columnsOf(job, spec);
    // A job that was made has criteria that were taken, whatever the switch says now.
    const DataFilter filter = filterOf(job, spec, true);
    quint64 mask = filter.fieldMask();
    for (const int column : columns)
        mask |= maskOf(spec.columns.at(column));
    QByteArray out;
    out.reserve(kExportBlock + kExportBlock / 2);
    if (hasMark)
        out.append("\xEF\xBB\xBF");
    CsvWriter csv(out);
    for (const int column : columns)
        csv.field(spec.columns.at(column).name);
    csv.endRow();
    RowReader reader(store.rows(job.table), job.snapshot);
    qint64 written = 0;
    for (qint64 ordinal = job.firstOrdinal; ordinal < job.endOrdinal && written < job.count;
         ++ordinal) {
        if (!reader.read(ordinal, mask) || !filter.matches(reader, ordinal))
            continue;
        ++written;
        for (const int index : columns) {
            const DataColumn &column = spec.columns.at(index);
            char text[24];
            if (column.field < 0) {
                const auto end
                    = std::to_chars(text, text + sizeof text, recordId(spec.module, ordinal)).ptr;
                csv.field(QByteArrayView(text, end));
            } else {
                csv.field(reader.value(column.field));
            }
        }
        csv.endRow();
        if (out.size() >= kExportBlock) {
            if (!sink(out))
                return false;
            out.resize(0);
        }
    }
    return out.isEmpty() || sink(out);
}

} // namespace

QJsonObject ExportJob::toJson() const
{
    return {{u"id"_s, id}, {u"table"_s, table}, {u"columns"_s, QJsonArray::fromStringList(columns)},
        {u"criteria"_s, criteria}, {u"callback"_s, callback}, {u"page"_s, page},
        {u"pageRows"_s, pageRows}, {u"version"_s, static_cast<qint64>(snapshot.version)},
        {u"rows"_s, snapshot.rows}, {u"deleted"_s, snapshot.deleted}, {u"createdMs"_s, createdMs},
        {u"workMs"_s, workMs}, {u"msPer10000Rows"_s, msPer10000Rows}, {u"isStuck"_s, isStuck},
        {u"failure"_s, failure}, {u"isPrepared"_s, isPrepared}, {u"firstOrdinal"_s, firstOrdinal},
        {u"endOrdinal"_s, endOrdinal}, {u"count"_s, count}, {u"hasMore"_s, hasMore}};
}

ExportJob ExportJob::fromJson(const QJsonObject &json)
{
    ExportJob job;
    job.id = json.value("id"_L1).toInteger();
    job.table = json.value("table"_L1).toInt();
    for (const QJsonValue &name : json.value("columns"_L1).toArray())
        job.columns << name.toString();
    job.criteria = json.value("criteria"_L1);
    job.callback = json.value("callback"_L1);
    job.page = json.value("page"_L1).toInteger();
    job.pageRows = json.value("pageRows"_L1).toInteger();
    job.snapshot = {static_cast<quint64>(json.value("version"_L1).toInteger()),
        json.value("rows"_L1).toInteger(), json.value("deleted"_L1).toInteger()};
    job.createdMs = json.value("createdMs"_L1).toInteger();
    job.workMs = json.value("workMs"_L1).toInteger();
    job.msPer10000Rows = json.value("msPer10000Rows"_L1).toInteger();
    job.isStuck = json.value("isStuck"_L1).toBool();
    job.failure = json.value("failure"_L1).toString();
    job.isPrepared = json.value("isPrepared"_L1).toBool();
    job.firstOrdinal = json.value("firstOrdinal"_L1).toInteger();
    job.endOrdinal = json.value("endOrdinal"_L1).toInteger();
    job.count = json.value("count"_L1).toInteger();
    job.hasMore = json.value("hasMore"_L1).toBool();
    return job;
}

qint64 ExportJob::rowsDone(qint64 nowMs) const
{
    if (!isPrepared || !failure.isEmpty())
        return 0;
    const qint64 whole = qMax<qint64>(doneMs() - createdMs, 1);
    const qint64 spent = qBound<qint64>(0, nowMs - createdMs, whole);
    return isOver(nowMs) ? count : count * spent / whole;
}

QString ExportJob::status(qint64 nowMs) const
{
    if (!isOver(nowMs))
        return u"In-Progress"_s;
    return failure.isEmpty() ? u"Completed"_s : u"Failed"_s;
}

void countExportRows(
    ExportJob &job, const CatalystStore &store, bool takesMore, const CancelToken &stop)
{
    const RowStore &rows = store.rows(job.table);
    const Snapshot &snapshot = job.snapshot;
    const DataFilter filter = filterOf(job, store.spec(job.table), takesMore);
    qint64 skip = (job.page - 1) * job.pageRows;
    job.isPrepared = true;
    if (!job.failure.isEmpty())
        return;
    if (filter.isEmpty() && snapshot.deleted == 0) {
        job.firstOrdinal = qMin(skip, snapshot.rows);
        job.endOrdinal = qMin(job.firstOrdinal + job.pageRows, snapshot.rows);
        job.count = job.endOrdinal - job.firstOrdinal;
        job.hasMore = job.endOrdinal < snapshot.rows;
        return;
    }
    RowReader reader(rows, snapshot);
    job.firstOrdinal = job.endOrdinal = snapshot.rows;
    const qint64 end = qMin(filter.endOrdinal(), snapshot.rows);
    for (qint64 ordinal = filter.firstOrdinal(); ordinal < end; ++ordinal) {
        if ((ordinal & 0xFFF) == 0 && stop.isStopped()) {
            job.isPrepared = false;
            return;
        }
        const bool isThere = filter.isEmpty()
            ? reader.readHead(ordinal)
            : reader.read(ordinal, filter.fieldMask()) && filter.matches(reader, ordinal);
        if (!isThere)
            continue;
        if (skip > 0) {
            --skip;
            continue;
        }
        if (job.count == job.pageRows) {
            job.hasMore = true;
            job.endOrdinal = ordinal;
            break;
        }
        if (job.count++ == 0)
            job.firstOrdinal = ordinal;
    }
}

bool writeExport(const ExportJob &job, const CatalystStore &store, const Settings &settings,
    const ByteSink &sink)
{
    const bool hasMark = settings.flag(u"catalystCsvBom"_s);
    const auto entries = static_cast<int>(settings.number(u"catalystResultEntries"_s));
    const QByteArray name = "Table-" + store.spec(job.table).module.name + ".csv";
    return streamZip(sink, name, entries,
        [&](const ByteSink &csvSink) { return writeExportCsv(job, store, hasMark, csvSink); });
}

} // namespace sluice::sandbox
