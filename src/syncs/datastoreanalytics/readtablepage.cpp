// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/readtablepage.h"

#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/preparepage.h"
#include "syncs/files/pagefetch.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QJsonObject readMemo(const CatalystReadJob &job)
{
    QJsonObject memo{{u"id"_s, job.id}, {u"downloadUrl"_s, job.downloadUrl},
        {u"records"_s, job.recordsProcessed}};
    if (job.moreRecords)
        memo.insert(u"more"_s, *job.moreRecords);
    return memo;
}

CatalystReadJob readJobOf(const QJsonObject &memo)
{
    CatalystReadJob job;
    job.id = memo.value(u"id").toString();
    job.state = CatalystJobState::Completed;
    job.downloadUrl = memo.value(u"downloadUrl").toString();
    job.recordsProcessed = memo.value(u"records").toInteger(-1);
    if (const QJsonValue more = memo.value(u"more"); more.isBool())
        job.moreRecords = more.toBool();
    return job;
}

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
    Outcome<CatalystReadJob> finishedJob();
    Outcome<Artifact> downloaded(const CatalystReadJob &job);
    StepResult readAnew(Error error);
    StepResult finish(const CatalystReadJob &job, const Artifact &artifact);
    Result<bool> isThereMore(const CatalystReadJob &job, const Artifact &artifact);

    StepContext &m_context;
    DatastoreRun &m_run;
    const ViewPlan &m_view;
    std::unique_ptr<DatastoreClient> m_source;
    qint64 m_page;
};

// Reading again costs a job and nothing else: the lost or failed one is forgotten.
StepResult PageReading::readAnew(Error error)
{
    if (auto forgotten = m_context.forget(u"job"_s); !forgotten)
        return m_context.orElse(forgotten.error());
    error.isRetryable = true;
    error.kind = ErrorKind::Service;
    return StepResult::failed(std::move(error));
}

Outcome<CatalystReadJob> PageReading::finishedJob()
{
    CatalystClient &client = m_source->client;
    const CatalystReadOrder order{.table = m_run.job().table,
        .page = static_cast<int>(m_page),
        .columns = m_view.columns.sources(),
        .criteria = {}};
    std::optional<Error> failure;
    const RemoteJobSpec spec{.create = {.key = u"job"_s,
                                 .method = u"POST"_s,
                                 .urlPath = u"/baas/v1/project/bulk/read"_s,
                                 .bodySha256 = {},
                                 .isRepeatable = true, // a second job reads the same
                                 .onSending = {},
                                 .onRefused = {},
                                 .resolve = {}},
        .waitingFor = u"Catalyst"_s,
        .isPollFree = m_run.source().zoho.limitsOff};
    auto answer = m_context.remoteJob(
        spec,
        [&client, &order]() -> Result<QJsonObject> {
            auto id = client.createReadJob(order);
            if (!id)
                return fail(id.error());
            return QJsonObject{{u"id"_s, *id}};
        },
        [&client, &failure](const QJsonObject &created) -> Result<PollAnswer> {
            auto job = client.readJob(created.value(u"id").toString());
            if (!job && !isCatalystGone(job.error()))
                return fail(job.error());
            if (!job || job->state == CatalystJobState::Failed) {
                failure = job ? Error{.kind = ErrorKind::Service,
                              .what = u"Catalyst could not export the page"_s,
                              .why = job->description}
                              : job.error();
                return PollAnswer{.isFinished = true, .answer = {{u"gone"_s, true}}};
            }
            if (job->state != CatalystJobState::Completed)
                return PollAnswer{};
            return PollAnswer{.isFinished = true, .answer = readMemo(*job)};
        });
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->value(u"gone").toBool())
        return tl::unexpected(readAnew(failure.value_or(
            Error{.kind = ErrorKind::Service, .what = u"Catalyst could not export the page"_s})));
    return readJobOf(*answer);
}

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
        return tl::unexpected(readAnew(error));
    if (page.error().isContentWrong) {
        // What the service said of the job is asked for again, too.
        if (auto forgotten = m_context.forget(u"job.end"_s); !forgotten)
            return tl::unexpected(m_context.orElse(forgotten.error()));
        return tl::unexpected(StepResult::failed(error));
    }
    return tl::unexpected(m_context.orElse(error));
}

// Whether the page after the last planned one is to be read. Where the service does not say, a page
// that is full may not be the last.
Result<bool> PageReading::isThereMore(const CatalystReadJob &job, const Artifact &artifact)
{
    if (!m_context.input().value(u"isLast").toBool() || artifact.records == 0)
        return false;
    return job.moreRecords.value_or(artifact.records >= m_run.job().pageRows);
}

StepResult PageReading::finish(const CatalystReadJob &job, const Artifact &artifact)
{
    const int pageRows = m_run.job().pageRows;
    if (artifact.records > pageRows)
        return StepResult::failed(Error{.kind = ErrorKind::Config,
            .what = u"Catalyst puts more rows into a page than the job says"_s,
            .why = u"%1 instead of %2"_s.arg(artifact.records).arg(pageRows),
            .next = u"Set pageRows to what the service uses (200,000)"_s});
    auto more = isThereMore(job, artifact);
    if (!more)
        return m_context.orElse(more.error());
    const qint64 firstOrdinal = (m_page - 1) * pageRows + 1;
    // Of the page, as far as the run is about it.
    const PartRange &wanted = m_run.job().rows;
    const qint64 firstRow = std::max<qint64>(1, wanted.first - firstOrdinal + 1);
    const qint64 lastRow = wanted.last == 0
        ? artifact.records
        : std::min(artifact.records, wanted.last - firstOrdinal + 1);
    const qint64 records = std::max<qint64>(0, lastRow - firstRow + 1);
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
            if (*more) {
                if (auto added = tx.addStep(readTablePageStep(m_page + 1, true)); !added)
                    return added;
            }
            if (records == 0)
                return {};
            return tx.addStep(preparePageStep({.page = m_page,
                .firstOrdinal = firstOrdinal,
                .firstRow = firstRow,
                .lastRow = lastRow,
                .path = artifact.relPath}));
        },
        QLocale::c().formattedDataSize(artifact.bytes, 1, QLocale::DataSizeSIFormat));
}

StepResult PageReading::run()
{
    auto job = finishedJob();
    if (!job)
        return job.error();
    auto artifact = downloaded(*job);
    if (!artifact)
        return artifact.error();
    return finish(*job, *artifact);
}

} // namespace

StepSpec readTablePageStep(qint64 page, bool isLast)
{
    return {.stage = u"read"_s,
        .key = u"read:page:%1"_s.arg(page),
        .title = u"Page %1"_s.arg(page),
        .input = {{u"page"_s, page}, {u"isLast"_s, isLast}}};
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
