// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/deletechunks.h"

#include "core/engine/stepcontext.h"
#include "services/catalyst/catalystclient.h"
#include "services/catalyst/zcql.h"
#include "syncs/datastoreanalytics/datastorejob.h"
#include "syncs/datastoreanalytics/deleterows.h"
#include "syncs/datastoreanalytics/importfile.h"
#include "syncs/files/pageids.h"

#include <QSet>

#include <algorithm>
#include <span>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

DeleteChunks::DeleteChunks(StepContext &context, const DatastoreJob &job, CatalystClient &client)
    : m_context(context)
    , m_job(job)
    , m_client(client)
{
}

Result<void> DeleteChunks::add(quint64 id)
{
    m_asked.push_back(id);
    return m_asked.size() < kZcqlMaxRows ? Result<void>() : lookUp();
}

Result<void> DeleteChunks::lookUp()
{
    if (m_asked.empty())
        return {};
    if (m_context.token().isStopped())
        return fail(ErrorKind::Cancelled, u"The look-up was stopped"_s);
    auto select = zcqlSelect(m_job.table, {u"ROWID"_s});
    if (!select)
        return fail(select.error());
    QStringList ids;
    for (const quint64 id : m_asked)
        ids << QString::number(id);
    auto rows = m_client.query(
        *select + u" WHERE ROWID IN (%1)"_s.arg(ids.join(u',')) + zcqlLimit(0, kZcqlMaxRows));
    if (!rows)
        return fail(rows.error());
    QSet<quint64> there;
    for (const CatalystRow &row : std::as_const(*rows))
        there.insert(plainId(row.rowId().toUtf8()));
    std::ranges::copy_if(
        m_asked, std::back_inserter(m_gone), [&there](quint64 id) { return !there.contains(id); });
    m_asked.clear();
    m_context.cameFurther();
    return {};
}

// Behind all rows that the run has read.
Result<qint64> DeleteChunks::firstOrdinal()
{
    if (m_firstOrdinal > 0)
        return m_firstOrdinal;
    qint64 first = 1;
    auto done = m_context.store().read([this, &first](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT COALESCE(MAX(last_ordinal), 0) + 1 FROM chunk WHERE"
                           " run_number=?",
            {m_context.run().number});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            first = (*row)->value(0).toLongLong();
        (*row)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return first;
}

Result<void> DeleteChunks::writeFile(
    const QString &relPath, std::span<const quint64> ids, qint64 &bytes)
{
    ImportFile file(m_context.directory() + u'/' + relPath);
    if (auto opened = file.open({u"ROWID"_s}); !opened)
        return opened;
    for (const quint64 id : ids) {
        file.beginRow();
        file.appendField(QByteArray::number(id));
        if (auto ended = file.endRow(); !ended)
            return ended;
    }
    if (auto finished = file.finish(); !finished)
        return finished;
    bytes = file.bytes();
    return {};
}

bool DeleteChunks::isOverLimit(qint64 inView) const
{
    const auto gone = static_cast<qint64>(m_gone.size());
    return gone > m_job.deleteLimitRows || gone * 100 > inView * m_job.deleteLimitPercent;
}

Result<void> DeleteChunks::askIfTooMany(StepTx &tx, qint64 inView) const
{
    if (!isOverLimit(inView))
        return {};
    return tx.askForAttention(u"DELETE_LIMIT"_s,
        u"%1 of the view's %2 rows are not in the table any more and would be deleted; the "
        "job's limits are %3 % and %4 rows"_s.arg(m_gone.size())
            .arg(inView)
            .arg(m_job.deleteLimitPercent)
            .arg(m_job.deleteLimitRows));
}

StepResult DeleteChunks::finish(std::optional<qint64> inView)
{
    if (auto looked = lookUp(); !looked)
        return m_context.orElse(looked.error());
    auto first = firstOrdinal();
    if (!first)
        return m_context.orElse(first.error());
    struct Part
    {
        Chunk chunk;
        Artifact artifact;
    };
    std::vector<Part> parts;
    for (size_t from = 0; from < m_gone.size(); from += kMostDeletedAtOnce) {
        const size_t size = std::min<size_t>(kMostDeletedAtOnce, m_gone.size() - from);
        const qint64 ordinal = *first + static_cast<qint64>(from);
        Part part;
        part.artifact = {.kind = u"chunk"_s,
            .relPath = u"chunks/delete-%1.csv"_s.arg(ordinal, 10, 10, QLatin1Char('0')),
            .bytes = 0,
            .sha256 = {},
            .records = static_cast<qint64>(size)};
        part.chunk = {.firstOrdinal = ordinal,
            .lastOrdinal = ordinal + static_cast<qint64>(size) - 1,
            .state = u"prepared"_s,
            .memberCount = static_cast<qint64>(size)};
        for (qint64 member = ordinal; member <= part.chunk.lastOrdinal; ++member)
            part.chunk.members.append(member);
        part.chunk.counts.notAttempted = part.chunk.memberCount;
        auto written = writeFile(
            part.artifact.relPath, std::span(m_gone).subspan(from, size), part.artifact.bytes);
        if (!written)
            return m_context.orElse(written.error());
        parts.push_back(std::move(part));
    }
    const auto gone = static_cast<qint64>(m_gone.size());
    return m_context.finish(
        [&](StepTx &tx) -> Result<void> {
            Counts counts;
            counts.read = gone;
            counts.notAttempted = gone;
            if (auto added = tx.addCounts(counts); !added)
                return added;
            for (Part &part : parts) {
                auto artifact = tx.addArtifact(part.artifact);
                if (!artifact)
                    return fail(artifact.error());
                part.chunk.artifactId = *artifact;
                auto id = tx.addChunk(part.chunk);
                if (!id)
                    return fail(id.error());
                if (auto step = tx.addStep(deleteRowsStep(*id, part.chunk, part.artifact.relPath));
                    !step)
                    return step;
            }
            return inView ? askIfTooMany(tx, *inView) : Result<void>();
        },
        gone == 0 ? u"none"_s : u"%1 rows"_s.arg(gone));
}

} // namespace sluice
