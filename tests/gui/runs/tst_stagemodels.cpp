// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runfeed.h"
#include "console/runs/runwords.h"
#include "console/runs/stagetreemodel.h"
#include "console/runs/stallwatch.h"
#include "console/widgets/format.h"
#include "gui/runs/modelcells.h"
#include "gui/runs/runsamples.h"
#include "gui/runs/runtests.h"

#include <QElapsedTimer>
#include <QtTest>
#include <cmath>

using namespace sluice;
using namespace Qt::StringLiterals;

// What a run that goes on shows of its stages, its time and that it stands still.
class StageModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void stageTreeFollowsSnapshots_data()
    {
        QTest::addColumn<QList<int>>("before");
        QTest::addColumn<QList<int>>("after");
        QTest::newRow("one stage") << QList<int>{1} << QList<int>{4};
        QTest::newRow("three stages") << QList<int>{2, 1, 0} << QList<int>{3, 2, 5};
        QTest::newRow("steps go") << QList<int>{5, 5, 5} << QList<int>{5, 2, 0};
        QTest::newRow("more stages") << QList<int>{1} << QList<int>{1, 1, 1};
        QTest::newRow("a thousand steps") << QList<int>{1, 1, 1} << QList<int>{5, 5, 1000};
    }

    void stageTreeFollowsSnapshots()
    {
        QFETCH(QList<int>, before);
        QFETCH(QList<int>, after);
        StageTreeModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        for (const QList<int> &counts : {before, after}) {
            model.setSnapshot(samples::withSteps(counts), samples::kNowMs);
            QCOMPARE(model.rowCount(), counts.size());
            for (int i = 0; i < counts.size(); ++i)
                QCOMPARE(model.rowCount(model.index(i, 0)), counts.at(i));
        }
    }

    void stageTreeChangesOnlyWhatChanged()
    {
        StageTreeModel model;
        RunSnapshot snapshot = samples::withSteps({10, 10, 1000});
        model.setSnapshot(snapshot, samples::kNowMs);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setSnapshot(snapshot, samples::kNowMs + 250);
        QCOMPARE(changes.size(), 0);
        snapshot.stages[2].steps[700].state = StepState::Running;
        snapshot.stages[2].steps[700].startedAtMs = samples::kNowMs;
        model.setSnapshot(snapshot, samples::kNowMs + 500);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().first().toModelIndex().row(), 700);
        QCOMPARE(resets.size(), 0);
    }

    void stageTreeIsQuickWithThousandSteps()
    {
        StageTreeModel model;
        RunSnapshot snapshot = samples::withSteps({10, 10, 1000});
        model.setSnapshot(snapshot, samples::kNowMs);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i) {
            snapshot.stages[2].steps[i].state = StepState::Running;
            model.setSnapshot(snapshot, samples::kNowMs + i * 250);
        }
        // Four snapshots a second must leave the GUI thread free: 50 ms each is far above it.
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

    void stageTreeSaysWhatSnapshotSays()
    {
        StageTreeModel model;
        model.setSnapshot(samples::running(), samples::kNowMs, 1480);
        const QModelIndex read = model.index(0, 0);
        const QModelIndex write = model.index(2, 0);
        using enum StageTreeModel::Column;
        QCOMPARE(textAt(model, 2, State, read), u"Waiting for Zoho CRM"_s);
        QVERIFY(noteAt(model, 2, State, read).startsWith(u"next check 15 s"_s));
        QCOMPARE(noteAt(model, 1, State), u"1\u202F480/s"_s);
        QCOMPARE(textAt(model, 0, State, write), u"Written"_s);
        QCOMPARE(noteAt(model, 0, State, write), u"12 rejected"_s);
        QCOMPARE(textAt(model, 3, Records, write), u"18\u202F200"_s);
        QCOMPARE(textAt(model, 4, State, write), u"Uploading"_s);
        QCOMPARE(noteAt(model, 4, State, write), u"600.0 kB of 1.5 MB"_s);
        QCOMPARE(textAt(model, 4, Records, write), u"—"_s); // its figures are bytes
        QCOMPARE(textAt(model, 2, Records), u"93\u202F200"_s);
        QCOMPARE(textAt(model, 5, State, write), u"Queued"_s);
        QCOMPARE(textAt(model, 5, Started, write), u"—"_s);
        QVERIFY(textAt(model, 0, Started) != u"—"_s);
        const QString tip = model.index(0, State).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.startsWith(u"Started "_s), qPrintable(tip));

        model.setSnapshot(samples::inState(RunState::Stopped), samples::kNowMs);
        QCOMPARE(textAt(model, 5, State, write), u"Not started"_s);
        QCOMPARE(textAt(model, 3, State, write), u"Stopped"_s);
        model.setSnapshot(samples::inState(RunState::Failed), samples::kNowMs);
        QCOMPARE(textAt(model, 3, State, write), u"Failed"_s);
        QVERIFY(noteAt(model, 3, State, write).contains(u"403"_s));
    }

    // A stage that waits for what the one before it still reads is not done.
    void stagesAreDoneWhenNothingComesAnyMore()
    {
        using enum StageTreeModel::Column;
        StageTreeModel model;
        RunSnapshot snapshot = samples::running();
        snapshot.run.expected = 4'000;
        snapshot.run.counts = {.read = 1'000, .written = 900, .skipped = 100};
        snapshot.stages[0].state = StepState::Running;
        StageView &write = snapshot.stages[2];
        write.state = StepState::Done;
        write.steps = {
            {.title = u"Rows from 200001"_s, .state = StepState::Done, .done = 900, .total = 900}};
        model.setSnapshot(snapshot, samples::kNowMs);
        QCOMPARE(textAt(model, 2, State), u"Running"_s);
        QCOMPARE(model.index(2, Progress).data().toString(), Format::percent(900.0 / 3'900));
        QCOMPARE(textAt(model, 0, 0, model.index(2, 0)), u"Rows from 200\u202F001"_s);
        // A stream's step learns only at its end how many there were.
        write.steps[0].total = 0;
        for (StageView &stage : snapshot.stages)
            stage.state = StepState::Done;
        model.setSnapshot(snapshot, samples::kNowMs);
        QCOMPARE(textAt(model, 2, State), u"Done"_s);
        QCOMPARE(textAt(model, 0, Records, model.index(2, 0)), u"900"_s);
    }

    void stageTreeNamesRemoteJobs()
    {
        StageTreeModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        RunSnapshot snapshot = samples::running();
        QList<StepView> &chunks = snapshot.stages.last().steps;
        chunks[3].remoteJobs = {{.id = u"5544000000001"_s, .looks = 4}};
        chunks[0].remoteJobs
            = {{.id = u"01A"_s, .hasEnded = true}, {.id = u"01B"_s, .hasEnded = true}};
        model.setSnapshot(snapshot, samples::kNowMs);
        const QModelIndex write = model.index(2, 0);
        QVERIFY(noteAt(model, 3, StageTreeModel::State, write).endsWith(u"job 5544000000001"_s));
        const auto tipOf = [&model, &write](int row) {
            return model.index(row, StageTreeModel::State, write).data(Qt::ToolTipRole).toString();
        };
        QVERIFY2(tipOf(3).contains(u"asked 4 times"_s), qPrintable(tipOf(3)));
        QVERIFY(noteAt(model, 0, StageTreeModel::State, write).contains(u"2 jobs"_s));
        QCOMPARE(tipOf(0).count(u"has ended"_s), 2);
        QVERIFY(!tipOf(1).contains(u"service"_s));
    }

    // Hidden for ten seconds and two percent, then close to the truth, and hidden after a jump.
    void timeLeftIsShownWhenItCanBeTrusted()
    {
        RateMeter meter;
        RunSnapshot snapshot = samples::running();
        snapshot.run.expected = 100'000;
        qint64 nowMs = 0;
        const auto go = [&](int seconds, qint64 perSecond) {
            RunRates rates;
            for (int i = 0; i < seconds * 4; ++i) {
                nowMs += 250;
                snapshot.run.counts.written += perSecond / 4;
                rates = meter.add(snapshot, nowMs);
            }
            return rates;
        };
        snapshot.run.counts = {};
        meter.add(snapshot, nowMs);
        QVERIFY(!go(9, 400).secondsLeft); // too early
        const RunRates steady = go(21, 400);
        QVERIFY2(std::abs(steady.writtenPerSecond - 400) < 8,
            qPrintable(QString::number(steady.writtenPerSecond)));
        QVERIFY(steady.secondsLeft);
        QVERIFY2(std::abs(*steady.secondsLeft - 220) < 12,
            qPrintable(QString::number(*steady.secondsLeft)));
        snapshot.run.counts.written += 40'000; // a file of results came at once
        QVERIFY(!go(1, 400).secondsLeft);
        QVERIFY(!go(20, 400).secondsLeft);
        const RunRates before = go(60, 400); // a little of the jump is in the average still
        QVERIFY(before.secondsLeft);
        nowMs += 20'000; // nobody looked
        snapshot.run.counts.written += 20 * 400;
        const RunRates back = meter.add(snapshot, nowMs);
        QVERIFY2(back.writtenPerSecond > 400 && back.writtenPerSecond < before.writtenPerSecond,
            qPrintable(QString::number(back.writtenPerSecond)));
        QVERIFY(back.secondsLeft);
        nowMs += 90'000; // paused, or forgotten: it begins anew
        QVERIFY(!meter.add(snapshot, nowMs).secondsLeft);
        QVERIFY(!go(9, 400).secondsLeft);
    }

    void stallIsToldAfterAMinute()
    {
        StallWatch watch;
        RunSnapshot snapshot = samples::running();
        QCOMPARE(watch.stalledMs(snapshot, 1000), 0);
        QCOMPARE(watch.stalledMs(snapshot, 60'900), 0);
        QCOMPARE(watch.stalledMs(snapshot, 61'000), 60'000);
        snapshot.run.requests += 1; // a poll is an event
        QCOMPARE(watch.stalledMs(snapshot, 62'000), 0);
        snapshot.run.state = RunState::Paused;
        QCOMPARE(watch.stalledMs(snapshot, 63'000), 0);
        QCOMPARE(watch.stalledMs(snapshot, 200'000), 0);
    }

    void resumedRunsAddToTheirTime()
    {
        RunStopwatch stopwatch;
        RunRow run = samples::run(1, RunState::Running);
        QCOMPARE(stopwatch.activeMs(run, samples::kNowMs), 372'000);
        run.activeMs = 100'000; // from before; it was away in between
        QCOMPARE(stopwatch.activeMs(run, samples::kNowMs), 100'000);
        QCOMPARE(stopwatch.activeMs(run, samples::kNowMs + 5000), 105'000);
        run.state = RunState::Completed;
        run.activeMs = 110'000;
        QCOMPARE(stopwatch.activeMs(run, samples::kNowMs + 9000), 110'000);
        QCOMPARE(stopwatch.activeMs(samples::run(2, RunState::Queued), samples::kNowMs), -1);
    }
};

QObject *makeStageModelTest()
{
    return new StageModelTest;
}

#include "tst_stagemodels.moc"
