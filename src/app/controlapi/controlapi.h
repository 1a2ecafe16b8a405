// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controlapi/controladdress.h"
#include "base/canceltoken.h"
#include "base/secret.h"
#include "base/timings.h"

#include <QUrl>

#include <memory>

namespace sluice {

class CallbackAddresses;
class ControlCalls;
class ControlGate;
class ControlServer;
class Jobs;
class Log;
class Runs;
class Store;
class TableWatch;

// How the control API is to be served. Plain value.
struct ControlApiOptions
{
    ControlAddress address = {.host = QString::fromLatin1("127.0.0.1")};
    QStringList hosts; // further names in Host headers, where others than loopback are listened to
    QUrl publicUrl; // where services reach it, through a TLS proxy; empty: nowhere
    QStringList jobs; // names; of the kinds commerce-klaviyo and datastore-analytics
    QString dataDirectory; // where the key is
    Timings timings;
    int mostConnections = 32;
};

// The control API (design 9, `sluice-cli serve` and a switch of the console): starts, stops and
// shows runs of the jobs that it is given, over HTTP on this computer, for who has the key. It
// works through Runs alone. Its threads are its own; made, started and stopped by its owner on one
// thread that may block, and must go before its parts do. Stopping it ends no run.
class ControlApi final
{
public:
    struct Parts
    {
        Runs &runs;
        Jobs &jobs;
        TableWatch &watch; // its owner's: on for the tables that are served
        Store &store;
        CallbackAddresses &callbacks;
        Log &log;
    };
    ControlApi(const Parts &parts, ControlApiOptions options);
    ~ControlApi();
    ControlApi(const ControlApi &) = delete;
    ControlApi &operator=(const ControlApi &) = delete;

    Result<void> start();
    void stop(); // what is asked at this moment is not answered any more
    bool isListening() const { return m_server != nullptr; }

    ControlAddress address() const { return m_options.address; } // with the real port, once started
    QString keyPath() const;

    // What the operator should know about how it is started.
    QStringList notices() const;

private:
    Result<void> checkPublicUrl() const;
    void tellCallbacks(const Secret &key);
    Parts m;
    ControlApiOptions m_options;
    CancelSource m_stop;
    std::unique_ptr<ControlCalls> m_calls;
    std::unique_ptr<ControlGate> m_gate;
    std::unique_ptr<ControlServer> m_server;
};

} // namespace sluice
