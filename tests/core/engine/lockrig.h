// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/enginerig.h"
#include "core/engine/remotelock.h"
#include "core/http/httpclient.h"

namespace sluice {

// A service's lock as a test wants it to be.
class FakeLock final : public RemoteLock
{
public:
    Result<void> acquire(HttpClient &, const CancelToken &token) override
    {
        ++acquired;
        if (acquireMs > 0 && !token.waitFor(std::chrono::milliseconds(acquireMs)))
            return fail(ErrorKind::Cancelled, QStringLiteral("stopped"));
        if (isHeldElsewhere)
            return fail(Error{.kind = ErrorKind::Locked,
                .what = QStringLiteral("held elsewhere"),
                .code = QStringLiteral("REMOTE_LOCKED")});
        isHeld = true;
        return {};
    }
    Result<void> confirm(HttpClient &, const CancelToken &token) override
    {
        while (isSettling && token.waitFor(std::chrono::milliseconds(2))) { }
        if (token.isStopped())
            return fail(ErrorKind::Cancelled, QStringLiteral("stopped"));
        if (isHeldElsewhere)
            return fail(Error{.kind = ErrorKind::Locked,
                .what = QStringLiteral("held elsewhere"),
                .code = QStringLiteral("REMOTE_LOCKED")});
        return {};
    }
    Result<void> renew(HttpClient &, const CancelToken &) override
    {
        renewedUnsettled = renewedUnsettled || isSettling;
        ++renewed;
        if (isStolen)
            return fail(
                Error{.kind = ErrorKind::Locked, .what = QStringLiteral("stolen"), .code = QStringLiteral("LOCK_LOST")});
        if (isUnreachable)
            return fail(ErrorKind::Network, QStringLiteral("no answer"));
        return {};
    }
    void release(HttpClient &, const CancelToken &token) override
    {
        ++released;
        if (releaseHangs)
            token.waitFor(std::chrono::milliseconds(60'000), StopWish::Abort);
        isHeld = false;
    }
    std::chrono::milliseconds renewEvery() const override { return std::chrono::milliseconds(20); }
    std::chrono::milliseconds ttl() const override { return std::chrono::milliseconds(ttlMs.load()); }

    std::atomic<int> acquired = 0;
    std::atomic<int> renewed = 0;
    std::atomic<int> released = 0;
    std::atomic<int> acquireMs = 0;
    std::atomic<int> ttlMs = 60'000;
    std::atomic<bool> isSettling = false;
    std::atomic<bool> renewedUnsettled = false;
    std::atomic<bool> isHeld = false;
    std::atomic<bool> isHeldElsewhere = false;
    std::atomic<bool> isStolen = false;
    std::atomic<bool> isUnreachable = false;
    std::atomic<bool> releaseHangs = false;
};

// A rig whose runs hold a lock, and work until the test lets go of them.
struct LockRig
{
    explicit LockRig(const std::function<void(Timings &)> &adjust = {})
        : rig(adjust)
    {
        rig.pipeline().lock = lock;
        rig.addStage(QStringLiteral("read"), 1, 0, [this](StepContext &context) {
            ++entered;
            while (!isFree && context.token().waitFor(std::chrono::milliseconds(5))) { }
            return context.token().isStopped() ? StepResult::stopped() : context.finish({});
        });
    }
    QString begin(int steps = 2) { return rig.begin(EngineRig::steps(QStringLiteral("read"), steps)); }

    std::shared_ptr<FakeLock> lock = std::make_shared<FakeLock>();
    std::atomic<bool> isFree = false;
    std::atomic<int> entered = 0;
    EngineRig rig; // last: its dispatcher ends first
};

} // namespace sluice
