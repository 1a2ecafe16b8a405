// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controlapi/controlapi.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "app/watch/tablewatch.h"
#include "base/clock.h"
#include "core/engine/dispatcher.h"
#include "core/engine/runledger.h"
#include "core/http/ratelimiter.h"
#include "core/log/log.h"
#include "core/store/store.h"
#include "syncs/callbackaddresses.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <atomic>
#include <memory>

// What the stub sync of the tests does, changed by the test while it runs.
struct StubSync
{
    std::atomic<bool> isHeld = true; // a run goes on until it is stopped
    std::atomic<int> starts = 0;
    std::atomic<int> preflightMs = 0; // so long the services are asked before a run
    std::mutex mutex;
    std::optional<sluice::Error> refusal; // of the services, before a run
    QJsonObject lastParameters; // of the last run that was made
};

// What the rig's jobs for tables write into.
inline constexpr const char *kRigOrg = "671712892";
inline constexpr const char *kRigWorkspace = "1767024000003145002";

// One answer of the control API, read to the connection's end.
struct ControlAnswer
{
    int status = 0; // 0: none came
    QByteArray head;
    QByteArray body;
    QByteArray header(const QByteArray &name) const;
    QString message() const; // of {"message":".."}
    bool isFailure() const; // {"status":"failure"} with a message
    QJsonObject json() const;
};

// For the rig: the job "Copy orders" is served alone; and what its callers send.
void serveTable(sluice::ControlApiOptions &options);
QByteArray tableBody(const QJsonObject &more = {});
QByteArray bodyText(const QJsonObject &body);

// A control API in a data directory of its own, over the real Runs with a stub in place of the sync
// to Klaviyo. Made by one test, on its thread; ask() may be called on any.
class ControlRig
{
public:
    explicit ControlRig(const std::function<void(sluice::ControlApiOptions &)> &adjust = {});
    ~ControlRig();

    StubSync stub;
    QString problem; // why it could not be made; else empty

    sluice::ControlApi &api() { return *m_api; }
    sluice::Runs &runs() { return *m_runs; }
    sluice::CallbackAddresses &callbacks() { return m_callbacks; }
    sluice::TableWatch &watch() { return *m_watch; } // off
    sluice::Jobs &jobs() { return *m_jobs; }
    QString folder() const { return m_folder.path(); }
    QByteArray key() const;
    quint16 port() const { return static_cast<quint16>(m_api->address().port); }
    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(port()); }
    // A job of the kind of the sync, in the store.
    QString addJob(const QString &name, const QString &resource);
    // One that copies the table; its runs are the stub's, too.
    QString addTableJob(const QString &name, const QString &table);
    std::unique_ptr<sluice::ControlApi> newApi(const sluice::ControlApiOptions &options);
    sluice::ControlApiOptions options() const { return m_options; }

    ControlAnswer ask(const QByteArray &bytes, int limitMs = 15'000) const; // as they are
    // A request with Host and key.
    ControlAnswer get(const QByteArray &path) const;
    ControlAnswer post(const QByteArray &path, const QByteArray &body = {}) const;

private:
    QTemporaryDir m_folder;
    sluice::Timings m_timings;
    sluice::Log m_log;
    sluice::RateLimiter m_limiter;
    std::unique_ptr<sluice::Store> m_store;
    std::unique_ptr<sluice::RunLedger> m_ledger;
    std::unique_ptr<sluice::Dispatcher> m_dispatcher;
    std::unique_ptr<sluice::Connections> m_connections;
    std::unique_ptr<sluice::Jobs> m_jobs;
    std::unique_ptr<sluice::Runs> m_runs;
    std::unique_ptr<sluice::TableWatch> m_watch;
    sluice::CallbackAddresses m_callbacks;
    sluice::ControlApiOptions m_options;
    std::unique_ptr<sluice::ControlApi> m_api;
};

// The parts of tst_controlapi.
class ControlAccessTest : public QObject
{
    Q_OBJECT
private slots:
    void access_data();
    void access();
    void wrongKeysPause();
    void keyFile();
    void keyFileOfOthersIsRefused();
    void bodies_data();
    void bodies();
    void chunkedBody();
    void slowClientIsLeft();
    void connectionsAreBounded();
    void addresses_data();
    void addresses();
    void listensOnLoopbackOnly();
    void tellsOfContainersAndOtherAddresses();
};

class ControlTablesTest : public QObject
{
    Q_OBJECT
private slots:
    void onlyWhereATableIsServed();
    void imports_data();
    void imports();
    void importChecks_data();
    void importChecks();
    void refusedImports_data();
    void refusedImports();
    void secondImport();
    void rowChecks_data();
    void rowChecks();
    void rowOfALockedTable();
    void keys_data();
    void keys();
    void badBodies_data();
    void badBodies();
    void callbacks();
    void callbackSegments();
    void events_data();
    void events();
    void eventsNeedTheKey();
    void tablesOfOthers();
    void rowsSentAgain();
};

class ControlCallsTest : public QObject
{
    Q_OBJECT
private slots:
    void startAndStop_data();
    void startAndStop();
    void secondStartIsLocked();
    void locksOfOthers_data();
    void locksOfOthers();
    void refusedStarts();
    void selections_data();
    void selections();
    void wrongBodies_data();
    void wrongBodies();
    void stopWhatDoesNotRun();
    void statusAndRuns();
    void runsComeByPages();
    void metrics();
    void servedJobs_data();
    void servedJobs();
    void pathWithoutJob();
    void parallelStarts();
    void parallelRequests();
    void stopEndsWhatWaits();
    void runsOutliveTheApi();
};
