// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace sluice {

// How far work may still go. The order matters: a wish only ever grows.
enum class StopWish {
    None,
    FinishChunk, // send what is prepared, start nothing new
    Stop, // send nothing new; what is in flight may end
    Abort, // end what is in flight, now
};

// The reading side of a stop wish: copied freely, any thread. Every wait takes one and ends early.
class CancelToken
{
public:
    CancelToken(); // one that is never cancelled
    StopWish wish() const;
    bool isStopped() const { return wish() >= StopWish::Stop; }
    bool isAborted() const { return wish() >= StopWish::Abort; }

    // Waits until `duration` is over or the wish reaches `until`. False if the wish cut it short.
    bool waitFor(std::chrono::milliseconds duration, StopWish until = StopWish::Stop) const;

    // Calls `callback` when the wish grows, from the thread that made the wish, until the returned
    // handle goes. Called at once if there is a wish already. The callback must be quick and must
    // not call back into the token.
    class Subscription;
    [[nodiscard]] std::shared_ptr<Subscription> subscribe(
        std::function<void(StopWish)> callback) const;

private:
    friend class CancelSource;
    struct State;
    explicit CancelToken(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

// The writing side, held by whoever may stop the work. Any thread.
class CancelSource
{
public:
    CancelSource();
    CancelToken token() const;
    void request(StopWish wish); // ignored if a stronger wish stands already
private:
    std::shared_ptr<CancelToken::State> m_state;
};

} // namespace sluice
