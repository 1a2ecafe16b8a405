// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/readtablepage.h"

#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/datastorephase.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/gonerows.h"
#include "syncs/datastoreanalytics/preparepage.h"
#include "syncs/datastoreanalytics/queriedpage.h"
#include "syncs/datastoreanalytics/tableexport.h"
#include "syncs/files/pagefetch.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kReadJob = "job"_L1;

// One page of the table on its way to the disk.
class PageReading
{
public:
    PageReading(StepContext &context, DatastoreRun &run, const ViewPlan &view)
        : m_context(context)
        , m_run(run)
        , m_view(view)
        , m_source(run.datastore(context))
        , m_page(context.input().value(u"page").toInteger(1))
    {
    }
    StepResult run();

private:
    StepResult exported();
    StepResult queried();
    Outcome<Artifact> downloaded(const CatalystReadJob &job);
    StepResult finish(const Artifact &artifact, bool hasMore, const QStringList &gone = {});
    bool isThereMore(const CatalystReadJob &job, const Artifact &artifact) const;

    StepContext &m_context;
    DatastoreRun &m_run;
    const ViewPlan &m_view;
    std::unique_ptr<DatastoreClient> m_source;
    qint64 m_page;
};

Outcome<Artifact> PageReading::downloaded(const CatalystReadJob &job)
{
    auto page = fetchPage(m_context,
        {.page = static_cast<int>(m_page),
            .rows = job.recordsProcessed,
            .idName = "ROWID",
            .download = [this, &job](const QString &path) {
                return m_source->client.downloadReadResult(
                    job, path, [this](qint64 done, qint64 total) {
                        m_context.progress(done, total, u"downloading"_s);
                    });
            }});
    if (page)
        return std::move(*page);
    const Error &error = page.error().error;
    if (isCatalystGone(error))
        return tl::unexpected(exportTablePageAnew(m_context, kReadJob, error));
    if (page.error().isContentWrong) {
        // What the service said of the job is asked for again, too.
        if (auto forgotten = m_context.forget(kReadJob + u".end"_s); !forgotten)
            return tl::unexpected(m_context.orElse(forgotten.error()));
        return tl::unexpected(StepResult::failed(error));
    }
    return tl::unexpected(m_context.orElse(error));
}

// Whether the page after the last planned one is to be read. Where the service does not say, a page
// that is full may not be the last.
bool PageReading::isThereMore(const CatalystReadJob &job, const Artifact &artifact) const
{
    if (!m_context.input().value(u"isLast").toBool() || artifact.records == 0)
        return false;
    return job.moreRecords.value_or(artifact.records >= m_run.job().pageRows);
}

StepResult PageReading::finish(const Artifact &artifact, bool hasMore, const QStringList &gone)
{
    const int pageRows = m_run.job().pageRows;
    const qint64 firstOrdinal = (m_page - 1) * pageRows + 1;
    // Of the page, as far as the run is about it.
    const PartRows rows = rowsInPage(m_run.job().rows, firstOrdinal, artifact.records);
    const qint64 records = rows.count();
    return m_context.finish(
        [&](StepTx &tx) -> Result<void> {
            if (auto id = tx.addArtifact(artifact); !id)
                return fail(id.error());
            Counts read;
            read.read = records;
            read.notAttempted = records;
            if (auto added = tx.addCounts(read); !added)
                return added;
            auto sized = tx.sql().run(
                "UPDATE step SET n_records=? WHERE id=?", {records, m_context.step().id});
            if (!sized)
                return fail(sized.error());
            if (hasMore) {
                if (auto added = tx.addStep(readTablePageStep(m_page + 1, true)); !added)
                    return added;
            }
            if (auto told = addGoneRows(tx, m_run, m_view, gone, records); !told)
                return told;
            if (records == 0)
                return continueAfterRows(tx, m_context, m_run);
            return tx.addStep(preparePageStep({.page = m_page,
                .firstOrdinal = firstOrdinal,
                .firstRow = rows.first,
                .lastRow = rows.last,
                .path = artifact.relPath}));
        },
        QLocale::c().formattedDataSize(artifact.bytes, 1, QLocale::DataSizeSIFormat));
}

StepResult PageReading::exported()
{
    const CatalystReadOrder order{.table = m_run.job().table,
        .page = static_cast<int>(m_page),
        .columns = m_view.columns.sources(),
        .criteria = m_view.changes.criteria()};
    auto job = exportTablePage(m_context, m_run, m_source->client, order, kReadJob);
    if (!job)
        return job.error();
    auto artifact = downloaded(*job);
    if (!artifact)
        return artifact.error();
    const int pageRows = m_run.job().pageRows;
    if (artifact->records > pageRows)
        return StepResult::failed(Error{.kind = ErrorKind::Config,
            .what = u"Catalyst puts more rows into a page than the job says"_s,
            .why = u"%1 instead of %2"_s.arg(artifact->records).arg(pageRows),
            .next = u"Set pageRows to what the service uses (200,000)"_s});
    return finish(*artifact, isThereMore(*job, *artifact));
}

StepResult PageReading::queried()
{
    const RowQuery query{.table = m_run.job().table,
        .columns = m_view.columns.sources(),
        .since = m_view.changes.since,
        .ids = m_run.job().ids};
    QStringList gone;
    auto page = fetchPage(m_context,
        {.page = static_cast<int>(m_page),
            .rows = -1,
            .idName = "ROWID",
            .download = [this, &query, &gone](const QString &path) -> Result<qint64> {
                auto rows = queryPage(m_source->client, query, path, m_context.token());
                if (!rows)
                    return fail(rows.error());
                gone = rows->gone;
                return rows->bytes;
            }});
    if (!page)
        return m_context.orElse(page.error().error);
    return finish(*page, false, gone);
}

StepResult PageReading::run()
{
    const bool isQueried = !m_run.job().ids.isEmpty() || m_view.changes.areFew();
    return isQueried ? queried() : exported();
}

} // namespace

StepSpec readTablePageStep(qint64 page, bool isLast)
{
    return {.stage = u"read"_s,
        .key = u"read:page:%1"_s.arg(page),
        .title = u"Page %1"_s.arg(page),
        .input = {{u"page"_s, page}, {u"isLast"_s, isLast}}};
}

QList<StepSpec> tablePageSteps(const DatastoreJob &job, const TableChanges &changes)
{
    if (!job.ids.isEmpty() || (changes.areFew() && changes.rows > 0))
        return {readTablePageStep(1, false)};
    const qint64 pages = (changes.rows + job.pageRows - 1) / job.pageRows;
    PartRange wanted = job.pages;
    if (!job.rows.isAll()) {
        wanted.first = (job.rows.first - 1) / job.pageRows + 1;
        wanted.last = job.rows.last == 0 ? 0 : (job.rows.last - 1) / job.pageRows + 1;
    }
    const qint64 first = std::max<qint64>(wanted.first, 1);
    const qint64 last = wanted.last == 0 ? pages : std::min(wanted.last, pages);
    QList<StepSpec> steps;
    for (qint64 page = first; page <= last; ++page)
        steps.append(readTablePageStep(page, page == pages && wanted.last == 0));
    return steps;
}

StepResult readTablePage(StepContext &context, DatastoreRun &run)
{
    auto view = run.view(context);
    if (!view)
        return view.error();
    PageReading reading(context, run, *view);
    return reading.run();
}

} // namespace sluice
