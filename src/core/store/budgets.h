// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/limitgate.h"
#include "core/http/limitwindow.h"
#include "core/store/placelocks.h"
#include "core/store/store.h"

namespace sluice {

class Clock;

// The budgets of limits, kept in the store so that all processes on one data directory share them,
// and the places beside it. Thread-safe; owned by the application.
class StoredBudgets final : public BudgetLedger
{
public:
    StoredBudgets(Store &store, const Clock &clock);

    Result<Answer> take(const QList<Want> &wants) override;
    Result<void> settle(const LimitUse &use, const Grant &grant, double unspent,
        std::chrono::milliseconds ago) override;
    Result<void> block(const QString &group, std::chrono::milliseconds duration) override;
    Result<void> told(const QString &group, double left, double total) override;
    std::optional<int> takePlace(const QString &group, int most) override;
    void givePlace(const QString &group, int place) override;

    // How far a group is used, for gauges.
    struct Level
    {
        QString group;
        double used = 0;
        double limit = 0; // 0: none, only counted
        double left = 0; // by our count or the service's, whichever is less
        qint64 windowMs = 0; // 0: a sum, or places
        qint64 usedAtMs = 0; // last
        qint64 blockedUntilMs = 0;
    };
    // Of the groups whose names begin so, by name.
    Result<QList<Level>> levels(const QString &prefix);
    Result<std::optional<Level>> level(const QString &group);

private:
    struct Row
    {
        qint64 blockedUntilMs = 0;
        double spent = 0; // ever
        double toldLeft = -1; // below 0: nothing told
        double toldSpent = 0; // when that was told
        qint64 toldAtMs = 0;
        std::vector<LimitWindow::Slot> taken;
    };
    Result<Row> rowOf(Sql &sql, const LimitUse &use, qint64 now);
    Result<qint64> waitOf(const Want &want, const Row &row, qint64 now) const;
    Result<Grant> grant(Sql &sql, const Want &want, Row &row, qint64 now);
    static double toldFree(const Row &row);

    Store &m_store;
    const Clock &m_clock;
    PlaceLocks m_places;
};

} // namespace sluice
