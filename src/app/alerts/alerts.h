// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertoutbox.h"
#include "app/alerts/alertsender.h"
#include "app/alerts/alertwatch.h"
#include "base/canceltoken.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace sluice {

class AlertRules;
class Log;

// One way of a rule, tried.
struct AlertTrial
{
    AlertChannel channel = AlertChannel::Mail;
    QString recipient;
    qint64 elapsedMs = 0;
    bool isSkipped = false; // there is no desktop here
    std::optional<Error> error;
};

// Alerts for all programs, on a thread of their own: after each run's end, at start and once in
// Timings::alertCheck it looks for what the rules speak of, records the messages and sends what is
// due. A run never waits for it. Owned by the application, which must let it go after the
// dispatcher and before the store and the log; a process that ends tries its newest messages once,
// for at most Timings::alertFarewell, and leaves the others to the next process.
class Alerts final
{
public:
    struct Parts
    {
        Store &store;
        AlertRules &rules;
        Log &log;
        const Clock &clock;
        Timings timings;
        QString dataDirectory;
        MissedSchedules missed = {}; // without it that condition is never met
    };
    explicit Alerts(Parts parts);
    ~Alerts();
    Alerts(const Alerts &) = delete;
    Alerts &operator=(const Alerts &) = delete;

    void request(); // look now; returns at once, any thread
    void setDesktop(ShowOnDesktop show); // any thread

    // Sends a test message by every way of the rule, now and without the outbox. Blocking, for
    // worker threads. `onTrial` is called after each.
    Result<QList<AlertTrial>> test(const QString &rule, const CancelToken &token,
        const std::function<void(const AlertTrial &)> &onTrial = {});

private:
    void loop();
    void prune();
    void look();
    void sendDue();
    bool sendNext();
    void settle(const AlertMessage &message, const Result<void> &result);
    void keep(const std::function<Result<void>()> &settling);
    void keepLate();
    void waitForWork();
    void note(const QString &what, const Result<void> &result);

    Parts m;
    AlertOutbox m_outbox;
    AlertWatch m_watch;
    AlertSender m_sender;
    std::optional<qint64> m_prunedAtMs; // of the thread
    QString m_noted; // the last trouble with the store that was told; of the thread
    std::vector<std::function<Result<void>()>> m_unkept; // of the thread
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_ended;
    CancelSource m_sending; // of the message that is on its way
    bool m_isRetry = false; // it failed before
    bool m_isWanted = false;
    bool m_isEnding = false;
    bool m_isOver = false; // nothing more is sent
    bool m_hasEnded = false;
    std::thread m_thread;
};

} // namespace sluice
