// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/scheduler.h"

#include "app/runs/runs.h"
#include "base/clock.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBeginningAtOnce = 4;

bool isWorthAnotherTry(const Error &error)
{
    return error.isRetryable || error.kind == ErrorKind::Locked || error.kind == ErrorKind::Network
        || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::RateLimit;
}

} // namespace

Scheduler::Scheduler(Parts parts)
    : m(std::move(parts))
    , m_logger(&m.log, "schedules")
{
    m_pool.setMaxThreadCount(kBeginningAtOnce);
}

Scheduler::~Scheduler()
{
    stop();
}

void Scheduler::start()
{
    stop();
    m_rounds.start([this] {
        const Result<void> looked = look();
        note(looked);
        return looked ? pause() : m.timings.scheduleLook;
    });
}

void Scheduler::stop()
{
    m_rounds.stop();
    m_pool.waitForDone();
}

void Scheduler::setOnFire(OnFire onFire)
{
    m_onFire = std::move(onFire);
}

// Until the next due time by the clock on the wall, so that no delay adds up.
std::chrono::milliseconds Scheduler::pause()
{
    qint64 next = m.clock.nowMs() + m.timings.scheduleLook.count();
    if (const auto entries = m.ledger.entries()) {
        if (const auto due = ScheduleLedger::nextDue(*entries))
            next = std::min(next, *due);
    }
    if (const auto again = m.ledger.nextTry(); again && *again)
        next = std::min(next, **again);
    // What is due already and still there could not be dealt with: not at once again.
    constexpr qint64 kLeast = 50;
    return std::chrono::milliseconds(std::max(kLeast, next - m.clock.nowMs()));
}

Result<void> Scheduler::look()
{
    auto entries = m.ledger.entries();
    if (!entries)
        return fail(entries.error());
    for (const ScheduleEntry &entry : std::as_const(*entries)) {
        auto settled = m.ledger.settleDue(entry);
        if (!settled)
            return fail(settled.error());
        for (const ScheduleFire &fire : std::as_const(*settled)) {
            if (fire.state != ScheduleFire::State::Claimed)
                tell(fire);
        }
    }
    auto followed = m.ledger.follow();
    if (!followed)
        return fail(followed.error());
    for (const QString &text : std::as_const(followed->told))
        m_logger.info(text);
    for (const ScheduleFire &fire : std::as_const(followed->resume))
        m_pool.start([this, fire] { resume(fire); });
    auto claimed = m.ledger.takeClaimed();
    if (!claimed)
        return fail(claimed.error());
    for (const ScheduleFire &fire : std::as_const(*claimed))
        m_pool.start([this, fire] { begin(fire); });
    return {};
}

void Scheduler::begin(const ScheduleFire &fire)
{
    auto run = m.runs.startScheduled(fire.jobName, fire.isDryRun, m_rounds.token(),
        [this, &fire](Sql &sql, const QString &runId) { return m.ledger.began(sql, fire, runId); });
    if (!run) {
        settle(fire, run.error());
        return;
    }
    ScheduleFire begun = fire;
    begun.state = ScheduleFire::State::Started;
    begun.runId = run->id;
    begun.reason = u"Run #%1"_s.arg(run->number);
    tell(begun);
}

// Its process is gone: this one goes on with it, unless another does already.
void Scheduler::resume(const ScheduleFire &fire)
{
    auto run = m.runs.resume(fire.runId, m_rounds.token());
    if (run)
        m_logger.info(u"Run #%1 of “%2” goes on: its process was gone"_s.arg(
            QString::number(run->number), fire.jobName));
    else if (run.error().kind != ErrorKind::Locked && run.error().kind != ErrorKind::Cancelled)
        m_logger.warning(
            u"The run of “%1” cannot be resumed: %2"_s.arg(fire.jobName, run.error().text()));
}

void Scheduler::settle(const ScheduleFire &fire, const Error &error)
{
    const qint64 now = m.clock.nowMs();
    const bool isEnding = error.kind == ErrorKind::Cancelled;
    const bool isEarly = now < fire.notedMs + m.timings.scheduleGiveUp.count();
    if (isEnding || (isWorthAnotherTry(error) && isEarly)) {
        if (!isEnding)
            m_logger.info(u"“%1” cannot begin yet: %2"_s.arg(fire.jobName, error.text()));
        note(m.ledger.putBack(fire, isEnding ? QString(u""_s) : error.text(),
            isEnding ? 0 : now + m.timings.scheduleRetry.count()));
        return;
    }
    ScheduleFire failed = fire;
    failed.state = ScheduleFire::State::Failed;
    failed.reason = error.text();
    note(m.ledger.give(fire, failed.state, failed.reason));
    tell(failed);
}

void Scheduler::tell(const ScheduleFire &fire)
{
    using State = ScheduleFire::State;
    const QString job = fire.jobName;
    if (fire.state == State::Started)
        m_logger.info(u"“%1” was due: %2 begins"_s.arg(job, fire.reason));
    else if (fire.state == State::Skipped)
        m_logger.warning(u"“%1” was due and is skipped. %2"_s.arg(job, fire.reason));
    else if (fire.state == State::Missed)
        m_logger.warning(fire.count == 1 ? u"“%1” was due and missed. %2"_s.arg(job, fire.reason)
                                         : u"“%1” was due %2 times and missed. %3"_s.arg(
                                             job, QString::number(fire.count), fire.reason));
    else
        m_logger.warning(u"“%1” was due and did not begin. %2"_s.arg(job, fire.reason));
    if (m_onFire)
        m_onFire(fire);
}

// A trouble is told once, not at each look.
void Scheduler::note(const Result<void> &done)
{
    const QString text = done ? QString() : done.error().text();
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_noted, text) == text)
            return;
    }
    if (!text.isEmpty())
        m_logger.warning(u"Schedules could not be looked at: %1"_s.arg(text));
}

} // namespace sluice
