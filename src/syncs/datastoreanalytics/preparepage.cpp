// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/preparepage.h"

#include "base/files.h"
#include "base/secret.h"
#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/changedrows.h"
#include "syncs/datastoreanalytics/datastorephase.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/importfile.h"
#include "syncs/datastoreanalytics/mapping/rowshaper.h"
#include "syncs/datastoreanalytics/preparedchunk.h"
#include "syncs/files/outcomerows.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/repeats.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kProgressRows = 8'192;
constexpr int kPlanSample = 50;
constexpr qint64 kSpareBytes = (256LL << 20) + ImportFile::kMaxBytes; // C32

class PagePreparing
{
public:
    PagePreparing(StepContext &context, DatastoreRun &run, const ViewPlan &view, PageFile &page,
        QSet<qint64> repeatedRows, std::unique_ptr<ChangedRowFilter> changed)
        : m_context(context)
        , m_run(run)
        , m_view(view)
        , m_page(page)
        , m_repeatedRows(std::move(repeatedRows))
        , m_firstOrdinal(context.input().value(u"firstOrdinal").toInteger(1))
        , m_firstRow(context.input().value(u"firstRow").toInteger(1))
        , m_lastRow(context.input().value(u"lastRow").toInteger())
        , m_chunkFirst(m_firstOrdinal + std::max(context.step().done, m_firstRow - 1))
        , m_changed(std::move(changed))
    {
    }
    StepResult run();

private:
    Result<void> bind();
    Result<void> takeRow(CsvReader::Kind kind);
    Result<void> takeShaped(qint64 ordinal);
    Result<void> take(const ChangedRowFilter::Row &row);
    Result<void> takeWaiting();
    Result<void> keep(qint64 ordinal, std::span<const QByteArrayView> values);
    Result<void> write(std::span<const QByteArrayView> values);
    Result<void> spillFew();
    void reject(qint64 ordinal, const RowReason &reason, QByteArrayView id = {},
        std::span<const QByteArrayView> shown = {});
    void skip(qint64 ordinal, QByteArrayView id, QByteArrayView reason);
    void addToSample(qint64 ordinal);
    Result<void> openFile();
    Result<void> closeChunk(qint64 lastOrdinal);
    Result<void> commitChunk();
    void beginChunk(qint64 firstOrdinal);
    QByteArrayView id() const;
    QString relPath() const;

    StepContext &m_context;
    DatastoreRun &m_run;
    const ViewPlan &m_view;
    PageFile &m_page;
    QSet<qint64> m_repeatedRows;
    qint64 m_firstOrdinal;
    qint64 m_firstRow;
    qint64 m_lastRow;
    qint64 m_chunkFirst; // the first ordinal that no chunk holds yet

    std::unique_ptr<RowShaper> m_shaper;
    std::unique_ptr<ChangedRowFilter> m_changed; // of an increment that is not the first
    std::unique_ptr<ImportFile> m_file;
    std::unique_ptr<FewRows> m_few; // the chunk's rows, while they are few enough for row calls
    PreparedChunk m_prepared;
    QJsonArray m_sample;
};

Result<void> PagePreparing::bind()
{
    if (m_page.idColumn() < 0)
        return fail(ErrorKind::Protocol, u"The page lacks columns that were asked for"_s,
            u"ROWID"_s, u"Look whether the table was changed; run the job again"_s);
    auto key = hashKeyOf(m_view.columns);
    if (!key)
        return fail(key.error());
    auto shaper = RowShaper::make(m_view.columns, m_page.columns(), *key);
    if (!shaper)
        return fail(shaper.error());
    m_shaper = std::move(*shaper);
    m_sample = m_context.memo().value(u"sample").toArray();
    beginChunk(m_chunkFirst);
    return {};
}

QByteArrayView PagePreparing::id() const
{
    return m_page.csv().fields()[static_cast<size_t>(m_page.idColumn())];
}

QString PagePreparing::relPath() const
{
    return u"chunks/chunk-%1.csv"_s.arg(m_chunkFirst, 10, 10, QLatin1Char('0'));
}

Result<void> PagePreparing::openFile()
{
    if (const qint64 free = freeBytes(m_context.directory()); free >= 0 && free < kSpareBytes)
        return fail(Error{.kind = ErrorKind::Disk,
            .what = u"The disk is nearly full"_s,
            .next = u"Free some space; the run goes on by itself"_s,
            .code = u"ENOSPC"_s,
            .isRetryable = true});
    m_file = std::make_unique<ImportFile>(m_context.directory() + u'/' + relPath());
    return m_file->open(m_view.columns.targets());
}

Result<void> PagePreparing::write(std::span<const QByteArrayView> values)
{
    if (!m_file) {
        if (auto opened = openFile(); !opened)
            return opened;
    }
    m_file->beginRow();
    for (const QByteArrayView value : values)
        m_file->appendField(value);
    return m_file->endRow();
}

// They are more than a few: they go into a file like all others.
Result<void> PagePreparing::spillFew()
{
    const std::unique_ptr<FewRows> few = std::move(m_few);
    for (const FewRows::Row &row : few->rows()) {
        if (auto written = write(row.views()); !written)
            return written;
    }
    return {};
}

void PagePreparing::reject(qint64 ordinal, const RowReason &reason, QByteArrayView id,
    std::span<const QByteArrayView> shown)
{
    appendRejectedRow(m_prepared.rejectedRows, ordinal, reason.code, reason.field, reason.message,
        id, shown, m_view.columns.columns.size() - 1);
    ++m_prepared.rejected;
    m_prepared.issues.append({.ordinal = ordinal,
        .outcome = u"rejected"_s,
        .sourceKey = QString::fromUtf8(id),
        .code = reason.code,
        .field = reason.field,
        .message = reason.message});
}

void PagePreparing::skip(qint64 ordinal, QByteArrayView id, QByteArrayView reason)
{
    appendSkippedRow(m_prepared.skippedRows, ordinal, id, reason);
    ++m_prepared.skipped;
}

void PagePreparing::addToSample(qint64 ordinal)
{
    const std::vector<QByteArrayView> fields = m_shaper->shownFields(m_page.csv().fields());
    const std::vector<QByteArrayView> values = m_shaper->shownValues();
    QJsonObject before;
    QJsonObject after;
    for (size_t i = 0; i < values.size(); ++i) {
        const PlannedColumn &column = m_view.columns.columns.at(static_cast<qsizetype>(i));
        before.insert(column.source, QString::fromUtf8(fields[i]));
        after.insert(column.target, QString::fromUtf8(values[i]));
    }
    m_sample.append(QJsonObject{{u"row"_s, ordinal}, {u"id"_s, QString::fromUtf8(id())},
        {u"before"_s, before}, {u"after"_s, after}});
}

Result<void> PagePreparing::takeShaped(qint64 ordinal)
{
    const std::span<const QByteArrayView> fields = m_page.csv().fields();
    switch (m_shaper->shape(fields)) {
    case RowFate::Dropped:
        skip(ordinal, id(), m_shaper->skipReason());
        return {};
    case RowFate::Rejected: {
        const std::vector<QByteArrayView> shown = m_shaper->shownFields(fields);
        reject(ordinal, m_shaper->reason(), id(), std::span(shown).subspan(1));
        return {};
    }
    case RowFate::Keep:
        break;
    }
    if (!m_changed)
        return keep(ordinal, m_shaper->values());
    m_changed->add(ordinal, m_shaper->values());
    // The sample shows the page's row: it is taken while that is there.
    const bool isSampled = m_context.run().isDryRun && m_sample.size() < kPlanSample;
    return m_changed->isFull() || isSampled ? takeWaiting() : Result<void>();
}

Result<void> PagePreparing::take(const ChangedRowFilter::Row &row)
{
    if (!row.isChanged) {
        skip(row.ordinal, row.values.front(), "the view holds the row as it is");
        return {};
    }
    return keep(row.ordinal, row.values);
}

Result<void> PagePreparing::keep(qint64 ordinal, std::span<const QByteArrayView> values)
{
    m_prepared.chunk.members.append(ordinal);
    if (!m_context.run().isDryRun) {
        if (!m_few)
            return write(values);
        m_few->add(ordinal, values);
        return m_few->isTooMany() ? spillFew() : Result<void>();
    }
    if (m_sample.size() < kPlanSample)
        addToSample(ordinal);
    return {};
}

// The rows whose turn to be compared has not come yet.
Result<void> PagePreparing::takeWaiting()
{
    if (!m_changed)
        return {};
    return m_changed->flush([this](const ChangedRowFilter::Row &row) { return take(row); });
}

Result<void> PagePreparing::takeRow(CsvReader::Kind kind)
{
    const CsvReader &csv = m_page.csv();
    const qint64 ordinal = m_firstOrdinal + csv.row() - 1;
    if (kind == CsvReader::Kind::BadRow) {
        reject(ordinal, {.code = csv.problem().code, .message = csv.problem().message});
    } else if (id().isEmpty()) {
        reject(ordinal, {.code = u"NO_ID"_s, .message = u"The row has no ROWID"_s});
    } else if (m_repeatedRows.contains(csv.row())) {
        skip(ordinal, id(), "the same ROWID stands earlier in this run");
    } else if (auto taken = takeShaped(ordinal); !taken) {
        return taken;
    }
    return m_file && m_file->isFull() ? closeChunk(ordinal) : Result<void>();
}

void PagePreparing::beginChunk(qint64 firstOrdinal)
{
    m_chunkFirst = firstOrdinal;
    m_file.reset();
    m_prepared = {};
    const bool isFew = !m_context.run().isDryRun && m_run.job().isSentByRow(1);
    m_few = isFew ? std::make_unique<FewRows>(m_run.job().rowCalls) : nullptr;
}

Result<void> PagePreparing::closeChunk(qint64 lastOrdinal)
{
    if (lastOrdinal < m_chunkFirst)
        return {};
    if (auto taken = takeWaiting(); !taken)
        return taken;
    const bool isDryRun = m_context.run().isDryRun;
    Chunk &chunk = m_prepared.chunk;
    const qint64 members = chunk.members.size();
    chunk.firstOrdinal = m_chunkFirst;
    chunk.lastOrdinal = lastOrdinal;
    chunk.state = members == 0 || isDryRun ? u"settled"_s : u"prepared"_s;
    chunk.memberCount = members;
    chunk.counts.skipped = m_prepared.skipped;
    chunk.counts.rejected = m_prepared.rejected;
    (isDryRun ? chunk.counts.written : chunk.counts.notAttempted) = members;
    if (m_file) {
        if (auto finished = m_file->finish(); !finished)
            return finished;
        m_prepared.relPath = relPath();
        m_prepared.bytes = m_file->bytes();
    }
    if (auto done = commitChunk(); !done)
        return done;
    beginChunk(lastOrdinal + 1);
    return {};
}

Result<void> PagePreparing::commitChunk()
{
    std::vector<PreparedChunk> parts;
    if (m_few && !m_few->rows().empty()) {
        auto divided = m_few->divide(m_prepared, m_context.directory(), m_view);
        if (!divided)
            return fail(divided.error());
        parts = *std::move(divided);
    } else {
        parts.push_back(m_prepared);
    }
    return m_context.commit(
        [this, &parts](StepTx &tx) -> Result<void> {
            for (const PreparedChunk &part : parts) {
                if (auto added = addPreparedChunk(tx, m_run, m_view, part); !added)
                    return added;
            }
            return {};
        },
        m_prepared.chunk.lastOrdinal - m_firstOrdinal + 1);
}

StepResult PagePreparing::run()
{
    if (auto bound = bind(); !bound)
        return StepResult::failed(bound.error());
    CsvReader &csv = m_page.csv();
    const qint64 skipRows = m_chunkFirst - m_firstOrdinal;
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return m_context.orElse(m_page.failure().value_or(kind.error()));
        if (*kind == CsvReader::Kind::End || csv.row() > m_lastRow)
            break;
        if (csv.row() <= skipRows)
            continue;
        if (auto taken = takeRow(*kind); !taken)
            return m_context.orElse(taken.error());
        if (csv.row() % kProgressRows != 0)
            continue;
        if (m_context.token().isStopped())
            return StepResult::stopped();
        m_context.progress(csv.row() - m_firstRow + 1, m_context.step().records);
    }
    if (auto closed = closeChunk(m_firstOrdinal + m_lastRow - 1); !closed)
        return m_context.orElse(closed.error());
    if (m_context.run().isDryRun) {
        if (auto kept = m_context.remember(u"sample"_s, m_sample); !kept)
            return m_context.orElse(kept.error());
    }
    return m_context.finish([this](StepTx &tx) { return continueAfterRows(tx, m_context, m_run); });
}

Outcome<std::unique_ptr<ChangedRowFilter>> changedRowFilter(StepContext &context, DatastoreRun &run)
{
    auto sent = run.sent(context);
    if (!sent)
        return tl::unexpected(sent.error());
    // Rows that a person chose are sent whatever the view is known to hold.
    if (!*sent || (!run.job().ids.isEmpty() && !run.job().onlyChanged))
        return nullptr;
    auto known = (*sent)->count(context.store());
    if (!known)
        return tl::unexpected(context.orElse(known.error()));
    return *known == 0 ? nullptr : std::make_unique<ChangedRowFilter>(context.store(), **sent);
}

} // namespace

StepSpec preparePageStep(const PreparePart &part)
{
    return {.stage = u"process"_s,
        .key = u"process:page:%1"_s.arg(part.page),
        .title = u"Page %1"_s.arg(part.page),
        .input = {{u"page"_s, part.page}, {u"firstOrdinal"_s, part.firstOrdinal},
            {u"firstRow"_s, part.firstRow}, {u"lastRow"_s, part.lastRow}, {u"path"_s, part.path}},
        .records = part.lastRow - part.firstRow + 1};
}

StepResult preparePage(StepContext &context, DatastoreRun &run)
{
    auto view = run.view(context);
    if (!view)
        return view.error();
    auto page = PageFile::open(
        context.directory() + u'/' + context.input().value(u"path").toString(), "ROWID");
    if (!page)
        return context.orElse(page.error());
    for (const QString &notice : (*page)->notices())
        context.logger().info(notice);
    auto repeated = repeatedRows(context);
    if (!repeated)
        return repeated.error();
    auto changed = changedRowFilter(context, run);
    if (!changed)
        return changed.error();
    PagePreparing preparing(context, run, *view, **page, std::move(*repeated), std::move(*changed));
    return preparing.run();
}

} // namespace sluice
