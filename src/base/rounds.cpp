// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/rounds.h"

namespace sluice {

void Rounds::start(Round round)
{
    const std::lock_guard turn(m_switch);
    end();
    const std::lock_guard lock(m_mutex);
    m_isEnding = false;
    m_stop = CancelSource();
    m_thread = std::thread([this, round = std::move(round)] { loop(round); });
}

void Rounds::stop()
{
    const std::lock_guard turn(m_switch);
    end();
}

void Rounds::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_stop.request(StopWish::Abort);
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool Rounds::isOn() const
{
    const std::lock_guard lock(m_mutex);
    return !m_isEnding;
}

void Rounds::request()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWanted = true;
    }
    m_wake.notify_all();
}

CancelToken Rounds::token() const
{
    const std::lock_guard lock(m_mutex);
    return m_stop.token();
}

void Rounds::loop(const Round &round)
{
    for (;;) {
        const std::chrono::milliseconds pause = round();
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, pause, [this] { return m_isEnding || m_isWanted; });
        if (m_isEnding)
            return;
        m_isWanted = false;
    }
}

} // namespace sluice
