// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/processpage.h"

#include "core/engine/stepcontext.h"
#include "core/mapping/shownvalue.h"
#include "syncs/crmbulk/cellforms.h"
#include "syncs/crmbulk/changegate.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/filecomparison.h"
#include "syncs/crmbulk/filetarget.h"
#include "syncs/crmbulk/firstrecords.h"
#include "syncs/crmbulk/hiddenmarks.h"
#include "syncs/crmbulk/pagechunks.h"
#include "syncs/crmbulk/plansamples.h"
#include "syncs/crmbulk/processstep.h"
#include "syncs/crmbulk/undo/deletegate.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/pagepasses.h"
#include "syncs/files/repeats.h"

#include <QSet>
#include <QVarLengthArray>

#include <algorithm>
#include <deque>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBatchRows = 1000;

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
        , m_forms(facts, facts.writeFields)
        , m_firstOrdinal(context.input().value(u"firstOrdinal").toInteger(1))
        , m_rows(rowsOfProcessStep(context.input()))
        , m_marks(run.job(), facts, page.columns())
        , m_samples(context)
    {
    }

    Outcome<bool> run(int firstRecords);
    Result<void> open(StepTx &tx) const { return m_gate->open(tx); } // lets the chunks go
    void tidy(); // once the page is done

private:
    struct WriteColumn
    {
        qsizetype index; // among the batch's columns
        bool isKept; // goes out as it stands in the page
        bool isHidden; // shown in no sample and outcome file
    };
    struct BadRow
    {
        qint64 ordinal;
        RowReason reason;
    };

    Result<void> bind(int firstRecords);
    ProcessingPlace place() const;
    Result<void> prepare();
    Result<bool> fillBatch(RecordBatch &batch, qint64 skipRows);
    Result<void> takeBatch(const RecordBatch &batch);
    Result<void> takeRow(const RecordBatch &batch, qsizetype row);
    void settleBadRows(qint64 beforeOrdinal);
    bool writeValues(const RecordBatch &batch, qsizetype row, qsizetype *bad);
    void showValues(const RecordBatch &batch, qsizetype row);
    void takeKept(const RecordBatch &batch, qsizetype row, QByteArrayView id);
    Result<void> make(RecordBatch &batch);
    QByteArrayView idOf(const RecordBatch &batch, qsizetype row) const;

    StepContext &m_context;
    CrmBulkRun &m_run;
    const CrmFacts &m_facts;
    PageFile &m_page;
    QSet<qint64> m_repeatedRows; // whose id stands earlier in the run
    ProcessorChain m_chain;
    CellForms m_forms;
    qint64 m_firstOrdinal;
    PartRows m_rows; // of the page, which the run is about
    std::shared_ptr<Columns> m_columns;
    std::vector<WriteColumn> m_writeColumns;
    QList<qsizetype> m_written; // their indexes
    HiddenMarks m_marks;
    std::unique_ptr<FileComparison> m_comparison; // null: the page tells what the records hold
    std::optional<ChangeGate> m_gate;
    std::optional<PageChunks> m_chunks;

    std::deque<BadRow> m_badRows; // found while a batch was filled, in order

    // Of the record at hand, one for each write field.
    std::vector<QByteArrayView> m_values;
    std::vector<QByteArray> m_texts; // of those that go out in another form
    std::vector<QByteArrayView> m_before;
    QVarLengthArray<bool> m_changed;
    PlanSamples m_samples;
};

Result<void> PageProcessing::bind(int firstRecords)
{
    m_columns = std::make_shared<Columns>(m_page.columns());
    if (auto bound = m_chain.bind(*m_columns); !bound)
        return bound;
    for (const QString &field : m_facts.writeFields) {
        if (!m_columns->contains(field))
            return fail(ErrorKind::Protocol, u"The page has no column %1"_s.arg(field),
                u"It was asked for"_s, u"Resume to read it again"_s);
        // What goes to a file stays as the service wrote it.
        m_writeColumns.push_back({m_columns->indexOf(field),
            m_run.job().targetFile || m_forms.isSentAsItIs(m_writeColumns.size()),
            m_facts.hiddenFields.contains(field)});
    }
    m_values.resize(m_writeColumns.size());
    m_before.resize(m_values.size());
    m_texts.resize(m_values.size());
    m_changed.resize(static_cast<qsizetype>(m_values.size()));
    for (const WriteColumn &column : m_writeColumns)
        m_written.append(column.index);
    if (m_run.job().comparesFile())
        m_comparison = std::make_unique<FileComparison>(
            m_context, m_run, m_facts, *m_columns, m_page.idColumn(), m_written);
    m_gate.emplace(
        m_context, m_run.job(), *m_columns, m_written, hiddenColumns(m_facts, *m_columns));
    m_chunks.emplace(m_context, m_run.job(), m_facts.writeFields, *m_gate, firstRecords);
    return {};
}

ProcessingPlace PageProcessing::place() const
{
    return {.folder = m_context.directory() + u"/processing"_s,
        .name = u"page-%1"_s.arg(m_context.input().value(u"page").toInt()),
        .timings = m_context.timings(),
        .logger = m_context.logger(),
        .token = m_context.token(),
        .batchRows = kBatchRows,
        .idColumn = m_page.idColumn(),
        .idOf = {},
        .onProgress = [this](qint64 ordinal, const QString &title) {
            m_context.progress(ordinal - m_firstOrdinal + 1, m_context.step().records, title);
        }};
}

void PageProcessing::tidy()
{
    m_chain.discard(place());
    if (auto discarded = m_comparison ? m_comparison->discard() : Result<void>(); !discarded)
        m_context.logger().info(discarded.error().text());
}

// Programs of the operator see the whole page before the first chunk of it is made.
Result<void> PageProcessing::prepare()
{
    if (!m_chain.needsPage())
        return {};
    PagePasses passes(m_context.directory() + u'/' + m_context.input().value(u"path").toString(),
        m_firstOrdinal, m_rows, pageDelimiter(m_context.input()));
    return m_chain.prepare(m_columns, passes, place());
}

// False at the end of the page.
Result<bool> PageProcessing::fillBatch(RecordBatch &batch, qint64 skipRows)
{
    CsvReader &csv = m_page.csv();
    while (!batch.isFull()) {
        if (m_rows.last > 0 && csv.row() >= m_rows.last)
            return false;
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
        m_marks.reject(batch, batch.append(csv.fields(), ordinal));
        if (csv.row() % kBatchRows == 0) // batches are the same after a restart
            break;
    }
    return true;
}

// The values to send, in the form that uploads take; false with the bad column if one is no date.
bool PageProcessing::writeValues(const RecordBatch &batch, qsizetype row, qsizetype *bad)
{
    for (size_t i = 0; i < m_writeColumns.size(); ++i) {
        const WriteColumn &column = m_writeColumns[i];
        const QByteArrayView value = batch.value(row, column.index);
        m_changed[static_cast<qsizetype>(i)] = batch.isChanged(row, column.index);
        m_before[i] = batch.original(row, column.index);
        if (column.isKept) {
            m_values[i] = value;
            continue;
        }
        m_texts[i].resize(0);
        if (!m_forms.appendSent(i, value, m_texts[i])) {
            *bad = static_cast<qsizetype>(i);
            return false;
        }
        m_values[i] = m_texts[i];
    }
    return true;
}

// The values of a rejected record, as they were to be sent, for its outcome file.
void PageProcessing::showValues(const RecordBatch &batch, qsizetype row)
{
    qsizetype bad = -1;
    if (!writeValues(batch, row, &bad)) { // as they are, for want of a better form
        for (size_t i = 0; i < m_writeColumns.size(); ++i)
            m_values[i] = batch.value(row, m_writeColumns[i].index);
    }
    for (size_t i = 0; i < m_writeColumns.size(); ++i)
        m_values[i] = shownValue(m_values[i], m_writeColumns[i].isHidden);
}

// New records have none.
QByteArrayView PageProcessing::idOf(const RecordBatch &batch, qsizetype row) const
{
    if (m_comparison && !m_run.job().sendsId())
        return m_comparison->idOf(row);
    return m_page.idColumn() < 0 ? QByteArrayView() : batch.value(row, m_page.idColumn());
}

void PageProcessing::takeKept(const RecordBatch &batch, qsizetype row, QByteArrayView id)
{
    const qint64 ordinal = batch.ordinal(row);
    qsizetype bad = -1;
    const bool isNew
        = m_run.job().makesRecords() && m_comparison && m_comparison->idOf(row).isEmpty();
    m_gate->see(batch, row, isNew);
    if (m_run.job().leavesOutUnchanged() && !batch.isRowChanged(row)) {
        m_chunks->draft().skip(ordinal, id, "unchanged");
    } else if (id.isEmpty() && m_run.job().sendsId()) {
        m_chunks->draft().reject(ordinal, id, {u"NO_ID"_s, u"id"_s, u"The record has no id"_s}, {});
    } else if (!writeValues(batch, row, &bad)) {
        const QString field = m_facts.writeFields.at(bad);
        m_chunks->draft().reject(ordinal, id,
            {u"INVALID_DATE"_s, field, u"The value of %1 is no ISO 8601 date"_s.arg(field)}, {});
    } else if (m_repeatedRows.contains(ordinal - m_firstOrdinal + 1)) {
        m_chunks->draft().skip(ordinal, id, "the same id stands earlier in this run");
    } else if (!m_chunks->draft().add(ordinal, id, m_values, m_changed, m_before)) {
        m_chunks->draft().skip(ordinal, id, "the same id stands earlier in this chunk");
    } else {
        m_samples.add(batch, row, id, m_facts, m_written);
        m_samples.countNew(isNew || m_run.job().isInsert());
    }
}

Result<void> PageProcessing::takeRow(const RecordBatch &batch, qsizetype row)
{
    const qint64 ordinal = batch.ordinal(row);
    const QByteArrayView id = idOf(batch, row);
    switch (batch.fate(row)) {
    case RowFate::Dropped:
        m_chunks->draft().skip(ordinal, id, batch.reason(row).message.toUtf8());
        break;
    case RowFate::Rejected:
        showValues(batch, row);
        m_chunks->draft().reject(ordinal, id, batch.reason(row), m_values);
        break;
    case RowFate::Keep:
        takeKept(batch, row, id);
        break;
    }
    return m_chunks->draft().isFull() ? m_chunks->close(ordinal) : Result<void>{};
}

// Unreadable rows take their place among the others, so that a chunk is a range without holes.
void PageProcessing::settleBadRows(qint64 beforeOrdinal)
{
    for (; !m_badRows.empty() && m_badRows.front().ordinal < beforeOrdinal; m_badRows.pop_front())
        m_chunks->draft().reject(m_badRows.front().ordinal, {}, m_badRows.front().reason, {});
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

// What the records are to hold, beside what they hold.
Result<void> PageProcessing::make(RecordBatch &batch)
{
    auto processed = m_chain.process(batch, m_context.token());
    return processed && m_comparison ? m_comparison->compare(batch) : processed;
}

Outcome<bool> PageProcessing::run(int firstRecords)
{
    if (auto bound = bind(firstRecords); !bound)
        return tl::unexpected(StepResult::failed(bound.error()));
    if (m_page.idColumn() < 0 && m_run.job().sendsId())
        return tl::unexpected(StepResult::failed(Error{.kind = ErrorKind::Protocol,
            .what = u"The page has no id column"_s,
            .next = u"Without it nothing can be written back"_s}));
    if (auto prepared = prepare(); !prepared)
        return tl::unexpected(m_context.orElse(prepared.error()));
    const qint64 skipRows = std::max(m_context.step().done, m_rows.first - 1);
    RecordBatch batch(m_columns, kBatchRows);
    for (bool isMore = true; isMore;) {
        if (m_context.token().isStopped())
            return tl::unexpected(StepResult::stopped());
        batch.clear();
        auto filled = fillBatch(batch, skipRows);
        if (!filled)
            return tl::unexpected(m_context.orElse(filled.error()));
        isMore = *filled;
        if (auto made = make(batch); !made)
            return tl::unexpected(m_context.orElse(made.error()));
        if (auto taken = takeBatch(batch); !taken)
            return tl::unexpected(m_context.orElse(taken.error()));
        m_context.progress(m_page.csv().row() - m_rows.first + 1, m_context.step().records);
    }
    const qint64 lastOrdinal = m_firstOrdinal + m_page.csv().row() - 1;
    settleBadRows(lastOrdinal + 1);
    if (auto closed = m_chunks->close(lastOrdinal); !closed)
        return tl::unexpected(m_context.orElse(closed.error()));
    if (auto judged = m_run.job().targetFile ? Result<void>() : m_gate->judge(); !judged)
        return tl::unexpected(m_context.orElse(judged.error()));
    if (m_context.run().isDryRun)
        m_samples.keep(m_run.job(), m_facts);
    return true;
}

} // namespace

StepResult processPage(StepContext &context, CrmBulkRun &run)
{
    auto facts = run.facts(context);
    if (!facts)
        return facts.error();
    auto firstRecords = firstRecordsNow(context, run.job());
    if (!firstRecords)
        return firstRecords.error();
    auto page
        = PageFile::open(context.directory() + u'/' + context.input().value(u"path").toString(),
            "id", pageDelimiter(context.input()));
    if (!page)
        return context.orElse(page.error());
    for (const QString &notice : (*page)->notices())
        context.logger().info(notice);
    auto repeated = repeatedRows(context);
    if (!repeated)
        return repeated.error();
    auto chain = run.processors(**facts);
    if (!chain)
        return StepResult::failed(chain.error());
    PageProcessing processing(
        context, run, **facts, **page, std::move(*repeated), std::move(*chain));
    auto done = processing.run(*firstRecords);
    if (!done)
        return done.error();
    StepResult end = context.finish([&](StepTx &tx) -> Result<void> {
        if (run.job().isDelete())
            return letDeletionsGo(tx, context, *run.job().undoOf);
        if (auto open = processing.open(tx); !open)
            return open;
        return continueAfter(tx, context, run.job());
    });
    if (end.kind() == StepResult::Kind::Done)
        processing.tidy();
    return end;
}

} // namespace sluice
