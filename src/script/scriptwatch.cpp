// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/scriptwatch.h"

#include "base/clock.h"
#include "script/fault.h"
#include "script/scriptruntime.h"

namespace sluice {

namespace {

// So many times the limit until the program is left where the engine does not listen.
constexpr qint64 kDeafFactor = 3;

} // namespace

ScriptWatch::ScriptWatch(ScriptRuntime &runtime, std::chrono::milliseconds look)
    : m_runtime(runtime)
    , m_look(look)
    , m_thread([this] { watch(); })
{
}

ScriptWatch::~ScriptWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void ScriptWatch::begin(std::chrono::milliseconds most)
{
    const std::lock_guard lock(m_mutex);
    m_mostMs = most.count();
    m_untilMs = monotonicMs() + most.count();
}

bool ScriptWatch::end()
{
    const std::lock_guard lock(m_mutex);
    m_untilMs = 0;
    if (!m_wasInterrupted)
        return true;
    m_wasInterrupted = false;
    m_runtime.goOn();
    return false;
}

void ScriptWatch::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, m_look, [this] { return m_isOver; })) {
        const qint64 now = monotonicMs();
        if (m_untilMs == 0 || now < m_untilMs)
            continue;
        if (now > m_untilMs + kDeafFactor * m_mostMs)
            leaveWithFault("The script does not end, and the engine cannot be interrupted");
        m_wasInterrupted = true;
        m_runtime.interrupt();
    }
}

} // namespace sluice
