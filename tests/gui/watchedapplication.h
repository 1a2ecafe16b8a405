// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <time.h>

namespace sluice::testing {

// An application that remembers how long its event loop was held by one event at the most, how
// much of the processor one took, and how much a whole turn of the loop with all its events. What
// the thread spent waiting for a processor that others had does not count: a loaded machine is no
// fault of the program; work, locks and disks are. GUI thread; made in main() of a test.
class WatchedApplication final : public QApplication
{
public:
    struct Block
    {
        double ms = 0;
        QString what; // class and event
    };

    WatchedApplication(int &argc, char **argv)
        : QApplication(argc, argv)
        , m_schedule(QStringLiteral("/proc/thread-self/schedstat"))
    {
        m_canSchedule = m_schedule.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        auto *dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { endTurn(); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { endTurn(); });
    }

    bool notify(QObject *receiver, QEvent *event) override
    {
        // Every thread's events come through here.
        if (QThread::currentThread() != thread() || m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const QString name = QString::fromLatin1(receiver->metaObject()->className());
        const int type = event->type();
        const double waited = waitedMs();
        const double worked = workedMs();
        QElapsedTimer timer;
        timer.start();
        const bool isDone = QApplication::notify(receiver, event);
        const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6 - (waitedMs() - waited);
        const double work = workedMs() - worked;
        --m_depth;
        ++m_events;
        if (ms > m_longest.ms)
            m_longest = {ms, name + QStringLiteral(", event %1").arg(type)};
        if (work > m_mostWork.ms)
            m_mostWork = {work, name + QStringLiteral(", event %1").arg(type)};
        if (work > m_turn.ms)
            m_turn = {work, name + QStringLiteral(", event %1").arg(type)};
        return isDone;
    }

    void forget()
    {
        m_longest = {};
        m_mostWork = {};
        m_mostTurn = {};
        m_turn = {};
        m_turnBegan = workedMs();
        m_events = 0;
    }
    Block longest() const { return m_longest; }
    Block mostWork() const { return m_mostWork; } // processor time
    Block mostTurn() const { return m_mostTurn; } // processor time, and the largest event of it
    qint64 events() const { return m_events; }

    // What the calling thread worked so far.
    static double workedMs()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    // How long the application's thread was ready to run, but without a processor: the second
    // number of schedstat, which is in ns.
    double waitedMs()
    {
        if (!m_canSchedule || !m_schedule.seek(0))
            return 0;
        return m_schedule.read(128).split(' ').value(1).toDouble() / 1e6;
    }

private:
    // The dispatcher tells of it before it looks for events and before it waits for them.
    void endTurn()
    {
        if (QThread::currentThread() != thread() || m_depth > 0)
            return;
        const double now = workedMs();
        if (now - m_turnBegan > m_mostTurn.ms)
            m_mostTurn = {now - m_turnBegan, m_turn.what};
        m_turnBegan = now;
        m_turn = {};
    }

    QFile m_schedule;
    bool m_canSchedule = false;
    int m_depth = 0;
    qint64 m_events = 0;
    Block m_longest;
    Block m_mostWork;
    Block m_mostTurn;
    Block m_turn; // the largest event of this one
    double m_turnBegan = 0;
};

} // namespace sluice::testing
