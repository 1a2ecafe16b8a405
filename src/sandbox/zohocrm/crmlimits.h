// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"

#include <QJsonObject>
#include <QMutex>

#include <array>
#include <deque>
#include <optional>

namespace sluice::sandbox {

// What one call counts as.
struct CrmCost
{
    int credits = 1;
    bool isDownload = false;
    bool isHeavy = false; // searches and writes of more than ten rows have places of their own
};

// The CRM's budget (zoho-crm-bulk G1, B3): credits in a rolling day, calls at the same time, heavy
// calls at the same time, downloads in a minute. To the millisecond, by when a request is handled.
// Counts always, refuses only where limits are on. Any thread; owned by CrmService.
class CrmLimits
{
public:
    explicit CrmLimits(Environment &environment);

    enum class Refusal { None, Credits, Concurrency, SubConcurrency, Downloads };
    // Takes a place and the credits. Every call that is admitted must be left().
    Refusal enter(const CrmCost &cost);
    void leave(const CrmCost &cost);

    // Refused for its size: no credit is taken back.
    void noteTooLarge();

    // For X-API-CREDITS-REMAINING: only once half of the budget is used.
    std::optional<qint64> remainingToTell() const;
    QJsonObject describe() const;
    void reset();

private:
    struct Spent
    {
        qint64 timeMs = 0;
        qint64 credits = 0;
    };
    struct Places
    {
        int now = 0;
        int most = 0;
    };
    qint64 budget() const;
    int places() const;
    int heavyPlaces() const;
    qint64 creditWindowMs() const;
    qint64 downloadWindowMs() const;
    void dropOld(qint64 now) const;
    Refusal refusalOf(const CrmCost &cost, qint64 now) const;
    QJsonObject group(
        qint64 used, qint64 allowed, qint64 windowMs, const QList<Refusal> &refusals) const;

    Environment &m_environment;
    mutable QMutex m_mutex;
    mutable std::deque<Spent> m_spent;
    mutable qint64 m_used = 0;
    mutable std::deque<qint64> m_downloads;
    qint64 m_total = 0;
    qint64 m_downloadsTotal = 0;
    Places m_running;
    Places m_heavy;
    std::array<qint64, 5> m_violations = {};
    qint64 m_tooLarge = 0;
};

} // namespace sluice::sandbox
