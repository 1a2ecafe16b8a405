// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/remotelock.h"
#include "core/log/log.h"
#include "services/commercetools/ctaccount.h"
#include "syncs/commerceklaviyo/commercelockvalue.h"

#include <QList>

#include <atomic>
#include <optional>

namespace sluice {

class CtSession;
class TokenManager;

// The lock of one import in the shop's custom objects (commercetools-klaviyo D.4), the same objects
// as the plugin's own lock: one for each resource, all or none, always in the same order. Made by
// the pipeline for one run; called by the engine, one call at a time, on network threads.
//
// It never writes over what stands there without the version it has seen, but where the service
// passes over version 0; see takeFree(). It never removes what is another's, and never the plugin's
// lock unless a person named its resource.
class CommerceLock final : public RemoteLock
{
public:
    struct Parts
    {
        CtAccount account;
        TokenManager &tokens; // outlives the lock
        Log *log = nullptr;
        Timings timings;
        QString runId;
        QList<CommerceResource> resources;
        bool withoutLock = false; // where the client has no scope for it, a person agreed
        QString breakLock = {}; // the resource whose lock of the plugin may be broken; empty: none
    };
    explicit CommerceLock(Parts parts);

    Result<void> acquire(HttpClient &http, const CancelToken &token) override;
    Result<void> renew(HttpClient &http, const CancelToken &token) override;
    void release(HttpClient &http, const CancelToken &token) override;
    std::chrono::milliseconds renewEvery() const override;
    std::chrono::milliseconds ttl() const override { return m.timings.lease; }

private:
    struct Held
    {
        CommerceResource resource;
        qint64 version = -1; // -1: whether it is ours is not known
    };
    struct Calls; // what one call of the engine works with
    enum class Step { Taken, LookAgain };

    CommerceLockValue value() const;
    bool isMine(const CtObject &object) const;
    Result<void> take(Calls &calls, CommerceResource resource);
    Result<Step> tryToTake(Calls &calls, Held &held);
    Result<CtPut> write(Calls &calls, Held &held, qint64 version);
    Result<Step> takeFree(Calls &calls, Held &held);
    Result<Step> takeOver(Calls &calls, Held &held, const CtObject &seen);
    Result<Step> settle(Calls &calls, Held &held);
    Result<void> mayTakeOver(Calls &calls, const Held &held, const CtObject &seen) const;
    Result<void> renewOne(Calls &calls, Held &held);
    Result<void> releaseOne(Calls &calls, const Held &held);

    Parts m;
    Logger m_logger;
    QString m_startedAt;
    QList<Held> m_held;
    bool m_isUnclear = false; // while taking: an answer was lost, or somebody was written over
    qint64 m_takeByMs = 0; // monotonic: what fails is not tried again then
    std::atomic<bool> m_isSettled = false; // it has been renewed once
};

} // namespace sluice
