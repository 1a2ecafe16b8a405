// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commercelock.h"

#include "base/clock.h"
#include "core/http/retrypolicy.h"
#include "services/commercetools/ctclient.h"

#include <QDateTime>
#include <QSysInfo>

#include <algorithm>
#include <array>
#include <pwd.h>
#include <unistd.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLooks = 20; // while others are quicker
constexpr int kReleaseTries = 8; // the token is what bounds it

QString lockMoment(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString lockUser()
{
    passwd entry{};
    passwd *found = nullptr;
    std::array<char, 4096> buffer{};
    if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return QString::fromLocal8Bit(found->pw_name);
    return QString::number(geteuid());
}

bool isWorthTryingAgain(const Error &error)
{
    return error.isRetryable || error.kind == ErrorKind::RateLimit
        || error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout;
}

bool isNoLockScope(const Error &error)
{
    return error.kind == ErrorKind::Permission || error.code == "insufficient_scope"_L1;
}

} // namespace

struct CommerceLock::Calls
{
    Calls(const Parts &parts, HttpClient &http, const CancelToken &cancel, const Logger &logger)
        : token(cancel)
        , session(parts.account, parts.tokens, http, cancel, logger)
        , client(session)
    {
    }
    const CancelToken token;
    CtSession session;
    CtClient client;

    Result<std::optional<CtObject>> look(CommerceResource resource)
    {
        return client.object(kCommerceLockBox, commerceLockKey(resource));
    }
    Result<CtPut> put(CommerceResource resource, const CommerceLockValue &value, qint64 version)
    {
        return client.putObject(
            kCommerceLockBox, commerceLockKey(resource), value.toJson(), version);
    }
};

CommerceLock::CommerceLock(Parts parts)
    : m(std::move(parts))
    , m_logger(m.log, "lock", m.runId)
{
    std::ranges::sort(m.resources); // one order for all, so that two never wait for each other
}

// The plugin writes without a version: whatever of it comes right after ours shows at the first
// renewal, which is why that comes so soon.
std::chrono::milliseconds CommerceLock::renewEvery() const
{
    return m_isSettled ? m.timings.leaseRenew : m.timings.lockSettle;
}

CommerceLockValue CommerceLock::value() const
{
    const qint64 ttlMs = m.timings.lease.count();
    return {.owner = m.runId,
        .host = QSysInfo::machineHostName(),
        .user = lockUser(),
        .runId = m.runId,
        .startedAt = m_startedAt,
        .heartbeatAt = lockMoment(Clock::system().nowMs()),
        .ttlSeconds = (ttlMs + 999) / 1000};
}

bool CommerceLock::isMine(const CtObject &object) const
{
    const auto there = CommerceLockValue::fromJson(object.value);
    return there && there->isOfSameHolder(value());
}

Result<void> CommerceLock::acquire(HttpClient &http, const CancelToken &token)
{
    Calls calls(m, http, token, m_logger);
    m_held.clear();
    m_isSettled = false;
    m_startedAt = lockMoment(Clock::system().nowMs());
    m_takeByMs = monotonicMs() + m.timings.leaseRenew.count();
    for (const CommerceResource resource : std::as_const(m.resources)) {
        auto taken = take(calls, resource);
        if (taken)
            continue;
        if (!m_isUnclear && m_held.last().version < 0)
            m_held.removeLast(); // nothing of it is ours
        if (!isNoLockScope(taken.error()))
            return taken;
        if (!m.withoutLock)
            return fail(commerceNoLockScope(taken.error()));
        m_logger.warning(u"The API client may not use custom objects: the import runs without a"
                         " lock, as was agreed"_s);
        return {};
    }
    return {};
}

Result<void> CommerceLock::take(Calls &calls, CommerceResource resource)
{
    m_held.append({.resource = resource});
    m_isUnclear = false;
    int failures = 0;
    for (int looks = 0; looks < kMostLooks;) {
        auto step = tryToTake(calls, m_held.last());
        if (step && *step == Step::Taken)
            return {};
        if (step) {
            ++looks;
            continue;
        }
        const Error error = step.error();
        const auto pause = retryDelay(error, failures++, m.timings);
        if (!isWorthTryingAgain(error) || monotonicMs() + pause.count() > m_takeByMs)
            return fail(error);
        if (!calls.token.waitFor(pause))
            break;
    }
    if (calls.token.isStopped())
        return fail(ErrorKind::Cancelled,
            u"Stopped before the lock of the %1 was taken"_s.arg(commerceResourceName(resource)));
    return fail(Error{.kind = ErrorKind::Locked,
        .what = u"The lock of the %1 could not be taken"_s.arg(commerceResourceName(resource)),
        .why = u"Others are taking it at the same moment"_s,
        .next = u"Try again"_s,
        .code = u"REMOTE_LOCKED"_s});
}

// It looks before it writes: a service that passes over version 0 would let us write over the lock
// of somebody who is at work.
Result<CommerceLock::Step> CommerceLock::tryToTake(Calls &calls, Held &held)
{
    const auto seen = calls.look(held.resource);
    if (!seen)
        return fail(seen.error());
    if (!*seen)
        return takeFree(calls, held);
    if (isMine(**seen)) { // the answer to our write was lost
        held.version = (*seen)->version;
        return settle(calls, held);
    }
    if (const auto may = mayTakeOver(calls, held, **seen); !may)
        return fail(may.error());
    return takeOver(calls, held, **seen);
}

Result<CtPut> CommerceLock::write(Calls &calls, Held &held, qint64 version)
{
    auto put = calls.put(held.resource, value(), version);
    if (!put)
        m_isUnclear = m_isUnclear || put.error().delivery == Delivery::Unknown;
    else if (put->outcome != CtPut::Outcome::Conflict)
        held.version = put->object.version;
    return put;
}

// 201: nobody was there. 200: the service passed over version 0, and somebody was there, in the
// moment since we looked. Both look a second time, since the plugin and such a service let anybody
// write over it; what was there before us needs the time to notice.
Result<CommerceLock::Step> CommerceLock::takeFree(Calls &calls, Held &held)
{
    const auto put = write(calls, held, 0);
    if (!put)
        return fail(put.error());
    if (put->outcome == CtPut::Outcome::Conflict)
        return Step::LookAgain;
    m_isUnclear = m_isUnclear || put->outcome == CtPut::Outcome::Updated;
    return settle(calls, held);
}

Result<CommerceLock::Step> CommerceLock::takeOver(Calls &calls, Held &held, const CtObject &seen)
{
    const auto put = write(calls, held, seen.version);
    if (!put)
        return fail(put.error());
    if (put->outcome == CtPut::Outcome::Conflict)
        return Step::LookAgain; // somebody else was quicker, or it was given back
    m_logger.warning(
        u"The lock of the %1 was taken over"_s.arg(commerceResourceName(held.resource)),
        {{u"from"_s, seen.value}, {u"version"_s, seen.version}});
    return Step::Taken;
}

// The second look.
Result<CommerceLock::Step> CommerceLock::settle(Calls &calls, Held &held)
{
    if (m_isUnclear && !calls.token.waitFor(m.timings.lockSettle))
        return fail(ErrorKind::Cancelled, u"Stopped before the lock was taken"_s);
    const auto there = calls.look(held.resource);
    if (!there)
        return fail(there.error());
    if (!*there || !isMine(**there)) {
        held.version = -1;
        return Step::LookAgain;
    }
    held.version = (*there)->version;
    return Step::Taken;
}

// An Error of who holds it, if it is not to be taken.
Result<void> CommerceLock::mayTakeOver(Calls &calls, const Held &held, const CtObject &seen) const
{
    const auto there = CommerceLockValue::fromJson(seen.value);
    if (!there) {
        if (m.breakLock != commerceResourceName(held.resource))
            return fail(commercePluginLock(held.resource, seen));
        m_logger.warning(u"The plugin's lock of the %1, made at %2, is broken on request"_s.arg(
            commerceResourceName(held.resource), seen.createdAt));
        return {};
    }
    if (there->owner == m.runId)
        return {}; // this run's own, of a process that has ended
    const qint64 ageMs
        = commerceLockAgeMs(seen, *there, calls.session.answeredAtMs(), Clock::system().nowMs());
    if (ageMs <= there->ttlSeconds * 1000)
        return fail(commerceLockHeld(held.resource, *there, ageMs));
    return {};
}

Result<void> CommerceLock::renew(HttpClient &http, const CancelToken &token)
{
    Calls calls(m, http, token, m_logger);
    for (Held &held : m_held) {
        if (auto renewed = renewOne(calls, held); !renewed)
            return renewed;
    }
    m_isSettled = true;
    return {};
}

// A renewal whose answer was lost leaves a version that we do not know: then what stands there is
// still ours.
Result<void> CommerceLock::renewOne(Calls &calls, Held &held)
{
    for (int tries = 0;; ++tries) {
        const auto put = calls.put(held.resource, value(), held.version);
        if (!put)
            return fail(put.error());
        if (put->outcome != CtPut::Outcome::Conflict) {
            held.version = put->object.version;
            return {};
        }
        const auto there = calls.look(held.resource);
        if (!there)
            return fail(there.error());
        if (tries > 0 || !*there || !isMine(**there) || (*there)->version <= held.version)
            return fail(commerceLockLost(held.resource, *there));
        held.version = (*there)->version;
    }
}

void CommerceLock::release(HttpClient &http, const CancelToken &token)
{
    Calls calls(m, http, token, m_logger);
    while (!m_held.isEmpty()) {
        const Held held = m_held.takeLast();
        Result<void> done;
        for (int tries = 0; tries < kReleaseTries; ++tries) {
            done = releaseOne(calls, held);
            if (done || !isWorthTryingAgain(done.error())
                || !token.waitFor(retryDelay(done.error(), tries, m.timings)))
                break;
        }
        if (!done)
            m_logger.warning(
                u"The lock of the %1 could not be given back; it runs out by itself"_s.arg(
                    commerceResourceName(held.resource)),
                {{u"why"_s, done.error().text()}});
    }
}

Result<void> CommerceLock::releaseOne(Calls &calls, const Held &held)
{
    const QString key = commerceLockKey(held.resource);
    if (held.version >= 0) {
        const auto removed = calls.client.removeObject(kCommerceLockBox, key, held.version);
        if (removed)
            return {};
        if (!isCtConflict(removed.error()))
            return fail(removed.error());
    }
    // Another's by now, or ours with a version whose answer was lost.
    const auto there = calls.look(held.resource);
    if (!there)
        return fail(there.error());
    if (!*there || !isMine(**there))
        return {};
    const auto removed = calls.client.removeObject(kCommerceLockBox, key, (*there)->version);
    return removed ? Result<void>() : fail(removed.error());
}

} // namespace sluice
