// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/applicationoverviewaccess.h"

#include "app/application.h"
#include "app/runs/runs.h"
#include "app/schedules/scheduler.h"
#include "base/clock.h"
#include "console/main/consolecontext.h"
#include "console/settings/vaultguard.h"

namespace sluice {

namespace {

Result<OverviewFacts> overviewFacts(Application &application)
{
    OverviewFacts facts;
    auto connections = loadConnections(application);
    if (!connections)
        return fail(connections.error());
    facts.connections = connections->connections;
    const qint64 nowMs = Clock::system().nowMs();
    auto jobs = listedSchedules({.jobs = application.jobs(),
                                    .connections = application.connections(),
                                    .ledger = application.schedules(),
                                    .dataDirectory = application.dataDirectory()},
        nowMs, true);
    if (!jobs)
        return fail(jobs.error());
    facts.jobs = *jobs;
    auto locks = application.runs().locks();
    if (!locks)
        return fail(locks.error());
    for (const TargetLock &lock : std::as_const(*locks)) {
        if (!lock.isHolding(nowMs))
            facts.leftLocks.append(lock);
    }
    return facts;
}

} // namespace

ApplicationOverviewAccess::ApplicationOverviewAccess(const ConsoleContext &context, QObject *parent)
    : OverviewAccess(parent)
    , m_context(context)
{
    connect(&m_context.feed, &RunFeed::listChanged, this, &OverviewAccess::listChanged);
    connect(&m_context.feed, &RunFeed::failed, this, &OverviewAccess::failed);
}

void ApplicationOverviewAccess::look(QObject *owner, Then<OverviewFacts> then)
{
    inBackground(
        owner, [&application = m_context.application] { return overviewFacts(application); },
        std::move(then));
}

void ApplicationOverviewAccess::refresh()
{
    m_context.feed.refresh();
}

void ApplicationOverviewAccess::runNow(QObject *owner, const QString &jobId, Then<void> then)
{
    inBackgroundUnlocked(
        m_context, owner, {.jobId = jobId},
        [&application = m_context.application, jobId] {
            auto done = application.schedules().wantNow(jobId);
            application.scheduler().request();
            return done;
        },
        std::move(then));
}

QString ApplicationOverviewAccess::dataDirectory() const
{
    return m_context.application.dataDirectory();
}

} // namespace sluice
