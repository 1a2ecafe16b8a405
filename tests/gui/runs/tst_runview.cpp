// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "console/log/logdetails.h"
#include "console/log/logmodel.h"
#include "console/main/consolesettings.h"
#include "console/runs/runstanding.h"
#include "console/widgets/counters.h"
#include "console/widgets/eliding.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/sumline.h"
#include "console/widgets/throughputchart.h"
#include "core/log/logfile.h"
#include "gui/runs/runbench.h"
#include "gui/runs/runtests.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QtTest>

using namespace sluice;
using namespace Qt::StringLiterals;

class RunViewTest final : public QObject
{
    Q_OBJECT

private slots:
    void dashboardShowsEveryState_data()
    {
        QTest::addColumn<RunState>("state");
        QTest::addColumn<QString>("badge");
        QTest::addColumn<bool>("isOver");
        QTest::addColumn<bool>("canResume");
        QTest::addColumn<bool>("canPause");
        using enum RunState;
        QTest::newRow("queued") << Queued << u"Queued"_s << false << false << true;
        QTest::newRow("running") << Running << u"Running"_s << false << false << true;
        QTest::newRow("stopping") << Stopping << u"Stopping…"_s << false << false << false;
        QTest::newRow("paused") << Paused << u"Paused"_s << false << true << false;
        QTest::newRow("interrupted") << Interrupted << u"Interrupted"_s << true << true << false;
        QTest::newRow("stopped") << Stopped << u"Stopped"_s << true << true << false;
        QTest::newRow("attention")
            << NeedsAttention << u"Needs attention"_s << true << true << false;
        QTest::newRow("completed") << Completed << u"Completed"_s << true << false << false;
        QTest::newRow("rejections")
            << CompletedWithRejections << u"Completed, 37 rejected"_s << true << false << false;
        QTest::newRow("failed") << Failed << u"Failed"_s << true << true << false;
    }
    void dashboardShowsEveryState()
    {
        QFETCH(RunState, state);
        QFETCH(QString, badge);
        QFETCH(bool, isOver);
        QFETCH(bool, canResume);
        QFETCH(bool, canPause);
        Bench bench;
        const RunSnapshot snapshot = samples::inState(state);
        QVERIFY(snapshot.run.counts.balances());
        bench.open(snapshot);
        QCOMPARE(bench.badge(), badge);

        RunView *view = bench.page.view();
        auto *block = view->findChild<CounterBlock *>();
        QCOMPARE(block->values().read, snapshot.run.counts.read);
        QCOMPARE(block->values().pending, snapshot.run.counts.pending);
        QVERIFY(block->values().isBalanced());
        auto *sum = view->findChild<SumLine *>(u"sumLine"_s);
        QCOMPARE(sum->isVisible(), isOver);
        QVERIFY(!isOver || (sum->isBalanced() && !sum->text().isEmpty()));
        QCOMPARE(view->findChild<PageProgressBar *>()->isVisible(), !isOver);
        QCOMPARE(view->findChild<ThroughputChart *>()->isVisible(), !isOver);
        QCOMPARE(
            view->findChild<QPushButton *>(u"resumeButton"_s)->isVisible(), isOver && canResume);
        QCOMPARE(tabsOf(view->findChild<QTabBar *>()).first(), isOver ? u"Summary"_s : u"Stages"_s);

        const Page::Actions actions = bench.page.actions();
        QCOMPARE(actions.canStop, !isOver);
        QCOMPARE(actions.canPause, canPause);
        QCOMPARE(actions.canResume, canResume);
    }

    // The last confirmed id of each stream, and a new run from there; only when nothing works on
    // it.
    void runsFromAConfirmedId_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("selection");
        QTest::newRow("one resource") << u"customers"_s << u"{\"startId\":\"8f2a\"}"_s;
        QTest::newRow("all") << u"all"_s << u"{\"resource\":\"customers\",\"startId\":\"8f2a\"}"_s;
    }
    void runsFromAConfirmedId()
    {
        QFETCH(QString, resource);
        QFETCH(QString, selection);
        Bench bench;
        RunSnapshot snapshot = samples::running();
        snapshot.run.kind = u"commerce-klaviyo"_s;
        snapshot.run.params
            = {{u"job"_s, QJsonObject{{u"resource"_s, resource}}}, {u"target"_s, u"id"_s}};
        bench.open(snapshot);
        const auto *tabs = bench.page.view()->findChild<QTabBar *>();
        QVERIFY(!tabsOf(tabs).contains(u"Confirmed IDs"_s));
        snapshot.confirmed = {{u"customers"_s, u"Customers"_s, u"8f2a"_s}};
        bench.show(snapshot, 250);
        QVERIFY(tabsOf(tabs).contains(u"Confirmed IDs"_s));
        bench.page.view()->showTab(u"confirmed"_s);
        auto *table = bench.find<RowView>(u"confirmedTable"_s);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"8f2a"_s);
        QCOMPARE(table->model()->index(0, 2).data().toString(), QString());
        emit table->linkActivated(table->model()->index(0, 2)); // it is running
        QVERIFY(bench.access->started.isEmpty());
        snapshot.run.state = RunState::Stopped;
        snapshot.confirmed.first().id = u"8f2a"_s;
        bench.show(snapshot, 500);
        QCOMPARE(table->model()->index(0, 2).data().toString(), u"Run from Here…"_s);
        bench.access->startAnswer = RunRow{.id = u"new-run"_s};
        emit table->linkActivated(table->model()->index(0, 2));
        QCOMPARE(bench.access->started, QStringList{snapshot.run.jobName + u' ' + selection});
        QTRY_COMPARE(bench.page.view()->runId(), u"new-run"_s);
    }

    void progressTellsSettledAndTime()
    {
        Bench bench;
        bench.open(samples::running());
        QWidget *percent = bench.find<QWidget>(u"runPercent"_s);
        QCOMPARE(percent->property("text").toString().remove(u'\u202F'), u"51%"_s);
        QCOMPARE(bench.find<QWidget>(u"runSettled"_s)->property("text").toString(),
            u"214\u202F280 of 412\u202F338 records settled"_s);
        const QString time = bench.find<QWidget>(u"runTime"_s)->property("text").toString();
        QVERIFY2(time.contains(u"About 6 min left"_s), qPrintable(time));
        QVERIFY2(time.contains(u"6 min 12 s so far"_s), qPrintable(time));

        RunSnapshot unknown = samples::running();
        unknown.run.expected = -1;
        bench.show(unknown, 0);
        QVERIFY(bench.page.view()->findChild<PageProgressBar *>()->isUnknown());
        QVERIFY(
            bench.find<QWidget>(u"runSettled"_s)->property("text").toString().contains(u"of ?"));
    }

    void stopShowsStoppingAtOnce_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("stop now") << 0;
        QTest::newRow("finish this chunk") << 1;
        QTest::newRow("force stop") << 2;
    }
    void stopShowsStoppingAtOnce()
    {
        QFETCH(int, mode);
        Bench bench;
        QList<RunRow> runs = samples::runs();
        emit bench.access->listChanged(runs);
        bench.open(samples::running());
        QElapsedTimer timer;
        timer.start();
        if (mode == 0)
            bench.page.stop();
        else if (mode == 1)
            bench.page.finishChunk();
        else
            bench.page.forceStop();
        const qint64 took = timer.elapsed();
        QCOMPARE(bench.badge(), u"Stopping…"_s); // no event loop in between
        QVERIFY2(took <= 100, qPrintable(QString::number(took)));
        QCOMPARE(bench.access->wishes.size(), 1);
        QVERIFY(!bench.page.actions().canPause);
        QVERIFY(bench.page.actions().canStop); // Stop is never disabled
        bench.show(samples::running(), 250); // the store does not know it yet
        QCOMPARE(bench.badge(), u"Stopping…"_s);
        bench.show(samples::inState(RunState::Stopped), 500);
        QCOMPARE(bench.badge(), u"Stopped"_s);
        QVERIFY(!bench.page.actions().canStop);
    }

    void refusedStopIsTakenBack()
    {
        Bench bench;
        bench.access->wishAnswer = fail(ErrorKind::Config, u"Run #128 is not running"_s);
        bench.open(samples::running());
        bench.page.stop();
        QCOMPARE(bench.badge(), u"Stopping…"_s);
        QTRY_VERIFY(bench.bar()->isVisible());
        QVERIFY(bench.bar()->text().contains(u"not running"_s));
        QCOMPARE(bench.badge(), u"Running"_s);
    }

    void pauseAndResume()
    {
        Bench bench;
        bench.open(samples::running());
        bench.page.pauseOrResume();
        QCOMPARE(bench.access->wishes.last(), u"pause run-128"_s);
        QVERIFY(!bench.page.actions().canPause);
        bench.show(samples::inState(RunState::Paused), 250);
        QCOMPARE(bench.badge(), u"Paused"_s);
        bench.page.pauseOrResume();
        QCOMPARE(bench.access->wishes.last(), u"resume run-128"_s);
        bench.show(samples::inState(RunState::Failed), 500);
        QTest::mouseClick(bench.find<QPushButton>(u"resumeButton"_s), Qt::LeftButton);
        QCOMPARE(bench.access->wishes.size(), 3);
    }

    void forceStopIsOfferedLater()
    {
        Bench bench;
        bench.open(samples::running(), monotonicMs());
        bench.page.stop();
        bench.show(samples::running(), monotonicMs() + 14'000);
        QVERIFY(!bench.bar()->isVisible());
        bench.show(samples::running(), monotonicMs() + 15'100);
        QVERIFY(bench.bar()->isVisible());
        QCOMPARE(bench.bar()->text(), u"Still waiting for Zoho CRM to answer."_s);
        QPushButton *keep = bench.button(bench.bar(), u"Keep Waiting"_s);
        QVERIFY(keep);
        QTest::mouseClick(keep, Qt::LeftButton);
        bench.show(samples::running(), monotonicMs() + 16'000);
        QVERIFY(!bench.bar()->isVisible());
        bench.page.stop(); // asked again: offered again
        bench.show(samples::running(), monotonicMs() + 17'000);
        QTest::mouseClick(bench.button(bench.bar(), u"Force Stop"_s), Qt::LeftButton);
        QCOMPARE(bench.access->wishes.last(),
            u"stop run-128 %1"_s.arg(static_cast<int>(StopMode::Force)));
    }

    // By another page or process: the time counts from when it is seen.
    void forceStopIsOfferedWhoeverStopped()
    {
        Bench bench;
        RunSnapshot stopping = samples::running();
        stopping.run.wish = u"stop"_s;
        bench.open(stopping, 1000);
        bench.show(stopping, 15'500);
        QVERIFY(!bench.bar()->isVisible());
        bench.show(stopping, 16'100);
        QVERIFY(bench.bar()->isVisible());
        QTest::mouseClick(bench.button(bench.bar(), u"Force Stop"_s), Qt::LeftButton);
        QCOMPARE(bench.access->wishes.last(),
            u"stop run-128 %1"_s.arg(static_cast<int>(StopMode::Force)));
    }

    void serviceAtWorkIsThatOfTheStep()
    {
        RunSnapshot snapshot = samples::running();
        QCOMPARE(serviceAtWork(snapshot), u"zoho-crm"_s);
        for (StageView &stage : snapshot.stages) {
            for (StepView &step : stage.steps)
                step.state = StepState::Ready;
        }
        snapshot.run.kind = u"commerce-klaviyo"_s;
        QCOMPARE(serviceAtWork(snapshot), u"klaviyo"_s);
        snapshot.stages.first().steps.first().state = StepState::Running;
        QCOMPARE(serviceAtWork(snapshot), u"commercetools"_s);
        snapshot.run.kind = u"datastore-analytics"_s;
        QCOMPARE(serviceAtWork(snapshot), u"catalyst"_s);
    }

    void noProgressIsTold()
    {
        Bench bench;
        bench.open(samples::running(), 1000);
        bench.show(samples::running(), 59'000);
        QVERIFY(!bench.bar()->isVisible());
        bench.show(samples::running(), 61'500);
        QVERIFY(bench.bar()->isVisible());
        QCOMPARE(bench.bar()->text(), u"No progress for 60 s."_s);
        LogRecord asked{.atMs = samples::kNowMs - 61'000, .runId = samples::running().run.id};
        asked.details
            = {{u"method"_s, u"GET"_s}, {u"url"_s, u"https://www.zohoapis.eu/crm/v8/org?a=1"_s}};
        bench.access->log.write(asked);
        bench.show(samples::running(), 121'500);
        QCOMPARE(bench.bar()->text(),
            u"No progress for 2 min. Last request: GET /crm/v8/org, 1 min 1 s ago."_s);
        RunSnapshot going = samples::running();
        going.run.requests += 1;
        bench.show(going, 62'000);
        QVERIFY(!bench.bar()->isVisible());
        bench.show(going, 130'000);
        QTest::mouseClick(bench.button(bench.bar(), u"Show in Log"_s), Qt::LeftButton);
        QCOMPARE(bench.page.view()->currentTab(), u"log"_s);
        bench.show(going, 150'000);
        QVERIFY(!bench.bar()->isVisible()); // put away until there is progress
    }

    // Visible at once, whatever tab is open.
    void tellsWhichIdItReached()
    {
        Bench bench;
        RunSnapshot snapshot = samples::running();
        bench.open(snapshot);
        auto *reached = bench.find<QWidget>(u"runReached"_s);
        QVERIFY(reached->isHidden());
        snapshot.confirmed
            = {{u"customers"_s, u"Customers"_s, u"8f2c"_s}, {u"orders"_s, u"Orders"_s, {}}};
        bench.show(snapshot, 0);
        QVERIFY(reached->isVisible());
        QVERIFY(static_cast<ElidingLabel *>(reached)->text().contains(u"Customers up to 8f2c"_s));
        QVERIFY(!static_cast<ElidingLabel *>(reached)->text().contains(u"Orders"_s));
    }

    void logShowsHistoryAndNews()
    {
        Bench bench;
        {
            LogFile file(bench.access->data.path());
            for (const LogRecord &record :
                samples::logLines(u"run-128"_s, 10, samples::kNowMs - 10'000))
                file.write(record);
        }
        const auto log = [&bench](const QString &runId, int count, qint64 fromMs) {
            for (const LogRecord &record : samples::logLines(runId, count, fromMs))
                bench.access->log.write(record);
        };
        log(u"run-128"_s, 4, samples::kNowMs);
        log(u"run-7"_s, 4, samples::kNowMs + 2'000);
        bench.open(samples::running());
        bench.page.view()->showTab(u"log"_s);
        auto *table = bench.find<RowView>(u"runLogTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 14); // four of memory, ten of the files
        log(u"run-128"_s, 3, samples::kNowMs + 20'000);
        QTRY_COMPARE(table->model()->rowCount(), 17);
        QTest::qWait(250); // two more looks must not bring them again
        QCOMPARE(table->model()->rowCount(), 17);
        bench.page.find(u"Chunk 3 "_s);
        auto *details = bench.find<LogDetails>(u"logDetails"_s);
        QTRY_VERIFY(details->isVisible());
        QVERIFY(details->text().startsWith(u"Chunk 3 closed"_s));
        bench.page.toggleDetails(); // F8
        QVERIFY(!details->isVisible());
        QVERIFY(bench.find<QComboBox>(u"runLogRunCombo"_s)->isHidden()); // it is this one
    }

    void verifyListsItsChecks()
    {
        Bench bench;
        bench.access->report.checks = {{u"Counters"_s, u"412338 records"_s, true},
            {u"Written records at Zoho CRM"_s, u"3 are different"_s, false},
            {u"Sum of Discount"_s, u"-9146.75 in the table, 4500 in the view"_s, true},
            {u"Largest ROWID"_s, u"69251100 in the table, 69251100 in the view"_s, true}};
        bench.open(samples::inState(RunState::Completed));
        QCOMPARE(bench.page.view()->currentTab(), u"summary"_s);
        auto *verify = bench.find<QPushButton>(u"actionVerify"_s);
        QTest::mouseClick(verify, Qt::LeftButton);
        QCOMPARE(verify->text(), u"Cancel"_s);
        auto *table = bench.find<RowView>(u"verifyTable"_s);
        auto *save = bench.find<QPushButton>(u"saveReportButton"_s);
        QVERIFY(!save->isVisible());
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QCOMPARE(table->model()->index(2, 1).data().toString(),
            u"-9\u202F146.75 in the table, 4\u202F500 in the view"_s);
        QCOMPARE(table->model()->index(3, 1).data().toString(),
            u"69251100 in the table, 69251100 in the view"_s); // it is no amount
        QCOMPARE(verify->text(), u"Verify Again"_s);
        QVERIFY(save->isVisible());
        save->click(); // no file is named
        QVERIFY(bench.access->reportsSaved.isEmpty());
        bench.prompt.path = u"/nowhere/report.md"_s;
        save->click();
        QCOMPARE(bench.prompt.suggested, u"run-128-verification.md"_s);
        QCOMPARE(bench.access->reportsSaved, QStringList{u"run-128 /nowhere/report.md 4"_s});
        QTRY_VERIFY(bench.bar()->text().contains(u"/nowhere/report.md"_s));
        QCOMPARE(bench.access->verified, QStringList{u"run-128"_s});
        bench.open(samples::running()); // resumed: what was checked is over
        bench.show(samples::inState(RunState::Completed), 1000);
        QCOMPARE(table->model()->rowCount(), 0);
        QCOMPARE(verify->text(), u"Verify"_s);
        QVERIFY(!save->isVisible());
    }

    // Asked again after another run was looked at: the former answer is not this one's.
    void onlyTheNewestVerificationIsShown()
    {
        Bench bench;
        const RunSnapshot first = samples::inState(RunState::Completed);
        RunSnapshot other = first;
        other.run.id = u"run-1"_s;
        bench.open(first);
        auto *verify = bench.find<QPushButton>(u"actionVerify"_s);
        auto *table = bench.find<RowView>(u"verifyTable"_s);
        bench.access->report = {.checks = {{.title = u"Former"_s}}};
        verify->click();
        bench.open(other, 100);
        bench.open(first, 200);
        bench.access->report = {.checks = {{.title = u"Newest"_s}}};
        verify->click();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"Newest"_s);
    }

    void verifiesWhatHasEndedWhereItIsWanted()
    {
        const auto end = [](Bench &bench, RunState state, qint64 written) {
            RunSnapshot ended = samples::inState(state);
            ended.run.counts.written = written;
            bench.open(samples::running());
            bench.show(ended, 1000);
        };
        {
            Bench bench;
            end(bench, RunState::Completed, 9);
            QCOMPARE(bench.access->verified, QStringList()); // nobody asked for it
        }
        ConsoleSettings().setChoices({{kChoiceVerifyAtEnd, u"1"_s}});
        {
            Bench bench;
            end(bench, RunState::Completed, 0);
            end(bench, RunState::Failed, 9);
            bench.open(samples::inState(RunState::Completed)); // it was over before
            QCOMPARE(bench.access->verified, QStringList());
        }
        Bench bench;
        bench.access->report.checks = {{u"Counters"_s, u"9 records"_s, true},
            {u"Written records at Zoho CRM"_s, u"3 are different"_s, false}};
        end(bench, RunState::CompletedWithRejections, 9);
        QCOMPARE(bench.access->verified, QStringList{u"run-128"_s});
        bench.page.view()->showTab(u"files"_s);
        QTRY_COMPARE(bench.find<RowView>(u"verifyTable"_s)->model()->rowCount(), 2);
        QVERIFY2(bench.bar()->text().contains(u"#128"_s), qPrintable(bench.bar()->text()));
        ConsoleSettings().setChoices({{kChoiceVerifyAtEnd, u"0"_s}});
    }

    void filesAndExport()
    {
        Bench bench;
        bench.access->runFiles
            = {{u"outcome/written.csv"_s, u"outcome"_s, 236'874, 18'000'000, samples::kNowMs}};
        bench.open(samples::inState(RunState::Completed));
        bench.page.view()->showTab(u"files"_s);
        QTRY_COMPARE(bench.find<RowView>(u"runFileTable"_s)->model()->rowCount(), 1);
        auto *files = bench.find<RowView>(u"runFileTable"_s);
        files->setFocus();
        files->setCurrentIndex(files->model()->index(0, 0));
        QTest::keyClick(files, Qt::Key_Return);
        QCOMPARE(bench.prompt.opened,
            QList<QUrl>{QUrl::fromLocalFile(u"/runs/run-128/outcome/written.csv"_s)});
        bench.find<QPushButton>(u"openFileButton"_s)->click();
        QCOMPARE(bench.prompt.opened.size(), 2);
        QCOMPARE(bench.prompt.opened.first(), bench.prompt.opened.last());
        bench.prompt.path = u"/nowhere"_s;
        QTest::mouseClick(bench.find<QPushButton>(u"exportRunButton"_s), Qt::LeftButton);
        QCOMPARE(bench.access->exported, QStringList{u"run-128 /nowhere"_s});
        bench.prompt.path.clear(); // cancelled
        QTest::mouseClick(bench.find<QPushButton>(u"exportRunButton"_s), Qt::LeftButton);
        QCOMPARE(bench.access->exported.size(), 1);
    }

    void limitsAreShown()
    {
        Bench bench;
        bench.access->levels
            = {{u"zoho-crm/1/credits"_s, 2214, 60'000}, {u"zoho-crm/1/downloads"_s, 10, 10}};
        bench.open(samples::running());
        QTRY_COMPARE(bench.page.view()->findChildren<LimitGauge *>().size(), 2);
    }

    void otherRunsSnapshotsArePassedOver()
    {
        Bench bench;
        bench.open(samples::running());
        RunSnapshot other = samples::inState(RunState::Failed);
        other.run.id = u"run-9"_s;
        bench.show(other, 10);
        QCOMPARE(bench.badge(), u"Running"_s);
    }
};

QObject *makeRunViewTest()
{
    return new RunViewTest;
}

#include "tst_runview.moc"
