// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timings.h"
#include "services/klaviyo/klaviyoclient.h"

#include <QSet>

#include <map>
#include <mutex>
#include <optional>

namespace sluice {

// The jobs at Klaviyo that a run waits for, asked about together: one list of what is running in
// place of a request for each (commercetools-klaviyo D.2 5). Shared by the run's steps;
// thread-safe. It holds no client: whoever asks lends its own, and one asks at a time.
class KlaviyoJobWatch final
{
public:
    KlaviyoJobWatch(bool isFree, const Timings &timings);

    void add(KlaviyoJobKind kind, const QString &id);

    // The job if it is over. Nothing while it runs; the service is asked when it is time to.
    Result<std::optional<KlaviyoJob>> look(
        KlaviyoClient &client, KlaviyoJobKind kind, const QString &id);
    void forget(KlaviyoJobKind kind, const QString &id); // its end is kept elsewhere

    int openCount() const;
    std::chrono::milliseconds pause(KlaviyoJobKind kind) const; // until the next look

private:
    struct Watched
    {
        std::map<QString, std::optional<KlaviyoJob>> jobs;
        qint64 lookedAtMs = 0; // monotonic
        int looks = 0; // since something ended
        bool isLooking = false;
    };
    std::chrono::milliseconds pauseOf(const Watched &watched) const;
    Result<QList<KlaviyoJob>> ended(
        KlaviyoClient &client, KlaviyoJobKind kind, const QStringList &open) const;
    Result<QSet<QString>> running(KlaviyoClient &client, KlaviyoJobKind kind) const;

    const bool m_isFree;
    const Timings m_timings;
    mutable std::mutex m_mutex;
    std::map<KlaviyoJobKind, Watched> m_watched;
};

} // namespace sluice
