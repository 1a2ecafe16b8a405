// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"

#include <QJsonObject>
#include <QMutex>

#include <deque>
#include <optional>

namespace sluice::sandbox {

// The CRM's budget (zoho-crm-bulk G1): credits of a rolling day, calls at the same time, downloads
// in a minute. Counts always, refuses only where limits are on. Any thread; owned by CrmService.
class CrmLimits
{
public:
    explicit CrmLimits(Environment &environment);

    enum class Refusal { None, Credits, Concurrency, Downloads };
    // Takes a place and the credits. Every call that is admitted must be left().
    Refusal enter(int credits, bool isDownload);
    void leave();

    // For X-API-CREDITS-REMAINING: only once half of the budget is used.
    std::optional<qint64> remainingToTell() const;
    QJsonObject describe() const;
    void reset();

private:
    qint64 budget() const;
    int places() const;
    void dropOld(qint64 now) const;

    struct Slice
    {
        qint64 minute = 0;
        qint64 credits = 0;
    };
    Environment &m_environment;
    mutable QMutex m_mutex;
    mutable std::deque<Slice> m_slices;
    mutable qint64 m_used = 0;
    qint64 m_total = 0;
    std::deque<qint64> m_downloads;
    int m_running = 0;
    int m_mostRunning = 0;
    qint64 m_violations[4] = {};
};

} // namespace sluice::sandbox
