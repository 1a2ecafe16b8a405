// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertdigest.h"
#include "base/result.h"
#include "base/timings.h"

#include <optional>

namespace sluice {

class Clock;
class Sql;
class Store;

// By what a message goes. Plain values, any thread.
enum class AlertChannel { Mail, WebHook, Desktop };
QString alertChannelName(AlertChannel channel); // as in the store and on the command line

// One message to one recipient by one channel. Plain value.
struct AlertMessage
{
    QString id; // the same at each try: receivers can tell a double by it
    QString ruleId;
    AlertChannel channel = AlertChannel::Mail;
    QString recipient; // a mail address; empty for the other channels
    AlertDigest digest;
    int attempts = 0; // this one included
    qint64 createdAtMs = 0;
};

// The messages that are still to be sent, in the store: recorded before anything leaves, so that a
// process that is killed sends them later. A message belongs to one living process while it is
// sent; that of a dead one is taken up again, since nobody knows whether it left: it may come twice
// then, with the same id. Thread-safe; owned by the application.
class AlertOutbox final
{
public:
    AlertOutbox(Store &store, const Clock &clock, const Timings &timings);

    // A message for each way that the rule names, in the caller's transaction. Nothing for an event
    // that the rule has told already, by any process. Returns how many are new.
    Result<int> record(
        Sql &sql, const AlertRule &rule, const QString &event, const AlertDigest &digest);

    // The next message that is due, taken by this process. `freshOnly`: none that failed before.
    Result<std::optional<AlertMessage>> take(bool withDesktop, bool freshOnly);
    Result<void> sent(const AlertMessage &message);
    // It waits for the next try, longer each time, at least as long as the service asked for; after
    // Timings::alertGiveUp it is given up, which is told by true.
    Result<bool> failed(const AlertMessage &message, const Error &error);
    // Not tried to the end (the process is ending): it waits as if it had not been taken.
    Result<void> putBack(const AlertMessage &message);

    // When the next one may be due; nothing if none is waiting.
    Result<std::optional<qint64>> nextDueMs(bool withDesktop);

    // Forgets what is over for a month; gives up what found no desktop for Timings::alertGiveUp.
    Result<void> prune();

private:
    Result<void> settle(const AlertMessage &message, const QString &state, qint64 notBeforeMs,
        const QString &error, int attempts);

    Store &m_store;
    const Clock &m_clock;
    Timings m_timings;
    QString m_self;
};

} // namespace sluice
