// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace sluice {

// Lets one thread at a time read what all of a run need, while the others wait for it; a wait ends
// when the run is stopped. A mutex with a time limit would do, but the thread sanitizer does not
// see those (GCC 12). Thread-safe; it outlives the turns it gives.
class ReadingTurn final
{
public:
    class Held
    {
    public:
        explicit Held(ReadingTurn *turn)
            : m_turn(turn)
        {
        }
        Held(Held &&other) noexcept
            : m_turn(std::exchange(other.m_turn, nullptr))
        {
        }
        Held &operator=(Held &&) = delete;
        ~Held()
        {
            if (m_turn)
                m_turn->give();
        }
        explicit operator bool() const { return m_turn != nullptr; }

    private:
        ReadingTurn *m_turn;
    };

    // Nothing if the run is stopped meanwhile.
    [[nodiscard]] Held take(const CancelToken &token)
    {
        constexpr std::chrono::milliseconds kStopLook{50};
        std::unique_lock lock(m_mutex);
        while (!m_free.wait_for(lock, kStopLook, [this] { return !m_isTaken; })) {
            if (token.isStopped())
                return Held(nullptr);
        }
        m_isTaken = true;
        return Held(this);
    }

private:
    void give()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isTaken = false;
        }
        m_free.notify_one();
    }

    std::mutex m_mutex;
    std::condition_variable m_free;
    bool m_isTaken = false;
};

} // namespace sluice
