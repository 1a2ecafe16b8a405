// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/filetarget.h"

#include "base/csv/csvreader.h"
#include "base/files.h"
#include "core/engine/rundata.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/files/chunkrows.h"
#include "syncs/files/outcomerows.h"

#include <QFileInfo>
#include <QLocale>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kRowsBetweenLooks = 4'096; // whether the run is being stopped

// In the step: what the file was when it was whole, and that it has its name.
constexpr auto kWhole = "file"_L1;
constexpr auto kPlaced = "placed"_L1;

const QString &fileStepKey()
{
    static const QString key = u"write:file"_s;
    return key;
}

Result<qint64> numberOf(StepTx &tx, const char *statement, const QVariantList &values)
{
    auto row = tx.sql().run(statement, values);
    if (!row)
        return fail(row.error());
    const qint64 number = (*row)->next() ? (*row)->value(0).toLongLong() : 0;
    (*row)->finish();
    return number;
}

// The columns of a chunk's file behind the id.
Result<QStringList> chunkColumns(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(path), errno));
    CsvReader reader(file);
    auto header = reader.readHeader();
    if (!header)
        return fail(header.error());
    QStringList names;
    for (qsizetype i = 1; i < header->size(); ++i)
        names.append(QString::fromUtf8(header->at(i)));
    return names;
}

// The file on its way from the run's chunks to its place.
class FileTarget
{
public:
    FileTarget(StepContext &context, const TargetFile &target, const CrmFacts &facts)
        : m_context(context)
        , m_target(target)
        , m_facts(facts)
        , m_data(context.store(), context.run())
        , m_partPath(target.path + u'.' + context.run().id + u".part"_s)
    {
    }
    StepResult run();

private:
    Result<void> findChunks();
    Result<void> place();
    bool isInPlace() const;
    Result<TargetFileSum> write();
    Result<void> writeChunk(TargetFileWriter &writer, const Chunk &chunk);
    Result<void> settle(const Chunk &chunk);
    QString pathOf(const Chunk &chunk) const { return m_paths.value(chunk.artifactId); }

    StepContext &m_context;
    const TargetFile &m_target;
    const CrmFacts &m_facts;
    RunData m_data;
    QString m_partPath;
    QList<Chunk> m_chunks; // that hold records, without their members
    QHash<qint64, QString> m_paths; // of their files, by artifact
    QStringList m_columns;
    qint64 m_rows = 0;
};

Result<void> FileTarget::findChunks()
{
    auto chunks = m_data.chunks(false);
    if (!chunks)
        return fail(chunks.error());
    auto artifacts = m_data.artifacts(u"chunk"_s);
    if (!artifacts)
        return fail(artifacts.error());
    for (const Artifact &artifact : std::as_const(*artifacts))
        m_paths.insert(artifact.id, m_context.directory() + u'/' + artifact.relPath);
    for (const Chunk &chunk : std::as_const(*chunks)) {
        if (chunk.memberCount > 0)
            m_chunks.append(chunk);
    }
    m_columns = m_facts.writeFields;
    if (m_chunks.isEmpty())
        return {};
    auto columns = chunkColumns(pathOf(m_chunks.first()));
    if (!columns)
        return fail(columns.error());
    m_columns = *columns;
    return {};
}

Result<void> FileTarget::writeChunk(TargetFileWriter &writer, const Chunk &chunk)
{
    auto whole = m_data.chunk(chunk.id);
    if (!whole || !*whole)
        return fail(whole ? Error{.what = u"A chunk is not in the store"_s} : whole.error());
    auto names = forEachChunkRow(
        pathOf(chunk), (*whole)->members, [this, &writer](const ChunkRow &row) -> Result<void> {
            if (++m_rows % kRowsBetweenLooks == 0) {
                if (m_context.token().isStopped())
                    return fail(ErrorKind::Cancelled, u"Stopped while the file was written"_s);
                m_context.progress(m_rows, m_context.step().records, u"writing"_s);
            }
            return writer.row(row.id, row.values);
        });
    if (!names)
        return fail(names.error());
    if (*names != m_columns)
        return fail(ErrorKind::Data, u"The fields changed while the module was read"_s,
            u"A file has the same columns in all its rows"_s,
            u"Run the job again; name the fields in it to keep them"_s);
    return {};
}

Result<TargetFileSum> FileTarget::write()
{
    m_rows = 0;
    auto writer = TargetFileWriter::begin(m_target, m_partPath, m_columns);
    if (!writer)
        return fail(writer.error());
    for (const Chunk &chunk : std::as_const(m_chunks)) {
        if (auto written = writeChunk(**writer, chunk); !written)
            return fail(written.error());
    }
    return (*writer)->finish();
}

// After a crash between the name and its note in the store.
bool FileTarget::isInPlace() const
{
    const QJsonObject known = m_context.memo().value(kWhole).toObject();
    if (known.isEmpty() || QFileInfo::exists(m_partPath)
        || QFileInfo(m_target.path).size() != known.value(u"bytes").toInteger())
        return false;
    const auto sum = sumOfFile(m_target.path);
    return sum && sum->sha256 == known.value(u"sha256").toString();
}

Result<void> FileTarget::place()
{
    if (m_context.memo().contains(kPlaced))
        return {};
    if (!isInPlace()) {
        if (auto free = checkTargetPlace(m_target.path, m_target.replaces); !free)
            return free;
        auto sum = write();
        if (!sum)
            return fail(sum.error());
        const QJsonObject whole{{u"path"_s, m_target.path}, {u"bytes"_s, sum->bytes},
            {u"sha256"_s, sum->sha256}, {u"records"_s, m_rows}};
        if (auto kept = m_context.remember(kWhole, whole); !kept)
            return kept;
        if (auto placed = placeTargetFile(m_partPath, m_target.path, m_target.replaces); !placed) {
            QFile::remove(m_partPath);
            return placed;
        }
    }
    return m_context.remember(kPlaced, true);
}

// The chunk's records are in the file.
Result<void> FileTarget::settle(const Chunk &chunk)
{
    auto whole = m_data.chunk(chunk.id);
    if (!whole || !*whole)
        return fail(whole ? Error{.what = u"A chunk is not in the store"_s} : whole.error());
    QByteArray rows;
    auto listed = forEachChunkRow(
        pathOf(chunk), (*whole)->members, [&rows](const ChunkRow &row) -> Result<void> {
            appendWrittenRow(rows, row.ordinal, "exported", row.id, {});
            return {};
        });
    if (!listed)
        return fail(listed.error());
    Counts moved;
    moved.written = chunk.counts.notAttempted;
    moved.notAttempted = -chunk.counts.notAttempted;
    return m_context.commit([&](StepTx &tx) -> Result<void> {
        if (auto done = tx.moveChunk(chunk.id, u"settled"_s, moved); !done)
            return done;
        return tx.appendOutcome(u"written"_s, writtenHeader({}), rows, moved.written);
    });
}

StepResult FileTarget::run()
{
    if (auto found = findChunks(); !found)
        return m_context.orElse(found.error());
    if (auto placed = place(); !placed)
        return m_context.orElse(placed.error());
    for (const Chunk &chunk : std::as_const(m_chunks)) {
        if (chunk.state == "settled"_L1)
            continue;
        if (auto settled = settle(chunk); !settled)
            return m_context.orElse(settled.error());
    }
    const qint64 bytes = m_context.memo().value(kWhole)[u"bytes"].toInteger();
    return m_context.finish(
        [this](StepTx &tx) -> Result<void> {
            const auto tell = [&tx](const QStringList &fields, const QString &code,
                                  const QString &text) -> Result<void> {
                return fields.isEmpty()
                    ? Result<void>()
                    : tx.event(u"warning"_s, code, text.arg(fields.join(u", "_s)));
            };
            if (auto told = tell(m_facts.leftOut, u"SENSITIVE_LEFT_OUT"_s,
                    u"The file lacks sensitive fields: %1"_s);
                !told)
                return told;
            return tell(m_facts.notRead, u"FIELDS_NOT_READ"_s,
                u"The file lacks fields that are not read in bulk: %1"_s);
        },
        u"%1, %2"_s.arg(
            m_target.path, QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat)));
}

} // namespace

Result<void> continueAfter(StepTx &tx, const StepContext &context, const CrmBulkJob &job)
{
    if (!job.targetFile || context.run().isDryRun)
        return {};
    auto open = numberOf(tx,
        "SELECT COUNT(*) FROM step WHERE run_id=? AND id<>? AND state NOT IN ('done','cancelled')",
        {context.run().id, context.step().id});
    if (!open || *open > 0)
        return open ? Result<void>() : fail(open.error());
    auto records = numberOf(tx, "SELECT COALESCE(SUM(n_members), 0) FROM chunk WHERE run_number=?",
        {context.run().number});
    if (!records)
        return fail(records.error());
    return tx.addStep(
        {.stage = u"write"_s, .key = fileStepKey(), .title = u"File"_s, .records = *records});
}

bool isFileTargetStep(const StepRow &step)
{
    return step.key == fileStepKey();
}

StepResult writeFileTarget(StepContext &context, CrmBulkRun &run)
{
    auto facts = run.facts(context);
    if (!facts)
        return facts.error();
    return FileTarget(context, *run.job().targetFile, **facts).run();
}

} // namespace sluice
