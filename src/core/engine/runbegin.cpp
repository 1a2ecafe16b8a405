// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/conductor.h"
#include "core/engine/lockkeeper.h"
#include "core/http/httpclient.h"
#include "core/log/log.h"

// How a run begins: it is made this process's, and the lock that a service holds is taken.

namespace sluice {

using namespace Qt::StringLiterals;

Result<PipelineFactory> Dispatcher::Conductor::factoryFor(const RunRow &run)
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_works.find(run.id);
    if (known != m_works.end() && known->second->isFollowing()) {
        known->second->release(); // what it has in flight cannot write any more
        m_works.erase(known);
    } else if (known != m_works.end())
        return fail(Error{.kind = ErrorKind::Locked,
            .what = u"Run #%1 is running already"_s.arg(run.number),
            .code = u"RUN_OWNED"_s});
    PipelineFactory factory = m_kinds.value(run.kind);
    if (!factory)
        return fail(
            ErrorKind::Config, u"This version cannot run jobs of the kind “%1”"_s.arg(run.kind));
    return factory;
}

Result<void> Dispatcher::Conductor::work(const QString &runId, const CancelToken &token)
{
    auto run = m_parts.ledger.run(runId);
    if (!run)
        return fail(run.error());
    auto factory = factoryFor(*run);
    if (!factory)
        return fail(factory.error());
    auto pipeline = (*factory)(*run);
    if (!pipeline)
        return fail(pipeline.error());
    RunLedger::Taken taken;
    if (pipeline->lock) {
        auto done = m_parts.ledger.take(run->id);
        if (!done)
            return fail(done.error());
        taken = *std::move(done);
    } else {
        auto adopted = m_parts.ledger.adopt(run->id, &taken.takenOver);
        if (!adopted)
            return fail(adopted.error());
        taken.run = *std::move(adopted);
        tellBegin(taken);
    }
    const auto work = std::make_shared<RunWork>(
        m_parts.ledger, m_parts.timings, m_parts.log, taken.run, std::move(*pipeline));
    work->leavePlace();
    {
        const std::lock_guard lock(m_mutex);
        std::shared_ptr<RunWork> &known = m_works[run->id];
        if (known) // it was just found to be followed
            known->release();
        known = work;
        if (m_isEnding)
            work->interrupt(u"the program was closed"_s);
        m_locking += work->lock() ? 1 : 0;
        m_hasNews = true;
    }
    m_wake.notify_all();
    emit m_dispatcher.runChanged(run->id);
    if (!work->lock())
        return {};
    auto locked = lockFor(work, taken, token);
    const std::lock_guard lock(m_mutex);
    --m_locking; // from here on the object may go
    m_hasNews = true;
    m_wake.notify_all();
    return locked;
}

void Dispatcher::Conductor::tellBegin(const RunLedger::Taken &taken)
{
    const RunRow &run = taken.run;
    if (!taken.takenOver.isEmpty())
        m_parts.log.add({.level = LogLevel::Warning,
            .runId = run.id,
            .component = "engine",
            .message = u"The lock of %1 was taken over from %2"_s.arg(run.subject, taken.takenOver),
            .details = {}});
    m_parts.log.add({.runId = run.id,
        .component = "engine",
        .message = u"Run #%1 of “%2” begins"_s.arg(QString::number(run.number), run.jobName),
        .details = {}});
}

// The run is supervised meanwhile: its lease is renewed, and whoever stops it ends the waiting.
Result<void> Dispatcher::Conductor::lockFor(
    const std::shared_ptr<RunWork> &work, const RunLedger::Taken &taken, const CancelToken &token)
{
    const LogRunScope logScope(taken.run.id);
    HttpClient http(m_parts.timings, m_parts.gate, &m_parts.log);
    auto done = [&]() -> Result<void> {
        const auto subscription = token.subscribe([&work](StopWish wish) {
            if (wish >= StopWish::Stop)
                work->requestStop(StopMode::Force);
        });
        if (auto locked = work->lock()->acquire(http, work->token()); !locked)
            return locked;
        // What has never begun can be taken back as a whole: it reads while the lock settles.
        const bool isNew = taken.former.state == RunState::Queued && taken.former.ownerEpoch == 0;
        if (!isNew) {
            if (auto settled = work->lock()->confirm(http, work->token()); !settled)
                return settled;
        }
        if (auto ready = m_parts.ledger.readySteps(taken.run); !ready) {
            work->lock()->giveUp(http);
            return ready;
        }
        tellBegin(taken);
        work->lock()->begin();
        wake();
        return isNew ? work->lock()->confirm(http, work->token()) : Result<void>();
    }();
    if (done)
        return {};
    work->release();
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [&work] { return work->activeCount() == 0; });
        const auto known = m_works.find(taken.run.id);
        if (known != m_works.end() && known->second == work)
            m_works.erase(known);
    }
    const auto back = m_parts.ledger.giveBack(taken);
    m_parts.log.add({.level = LogLevel::Warning,
        .runId = taken.run.id,
        .component = "engine",
        .message = u"Run #%1 does not begin: %2"_s.arg(QString::number(taken.run.number),
            back ? done.error().text() : QString(done.error().text() + u' ' + back.error().text())),
        .details = {}});
    emit m_dispatcher.runChanged(taken.run.id);
    return done;
}

} // namespace sluice
