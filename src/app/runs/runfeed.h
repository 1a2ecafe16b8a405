// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/snapshots.h"

#include <QObject>
#include <QThread>

#include <deque>
#include <memory>

namespace sluice {

class Runs;

// How fast a run goes, from its snapshots: moving averages over 30 s, and the time left once it can
// be trusted (after 10 s and 2 %, and not within 30 s after it has moved by more than half).
struct RunRates
{
    double readPerSecond = 0;
    double processedPerSecond = 0;
    double writtenPerSecond = 0;
    double requestsPerSecond = 0; // a step's are counted as it ends
    std::optional<qint64> secondsLeft;
};

// One moment of a run for the throughput chart.
struct RatePoint
{
    qint64 atMs = 0;
    double read = 0;
    double processed = 0;
    double written = 0;
};

class RateMeter
{
public:
    RunRates add(const RunSnapshot &snapshot, qint64 nowMs);
    const std::deque<RatePoint> &history() const { return m_history; } // at most two hours

private:
    struct Amounts
    {
        qint64 atMs = 0;
        qint64 read = 0;
        qint64 processed = 0;
        qint64 settled = 0;
        qint64 requests = 0;
    };
    void estimate(qint64 total, qint64 settled, qint64 nowMs, double seconds);

    QString m_runId;
    qint64 m_beganMs = 0;
    Amounts m_last;
    RunRates m_average; // still too low at the beginning
    RunRates m_rates;
    double m_secondsLeft = -1; // smoothed; negative: nothing is known
    qint64 m_jumpedMs = -1; // when it moved by more than half; negative: never
    std::deque<RatePoint> m_history;
};

// Brings runs to a window: its own thread reads the store four times a second, when something has
// changed, and emits plain values; nothing of it blocks the GUI thread, where it lives and is
// owned.
class RunFeed final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFeed)

public:
    enum class Begin { AtOnce, WhenTold }; // what is asked for before start() is answered then

    explicit RunFeed(Runs &runs, int intervalMs = 250, Begin begin = Begin::AtOnce);
    ~RunFeed() override;
    void start();

    // The run whose snapshots are wanted; empty: none. The first comes at once.
    void watch(const QString &runId);
    void refresh(); // reads now and sends the list even if it is the same

signals:
    // See currentRuns(); newest first; only when it changed.
    void listChanged(const QList<sluice::RunRow> &runs);
    void snapshotChanged(const sluice::RunSnapshot &snapshot, const sluice::RunRates &rates);
    void failed(const sluice::Error &error);

private:
    class Reader;
    QThread m_thread;
    Reader *m_reader; // lives on m_thread
};

} // namespace sluice

Q_DECLARE_METATYPE(sluice::RunRow)
Q_DECLARE_METATYPE(sluice::RunSnapshot)
Q_DECLARE_METATYPE(sluice::RunRates)
Q_DECLARE_METATYPE(sluice::Error)
