// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/writechunk.h"

#include "base/crashpoint.h"
#include "base/files.h"
#include "core/engine/chunkstep.h"
#include "core/engine/rundata.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/chunkfile.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/reconcile.h"
#include "syncs/crmbulk/reread.h"
#include "syncs/crmbulk/writejobmemo.h"
#include "syncs/files/outcomerows.h"
#include "syncs/files/pagefile.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// One chunk on its way to the service and back.
class ChunkWriting
{
public:
    ChunkWriting(StepContext &context, CrmBulkRun &run, const CrmFacts &facts, CrmClient &client,
        Chunk chunk)
        : m_context(context)
        , m_run(run)
        , m_facts(facts)
        , m_client(client)
        , m_chunk(std::move(chunk))
        , m_csvPath(context.directory() + u'/' + context.input().value(u"path").toString())
        , m_zipPath(QString(m_csvPath).replace(u".csv"_s, u".zip"_s))
    {
        for (const QJsonValue &column : context.input().value(u"columns").toArray())
            m_columns << column.toString();
    }

    StepResult run();

private:
    Outcome<QString> uploadedFile();
    Outcome<WriteJob> finishedJob();
    StepResult withoutStaleUpload(const StepResult &result);
    AttemptSpec jobAttempt();
    Outcome<std::optional<QJsonObject>> resolveLostJob(qint64 sentAtMs);
    Outcome<ChunkOutcome> outcomeOf(const WriteJob &job);
    Outcome<ChunkOutcome> outcomeByReread(ChunkOutcome outcome, bool isJobOver);
    Result<void> fetchResult(const WriteJob &job, const QString &path);
    StepResult settle(const ChunkOutcome &outcome);
    RereadOrder rereadOrder(const QString &memoKey, qint64 sinceMs) const;

    StepContext &m_context;
    CrmBulkRun &m_run;
    const CrmFacts &m_facts;
    CrmClient &m_client;
    Chunk m_chunk;
    QString m_csvPath;
    QString m_zipPath;
    QStringList m_columns; // sent, without id
};

RereadOrder ChunkWriting::rereadOrder(const QString &memoKey, qint64 sinceMs) const
{
    return {.memoKey = memoKey,
        .csvPath = m_csvPath,
        .ordinals = m_chunk.members,
        .sentColumns = m_columns,
        .sinceMs = sinceMs};
}

Outcome<QString> ChunkWriting::uploadedFile()
{
    if (!m_context.memo().contains(u"upload"_s) && !QFile::exists(m_zipPath)) {
        m_context.progress(0, m_chunk.memberCount, u"packing"_s);
        if (auto packed = packChunk(m_csvPath, m_zipPath, m_columns); !packed)
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

// The answer to the create call was lost: look once whether the values are there (design 6.3).
Outcome<std::optional<QJsonObject>> ChunkWriting::resolveLostJob(qint64 sentAtMs)
{
    auto equal = reread(
        m_context, m_run, m_client, m_facts, rereadOrder(u"lost.%1"_s.arg(sentAtMs), sentAtMs));
    if (!equal)
        return tl::unexpected(equal.error());
    if (equal->size() == m_chunk.members.size())
        return QJsonObject{{u"applied"_s, true}};
    // A file id serves one job: the same file goes up again.
    if (auto forgotten = m_context.forget(u"upload"_s); !forgotten)
        return tl::unexpected(m_context.orElse(forgotten.error()));
    if (auto uploaded = uploadedFile(); !uploaded)
        return tl::unexpected(uploaded.error());
    return std::nullopt;
}

AttemptSpec ChunkWriting::jobAttempt()
{
    return {.key = u"job"_s,
        .method = u"POST"_s,
        .urlPath = u"/crm/bulk/v8/write"_s,
        .bodySha256 = {},
        .isRepeatable = false,
        .onSending = chunkIsSent(m_chunk),
        .onRefused = chunkWaitsAgain(m_chunk),
        .resolve = [this](qint64 sentAtMs) { return resolveLostJob(sentAtMs); }};
}

// How long an uploaded file stays usable is not documented (zoho-crm-bulk D1): when the job is
// refused for its file, the file goes up again.
StepResult ChunkWriting::withoutStaleUpload(const StepResult &result)
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

Outcome<WriteJob> ChunkWriting::finishedJob()
{
    WriteOrder order = writeOrder(m_run.job(), m_facts, m_columns);
    const RemoteJobSpec spec{.create = jobAttempt(),
        .waitingFor = u"Zoho CRM"_s,
        .isPollFree = m_run.account().limitsOff};
    auto answer = m_context.remoteJob(
        spec,
        [this, &order]() -> Result<QJsonObject> {
            order.fileId = m_context.memo().value(u"upload").toObject().value(u"id").toString();
            auto id = m_client.createWriteJob(order);
            if (!id)
                return fail(id.error());
            return QJsonObject{{u"id"_s, *id}};
        },
        [this](const QJsonObject &created) -> Result<PollAnswer> {
            if (created.value(u"applied").toBool())
                return PollAnswer{.isFinished = true, .answer = created};
            auto job = m_client.writeJob(created.value(u"id").toString());
            if (!job && isCrmGone(job.error()))
                return PollAnswer{.isFinished = true, .answer = {{u"gone"_s, true}}};
            if (!job)
                return fail(job.error());
            PollAnswer poll{
                .done = job->added + job->updated + job->skipped, .total = m_chunk.memberCount};
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

Result<void> ChunkWriting::fetchResult(const WriteJob &job, const QString &path)
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
Outcome<ChunkOutcome> ChunkWriting::outcomeByReread(ChunkOutcome outcome, bool isJobOver)
{
    auto equal = reread(m_context, m_run, m_client, m_facts,
        rereadOrder(u"unmatched"_s, m_context.run().startedAtMs));
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
                m_chunk.memberCount),
            .next = u"Check them at Zoho CRM; resume looks at them again"_s,
            .delivery = Delivery::Unknown}));
    }
    if (auto done = settleUnmatched(outcome, m_csvPath, m_chunk.members, *equal); !done)
        return tl::unexpected(m_context.orElse(done.error()));
    return outcome;
}

Outcome<ChunkOutcome> ChunkWriting::outcomeOf(const WriteJob &job)
{
    const auto value = [this](Result<ChunkOutcome> outcome) -> Outcome<ChunkOutcome> {
        if (!outcome)
            return tl::unexpected(m_context.orElse(outcome.error()));
        return std::move(*outcome);
    };
    if (job.id.isEmpty())
        return value(allWritten(m_csvPath, m_chunk.members));
    if (job.state == CrmJobState::Added) { // the service has forgotten it
        ChunkOutcome outcome;
        outcome.unmatched = m_chunk.members;
        return outcomeByReread(std::move(outcome), false);
    }
    if (job.state == CrmJobState::Failed && job.downloadUrl.isEmpty()) {
        // Nothing was applied only if the service says so.
        if (job.hasCounts && job.added + job.updated == 0)
            return value(allRejected(m_csvPath, m_chunk.members, job.why.value_or(Error())));
        ChunkOutcome outcome;
        outcome.unmatched = m_chunk.members;
        return outcomeByReread(std::move(outcome), true);
    }
    const QString path = m_context.directory()
        + u"/results/result-%1.zip"_s.arg(m_chunk.firstOrdinal, 10, 10, QLatin1Char('0'));
    if (auto fetched = fetchResult(job, path); !fetched) {
        const Error &error = fetched.error();
        if (!isCrmGone(error))
            return tl::unexpected(m_context.orElse(error));
        ChunkOutcome outcome; // the result is gone (kept seven days): look at the records
        outcome.unmatched = m_chunk.members;
        return outcomeByReread(std::move(outcome), true);
    }
    SLUICE_CRASH_POINT("S7.result_fetched");
    auto outcome = reconcile(path, m_csvPath, m_chunk.members, job);
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

StepResult ChunkWriting::settle(const ChunkOutcome &outcome)
{
    const qint64 rejected = outcome.moved.rejected;
    const QString note = rejected > 0 ? u"%1 rejected"_s.arg(rejected) : QString();
    const int limit = m_run.job().rejectionLimitPercent;
    const bool isOverLimit
        = limit > 0 && m_chunk.memberCount >= 100 && rejected * 100 > m_chunk.memberCount * limit;
    const bool isOpen = !outcome.unmatched.isEmpty();
    StepResult result = m_context.finish(
        [this, &outcome, isOpen, isOverLimit, rejected](StepTx &tx) -> Result<void> {
            SLUICE_CRASH_POINT("S7.begin");
            if (auto moved
                = tx.moveChunk(m_chunk.id, isOpen ? u"sent"_s : u"settled"_s, outcome.moved);
                !moved)
                return moved;
            if (auto added = tx.addIssues(m_chunk.id, outcome.issues); !added)
                return added;
            for (const QString &warning : outcome.warnings) {
                if (auto noted = tx.event(
                        u"warning"_s, u"RESULT"_s, m_context.step().title + u": "_s + warning);
                    !noted)
                    return noted;
            }
            if (auto appended = tx.appendOutcome(u"written"_s, writtenHeader(m_facts.writeFields),
                    outcome.writtenRows, outcome.moved.written);
                !appended)
                return appended;
            if (auto appended = tx.appendOutcome(u"rejected"_s, rejectedHeader(m_facts.writeFields),
                    outcome.rejectedRows, rejected);
                !appended)
                return appended;
            if (!isOverLimit)
                return {};
            return tx.askForAttention(u"REJECTION_LIMIT"_s,
                u"%1: %2 of %3 records were rejected, more than %4 %"_s.arg(m_context.step().title)
                    .arg(rejected)
                    .arg(m_chunk.memberCount)
                    .arg(m_run.job().rejectionLimitPercent));
        },
        note);
    if (result.kind() == StepResult::Kind::Done)
        QFile::remove(m_zipPath); // the CSV beside it stays: it can be packed again
    return result;
}

StepResult ChunkWriting::run()
{
    // What was remembered of the job tells that the file is up already.
    if (!m_context.memo().contains(u"job"_s)) {
        if (auto file = uploadedFile(); !file)
            return file.error();
    }
    auto job = finishedJob();
    if (!job)
        return job.error();
    auto outcome = outcomeOf(*job);
    if (!outcome)
        return outcome.error();
    return settle(*outcome);
}

} // namespace

StepSpec writeStep(qint64 chunkId, const Chunk &chunk, const QString &relPath,
    const QStringList &sentColumns, int number)
{
    return {.stage = u"write"_s,
        .key = u"write:chunk:%1"_s.arg(chunk.firstOrdinal),
        .title = u"Chunk %1"_s.arg(number),
        .input = {{u"chunk"_s, chunkId}, {u"path"_s, relPath},
            {u"columns"_s, QJsonArray::fromStringList(sentColumns)}},
        .records = chunk.memberCount};
}

StepResult writeChunk(StepContext &context, CrmBulkRun &run)
{
    auto facts = run.facts(context);
    if (!facts)
        return facts.error();
    auto chunk = chunkOfStep(context);
    if (!chunk)
        return chunk.error();
    ZohoSession session = run.session(context);
    CrmClient client(session, (*facts)->limits);
    ChunkWriting writing(context, run, **facts, client, *chunk);
    return writing.run();
}

} // namespace sluice
