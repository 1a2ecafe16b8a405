// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastorelock.h"

#include "base/clock.h"
#include "core/http/retrypolicy.h"
#include "services/zoho/zohosession.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLockHours = 48; // the original gives none, which is 48 (C.4)
constexpr int kDatastoreReleaseTries = 8;
constexpr auto kOwnKey = "sluice"_L1;

QJsonObject ownPart(const QString &value)
{
    return QJsonDocument::fromJson(value.toUtf8()).object().value(kOwnKey).toObject();
}

QString momentOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

QString datastoreLockKey(const QString &table)
{
    const QString key = u"Analytics_"_s + table;
    if (key.size() <= CatalystClient::kMaxCacheKey)
        return key;
    // The original cannot lock such a table at all (C.9); two long names must still differ.
    const QByteArray hash
        = QCryptographicHash::hash(table.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    return key.left(CatalystClient::kMaxCacheKey - 13) + u'-' + QString::fromLatin1(hash);
}

struct DatastoreLock::Calls
{
    Calls(const Parts &parts, HttpClient &http, const CancelToken &cancel, const Logger &logger)
        : token(cancel)
        , session(parts.account.zoho, parts.tokens, http, cancel, logger, parts.timings)
        , client(session, parts.account, CatalystLimits::of(parts.account))
        , key(datastoreLockKey(parts.table))
    {
        session.setLimitGate(parts.gate);
    }
    const CancelToken token;
    ZohoSession session;
    CatalystClient client;
    const QString key;

    Result<std::optional<QString>> look() { return client.cacheValue(kDatastoreLockSegment, key); }
    Result<void> put(const QString &value)
    {
        return client.putCache(kDatastoreLockSegment, key, value, kLockHours);
    }
};

DatastoreLock::DatastoreLock(Parts parts)
    : m(std::move(parts))
    , m_logger(m.log, "lock", m.runId)
{
}

// Somebody who looked before we wrote may write over it right after: that shows at the first
// renewal, which is why that comes so soon.
std::chrono::milliseconds DatastoreLock::renewEvery() const
{
    return m_isSettled ? m.timings.leaseRenew : m.timings.lockSettle;
}

QString DatastoreLock::value() const
{
    QJsonObject state = m.target; // as the original writes it, so that it can read it
    state.insert(u"queries"_s, QJsonArray());
    state.insert(kOwnKey,
        QJsonObject{{u"run"_s, m.runId}, {u"host"_s, QSysInfo::machineHostName()},
            {u"startedAt"_s, m_startedAt}, {u"heartbeatAt"_s, momentOf(Clock::system().nowMs())}});
    return QString::fromUtf8(QJsonDocument(state).toJson(QJsonDocument::Compact));
}

DatastoreLock::Holder DatastoreLock::holderOf(const std::optional<QString> &value) const
{
    if (!value || value->isEmpty())
        return Holder::Nobody;
    const QJsonObject own = ownPart(*value);
    if (own.isEmpty())
        return Holder::Original;
    const bool isThisProcess
        = own.value(u"run") == m.runId && own.value(u"startedAt") == m_startedAt;
    return isThisProcess ? Holder::Me : Holder::Sluice;
}

Error DatastoreLock::heldBy(const QString &seen, Holder holder) const
{
    Error error{.kind = ErrorKind::Locked,
        .what = u"The table %1 is being synced elsewhere"_s.arg(m.table),
        .code = u"REMOTE_LOCKED"_s};
    if (holder == Holder::Original) {
        error.why = u"The CodeLib holds it: its key %1 stands in the cache segment %2"_s.arg(
            datastoreLockKey(m.table), kDatastoreLockSegment);
        error.next = u"Wait until it has ended, or break its lock if you know that it is dead"_s;
        error.code = u"ORIGINAL_LOCK"_s;
        return error;
    }
    const QJsonObject own = ownPart(seen);
    error.why = u"Run %1 on %2, which gave its last sign of life at %3"_s.arg(
        own.value(u"run").toString(), own.value(u"host").toString(),
        own.value(u"heartbeatAt").toString());
    error.next = u"Wait for it, or stop it there"_s;
    return error;
}

// A heartbeat that looks old may be of a clock that goes slow: only one that stands still for as
// long as a lease lasts is of somebody who is gone.
Result<void> DatastoreLock::isSilent(Calls &calls, const QString &seen)
{
    const QDateTime heartbeat
        = QDateTime::fromString(ownPart(seen).value(u"heartbeatAt").toString(), Qt::ISODateWithMs);
    const qint64 ageMs = Clock::system().nowMs() - heartbeat.toMSecsSinceEpoch();
    if (ageMs <= m.timings.lease.count())
        return fail(heldBy(seen, Holder::Sluice));
    const qint64 until = monotonicMs() + m.timings.lease.count();
    while (monotonicMs() < until) {
        if (!calls.token.waitFor(m.timings.lockSettle))
            return fail(ErrorKind::Cancelled, u"Stopped before the lock was taken"_s);
        auto now = calls.look();
        if (!now)
            return fail(now.error());
        if (!*now)
            return {};
        if (**now != seen)
            return fail(heldBy(**now, holderOf(*now)));
    }
    m_logger.warning(
        u"The lock of %1 was taken over: its holder gave no sign of life"_s.arg(m.table),
        {{u"from"_s, ownPart(seen)}});
    return {};
}

Result<void> DatastoreLock::mayTake(Calls &calls, const std::optional<QString> &seen)
{
    switch (holderOf(seen)) {
    case Holder::Nobody:
    case Holder::Me:
        return {};
    case Holder::Sluice:
        if (ownPart(*seen).value(u"run") == m.runId)
            return {}; // this run's own, of a process that has ended
        return isSilent(calls, *seen);
    case Holder::Original:
        if (!m.breaksOther)
            return fail(heldBy(*seen, Holder::Original));
        m_logger.warning(u"The CodeLib's lock of %1 is broken on request"_s.arg(m.table));
        return {};
    }
    return {};
}

Result<void> DatastoreLock::take(Calls &calls)
{
    auto seen = calls.look();
    if (!seen)
        return fail(seen.error());
    const qint64 lookedAt = monotonicMs();
    if (auto may = mayTake(calls, *seen); !may)
        return may;
    // What was seen long ago says nothing any more.
    if (monotonicMs() - lookedAt > m.timings.lockSettle.count()) {
        auto again = calls.look();
        if (!again)
            return fail(again.error());
        const bool isSame = *again == *seen || holderOf(*again) == Holder::Nobody;
        if (!isSame)
            return fail(heldBy(**again, holderOf(*again)));
    }
    if (m.onlyLooks)
        return {};
    m_isHeld = true; // an answer that is lost may have written it
    return calls.put(value());
}

Result<void> DatastoreLock::confirm(HttpClient &http, const CancelToken &token)
{
    if (!m_isHeld)
        return {};
    Calls calls(m, http, token, m_logger);
    if (!token.waitFor(m.timings.lockSettle))
        return fail(ErrorKind::Cancelled, u"Stopped before the lock was taken"_s);
    auto there = calls.look();
    if (!there)
        return fail(there.error());
    const Holder holder = holderOf(*there);
    if (holder == Holder::Me)
        return {};
    if (holder == Holder::Nobody)
        return calls.put(value()); // the original's error path deleted it
    m_isHeld = false;
    return fail(heldBy(**there, holder));
}

Result<void> DatastoreLock::acquire(HttpClient &http, const CancelToken &token)
{
    Calls calls(m, http, token, m_logger);
    m_isHeld = false;
    m_isSettled = false;
    m_startedAt = momentOf(Clock::system().nowMs());
    auto taken = take(calls);
    if (taken || taken.error().kind != ErrorKind::Permission)
        return taken;
    m_isHeld = false;
    if (m.onlyLooks)
        return {}; // an import is seen by what Analytics refuses then (B.4)
    if (!m.withoutLock)
        return fail(Error{.kind = ErrorKind::Config,
            .what = u"The sign-in may not use the project's cache, where the lock is kept"_s,
            .why = taken.error().text(),
            .next = u"Sign in again with the cache scopes, or agree to run without a lock across"
                    " machines"_s,
            .code = u"NO_LOCK_SCOPE"_s});
    m_logger.warning(u"The sign-in may not use the project's cache: the run has no lock across"
                     " machines, as was agreed"_s);
    return {};
}

Result<void> DatastoreLock::renew(HttpClient &http, const CancelToken &token)
{
    if (!m_isHeld)
        return {};
    Calls calls(m, http, token, m_logger);
    auto there = calls.look();
    if (!there)
        return fail(there.error());
    const Holder holder = holderOf(*there);
    if (holder != Holder::Me && holder != Holder::Nobody) {
        m_isHeld = false;
        Error lost = heldBy(**there, holder);
        lost.what = u"The lock of the table %1 was lost"_s.arg(m.table);
        lost.code = u"LOCK_LOST"_s;
        return fail(std::move(lost));
    }
    if (auto put = calls.put(value()); !put)
        return put;
    m_isSettled = true;
    return {};
}

void DatastoreLock::release(HttpClient &http, const CancelToken &token)
{
    if (!m_isHeld)
        return;
    Calls calls(m, http, token, m_logger);
    Result<void> done;
    for (int tries = 0; tries < kDatastoreReleaseTries; ++tries) {
        auto there = calls.look();
        done = !there ? Result<void>(fail(there.error()))
            : holderOf(*there) == Holder::Me
            ? calls.client.deleteCache(kDatastoreLockSegment, calls.key)
            : Result<void>();
        if (done || !token.waitFor(retryDelay(done.error(), tries, m.timings)))
            break;
    }
    m_isHeld = false;
    if (!done)
        m_logger.warning(
            u"The lock of %1 could not be given back; it runs out by itself"_s.arg(m.table),
            {{u"why"_s, done.error().text()}});
}

} // namespace sluice
