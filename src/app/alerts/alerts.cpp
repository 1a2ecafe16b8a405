// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alerts.h"

#include "app/alerts/alertrules.h"
#include "base/clock.h"
#include "base/ids.h"
#include "core/log/log.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kPruneEveryMs = 24 * 3'600'000LL;

} // namespace

Alerts::Alerts(Parts parts)
    : m(std::move(parts))
    , m_outbox(m.store, m.clock, m.timings)
    , m_watch(m.store, m.rules, m_outbox, m.clock, m.missed)
    , m_sender(
          {.rules = m.rules, .log = m.log, .dataDirectory = m.dataDirectory, .timings = m.timings})
    , m_thread([this] { loop(); })
{
}

Alerts::~Alerts()
{
    {
        std::unique_lock lock(m_mutex);
        m_isEnding = true;
        if (m_isRetry)
            m_sending.request(StopWish::Abort); // it waited before and can wait again
        m_wake.notify_all();
        m_ended.wait_for(lock, m.timings.alertFarewell, [this] { return m_hasEnded; });
        m_isOver = true;
        m_sending.request(StopWish::Abort);
    }
    m_thread.join();
}

void Alerts::request()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWanted = true;
    }
    m_wake.notify_all();
}

void Alerts::setDesktop(ShowOnDesktop show)
{
    m_sender.setDesktop(std::move(show));
    request();
}

void Alerts::loop()
{
    for (bool isLast = false; !isLast;) {
        {
            const std::lock_guard lock(m_mutex);
            isLast = m_isEnding;
            m_isWanted = false;
        }
        keepLate();
        prune();
        look();
        sendDue();
        if (!isLast)
            waitForWork();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_hasEnded = true;
    }
    m_ended.notify_all();
}

// Once a day: a program may stay open for months. A clock that was put back counts, too.
void Alerts::prune()
{
    const qint64 now = m.clock.nowMs();
    if (m_prunedAtMs && std::abs(now - *m_prunedAtMs) < kPruneEveryMs)
        return;
    const auto pruned = m_outbox.prune();
    note(u"Old messages of alerts were not removed"_s, pruned);
    if (pruned)
        m_prunedAtMs = now;
}

void Alerts::look()
{
    auto added = m_watch.look();
    note(u"Alerts could not be looked for"_s,
        added ? Result<void>() : Result<void>(fail(added.error())));
}

void Alerts::sendDue()
{
    while (m_unkept.empty() && sendNext()) { }
}

// False if there is nothing more to send now.
bool Alerts::sendNext()
{
    bool isEnding = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_isOver)
            return false;
        isEnding = m_isEnding;
    }
    auto message = m_outbox.take(m_sender.hasDesktop(), isEnding);
    if (!message) {
        note(u"Alerts could not be sent"_s, fail(message.error()));
        return false;
    }
    if (!*message)
        return false;
    CancelToken token;
    {
        const std::lock_guard lock(m_mutex);
        m_sending = CancelSource();
        m_isRetry = (*message)->attempts > 1;
        if (m_isOver || (m_isEnding && m_isRetry))
            m_sending.request(StopWish::Abort);
        token = m_sending.token();
    }
    auto rule = m.rules.findById((*message)->ruleId);
    settle(**message,
        rule ? m_sender.send(*rule, **message, token) : Result<void>(fail(rule.error())));
    const std::lock_guard lock(m_mutex);
    m_isRetry = false;
    return true;
}

void Alerts::settle(const AlertMessage &message, const Result<void> &result)
{
    const Logger logger(&m.log, "alerts", message.digest.runId);
    const QString alert
        = u"“%1” by %2"_s.arg(message.digest.rule, alertChannelName(message.channel));
    if (result) {
        logger.info(u"The alert %1 was sent"_s.arg(alert));
        return keep([this, message] { return m_outbox.sent(message); });
    }
    if (result.error().kind == ErrorKind::Cancelled)
        return keep([this, message] { return m_outbox.putBack(message); });
    keep([this, message, alert, logger, error = result.error()]() -> Result<void> {
        auto isGivenUp = m_outbox.failed(message, error);
        if (!isGivenUp)
            return fail(isGivenUp.error());
        if (*isGivenUp)
            logger.error(u"The alert %1 is given up: %2"_s.arg(alert, error.text()));
        else
            logger.warning(u"The alert %1 is tried again later: %2"_s.arg(alert, error.text()));
        return {};
    });
}

// What became of a message, into the store; where that is busy or full, once more at the next look:
// a message that was sent must not be sent again for it.
void Alerts::keep(const std::function<Result<void>()> &settling)
{
    auto kept = settling();
    note(u"What became of a message could not be kept"_s, kept);
    if (!kept)
        m_unkept.push_back(settling);
}

void Alerts::keepLate()
{
    const auto late = std::exchange(m_unkept, {});
    for (const auto &settling : late)
        keep(settling);
}

void Alerts::waitForWork()
{
    auto pause = m.timings.alertCheck;
    if (const auto next = m_outbox.nextDueMs(m_sender.hasDesktop()); next && *next)
        pause = std::clamp(std::chrono::milliseconds(**next - m.clock.nowMs()),
            std::chrono::milliseconds(1), m.timings.alertCheck);
    if (!m_noted.isEmpty()) // what the store refuses now it refuses in a millisecond, too
        pause = std::max(pause, std::min(m.timings.alertCheck, m.timings.storePause));
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, pause, [this] { return m_isWanted || m_isEnding; });
}

// Trouble with the store is the same at each look: it is told once, until something works again.
void Alerts::note(const QString &what, const Result<void> &result)
{
    if (result) {
        m_noted.clear();
        return;
    }
    const QString text = what + u": "_s + result.error().text();
    if (std::exchange(m_noted, text) != text)
        Logger(&m.log, "alerts").warning(text);
}

Result<QList<AlertTrial>> Alerts::test(const QString &rule, const CancelToken &token,
    const std::function<void(const AlertTrial &)> &onTrial)
{
    auto found = m.rules.find(rule);
    if (!found)
        return fail(found.error());
    QList<AlertTrial> trials;
    if (found->email.isUsed()) {
        const QStringList recipients = found->allRecipients();
        for (const QString &recipient : recipients)
            trials.append({.channel = AlertChannel::Mail, .recipient = recipient});
    }
    if (found->webHook.isUsed())
        trials.append({.channel = AlertChannel::WebHook, .recipient = {}});
    if (found->isDesktop)
        trials.append({.channel = AlertChannel::Desktop, .recipient = {}});
    for (AlertTrial &trial : trials) {
        const AlertMessage message{.id = newId(),
            .ruleId = found->id,
            .channel = trial.channel,
            .recipient = trial.recipient,
            .digest = digestOfTest(*found, m.clock.nowMs()),
            .attempts = 1,
            .createdAtMs = m.clock.nowMs()};
        trial.isSkipped = trial.channel == AlertChannel::Desktop && !m_sender.hasDesktop();
        const qint64 beganMs = monotonicMs();
        if (!trial.isSkipped) {
            if (auto sent = m_sender.send(*found, message, token); !sent)
                trial.error = sent.error();
        }
        trial.elapsedMs = monotonicMs() - beganMs;
        if (onTrial)
            onTrial(trial);
    }
    return trials;
}

} // namespace sluice
