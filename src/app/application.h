// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/serviceaccounts.h"
#include "base/result.h"
#include "base/timings.h"
#include "core/log/log.h"

#include <functional>
#include <memory>
#include <optional>

namespace sluice {

class AlertRules;
class Alerts;
class AnalyticsSlots;
class AppSettings;
class BackupKeeper;
class CallbackAddresses;
class Connections;
class Dispatcher;
class Jobs;
class LogFile;
class LogRing;
class RateLimiter;
class Runs;
class RunLedger;
class ScheduleLedger;
class Scheduler;
class RunRetention;
class Store;
class StoredBudgets;
class TableWatch;
class TokenManager;
class Vault;
class VaultKeychain;
struct Connection;
struct NetworkDefaults;

// What a program says when it opens the application. Plain value.
struct ApplicationOptions
{
    QString dataDirectory;
    std::optional<LogLevel> logLevel = {}; // none: as the settings say
    QString createdBy; // "console", "command line": who starts runs here
    bool followsStopped = false; // stays open: looks up what a stopped run has on its way
    bool isShownFirst = false; // what nobody waits for begins with startRetention()
};

// Everything that the programs share, made once and wired together: the console, the command line
// and the control API differ only in what they show of it. Made on a thread that may block; owned
// by main(); its parts live as long as it does and are thread-safe where they say so.
class Application final
{
public:
    static Result<std::unique_ptr<Application>> open(const ApplicationOptions &options);
    ~Application();

    void startRetention(); // of itself unless isShownFirst says otherwise

    // Ends all work of this process, resumable; the next open() of the directory finds it so.
    void interrupt(const QString &reason);

    const Timings &timings() const { return m_timings; }
    Log &log() { return m_log; }
    LogRing &logRing() { return *m_ring; }
    Vault &vault() { return *m_vault; }
    Store &store() { return *m_store; }
    StoredBudgets &budgets() { return *m_budgets; }
    RateLimiter &limiter() { return *m_limiter; }
    TokenManager &tokens() { return *m_tokens; }
    Connections &connections() { return *m_connections; }
    Jobs &jobs() { return *m_jobs; }
    AppSettings &settings() { return *m_settings; }
    RunRetention &retention() { return *m_retention; }
    Runs &runs() { return *m_runs; }
    RunLedger &ledger() { return *m_ledger; }
    AlertRules &alertRules() { return *m_alertRules; }
    Alerts &alerts() { return *m_alerts; }
    CallbackAddresses &callbacks() { return *m_callbacks; }
    TableWatch &watch() { return *m_watch; } // off until a program starts it
    Scheduler &scheduler() { return *m_scheduler; } // the same
    ScheduleLedger &schedules() { return *m_schedules; }
    QString dataDirectory() const { return m_options.dataDirectory; }

    // The account behind a Zoho connection; its secrets are asked for at each use.
    Result<ZohoAccount> zohoAccount(const QString &connectionId);
    Result<ZohoAccount> zohoAccount(const Connection &connection);
    Result<CatalystAccount> catalystAccount(const Connection &connection);
    Result<AnalyticsAccount> analyticsAccount(const Connection &connection);
    Result<CtAccount> ctAccount(const Connection &connection);
    Result<KlaviyoAccount> klaviyoAccount(const Connection &connection);

    // Where data lives when nothing is said: XDG_DATA_HOME/sluice.
    static QString defaultDataDirectory();

private:
    explicit Application(ApplicationOptions options);
    Result<void> start();
    Result<void> startSettings();
    void useSettings();
    NetworkDefaults networkDefaults();
    void startAlerts();
    void makeWatch();
    void makeScheduler();
    Result<void> probeDirectory() const;
    void addKinds();
    template <class Account>
    std::function<Result<Account>(const QString &)> accountById(
        Result<Account> (Application::*accountOf)(const Connection &));

    ApplicationOptions m_options;
    Timings m_timings;
    Log m_log;
    std::unique_ptr<LogFile> m_logFile;
    std::unique_ptr<LogRing> m_ring;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<VaultKeychain> m_keychain;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<StoredBudgets> m_budgets;
    std::unique_ptr<RateLimiter> m_limiter;
    std::unique_ptr<AnalyticsSlots> m_analyticsPlaces;
    std::unique_ptr<CallbackAddresses> m_callbacks;
    std::unique_ptr<TokenManager> m_tokens;
    std::unique_ptr<Connections> m_connections;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<RunLedger> m_ledger;
    std::unique_ptr<ScheduleLedger> m_schedules;
    std::unique_ptr<BackupKeeper> m_backups;
    std::unique_ptr<AlertRules> m_alertRules;
    std::unique_ptr<Alerts> m_alerts;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<Runs> m_runs;
    std::unique_ptr<TableWatch> m_watch;
    std::unique_ptr<Scheduler> m_scheduler;
    std::unique_ptr<RunRetention> m_retention;
};

// Timings with what SLUICE_TIMINGS names changed: "poll=50,retryBase=20" in milliseconds. For tests
// and for slow links; an unknown name is an Error.
Result<Timings> timingsFromEnvironment(Timings timings = {});

} // namespace sluice
