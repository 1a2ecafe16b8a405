// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/ids.h"
#include "core/auth/tokenmanager.h"
#include "core/auth/vault.h"
#include "core/auth/vaultkeychain.h"
#include "core/engine/dispatcher.h"
#include "core/engine/runledger.h"
#include "core/http/ratelimiter.h"
#include "core/log/logfile.h"
#include "core/log/logring.h"
#include "core/store/backupkeeper.h"
#include "core/store/budgets.h"
#include "core/store/store.h"
#include "services/zoho/zohodatacentre.h"
#include "syncs/crmbulk/crmbulkkind.h"

#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace sluice {

using namespace Qt::StringLiterals;

Result<Timings> timingsFromEnvironment()
{
    Timings timings;
    const QString text = qEnvironmentVariable("SLUICE_TIMINGS");
    if (text.isEmpty())
        return timings;
    using Field = std::pair<QLatin1StringView, Timings::ms *>;
    const std::array fields{Field{"connect"_L1, &timings.connect},
        Field{"inactivity"_L1, &timings.inactivity}, Field{"deadlineBase"_L1, &timings.deadlineBase},
        Field{"tokenRequest"_L1, &timings.tokenRequest}, Field{"retryBase"_L1, &timings.retryBase},
        Field{"retryCap"_L1, &timings.retryCap}, Field{"retryAfterCap"_L1, &timings.retryAfterCap},
        Field{"rateLimitedDefault"_L1, &timings.rateLimitedDefault},
        Field{"unreachableLimit"_L1, &timings.unreachableLimit},
        Field{"creditWindow"_L1, &timings.creditWindow},
        Field{"downloadWindow"_L1, &timings.downloadWindow},
        Field{"remoteJobLimit"_L1, &timings.remoteJobLimit},
        Field{"ambiguousSettle"_L1, &timings.ambiguousSettle},
        Field{"tokenEarly"_L1, &timings.tokenEarly},
        Field{"signIn"_L1, &timings.signIn},
        Field{"tokenThrottle"_L1, &timings.tokenThrottle}, Field{"heldWait"_L1, &timings.heldWait},
        Field{"wishPoll"_L1, &timings.wishPoll}, Field{"progress"_L1, &timings.progress},
        Field{"lease"_L1, &timings.lease}, Field{"leaseRenew"_L1, &timings.leaseRenew},
        Field{"stopGrace"_L1, &timings.stopGrace},
        Field{"leaveCheck"_L1, &timings.leaveCheck},
        Field{"forceStopOffered"_L1, &timings.forceStopOffered}, Field{"busy"_L1, &timings.busy},
        Field{"storeBusyLimit"_L1, &timings.storeBusyLimit},
        Field{"storePause"_L1, &timings.storePause}, Field{"diskPause"_L1, &timings.diskPause},
        Field{"backupEvery"_L1, &timings.backupEvery},
        Field{"backupCheck"_L1, &timings.backupCheck}};
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

namespace {

// A keychain may be showing a prompt; without an answer the vault is for the session only.
constexpr std::chrono::milliseconds kKeychainWait{15'000};

} // namespace

namespace {

ZohoBudget zohoBudget(const QJsonObject &settings, const Timings &timings)
{
    const auto credits = [&settings](QLatin1StringView key) {
        return std::max(0.0, settings.value(key).toDouble());
    };
    return {.leaveCredits = credits("leaveCredits"_L1),
        .maxCreditsPerRun = credits("maxCreditsPerRun"_L1),
        .maxCreditsPerDay = credits("maxCreditsPerDay"_L1),
        .creditWindow = timings.creditWindow,
        .downloadWindow = timings.downloadWindow};
}

} // namespace

Application::Application(ApplicationOptions options)
    : m_options(std::move(options))
{
}

Application::~Application()
{
    m_runs.reset();
    m_dispatcher.reset(); // waits for the lanes before what they use goes
    m_backups.reset(); // makes the one that the last run's end has asked for
    m_log.removeSink(m_logFile.get());
    m_log.removeSink(m_ring.get());
}

QString Application::defaultDataDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/sluice"_L1;
}

Result<std::unique_ptr<Application>> Application::open(const ApplicationOptions &options)
{
    std::unique_ptr<Application> application(new Application(options));
    if (auto started = application->start(); !started)
        return fail(started.error());
    return application;
}

// A directory that cannot be written is told at the start, not in the middle of a run
// (reliability-security C33).
Result<void> Application::probeDirectory() const
{
    if (auto made = makePrivateFolder(m_options.dataDirectory); !made)
        return made;
    const QString probe = m_options.dataDirectory + "/.probe-"_L1 + newId(); // others may try now too
    if (auto written = writeFileDurably(probe, "probe"); !written)
        return written;
    QFile::remove(probe);
    return {};
}

Result<void> Application::start()
{
    // Secrets live in memory: no core file may take them to the disk.
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0); // and no other program of the user may look into it (E4)
    // A file at its allowed size is an error like a full disk, not the end of the process.
    std::signal(SIGXFSZ, SIG_IGN);

    auto timings = timingsFromEnvironment();
    if (!timings)
        return fail(timings.error());
    m_timings = *timings;
    if (auto probed = probeDirectory(); !probed)
        return probed;
    m_log.setLevel(m_options.logLevel);
    m_logFile = std::make_unique<LogFile>(m_options.dataDirectory);
    m_ring = std::make_unique<LogRing>();
    m_log.addSink(m_logFile.get());
    m_log.addSink(m_ring.get());

    auto store = Store::open(m_options.dataDirectory, m_timings);
    if (!store)
        return fail(store.error());
    m_store = std::move(*store);
    m_keychain = VaultKeychain::desktop(kKeychainWait);
    m_vault = Vault::open(m_options.dataDirectory, VaultOptions::fromEnvironment(m_keychain.get()));
    const Clock &clock = Clock::system();
    m_budgets = std::make_unique<StoredBudgets>(*m_store, clock);
    m_limiter = std::make_unique<RateLimiter>(m_budgets.get());
    m_tokens = std::make_unique<TokenManager>(*m_store, m_vault.get(), clock, m_timings, &m_log);
    m_connections = std::make_unique<Connections>(*m_store, m_vault.get());
    m_connections->setOnSignInChanged([this](const QString &id) {
        [[maybe_unused]] const auto reset = m_tokens->reset(id, NewSignIn::NewRefreshToken);
    });
    m_jobs = std::make_unique<Jobs>(*m_store);
    m_ledger = std::make_unique<RunLedger>(*m_store, clock, m_timings);
    m_dispatcher = std::make_unique<Dispatcher>(Dispatcher::Parts{
        .ledger = *m_ledger,
        .log = m_log,
        .gate = m_limiter.get(),
        .timings = m_timings,
        .followsStopped = m_options.followsStopped});
    m_backups = std::make_unique<BackupKeeper>(*m_store, m_log, m_timings);
    QObject::connect(
        m_dispatcher.get(), &Dispatcher::runEnded, m_dispatcher.get(),
        [keeper = m_backups.get()] { keeper->request(); }, Qt::DirectConnection);
    m_runs = std::make_unique<Runs>(Runs::Parts{.ledger = *m_ledger,
        .dispatcher = *m_dispatcher,
        .connections = *m_connections,
        .jobs = *m_jobs,
        .gate = *m_limiter,
        .log = m_log,
        .timings = m_timings,
        .createdBy = m_options.createdBy,
        .onWanted = [this](const QString &id) {
            [[maybe_unused]] const auto retried = m_tokens->retryRefused(id);
        }});
    m_runs->addKind(std::make_unique<CrmBulkKind>(CrmBulkServices{.tokens = m_tokens.get(),
        .gate = m_limiter.get(),
        .account = [this](const QString &id) { return zohoAccount(id); },
        .onCredits = {}}));
    if (auto marked = m_runs->markInterrupted(); !marked)
        return fail(marked.error());
    return {};
}

void Application::interrupt(const QString &reason)
{
    m_dispatcher->interruptAll(reason);
}

Result<ZohoAccount> Application::zohoAccount(const QString &connectionId)
{
    auto connection = m_connections->findById(connectionId);
    if (!connection)
        return fail(connection.error());
    return zohoAccount(*connection);
}

Result<ZohoAccount> Application::zohoAccount(const Connection &connection)
{
    auto hosts = zohoHosts(
        connection.settings.value(u"dataCentre").toString(u"us"_s), connection.settings);
    if (!hosts)
        return fail(hosts.error());
    ZohoAccount account;
    account.connectionId = connection.id;
    account.name = connection.name;
    account.hosts = *hosts;
    // Only public constants open nothing; a real secret's tokens are sealed wherever its hosts are.
    const bool hasOnlyConstants = std::all_of(connection.secrets.begin(), connection.secrets.end(),
        [](const SecretRef &ref) { return ref.kind == SecretRef::Kind::Sandbox; });
    auto proxy = ProxySetting::fromText(connection.settings.value(u"proxy").toString());
    if (!proxy)
        return fail(std::move(proxy).error());
    account.isSandbox = hosts->isLoopback() && hasOnlyConstants;
    account.limitsOff = hosts->isLoopback()
        && connection.settings.value(u"limits").toString() == "off"_L1;
    account.budget = zohoBudget(connection.settings, m_timings);
    account.network = zohoNetwork(
        *hosts, connection.settings.value(u"caFile").toString(), *proxy, [this, connection] {
            // A proxy may know its users by name alone.
            return connection.secrets.contains(u"proxyPassword"_s)
                ? m_connections->secret(connection, u"proxyPassword"_s)
                : Result<Secret>(Secret());
        });
    m_connections->makeKnown(connection);
    account.secret = [this, connection](const QString &which) -> Result<Secret> {
        return m_connections->secret(connection, which);
    };
    return account;
}

} // namespace sluice
