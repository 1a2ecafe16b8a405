// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/limitwindow.h"

#include <algorithm>
#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The service's clock and ours need not run equally fast.
constexpr double kWindowMargin = 1.01;
constexpr double kWindowTolerance = 1e-9;
constexpr qint64 kLongWindows = 500; // journeys
constexpr qint64 kSlotsOfLongWindow = 400;
constexpr qint64 kLeasesOfWindow = 20;
constexpr qint64 kLookAgainMs = 20;
constexpr qint64 kLooksInWindow = 50;

} // namespace

LimitWindow::LimitWindow(const LimitUse &use, std::vector<Slot> taken)
    : m_capacity(use.capacity)
    , m_lengthMs(lengthMs(use))
    , m_leaseMs(leaseLength(use).count())
    , m_isLong(isLong(use))
    , m_slots(std::move(taken))
{
}

qint64 LimitWindow::lengthMs(const LimitUse &use)
{
    return std::max<qint64>(
        1, static_cast<qint64>(std::ceil(use.capacity / use.perSecond * 1000 * kWindowMargin)));
}

bool LimitWindow::isLong(const LimitUse &use)
{
    return lengthMs(use) > kArrival.count() * kLongWindows;
}

qint64 LimitWindow::slotMs(const LimitUse &use)
{
    return lengthMs(use) / kSlotsOfLongWindow;
}

std::chrono::milliseconds LimitWindow::leaseLength(const LimitUse &use)
{
    return std::chrono::milliseconds(std::clamp<qint64>(lengthMs(use) / kLeasesOfWindow, 1, 1000));
}

double LimitWindow::leaseAmount(const LimitUse &use)
{
    if (!isOverTime(use))
        return use.cost;
    const double worth
        = std::floor(use.perSecond * static_cast<double>(leaseLength(use).count()) / 1000);
    return std::max(use.cost, std::min(use.capacity, worth));
}

bool LimitWindow::canNeverFit(const LimitUse &use, double spent)
{
    return use.capacity > 0
        && (isSum(use) ? spent : 0) + use.cost > use.capacity + kWindowTolerance;
}

Error LimitWindow::sumSpent(const LimitUse &use, double spent)
{
    return {.kind = ErrorKind::Config,
        .what = u"A cap of this connection is reached"_s,
        .why = u"%1 of %2 in %4 are spent, and the next request costs %3"_s.arg(spent, 0, 'f', 0)
                   .arg(use.capacity, 0, 'f', 0)
                   .arg(use.cost, 0, 'f', 0)
                   .arg(use.group),
        .next = u"Raise the cap in the connection's settings and resume the run"_s,
        .code = u"BUDGET_SPENT"_s};
}

double LimitWindow::usedAt(qint64 nowMs) const
{
    double used = 0;
    for (const Slot &slot : m_slots) {
        if (slot.atMs + m_lengthMs > nowMs)
            used += slot.cost;
    }
    return used;
}

// A request on its way is most likely counted long before it must be: look again when it would be
// free had it been counted at once, and often from then on.
qint64 LimitWindow::freeMs(const Slot &slot, qint64 nowMs) const
{
    const qint64 free = slot.atMs + m_lengthMs;
    if (m_isLong || slot.atMs <= nowMs)
        return free;
    return std::max(nowMs + std::max(kLookAgainMs, m_lengthMs / kLooksInWindow),
        free - m_leaseMs - kArrival.count());
}

qint64 LimitWindow::waitMs(double cost, qint64 nowMs) const
{
    double used = usedAt(nowMs);
    if (used + cost <= m_capacity + kWindowTolerance || m_slots.empty())
        return 0;
    for (const Slot &slot : m_slots) {
        if (slot.atMs + m_lengthMs <= nowMs)
            continue;
        used -= slot.cost;
        if (used + cost <= m_capacity + kWindowTolerance)
            return freeMs(slot, nowMs) - nowMs;
    }
    return freeMs(m_slots.back(), nowMs) - nowMs;
}

} // namespace sluice
