// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/bulkwriting.h"

#include "base/crashpoint.h"
#include "base/files.h"
#include "core/engine/chunkstep.h"
#include "syncs/crmbulk/chunkfile.h"
#include "syncs/crmbulk/crmcallback.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/lostinsert.h"
#include "syncs/crmbulk/writejobmemo.h"
#include "syncs/files/pagefile.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kCsvEnd = ".csv"_L1;

} // namespace

BulkWriting::BulkWriting(StepContext &context, CrmBulkRun &run, const CrmFacts &facts,
    CrmClient &client, const WriteScope &scope)
    : m_context(context)
    , m_run(run)
    , m_facts(facts)
    , m_client(client)
    , m_scope(scope)
    , m_zipPath(zipPath(scope.csvPath))
{
}

QString BulkWriting::zipPath(const QString &csvPath)
{
    return csvPath.chopped(kCsvEnd.size()) + u".zip"_s; // a folder may be named like a file
}

// The result repeats the first three columns only (zoho-crm-bulk D4): what tells the records apart
// comes first.
QStringList BulkWriting::fileColumns() const
{
    QStringList columns = m_scope.columns;
    const QString &key = m_run.job().findBy;
    if (columns.removeAll(key) > 0)
        columns.prepend(key);
    return columns;
}

Outcome<FoundRecords> BulkWriting::look(const QString &memoKey, qint64 sinceMs)
{
    return reread(
        m_context, m_run, m_client, m_facts, m_scope, {.memoKey = memoKey, .sinceMs = sinceMs});
}

Outcome<QString> BulkWriting::uploadedFile()
{
    if (!m_context.memo().contains(u"upload"_s) && !QFile::exists(m_zipPath)) {
        m_context.progress(0, m_scope.chunk.memberCount, u"packing"_s);
        QSet<qint64> leftOut;
        for (qsizetype row = 0; row < m_scope.chunk.members.size(); ++row) {
            if (m_scope.leftOut.contains(m_scope.chunk.members.at(row)))
                leftOut.insert(row);
        }
        if (auto packed
            = packChunk(m_scope.csvPath, m_zipPath, fileColumns(), m_run.job().sendsId(), leftOut);
            !packed)
            return tl::unexpected(m_context.orElse(packed.error()));
    }
    const AttemptSpec spec{.key = u"upload"_s,
        .method = u"POST"_s,
        .urlPath = u"/crm/v8/upload"_s,
        .bodySha256 = {},
        .isRepeatable = true, // only an unused file id is wasted
        .onSending = {},
        .onRefused = {},
        .resolve = {}};
    auto answer = m_context.attempt(spec, [this]() -> Result<QJsonObject> {
        auto id = m_client.upload(m_facts.org.zgid, m_zipPath,
            [this](qint64 done, qint64 total) { m_context.progress(done, total, u"uploading"_s); });
        if (!id)
            return fail(id.error());
        return QJsonObject{{u"id"_s, *id}};
    });
    if (!answer)
        return tl::unexpected(answer.error());
    return answer->value(u"id").toString();
}

// The ids of records that may be new are known by the look alone.
QJsonObject BulkWriting::appliedMemo(const FoundRecords &found) const
{
    QJsonObject memo{{u"applied"_s, true}};
    if (!m_run.job().makesRecords())
        return memo;
    QJsonArray ids;
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        ids.append(QJsonArray{it.key(), QString::fromLatin1(it.value())});
    memo.insert(u"ids"_s, ids);
    return memo;
}

FoundRecords BulkWriting::appliedIds() const
{
    FoundRecords found;
    for (const QJsonValue &item : m_context.memo().value(u"job")[u"ids"].toArray())
        found.insert(item[0].toInteger(), item[1].toString().toLatin1());
    return found;
}

Result<bool> BulkWriting::keepsFromDoubling() const
{
    return isKeptFromDoubling(m_scope, m_facts.uniqueKey(m_run.job()));
}

// The answer to the create call was lost: look once whether the values are there (design 6.3).
Outcome<std::optional<QJsonObject>> BulkWriting::resolveLostJob(qint64 sentAtMs)
{
    auto equal = look(u"lost.%1"_s.arg(sentAtMs), sentAtMs);
    if (!equal)
        return tl::unexpected(equal.error());
    if (equal->size() == m_scope.chunk.memberCount)
        return appliedMemo(*equal);
    if (m_run.job().isInsert()) {
        auto guarded = keepsFromDoubling();
        if (!guarded)
            return tl::unexpected(m_context.orElse(guarded.error()));
        if (!*guarded || m_run.job().findBy.isEmpty()) {
            // Whoever resumes has it looked at anew.
            if (auto forgotten = m_context.forget(u"lost.%1"_s.arg(sentAtMs)); !forgotten)
                return tl::unexpected(m_context.orElse(forgotten.error()));
            return tl::unexpected(
                StepResult::ambiguous(lostInsertError(m_scope.chunk.memberCount, equal->size())));
        }
    }
    if (auto noted = m_context.remember(u"sentAgain"_s, sentAtMs); !noted)
        return tl::unexpected(m_context.orElse(noted.error()));
    // A file id serves one job: the same file goes up again.
    if (auto forgotten = m_context.forget(u"upload"_s); !forgotten)
        return tl::unexpected(m_context.orElse(forgotten.error()));
    if (auto uploaded = uploadedFile(); !uploaded)
        return tl::unexpected(uploaded.error());
    return std::nullopt;
}

AttemptSpec BulkWriting::jobAttempt()
{
    return {.key = u"job"_s,
        .method = u"POST"_s,
        .urlPath = u"/crm/bulk/v8/write"_s,
        .bodySha256 = {},
        .isRepeatable = false,
        .onSending = chunkIsSent(m_scope.chunk),
        .onRefused = chunkWaitsAgain(m_scope.chunk),
        .resolve = [this](qint64 sentAtMs) { return resolveLostJob(sentAtMs); }};
}

// How long an uploaded file stays usable is not documented (zoho-crm-bulk D1): when the job is
// refused for its file, the file goes up again.
StepResult BulkWriting::withoutStaleUpload(const StepResult &result)
{
    if (result.kind() != StepResult::Kind::Failed)
        return result;
    Error error = result.error();
    if (error.code != "INVALID_FILE_ID"_L1 && error.code != "FILE_NOT_FOUND"_L1)
        return result;
    if (auto forgotten = m_context.forget(u"upload"_s); !forgotten)
        return m_context.orElse(forgotten.error());
    error.isRetryable = true;
    return StepResult::failed(std::move(error));
}

Result<QJsonObject> BulkWriting::createJob()
{
    WriteOrder order = writeOrder(m_run.job(), m_facts, fileColumns());
    order.fileId = m_context.memo().value(u"upload").toObject().value(u"id").toString();
    order.callbackUrl = m_run.callback(m_context);
    auto id = withCrmCallback<WriteOrder>(m_context.logger(), order,
        [this](const WriteOrder &told) { return m_client.createWriteJob(told); });
    if (!id)
        return fail(id.error());
    return QJsonObject{{u"id"_s, *id}};
}

Outcome<WriteJob> BulkWriting::finishedJob()
{
    const RemoteJobSpec spec{.create = jobAttempt(),
        .waitingFor = u"Zoho CRM"_s,
        .isPollFree = m_run.account().limitsOff};
    auto answer = m_context.remoteJob(
        spec, [this] { return createJob(); },
        [this](const QJsonObject &created) -> Result<PollAnswer> {
            if (created.value(u"applied").toBool())
                return PollAnswer{.isFinished = true, .answer = created};
            auto job = m_client.writeJob(created.value(u"id").toString());
            if (!job && isCrmGone(job.error()))
                return PollAnswer{.isFinished = true, .answer = {{u"gone"_s, true}}};
            if (!job)
                return fail(job.error());
            PollAnswer poll{.done = job->added + job->updated + job->skipped,
                .total = m_scope.chunk.memberCount};
            if (job->state == CrmJobState::Completed || job->state == CrmJobState::Failed) {
                poll.isFinished = true;
                poll.answer = writeJobMemo(*job);
            }
            return poll;
        });
    if (!answer)
        return tl::unexpected(withoutStaleUpload(answer.error()));
    if (answer->value(u"gone").toBool()) {
        // Asked again at the next entry: it may have been the service's slip.
        if (auto forgotten = m_context.forget(u"job.end"_s); !forgotten)
            return tl::unexpected(m_context.orElse(forgotten.error()));
        WriteJob gone;
        gone.id = m_context.memo().value(u"job").toObject().value(u"id").toString();
        return gone;
    }
    if (answer->value(u"applied").toBool())
        return WriteJob();
    return writeJobOf(*answer);
}

Result<void> BulkWriting::fetchResult(const WriteJob &job, const QString &path)
{
    if (QFile::exists(path))
        return {};
    const QString part = path + u".part"_s;
    QFile::remove(part);
    auto bytes = m_client.downloadWriteResult(job, part);
    if (!bytes)
        return fail(bytes.error());
    if (auto rows = countRows(part); !rows) {
        QFile::remove(part);
        Error broken = rows.error();
        broken.isRetryable = true;
        return fail(broken);
    }
    return renameDurably(part, path);
}

// A second look at records that no result names. Once the job is over it decides: what is not there
// was not written. Before that a record may still be on its way.
Outcome<ChunkOutcome> BulkWriting::outcomeByReread(ChunkOutcome outcome, bool isJobOver)
{
    auto equal = look(u"unmatched"_s, m_context.run().startedAtMs);
    if (!equal)
        return tl::unexpected(equal.error());
    const qint64 open = std::count_if(outcome.unmatched.cbegin(), outcome.unmatched.cend(),
        [&equal](qint64 ordinal) { return !equal->contains(ordinal); });
    if (open > 0 && !isJobOver) {
        if (auto forgotten = m_context.forget(u"unmatched"_s); !forgotten)
            return tl::unexpected(m_context.orElse(forgotten.error()));
        return tl::unexpected(StepResult::ambiguous(Error{.kind = ErrorKind::Service,
            .what = u"Zoho CRM does not know the write job any more"_s,
            .why = u"%1 of its %2 records do not have the values that were sent"_s.arg(open).arg(
                m_scope.chunk.memberCount),
            .next = u"Check them at Zoho CRM; resume looks at them again"_s,
            .delivery = Delivery::Unknown}));
    }
    if (auto done = settleUnmatched(outcome, m_scope, *equal, m_run.job().isInsert()); !done)
        return tl::unexpected(m_context.orElse(done.error()));
    return outcome;
}

Outcome<ChunkOutcome> BulkWriting::outcomeOf(const WriteJob &job)
{
    const auto value = [this](Result<ChunkOutcome> outcome) -> Outcome<ChunkOutcome> {
        if (!outcome)
            return tl::unexpected(m_context.orElse(outcome.error()));
        return std::move(*outcome);
    };
    if (job.id.isEmpty())
        return value(allWritten(m_scope, m_run.job().isInsert(), appliedIds()));
    if (job.state == CrmJobState::Added) { // the service has forgotten it
        return outcomeByReread(allUnmatched(m_scope), false);
    }
    if (job.state == CrmJobState::Failed && job.downloadUrl.isEmpty()) {
        // Nothing was applied only if the service says so.
        if (job.hasCounts && job.added + job.updated == 0)
            return value(allRejected(m_scope, job.why.value_or(Error())));
        return outcomeByReread(allUnmatched(m_scope), true);
    }
    const QString path = m_context.directory()
        + u"/results/result-%1.zip"_s.arg(m_scope.chunk.firstOrdinal, 10, 10, QLatin1Char('0'));
    if (auto fetched = fetchResult(job, path); !fetched) {
        const Error &error = fetched.error();
        if (!isCrmGone(error))
            return tl::unexpected(m_context.orElse(error));
        // The result is gone (kept seven days): look at the records.
        return outcomeByReread(allUnmatched(m_scope), true);
    }
    SLUICE_CRASH_POINT("S7.result_fetched");
    auto outcome
        = reconcile(path, m_scope, m_run.job(), job, m_context.memo().contains(u"sentAgain"_s));
    if (!outcome) {
        // Asked and fetched again at the next entry, in case it was the answer that was wrong.
        QFile::remove(path);
        if (auto forgotten = m_context.forget(u"job.end"_s); !forgotten)
            return tl::unexpected(m_context.orElse(forgotten.error()));
        return tl::unexpected(m_context.orElse(outcome.error()));
    }
    for (const QString &warning : std::as_const(outcome->warnings))
        m_context.logger().warning(m_context.step().title + u": "_s + warning);
    if (!outcome->unmatched.isEmpty())
        return outcomeByReread(std::move(*outcome), true);
    return std::move(*outcome);
}

Outcome<ChunkOutcome> BulkWriting::outcome()
{
    // What was remembered of the job tells that the file is up already.
    if (!m_context.memo().contains(u"job"_s)) {
        if (auto file = uploadedFile(); !file)
            return tl::unexpected(file.error());
    }
    auto job = finishedJob();
    if (!job)
        return tl::unexpected(job.error());
    return outcomeOf(*job);
}

} // namespace sluice
