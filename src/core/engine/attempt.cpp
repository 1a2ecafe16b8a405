// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/stepcontext.h"

#include "base/clock.h"
#include "base/crashpoint.h"
#include "core/engine/runrows.h"
#include "core/http/httpclient.h"

#include <algorithm>
#include <optional>

// A request that changes something: written down, sent, and what became of it. A step comes back
// here after a crash or a lost answer, and finds out before it sends again.

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLooksWhileSettling = 16;

} // namespace

// The last attempt, if what it changed of the run still stands: its outcome is not known, or it was
// found not to have been carried out and has not been sent again yet.
Result<std::optional<StepContext::Prior>> StepContext::priorAttempt(const QString &key)
{
    std::optional<Prior> prior;
    auto done = m.ledger.store().read([this, &key, &prior](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT id, sent_at, state FROM attempt WHERE step_id=? AND idem_key=?"
                           " ORDER BY id DESC LIMIT 1",
            {m.step.id, key});
        if (!row)
            return fail(row.error());
        if ((*row)->next()) {
            const QString state = (*row)->value(2).toString();
            const bool isResolved = state == "resolved_not_applied"_L1;
            if (isResolved || state == "sending"_L1 || state == "ambiguous"_L1)
                prior = Prior{
                    (*row)->value(0).toLongLong(), (*row)->value(1).toLongLong(), isResolved};
        }
        (*row)->finish();
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
    const qint64 settle = m.timings.ambiguousSettle.count();
    const qint64 lookAt = prior.sentAtMs + settle;
    if (const qint64 now = clock().nowMs(); now < lookAt) {
        // Sent in the future: the clock was set back since, and says nothing of how long ago.
        const bool isClockBack = now < prior.sentAtMs;
        const qint64 wait
            = isClockBack ? std::min<qint64>(settle, m.timings.heldWait.count()) : lookAt - now;
        if (wait > m.timings.heldWait.count())
            return tl::unexpected(
                StepResult::waitUntil(lookAt, u"checking whether the request arrived"_s));
        if (!m.token.waitFor(std::chrono::milliseconds(wait)))
            return tl::unexpected(StepResult::stopped());
    }
    SLUICE_CRASH_POINT("resolve.before_look");
    auto resolved = spec.resolve(prior.sentAtMs);
    SLUICE_CRASH_POINT("resolve.after_look");
    if (!resolved)
        return tl::unexpected(resolved.error());
    if (*resolved) {
        if (auto done = remember(spec.key, **resolved, setState(u"resolved_applied"_s)); !done)
            return tl::unexpected(orElse(done.error()));
        m_logger.info(
            u"The request whose answer was lost had been carried out"_s, {{u"step"_s, m.step.key}});
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
            if (auto held = holdsTarget(tx.sql(), m.run); !held)
                return held;
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
            if (auto changed = spec.onSending ? spec.onSending(tx) : Result<void>{}; !changed)
                return changed;
            SLUICE_CRASH_POINT("S3.in_transaction");
            return {};
        });
    if (!done)
        return fail(done.error());
    m.ledger.store().noteSent(id);
    return id;
}

// Between the record and the first byte there may be a turn to wait for, a connection to be made,
// or the computer's sleep: whoever lost the run or its target meanwhile sends nothing any more
// (reliability-security P8).
std::function<Result<void>()> StepContext::leaveCheck(bool isReading)
{
    return
        [this, isReading, mono = monotonicMs(), wall = clock().nowMs()]() mutable -> Result<void> {
            // One of the two stands still while the computer sleeps, the other one may be set back.
            const qint64 gone = std::max(monotonicMs() - mono, clock().nowMs() - wall);
            if (gone > m.timings.leaveCheck.count()) {
                if (auto held = m.ledger.holdOn(m.run, m.step, m.outcomes); !held)
                    return held;
            }
            mono = monotonicMs();
            wall = clock().nowMs();
            return m.mayWrite && !isReading ? m.mayWrite() : Result<void>();
        };
}

Outcome<QJsonObject> StepContext::attempt(
    const AttemptSpec &spec, const std::function<Result<QJsonObject>()> &send)
{
    if (const QJsonValue known = m.step.memo.value(spec.key); known.isObject())
        return known.toObject();
    if (m.token.isStopped() || m.isReadOnly)
        return tl::unexpected(StepResult::stopped());

    // A lock that is not settled yet is soon, or the run does not begin at all.
    if (auto may = spec.isReading || !m.mayWrite ? Result<void>() : m.mayWrite();
        !may && may.error().code == "LOCK_UNCONFIRMED"_L1)
        return tl::unexpected(StepResult::waitUntil(
            clock().nowMs() + m.timings.lockSettle.count() / kLooksWhileSettling,
            u"the lock is being settled"_s));

    auto prior = priorAttempt(spec.key);
    if (!prior)
        return tl::unexpected(orElse(prior.error()));
    const bool isAgain = prior->has_value();
    if (isAgain && !(*prior)->isResolved) {
        auto resolved = resolvePrior(spec, **prior);
        if (!resolved)
            return tl::unexpected(resolved.error());
        if (*resolved)
            return **resolved;
    }

    AttemptSpec recorded = spec;
    if (isAgain)
        recorded.onSending = {}; // the first time's changes still stand
    std::optional<HttpClient::LeaveCheck> check;
    if (m.http)
        check.emplace(*m.http, leaveCheck(spec.isReading));
    SLUICE_CRASH_POINT("S3.before_commit");
    auto id = recordSending(recorded);
    if (!id)
        return tl::unexpected(orElse(id.error()));
    SLUICE_CRASH_POINT("S3.after_commit");

    auto answer = send();
    check.reset();
    SLUICE_CRASH_POINT("S6.reply_received");
    if (answer) {
        auto done = remember(spec.key, *answer, [this, &id, &answer](StepTx &tx) -> Result<void> {
            auto acked = tx.sql().run("UPDATE attempt SET state='acked', remote_id=?, done_at=?"
                                      " WHERE id=?",
                {answer->value(u"id").toString(), clock().nowMs(), *id});
            if (!acked)
                return fail(acked.error());
            SLUICE_CRASH_POINT("S6.in_transaction");
            return {};
        });
        if (!done)
            return tl::unexpected(orElse(done.error()));
        SLUICE_CRASH_POINT("S6.after_commit");
        return *answer;
    }

    const Error &error = answer.error();
    const bool mayBeApplied = error.delivery == Delivery::Unknown;
    const bool isUnclear = mayBeApplied && !spec.isRepeatable;
    auto done = commit([this, &id, &error, &spec, mayBeApplied](StepTx &tx) -> Result<void> {
        auto marked = tx.sql().run("UPDATE attempt SET state=?, http_status=?, request_id=?,"
                                   " done_at=?, detail=? WHERE id=?",
            {mayBeApplied ? u"ambiguous"_s : u"refused"_s, error.httpStatus, error.requestId,
                clock().nowMs(), error.text(), *id});
        if (!marked)
            return fail(marked.error());
        return !mayBeApplied && spec.onRefused ? spec.onRefused(tx) : Result<void>{};
    });
    if (!done)
        return tl::unexpected(orElse(done.error()));
    if (isUnclear) {
        m_logger.warning(u"The answer to a request was lost"_s,
            {{u"step"_s, m.step.key}, {u"why"_s, error.text()}});
        return tl::unexpected(
            StepResult::waitUntil(clock().nowMs() + m.timings.ambiguousSettle.count(),
                u"checking whether the request arrived"_s)
                .because(error));
    }
    return tl::unexpected(orElse(error));
}

} // namespace sluice
