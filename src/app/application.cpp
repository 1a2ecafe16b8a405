// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/accountcheck/accountresult.h"
#include "app/alerts/alertrules.h"
#include "app/alerts/alerts.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/erasure/runretention.h"
#include "app/runs/runs.h"
#include "app/schedules/missedschedules.h"
#include "app/schedules/scheduler.h"
#include "app/settings/appsettings.h"
#include "app/watch/tablewatch.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/ids.h"
#include "core/auth/tokenmanager.h"
#include "core/auth/vault.h"
#include "core/auth/vaultkeychain.h"
#include "core/engine/dispatcher.h"
#include "core/engine/runledger.h"
#include "core/http/httpclient.h"
#include "core/http/ratelimiter.h"
#include "core/log/logfile.h"
#include "core/log/logring.h"
#include "core/store/backupkeeper.h"
#include "core/store/budgets.h"
#include "core/store/store.h"
#include "syncs/commerceklaviyo/commerceklaviyokind.h"
#include "syncs/crmbulk/crmbulkkind.h"
#include "syncs/datastoreanalytics/datastoreanalyticskind.h"

#include <QStandardPaths>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace sluice {

using namespace Qt::StringLiterals;

Application::Application(ApplicationOptions options)
    : m_options(std::move(options))
{
}

Application::~Application()
{
    if (m_scheduler)
        m_scheduler->stop(); // it is told of ended runs for as long as there are any
    m_retention.reset();
    m_watch.reset();
    m_runs.reset();
    m_dispatcher.reset(); // waits for the lanes before what they use goes
    m_alerts.reset(); // tells of the runs that ended just now
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
    const QString probe
        = m_options.dataDirectory + "/.probe-"_L1 + newId(); // others may try now too
    if (auto written = writeFileDurably(probe, "probe"); !written)
        return written;
    QFile::remove(probe);
    return {};
}

// The account of a connection by its id, as a kind of sync asks for it.
template <class Account>
std::function<Result<Account>(const QString &)> Application::accountById(
    Result<Account> (Application::*accountOf)(const Connection &))
{
    return [this, accountOf](const QString &id) -> Result<Account> {
        auto connection = m_connections->findById(id);
        if (!connection)
            return fail(connection.error());
        return (this->*accountOf)(*connection);
    };
}

void Application::addKinds()
{
    m_callbacks = std::make_unique<CallbackAddresses>();
    m_runs->addKind(std::make_unique<CrmBulkKind>(CrmBulkServices{.tokens = m_tokens.get(),
        .gate = m_limiter.get(),
        .account = [this](const QString &id) { return zohoAccount(id); },
        .onCredits = {},
        .callbacks = m_callbacks.get(),
        .ledger = m_ledger.get(),
        .dispatcher = m_dispatcher.get()}));
    m_analyticsPlaces = std::make_unique<AnalyticsSlots>(*m_budgets);
    m_runs->addKind(
        std::make_unique<DatastoreAnalyticsKind>(DatastoreServices{.tokens = m_tokens.get(),
            .gate = m_limiter.get(),
            .log = &m_log,
            .timings = m_timings,
            .places = m_analyticsPlaces.get(),
            .source = accountById(&Application::catalystAccount),
            .target = accountById(&Application::analyticsAccount),
            .callbacks = m_callbacks.get()}));
    m_runs->addKind(std::make_unique<CommerceKlaviyoKind>(CommerceServices{.tokens = m_tokens.get(),
        .store = m_store.get(),
        .gate = m_limiter.get(),
        .log = &m_log,
        .timings = m_timings,
        .source = accountById(&Application::ctAccount),
        .target = accountById(&Application::klaviyoAccount)}));
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
    m_log.setLevel(m_options.logLevel.value_or(LogLevel::Info));
    m_logFile = std::make_unique<LogFile>(m_options.dataDirectory);
    m_ring = std::make_unique<LogRing>();
    m_log.addSink(m_logFile.get());
    m_log.addSink(m_ring.get());

    auto store = Store::open(m_options.dataDirectory, m_timings);
    if (!store)
        return fail(store.error());
    m_store = std::move(*store);
    if (auto ready = startSettings(); !ready)
        return ready;
    m_keychain = VaultKeychain::desktop(m_timings.keychain);
    auto vaultOptions = VaultOptions::fromEnvironment(m_keychain.get());
    if (!vaultOptions.isNamedOutside)
        vaultOptions.keyFile = m_settings->text(kVaultKeyFile).value_or(QString());
    m_vault = Vault::open(m_options.dataDirectory, vaultOptions);
    const Clock &clock = Clock::system();
    m_budgets = std::make_unique<StoredBudgets>(*m_store, clock);
    m_limiter = std::make_unique<RateLimiter>(m_budgets.get());
    m_tokens = std::make_unique<TokenManager>(*m_store, m_vault.get(), clock, m_timings, &m_log);
    m_connections = std::make_unique<Connections>(*m_store, m_vault.get());
    m_connections->setNetworkDefaults([this] { return networkDefaults(); });
    m_connections->setOnSignInChanged([this](const QString &id) {
        [[maybe_unused]] const auto reset = m_tokens->reset(id, NewSignIn::NewRefreshToken);
    });
    m_jobs = std::make_unique<Jobs>(*m_store);
    m_ledger = std::make_unique<RunLedger>(*m_store, clock, m_timings);
    m_dispatcher = std::make_unique<Dispatcher>(Dispatcher::Parts{.ledger = *m_ledger,
        .log = m_log,
        .gate = m_limiter.get(),
        .timings = m_timings,
        .runsAtOnce = static_cast<int>(m_settings->value(kRunsAtOnce).value_or(0)),
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
    m_retention = std::make_unique<RunRetention>(RunRetention::Parts{
        .ledger = *m_ledger, .settings = *m_settings, .log = m_log, .timings = m_timings});
    addKinds();
    if (auto marked = m_runs->markInterrupted(); !marked)
        return fail(marked.error());
    m_schedules = std::make_unique<ScheduleLedger>(*m_store, clock, m_timings);
    startAlerts();
    makeWatch();
    makeScheduler();
    if (!m_options.isShownFirst)
        startRetention();
    return {};
}

void Application::startRetention()
{
    m_retention->start();
}

void Application::makeWatch()
{
    const auto asked = [this](const auto &question) {
        return [this, question](const Job &job, const CancelToken &token) -> Result<QString> {
            auto connection = m_connections->find(job.source);
            if (!connection)
                return fail(connection.error());
            auto account = catalystAccount(*connection);
            if (!account)
                return fail(account.error());
            HttpClient http(m_timings, m_limiter.get(), &m_log);
            DatastoreClient source(*account, *m_tokens, m_limiter.get(), http, token,
                Logger(&m_log, "watch"), m_timings);
            return question(source.client, job.parameters.value(u"table").toString());
        };
    };
    m_watch = std::make_unique<TableWatch>(TableWatch::Parts{.runs = *m_runs,
        .jobs = *m_jobs,
        .store = *m_store,
        .clock = Clock::system(),
        .timings = m_timings,
        .log = m_log,
        .look = asked(
            [](CatalystClient &client, const QString &table) { return tableMark(client, table); }),
        .tableId = asked([](CatalystClient &client, const QString &table) -> Result<QString> {
            auto found = client.table(table);
            return found ? Result<QString>(found->id) : Result<QString>(fail(found.error()));
        })});
}

void Application::makeScheduler()
{
    m_scheduler = std::make_unique<Scheduler>(Scheduler::Parts{.runs = *m_runs,
        .ledger = *m_schedules,
        .clock = Clock::system(),
        .timings = m_timings,
        .log = m_log});
    QObject::connect(
        m_dispatcher.get(), &Dispatcher::runEnded, m_dispatcher.get(),
        [scheduler = m_scheduler.get()] { scheduler->request(); }, Qt::DirectConnection);
}

// After the runs whose process is gone are marked: they are told of, too.
void Application::startAlerts()
{
    m_alertRules = std::make_unique<AlertRules>(*m_store, m_vault.get());
    if (auto ready = m_alertRules->addReady(); !ready)
        Logger(&m_log, "alerts").warning(ready.error().text());
    m_alerts = std::make_unique<Alerts>(Alerts::Parts{.store = *m_store,
        .rules = *m_alertRules,
        .log = m_log,
        .clock = Clock::system(),
        .timings = m_timings,
        .dataDirectory = m_options.dataDirectory,
        .missed = [this, openedMs = Clock::system().nowMs()](qint64 nowMs) {
            // A scheduler of this process has looked by then.
            const bool withUnseen = nowMs - openedMs > m_timings.scheduleGrace.count();
            return missedSchedules(*m_schedules, nowMs, withUnseen);
        }});
    QObject::connect(
        m_dispatcher.get(), &Dispatcher::runEnded, m_dispatcher.get(),
        [alerts = m_alerts.get()] { alerts->request(); }, Qt::DirectConnection);
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
    auto account = zohoAccountOf(*m_connections, connection, m_timings);
    if (account)
        account->onLimitAnswer
            = [this, id = connection.id, last = std::make_shared<std::atomic<qint64>>(0)](
                  const QJsonObject &answer) {
                  const qint64 now = monotonicMs() + 1;
                  const qint64 before = last->load();
                  if (before != 0 && now - before < m_timings.rateLimitedDefault.count())
                      return; // of a row of them one is enough
                  last->store(now);
                  if (auto kept = AccountResults(*m_store).keepLimitAnswer(id, answer); !kept)
                      Logger(&m_log, "crm").warning(kept.error().text());
              };
    return account;
}

Result<CatalystAccount> Application::catalystAccount(const Connection &connection)
{
    return catalystAccountOf(*m_connections, connection, m_timings);
}

Result<AnalyticsAccount> Application::analyticsAccount(const Connection &connection)
{
    return analyticsAccountOf(*m_connections, connection, m_timings);
}

Result<CtAccount> Application::ctAccount(const Connection &connection)
{
    return ctAccountOf(*m_connections, connection);
}

Result<KlaviyoAccount> Application::klaviyoAccount(const Connection &connection)
{
    return klaviyoAccountOf(*m_connections, connection);
}

} // namespace sluice
