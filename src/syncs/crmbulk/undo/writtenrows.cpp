// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/writtenrows.h"

#include "core/engine/rundata.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/undo/runrows.h"
#include "syncs/files/chunkrows.h"
#include "syncs/files/pagefile.h"

#include <QFileInfo>
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

// The values of some of the columns, in their own order; of one that is not there, nothing.
std::vector<QByteArray> inOrder(
    const QStringList &columns, const QStringList &names, std::vector<QByteArray> &values)
{
    std::vector<QByteArray> ordered;
    for (const QString &column : columns) {
        const qsizetype place = names.indexOf(column);
        ordered.push_back(place < 0 ? QByteArray() : std::move(values[static_cast<size_t>(place)]));
    }
    return ordered;
}

QJsonObject objectIn(QSqlQuery &row, int column)
{
    return QJsonDocument::fromJson(row.value(column).toString().toUtf8()).object();
}

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
Result<void> readBeforeBeside(const QString &path, const Chunk &chunk,
    const std::vector<qint64> &ordinals, WrittenRows &written)
{
    std::vector<std::vector<QByteArray>> all;
    auto names = forEachChunkRow(path, chunk.members, [&](const ChunkRow &row) -> Result<void> {
        if (all.size() == ordinals.size() || row.ordinal != ordinals[all.size()])
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
    for (size_t i = 0; i < all.size(); ++i)
        written.rows[i].before = inOrder(written.columns, *names, all[i]);
    return {};
}

// Which of a chunk's rows the part is about, and the id of each; empty: it is not.
class PartRowIds
{
public:
    PartRowIds(const ChunkOrigin &origin, bool isByOutcome)
        : m_origin(origin)
        , m_isByOutcome(isByOutcome)
    {
    }
    Result<void> read(const QString &runDirectory, const UndoPlan::Part &part)
    {
        if (!m_isByOutcome)
            return {};
        auto ids = runRowIds(runDirectory, part);
        if (!ids)
            return fail(ids.error());
        m_ids = *std::move(ids);
        return {};
    }
    QByteArray of(const ChunkRow &row) const // without an id in the file: it was erased
    {
        if (m_isByOutcome)
            return m_ids.value(row.ordinal);
        return m_origin.notWritten.contains(row.ordinal) ? QByteArray() : row.id.toByteArray();
    }

private:
    const ChunkOrigin &m_origin;
    bool m_isByOutcome;
    QHash<qint64, QByteArray> m_ids;
};

Result<Chunk> chunkOf(RunData &data, const UndoPlan &plan, qint64 chunkId)
{
    auto chunk = data.chunk(chunkId);
    if (!chunk)
        return fail(chunk.error());
    if (!*chunk || (*chunk)->artifactId == 0)
        return fail(
            ErrorKind::Data, u"A chunk of run #%1 is not there any more"_s.arg(plan.number));
    return **chunk;
}

} // namespace

Result<WrittenRows> writtenRowsOf(StepContext &context, const UndoPlan &plan)
{
    const UndoPlan::Part part = plan.parts.value(context.input().value(u"page").toInt(1) - 1);
    const QString runDirectory = QFileInfo(context.directory()).path() + u'/' + plan.run;
    RunRow run;
    run.id = plan.run;
    run.number = plan.number;
    RunData data(context.store(), run);
    auto chunk = chunkOf(data, plan, part.chunk);
    auto path = chunkFileOf(data, part.chunk);
    if (!chunk || !path)
        return fail(chunk ? path.error() : chunk.error());
    ChunkOrigin origin;
    auto read = context.store().read([&plan, &chunk, &origin](Sql &sql) -> Result<void> {
        return readOrigin(sql, plan, *chunk, origin);
    });
    PartRowIds ids(origin, part.offset >= 0);
    if (read)
        read = ids.read(runDirectory, part);
    if (!read)
        return fail(read.error());
    WrittenRows written{.columns = origin.sentColumns, .rows = {}};
    std::vector<qint64> ordinals;
    std::vector<std::vector<QByteArray>> all; // the values of all columns of the file
    auto names = forEachChunkRow(
        runDirectory + u'/' + *path, chunk->members, [&](const ChunkRow &row) -> Result<void> {
            const QByteArray id = ids.of(row);
            if (id.isEmpty())
                return {};
            ordinals.push_back(row.ordinal);
            written.rows.push_back(
                {.id = id, .sent = {}, .before = {}, .isBeforeKnown = row.id == id});
            std::vector<QByteArray> &values = all.emplace_back();
            for (const QByteArrayView value : row.values)
                values.push_back(value.toByteArray());
            return {};
        });
    if (!names)
        return fail(names.error());
    for (size_t i = 0; i < written.rows.size(); ++i)
        written.rows[i].sent = inOrder(written.columns, *names, all[i]);
    if (part.isInserted)
        return written;
    if (auto before = origin.before.isEmpty()
            ? readBefore(runDirectory, origin, ordinals, written)
            : readBeforeBeside(runDirectory + u'/' + origin.before, *chunk, ordinals, written);
        !before)
        return fail(before.error());
    return written;
}

} // namespace sluice
