// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sluice {

// Wall-clock time as the store keeps it: milliseconds UTC since 1970. Passed by reference so that
// tests can move it. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual qint64 nowMs() const = 0;
    static const Clock &system();
};

// Milliseconds that never go back: for durations, time-outs and leases within one process.
qint64 monotonicMs();

} // namespace sluice
