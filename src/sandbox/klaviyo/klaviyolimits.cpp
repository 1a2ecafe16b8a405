// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyolimits.h"

#include "sandbox/klaviyo/klaviyoendpoints.h"

#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kSteadyOfSpec = 750; // of the class that the guide gives 700

int secondsUntil(qint64 moment, qint64 now)
{
    return static_cast<int>(qMax<qint64>(1, (moment - now + 999) / 1000));
}

} // namespace

KlaviyoLimits::KlaviyoLimits(Environment &environment)
    : m_environment(environment)
    , m_usage(klaviyoEndpoints().size())
{
}

qint64 KlaviyoLimits::lengthMs(Window window)
{
    constexpr qint64 kLengths[] = {1000, 60'000, 24 * 3'600'000};
    return kLengths[window];
}

qint64 KlaviyoLimits::allowed(int endpoint, Window window) const
{
    const KlaviyoEndpoint &of = klaviyoEndpoints()[static_cast<size_t>(endpoint)];
    if (window == Burst)
        return of.burst;
    if (window == Daily)
        return of.daily;
    return of.steady == kSteadyOfSpec ? m_environment.settings.number(u"klaviyoSteadyL"_s)
                                      : of.steady;
}

void KlaviyoLimits::roll(Count &count, Window window, qint64 now) const
{
    const qint64 length = lengthMs(window);
    if (count.begin >= 0 && now >= count.begin && now < count.begin + length)
        return;
    const bool isByClock = m_environment.settings.text(u"klaviyoWindows"_s) == "clock"_L1;
    count.begin = isByClock ? now - now % length : now;
    count.used = 0;
}

KlaviyoLimits::Verdict KlaviyoLimits::enter(int endpoint)
{
    const bool isStrict = m_environment.settings.flag(u"klaviyoLimits"_s);
    const QMutexLocker lock(&m_mutex);
    const qint64 now = m_environment.clock.nowMs();
    Usage &usage = m_usage.at(static_cast<size_t>(endpoint));
    Verdict verdict;
    for (const Window window : {Burst, Steady, Daily}) {
        Count &count = usage.windows[window];
        roll(count, window, now);
        const qint64 most = allowed(endpoint, window);
        if (!isStrict || most == 0 || count.used < most)
            continue;
        ++count.violations;
        verdict.isRefused = true;
        verdict.retryAfter
            = qMax(verdict.retryAfter, secondsUntil(count.begin + lengthMs(window), now));
    }
    if (verdict.isRefused)
        return verdict;
    ++usage.total;
    for (Count &count : usage.windows)
        count.most = qMax(count.most, ++count.used);
    const Count &steady = usage.windows[Steady];
    verdict.limit = static_cast<int>(allowed(endpoint, Steady));
    verdict.remaining = static_cast<int>(qMax<qint64>(0, verdict.limit - steady.used));
    verdict.reset = secondsUntil(steady.begin + lengthMs(Steady), now);
    return verdict;
}

QJsonObject KlaviyoLimits::describe() const
{
    const QMutexLocker lock(&m_mutex);
    QJsonObject groups;
    std::array<qint64, 3> violations = {};
    constexpr const char *kNames[] = {"burst", "steady", "daily"};
    for (size_t i = 0; i < m_usage.size(); ++i) {
        const Usage &usage = m_usage.at(i);
        if (usage.total == 0)
            continue;
        const KlaviyoEndpoint &endpoint = klaviyoEndpoints()[i];
        for (const Window window : {Burst, Steady, Daily}) {
            const Count &count = usage.windows[window];
            const qint64 most = allowed(static_cast<int>(i), window);
            violations[window] += count.violations;
            if (most == 0)
                continue;
            groups.insert(QString::fromLatin1(QByteArray(endpoint.method) + ' ' + endpoint.path
                              + ' ' + kNames[window]),
                QJsonObject{{u"used"_s, count.most}, {u"allowed"_s, most},
                    {u"windowMs"_s, lengthMs(window)}, {u"violations"_s, count.violations},
                    {u"total"_s, usage.total}});
        }
    }
    return {{u"enforced"_s, m_environment.settings.flag(u"klaviyoLimits"_s)}, {u"groups"_s, groups},
        {u"violations"_s,
            QJsonObject{{u"burst"_s, violations[Burst]}, {u"steady"_s, violations[Steady]},
                {u"daily"_s, violations[Daily]}}}};
}

void KlaviyoLimits::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_usage.assign(m_usage.size(), {});
}

} // namespace sluice::sandbox
