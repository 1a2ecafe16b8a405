// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/scheduleledger.h"
#include "base/clock.h"
#include "core/store/store.h"

#include <QDateTime>
#include <QObject>
#include <QTemporaryDir>

#include <memory>

// "2026-03-29T01:00Z" and back.
qint64 utcMs(const QString &text);
QString utcOf(qint64 ms);

// A store of its own with a clock that stands still until it is moved. Made by one test.
class ScheduleRig
{
public:
    ScheduleRig();
    struct HeldClock final : public sluice::Clock
    {
        qint64 now = 0;
        qint64 nowMs() const override { return now; }
    };
    HeldClock clock;
    sluice::Timings timings;
    std::unique_ptr<sluice::Store> store;
    std::unique_ptr<sluice::ScheduleLedger> ledger;

    // What was due until then is settled; `schedule` as the store keeps it.
    void addJob(const QString &name, const QString &schedule, const QString &seen);
    void addRun(const QString &id, const QString &job, const QString &state,
        const QString &owner = {}, int rejected = 0);
    void change(const char *statement, const QVariantList &values = {});
    QString value(const char *statement, const QVariantList &values = {});
    void at(const QString &moment) { clock.now = utcMs(moment); }
    // All that is due of the job: "claimed 2026-..", "missed 2026-.. 3".
    QStringList settle(const QString &job);
    QStringList take(); // names of jobs
    // The job's only claimed fire begins with this run.
    void begin(const QString &job, const QString &runId);

private:
    QTemporaryDir m_folder;
};

// The parts of tst_schedules.
class CronExpressionTest : public QObject
{
    Q_OBJECT

private slots:
    void good_data();
    void good();
    void bad_data();
    void bad();
    void canonicalTextMeansTheSame();
    void days_data();
    void days();
    void anyBytes();
};

class CronWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void words_data();
    void words();
};

class CronTimesTest : public QObject
{
    Q_OBJECT

private slots:
    void daylightSaving_data();
    void daylightSaving();
    void lastBefore();
    void neverAndRare();
    void asEachMinuteSays_data();
    void asEachMinuteSays();
    void zones();
};

class ScheduleTermsTest : public QObject
{
    Q_OBJECT

private slots:
    void documents_data();
    void documents();
    void chainsEnd();
    void chainsFollowNames();
};

class ScheduleLedgerTest : public QObject
{
    Q_OBJECT

private slots:
    void dueOnceForAll();
    void missedRunOnceOrSkipped();
    void longAbsenceIsCounted();
    void changedScheduleIsNotLate();
    void clockSetBack();
    void oneRunAtATime();
    void deadOwnerIsFollowed();
    void otherOwnersRunIsRefused();
    void putBackWaits();
    void nextJobOnce();
    void nextJobOnlyAfterCompletion_data();
    void nextJobOnlyAfterCompletion();
    void abandonedRunGoesOnOnce();
    void missesAreOneTruth();
};

class UnattendedTest : public QObject
{
    Q_OBJECT

private slots:
    void calendar_data();
    void calendar();
    void calendarAsSystemdReadsIt();
    void quoting();
    void chain();
};
