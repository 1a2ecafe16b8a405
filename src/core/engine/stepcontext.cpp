// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/stepcontext.h"

#include "base/clock.h"
#include "base/crashpoint.h"
#include "core/engine/runrows.h"
#include "core/http/retrypolicy.h"

#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFreePollShare = 8; // of the wait so far, between two polls that cost nothing

} // namespace

StepResult StepResult::waitUntil(qint64 atMs, QString reason)
{
    StepResult result(Kind::WaitUntil);
    result.m_atMs = atMs;
    result.m_reason = std::move(reason);
    return result;
}

StepResult StepResult::ambiguous(Error error)
{
    StepResult result(Kind::Ambiguous);
    result.m_error = std::move(error);
    return result;
}

StepResult StepResult::failed(Error error)
{
    StepResult result(Kind::Failed);
    result.m_error = std::move(error);
    return result;
}

StepResult StepResult::stopped()
{
    return failed(Error{.kind = ErrorKind::Cancelled, .what = u"The run is being stopped"_s});
}

StepResult &&StepResult::asRemoteWait() &&
{
    m_isRemoteWait = true;
    return std::move(*this);
}

StepResult &&StepResult::because(const Error &error) &&
{
    m_error = error;
    return std::move(*this);
}

StepContext::StepContext(Parts parts)
    : m(std::move(parts))
    , m_logger(m.log, "engine", m.run.id)
{
}

// What has been kept since makes an earlier failure of the step history.
Result<void> StepContext::writeMemo(StepTx &tx)
{
    auto done = tx.sql().run("UPDATE step SET memo=?, error='' WHERE id=?",
        {QString::fromUtf8(QJsonDocument(m.step.memo).toJson(QJsonDocument::Compact)), m.step.id});
    if (!done)
        return fail(done.error());
    return {};
}

Result<void> StepContext::remember(
    const QString &key, const QJsonValue &value, const std::function<Result<void>(StepTx &)> &work)
{
    const QJsonObject before = m.step.memo;
    m.step.memo.insert(key, value);
    auto done
        = m.ledger.stepWrite(m.run, m.step, m.outcomes, [this, &work](StepTx &tx) -> Result<void> {
              if (work) {
                  if (auto worked = work(tx); !worked)
                      return worked;
              }
              return writeMemo(tx);
          });
    if (!done) {
        m.step.memo = before;
        return done;
    }
    if (work && m.onCommit)
        m.onCommit();
    return done;
}

Result<void> StepContext::forget(const QString &key)
{
    for (const QString &known : m.step.memo.keys()) {
        if (known == key || known.startsWith(key + u'.'))
            m.step.memo.remove(known);
    }
    return m.ledger.stepWrite(
        m.run, m.step, m.outcomes, [this](StepTx &tx) -> Result<void> { return writeMemo(tx); });
}

Result<void> StepContext::commit(const std::function<Result<void>(StepTx &)> &work, qint64 done)
{
    auto kept = m.ledger.stepWrite(
        m.run, m.step, m.outcomes, [this, &work, done](StepTx &tx) -> Result<void> {
            if (auto worked = work(tx); !worked)
                return worked;
            if (done >= 0) {
                auto moved = tx.sql().run("UPDATE step SET n_done=? WHERE id=?", {done, m.step.id});
                if (!moved)
                    return fail(moved.error());
            }
            if (auto written = writeMemo(tx); !written)
                return written;
            SLUICE_CRASH_POINT("S5.before_commit");
            return {};
        });
    if (kept) {
        SLUICE_CRASH_POINT("S5.after_commit");
        if (m.onCommit)
            m.onCommit();
    }
    return kept;
}

StepResult StepContext::finish(
    const std::function<Result<void>(StepTx &)> &work, const QString &note)
{
    auto done = m.ledger.stepWrite(
        m.run, m.step, m.outcomes, [this, &work, &note](StepTx &tx) -> Result<void> {
            if (work) {
                if (auto worked = work(tx); !worked)
                    return worked;
            }
            SLUICE_CRASH_POINT("S7.middle");
            auto ended = tx.sql().run("UPDATE step SET state='done', finished_at=?, memo=?,"
                                      " wait_reason='', error='', note=?,"
                                      " n_done=CASE WHEN n_records>0 THEN n_records ELSE n_done END"
                                      " WHERE id=?",
                {clock().nowMs(),
                    QString::fromUtf8(QJsonDocument(m.step.memo).toJson(QJsonDocument::Compact)),
                    note, m.step.id});
            if (!ended)
                return fail(ended.error());
            SLUICE_CRASH_POINT("S7.before_commit");
            return {};
        });
    if (!done)
        return orElse(done.error());
    SLUICE_CRASH_POINT("S7.after_commit");
    m.board.remove(m.step.id);
    return StepResult::done();
}

Outcome<QJsonObject> StepContext::remoteJob(const RemoteJobSpec &spec,
    const std::function<Result<QJsonObject>()> &create,
    const std::function<Result<PollAnswer>(const QJsonObject &created)> &poll)
{
    const QString endKey = spec.create.key + ".end"_L1;
    const QString pollKey = spec.create.key + ".polls"_L1;
    const QString sinceKey = spec.create.key + ".since"_L1;
    if (const QJsonValue known = m.step.memo.value(endKey); known.isObject())
        return known.toObject();
    auto created = attempt(spec.create, create);
    if (!created)
        return tl::unexpected(created.error());

    if (!m.step.memo.contains(sinceKey))
        m.step.memo.insert(sinceKey, clock().nowMs());
    for (;;) {
        if (m.token.isStopped())
            return tl::unexpected(StepResult::stopped());
        auto answer = poll(*created);
        if (!answer)
            return tl::unexpected(orElse(answer.error()));
        if (answer->isFinished) {
            SLUICE_CRASH_POINT("remote_job.end_seen");
            if (auto done = remember(endKey, answer->answer); !done)
                return tl::unexpected(orElse(done.error()));
            return answer->answer;
        }
        const qint64 now = clock().nowMs();
        const auto since = static_cast<qint64>(m.step.memo.value(sinceKey).toDouble());
        if (now - since > m.timings.remoteJobLimit.count()) {
            m.step.memo.remove(sinceKey); // whoever resumes waits as long again
            return tl::unexpected(StepResult::ambiguous(Error{.kind = ErrorKind::Timeout,
                .what = u"%1 has not finished the job"_s.arg(spec.waitingFor),
                .why = u"It is still running there after %1 minutes"_s.arg((now - since) / 60'000),
                .next = u"Resume to go on waiting"_s,
                .code = u"STILL_RUNNING"_s}));
        }
        const int polls = m.step.memo.value(pollKey).toInt();
        m.step.memo.insert(pollKey, polls + 1);
        const auto &plan = spec.isPollFree ? m.timings.pollFree : m.timings.poll;
        auto pause = plan[std::min<size_t>(static_cast<size_t>(polls), std::size(plan) - 1)];
        // An end is seen soon after it has come, whether the job took a second or an hour.
        if (spec.isPollFree) {
            pause = std::clamp(
                Timings::ms((now - since) / kFreePollShare), std::min(plan[0], pause), pause);
        }
        progress(answer->done, answer->total, u"waiting for %1"_s.arg(spec.waitingFor));
        if (pause > m.timings.heldWait)
            return tl::unexpected(
                StepResult::waitUntil(now + pause.count(), u"waiting for %1"_s.arg(spec.waitingFor))
                    .asRemoteWait());
        if (!m.token.waitFor(pause))
            return tl::unexpected(StepResult::stopped());
    }
}

StepResult StepContext::orElse(const Error &error) const
{
    // A wait that the service or a budget asked for is no failed attempt.
    if (error.kind == ErrorKind::RateLimit) {
        const auto wait = error.retryAfter.value_or(m.timings.rateLimitedDefault);
        StepResult rest = StepResult::waitUntil(clock().nowMs() + wait.count(), u"rate limited"_s);
        const bool isRefusal = error.httpStatus != 0 || !error.code.isEmpty();
        return isRefusal ? std::move(rest).because(error) : rest; // a budget's turn is no trouble
    }
    // Another has the target at the service, which says when to ask again: no lock of the store.
    if (error.kind == ErrorKind::Locked && error.retryAfter)
        return StepResult::waitUntil(
            clock().nowMs() + error.retryAfter->count(), u"another import has the target"_s)
            .because(error);
    return StepResult::failed(error);
}

void StepContext::progress(qint64 done, qint64 total, const QString &note)
{
    m.board.set(m.step.id, {done, total, note});
}

} // namespace sluice
