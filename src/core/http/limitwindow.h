// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "core/http/httpmessage.h"

#include <chrono>
#include <vector>

namespace sluice {

// The arithmetic of one limit over time. Each grant counts from the moment it is made until a whole
// window after the last moment at which the service may have counted it; so within any window of
// the service's own, wherever it begins, it sees at most `capacity`. Plain value, no clock of its
// own; the ledgers keep its slots.
class LimitWindow
{
public:
    struct Slot
    {
        quint64 id = 0;
        qint64 atMs = 0; // counted by the service then, at the latest
        double cost = 0;
    };

    // Nothing is sent later than this after its grant is over: connect, then silence.
    static constexpr std::chrono::milliseconds kArrival{40'000};

    LimitWindow(const LimitUse &use, std::vector<Slot> taken); // sorted by atMs

    static bool isOverTime(const LimitUse &use) { return use.capacity > 0 && use.perSecond > 0; }
    static bool isSum(const LimitUse &use) { return use.capacity > 0 && use.perSecond <= 0; }
    static qint64 lengthMs(const LimitUse &use);
    // So long a window that the time of a request's journey does not matter: its grants are never
    // settled, and share slots.
    static bool isLong(const LimitUse &use);
    static qint64 slotMs(const LimitUse &use); // grants closer than this share a slot, if long
    // Worth a second of the limit, or a twentieth of a short window.
    static std::chrono::milliseconds leaseLength(const LimitUse &use);
    static double leaseAmount(const LimitUse &use);
    // A sum that is used up, or a request that costs more than the whole limit.
    static bool canNeverFit(const LimitUse &use, double spent);
    static Error sumSpent(const LimitUse &use, double spent);

    double usedAt(qint64 nowMs) const;
    // Zero: `cost` fits now.
    qint64 waitMs(double cost, qint64 nowMs) const;
    double freeAt(qint64 nowMs) const { return m_capacity - usedAt(nowMs); }

private:
    qint64 freeMs(const Slot &slot, qint64 nowMs) const;

    double m_capacity;
    qint64 m_lengthMs;
    qint64 m_leaseMs;
    bool m_isLong;
    std::vector<Slot> m_slots;
};

} // namespace sluice
