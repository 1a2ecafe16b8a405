// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <mutex>

namespace sluice {

// Which of the services calls.
enum class CallbackOf { Export, Import, CrmJob };

// Where services may tell that something of a run has ended, while a program listens at an address
// that they reach (reliability-security E9). What they are told is an address of that run alone; it
// wakes the poller and nothing is believed of what comes. Thread-safe; owned by the application.
class CallbackAddresses final
{
public:
    using Address = std::function<QString(const QString &runId, CallbackOf of)>;

    void set(Address address) // empty: nobody listens any more
    {
        const std::lock_guard lock(m_mutex);
        m_address = std::move(address);
    }
    QString of(const QString &runId, CallbackOf of) const // empty: none
    {
        const std::lock_guard lock(m_mutex);
        return m_address ? m_address(runId, of) : QString();
    }

private:
    mutable std::mutex m_mutex;
    Address m_address;
};

} // namespace sluice
