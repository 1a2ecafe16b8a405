// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controlapi/controladdress.h"
#include "app/controlapi/controlmessage.h"
#include "base/secret.h"
#include "core/log/log.h"

#include <functional>
#include <mutex>
#include <optional>

namespace sluice {

// Who may use the control API (reliability-security E8): the Host must name it, a web page of
// another origin may not, and the key must be there. Thread-safe; owned by ControlApi. It looks at
// headers only and reads no body.
class ControlGate final
{
public:
    struct Options
    {
        ControlAddress address;
        QStringList hosts; // further names by which it is reached
        Secret key;
        std::chrono::milliseconds keyPause{30'000};
        Logger logger;
        // Whether the request comes on an address that was made for one run (E9): it needs no key.
        std::function<bool(const ControlRequest &)> isCallback = {};
    };
    explicit ControlGate(Options options);

    // The answer to a request that may not come in; nothing: it may.
    std::optional<ControlReply> refusal(const ControlRequest &request);

private:
    std::optional<ControlReply> wrongOrigin(const ControlRequest &request) const;
    std::optional<ControlReply> keyInAddress(const ControlRequest &request) const;
    std::optional<ControlReply> wrongKey(const ControlRequest &request);

    Options m;
    std::mutex m_mutex;
    int m_wrongKeys = 0;
    qint64 m_pauseUntilMs = 0;
};

} // namespace sluice
