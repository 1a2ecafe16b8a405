// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/remotelock.h"
#include "core/log/log.h"
#include "services/catalyst/catalystclient.h"

#include <QJsonObject>

#include <atomic>
#include <optional>

namespace sluice {

class LimitGate;
class TokenManager;

// The lock of one table in the project's cache (datastore-analytics C.4, design 6.10), under the
// original's own segment and key, so that the two exclude each other. Made by the pipeline for one
// run; called by the engine, one call at a time, on network threads.
//
// The cache has no versions: whoever writes last has it. So it is read again after a pause, and
// what another one holds is never written over while it gives signs of life. A value without such,
// the original's, is taken over only where a person asked for it. The original deletes the key in
// its error path (C.9): what is gone is written anew.
class DatastoreLock final : public RemoteLock
{
public:
    struct Parts
    {
        CatalystAccount account;
        TokenManager &tokens; // outlives the lock
        LimitGate *gate = nullptr;
        Log *log = nullptr;
        Timings timings;
        QString runId;
        QString table;
        QJsonObject target; // orgId, workspaceId, viewId: what the original keeps there
        bool withoutLock = false; // where the sign-in has no scope for it, a person agreed
        bool breaksOther = false; // the original's lock may be broken
        bool onlyLooks = false; // nobody else may hold it; it is not taken
    };
    explicit DatastoreLock(Parts parts);

    Result<void> acquire(HttpClient &http, const CancelToken &token) override;
    Result<void> confirm(HttpClient &http, const CancelToken &token) override;
    Result<void> renew(HttpClient &http, const CancelToken &token) override;
    void release(HttpClient &http, const CancelToken &token) override;
    std::chrono::milliseconds renewEvery() const override;
    std::chrono::milliseconds ttl() const override { return m.timings.lease; }

private:
    struct Calls; // what one call of the engine works with
    enum class Holder { Nobody, Me, Sluice, Original };

    QString value() const;
    Holder holderOf(const std::optional<QString> &value) const;
    Result<void> mayTake(Calls &calls, const std::optional<QString> &seen);
    Result<void> isSilent(Calls &calls, const QString &seen);
    Result<void> take(Calls &calls);
    Error heldBy(const QString &seen, Holder holder) const;

    Parts m;
    Logger m_logger;
    QString m_startedAt;
    bool m_isHeld = false;
    std::atomic<bool> m_isSettled = false; // it has been renewed once
};

inline constexpr QLatin1StringView kDatastoreLockSegment{"ZohoAnalyticsDatastoreSync"};
QString datastoreLockKey(const QString &table); // "Analytics_Orders", cut to what a key may hold

} // namespace sluice
