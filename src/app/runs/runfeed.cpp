// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runfeed.h"

#include "app/runs/runs.h"
#include "base/clock.h"
#include "core/store/store.h"

#include <QTimer>

#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr double kAverageSeconds = 30;
constexpr qint64 kTrustAfterMs = 10'000;
constexpr double kTrustShare = 0.02;
constexpr qint64 kLongestEta = 24 * 3600;
constexpr double kEtaSeconds = 10; // over which the time left is smoothed
constexpr double kJump = 0.5; // of the time left: it is not trusted then ...
constexpr double kJumpSeconds = 5; // ... unless it is a matter of seconds
constexpr qint64 kSteadyMs = 30'000;
constexpr qint64 kForgottenMs = 60'000; // since it was looked at last
constexpr size_t kHistoryPoints = 7200;

// A fingerprint of what the list shows, so that it is sent only when it changed.
size_t listDigest(const QList<RunRow> &runs)
{
    size_t digest = static_cast<size_t>(runs.size());
    for (const RunRow &run : runs) {
        digest = qHashMulti(digest, run.id, static_cast<int>(run.state), run.counts.read,
            run.counts.written, run.counts.rejected, run.counts.notAttempted, run.counts.pending,
            run.counts.skipped, run.requests, run.reason);
    }
    return digest;
}

qint64 stageDone(const RunSnapshot &snapshot, QLatin1StringView id)
{
    for (const StageView &stage : snapshot.stages) {
        if (stage.id == id)
            return stage.done;
    }
    return 0;
}

} // namespace

RunRates RateMeter::add(const RunSnapshot &snapshot, qint64 nowMs)
{
    const Amounts now{.atMs = nowMs,
        .read = snapshot.run.counts.read,
        .processed = stageDone(snapshot, "process"_L1),
        .settled = snapshot.run.counts.settled(),
        .requests = snapshot.run.requests};
    if (snapshot.run.id != m_runId || nowMs - m_last.atMs > kForgottenMs) {
        *this = RateMeter();
        m_runId = snapshot.run.id;
        m_beganMs = nowMs;
        m_last = now;
        return m_rates;
    }
    const double seconds = static_cast<double>(now.atMs - m_last.atMs) / 1000.0;
    if (seconds <= 0.05)
        return m_rates;
    const double weight = 1.0 - std::exp(-seconds / kAverageSeconds);
    const auto blend = [weight, seconds](double &old, qint64 from, qint64 to) {
        old += weight * (static_cast<double>(std::max<qint64>(0, to - from)) / seconds - old);
    };
    blend(m_average.readPerSecond, m_last.read, now.read);
    blend(m_average.processedPerSecond, m_last.processed, now.processed);
    blend(m_average.writtenPerSecond, m_last.settled, now.settled);
    blend(m_average.requestsPerSecond, m_last.requests, now.requests);
    // What began at nothing is too low for as long as the average is old.
    const double age = static_cast<double>(nowMs - m_beganMs) / 1000.0;
    const double known = 1.0 - std::exp(-age / kAverageSeconds);
    m_rates.readPerSecond = m_average.readPerSecond / known;
    m_rates.processedPerSecond = m_average.processedPerSecond / known;
    m_rates.writtenPerSecond = m_average.writtenPerSecond / known;
    m_rates.requestsPerSecond = m_average.requestsPerSecond / known;
    m_last = now;
    m_history.push_back(
        {nowMs, m_rates.readPerSecond, m_rates.processedPerSecond, m_rates.writtenPerSecond});
    if (m_history.size() > kHistoryPoints)
        m_history.pop_front();
    estimate(snapshot.run.expected, now.settled, nowMs, seconds);
    return m_rates;
}

// The time left, once it can be trusted: not at the beginning, not for more than a day, and not for
// a while after it has jumped.
void RateMeter::estimate(qint64 total, qint64 settled, qint64 nowMs, double seconds)
{
    m_rates.secondsLeft.reset();
    const bool isEarly = nowMs - m_beganMs < kTrustAfterMs
        || static_cast<double>(settled) < kTrustShare * static_cast<double>(total);
    if (total <= 0 || isEarly || m_rates.writtenPerSecond <= 0) {
        m_secondsLeft = -1;
        return;
    }
    const double left = static_cast<double>(total - settled) / m_rates.writtenPerSecond;
    if (m_secondsLeft < 0 || seconds > kEtaSeconds) { // nobody looked for a while
        m_secondsLeft = left;
    } else {
        const double awaited = std::max(0.0, m_secondsLeft - seconds);
        if (std::abs(left - awaited) > kJump * std::max(awaited, 1.0)
            && std::abs(left - awaited) > kJumpSeconds) {
            m_jumpedMs = nowMs;
            m_secondsLeft = left;
        } else {
            m_secondsLeft = awaited + (1.0 - std::exp(-seconds / kEtaSeconds)) * (left - awaited);
        }
    }
    const bool isSteady = m_jumpedMs < 0 || nowMs - m_jumpedMs >= kSteadyMs;
    if (isSteady && m_secondsLeft < static_cast<double>(kLongestEta))
        m_rates.secondsLeft = static_cast<qint64>(m_secondsLeft);
}

class RunFeed::Reader : public QObject
{
public:
    Reader(RunFeed &feed, Runs &runs, int intervalMs)
        : m_feed(feed)
        , m_runs(runs)
        , m_timer(this)
    {
        m_timer.setInterval(intervalMs);
        connect(&m_timer, &QTimer::timeout, this, [this] { read(); });
    }
    void begin() { m_timer.start(); }
    void watch(const QString &runId)
    {
        m_watched = runId; // who comes back to the same run finds its rate
        read();
    }
    // Somebody new listens: the list is sent even if it is the same.
    void readAnew()
    {
        m_digest.reset();
        m_version.reset();
        read();
    }
    void read()
    {
        if (!readList())
            return;
        if (m_watched.isEmpty())
            return;
        auto snapshot = m_runs.snapshot(m_watched);
        if (!snapshot) {
            emit m_feed.failed(snapshot.error());
            return;
        }
        const RunRates rates = m_meter.add(*snapshot, monotonicMs());
        emit m_feed.snapshotChanged(*snapshot, rates);
    }

private:
    // The list is long: it is read only where somebody has written since.
    bool readList()
    {
        const auto version = m_runs.version();
        if (version && m_version == *version)
            return true;
        auto list = m_runs.current();
        if (!list) {
            emit m_feed.failed(list.error());
            return false;
        }
        m_version.reset();
        if (version)
            m_version = *version; // of before: what came meanwhile is read the next time
        if (const size_t digest = listDigest(*list); digest != m_digest) {
            m_digest = digest;
            emit m_feed.listChanged(*list);
        }
        return true;
    }

    RunFeed &m_feed;
    Runs &m_runs;
    QTimer m_timer;
    QString m_watched;
    RateMeter m_meter;
    std::optional<size_t> m_digest;
    std::optional<qint64> m_version; // of the store, that the list is of
};

RunFeed::RunFeed(Runs &runs, int intervalMs, Begin begin)
    : m_reader(new Reader(*this, runs, intervalMs))
{
    qRegisterMetaType<QList<RunRow>>();
    qRegisterMetaType<RunSnapshot>();
    qRegisterMetaType<RunRates>();
    qRegisterMetaType<Error>();
    m_thread.setObjectName(u"run feed"_s);
    m_reader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_reader, &QObject::deleteLater);
    connect(&m_thread, &QThread::started, m_reader, [reader = m_reader] { reader->begin(); });
    // A beginning, a stop and an end are shown at once.
    connect(&runs, &Runs::runChanged, m_reader, [reader = m_reader] { reader->read(); });
    if (begin == Begin::AtOnce) {
        connect(&m_thread, &QThread::started, m_reader, [reader = m_reader] { reader->read(); });
        start();
    }
}

RunFeed::~RunFeed()
{
    m_thread.quit();
    m_thread.wait();
}

void RunFeed::start()
{
    m_thread.start();
}

void RunFeed::watch(const QString &runId)
{
    QMetaObject::invokeMethod(m_reader, [reader = m_reader, runId] { reader->watch(runId); });
}

void RunFeed::refresh()
{
    QMetaObject::invokeMethod(m_reader, [reader = m_reader] { reader->readAnew(); });
}

} // namespace sluice
