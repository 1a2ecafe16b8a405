// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/processpage.h"

#include "base/csv/csvwriter.h"
#include "base/files.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/chunkfile.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/pagefile.h"
#include "syncs/crmbulk/repeats.h"
#include "syncs/crmbulk/writechunk.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBatchRows = 1000;
constexpr int kSampleRows = 50;

// One page on its way from records to chunks.
class PageProcessing
{
public:
    PageProcessing(StepContext &context, CrmBulkRun &run, const CrmFacts &facts, PageFile &page,
        QSet<qint64> repeatedRows, ProcessorChain chain)
        : m_context(context)
        , m_run(run)
        , m_facts(facts)
        , m_page(page)
        , m_repeatedRows(std::move(repeatedRows))
        , m_chain(std::move(chain))
        , m_dates(facts.timeZone())
        , m_builder(facts.writeFields, run.job().chunkRows)
        , m_firstOrdinal(context.input().value(u"firstOrdinal").toInteger(1))
        , m_chunkFirst(m_firstOrdinal + context.step().done)
    {
    }

    Outcome<bool> run();
    bool wasStopped() const { return m_wasStopped; }

private:
    Result<void> bind();
    Result<bool> fillBatch(RecordBatch &batch, qint64 skipRows);
    Result<void> takeBatch(RecordBatch &batch);
    Result<void> takeRow(RecordBatch &batch, qsizetype row);
    Result<void> settleBadRows(qint64 beforeOrdinal);
    bool writeValues(const RecordBatch &batch, qsizetype row, qsizetype *bad);
    void skip(qint64 ordinal, QByteArrayView id, const QString &reason);
    void reject(qint64 ordinal, QByteArrayView id, const RowReason &reason,
        std::span<const QByteArrayView> values);
    void sample(const RecordBatch &batch, qsizetype row);
    Result<void> closeChunk(qint64 lastOrdinal);
    Result<void> commitChunk(const Chunk &chunk, const QString &rel);

    StepContext &m_context;
    CrmBulkRun &m_run;
    const CrmFacts &m_facts;
    PageFile &m_page;
    QSet<qint64> m_repeatedRows; // whose id stands earlier in the run
    ProcessorChain m_chain;
    CrmDateWriter m_dates;
    ChunkBuilder m_builder;
    std::shared_ptr<Columns> m_columns;
    QList<qsizetype> m_writeIndex; // of the write fields among the batch's columns
    QList<std::optional<CrmDateKind>> m_writeDate;
    qint64 m_firstOrdinal;
    qint64 m_chunkFirst; // the first ordinal that no chunk holds yet
    bool m_wasStopped = false;

    struct BadRow
    {
        qint64 ordinal;
        RowReason reason;
    };
    QList<BadRow> m_badRows; // found while a batch was filled, in order

    // Of the chunk that is being built.
    QByteArray m_skippedRows;
    qint64 m_skipped = 0;
    QByteArray m_rejectedRows;
    QList<RecordIssue> m_issues;
    ByteArena m_idBytes;
    QSet<QByteArrayView> m_ids; // into m_idBytes

    std::vector<QByteArrayView> m_values;
    std::vector<QByteArray> m_dateTexts;
    QList<bool> m_changed;
    QJsonArray m_sample;
};

Result<void> PageProcessing::bind()
{
    m_columns = std::make_shared<Columns>(m_page.columns());
    if (auto bound = m_chain.bind(*m_columns); !bound)
        return bound;
    for (const QString &field : m_facts.writeFields) {
        m_writeIndex << m_columns->indexOf(field);
        m_writeDate << m_facts.dateKind(field);
    }
    m_ids.reserve(m_run.job().chunkRows);
    m_values.resize(static_cast<size_t>(m_writeIndex.size()));
    m_dateTexts.resize(m_values.size());
    m_changed.fill(false, m_writeIndex.size());
    m_sample = m_context.memo().value(u"sample").toArray();
    return {};
}

// False at the end of the page.
Result<bool> PageProcessing::fillBatch(RecordBatch &batch, qint64 skipRows)
{
    CsvReader &csv = m_page.csv();
    while (!batch.isFull()) {
        auto kind = csv.next();
        if (!kind)
            return fail(m_page.failure().value_or(kind.error()));
        if (*kind == CsvReader::Kind::End)
            return false;
        if (csv.row() <= skipRows)
            continue;
        const qint64 ordinal = m_firstOrdinal + csv.row() - 1;
        if (*kind == CsvReader::Kind::BadRow) {
            m_badRows.append({ordinal, {csv.problem().code, QString(), csv.problem().message}});
            continue;
        }
        batch.append(csv.fields(), ordinal);
    }
    return true;
}

void PageProcessing::skip(qint64 ordinal, QByteArrayView id, const QString &reason)
{
    CsvWriter writer(m_skippedRows);
    writer.field(QByteArray::number(ordinal));
    writer.field(id);
    writer.field(reason.toUtf8());
    writer.endRow();
    ++m_skipped;
}

void PageProcessing::reject(qint64 ordinal, QByteArrayView id, const RowReason &reason,
    std::span<const QByteArrayView> values)
{
    appendRejectedRow(m_rejectedRows, ordinal, reason.code, reason.field, reason.message, id, values,
        m_facts.writeFields.size());
    m_issues.append({.ordinal = ordinal,
        .outcome = u"rejected"_s,
        .sourceKey = QString::fromUtf8(id),
        .code = reason.code,
        .field = reason.field,
        .message = reason.message});
}

// The values to send, dates in the service's form; false with the bad column if one is no date.
bool PageProcessing::writeValues(const RecordBatch &batch, qsizetype row, qsizetype *bad)
{
    for (qsizetype i = 0; i < m_writeIndex.size(); ++i) {
        const auto at = static_cast<size_t>(i);
        const QByteArrayView value = batch.value(row, m_writeIndex.at(i));
        m_changed[i] = batch.isChanged(row, m_writeIndex.at(i));
        if (!m_writeDate.at(i)) {
            m_values[at] = value;
            continue;
        }
        m_dateTexts[at].resize(0);
        if (!m_dates.append(value, *m_writeDate.at(i), m_dateTexts[at])) {
            *bad = i;
            return false;
        }
        m_values[at] = m_dateTexts[at];
    }
    return true;
}

void PageProcessing::sample(const RecordBatch &batch, qsizetype row)
{
    if (m_sample.size() >= kSampleRows)
        return;
    QJsonObject before;
    QJsonObject after;
    for (const qsizetype column : std::as_const(m_writeIndex)) {
        if (!batch.isChanged(row, column))
            continue;
        const QString name = batch.columns().name(column);
        before.insert(name, QString::fromUtf8(batch.original(row, column)));
        after.insert(name, QString::fromUtf8(batch.value(row, column)));
    }
    m_sample.append(QJsonObject{
        {u"row"_s, batch.ordinal(row)},
        {u"id"_s, QString::fromUtf8(batch.value(row, m_page.idColumn()))},
        {u"before"_s, before}, {u"after"_s, after}});
}

Result<void> PageProcessing::takeRow(RecordBatch &batch, qsizetype row)
{
    const qint64 ordinal = batch.ordinal(row);
    const QByteArrayView id = batch.value(row, m_page.idColumn());
    qsizetype bad = -1;
    switch (batch.fate(row)) {
    case RowFate::Dropped: skip(ordinal, id, batch.reason(row).message); break;
    case RowFate::Rejected:
        if (!writeValues(batch, row, &bad))
            std::fill(m_values.begin(), m_values.end(), QByteArrayView());
        reject(ordinal, id, batch.reason(row), m_values);
        break;
    case RowFate::Keep:
        if (m_run.job().onlyChanged && !batch.isRowChanged(row)) {
            skip(ordinal, id, u"unchanged"_s);
        } else if (id.isEmpty()) {
            reject(ordinal, id, {u"NO_ID"_s, u"id"_s, u"The record has no id"_s}, {});
        } else if (!writeValues(batch, row, &bad)) {
            const QString field = m_facts.writeFields.at(bad);
            reject(ordinal, id,
                {u"INVALID_DATE"_s, field, u"The value of %1 is no ISO 8601 date"_s.arg(field)}, {});
        } else if (m_repeatedRows.contains(ordinal - m_firstOrdinal + 1)) {
            skip(ordinal, id, u"the same id stands earlier in this run"_s);
        } else if (m_ids.contains(id)) {
            skip(ordinal, id, u"the same id stands earlier in this chunk"_s);
        } else {
            char *const kept = m_idBytes.take(id.size());
            std::copy(id.begin(), id.end(), kept);
            m_ids.insert(QByteArrayView(kept, id.size()));
            m_builder.add(ordinal, id, m_values, m_changed);
            sample(batch, row);
        }
        break;
    }
    return m_builder.isFull() ? closeChunk(ordinal) : Result<void>{};
}

// Unreadable rows take their place among the others, so that a chunk is a range without holes.
Result<void> PageProcessing::settleBadRows(qint64 beforeOrdinal)
{
    while (!m_badRows.isEmpty() && m_badRows.first().ordinal < beforeOrdinal) {
        const BadRow bad = m_badRows.takeFirst();
        reject(bad.ordinal, {}, bad.reason, {});
    }
    return {};
}

Result<void> PageProcessing::takeBatch(RecordBatch &batch)
{
    for (qsizetype row = 0; row < batch.rowCount(); ++row) {
        if (auto settled = settleBadRows(batch.ordinal(row)); !settled)
            return settled;
        if (auto taken = takeRow(batch, row); !taken)
            return taken;
    }
    return {};
}

Result<void> PageProcessing::closeChunk(qint64 lastOrdinal)
{
    if (lastOrdinal < m_chunkFirst)
        return {};
    const qint64 members = m_builder.rowCount();
    const bool isDryRun = m_context.run().isDryRun;
    Chunk chunk{.firstOrdinal = m_chunkFirst,
        .lastOrdinal = lastOrdinal,
        .state = members == 0 || isDryRun ? u"settled"_s : u"prepared"_s,
        .members = m_builder.ordinals(),
        .memberCount = members};
    chunk.counts.skipped = m_skipped;
    chunk.counts.rejected = m_issues.size();
    (isDryRun ? chunk.counts.written : chunk.counts.notAttempted) = members;

    QString rel;
    if (members > 0 && !isDryRun) {
        if (const qint64 free = freeBytes(m_context.directory());
            free >= 0 && free < (256LL << 20) + m_builder.csv().size())
            return fail(Error{.kind = ErrorKind::Disk,
                .what = u"The disk is nearly full"_s,
                .next = u"Free some space; the run goes on by itself"_s,
                .code = u"ENOSPC"_s,
                .isRetryable = true});
        rel = u"chunks/chunk-%1.csv"_s.arg(m_chunkFirst, 10, 10, QLatin1Char('0'));
        if (auto written = writeFileDurably(m_context.directory() + u'/' + rel, m_builder.csv());
            !written)
            return written;
    }
    if (auto done = commitChunk(chunk, rel); !done)
        return done;
    m_chunkFirst = lastOrdinal + 1;
    m_builder.clear();
    m_skippedRows.resize(0);
    m_skipped = 0;
    m_rejectedRows.resize(0);
    m_issues.clear();
    m_ids.clear();
    m_idBytes.reset();
    m_context.progress(lastOrdinal - m_firstOrdinal + 1, m_context.step().records);
    return {};
}

Result<void> PageProcessing::commitChunk(const Chunk &chunk, const QString &rel)
{
    const auto work = [this, &chunk, &rel](StepTx &tx) -> Result<void> {
        Chunk stored = chunk;
        if (!rel.isEmpty()) {
            auto artifact = tx.addArtifact({.kind = u"chunk"_s,
                .relPath = rel,
                .bytes = m_builder.csv().size(),
                .sha256 = {},
                .records = chunk.memberCount});
            if (!artifact)
                return fail(artifact.error());
            stored.artifactId = *artifact;
        }
        auto id = tx.addChunk(stored);
        if (!id)
            return fail(id.error());
        Counts moved = chunk.counts;
        moved.notAttempted -= chunk.lastOrdinal - chunk.firstOrdinal + 1;
        if (auto added = tx.addCounts(moved); !added)
            return added;
        if (auto added = tx.addIssues(*id, m_issues); !added)
            return added;
        if (auto appended = tx.appendOutcome(
                u"skipped"_s, skippedHeader(), m_skippedRows, chunk.counts.skipped);
            !appended)
            return appended;
        if (auto appended = tx.appendOutcome(u"rejected"_s, rejectedHeader(m_facts.writeFields),
                m_rejectedRows, chunk.counts.rejected);
            !appended)
            return appended;
        if (rel.isEmpty())
            return {};
        auto number = tx.sql().run(
            "SELECT COUNT(*) FROM step WHERE run_id=? AND stage='write'", {m_context.run().id});
        if (!number)
            return fail(number.error());
        const int count = (*number)->next() ? (*number)->value(0).toInt() + 1 : 1;
        (*number)->finish();
        // With all records sent there may be none that changes a column: then all columns go.
        const QStringList columns
            = m_run.job().onlyChanged ? m_builder.changedColumns() : m_facts.writeFields;
        return tx.addStep(writeStep(*id, chunk, rel, columns, count));
    };
    return m_context.commit(work, chunk.lastOrdinal - m_firstOrdinal + 1);
}

Outcome<bool> PageProcessing::run()
{
    if (auto bound = bind(); !bound)
        return tl::unexpected(StepResult::failed(bound.error()));
    if (m_page.idColumn() < 0)
        return tl::unexpected(StepResult::failed(Error{.kind = ErrorKind::Protocol,
            .what = u"The page has no id column"_s,
            .next = u"Without it nothing can be written back"_s}));
    const qint64 skipRows = m_context.step().done;
    RecordBatch batch(m_columns, kBatchRows);
    for (bool isMore = true; isMore;) {
        if (m_context.token().isStopped()) {
            m_wasStopped = true;
            return false;
        }
        batch.clear();
        auto filled = fillBatch(batch, skipRows);
        if (!filled)
            return tl::unexpected(m_context.orElse(filled.error()));
        isMore = *filled;
        if (auto processed = m_chain.process(batch, m_context.token()); !processed)
            return tl::unexpected(m_context.orElse(processed.error()));
        if (auto taken = takeBatch(batch); !taken)
            return tl::unexpected(m_context.orElse(taken.error()));
        m_context.progress(m_page.csv().row(), m_context.step().records);
    }
    const qint64 lastOrdinal = m_firstOrdinal + m_page.csv().row() - 1;
    if (auto settled = settleBadRows(lastOrdinal + 1); !settled)
        return tl::unexpected(m_context.orElse(settled.error()));
    if (auto closed = closeChunk(lastOrdinal); !closed)
        return tl::unexpected(m_context.orElse(closed.error()));
    if (m_context.run().isDryRun) {
        if (auto kept = m_context.remember(u"sample"_s, m_sample); !kept)
            return tl::unexpected(m_context.orElse(kept.error()));
    }
    return true;
}

} // namespace

StepSpec processStep(int page, qint64 firstOrdinal, qint64 records, const QString &relPath)
{
    return {.stage = u"process"_s,
        .key = u"process:page:%1"_s.arg(page),
        .title = u"Page %1"_s.arg(page),
        .input = {{u"page"_s, page}, {u"firstOrdinal"_s, firstOrdinal}, {u"path"_s, relPath}},
        .records = records};
}

StepResult processPage(StepContext &context, CrmBulkRun &run)
{
    auto facts = run.facts(context);
    if (!facts)
        return facts.error();
    auto page = PageFile::open(context.directory() + u'/' + context.input().value(u"path").toString());
    if (!page)
        return context.orElse(page.error());
    for (const QString &notice : (*page)->notices())
        context.logger().info(notice);
    auto repeated = repeatedRows(context);
    if (!repeated)
        return repeated.error();
    auto chain = run.processors();
    if (!chain)
        return StepResult::failed(chain.error());
    PageProcessing processing(context, run, **facts, **page, std::move(*repeated),
        std::move(*chain));
    auto done = processing.run();
    if (!done)
        return done.error();
    if (processing.wasStopped())
        return StepResult::failed(
            Error{.kind = ErrorKind::Cancelled, .what = u"The run is being stopped"_s});
    return context.finish({});
}

} // namespace sluice
