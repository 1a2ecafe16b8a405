// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace sluice {

class ScriptRuntime;

// Sees that no call into the script takes too long: a thread that looks at the clock and interrupts
// the engine. Where the engine is in a long operation of its own and does not listen, the program
// is left with a fault. Owned by main(), used by the main thread; must be made before the lock-down
// and outlives the calls. It touches nothing of the engine but its interrupt.
class ScriptWatch final
{
public:
    ScriptWatch(ScriptRuntime &runtime, std::chrono::milliseconds look);
    ~ScriptWatch();
    ScriptWatch(const ScriptWatch &) = delete;
    ScriptWatch &operator=(const ScriptWatch &) = delete;

    void begin(std::chrono::milliseconds most);
    bool end(); // false if the call was interrupted; the engine can be used again

private:
    void watch();

    ScriptRuntime &m_runtime;
    std::chrono::milliseconds m_look;
    std::mutex m_mutex; // for all below
    std::condition_variable m_wake;
    qint64 m_untilMs = 0; // 0: no call
    qint64 m_mostMs = 0;
    bool m_wasInterrupted = false;
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace sluice
