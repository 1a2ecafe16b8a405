// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/conductor.h"

#include "base/clock.h"
#include "core/engine/lockkeeper.h"
#include "core/engine/stepcontext.h"
#include "core/http/httpclient.h"
#include "core/log/log.h"

#include <QtConcurrent>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLockThreads = 4;

} // namespace

Dispatcher::Conductor::Conductor(Dispatcher &dispatcher, Parts parts)
    : m_dispatcher(dispatcher)
    , m_parts(std::move(parts))
    , m_queue(m_parts.runsAtOnce)
{
    m_network.setMaxThreadCount(m_parts.networkThreads);
    m_network.setExpiryTimeout(-1); // each owns one HTTP client for life
    m_processor.setMaxThreadCount(std::max(1, QThread::idealThreadCount()));
    m_processor.setExpiryTimeout(-1);
    m_locks.setMaxThreadCount(kLockThreads);
    m_locks.setExpiryTimeout(-1);
    m_thread = std::thread([this] { loop(); });
}

Dispatcher::Conductor::~Conductor()
{
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[id, work] : m_works)
            work->interrupt(u"the program was closed"_s);
        m_isEnding = true;
    }
    m_wake.notify_all();
    m_thread.join();
    m_locks.waitForDone();
    m_network.waitForDone();
    m_processor.waitForDone();
}

void Dispatcher::Conductor::addKind(const QString &kind, PipelineFactory factory)
{
    {
        const std::lock_guard lock(m_mutex);
        m_kinds.insert(kind, std::move(factory));
        m_lookAtMs = 0; // there may be runs of this kind
    }
    wake();
}

std::shared_ptr<RunWork> Dispatcher::Conductor::find(const QString &runId) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_works.find(runId);
    return it == m_works.end() ? nullptr : it->second;
}

void Dispatcher::Conductor::stop(const QString &runId, StopMode mode)
{
    const auto work = find(runId);
    const bool isNew = work && !work->isStopRequested();
    if (work)
        work->requestStop(mode);
    wake();
    if (isNew) // it is shown before the store has it
        emit m_dispatcher.runChanged(runId);
}

void Dispatcher::Conductor::interruptAll(const QString &reason)
{
    Works works;
    {
        const std::lock_guard lock(m_mutex);
        works = m_works;
    }
    for (const auto &[id, work] : works)
        work->interrupt(reason);
    m_wake.notify_all();
}

void Dispatcher::Conductor::setRunsAtOnce(int count)
{
    m_queue.setPlaces(count);
    wake();
}

void Dispatcher::Conductor::loop()
{
    qint64 supervisedMs = 0;
    for (;;) {
        Works works;
        {
            std::unique_lock lock(m_mutex);
            qint64 pause = m_parts.timings.wishPoll.count();
            const qint64 now = m_parts.ledger.clock().nowMs();
            for (const auto &[id, work] : m_works)
                pause = std::clamp(work->nextWakeMs() - now, qint64{1}, pause);
            m_wake.wait_for(
                lock, std::chrono::milliseconds(pause), [this] { return m_hasNews || isDone(); });
            m_hasNews = false;
            if (isDone())
                return;
            works = m_works;
        }
        const qint64 now = monotonicMs();
        const bool isSupervising = now - supervisedMs >= m_parts.timings.wishPoll.count();
        if (isSupervising)
            supervisedMs = now;
        m_queue.share(works);
        for (const auto &[id, work] : works)
            serve(work, isSupervising);
        if (m_parts.followsStopped && now >= m_lookAtMs) {
            m_lookAtMs = now + m_parts.timings.leaseRenew.count();
            followStopped();
        }
    }
}

void Dispatcher::Conductor::serve(const std::shared_ptr<RunWork> &work, bool isSupervising)
{
    LockKeeper *lock = work->lock();
    if (lock)
        tendLock(work);
    if (lock && lock->isEnding()) {
        if (lock->isOver())
            leave(work);
        return;
    }
    if (isSupervising || work->isStopRequested())
        work->supervise();
    if (lock && !lock->isBegun())
        return;
    work->watchLock();
    while (auto start = work->nextStart())
        launch(work, std::move(*start));
    if (lock && !lock->isConfirmed()) // it does not end before it is known whether it may begin
        return;
    if (!work->endIfOver())
        return;
    if (!lock)
        return leave(work);
    lock->end();
    tendLock(work);
}

void Dispatcher::Conductor::tendLock(const std::shared_ptr<RunWork> &work)
{
    const LockKeeper::Task task = work->lock()->nextTask();
    if (task == LockKeeper::Task::None)
        return;
    [[maybe_unused]] const auto running = QtConcurrent::run(&m_locks, [this, work, task] {
        const LogRunScope logScope(work->run().id);
        work->lock()->perform(task, *laneClient());
        wake();
    });
}

void Dispatcher::Conductor::leave(const std::shared_ptr<RunWork> &work)
{
    const QString id = work->run().id;
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_works.find(id);
        if (known != m_works.end() && known->second == work)
            m_works.erase(known);
        m_hasNews = true; // its place is free
    }
    if (m_parts.followsStopped && !work->isFollowing() && !work->isLost())
        follow(work);
    emit m_dispatcher.runChanged(id);
    emit m_dispatcher.runEnded(id);
}

void Dispatcher::Conductor::follow(const std::shared_ptr<RunWork> &ended)
{
    auto run = m_parts.ledger.run(ended->run().id);
    if (!run || run->state != RunState::Stopped || run->counts.pending == 0)
        return;
    begin(*run, ended->pipeline());
}

// Stopped runs that nobody looks after: of an earlier process, or of another that has ended. What a
// person has ended here is left alone until the run was worked on again.
void Dispatcher::Conductor::followStopped()
{
    const auto runs = m_parts.ledger.runsToFollow();
    for (const RunRow &run : runs ? *runs : QList<RunRow>()) {
        if (find(run.id) || m_followed.value(run.id, -1) >= run.ownerEpoch)
            continue;
        PipelineFactory factory;
        {
            const std::lock_guard lock(m_mutex);
            factory = m_kinds.value(run.kind);
        }
        if (!factory)
            continue;
        m_followed.insert(run.id, run.ownerEpoch);
        if (auto pipeline = factory(run))
            begin(run, std::move(*pipeline));
    }
}

void Dispatcher::Conductor::begin(const RunRow &run, Pipeline pipeline)
{
    auto adopted = m_parts.ledger.adoptToFollow(run.id);
    if (!adopted)
        return;
    m_followed.insert(run.id, adopted->ownerEpoch);
    m_parts.log.add({.runId = run.id,
        .component = "engine",
        .message = u"What run #%1 has on its way is looked up"_s.arg(run.number),
        .details = {}});
    const std::lock_guard lock(m_mutex);
    if (m_isEnding)
        return;
    m_works.emplace(run.id,
        std::make_shared<RunWork>(
            m_parts.ledger, m_parts.timings, m_parts.log, *adopted, std::move(pipeline), true));
    m_hasNews = true;
}

void Dispatcher::Conductor::launch(const std::shared_ptr<RunWork> &work, RunWork::Start start)
{
    work->started(start.stage);
    const Lane lane = work->pipeline().stages.at(start.stage).lane;
    QThreadPool &pool = lane == Lane::Network ? m_network : m_processor;
    [[maybe_unused]] const auto running = QtConcurrent::run(&pool,
        [this, work, start = std::move(start)]() mutable { invoke(work, std::move(start)); });
}

void Dispatcher::Conductor::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasNews = true;
    }
    m_wake.notify_all();
}

HttpClient *Dispatcher::Conductor::laneClient()
{
    // One client for each lane thread, for life; a thread belongs to one dispatcher's pool.
    if (!m_clients.hasLocalData())
        m_clients.setLocalData(
            new HttpClient(m_parts.timings, m_parts.gate, &m_parts.log)); // owned by the thread
    return m_clients.localData();
}

void Dispatcher::Conductor::invoke(const std::shared_ptr<RunWork> &work, RunWork::Start start)
{
    const Stage &stage = work->pipeline().stages.at(start.stage);
    const LogRunScope logScope(work->run().id);
    HttpClient *http = laneClient();
    const qint64 sentBefore = http->sentCount();
    StepContext context({.ledger = m_parts.ledger,
        .run = work->run(),
        .step = std::move(start.step),
        .token = work->token(),
        .http = http,
        .log = &m_parts.log,
        .timings = m_parts.timings,
        .board = work->board(),
        .outcomes = work->outcomes(),
        .isReadOnly = work->isFollowing(),
        .mayWrite = [work] { return work->mayWrite(); },
        .onCommit = [this] { wake(); }});
    const StepResult result = stage.work(context);
    work->endOf(context.row(), result, http->sentCount() - sentBefore);
    {
        const std::lock_guard lock(m_mutex);
        work->ended(start.stage);
        m_hasNews = true;
    }
    m_wake.notify_all();
}

} // namespace sluice
