// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/writtenrows.h"

#include "core/engine/rundata.h"
#include "syncs/files/chunkrows.h"
#include "syncs/files/pagefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Where what a chunk was made of lies.
struct ChunkOrigin
{
    QStringList sentColumns;
    QSet<qint64> notWritten; // ordinals
    QJsonObject page; // the input of the step that processed it
    QString before; // the file beside the chunk that tells what the page does not; empty: it does
};

QJsonObject objectIn(QSqlQuery &row, int column)
{
    return QJsonDocument::fromJson(row.value(column).toString().toUtf8()).object();
}

Result<void> readOrigin(Sql &sql, const UndoPlan &plan, const Chunk &chunk, ChunkOrigin &origin)
{
    auto sent = sentColumnsOf(sql, plan.run, chunk);
    if (!sent)
        return fail(sent.error());
    origin.sentColumns = *sent;
    auto issues
        = sql.run("SELECT ordinal FROM record_issue WHERE run_number=? AND ordinal BETWEEN ? AND ?"
                  " AND outcome<>'written_with_warning'",
            {plan.number, chunk.firstOrdinal, chunk.lastOrdinal});
    if (!issues)
        return fail(issues.error());
    while ((*issues)->next())
        origin.notWritten.insert((*issues)->value(0).toLongLong());
    (*issues)->finish();
    auto beside = sql.run("SELECT b.rel_path FROM artifact b, artifact c WHERE c.id=?"
                          " AND b.run_id=c.run_id AND b.kind='before'"
                          " AND b.rel_path=replace(c.rel_path,'/chunk-','/before-')",
        {chunk.artifactId});
    if (!beside)
        return fail(beside.error());
    if ((*beside)->next())
        origin.before = (*beside)->value(0).toString();
    (*beside)->finish();
    // The page that begins last among those that begin before the chunk.
    auto pages = sql.run("SELECT input FROM step WHERE run_id=? AND stage='process'", {plan.run});
    if (!pages)
        return fail(pages.error());
    qint64 begin = 0;
    while ((*pages)->next()) {
        const QJsonObject input = objectIn(**pages, 0);
        const qint64 first = input.value(u"firstOrdinal").toInteger(1);
        if (first <= chunk.firstOrdinal && first > begin) {
            begin = first;
            origin.page = input;
        }
    }
    (*pages)->finish();
    return {};
}

// Fills in what the page held of the rows, which stand in the order of their ordinals.
Result<void> readBefore(const QString &runDirectory, const ChunkOrigin &origin,
    const std::vector<qint64> &ordinals, WrittenRows &written)
{
    auto page = PageFile::open(runDirectory + u'/' + origin.page.value(u"path").toString(), "id",
        pageDelimiter(origin.page));
    if (!page)
        return fail(page.error());
    std::vector<qsizetype> places;
    for (const QString &column : std::as_const(written.columns))
        places.push_back((*page)->columns().indexOf(column));
    const qint64 first = origin.page.value(u"firstOrdinal").toInteger(1);
    CsvReader &csv = (*page)->csv();
    size_t next = 0;
    while (next < ordinals.size()) {
        auto kind = csv.next();
        if (!kind)
            return fail((*page)->failure().value_or(kind.error()));
        if (*kind == CsvReader::Kind::End)
            return fail(ErrorKind::Data, u"The page of a record that was written is shorter"_s);
        if (first + csv.row() - 1 != ordinals[next])
            continue;
        const auto fields = csv.fields();
        for (const qsizetype place : places)
            written.rows[next].before.push_back(
                place < 0 ? QByteArray() : fields[static_cast<size_t>(place)].toByteArray());
        ++next;
    }
    return {};
}

// Of a file's records it stands beside the chunk.
Result<void> readBeforeBeside(
    const QString &path, const Chunk &chunk, const ChunkOrigin &origin, WrittenRows &written)
{
    std::vector<std::vector<QByteArray>> all;
    auto names = forEachChunkRow(path, chunk.members, [&](const ChunkRow &row) -> Result<void> {
        if (origin.notWritten.contains(row.ordinal) || row.id.isEmpty())
            return {};
        std::vector<QByteArray> &values = all.emplace_back();
        for (const QByteArrayView value : row.values)
            values.push_back(value.toByteArray());
        return {};
    });
    if (!names)
        return fail(names.error());
    if (all.size() != written.rows.size())
        return fail(ErrorKind::Data, u"The file of what records held before is not the chunk's"_s);
    for (size_t i = 0; i < all.size(); ++i) {
        for (const QString &column : std::as_const(written.columns)) {
            const qsizetype place = names->indexOf(column);
            written.rows[i].before.push_back(
                place < 0 ? QByteArray() : std::move(all[i][static_cast<size_t>(place)]));
        }
    }
    return {};
}

} // namespace

Result<QStringList> sentColumnsOf(Sql &sql, const QString &runId, const Chunk &chunk)
{
    auto write = sql.run("SELECT input FROM step WHERE run_id=? AND step_key=?",
        {runId, u"write:chunk:%1"_s.arg(chunk.firstOrdinal)});
    if (!write)
        return fail(write.error());
    QStringList names;
    if ((*write)->next()) {
        const QJsonArray columns = objectIn(**write, 0).value(u"columns").toArray();
        for (const QJsonValue &column : columns)
            names.append(column.toString());
    }
    (*write)->finish();
    return names;
}

Result<WrittenRows> writtenRowsOf(
    Store &store, const UndoPlan &plan, const QString &runDirectory, qint64 chunkId)
{
    RunRow run;
    run.id = plan.run;
    run.number = plan.number;
    RunData data(store, run);
    auto chunk = data.chunk(chunkId);
    if (!chunk)
        return fail(chunk.error());
    auto file = *chunk ? data.artifact((*chunk)->artifactId) : std::optional<Artifact>();
    if (!file)
        return fail(file.error());
    if (!*file)
        return fail(
            ErrorKind::Data, u"A chunk of run #%1 is not there any more"_s.arg(plan.number));
    ChunkOrigin origin;
    auto read = store.read([&plan, &chunk, &origin](Sql &sql) -> Result<void> {
        return readOrigin(sql, plan, **chunk, origin);
    });
    if (!read)
        return fail(read.error());
    WrittenRows written{.columns = origin.sentColumns, .rows = {}};
    std::vector<qint64> ordinals;
    std::vector<std::vector<QByteArray>> all; // the values of all columns of the file
    auto names = forEachChunkRow(runDirectory + u'/' + (*file)->relPath, (*chunk)->members,
        [&](const ChunkRow &row) -> Result<void> {
            if (origin.notWritten.contains(row.ordinal) || row.id.isEmpty())
                return {}; // without an id: it was erased
            ordinals.push_back(row.ordinal);
            written.rows.push_back({.id = row.id.toByteArray(), .sent = {}, .before = {}});
            std::vector<QByteArray> &values = all.emplace_back();
            for (const QByteArrayView value : row.values)
                values.push_back(value.toByteArray());
            return {};
        });
    if (!names)
        return fail(names.error());
    for (size_t i = 0; i < written.rows.size(); ++i) {
        for (const QString &column : std::as_const(written.columns)) {
            const qsizetype place = names->indexOf(column);
            written.rows[i].sent.push_back(
                place < 0 ? QByteArray() : std::move(all[i][static_cast<size_t>(place)]));
        }
    }
    if (auto before = origin.before.isEmpty()
            ? readBefore(runDirectory, origin, ordinals, written)
            : readBeforeBeside(runDirectory + u'/' + origin.before, **chunk, origin, written);
        !before)
        return fail(before.error());
    return written;
}

} // namespace sluice
