// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runtablemodel.h"
#include "console/widgets/counters.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/sumline.h"
#include "console/widgets/throughputchart.h"
#include "core/engine/runhistory.h"
#include "gui/runs/runbench.h"
#include "gui/runs/runtests.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QJsonArray>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

QString nameless(const QWidget &root)
{
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy()
            || widget->window() != root.window()) // lists of choosers are windows of Qt's own
            continue;
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (face && face->text(QAccessible::Name).isEmpty())
            return QString::fromLatin1(widget->metaObject()->className()) + u' '
                + widget->objectName();
    }
    return {};
}

} // namespace

class RunPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void listStates()
    {
        Bench bench;
        auto *table = bench.find<RowView>(u"runTable"_s);
        QVERIFY(table->isVisible()); // loading: the header is there
        emit bench.access->listChanged({});
        QVERIFY(!table->isVisible());
        QPushButton *go = bench.button(&bench.page, u"Go to CRM Bulk"_s);
        QVERIFY(go && go->isVisible());
        QSignalSpy wanted(&bench.page, &Page::pageWanted);
        QTest::mouseClick(go, Qt::LeftButton);
        QCOMPARE(wanted.first().first().toString(), u"crm"_s);

        emit bench.access->listChanged(samples::runs());
        QTRY_VERIFY(table->isVisible());
        bench.page.find(u"no such thing"_s);
        QPushButton *clear = bench.button(&bench.page, u"Clear Filters"_s);
        QVERIFY(clear && clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(table->model()->rowCount(), 12);
    }

    // The first run that is opened has its tabs at once, and the window looks through it.
    void firstRunHasItsTabs()
    {
        Bench bench;
        emit bench.access->listChanged(samples::runs());
        QTest::qWait(50);
        QSignalSpy told(&bench.page, &Page::actionsChanged);
        bench.open(samples::running());
        QTest::qWait(50);
        auto *tabs = bench.find<QTabBar>(u"runTabs"_s);
        QVERIFY2(tabs->height() >= tabs->fontMetrics().height(),
            qPrintable(QString::number(tabs->height())));
        QVERIFY(!told.isEmpty());
        QCOMPARE(bench.page.findPlaceholder(), u"Find in this run"_s);
    }

    // Those that take reading all steps are asked for while they are looked at, and no sooner.
    void stepsAreReadWhereTheyAreShown()
    {
        Bench bench;
        QList<RunRow> runs = samples::runs();
        runs.first().params.insert(
            u"mapping"_s, QJsonObject{{u"fields"_s, QJsonArray{QJsonObject(), QJsonObject()}}});
        bench.access->standings.insert(runs.first().id, {.stage = u"Read"_s, .retries = 1'204});
        emit bench.access->listChanged(runs);
        bench.find<QComboBox>(u"runPeriodCombo"_s)->setCurrentIndex(3);
        auto *table = bench.find<RowView>(u"runTable"_s);
        for (const int column :
            {RunTableModel::Stage, RunTableModel::Retries, RunTableModel::Mapping})
            QVERIFY(table->isColumnHidden(column));
        QTest::qWait(50);
        QCOMPARE(bench.access->askedWorks.size(), 0);
        const auto cell
            = [table](int column) { return table->model()->index(0, column).data().toString(); };
        QCOMPARE(cell(RunTableModel::Mapping), u"2 fields"_s);
        table->chooseColumn(RunTableModel::Stage, true);
        table->chooseColumn(RunTableModel::Retries, true);
        QTRY_COMPARE(cell(RunTableModel::Retries), Format::count(1'204));
        QCOMPARE(cell(RunTableModel::Stage), u"Read"_s);
        QCOMPARE(cell(RunTableModel::Mapping), u"2 fields"_s);
        QTest::qWait(50);
        QStringList asked;
        for (const QStringList &some : std::as_const(bench.access->askedWorks))
            asked << some;
        QVERIFY(asked.size() > 1); // all that are seen,
        QCOMPARE(asked.removeDuplicates(), 0); // each once
        bench.access->standings[runs.first().id].retries = 1'205;
        ++runs.first().requests; // it goes on
        emit bench.access->listChanged(runs);
        QTRY_COMPARE(cell(RunTableModel::Retries), Format::count(1'205));
        QCOMPARE(bench.access->askedWorks.last(), QStringList{runs.first().id});
    }

    void segmentsFilterAndCount()
    {
        Bench bench;
        emit bench.access->listChanged(samples::runs());
        bench.find<QComboBox>(u"runPeriodCombo"_s)->setCurrentIndex(3);
        QWidget *bar = bench.find<QWidget>(u"runFilterBar"_s);
        QVERIFY(bar);
        auto *segments = bar->findChild<Segments *>();
        QCOMPARE(segments->button(u"attention"_s)->text(), u"Needs Attention 3"_s);
        QTest::mouseClick(segments->button(u"attention"_s), Qt::LeftButton);
        QCOMPARE(bench.find<RowView>(u"runTable"_s)->model()->rowCount(), 3);
        bench.find<QComboBox>(u"runKindCombo"_s)->setCurrentIndex(1);
        QCOMPARE(bench.find<RowView>(u"runTable"_s)->model()->rowCount(), 1);
        bench.page.setEnvironment(u"production"_s);
        QCOMPARE(bench.find<RowView>(u"runTable"_s)->model()->rowCount(), 0);
    }

    void selectedRunHasItsDetails()
    {
        Bench bench;
        emit bench.access->listChanged(samples::runs());
        bench.find<QComboBox>(u"runPeriodCombo"_s)->setCurrentIndex(3);
        auto *table = bench.find<RowView>(u"runTable"_s);
        table->setCurrentIndex(table->model()->index(9, 0)); // #123
        QWidget *details = bench.find<QWidget>(u"runDetails"_s);
        QVERIFY(details->isVisible());
        QCOMPARE(details->findChild<CounterBlock *>()->values().pending, 25'000);
        QVERIFY(details->findChild<SumLine *>()->isBalanced());
        QVERIFY(!bench.page.actions().canStop);
        QVERIFY(bench.page.actions().canResume);
        QTest::keyClick(table, Qt::Key_F8);
        QVERIFY(!details->isVisible());
        QTest::keyClick(table, Qt::Key_F8);
        QVERIFY(details->isVisible());
        // The row stays chosen while the list grows.
        QList<RunRow> more = samples::runs();
        more.prepend(samples::run(133, RunState::Running));
        emit bench.access->listChanged(more);
        QCOMPARE(table->currentIndex().data().toString(), u"#123"_s);
    }

    void keyboardOpensAndGoesBack()
    {
        Bench bench;
        emit bench.access->listChanged(samples::runs());
        bench.find<QComboBox>(u"runPeriodCombo"_s)->setCurrentIndex(3);
        auto *table = bench.find<RowView>(u"runTable"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(4, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(bench.page.isRunShown());
        QCOMPARE(bench.access->watched.last(), u"run-128"_s);
        bench.show(samples::running(), 0);
        QTest::keyClick(bench.page.view(), Qt::Key_Left, Qt::AltModifier);
        QVERIFY(!bench.page.isRunShown());
        QCOMPARE(bench.access->watched.last(), QString());
        QCOMPARE(table->currentIndex().data().toString(), u"#128"_s);
    }

    // Actions go to those of the selected runs that can take them, and say to how many.
    void severalRunsAreStoppedAtOnce()
    {
        Bench bench;
        emit bench.access->listChanged(samples::runs());
        bench.find<QComboBox>(u"runPeriodCombo"_s)->setCurrentIndex(3);
        auto *table = bench.find<RowView>(u"runTable"_s);
        table->selectAll();
        QVERIFY(bench.page.actions().canStop);
        QVERIFY(!bench.page.actions().canUndo);
        emit table->customContextMenuRequested({5, 5});
        auto *menu = bench.find<QMenu>(u"runMenu"_s);
        QVERIFY(menu);
        QStringList texts;
        QAction *stop = nullptr;
        for (QAction *action : menu->actions()) {
            texts << action->text();
            stop = action->text() == "Stop 5 Runs"_L1 ? action : stop;
        }
        QVERIFY2(stop, qPrintable(texts.join(u", "_s)));
        stop->trigger();
        QCOMPARE(bench.access->wishes.filter(u"stop run-"_s).size(), 5);
        menu->close();
    }

    // Those that are over go, from the menu and with Del, and come back with Undo.
    void runsLeaveTheHistory()
    {
        Bench bench;
        emit bench.access->listChanged(samples::runs());
        bench.find<QComboBox>(u"runPeriodCombo"_s)->setCurrentIndex(3);
        auto *table = bench.find<RowView>(u"runTable"_s);
        const auto removal = [&]() -> QAction * {
            emit table->customContextMenuRequested({5, 5});
            for (QMenu *menu : bench.page.findChildren<QMenu *>(u"runMenu"_s)) {
                for (QAction *action : menu->actions()) {
                    if (menu->isVisible() && action->text().contains("History"_L1))
                        return action;
                }
            }
            return nullptr;
        };
        const auto close = [&] {
            for (QMenu *menu : bench.page.findChildren<QMenu *>(u"runMenu"_s))
                menu->close();
        };
        QStringList over;
        for (const RunRow &run : samples::runs()) {
            if (isRemovable(run))
                over << run.id;
        }
        QVERIFY(over.size() > 2 && over.size() < samples::runs().size());
        bench.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&bench.page));
        table->setFocus();

        table->setCurrentIndex(table->model()->index(4, 0)); // #128 runs
        QAction *action = removal();
        QVERIFY(action && !action->isEnabled());
        QCOMPARE(action->toolTip(), u"The run is not over yet"_s);
        close();
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(bench.prompt.asked, QStringList());

        table->setCurrentIndex(table->model()->index(7, 0)); // #125
        bench.prompt.isYes = false;
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(bench.prompt.asked, QStringList{u"Remove from History"_s});
        QCOMPARE(bench.access->removals, QStringList());
        bench.prompt.isYes = true;
        action = removal();
        QVERIFY(action && action->isEnabled());
        QCOMPARE(action->text(), u"Remove from History…"_s);
        action->trigger();
        close();
        QCOMPARE(bench.access->removals, QStringList{u"-run-125"_s});

        const auto shownBar = [&]() -> MessageBar * {
            for (MessageBar *each : bench.page.findChildren<MessageBar *>()) {
                if (each->isVisible())
                    return each;
            }
            return nullptr;
        };
        QTRY_VERIFY(shownBar());
        MessageBar *bar = shownBar();
        QTRY_COMPARE(bar->text(), u"Run #125 was removed from the history."_s);
        bench.button(bar, u"Undo"_s)->click();
        QTRY_COMPARE(bench.access->removals.last(), u"+run-125"_s);
        QTRY_COMPARE(bar->text(), u"Run #125 is in the history again."_s);

        table->selectAll();
        action = removal();
        QVERIFY(action && action->isEnabled());
        QCOMPARE(action->text(), u"Remove %1 Runs from History…"_s.arg(over.size()));
        bench.access->removeAnswer = fail(ErrorKind::Locked, u"Run #125 has not ended"_s);
        action->trigger();
        close();
        QStringList sent = bench.access->removals.last().mid(1).split(u' ');
        std::ranges::sort(sent);
        std::ranges::sort(over);
        QCOMPARE(sent, over);
        QTRY_COMPARE(bar->tone(), Tone::Error);
    }

    // Nobody asked the others to stop: their requests go to their end.
    void onlyWhatIsStoppingIsForced()
    {
        Bench bench;
        emit bench.access->listChanged(samples::runs());
        bench.find<QComboBox>(u"runPeriodCombo"_s)->setCurrentIndex(3);
        auto *table = bench.find<RowView>(u"runTable"_s);
        table->setCurrentIndex(table->model()->index(4, 0));
        QCOMPARE(table->currentIndex().data().toString(), u"#128"_s);
        bench.page.stop();
        bench.access->wishes.clear();
        table->selectAll();
        bench.page.forceStop();
        qsizetype stopping = 1;
        for (const RunRow &run : samples::runs())
            stopping += run.state == RunState::Stopping ? 1 : 0;
        QCOMPARE(bench.access->wishes.size(), stopping);
        QVERIFY(bench.access->wishes.contains(
            u"stop run-128 %1"_s.arg(static_cast<int>(StopMode::Force))));
    }

    void aRunIsRunAgainAndCopied()
    {
        Bench bench;
        emit bench.access->listChanged(samples::runs());
        bench.find<QComboBox>(u"runPeriodCombo"_s)->setCurrentIndex(3);
        auto *table = bench.find<RowView>(u"runTable"_s);
        table->setCurrentIndex(table->model()->index(7, 0)); // #125, completed with rejections
        QVERIFY(bench.page.actions().canRun);
        QSignalSpy wanted(&bench.page, &Page::commandWanted);
        bench.page.run();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(0).toString(), u"run"_s);
        QCOMPARE(wanted.first().at(1).toString(),
            "crm/"_L1 + table->currentIndex().siblingAtColumn(1).data().toString());
        emit table->customContextMenuRequested({5, 5});
        auto *menu = bench.find<QMenu>(u"runMenu"_s);
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == "Copy Summary"_L1)
                action->trigger();
        }
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"Run #125"_s) && copied.contains(u"37 rejected"_s)
                && copied.contains(u"0 pending"_s),
            qPrintable(copied));
        menu->close();
    }

    void aBrokenFeedIsToldOnce()
    {
        Bench bench;
        const Error error{.kind = ErrorKind::Disk, .what = u"The store could not be read"_s};
        emit bench.access->failed(error);
        auto *bar = bench.page.findChildren<MessageBar *>().first();
        for (MessageBar *each : bench.page.findChildren<MessageBar *>())
            bar = each->isVisible() ? each : bar;
        QVERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u"could not be read"_s));
        bar->dismiss();
        emit bench.access->failed(error);
        QVERIFY(!bar->isVisible());
        emit bench.access->listChanged(samples::runs());
        emit bench.access->failed(error);
        QVERIFY(bar->isVisible());
    }

    void everyWidgetHasAName()
    {
        Bench bench;
        emit bench.access->listChanged(samples::runs());
        bench.access->allIssues = samples::issues(20);
        bench.open(samples::inState(RunState::CompletedWithRejections));
        QTRY_VERIFY(bench.find<RowView>(u"rejectedTable"_s)->model()->rowCount() > 0);
        bench.open(samples::running(), 61'000);
        QCOMPARE(nameless(bench.page), QString());
    }

    void smallWindowsKeepEverythingInside_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("900") << QSize(848, 440);
        QTest::newRow("1280") << QSize(1080, 682);
    }
    void smallWindowsKeepEverythingInside()
    {
        QFETCH(QSize, size);
        Bench bench(size);
        emit bench.access->listChanged(samples::runs());
        QCOMPARE(bench.page.size(), size); // nothing forces it wider
        QVERIFY2(bench.page.minimumSizeHint().width() <= size.width(),
            qPrintable(QString::number(bench.page.minimumSizeHint().width())));
        QVERIFY2(bench.page.minimumSizeHint().height() <= size.height(),
            qPrintable(QString::number(bench.page.minimumSizeHint().height())));
        bench.open(samples::running());
        const auto *block = bench.page.view()->findChild<CounterBlock *>();
        QCOMPARE(block->cell(Counter::Pending)->y(), block->cell(Counter::Read)->y()); // one row
        const bool isNarrow = size.width() < 948;
        QCOMPARE(
            tabsOf(bench.page.view()->findChild<QTabBar *>()).contains(u"Throughput"_s), isNarrow);
        auto *chart = bench.page.view()->findChild<ThroughputChart *>();
        QCOMPARE(chart->isVisible(), !isNarrow);
        if (isNarrow) {
            bench.page.view()->showTab(u"throughput"_s);
            QVERIFY(chart->isVisible());
        }
        auto *view = bench.find<RowView>(u"stageTree"_s);
        QVERIFY(view->header()->length() <= view->viewport()->width());
    }
};

QObject *makeRunPageTest()
{
    return new RunPageTest;
}

#include "tst_runpage.moc"
