// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controlapi/controladdress.h"
#include "app/controlapi/controlmessage.h"
#include "base/canceltoken.h"
#include "base/timings.h"

#include <memory>

namespace sluice {

// The control API's port: one request a connection, each on a thread of a bounded pool, whole
// requests in bounded time and size (reliability-security E8). Made, started and stopped on one
// thread, owned by ControlApi. It knows no path and no key: the handler is asked, on those threads.
class ControlServer final
{
public:
    struct Options
    {
        Timings timings;
        int mostConnections = 32; // one more is answered with 503 at once
        qsizetype mostBodyBytes = 100 * 1024; // as Express has it (commercetools-klaviyo A.1)
    };

    // The token ends what waits; the handler must end soon after it.
    ControlServer(Options options, CancelToken stop);
    ~ControlServer();
    ControlServer(const ControlServer &) = delete;
    ControlServer &operator=(const ControlServer &) = delete;

    Result<int> bind(const ControlAddress &address); // the port, where 0 asked for any
    void start(ControlHandler handler);
    void stop(); // returns when every connection has ended

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace sluice
