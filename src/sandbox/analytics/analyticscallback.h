// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/analyticserrors.h"
#include "sandbox/environment.h"

#include <list>
#include <mutex>
#include <optional>
#include <thread>

namespace sluice::sandbox {

// callbackUrl (datastore-analytics B.6): its checks, and the one message at a job's end. The
// sandbox calls nobody but this computer, and that only where a setting allows it. Any thread;
// owned by the jobs.
class AnalyticsCallbacks
{
public:
    explicit AnalyticsCallbacks(Environment &environment);
    ~AnalyticsCallbacks();

    std::optional<AnalyticsProblem> check(const QString &url) const; // empty: nothing to say
    void send(const QString &url, const QJsonObject &body); // on a thread of its own
    void stop();

private:
    Environment &m_environment;
    std::mutex m_mutex;
    std::list<std::thread> m_threads;
};

} // namespace sluice::sandbox
