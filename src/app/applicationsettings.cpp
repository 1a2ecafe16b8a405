// SPDX-License-Identifier: GPL-3.0-or-later
// What the application takes from its settings and from the environment.
#include "app/application.h"
#include "app/documents/connections.h"
#include "app/settings/appsettings.h"
#include "core/auth/vault.h"
#include "core/engine/dispatcher.h"
#include "core/log/logfile.h"

#include <algorithm>
#include <array>

namespace sluice {

using namespace Qt::StringLiterals;

Result<Timings> timingsFromEnvironment(Timings timings)
{
    const QString text = qEnvironmentVariable("SLUICE_TIMINGS");
    if (text.isEmpty())
        return timings;
    using Field = std::pair<QLatin1StringView, Timings::ms *>;
    const std::array fields{Field{"connect"_L1, &timings.connect},
        Field{"inactivity"_L1, &timings.inactivity},
        Field{"deadlineBase"_L1, &timings.deadlineBase},
        Field{"tokenRequest"_L1, &timings.tokenRequest}, Field{"retryBase"_L1, &timings.retryBase},
        Field{"retryCap"_L1, &timings.retryCap}, Field{"retryAfterCap"_L1, &timings.retryAfterCap},
        Field{"rateLimitedDefault"_L1, &timings.rateLimitedDefault},
        Field{"unreachableLimit"_L1, &timings.unreachableLimit},
        Field{"creditWindow"_L1, &timings.creditWindow},
        Field{"downloadWindow"_L1, &timings.downloadWindow},
        Field{"remoteJobLimit"_L1, &timings.remoteJobLimit},
        Field{"ambiguousSettle"_L1, &timings.ambiguousSettle},
        Field{"tokenEarly"_L1, &timings.tokenEarly}, Field{"signIn"_L1, &timings.signIn},
        Field{"controlRequest"_L1, &timings.controlRequest},
        Field{"controlStop"_L1, &timings.controlStop},
        Field{"controlKeyPause"_L1, &timings.controlKeyPause},
        Field{"controlRow"_L1, &timings.controlRow}, Field{"placePause"_L1, &timings.placePause},
        Field{"busyReport"_L1, &timings.busyReport}, Field{"watchLook"_L1, &timings.watchLook},
        Field{"watchSecond"_L1, &timings.watchSecond},
        Field{"outboxRetryBase"_L1, &timings.outboxRetryBase},
        Field{"outboxRetryCap"_L1, &timings.outboxRetryCap}, Field{"rowWait"_L1, &timings.rowWait},
        Field{"rowAgain"_L1, &timings.rowAgain}, Field{"rowBusy"_L1, &timings.rowBusy},
        Field{"scheduleLook"_L1, &timings.scheduleLook},
        Field{"scheduleGrace"_L1, &timings.scheduleGrace},
        Field{"scheduleRetry"_L1, &timings.scheduleRetry},
        Field{"scheduleGiveUp"_L1, &timings.scheduleGiveUp},
        Field{"alertCheck"_L1, &timings.alertCheck},
        Field{"alertRetryBase"_L1, &timings.alertRetryBase},
        Field{"alertRetryCap"_L1, &timings.alertRetryCap},
        Field{"alertGiveUp"_L1, &timings.alertGiveUp}, Field{"alertSend"_L1, &timings.alertSend},
        Field{"alertFarewell"_L1, &timings.alertFarewell},
        Field{"tokenThrottle"_L1, &timings.tokenThrottle}, Field{"heldWait"_L1, &timings.heldWait},
        Field{"wishPoll"_L1, &timings.wishPoll}, Field{"progress"_L1, &timings.progress},
        Field{"lease"_L1, &timings.lease}, Field{"leaseRenew"_L1, &timings.leaseRenew},
        Field{"stopGrace"_L1, &timings.stopGrace}, Field{"lockSettle"_L1, &timings.lockSettle},
        Field{"lockRelease"_L1, &timings.lockRelease}, Field{"leaveCheck"_L1, &timings.leaveCheck},
        Field{"forceStopOffered"_L1, &timings.forceStopOffered}, Field{"busy"_L1, &timings.busy},
        Field{"storeBusyLimit"_L1, &timings.storeBusyLimit},
        Field{"storePause"_L1, &timings.storePause}, Field{"diskPause"_L1, &timings.diskPause},
        Field{"commandSilence"_L1, &timings.commandSilence},
        Field{"commandEnd"_L1, &timings.commandEnd},
        Field{"commandLeave"_L1, &timings.commandLeave},
        Field{"scriptRecord"_L1, &timings.scriptRecord},
        Field{"scriptFrame"_L1, &timings.scriptFrame}, Field{"scriptLook"_L1, &timings.scriptLook},
        Field{"backupEvery"_L1, &timings.backupEvery},
        Field{"backupCheck"_L1, &timings.backupCheck},
        Field{"retentionDay"_L1, &timings.retentionDay},
        Field{"retentionCheck"_L1, &timings.retentionCheck}};
    for (const QString &entry : text.split(u',', Qt::SkipEmptyParts)) {
        const QString name = entry.section(u'=', 0, 0).trimmed();
        bool isNumber = false;
        const Timings::ms value(entry.section(u'=', 1).trimmed().toLongLong(&isNumber));
        const auto field = std::find_if(fields.begin(), fields.end(),
            [&name](const Field &known) { return known.first == name; });
        if (!isNumber || value.count() < 0 || (field == fields.end() && name != "poll"_L1))
            return fail(ErrorKind::Config, u"SLUICE_TIMINGS holds “%1”"_s.arg(entry),
                u"That is no known duration in milliseconds"_s);
        if (name == "poll"_L1)
            std::fill(std::begin(timings.poll), std::end(timings.poll), value);
        else
            *field->second = value;
    }
    return timings;
}

// Durations hold from here on for as long as the program is open; the rest follows each change.
Result<void> Application::startSettings()
{
    m_settings = std::make_unique<AppSettings>(*m_store);
    auto wanted = m_settings->timings(Timings());
    if (!wanted)
        return fail(wanted.error());
    auto timings = timingsFromEnvironment(*wanted);
    if (!timings)
        return fail(timings.error());
    m_timings = *timings;
    useSettings();
    m_settings->setOnChanged([this] { useSettings(); });
    return {};
}

void Application::useSettings()
{
    const auto all = m_settings->all();
    if (!all) {
        Logger(&m_log, "settings").warning(all.error().text());
        return;
    }
    const auto number = [&all](QLatin1StringView name) { return all->value(name).toLongLong(); };
    if (!m_options.logLevel)
        m_log.setLevel(logLevelFromName(all->value(kLogLevel)).value_or(LogLevel::Info));
    if (m_dispatcher)
        m_dispatcher->setRunsAtOnce(static_cast<int>(number(kRunsAtOnce)));
    m_log.setKeepsValues(number(kLogRecordValues) != 0);
    m_logFile->setLimits({.segmentBytes = number(kLogFileMegabytes) * 1'000'000,
        .totalBytes = number(kLogTotalMegabytes) * 1'000'000,
        .files = static_cast<int>(number(kLogFiles))});
}

NetworkDefaults Application::networkDefaults()
{
    NetworkDefaults defaults;
    const auto all = m_settings->all();
    if (!all)
        return defaults;
    defaults.caFile = all->value(kCaFile);
    defaults.proxy = ProxySetting::fromText(all->value(kProxy)).value_or(ProxySetting());
    defaults.proxyPassword = [this]() -> Result<Secret> {
        auto kept = m_vault->get(kProxyPasswordEntry);
        if (!kept)
            return fail(kept.error());
        return kept->value_or(Secret());
    };
    return defaults;
}

} // namespace sluice
