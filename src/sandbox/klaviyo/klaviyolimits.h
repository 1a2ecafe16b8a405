// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"

#include <QJsonObject>
#include <QMutex>

#include <array>
#include <optional>
#include <vector>

namespace sluice::sandbox {

// Klaviyo's limits (commercetools-klaviyo C.2): for each endpoint of the account a fixed window of
// a second and one of a minute (of a day for few). Counts always, refuses only where limits are on;
// a request that is refused takes no place. Any thread; owned by KlaviyoService.
class KlaviyoLimits
{
public:
    explicit KlaviyoLimits(Environment &environment);

    struct Verdict
    {
        bool isRefused = false;
        int retryAfter = 0; // seconds
        int limit = 0; // of the steady window
        int remaining = 0;
        int reset = 0; // seconds to the end of the steady window
    };
    Verdict enter(int endpoint);
    QJsonObject describe() const;
    void reset();

private:
    enum Window { Burst, Steady, Daily };
    struct Count
    {
        qint64 begin = -1;
        qint64 used = 0;
        qint64 most = 0; // in any one window
        qint64 violations = 0;
    };
    struct Usage
    {
        std::array<Count, 3> windows;
        qint64 total = 0;
    };
    static qint64 lengthMs(Window window);
    qint64 allowed(int endpoint, Window window) const;
    void roll(Count &count, Window window, qint64 now) const;

    Environment &m_environment;
    mutable QMutex m_mutex;
    std::vector<Usage> m_usage; // by endpoint
};

} // namespace sluice::sandbox
