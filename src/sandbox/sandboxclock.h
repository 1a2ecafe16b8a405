// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArray>

#include <atomic>

namespace sluice::sandbox {

// The time that the emulated services live by: the system's, moved by POST /clock, so that a test
// can let tokens and files grow old. Any thread; owned by the environment.
class SandboxClock final : public Clock
{
public:
    qint64 nowMs() const override;
    qint64 offsetMs() const { return m_offsetMs; }
    void setOffsetMs(qint64 offset) { m_offsetMs = offset; }

private:
    std::atomic<qint64> m_offsetMs = 0;
};

// The organisation's time zone has no daylight saving, so that every row's text is fixed.
inline constexpr int kOrgOffsetMinutes = 330;

// Moments and dates as the CRM writes them: 2021-02-22T18:24:38+05:30 and 2021-02-22. Both append.
void appendIsoMoment(QByteArray &out, qint64 ms);
void appendIsoDate(QByteArray &out, qint64 daysSince1970);
QByteArray isoMoment(qint64 ms);
QByteArray httpDate(qint64 ms); // RFC 9110: Sun, 22 Feb 2021 18:24:38 GMT

} // namespace sluice::sandbox
