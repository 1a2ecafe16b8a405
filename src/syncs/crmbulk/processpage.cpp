// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/processpage.h"

#include "base/files.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/chunkdraft.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/files/repeats.h"
#include "syncs/crmbulk/writechunk.h"
#include "syncs/files/pagefile.h"

#include <QJsonArray>
#include <QSet>
#include <QVarLengthArray>

#include <algorithm>
#include <deque>

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
        , m_draft(facts.writeFields, run.job().chunkRows)
        , m_firstOrdinal(context.input().value(u"firstOrdinal").toInteger(1))
        , m_chunkFirst(m_firstOrdinal + context.step().done)
    {
    }

    Outcome<bool> run();
    bool wasStopped() const { return m_wasStopped; }

private:
    struct WriteColumn
    {
        qsizetype index; // among the batch's columns
        std::optional<CrmDateKind> date;
    };
    struct BadRow
    {
        qint64 ordinal;
        RowReason reason;
    };

    Result<void> bind();
    Result<bool> fillBatch(RecordBatch &batch, qint64 skipRows);
    Result<void> takeBatch(const RecordBatch &batch);
    Result<void> takeRow(const RecordBatch &batch, qsizetype row);
    void settleBadRows(qint64 beforeOrdinal);
    bool writeValues(const RecordBatch &batch, qsizetype row, qsizetype *bad);
    void takeKept(const RecordBatch &batch, qsizetype row, QByteArrayView id);
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
    ChunkDraft m_draft;
    std::shared_ptr<Columns> m_columns;
    std::vector<WriteColumn> m_writeColumns;
    qint64 m_firstOrdinal;
    qint64 m_chunkFirst; // the first ordinal that no chunk holds yet
    bool m_wasStopped = false;

    std::deque<BadRow> m_badRows; // found while a batch was filled, in order

    // Of the record at hand, one for each write field.
    std::vector<QByteArrayView> m_values;
    std::vector<QByteArray> m_dateTexts;
    QVarLengthArray<bool> m_changed;
    QJsonArray m_sample;
};

Result<void> PageProcessing::bind()
{
    m_columns = std::make_shared<Columns>(m_page.columns());
    if (auto bound = m_chain.bind(*m_columns); !bound)
        return bound;
    for (const QString &field : m_facts.writeFields)
        m_writeColumns.push_back({m_columns->indexOf(field), m_facts.dateKind(field)});
    m_values.resize(m_writeColumns.size());
    m_dateTexts.resize(m_values.size());
    m_changed.resize(static_cast<qsizetype>(m_values.size()));
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
            m_badRows.push_back({ordinal, {csv.problem().code, QString(), csv.problem().message}});
            continue;
        }
        batch.append(csv.fields(), ordinal);
    }
    return true;
}

// The values to send, dates in the service's form; false with the bad column if one is no date.
bool PageProcessing::writeValues(const RecordBatch &batch, qsizetype row, qsizetype *bad)
{
    for (size_t i = 0; i < m_writeColumns.size(); ++i) {
        const WriteColumn &column = m_writeColumns[i];
        const QByteArrayView value = batch.value(row, column.index);
        m_changed[static_cast<qsizetype>(i)] = batch.isChanged(row, column.index);
        if (!column.date) {
            m_values[i] = value;
            continue;
        }
        m_dateTexts[i].resize(0);
        if (!m_dates.append(value, *column.date, m_dateTexts[i])) {
            *bad = static_cast<qsizetype>(i);
            return false;
        }
        m_values[i] = m_dateTexts[i];
    }
    return true;
}

void PageProcessing::sample(const RecordBatch &batch, qsizetype row)
{
    if (m_sample.size() >= kSampleRows)
        return;
    QJsonObject before;
    QJsonObject after;
    for (const auto &[column, date] : m_writeColumns) {
        if (!batch.isChanged(row, column))
            continue;
        const QString name = batch.columns().name(column);
        before.insert(name, QString::fromUtf8(batch.original(row, column)));
        after.insert(name, QString::fromUtf8(batch.value(row, column)));
    }
    m_sample.append(QJsonObject{{u"row"_s, batch.ordinal(row)},
        {u"id"_s, QString::fromUtf8(batch.value(row, m_page.idColumn()))}, {u"before"_s, before},
        {u"after"_s, after}});
}

void PageProcessing::takeKept(const RecordBatch &batch, qsizetype row, QByteArrayView id)
{
    const qint64 ordinal = batch.ordinal(row);
    qsizetype bad = -1;
    if (m_run.job().onlyChanged && !batch.isRowChanged(row)) {
        m_draft.skip(ordinal, id, "unchanged");
    } else if (id.isEmpty()) {
        m_draft.reject(ordinal, id, {u"NO_ID"_s, u"id"_s, u"The record has no id"_s}, {});
    } else if (!writeValues(batch, row, &bad)) {
        const QString field = m_facts.writeFields.at(bad);
        m_draft.reject(ordinal, id,
            {u"INVALID_DATE"_s, field, u"The value of %1 is no ISO 8601 date"_s.arg(field)}, {});
    } else if (m_repeatedRows.contains(ordinal - m_firstOrdinal + 1)) {
        m_draft.skip(ordinal, id, "the same id stands earlier in this run");
    } else if (!m_draft.add(ordinal, id, m_values, m_changed)) {
        m_draft.skip(ordinal, id, "the same id stands earlier in this chunk");
    } else {
        sample(batch, row);
    }
}

Result<void> PageProcessing::takeRow(const RecordBatch &batch, qsizetype row)
{
    const qint64 ordinal = batch.ordinal(row);
    const QByteArrayView id = batch.value(row, m_page.idColumn());
    qsizetype bad = -1;
    switch (batch.fate(row)) {
    case RowFate::Dropped:
        m_draft.skip(ordinal, id, batch.reason(row).message.toUtf8());
        break;
    case RowFate::Rejected:
        if (!writeValues(batch, row, &bad))
            std::fill(m_values.begin(), m_values.end(), QByteArrayView());
        m_draft.reject(ordinal, id, batch.reason(row), m_values);
        break;
    case RowFate::Keep:
        takeKept(batch, row, id);
        break;
    }
    return m_draft.isFull() ? closeChunk(ordinal) : Result<void>{};
}

// Unreadable rows take their place among the others, so that a chunk is a range without holes.
void PageProcessing::settleBadRows(qint64 beforeOrdinal)
{
    for (; !m_badRows.empty() && m_badRows.front().ordinal < beforeOrdinal; m_badRows.pop_front())
        m_draft.reject(m_badRows.front().ordinal, {}, m_badRows.front().reason, {});
}

Result<void> PageProcessing::takeBatch(const RecordBatch &batch)
{
    for (qsizetype row = 0; row < batch.rowCount(); ++row) {
        settleBadRows(batch.ordinal(row));
        if (auto taken = takeRow(batch, row); !taken)
            return taken;
    }
    return {};
}

Result<void> PageProcessing::closeChunk(qint64 lastOrdinal)
{
    if (lastOrdinal < m_chunkFirst)
        return {};
    const qint64 members = m_draft.file().rowCount();
    const bool isDryRun = m_context.run().isDryRun;
    Chunk chunk{.firstOrdinal = m_chunkFirst,
        .lastOrdinal = lastOrdinal,
        .state = members == 0 || isDryRun ? u"settled"_s : u"prepared"_s,
        .members = m_draft.file().ordinals(),
        .memberCount = members};
    chunk.counts.skipped = m_draft.skipped();
    chunk.counts.rejected = m_draft.rejected();
    (isDryRun ? chunk.counts.written : chunk.counts.notAttempted) = members;

    QString rel;
    if (members > 0 && !isDryRun) {
        if (const qint64 free = freeBytes(m_context.directory());
            free >= 0 && free < (256LL << 20) + m_draft.file().csv().size())
            return fail(Error{.kind = ErrorKind::Disk,
                .what = u"The disk is nearly full"_s,
                .next = u"Free some space; the run goes on by itself"_s,
                .code = u"ENOSPC"_s,
                .isRetryable = true});
        rel = u"chunks/chunk-%1.csv"_s.arg(m_chunkFirst, 10, 10, QLatin1Char('0'));
        if (auto written
            = writeFileDurably(m_context.directory() + u'/' + rel, m_draft.file().csv());
            !written)
            return written;
    }
    if (auto done = commitChunk(chunk, rel); !done)
        return done;
    m_chunkFirst = lastOrdinal + 1;
    m_draft.clear();
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
                .bytes = m_draft.file().csv().size(),
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
        if (auto settled = m_draft.settle(tx, *id); !settled)
            return settled;
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
            = m_run.job().onlyChanged ? m_draft.file().changedColumns() : m_facts.writeFields;
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
    settleBadRows(lastOrdinal + 1);
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
    auto page
        = PageFile::open(context.directory() + u'/' + context.input().value(u"path").toString());
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
    PageProcessing processing(
        context, run, **facts, **page, std::move(*repeated), std::move(*chain));
    auto done = processing.run();
    if (!done)
        return done.error();
    if (processing.wasStopped())
        return StepResult::failed(
            Error{.kind = ErrorKind::Cancelled, .what = u"The run is being stopped"_s});
    return context.finish({});
}

} // namespace sluice
