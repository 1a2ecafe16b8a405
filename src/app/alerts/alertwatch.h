// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertconditions.h"
#include "base/result.h"

namespace sluice {

struct AlertDigest;
class AlertOutbox;
class AlertRules;
class Clock;
class Store;

// Looks for what the rules speak of, and records the messages: runs that have ended since the last
// look, of whichever process; jobs of which nothing was synced; schedules that were missed. Each
// ending is judged once, by the rules of that moment, in the transaction that marks it as judged.
// On the alerts' thread; owned by Alerts.
class AlertWatch final
{
public:
    AlertWatch(Store &store, AlertRules &rules, AlertOutbox &outbox, const Clock &clock,
        MissedSchedules missed = {});

    // How many messages are new.
    Result<int> look();

private:
    Result<int> lookAtRuns(const QList<AlertRule> &rules);
    Result<int> lookAtSilence(const QList<AlertRule> &rules);
    Result<int> lookAtSchedules(const QList<AlertRule> &rules);
    Result<int> recordOne(const AlertRule &rule, const QString &event, const AlertDigest &digest);

    Store &m_store;
    AlertRules &m_rules;
    AlertOutbox &m_outbox;
    const Clock &m_clock;
    MissedSchedules m_missed;
};

} // namespace sluice
