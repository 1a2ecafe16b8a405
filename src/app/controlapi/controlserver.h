// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controlapi/controlmessage.h"
#include "base/canceltoken.h"
#include "base/timings.h"

#include <memory>

namespace sluice {

// The control API's port: one request a connection, each on a thread of a bounded pool, whole
// requests in bounded time and size (reliability-security E8). Made, started and stopped on one
// thread, owned by ControlApi. It knows no path and no key: the handler is asked, on those threads.
// It comes from a library of its own (app/controlhttp), which only who serves the API loads: HTTP
// library and OpenSSL take 4 MB.
class ControlServer
{
public:
    struct Options
    {
        Timings timings;
        int mostConnections = 32; // one more is answered with 503 at once
        qsizetype mostBodyBytes = 100 * 1024; // as Express has it (commercetools-klaviyo A.1)
    };

    // The token ends what waits; the handler must end soon after it.
    static Result<std::unique_ptr<ControlServer>> load(
        const Options &options, const CancelToken &stop);

    ControlServer() = default;
    virtual ~ControlServer() = default;
    ControlServer(const ControlServer &) = delete;
    ControlServer &operator=(const ControlServer &) = delete;

    // The port, where 0 asked for any; below 1 if it is taken or this machine has no such address.
    virtual int bind(const QString &address, int port) = 0;
    virtual void start(ControlHandler handler) = 0;
    virtual void stop() = 0; // returns when every connection has ended
};

} // namespace sluice
