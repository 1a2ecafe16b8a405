// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertoutbox.h"

#include "base/clock.h"
#include "base/crashpoint.h"
#include "base/ids.h"
#include "core/log/redact.h"
#include "core/store/store.h"

#include <QJsonDocument>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kKeptMs = 30LL * 24 * 3'600'000;
constexpr int kMostDoublings = 20;

AlertChannel alertChannelOf(const QString &name)
{
    for (const auto channel : {AlertChannel::WebHook, AlertChannel::Desktop}) {
        if (alertChannelName(channel) == name)
            return channel;
    }
    return AlertChannel::Mail;
}

struct AlertWay
{
    AlertChannel channel;
    QString recipient;
};

QList<AlertWay> waysOf(const AlertRule &rule, const QString &job)
{
    QList<AlertWay> ways;
    if (rule.email.isUsed()) {
        const QStringList recipients = rule.recipientsFor(job);
        for (const QString &recipient : recipients)
            ways.append({AlertChannel::Mail, recipient});
    }
    if (rule.webHook.isUsed())
        ways.append({AlertChannel::WebHook, u""_s});
    if (rule.isDesktop)
        ways.append({AlertChannel::Desktop, u""_s});
    return ways;
}

// Those that a process took which is not there any more. SQL knows no processes.
Result<void> freeTheDead(Sql &sql)
{
    auto owners = sql.run("SELECT DISTINCT owner FROM alert_message WHERE state='sending'");
    if (!owners)
        return fail(owners.error());
    QStringList dead;
    while ((*owners)->next()) {
        const QString owner = (*owners)->value(0).toString();
        if (!ProcessIdentity::fromText(owner).isAlive())
            dead.append(owner);
    }
    for (const QString &owner : std::as_const(dead)) {
        auto freed = sql.run("UPDATE alert_message SET state='waiting', owner='', not_before=0"
                             " WHERE state='sending' AND owner=?",
            {owner});
        if (!freed)
            return fail(freed.error());
    }
    return {};
}

// Whether there is a row: most looks find none, and then nobody needs to write.
Result<bool> isAnyRow(Store &store, const char *statement, const QVariantList &values)
{
    bool isAny = false;
    auto done = store.read([&](Sql &sql) -> Result<void> {
        auto row = sql.run(statement, values);
        if (!row)
            return fail(row.error());
        isAny = (*row)->next();
        return {};
    });
    if (!done)
        return fail(done.error());
    return isAny;
}

} // namespace

QString alertChannelName(AlertChannel channel)
{
    switch (channel) {
    case AlertChannel::WebHook:
        return u"webHook"_s;
    case AlertChannel::Desktop:
        return u"desktop"_s;
    case AlertChannel::Mail:
        break;
    }
    return u"email"_s;
}

AlertOutbox::AlertOutbox(Store &store, const Clock &clock, const Timings &timings)
    : m_store(store)
    , m_clock(clock)
    , m_timings(timings)
    , m_self(ProcessIdentity::current().text())
{
}

Result<int> AlertOutbox::record(
    Sql &sql, const AlertRule &rule, const QString &event, const AlertDigest &digest)
{
    const QString body
        = QString::fromUtf8(QJsonDocument(digest.toJson()).toJson(QJsonDocument::Compact));
    int added = 0;
    const QList<AlertWay> ways = waysOf(rule, digest.job);
    for (const AlertWay &way : ways) {
        auto put = sql.run("INSERT INTO alert_message(id, rule_id, rule_name, event, channel,"
                           " recipient, digest, state, created_at)"
                           " VALUES(?,?,?,?,?,?,?,'waiting',?)"
                           " ON CONFLICT(rule_id, event, channel, recipient) DO NOTHING",
            {newId(), rule.id, rule.name, event, alertChannelName(way.channel), way.recipient, body,
                m_clock.nowMs()});
        if (!put)
            return fail(put.error());
        added += sql.changed();
    }
    return added;
}

Result<std::optional<AlertMessage>> AlertOutbox::take(bool withDesktop, bool freshOnly)
{
    std::optional<AlertMessage> taken;
    const qint64 now = m_clock.nowMs();
    auto isAny = isAnyRow(m_store,
        "SELECT 1 FROM alert_message WHERE (state='sending' AND owner<>?)"
        " OR (state='waiting' AND not_before<=? AND (channel<>'desktop' OR ?=1)"
        " AND (attempts=0 OR ?=0)) LIMIT 1",
        {m_self, now, withDesktop ? 1 : 0, freshOnly ? 1 : 0});
    if (!isAny)
        return fail(isAny.error());
    if (!*isAny)
        return taken;
    auto done = m_store.write([&](Sql &sql) -> Result<void> {
        taken.reset();
        if (auto freed = freeTheDead(sql); !freed)
            return freed;
        auto row = sql.run("SELECT id, rule_id, channel, recipient, digest, attempts, created_at"
                           " FROM alert_message WHERE state='waiting' AND not_before<=?"
                           " AND (channel<>'desktop' OR ?=1) AND (attempts=0 OR ?=0)"
                           " ORDER BY created_at, id LIMIT 1",
            {now, withDesktop ? 1 : 0, freshOnly ? 1 : 0});
        if (!row)
            return fail(row.error());
        if (!(*row)->next())
            return {};
        AlertMessage message{.id = (*row)->value(0).toString(),
            .ruleId = (*row)->value(1).toString(),
            .channel = alertChannelOf((*row)->value(2).toString()),
            .recipient = (*row)->value(3).toString(),
            .digest = AlertDigest::fromJson(
                QJsonDocument::fromJson((*row)->value(4).toString().toUtf8()).object()),
            .attempts = (*row)->value(5).toInt() + 1,
            .createdAtMs = (*row)->value(6).toLongLong()};
        (*row)->finish();
        auto marked
            = sql.run("UPDATE alert_message SET state='sending', owner=?, attempts=? WHERE id=?",
                {m_self, message.attempts, message.id});
        if (!marked)
            return fail(marked.error());
        taken = std::move(message);
        return {};
    });
    if (!done)
        return fail(done.error());
    if (taken)
        SLUICE_CRASH_POINT("alerts.taken");
    return taken;
}

Result<void> AlertOutbox::settle(const AlertMessage &message, const QString &state,
    qint64 notBeforeMs, const QString &error, int attempts)
{
    return m_store.write([&](Sql &sql) -> Result<void> {
        const bool isSent = state == "sent"_L1;
        auto done = sql.run("UPDATE alert_message SET state=?, owner='', not_before=?, error=?,"
                            " attempts=?, sent_at=? WHERE id=? AND state='sending' AND owner=?",
            {state, notBeforeMs, error, attempts, isSent ? QVariant(m_clock.nowMs()) : QVariant(),
                message.id, m_self});
        return done ? Result<void>() : Result<void>(fail(done.error()));
    });
}

Result<void> AlertOutbox::sent(const AlertMessage &message)
{
    return settle(message, u"sent"_s, 0, u""_s, message.attempts);
}

Result<bool> AlertOutbox::failed(const AlertMessage &message, const Error &error)
{
    const qint64 now = m_clock.nowMs();
    const int doublings = std::min(message.attempts - 1, kMostDoublings);
    auto pause = std::min<Timings::ms>(
        m_timings.alertRetryCap, m_timings.alertRetryBase * (1LL << doublings));
    if (error.retryAfter)
        pause = std::max(pause, std::min(*error.retryAfter, m_timings.alertGiveUp));
    const bool isGivenUp = now - message.createdAtMs >= m_timings.alertGiveUp.count();
    auto settled = settle(message, isGivenUp ? u"given_up"_s : u"waiting"_s, now + pause.count(),
        redactedText(error.text()), message.attempts);
    if (!settled)
        return fail(settled.error());
    return isGivenUp;
}

Result<void> AlertOutbox::putBack(const AlertMessage &message)
{
    return settle(message, u"waiting"_s, 0, u""_s, message.attempts - 1);
}

Result<std::optional<qint64>> AlertOutbox::nextDueMs(bool withDesktop)
{
    std::optional<qint64> next;
    auto done = m_store.read([&next, withDesktop](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT MIN(not_before) FROM alert_message WHERE state='waiting'"
                           " AND (channel<>'desktop' OR ?=1)",
            {withDesktop ? 1 : 0});
        if (!row)
            return fail(row.error());
        if ((*row)->next() && !(*row)->value(0).isNull())
            next = (*row)->value(0).toLongLong();
        return {};
    });
    if (!done)
        return fail(done.error());
    return next;
}

// What is for a desktop and finds none is over as soon as a mail would be.
Result<void> AlertOutbox::prune()
{
    const qint64 now = m_clock.nowMs();
    const qint64 kept = std::max<qint64>(kKeptMs, m_timings.alertGiveUp.count());
    auto isAny = isAnyRow(m_store, "SELECT 1 FROM alert_message WHERE created_at<=? LIMIT 1",
        {now - m_timings.alertGiveUp.count()});
    if (!isAny)
        return fail(isAny.error());
    if (!*isAny)
        return {};
    return m_store.write([&](Sql &sql) -> Result<void> {
        auto stale = sql.run("UPDATE alert_message SET state='given_up' WHERE state='waiting'"
                             " AND channel='desktop' AND created_at<=?",
            {now - m_timings.alertGiveUp.count()});
        if (!stale)
            return fail(stale.error());
        auto gone = sql.run("DELETE FROM alert_message WHERE state IN ('sent','given_up')"
                            " AND created_at<=?",
            {now - kept});
        return gone ? Result<void>() : Result<void>(fail(gone.error()));
    });
}

} // namespace sluice
