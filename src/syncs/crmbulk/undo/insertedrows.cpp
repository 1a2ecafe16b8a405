// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/insertedrows.h"

#include "base/csv/csvreader.h"
#include "base/files.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/rundata.h"
#include "syncs/files/chunkrows.h"

#include <QFile>
#include <QHash>

#include <algorithm>
#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kOutcomeColumns = 3; // _row, _action, id, and the values behind them

bool isRowOf(std::span<const QByteArrayView> fields, QByteArrayView action)
{
    return fields.size() >= kOutcomeColumns && fields[1] == action;
}

// An erased one has no id any more.
bool isInsertedRow(std::span<const QByteArrayView> fields)
{
    return isRowOf(fields, "added") && !fields[2].isEmpty();
}

// Of the chunks, which stand in the order of their ordinals.
qint64 chunkOfOrdinal(const QList<Chunk> &chunks, qint64 ordinal)
{
    const auto after = std::upper_bound(chunks.cbegin(), chunks.cend(), ordinal,
        [](qint64 wanted, const Chunk &chunk) { return wanted < chunk.firstOrdinal; });
    if (after == chunks.cbegin())
        return 0;
    const Chunk &chunk = *std::prev(after);
    return ordinal <= chunk.lastOrdinal ? chunk.id : 0;
}

Result<void> openOutcome(QFile &file)
{
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
    return {};
}

// The ids by their ordinals.
Result<QHash<qint64, QByteArray>> insertedIds(
    const QString &runDirectory, const UndoPlan::Part &part)
{
    QFile file(runDirectory + u'/' + OutcomeFiles::relPath(u"written"_s));
    if (auto opened = openOutcome(file); !opened)
        return fail(opened.error());
    if (!file.seek(part.offset))
        return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
    CsvReader csv(file);
    QHash<qint64, QByteArray> ids;
    while (ids.size() < part.rows) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            break; // some were erased since the plan was made
        if (*kind == CsvReader::Kind::Row && isInsertedRow(csv.fields()))
            ids.insert(csv.fields()[0].toLongLong(), csv.fields()[2].toByteArray());
    }
    return ids;
}

} // namespace

Result<void> findInsertedRows(const QString &runDirectory, const Artifact &written,
    const QList<Chunk> &chunks, UndoPlan &plan)
{
    QFile file(runDirectory + u'/' + written.relPath);
    if (auto opened = openOutcome(file); !opened)
        return opened;
    CsvReader csv(file);
    if (auto header = csv.readHeader(); !header)
        return fail(header.error());
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End || csv.byteOffset() >= written.bytes)
            return {}; // behind it nothing is committed
        if (*kind == CsvReader::Kind::BadRow)
            continue;
        const auto fields = csv.fields();
        if (!isInsertedRow(fields)) {
            plan.updated += isRowOf(fields, "updated") ? 1 : 0;
            plan.nameless += isRowOf(fields, "added") ? 1 : 0;
            continue;
        }
        const qint64 chunk = chunkOfOrdinal(chunks, fields[0].toLongLong());
        if (chunk == 0)
            return fail(ErrorKind::Data, u"The outcome file names a record of no chunk"_s,
                u"%1 was changed by someone else"_s.arg(written.relPath));
        if (plan.parts.isEmpty() || plan.parts.last().chunk != chunk)
            plan.parts.append({chunk, 0, csv.byteOffset()});
        ++plan.parts.last().rows;
    }
}

Result<QString> chunkFileOf(RunData &data, qint64 chunkId)
{
    auto chunk = data.chunk(chunkId);
    if (!chunk)
        return fail(chunk.error());
    if (!*chunk)
        return QString();
    auto file = data.artifact((*chunk)->artifactId);
    if (!file)
        return fail(file.error());
    return *file ? (*file)->relPath : QString();
}

Result<WrittenRows> insertedRowsOf(
    Store &store, const UndoPlan &plan, const QString &runDirectory, const UndoPlan::Part &part)
{
    RunRow run;
    run.id = plan.run;
    run.number = plan.number;
    RunData data(store, run);
    auto chunk = data.chunk(part.chunk);
    auto path = chunkFileOf(data, part.chunk);
    auto ids = insertedIds(runDirectory, part);
    if (!chunk || !path || !ids)
        return fail(!chunk ? chunk.error() : !path ? path.error() : ids.error());
    if (!*chunk || path->isEmpty())
        return fail(
            ErrorKind::Data, u"A chunk of run #%1 is not there any more"_s.arg(plan.number));
    WrittenRows inserted;
    auto read = store.read([&plan, &chunk, &inserted](Sql &sql) -> Result<void> {
        auto columns = sentColumnsOf(sql, plan.run, **chunk);
        if (!columns)
            return fail(columns.error());
        inserted.columns = *columns;
        return {};
    });
    if (!read)
        return fail(read.error());
    std::vector<std::vector<QByteArray>> all; // the values of all columns of the file
    auto names = forEachChunkRow(runDirectory + u'/' + *path, (*chunk)->members,
        [&ids, &inserted, &all](const ChunkRow &row) -> Result<void> {
            const auto id = ids->constFind(row.ordinal);
            if (id == ids->cend())
                return {};
            inserted.rows.push_back({.id = *id, .sent = {}, .before = {}});
            std::vector<QByteArray> &values = all.emplace_back();
            for (const QByteArrayView value : row.values)
                values.push_back(value.toByteArray());
            return {};
        });
    if (!names)
        return fail(names.error());
    for (size_t i = 0; i < inserted.rows.size(); ++i) {
        for (const QString &column : std::as_const(inserted.columns)) {
            const qsizetype place = names->indexOf(column);
            inserted.rows[i].sent.push_back(
                place < 0 ? QByteArray() : std::move(all[i][static_cast<size_t>(place)]));
        }
    }
    return inserted;
}

} // namespace sluice
