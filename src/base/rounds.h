// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace sluice {

// A thread of its own that does something again and again, with a pause after each time: looking
// for what is due. A pause ends early when the next round is wanted. Put on and off by its owner,
// from any thread that may block; never from a round.
class Rounds final
{
public:
    using Round = std::function<std::chrono::milliseconds()>; // returns the pause after it

    Rounds() = default;
    ~Rounds() { stop(); }
    Rounds(const Rounds &) = delete;
    Rounds &operator=(const Rounds &) = delete;

    void start(Round round); // those that were on end first
    void stop(); // returns when the round at hand is over
    bool isOn() const; // not while they are ending
    void request(); // the next round now; returns at once, any thread
    CancelToken token() const; // ends with the rounds

private:
    void end(); // with m_switch
    void loop(const Round &round);

    std::mutex m_switch; // one at a time puts them on or off
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    CancelSource m_stop;
    bool m_isEnding = true; // they are off, or on their way there
    bool m_isWanted = false;
    std::thread m_thread; // joinable while they are on
};

} // namespace sluice
