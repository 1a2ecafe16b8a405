// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runfeed.h"
#include "console/log/logfiltermodel.h"
#include "console/log/logmodel.h"
#include "console/runs/rejectedmodel.h"
#include "console/runs/runfilespane.h"
#include "console/runs/runfiltermodel.h"
#include "console/runs/runlistmodel.h"
#include "console/runs/runsettings.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/stagetreemodel.h"
#include "console/runs/stallwatch.h"
#include "console/widgets/rowdelegate.h"
#include "gui/runs/runsamples.h"
#include "gui/runs/runtests.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTimer>
#include <QtTest>

#include <algorithm>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

QString textAt(const QAbstractItemModel &model, int row, int column, const QModelIndex &parent = {})
{
    return model.index(row, column, parent).data().toString();
}

QString noteAt(const QAbstractItemModel &model, int row, int column, const QModelIndex &parent = {})
{
    return model.index(row, column, parent).data(CellRole::Note).toString();
}

} // namespace

class RunModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void runTableTakesListsExactly()
    {
        RunTableModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        QList<RunRow> runs = samples::runs();
        model.setRuns(runs.mid(3), samples::kNowMs);
        QCOMPARE(model.rowCount(), 9);
        QCOMPARE(textAt(model, 0, RunTableModel::Number), u"#129"_s);

        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        const QPersistentModelIndex kept = model.index(4, 0);
        model.setRuns(runs.mid(3), samples::kNowMs);
        QCOMPARE(changes.size(), 0);
        runs[7].counts.written += 5;
        model.setRuns(runs, samples::kNowMs);
        QCOMPARE(model.rowCount(), 12);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().first().toModelIndex().row(), 7);
        QCOMPARE(kept.row(), 7);
        runs.removeAt(5);
        model.setRuns(runs.mid(0, 10), samples::kNowMs);
        QCOMPARE(model.rowCount(), 10);
        model.setRuns({}, samples::kNowMs);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.size(), 0);
    }

    void runTableSaysStateAndNote_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("progress");
        QTest::newRow("queued") << 0 << u"Queued"_s << u"after #128"_s << u"0\u202F%"_s;
        QTest::newRow("running") << 4 << u"Running"_s << QString() << u"51\u202F%"_s;
        QTest::newRow("completed") << 5 << u"Completed"_s << QString() << u"—"_s;
        QTest::newRow("failed") << 6 << u"Failed"_s << u"Klaviyo does not know this key"_s
                                << u"—"_s;
        QTest::newRow("rejections") << 7 << u"Completed"_s << u"37 rejected"_s << u"—"_s;
        QTest::newRow("interrupted") << 8 << u"Interrupted"_s << u"can go on"_s << u"27\u202F%"_s;
        QTest::newRow("attention")
            << 9 << u"Needs attention"_s << u"25\u202F000 pending"_s << u"50\u202F%"_s;
        QTest::newRow("stopped") << 10 << u"Stopped"_s << u"on request"_s << u"—"_s;
    }
    void runTableSaysStateAndNote()
    {
        QFETCH(int, row);
        QFETCH(QString, word);
        QFETCH(QString, note);
        QFETCH(QString, progress);
        RunTableModel model;
        model.setRuns(samples::runs(), samples::kNowMs);
        QCOMPARE(textAt(model, row, RunTableModel::State), word);
        QCOMPARE(noteAt(model, row, RunTableModel::State), note);
        QCOMPARE(textAt(model, row, RunTableModel::Progress).remove(u'\u202F'),
            QString(progress).remove(u'\u202F'));
        QVERIFY(!model.index(row, RunTableModel::State).data(CellRole::Icon).toString().isEmpty());
    }

    void aStopShowsInTheTableBeforeTheStoreKnowsIt()
    {
        RunTableModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        QList<RunRow> runs = samples::runs();
        model.setRuns(runs, samples::kNowMs);
        model.setLocalWish(u"run-128"_s, u"stop"_s);
        QCOMPARE(textAt(model, 4, RunTableModel::State), u"Stopping…"_s);
        model.setRuns(runs, samples::kNowMs + 250); // the store still says running
        QCOMPARE(textAt(model, 4, RunTableModel::State), u"Stopping…"_s);
        runs[4].state = RunState::Stopped;
        model.setRuns(runs, samples::kNowMs + 500);
        QCOMPARE(textAt(model, 4, RunTableModel::State), u"Stopped"_s);
        runs[4].state = RunState::Running; // resumed: the old wish is over
        model.setRuns(runs, samples::kNowMs + 750);
        QCOMPARE(textAt(model, 4, RunTableModel::State), u"Running"_s);
    }

    // Held runs come, go and change places among the older ones; those stay what they are.
    void heldAndOlderRunsAreOneList()
    {
        RunTableModel held;
        RunFilterModel filter;
        filter.setSourceModel(&held);
        RunListModel list(held, filter);
        const QAbstractItemModelTester tester(&list, Mode::QtTest);
        QSignalSpy resets(&list, &QAbstractItemModel::modelReset);
        list.sort(RunTableModel::Number, Qt::DescendingOrder);
        const auto take = [&](const QList<qint64> &numbers) {
            QList<RunRow> runs;
            for (const qint64 number : numbers)
                runs.append(samples::run(number, RunState::Completed));
            held.setRuns(runs, samples::kNowMs);
            list.sync();
        };
        const auto numbers = [&list] {
            QList<qint64> shown;
            for (int row = 0; row < list.rowCount(); ++row) {
                shown.append(list.numberOf(row));
                if (list.rowOf(shown.last()) != row)
                    shown.append(-1);
            }
            return shown;
        };
        take({20, 19, 7});
        FoundRuns older;
        for (const qint64 number : {10, 9, 8, 6, 5})
            older.runs.push_back({number, static_cast<double>(number)});
        list.setOlder(older);
        QCOMPARE(numbers(), (QList<qint64>{20, 19, 10, 9, 8, 7, 6, 5}));
        QCOMPARE(resets.size(), 1);
        const QPersistentModelIndex eight = list.index(4, 0);
        take({21, 20, 19, 7, 3});
        QCOMPARE(numbers(), (QList<qint64>{21, 20, 19, 10, 9, 8, 7, 6, 5, 3}));
        QCOMPARE(list.numberOf(eight.row()), qint64{8});
        take({21, 20, 4});
        QCOMPARE(numbers(), (QList<qint64>{21, 20, 10, 9, 8, 6, 5, 4}));
        QCOMPARE(list.numberOf(eight.row()), qint64{8});
        filter.sort(RunTableModel::Number, Qt::AscendingOrder); // the same runs otherwise
        older.order = Qt::AscendingOrder;
        std::ranges::reverse(older.runs);
        list.setOlder(older);
        QCOMPARE(numbers(), (QList<qint64>{4, 5, 6, 8, 9, 10, 20, 21}));
        QCOMPARE(resets.size(), 2);

        // A page is asked for once one of its rows is looked at; one of before is not taken.
        QList<QList<qint64>> asked;
        list.setFetch([&asked](const QList<qint64> &wanted) { asked.append(wanted); });
        QVERIFY(!list.run(1));
        QCOMPARE(textAt(list, 1, RunTableModel::Number), u"#5"_s);
        QTRY_COMPARE(asked.size(), 1);
        list.takePage({1, 2}, {});
        QVERIFY(!list.run(1));
        QList<RunRow> page;
        for (const qint64 number : asked.first())
            page.append(samples::run(number, RunState::Failed));
        list.takePage(asked.first(), page);
        QCOMPARE(list.run(1)->number, qint64{5});
        QCOMPARE(textAt(list, 1, RunTableModel::State), u"Failed"_s);
    }

    void filtersCountAndSort()
    {
        RunTableModel model;
        RunFilterModel filter;
        const QAbstractItemModelTester tester(&filter, Mode::QtTest);
        filter.setSourceModel(&model);
        model.setRuns(samples::runs(), samples::kNowMs);
        using enum RunFilterModel::Group;
        QCOMPARE(filter.countOf(All), 12);
        QCOMPARE(filter.countOf(Active), 5);
        QCOMPARE(filter.countOf(Attention), 3);
        QCOMPARE(filter.countOf(Finished), 5);
        filter.setGroup(Attention);
        QCOMPARE(filter.rowCount(), 3);
        filter.setGroup(All);
        filter.setKind(u"commerce-klaviyo"_s);
        QCOMPARE(filter.rowCount(), 4);
        QCOMPARE(filter.countOf(Active), 2);
        filter.setKind({});
        filter.setText(u"lead"_s);
        QCOMPARE(filter.rowCount(), 2);
        filter.setText(u"#13"_s);
        QCOMPARE(filter.rowCount(), 3);
        filter.setText({});
        filter.setEnvironment(u"production"_s);
        QCOMPARE(filter.rowCount(), 0);
        filter.setEnvironment({});
        filter.sort(RunTableModel::Written, Qt::DescendingOrder);
        QCOMPARE(textAt(filter, 0, RunTableModel::Number), u"#125"_s);
        filter.sort(RunTableModel::Rejected, Qt::DescendingOrder);
        QCOMPARE(textAt(filter, 0, RunTableModel::Number), u"#123"_s);
    }

    void periodKeepsWhatIsActive()
    {
        RunTableModel model;
        RunFilterModel filter;
        filter.setSourceModel(&model);
        RunRow old = samples::run(1, RunState::Completed);
        old.startedAtMs = old.createdAtMs = samples::kNowMs - 40LL * 86'400'000;
        RunRow waiting = samples::run(2, RunState::Paused);
        waiting.startedAtMs = waiting.createdAtMs = old.startedAtMs;
        model.setRuns({old, waiting, samples::run(3, RunState::Completed)}, samples::kNowMs);
        filter.setPeriod(RunFilterModel::Period::ThirtyDays, samples::kNowMs);
        QCOMPARE(filter.rowCount(), 2);
        filter.setPeriod(RunFilterModel::Period::All, samples::kNowMs);
        QCOMPARE(filter.rowCount(), 3);
    }

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

        model.setSnapshot(samples::inState(RunState::Stopped), samples::kNowMs);
        QCOMPARE(textAt(model, 5, State, write), u"Not started"_s);
        QCOMPARE(textAt(model, 3, State, write), u"Stopped"_s);
        model.setSnapshot(samples::inState(RunState::Failed), samples::kNowMs);
        QCOMPARE(textAt(model, 3, State, write), u"Failed"_s);
        QVERIFY(noteAt(model, 3, State, write).contains(u"403"_s));
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
        QCOMPARE(tipOf(0).split(u'\n').size(), 2);
        QVERIFY(tipOf(1).isEmpty());
    }

    // Only the pages that are looked at are fetched, the newest wish first.
    void rejectedModelFetchesWhatIsSeen()
    {
        RejectedModel model; // no tester here: it looks at rows by itself
        QList<std::pair<qint64, int>> asked;
        model.setFetch([&asked](qint64 from, int limit) { asked.append({from, limit}); });
        const QList<RecordIssue> all = samples::issues(1200);
        const IssueIndex index{.count = 1200,
            .pageStarts = {all.at(0).ordinal, all.at(500).ordinal, all.at(1000).ordinal}};
        model.setIndex(index);
        QCOMPARE(model.rowCount(), 1200);
        QCOMPARE(textAt(model, 1100, RejectedModel::Ordinal), u"…"_s);
        QTRY_COMPARE(asked.size(), 1);
        const qint64 first = asked.first().first;
        QCOMPARE(asked.first().second, RejectedModel::kPageSize);
        model.want(1100);
        model.want(700); // scrolled on before that came
        QCOMPARE(asked.size(), 1); // one at a time
        model.takePage(first == all.at(0).ordinal ? all.mid(0, 500) : all.mid(1000));
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.last().first, all.at(500).ordinal);
        model.takePage(all.mid(500, 500));
        QVERIFY(model.issue(700));
        QCOMPARE(model.issue(700)->ordinal, all.at(700).ordinal);
        QCOMPARE(textAt(model, 700, RejectedModel::Code), all.at(700).code);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.issue(700));
    }

    // Chunks settle in any order: a record before those that are shown takes its place among them.
    void rejectedModelTakesWhatCameBetween()
    {
        RejectedModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        QList<qint64> rejected{5, 9};
        model.setFetch([&model, &rejected](qint64 from, int) {
            QList<RecordIssue> issues;
            for (const qint64 ordinal : rejected) {
                if (ordinal >= from)
                    issues.append({.ordinal = ordinal, .outcome = u"rejected"_s});
            }
            QTimer::singleShot(0, &model, [&model, issues] { model.takePage(issues); });
        });
        model.setIndex({.count = 2, .pageStarts = {5}});
        model.want(0);
        QTRY_VERIFY(model.issue(1));
        rejected = {3, 5, 7, 9, 11};
        model.setIndex({.count = 5, .pageStarts = {3}});
        QCOMPARE(model.rowCount(), 5);
        model.want(0);
        QTRY_VERIFY(model.issue(4));
        QList<qint64> shown;
        for (int row = 0; row < model.rowCount(); ++row)
            shown.append(model.issue(row)->ordinal);
        QCOMPARE(shown, rejected);
    }

    void rejectedModelHoldsFewPages()
    {
        RejectedModel model;
        constexpr int kPages = 3 * RejectedModel::kMostPages;
        IssueIndex index{.count = qint64{kPages} * RejectedModel::kPageSize};
        for (int page = 0; page < kPages; ++page)
            index.pageStarts.append(page * RejectedModel::kPageSize);
        model.setFetch([&model](qint64 from, int limit) {
            QList<RecordIssue> issues;
            for (int i = 0; i < limit; ++i)
                issues.append(RecordIssue{.ordinal = from + i});
            QTimer::singleShot(0, &model, [&model, issues] { model.takePage(issues); });
        });
        model.setIndex(index);
        int held = 0;
        for (int page = 0; page < kPages; ++page) {
            model.want(page * RejectedModel::kPageSize);
            QTRY_VERIFY(model.issue(page * RejectedModel::kPageSize));
        }
        for (int page = 0; page < kPages; ++page)
            held += model.issue(page * RejectedModel::kPageSize) ? 1 : 0;
        QCOMPARE(held, RejectedModel::kMostPages);
        model.fetchFailed();
        model.want(0); // asked again after an error
        QTRY_VERIFY(model.issue(0));
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
        QVERIFY(go(60, 400).secondsLeft);
    }

    void logModelKeepsItsCapacity()
    {
        LogModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        LogFilterModel filter(&model);
        const QAbstractItemModelTester filterTester(&filter, Mode::QtTest);
        model.append(samples::logLines(u"r"_s, 100));
        model.prepend(samples::logLines(u"r"_s, 50, samples::kNowMs - 100'000));
        QCOMPARE(model.rowCount(), 150);
        LogFilter wanted;
        wanted.atLeast = LogLevel::Warning;
        filter.setFilter(wanted);
        QVERIFY(filter.rowCount() > 10 && filter.rowCount() < 40);
        wanted.atLeast = LogLevel::Debug;
        wanted.text = u"chunk 99 "_s;
        filter.setFilter(wanted);
        QCOMPARE(filter.rowCount(), 1);
        for (int i = 0; i < 5; ++i)
            model.append(samples::logLines(u"r"_s, 4500));
        QCOMPARE(model.rowCount(), LogModel::kCapacity);
        model.prepend(samples::logLines(u"r"_s, 50));
        QCOMPARE(model.rowCount(), LogModel::kCapacity);
    }

    void filesModelFollows()
    {
        RunFilesModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        QList<RunFile> files{{u"pages/page-1.zip"_s, u"page"_s, 200'000, 18'200'000, 0},
            {u"outcome/written.csv"_s, u"outcome"_s, 10, 1500, samples::kNowMs}};
        model.setFiles(files);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(textAt(model, 0, RunFilesModel::Created), u"gone"_s);
        QCOMPARE(textAt(model, 1, RunFilesModel::Size), u"1.5 kB"_s);
        files[1].records = 20;
        files.append({u"outcome/rejected.csv"_s, u"outcome"_s, 1, 100, samples::kNowMs});
        model.setFiles(files);
        QCOMPARE(textAt(model, 1, RunFilesModel::Records), u"20"_s);
        QCOMPARE(model.rowCount(), 3);
        model.setFiles({files.last()});
        QCOMPARE(model.rowCount(), 1);
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

    void settingsHaveNames()
    {
        const QJsonObject file{{u"path"_s, u"/data/leads.csv"_s}, {u"existing"_s, u"replace"_s}};
        const QJsonArray modules{QJsonObject{{u"module"_s, u"Accounts"_s}},
            QJsonObject{{u"module"_s, u"Contacts"_s}, {u"operation"_s, u"insert"_s}}};
        const auto lines = settingLines(
            {{u"job"_s, QJsonObject{{u"targetFile"_s, file}, {u"modules"_s, modules}}}});
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.at(0), std::pair(u"Modules"_s, u"Accounts, Contacts"_s));
        QCOMPARE(lines.at(1), std::pair(u"Written to file"_s, u"/data/leads.csv"_s));
    }
};

QObject *makeRunModelTest()
{
    return new RunModelTest;
}

#include "tst_runmodels.moc"
