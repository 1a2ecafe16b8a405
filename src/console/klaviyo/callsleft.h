// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpmessage.h"

#include <QList>
#include <QString>

namespace sluice {

struct KlaviyoLimits;
class StoredBudgets;

// What is left this minute of the calls that a job sends its records with.
struct CallsLeft
{
    double left = 0;
    double budget = 0; // 0: there is no limit

    friend bool operator==(const CallsLeft &, const CallsLeft &) = default;
};

// The minutes of those calls; "all" stands for every resource. Any thread.
QList<LimitUse> minutesOf(const KlaviyoLimits &limits, const QString &resource);

// Of the call that has the smallest part left. Asks the store and not the service; worker threads.
CallsLeft callsLeft(StoredBudgets &budgets, const QList<LimitUse> &minutes);

} // namespace sluice
