// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/overview/overviewaccess.h"

#include <QDateTime>
#include <QTimer>

namespace sluice::testing {

// OverviewAccess without an application: notes what was asked and answers through the event loop as
// the real one does. GUI thread.
class FakeOverviewAccess final : public OverviewAccess
{
    Q_OBJECT

public:
    void look(QObject *owner, Then<OverviewFacts> then) override
    {
        ++looks;
        if (isSlow)
            return;
        QTimer::singleShot(0, owner, [this, then] {
            then(problem ? Result<OverviewFacts>(fail(*problem)) : Result<OverviewFacts>(facts));
        });
    }
    void refresh() override
    {
        QTimer::singleShot(0, this, [this] {
            if (problem)
                emit failed(*problem);
            else
                emit listChanged(runs);
        });
    }
    void runNow(QObject *owner, const QString &jobId, Then<void> then) override
    {
        asked << QStringLiteral("run ") + jobId;
        QTimer::singleShot(0, owner, [then] { then(Result<void>()); });
    }
    QString dataDirectory() const override { return QStringLiteral("/srv/sluice"); }

    OverviewFacts facts;
    QList<RunRow> runs;
    std::optional<Error> problem;
    QStringList asked;
    int looks = 0;
    bool isSlow = false;
};

inline ListedConnection overviewConnection(const QString &id, const QString &name,
    const QString &service, const QString &state = QStringLiteral("ready"))
{
    ListedConnection listed;
    listed.connection.id = id;
    listed.connection.name = name;
    listed.connection.service = service;
    listed.connection.environment = QStringLiteral("sandbox");
    listed.state = state;
    listed.jobs = {QStringLiteral("a job")};
    return listed;
}

inline ListedSchedule overviewJob(const QString &id, const QString &name, const QString &kind,
    const QString &source, const QString &target)
{
    ListedSchedule listed;
    listed.job.id = id;
    listed.job.name = name;
    listed.job.kind = kind;
    listed.job.source = source;
    listed.job.target = target;
    listed.environment = QStringLiteral("sandbox");
    return listed;
}

inline RunRow overviewRun(qint64 number, const ListedSchedule &job, RunState state,
    const Counts &counts = {}, const QString &reason = {})
{
    RunRow run;
    run.id = QStringLiteral("run-%1").arg(number);
    run.number = number;
    run.jobId = job.job.id;
    run.jobName = job.job.name;
    run.kind = job.job.kind;
    run.environment = QStringLiteral("sandbox");
    run.state = state;
    run.reason = reason;
    run.counts = counts;
    run.expected = counts.read;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    run.createdAtMs = now - (140 - number) * 600'000;
    run.startedAtMs = run.createdAtMs;
    if (isEnded(state)) {
        run.finishedAtMs = run.startedAtMs + 372'000;
        run.activeMs = 372'000;
    }
    return run;
}

// As the picture of the page has it: one sync that runs, one that is fine, one whose key is
// refused, and everything that wants attention.
void fillOverview(FakeOverviewAccess &access);

// The test objects, one for each file; the caller deletes them.
QObject *makeOverviewWordsTest();
QObject *makeOverviewPageTest();
QObject *makeNoticesTest();
QObject *makeReviewsTest();
QObject *makeAccountCreditsTest();
QObject *makeTableLayoutsTest();
QObject *makeWindowPlaceTest();

} // namespace sluice::testing
