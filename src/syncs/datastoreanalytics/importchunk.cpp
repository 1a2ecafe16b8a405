// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/importchunk.h"

#include "core/engine/chunkstep.h"
#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/importcall.h"
#include "syncs/datastoreanalytics/importparts.h"
#include "syncs/datastoreanalytics/importsettling.h"
#include "syncs/datastoreanalytics/importverdict.h"
#include "syncs/datastoreanalytics/viewbusy.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// One file on its way to the view and back.
class ChunkImporting
{
public:
    ChunkImporting(StepContext &context, DatastoreRun &run, const ViewPlan &view, Chunk chunk)
        : m_context(context)
        , m_run(run)
        , m_view(view)
        , m_chunk(std::move(chunk))
        , m_csvPath(context.directory() + u'/' + context.input().value(u"path").toString())
        , m_target(run.analytics(context))
    {
    }
    StepResult run();

private:
    AttemptSpec attemptSpec();
    ImportCall wholeFile() const;
    Outcome<ImportJob> judged(ImportJob job);
    StepResult sendAgain(Error error);
    Outcome<QList<RowProblem>> problemsOf(const ImportJob &job);

    StepContext &m_context;
    DatastoreRun &m_run;
    const ViewPlan &m_view;
    Chunk m_chunk;
    QString m_csvPath;
    std::unique_ptr<ViewClient> m_target;
};

AttemptSpec ChunkImporting::attemptSpec()
{
    return {.key = u"job"_s,
        .method = u"POST"_s,
        .urlPath = u"/restapi/v2/bulk/workspaces/views/data"_s,
        .bodySha256 = {},
        .isRepeatable = m_run.job().mode != DatastoreMode::Append,
        .onSending = chunkIsSent(m_chunk),
        .onRefused = chunkWaitsAgain(m_chunk),
        .resolve = {}};
}

ImportCall ChunkImporting::wholeFile() const
{
    ImportOrder order = importOrder(m_run.job(), m_view.columns);
    order.callbackUrl = m_run.callback(m_context, CallbackOf::Import);
    return {.view = m_view.viewId,
        .order = order,
        .csvPath = m_csvPath,
        .rows = m_chunk.memberCount,
        .isPollFree = m_run.target().zoho.limitsOff};
}

// Nothing of the file is there: its rows wait again, and the file goes out anew.
StepResult ChunkImporting::sendAgain(Error error)
{
    if (auto forgotten = m_context.forget(u"job"_s); !forgotten)
        return m_context.orElse(forgotten.error());
    if (auto moved = m_context.commit(chunkWaitsAgain(m_chunk)); !moved)
        return m_context.orElse(moved.error());
    return StepResult::failed(std::move(error));
}

// The job's verdict as far as it is about the file as a whole.
Outcome<ImportJob> ChunkImporting::judged(ImportJob job)
{
    switch (job.state) {
    case ImportJobState::Completed:
        return job;
    case ImportJobState::Gone: {
        Error error{.kind = ErrorKind::Service,
            .what = u"Analytics does not know the import any more"_s,
            .why = u"Its summary is kept for an hour only"_s,
            .next = u"The file is sent again; rows that are there are updated"_s,
            .isRetryable = true};
        if (m_run.job().mode != DatastoreMode::Append)
            return tl::unexpected(sendAgain(std::move(error)));
        error.next = u"Look in Analytics whether its rows are there, then resume or stop"_s;
        error.delivery = Delivery::Unknown;
        return tl::unexpected(StepResult::ambiguous(std::move(error)));
    }
    case ImportJobState::Failed:
        break;
    case ImportJobState::Waiting:
    case ImportJobState::Running:
        return tl::unexpected(StepResult::failed(
            Error{.kind = ErrorKind::Internal, .what = u"The import was not waited for"_s}));
    }
    // Under `abort` a single bad row undoes the whole file (B.4): all its rows are rejected.
    if (m_run.job().onBadRow == OnBadRow::Abort)
        return job;
    return tl::unexpected(sendAgain(Error{.kind = ErrorKind::Service,
        .what = u"Analytics could not import the file"_s,
        .why = job.errorText,
        .next = u"Mend what it names, then resume"_s,
        .code = job.errorCode}));
}

Outcome<QList<RowProblem>> ChunkImporting::problemsOf(const ImportJob &job)
{
    const bool isUndone = job.state == ImportJobState::Failed;
    if (isUndone)
        return allProblems(m_chunk.memberCount, job.errorText);
    if (job.successRows >= m_chunk.memberCount && job.warnings == 0)
        return QList<RowProblem>();
    auto hinted = problemsByHint(m_csvPath, m_chunk.memberCount, job);
    if (!hinted)
        return tl::unexpected(m_context.orElse(hinted.error()));
    if (*hinted)
        return **hinted;
    if (job.successRows >= m_chunk.memberCount)
        return QList<RowProblem>();
    if (m_run.job().mode == DatastoreMode::Append)
        return tl::unexpected(StepResult::ambiguous(Error{.kind = ErrorKind::Service,
            .what = u"Analytics took %1 of %2 rows and does not say which"_s.arg(job.successRows)
                        .arg(m_chunk.memberCount),
            .why = job.errorText,
            .next = u"Compare the view with the table; rows are not sent twice in this mode"_s,
            .delivery = Delivery::Unknown}));
    ImportParts parts(m_context, m_target->client, m_run.places(), wholeFile());
    return parts.findRefused();
}

StepResult ChunkImporting::run()
{
    auto sent = sendImport(m_context, m_target->client, m_run.places(), attemptSpec(), wholeFile());
    if (!sent)
        return toldIfViewBusy(m_context, m_run.job().viewName(), sent.error());
    auto job = judged(*sent);
    if (!job)
        return job.error();
    auto problems = problemsOf(*job);
    if (!problems)
        return problems.error();
    return settleImport(m_context, m_run, m_view, m_chunk, m_csvPath, *problems);
}

} // namespace

StepSpec importChunkStep(qint64 chunkId, const Chunk &chunk, const QString &relPath)
{
    return {.stage = u"write"_s,
        .key = u"write:chunk:%1"_s.arg(chunk.firstOrdinal),
        .title = u"Rows from %1"_s.arg(chunk.firstOrdinal),
        .input = {{u"chunk"_s, chunkId}, {u"path"_s, relPath}},
        .records = chunk.memberCount};
}

StepResult importChunk(StepContext &context, DatastoreRun &run)
{
    auto view = run.view(context);
    if (!view)
        return view.error();
    auto chunk = chunkOfStep(context);
    if (!chunk)
        return chunk.error();
    ChunkImporting importing(context, run, *view, std::move(*chunk));
    return importing.run();
}

} // namespace sluice
