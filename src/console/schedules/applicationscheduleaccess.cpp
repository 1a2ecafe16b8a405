// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/schedules/applicationscheduleaccess.h"

#include "app/application.h"
#include "app/documents/jobs.h"
#include "app/schedules/scheduler.h"
#include "base/clock.h"
#include "console/settings/vaultguard.h"

namespace sluice {

namespace {

ScheduleSources scheduleSources(Application &application)
{
    return {.jobs = application.jobs(),
        .connections = application.connections(),
        .ledger = application.schedules(),
        .dataDirectory = application.dataDirectory()};
}

Result<ScheduleFacts> scheduleFacts(Application &application)
{
    auto jobs = listedSchedules(scheduleSources(application), Clock::system().nowMs(), true);
    if (!jobs)
        return fail(jobs.error());
    return ScheduleFacts{.jobs = *jobs, .isOn = application.scheduler().isOn()};
}

} // namespace

ApplicationScheduleAccess::ApplicationScheduleAccess(const ConsoleContext &context, QObject *parent)
    : ScheduleAccess(parent)
    , m_context(context)
{
}

void ApplicationScheduleAccess::look(QObject *owner, Then<ScheduleFacts> then)
{
    inBackground(
        owner, [&application = m_context.application] { return scheduleFacts(application); },
        std::move(then));
}

void ApplicationScheduleAccess::setEnabled(
    QObject *owner, const QString &job, bool isEnabled, Then<void> then)
{
    // What is switched off needs nothing.
    inBackgroundUnlocked(
        m_context, owner, {.jobName = isEnabled ? job : QString()},
        [&application = m_context.application, job, isEnabled] {
            auto done = application.jobs().setEnabled(job, isEnabled);
            application.scheduler().request();
            return done;
        },
        std::move(then));
}

void ApplicationScheduleAccess::setSchedule(QObject *owner, const QString &job, const QString &cron,
    const ScheduleTerms &terms, Then<void> then)
{
    inBackground(
        owner,
        [&application = m_context.application, job, cron, terms]() -> Result<void> {
            auto saved = application.jobs().setSchedule(job, cron, terms);
            application.scheduler().request();
            return saved ? Result<void>() : Result<void>(fail(saved.error()));
        },
        std::move(then));
}

void ApplicationScheduleAccess::runNow(QObject *owner, const QString &jobId, Then<void> then)
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

void ApplicationScheduleAccess::unattended(
    QObject *owner, const QString &job, Then<UnattendedJob> then)
{
    inBackground(
        owner,
        [&application = m_context.application, job] {
            return unattendedJob(scheduleSources(application), job, commandLineProgram());
        },
        std::move(then));
}

} // namespace sluice
