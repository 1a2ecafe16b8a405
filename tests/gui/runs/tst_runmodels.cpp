// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runfiltermodel.h"
#include "console/runs/runlistmodel.h"
#include "console/runs/runsettings.h"
#include "console/runs/runtablemodel.h"
#include "gui/runs/modelcells.h"
#include "gui/runs/runsamples.h"
#include "gui/runs/runtests.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QtTest>
#include <algorithm>

using namespace sluice;
using namespace Qt::StringLiterals;

// The rows of runs, which of them are shown, and what a run was started with.
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
