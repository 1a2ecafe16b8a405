// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/cronwords.h"
#include "console/schedules/scheduleaccess.h"

#include <QDateTime>
#include <QTimer>

namespace sluice::testing {

// ScheduleAccess without an application: notes what was asked, changes its own jobs by it, and
// answers through the event loop as the real one does. GUI thread.
class FakeScheduleAccess final : public ScheduleAccess
{
    Q_OBJECT

public:
    void look(QObject *owner, Then<ScheduleFacts> then) override
    {
        ++looks;
        later(owner, [this, then] {
            if (problem)
                then(fail(*problem));
            else
                then(ScheduleFacts{.jobs = jobs, .isOn = true});
        });
    }
    void setEnabled(QObject *owner, const QString &job, bool isEnabled, Then<void> then) override
    {
        asked << QStringLiteral("%1 %2").arg(
            isEnabled ? QStringLiteral("on") : QStringLiteral("off"), job);
        for (ListedSchedule &listed : jobs) {
            if (listed.job.name == job)
                listed.job.isEnabled = isEnabled;
        }
        answer(owner, std::move(then));
    }
    void setSchedule(QObject *owner, const QString &job, const QString &cron,
        const ScheduleTerms &given, Then<void> then) override
    {
        asked << QStringLiteral("set %1: %2").arg(job, cron);
        terms = given;
        for (ListedSchedule &listed : jobs) {
            if (listed.job.name != job || problem)
                continue;
            listed.job.schedule = cron;
            listed.job.terms = given;
            const auto expression = CronExpression::parse(cron);
            listed.words = expression ? CronWords::text(*expression) : QString();
        }
        answer(owner, std::move(then));
    }
    void runNow(QObject *owner, const QString &jobId, Then<void> then) override
    {
        asked << QStringLiteral("run %1").arg(jobId);
        answer(owner, std::move(then));
    }
    void unattended(QObject *owner, const QString &job, Then<UnattendedJob> then) override
    {
        later(owner, [job, then] {
            then(UnattendedJob{.name = job,
                .program = QStringLiteral("/usr/bin/sluice-cli"),
                .dataDirectory = QStringLiteral("/srv/sluice"),
                .cron = QStringLiteral("0 2 * * *"),
                .terms = {},
                .chain = {}});
        });
    }

    QList<ListedSchedule> jobs;
    std::optional<Error> problem;
    ScheduleTerms terms; // that were set last
    QStringList asked;
    int looks = 0;

private:
    template <class Work> static void later(QObject *owner, Work work)
    {
        QTimer::singleShot(0, owner, work);
    }
    void answer(QObject *owner, Then<void> then)
    {
        later(
            owner, [this, then] { then(problem ? Result<void>(fail(*problem)) : Result<void>()); });
    }
};

inline ListedSchedule scheduleSample(
    const QString &id, const QString &name, const QString &kind, const QString &cron, qint64 nextMs)
{
    const auto expression = CronExpression::parse(cron);
    ListedSchedule listed{.job = {.id = id,
                              .name = name,
                              .kind = kind,
                              .source = {},
                              .target = {},
                              .parameters = {},
                              .mapping = {},
                              .schedule = cron,
                              .terms = {}},
        .environment = QStringLiteral("sandbox"),
        .words = expression ? CronWords::text(*expression) : QString(),
        .problem = {},
        .nextMs = nextMs};
    return listed;
}

inline RunRow scheduleRun(RunState state, qint64 createdMs, qint64 activeMs, qint64 rejected = 0)
{
    RunRow run;
    run.id = QStringLiteral("r");
    run.number = 12;
    run.state = state;
    run.createdAtMs = createdMs;
    run.activeMs = activeMs;
    run.counts.read = 500 + rejected;
    run.counts.written = 500;
    run.counts.rejected = rejected;
    return run;
}

// As the picture of the page has them: completed with rejections, completed, one that failed with a
// chain, one that is off, and one without a schedule.
inline QList<ListedSchedule> scheduleSamples(qint64 nowMs)
{
    constexpr qint64 hour = 3'600'000;
    ListedSchedule leads = scheduleSample(QStringLiteral("l"), QStringLiteral("Clean up leads"),
        QStringLiteral("crm-bulk"), QStringLiteral("0 2 * * *"), nowMs + 12 * hour);
    leads.lastRun
        = scheduleRun(RunState::CompletedWithRejections, nowMs - 12 * hour, 14 * 60'000, 37);
    ListedSchedule orders
        = scheduleSample(QStringLiteral("o"), QStringLiteral("orders_eu to Sales board"),
            QStringLiteral("datastore-analytics"), QStringLiteral("30 * * * *"), nowMs + hour / 2);
    orders.lastRun = scheduleRun(RunState::Completed, nowMs - hour / 2, 60'000);
    ListedSchedule products
        = scheduleSample(QStringLiteral("p"), QStringLiteral("Products to Klaviyo"),
            QStringLiteral("commerce-klaviyo"), QStringLiteral("0 6 * * 1-5"), nowMs + 50 * hour);
    products.lastRun = scheduleRun(RunState::Failed, nowMs - 30 * hour, 60'000);
    products.job.terms.thenJob = QStringLiteral("Categories");
    ListedSchedule paused = scheduleSample(QStringLiteral("q"), QStringLiteral("Orders to Klaviyo"),
        QStringLiteral("commerce-klaviyo"), QStringLiteral("15 3 * * *"), 0);
    paused.job.isEnabled = false;
    const ListedSchedule free = scheduleSample(
        QStringLiteral("f"), QStringLiteral("Contacts"), QStringLiteral("crm-bulk"), {}, 0);
    return {leads, free, paused, orders, products};
}

// The test objects, one for each file; the caller deletes them.
QObject *makeScheduleModelTest();
QObject *makeScheduleDialogTest();
QObject *makeSchedulesPageTest();

} // namespace sluice::testing
