// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dispatcher.h"
#include "core/engine/runledger.h"
#include "core/engine/runqueue.h"
#include "core/engine/runwork.h"

#include <QThreadPool>
#include <QThreadStorage>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace sluice {

class HttpClient;

// The dispatcher's own thread: supervises runs, feeds the lanes and keeps the locks that services
// hold. Owned by the Dispatcher, whose thread-safe methods these are. Its thread never waits for
// the network.
class Dispatcher::Conductor
{
public:
    Conductor(Dispatcher &dispatcher, Parts parts);
    ~Conductor();

    Result<void> work(const QString &runId, const CancelToken &token);
    void addKind(const QString &kind, PipelineFactory factory);
    void stop(const QString &runId, StopMode mode);
    void interruptAll(const QString &reason);
    void setRunsAtOnce(int count);
    std::shared_ptr<RunWork> find(const QString &runId) const;

private:
    using Works = std::map<QString, std::shared_ptr<RunWork>>;
    void loop();
    bool isDone() const { return m_isEnding && m_works.empty() && m_locking == 0; } // locked
    void serve(const std::shared_ptr<RunWork> &work, bool isSupervising);
    void leave(const std::shared_ptr<RunWork> &work);
    Result<PipelineFactory> factoryFor(const RunRow &run);
    Result<void> lockFor(const std::shared_ptr<RunWork> &work, const RunLedger::Taken &taken,
        const CancelToken &token);
    void tendLock(const std::shared_ptr<RunWork> &work);
    void tellBegin(const RunLedger::Taken &taken);
    void follow(const std::shared_ptr<RunWork> &ended);
    void followStopped();
    void begin(const RunRow &run, Pipeline pipeline);
    void launch(const std::shared_ptr<RunWork> &work, RunWork::Start start);
    void invoke(const std::shared_ptr<RunWork> &work, RunWork::Start start);
    void wake();
    HttpClient *laneClient();

    Dispatcher &m_dispatcher;
    Parts m_parts;
    QHash<QString, PipelineFactory> m_kinds;
    // Emptied before a thread counts as ended, which what is thread_local is not.
    QThreadStorage<HttpClient *> m_clients;
    QThreadPool m_network;
    QThreadPool m_processor;
    QThreadPool m_locks; // network threads of their own: a lock does not wait behind transfers

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Works m_works;
    bool m_isEnding = false;
    bool m_hasNews = false;
    RunQueue m_queue;
    int m_locking = 0; // calls of work() that wait for a lock
    std::atomic<qint64> m_lookAtMs = 0; // monotonic; for runs to follow
    QHash<QString, qint64> m_followed; // those that were, by their epoch then; own thread
    std::thread m_thread;
};

} // namespace sluice
