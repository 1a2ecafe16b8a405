// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/stepcontext.h"

#include "base/clock.h"
#include "base/crashpoint.h"
#include "core/http/retrypolicy.h"

#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace sluice {

using namespace Qt::StringLiterals;

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

StepResult &&StepResult::asRemoteWait() &&
{
    m_isRemoteWait = true;
    return std::move(*this);
}

namespace {

Error stoppedError()
{
    return Error{.kind = ErrorKind::Cancelled, .what = u"The run is being stopped"_s};
}

} // namespace

StepContext::StepContext(Parts parts)
    : m(std::move(parts))
    , m_logger(m.log, "engine", m.run.id)
{
}

Result<void> StepContext::writeMemo(StepTx &tx)
{
    auto done = tx.sql().run("UPDATE step SET memo=? WHERE id=?",
        {QString::fromUtf8(QJsonDocument(m.step.memo).toJson(QJsonDocument::Compact)), m.step.id});
    if (!done)
        return fail(done.error());
    return {};
}

Result<void> StepContext::remember(const QString &key, const QJsonValue &value,
    const std::function<Result<void>(StepTx &)> &work)
{
    const QJsonObject before = m.step.memo;
    m.step.memo.insert(key, value);
    auto done = m.ledger.stepWrite(m.run, m.step, m.outcomes, [this, &work](StepTx &tx) -> Result<void> {
        if (work) {
            if (auto worked = work(tx); !worked)
                return worked;
        }
        return writeMemo(tx);
    });
    if (!done)
        m.step.memo = before;
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
    return m.ledger.stepWrite(
        m.run, m.step, m.outcomes, [this, &work, done](StepTx &tx) -> Result<void> {
            if (auto worked = work(tx); !worked)
                return worked;
            if (done >= 0) {
                auto moved
                    = tx.sql().run("UPDATE step SET n_done=? WHERE id=?", {done, m.step.id});
                if (!moved)
                    return fail(moved.error());
            }
            SLUICE_CRASH_POINT("S5.before_commit");
            return {};
        });
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
            return {};
        });
    if (!done)
        return orElse(done.error());
    SLUICE_CRASH_POINT("S7.after_commit");
    m.board.remove(m.step.id);
    return StepResult::done();
}

Result<std::optional<StepContext::Prior>> StepContext::unresolvedAttempt(const QString &key)
{
    std::optional<Prior> prior;
    auto done = m.ledger.store().read([this, &key, &prior](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT id, sent_at FROM attempt WHERE step_id=? AND idem_key=?"
                           " AND state IN ('sending','ambiguous') ORDER BY id DESC LIMIT 1",
            {m.step.id, key});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            prior = Prior{(*row)->value(0).toLongLong(), (*row)->value(1).toLongLong()};
        return {};
    });
    if (!done)
        return fail(done.error());
    return prior;
}

Outcome<std::optional<QJsonObject>> StepContext::resolvePrior(
    const AttemptSpec &spec, const Prior &prior)
{
    const auto setState = [this, &prior](const QString &state) {
        return [this, &prior, state](StepTx &tx) -> Result<void> {
            auto done = tx.sql().run("UPDATE attempt SET state=?, done_at=? WHERE id=?",
                {state, clock().nowMs(), prior.id});
            if (!done)
                return fail(done.error());
            return {};
        };
    };
    if (spec.isRepeatable) {
        if (auto done = commit(setState(u"resolved_not_applied"_s)); !done)
            return tl::unexpected(orElse(done.error()));
        return std::nullopt;
    }
    if (!spec.resolve)
        return tl::unexpected(StepResult::ambiguous(Error{.kind = ErrorKind::Service,
            .what = u"The answer to %1 %2 was lost"_s.arg(spec.method, spec.urlPath),
            .why = u"It may or may not have been carried out"_s,
            .next = u"Check at the service, then resume or stop the run"_s,
            .delivery = Delivery::Unknown}));

    // Give the service time to have carried it out before it is looked at.
    const qint64 lookAt = prior.sentAtMs + m.timings.ambiguousSettle.count();
    if (const qint64 now = clock().nowMs(); now < lookAt) {
        const qint64 wait = lookAt - now;
        if (wait > m.timings.heldWait.count())
            return tl::unexpected(
                StepResult::waitUntil(lookAt, u"checking whether the request arrived"_s));
        if (!m.token.waitFor(std::chrono::milliseconds(wait)))
            return tl::unexpected(StepResult::failed(stoppedError()));
    }
    auto resolved = spec.resolve(prior.sentAtMs);
    if (!resolved)
        return tl::unexpected(resolved.error());
    if (*resolved) {
        if (auto done = remember(spec.key, **resolved, setState(u"resolved_applied"_s)); !done)
            return tl::unexpected(orElse(done.error()));
        m_logger.info(u"The request whose answer was lost had been carried out"_s,
            {{u"step"_s, m.step.key}});
        return *resolved;
    }
    auto done = commit([this, &setState, &spec](StepTx &tx) -> Result<void> {
        if (auto set = setState(u"resolved_not_applied"_s)(tx); !set)
            return set;
        return tx.event(u"warning"_s, u"SENT_AGAIN"_s,
            u"%1: %2 is sent again; its records may have been written twice with the same values"_s
                .arg(m.step.title, spec.urlPath));
    });
    if (!done)
        return tl::unexpected(orElse(done.error()));
    m_logger.warning(u"A request whose answer was lost is sent again; it repeats the same values"_s,
        {{u"step"_s, m.step.key}});
    return std::nullopt;
}

Result<qint64> StepContext::recordSending(const AttemptSpec &spec)
{
    qint64 id = 0;
    auto done = m.ledger.stepWrite(
        m.run, m.step, m.outcomes, [this, &spec, &id](StepTx &tx) -> Result<void> {
            auto key = nextKey(tx.sql(), "SELECT COALESCE(MAX(id), 0) FROM attempt");
            if (!key)
                return fail(key.error());
            id = *key;
            auto added = tx.sql().run("INSERT INTO attempt(id, step_id, lease_epoch, idem_key,"
                                      " method, url_path, body_sha256, state, sent_at)"
                                      " VALUES(?,?,?,?,?,?,?,'sending',?)",
                {id, m.step.id, m.step.leaseEpoch, spec.key, spec.method, spec.urlPath,
                    QString::fromLatin1(spec.bodySha256), clock().nowMs()});
            if (!added)
                return fail(added.error());
            return spec.onSending ? spec.onSending(tx) : Result<void>{};
        });
    if (!done)
        return fail(done.error());
    return id;
}

Outcome<QJsonObject> StepContext::attempt(
    const AttemptSpec &spec, const std::function<Result<QJsonObject>()> &send)
{
    if (const QJsonValue known = m.step.memo.value(spec.key); known.isObject())
        return known.toObject();
    if (m.token.isStopped() || m.isReadOnly)
        return tl::unexpected(StepResult::failed(stoppedError()));

    auto prior = unresolvedAttempt(spec.key);
    if (!prior)
        return tl::unexpected(orElse(prior.error()));
    bool isAgain = false;
    if (*prior) {
        auto resolved = resolvePrior(spec, **prior);
        if (!resolved)
            return tl::unexpected(resolved.error());
        if (*resolved)
            return **resolved;
        isAgain = true;
    }

    AttemptSpec recorded = spec;
    if (isAgain)
        recorded.onSending = {}; // the first time's changes still stand
    SLUICE_CRASH_POINT("S3.before_commit");
    auto id = recordSending(recorded);
    if (!id)
        return tl::unexpected(orElse(id.error()));
    SLUICE_CRASH_POINT("S3.after_commit");

    auto answer = send();
    SLUICE_CRASH_POINT("S6.before_commit");
    if (answer) {
        auto done = remember(spec.key, *answer, [this, &id, &answer](StepTx &tx) -> Result<void> {
            auto acked = tx.sql().run("UPDATE attempt SET state='acked', remote_id=?, done_at=?"
                                      " WHERE id=?",
                {answer->value(u"id").toString(), clock().nowMs(), *id});
            if (!acked)
                return fail(acked.error());
            return {};
        });
        if (!done)
            return tl::unexpected(orElse(done.error()));
        SLUICE_CRASH_POINT("S6.after_commit");
        return *answer;
    }

    const Error &error = answer.error();
    const bool isUnclear = error.delivery == Delivery::Unknown && !spec.isRepeatable;
    auto done = commit([this, &id, &error, &spec, isUnclear](StepTx &tx) -> Result<void> {
        auto marked = tx.sql().run("UPDATE attempt SET state=?, http_status=?, request_id=?,"
                                   " done_at=?, detail=? WHERE id=?",
            {isUnclear ? u"ambiguous"_s : u"refused"_s, error.httpStatus, error.requestId,
                clock().nowMs(), error.text(), *id});
        if (!marked)
            return fail(marked.error());
        return !isUnclear && spec.onRefused ? spec.onRefused(tx) : Result<void>{};
    });
    if (!done)
        return tl::unexpected(orElse(done.error()));
    if (isUnclear) {
        m_logger.warning(u"The answer to a request was lost"_s,
            {{u"step"_s, m.step.key}, {u"why"_s, error.text()}});
        return tl::unexpected(
            StepResult::waitUntil(clock().nowMs() + m.timings.ambiguousSettle.count(),
                u"checking whether the request arrived"_s));
    }
    return tl::unexpected(orElse(error));
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
            return tl::unexpected(StepResult::failed(stoppedError()));
        auto answer = poll(*created);
        if (!answer)
            return tl::unexpected(orElse(answer.error()));
        if (answer->isFinished) {
            if (auto done = remember(endKey, answer->answer); !done)
                return tl::unexpected(orElse(done.error()));
            return answer->answer;
        }
        const qint64 now = clock().nowMs();
        const auto since = static_cast<qint64>(m.step.memo.value(sinceKey).toDouble());
        if (now - since > m.timings.remoteJobLimit.count())
            return tl::unexpected(StepResult::ambiguous(Error{.kind = ErrorKind::Timeout,
                .what = u"%1 has not finished the job"_s.arg(spec.waitingFor),
                .why = u"It is still running there after %1 minutes"_s.arg((now - since) / 60'000),
                .next = u"Resume to go on waiting"_s}));
        const int polls = m.step.memo.value(pollKey).toInt();
        m.step.memo.insert(pollKey, polls + 1);
        const auto &plan = spec.isPollFree ? m.timings.pollFree : m.timings.poll;
        const auto pause
            = plan[std::min<size_t>(static_cast<size_t>(polls), std::size(plan) - 1)];
        progress(answer->done, answer->total, u"waiting for %1"_s.arg(spec.waitingFor));
        if (pause > m.timings.heldWait)
            return tl::unexpected(StepResult::waitUntil(
                now + pause.count(), u"waiting for %1"_s.arg(spec.waitingFor))
                                      .asRemoteWait());
        if (!m.token.waitFor(pause))
            return tl::unexpected(StepResult::failed(stoppedError()));
    }
}

StepResult StepContext::orElse(const Error &error) const
{
    // A wait that the service or a budget asked for is no failed attempt.
    if (error.kind == ErrorKind::RateLimit) {
        const auto wait = error.retryAfter.value_or(m.timings.rateLimitedDefault);
        return StepResult::waitUntil(clock().nowMs() + wait.count(), u"rate limited"_s);
    }
    return StepResult::failed(error);
}

void StepContext::progress(qint64 done, qint64 total, const QString &note)
{
    m.board.set(m.step.id, {done, total, note});
}

} // namespace sluice
