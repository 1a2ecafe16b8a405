// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/canceltoken.h"

#include <atomic>
#include <condition_variable>
#include <list>
#include <mutex>

namespace sluice {

struct CancelToken::State
{
    std::atomic<StopWish> wish = StopWish::None;
    std::mutex mutex;
    std::condition_variable changed;
    std::list<std::function<void(StopWish)>> callbacks;
};

class CancelToken::Subscription
{
public:
    Subscription(std::shared_ptr<State> state, std::list<std::function<void(StopWish)>>::iterator it)
        : m_state(std::move(state))
        , m_it(it)
    {
    }
    ~Subscription()
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->callbacks.erase(m_it);
    }
    Subscription(const Subscription &) = delete;
    Subscription &operator=(const Subscription &) = delete;

private:
    std::shared_ptr<State> m_state;
    std::list<std::function<void(StopWish)>>::iterator m_it;
};

CancelToken::CancelToken()
    : m_state(std::make_shared<State>())
{
}

CancelToken::CancelToken(std::shared_ptr<State> state)
    : m_state(std::move(state))
{
}

StopWish CancelToken::wish() const
{
    return m_state->wish.load(std::memory_order_acquire);
}

bool CancelToken::waitFor(std::chrono::milliseconds duration, StopWish until) const
{
    std::unique_lock lock(m_state->mutex);
    return !m_state->changed.wait_for(
        lock, duration, [this, until] { return m_state->wish.load() >= until; });
}

std::shared_ptr<CancelToken::Subscription> CancelToken::subscribe(
    std::function<void(StopWish)> callback) const
{
    const std::lock_guard lock(m_state->mutex);
    if (const StopWish now = m_state->wish.load(); now != StopWish::None)
        callback(now);
    m_state->callbacks.push_back(std::move(callback));
    return std::make_shared<Subscription>(m_state, std::prev(m_state->callbacks.end()));
}

CancelSource::CancelSource()
    : m_state(std::make_shared<CancelToken::State>())
{
}

CancelToken CancelSource::token() const
{
    return CancelToken(m_state);
}

void CancelSource::request(StopWish wish)
{
    const std::lock_guard lock(m_state->mutex);
    if (wish <= m_state->wish.load())
        return;
    m_state->wish.store(wish, std::memory_order_release);
    m_state->changed.notify_all();
    for (const auto &callback : m_state->callbacks)
        callback(wish);
}

} // namespace sluice
