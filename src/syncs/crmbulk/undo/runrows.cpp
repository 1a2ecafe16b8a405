// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/runrows.h"

#include "base/csv/csvreader.h"
#include "base/files.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/rundata.h"

#include <QFile>

#include <algorithm>
#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kOutcomeColumns = 3; // _row, _action, id, and the values behind them

bool isRowOf(std::span<const QByteArrayView> fields, bool isInserted)
{
    return fields.size() >= kOutcomeColumns
        && fields[1] == QByteArrayView(isInserted ? "added" : "updated");
}

// An erased one has no id any more.
bool isNamedRowOf(std::span<const QByteArrayView> fields, bool isInserted)
{
    return isRowOf(fields, isInserted) && !fields[2].isEmpty();
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

} // namespace

Result<RunRows> findRunRows(
    const QString &runDirectory, const Artifact &written, const QList<Chunk> &chunks)
{
    QFile file(runDirectory + u'/' + written.relPath);
    if (auto opened = openOutcome(file); !opened)
        return fail(opened.error());
    CsvReader csv(file);
    if (auto header = csv.readHeader(); !header)
        return fail(header.error());
    RunRows found;
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End || csv.byteOffset() >= written.bytes)
            return found; // behind it nothing is committed
        if (*kind == CsvReader::Kind::BadRow)
            continue;
        const auto fields = csv.fields();
        const bool isInserted = isNamedRowOf(fields, true);
        if (!isInserted && !isNamedRowOf(fields, false)) {
            found.nameless += isRowOf(fields, true) ? 1 : 0;
            found.unknown += isRowOf(fields, false) ? 1 : 0;
            continue;
        }
        const qint64 chunk = chunkOfOrdinal(chunks, fields[0].toLongLong());
        if (chunk == 0)
            return fail(ErrorKind::Data, u"The outcome file names a record of no chunk"_s,
                u"%1 was changed by someone else"_s.arg(written.relPath));
        QList<UndoPlan::Part> &parts = isInserted ? found.inserted : found.updated;
        if (parts.isEmpty() || parts.last().chunk != chunk)
            parts.append({chunk, 0, csv.byteOffset(), isInserted});
        ++parts.last().rows;
    }
}

Result<QHash<qint64, QByteArray>> runRowIds(const QString &runDirectory, const UndoPlan::Part &part)
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
        if (*kind == CsvReader::Kind::Row && isNamedRowOf(csv.fields(), part.isInserted))
            ids.insert(csv.fields()[0].toLongLong(), csv.fields()[2].toByteArray());
    }
    return ids;
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

} // namespace sluice
