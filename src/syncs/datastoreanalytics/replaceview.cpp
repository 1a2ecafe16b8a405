// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/replaceview.h"

#include "core/engine/chunkstep.h"
#include "core/engine/rundata.h"
#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/analyticsplace.h"
#include "syncs/datastoreanalytics/datastorephase.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/importcall.h"
#include "syncs/datastoreanalytics/importchunk.h"
#include "syncs/datastoreanalytics/importmemo.h"
#include "syncs/datastoreanalytics/importparts.h"
#include "syncs/datastoreanalytics/importsettling.h"
#include "syncs/datastoreanalytics/viewbusy.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kJobs = "jobs"_L1; // how many were begun; the last one's memory is "job<n>.."
constexpr auto kIsLast = "last"_L1; // of a batch: it closed the job

class ViewReplacing
{
public:
    ViewReplacing(StepContext &context, DatastoreRun &run, const ViewPlan &view)
        : m_context(context)
        , m_run(run)
        , m_view(view)
        , m_target(run.analytics(context))
    {
    }
    StepResult run();

private:
    // What there is to be sent, and whether more may come.
    struct Supply
    {
        QList<Chunk> prepared;
        QList<Chunk> sent;
        bool isWhole = false;
    };

    QString jobKey() const { return u"job%1"_s.arg(m_context.memo().value(kJobs).toInt(1)); }
    QString batchKey(qsizetype number) const { return u"%1.%2"_s.arg(jobKey()).arg(number); }
    QString csvPath(const Chunk &chunk) const;
    qsizetype answeredBatches() const;
    Outcome<Supply> supply();
    Outcome<bool> sendAll();
    Outcome<bool> send(const Chunk &chunk, qsizetype number, bool isLast);
    Result<QJsonObject> sendBatch(const Chunk &chunk, qsizetype number, bool isLast);
    StepResult beginAnew(const Error &error);
    Outcome<ImportJob> finishedJob();
    Outcome<std::optional<ImportJob>> imported();
    Outcome<bool> settle(const ImportJob &job);
    StepResult finish();

    StepContext &m_context;
    DatastoreRun &m_run;
    const ViewPlan &m_view;
    std::unique_ptr<ViewClient> m_target;
};

QString ViewReplacing::csvPath(const Chunk &chunk) const
{
    return u"%1/chunks/chunk-%2.csv"_s.arg(m_context.directory())
        .arg(chunk.firstOrdinal, 10, 10, QLatin1Char('0'));
}

qsizetype ViewReplacing::answeredBatches() const
{
    qsizetype number = 0;
    while (m_context.memo().contains(batchKey(number + 1)))
        ++number;
    return number;
}

Outcome<ViewReplacing::Supply> ViewReplacing::supply()
{
    Supply supply;
    // Looked at first: what is prepared afterwards is not missed.
    auto looked = m_context.store().read([this, &supply](Sql &sql) -> Result<void> {
        auto row
            = sql.run("SELECT COUNT(*) FROM step WHERE run_id=? AND stage IN ('read','process')"
                      " AND state NOT IN ('done','cancelled')",
                {m_context.run().id});
        if (!row)
            return fail(row.error());
        supply.isWhole = (*row)->next() && (*row)->value(0).toLongLong() == 0;
        (*row)->finish();
        return {};
    });
    if (!looked)
        return tl::unexpected(m_context.orElse(looked.error()));
    auto chunks = RunData(m_context.store(), m_context.run()).chunks(false);
    if (!chunks)
        return tl::unexpected(m_context.orElse(chunks.error()));
    for (const Chunk &chunk : std::as_const(*chunks)) {
        if (chunk.state == "prepared"_L1)
            supply.prepared.append(chunk);
        else if (chunk.state == "sent"_L1)
            supply.sent.append(chunk);
    }
    return supply;
}

// Nothing of the job is to be seen in the view: its files wait again, and another one is begun.
StepResult ViewReplacing::beginAnew(const Error &error)
{
    auto there = supply();
    if (!there)
        return there.error();
    m_context.logger().warning(
        u"The view's new rows are sent again from the first file"_s, {{u"why"_s, error.text()}});
    const int next = m_context.memo().value(kJobs).toInt(1) + 1;
    auto begun = m_context.remember(kJobs, next, [&there](StepTx &tx) -> Result<void> {
        for (const Chunk &chunk : std::as_const(there->sent)) {
            if (auto back = chunkWaitsAgain(chunk)(tx); !back)
                return back;
        }
        return {};
    });
    if (!begun)
        return m_context.orElse(begun.error());
    return StepResult::waitUntil(m_context.clock().nowMs(), u"beginning the import anew"_s);
}

Result<QJsonObject> ViewReplacing::sendBatch(const Chunk &chunk, qsizetype number, bool isLast)
{
    AnalyticsClient &client = m_target->client;
    const auto onProgress
        = [this](qint64 done, qint64 total) { m_context.progress(done, total, u"uploading"_s); };
    ImportOrder order = importOrder(m_run.job(), m_view.columns);
    order.rows = chunk.memberCount;
    if (number == 1) {
        order.callbackUrl = m_run.callback(m_context, CallbackOf::Import);
        auto start
            = withCallback<BatchStart>(m_context.logger(), order, [&](const ImportOrder &told) {
                  return client.startBatch(m_view.viewId, told, csvPath(chunk), isLast, onProgress);
              });
        if (!start)
            return fail(start.error());
        return QJsonObject{{u"id"_s, start->jobId}, {u"key"_s, start->batchKey}, {kIsLast, isLast}};
    }
    const QJsonValue first = m_context.memo().value(batchKey(1));
    auto id = client.sendBatch(m_view.viewId, first[u"key"].toString(), csvPath(chunk), isLast,
        client.limits().importUnits(order.importType, order.rows), onProgress);
    if (!id)
        return fail(id.error());
    return QJsonObject{{u"id"_s, *id}, {kIsLast, isLast}};
}

Outcome<bool> ViewReplacing::send(const Chunk &chunk, qsizetype number, bool isLast)
{
    const AttemptSpec spec{.key = batchKey(number),
        .method = u"POST"_s,
        .urlPath = u"/restapi/v2/bulk/workspaces/views/data/batch"_s,
        .bodySha256 = {},
        .isRepeatable = false, // the service would take it twice
        .onSending = chunkIsSent(chunk),
        .onRefused = chunkWaitsAgain(chunk),
        .resolve = [this](qint64) -> Outcome<std::optional<QJsonObject>> {
            return tl::unexpected(beginAnew(
                Error{.kind = ErrorKind::Network, .what = u"The answer to a batch was lost"_s}));
        }};
    std::optional<Error> broken;
    auto answer = m_context.attempt(spec, [&]() -> Result<QJsonObject> {
        auto sent = sendBatch(chunk, number, isLast);
        if (!sent && isBatchLost(sent.error()))
            broken = sent.error();
        return sent;
    });
    if (!answer && broken)
        return tl::unexpected(beginAnew(*broken));
    if (!answer)
        return tl::unexpected(toldIfViewBusy(m_context, m_run.job().viewName(), answer.error()));
    m_context.cameFurther();
    return true;
}

// One batch after the other; the last one is known once all rows are prepared.
Outcome<bool> ViewReplacing::sendAll()
{
    for (;;) {
        if (m_context.token().isStopped())
            return tl::unexpected(StepResult::stopped());
        auto there = supply();
        if (!there)
            return tl::unexpected(there.error());
        const qsizetype answered = answeredBatches();
        if (m_context.memo().value(batchKey(answered))[kIsLast].toBool())
            return true;
        // One is on its way whose answer nobody has: the attempt tells what becomes of it.
        if (there->sent.size() > answered) {
            if (auto sent = send(there->sent.last(), answered + 1, false); !sent)
                return sent;
            continue;
        }
        if (there->isWhole && there->prepared.isEmpty() && there->sent.isEmpty())
            return false;
        // The last one that is there may be the last of all: it is kept back until that is known.
        if (there->prepared.size() < (there->isWhole ? 1 : 2)) {
            if (there->isWhole) // all were sent, and the last one did not know that it was
                return tl::unexpected(beginAnew(Error{.kind = ErrorKind::Internal,
                    .what = u"The import was left without its end"_s}));
            return tl::unexpected(StepResult::waitUntil(
                m_context.clock().nowMs() + m_context.timings().wishPoll.count(),
                u"waiting for the next file"_s));
        }
        const qsizetype number = answered + 1;
        const bool isLast = (there->isWhole && there->prepared.size() == 1)
            || number == AnalyticsClient::kMostBatches;
        m_context.progress(
            there->sent.size(), there->sent.size() + there->prepared.size(), u"sending files"_s);
        if (auto sent = send(there->prepared.first(), number, isLast); !sent)
            return sent;
    }
}

Outcome<ImportJob> ViewReplacing::finishedJob()
{
    const QString id = m_context.memo().value(batchKey(1))[u"id"].toString();
    const RemoteJobSpec spec{.create = {.key = jobKey() + u".poll"_s,
                                 .method = u"GET"_s,
                                 .urlPath = u"/restapi/v2/bulk/workspaces/importjobs"_s,
                                 .bodySha256 = {},
                                 .isRepeatable = true, // it only asks
                                 .onSending = {},
                                 .onRefused = {},
                                 .resolve = {}},
        .waitingFor = u"Zoho Analytics"_s,
        .isPollFree = m_run.target().zoho.limitsOff};
    auto answer = m_context.remoteJob(
        spec,
        [&id]() -> Result<QJsonObject> {
            return QJsonObject{{u"id"_s, id}};
        },
        [this](const QJsonObject &created) -> Result<PollAnswer> {
            auto job = m_target->client.importJob(created.value(u"id").toString());
            if (!job)
                return fail(job.error());
            return PollAnswer{.isFinished = job->isFinished(),
                .answer = job->isFinished() ? importMemo(*job) : QJsonObject()};
        });
    if (!answer)
        return tl::unexpected(answer.error());
    return importJobOf(*answer);
}

// Rows that were left out are looked for file by file, by updates, which change nothing else.
Outcome<bool> ViewReplacing::settle(const ImportJob &job)
{
    auto there = supply();
    if (!there)
        return tl::unexpected(there.error());
    const bool isWhole = job.successRows >= job.totalRows;
    RunData data(m_context.store(), m_context.run());
    for (const Chunk &known : std::as_const(there->sent)) {
        auto chunk = data.chunk(known.id);
        if (!chunk || !*chunk)
            return tl::unexpected(m_context.orElse(chunk
                    ? Error{.kind = ErrorKind::Internal, .what = u"A chunk is not there"_s}
                    : chunk.error()));
        QList<RowProblem> problems;
        if (!isWhole) {
            ImportOrder order = importOrder(m_run.job(), m_view.columns);
            order.importType = ImportType::UpdateAdd;
            order.matchingColumns = QStringList{m_view.columns.columns.first().target};
            ImportParts parts(m_context, m_target->client, m_run.places(),
                {.view = m_view.viewId,
                    .order = order,
                    .csvPath = csvPath(known),
                    .rows = known.memberCount,
                    .isPollFree = m_run.target().zoho.limitsOff});
            auto refused = parts.findRefused();
            if (!refused)
                return tl::unexpected(refused.error());
            problems = *refused;
        }
        auto work = importSettlement(m_context, m_run, m_view, **chunk, csvPath(known), problems);
        if (!work)
            return tl::unexpected(work.error());
        // The next file's search begins with nothing known.
        if (auto forgotten = m_context.forget(kPartsKey); !forgotten)
            return tl::unexpected(m_context.orElse(forgotten.error()));
        if (auto settled = m_context.commit(*work); !settled)
            return tl::unexpected(m_context.orElse(settled.error()));
    }
    return true;
}

// What a hundred batches could not hold is added by ROWID.
StepResult ViewReplacing::finish()
{
    auto there = supply();
    if (!there)
        return there.error();
    if (!there->isWhole)
        return StepResult::waitUntil(
            m_context.clock().nowMs() + m_context.timings().wishPoll.count(),
            u"waiting for the last pages"_s);
    return m_context.finish([this, &there](StepTx &tx) -> Result<void> {
        for (const Chunk &chunk : std::as_const(there->prepared)) {
            const QString path = u"chunks/"_s + csvPath(chunk).section(u'/', -1);
            if (auto added = tx.addStep(importChunkStep(chunk.id, chunk, path)); !added)
                return added;
        }
        return continueAfterRows(tx, m_context, m_run);
    });
}

// All batches and the service's last word on them; nothing: there are no rows.
Outcome<std::optional<ImportJob>> ViewReplacing::imported()
{
    auto sent = sendAll();
    if (!sent)
        return tl::unexpected(sent.error());
    if (!*sent)
        return std::nullopt;
    return finishedJob();
}

StepResult ViewReplacing::run()
{
    auto there = withPlace<std::optional<ImportJob>>(m_context, m_target->client.limits(),
        m_run.places(), AnalyticsSlots::Kind::Import, [this] { return imported(); });
    if (!there)
        return there.error();
    const std::optional<ImportJob> &job = *there;
    if (!job)
        return StepResult::failed(Error{.kind = ErrorKind::Data,
            .what = u"Nothing was replaced: there are no rows to be sent"_s,
            .why = u"The table, or what the mapping's filter leaves of it, is empty"_s,
            .next = u"If that is meant, empty the view in Analytics"_s});
    if (job->state == ImportJobState::Gone)
        return beginAnew(importJobError(*job, u"Analytics does not know the import any more"_s));
    if (job->state == ImportJobState::Failed) {
        const Error error = importJobError(*job, u"Analytics could not replace the view's rows"_s);
        const StepResult begun = beginAnew(error);
        return begun.kind() == StepResult::Kind::WaitUntil ? StepResult::failed(error) : begun;
    }
    if (auto settled = settle(*job); !settled)
        return settled.error();
    return finish();
}

} // namespace

StepSpec replaceViewStep()
{
    return {.stage = u"write"_s, .key = u"write:replace"_s, .title = u"All rows"_s, .input = {}};
}

StepResult replaceView(StepContext &context, DatastoreRun &run)
{
    auto view = run.view(context);
    if (!view)
        return view.error();
    ViewReplacing replacing(context, run, *view);
    return replacing.run();
}

} // namespace sluice
