// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/plansampletable.h"
#include "console/jobs/rundialog.h"
#include "console/runs/retrydialog.h"
#include "console/runs/runwords.h"
#include "console/runs/undodialog.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/tablecard.h"
#include "gui/pagefixture.h"
#include "gui/runs/runbench.h"
#include "gui/runs/runtests.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// What an ended run can still be asked for, with a fake in place of the application.
class RunActionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void actionsFollowTheRun_data();
    void actionsFollowTheRun();
    void runDialogAsksForConsent();
    void runDialogTellsAndOffers();
    void planShowsWholeRecords();
    void retriesAsItIsOrWas_data();
    void retriesAsItIsOrWas();
    void retryCountsWhatCanBeRetried();
    void asksBeforeItWrites();
    void asksBeforeItGoesOn();
    void pendingRecordsAreNotAskedAbout();
};

void RunActionsTest::actionsFollowTheRun_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isDryRun");
    QTest::addColumn<int>("rejected");
    QTest::addColumn<bool>("canRetry");
    QTest::addColumn<bool>("canUndo");
    QTest::newRow("CRM") << u"crm-bulk"_s << false << 3 << true << true;
    QTest::newRow("nothing rejected") << u"crm-bulk"_s << false << 0 << false << true;
    QTest::newRow("plan") << u"crm-bulk"_s << true << 3 << false << false;
    QTest::newRow("shop") << u"commerce-klaviyo"_s << false << 3 << true << false;
    QTest::newRow("table") << u"datastore-analytics"_s << false << 3 << true << false;
}

void RunActionsTest::actionsFollowTheRun()
{
    QFETCH(QString, kind);
    QFETCH(bool, isDryRun);
    QFETCH(int, rejected);
    QFETCH(bool, canRetry);
    QFETCH(bool, canUndo);
    Bench bench;
    RunSnapshot snapshot
        = endedRun(rejected > 0 ? RunState::CompletedWithRejections : RunState::Completed,
            {100, 100 - rejected, 0, rejected, 0, 0});
    snapshot.run.kind = kind;
    snapshot.run.isDryRun = isDryRun;
    bench.open(snapshot);
    QCOMPARE(bench.page.actions().canRetryRejected, canRetry);
    QCOMPARE(bench.page.actions().canUndo, canUndo);
    QCOMPARE(bench.page.actions().noRetry.isEmpty(), canRetry); // else it says why
    QCOMPARE(bench.page.actions().noUndo.isEmpty(), canUndo);
    QCOMPARE(bench.find<QPushButton>(u"retryRejectedButton"_s)->isVisible(), canRetry);
    QCOMPARE(bench.find<QWidget>(u"undoCard"_s)->isHidden(), !canUndo);
}

// What the run would stop for is agreed to first; else it is no run.
void RunActionsTest::runDialogAsksForConsent()
{
    ShownPlan shown{.plan = planOf(samples::run(1, RunState::Completed), {100, 40, 57, 3, 0, 0}),
        .problems = samples::issues(3),
        .left = 1'000,
        .budget = 60'000};
    const QStringList findings{u"24 % would be changed"_s, u"1 204 values would be emptied"_s};
    RunDialog dialog({.jobName = u"Clean up leads"_s,
                         .environment = u"production"_s,
                         .plan = shown,
                         .words = {u"Credits"_s, u"credits"_s, u"credits"_s,
                             {u"Record ID"_s, u"Field"_s, u"Now"_s, u"Then"_s}},
                         .findings = findings},
        nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(testing::namelessWidgets(&dialog).isEmpty());
    auto *run = dialog.findChild<QPushButton *>(u"dialogRunButton"_s);
    auto *meant = dialog.findChild<QCheckBox *>(u"meantCheck"_s);
    QVERIFY(meant && !run->isEnabled());
    QVERIFY(dialog.meant().isEmpty());
    QVERIFY(dialog.findChild<QPushButton *>(u"cancelButton"_s)->isDefault());
    QTest::keyClick(meant, Qt::Key_Space);
    QVERIFY(run->isEnabled());
    QCOMPARE(dialog.meant(), findings);
    QStringList tabs;
    auto *bar = dialog.findChild<QTabBar *>(u"planTabs"_s);
    for (int i = 0; i < bar->count(); ++i)
        tabs << bar->tabText(i);
    QCOMPARE(tabs,
        (QStringList{u"First Records (1)"_s, u"Problems (3)"_s, u"Fields (1)"_s, u"Settings"_s}));
    QCOMPARE(dialog.findChild<QAbstractItemView *>(u"planProblemTable"_s)->model()->rowCount(), 3);
    QVERIFY(dialog.findChild<QLabel *>(u"leftAfterRun"_s)->text().contains(u"10 more than"_s));
    QSignalSpy saved(&dialog, &RunDialog::savePlanWanted);
    dialog.findChild<QPushButton *>(u"savePlanButton"_s)->click();
    QCOMPARE(saved.size(), 1);
}

// What is not in the plan stands there, and what is chosen for this run only is handed on.
void RunActionsTest::runDialogTellsAndOffers()
{
    RunDialog dialog({.jobName = u"Clean up leads"_s,
                         .environment = u"sandbox"_s,
                         .mapping = u"14 fields"_s,
                         .part = u"rows 1-100"_s,
                         .estimate = u"About 41 200 records, as run #7 read"_s,
                         .results = u"/srv/sluice/runs, a folder for each run"_s,
                         .options = {{.key = u"firstRecords"_s,
                                         .text = u"Write 100 first"_s,
                                         .isOn = false,
                                         .on = 100,
                                         .off = 0},
                             {.key = u"guard"_s,
                                 .text = u"Leave what was changed"_s,
                                 .isOn = true,
                                 .on = true,
                                 .off = false}}},
        nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QStringList told;
    for (const QLabel *label : dialog.findChild<QWidget *>(u"runLines"_s)->findChildren<QLabel *>())
        told << label->text();
    QCOMPARE(told,
        (QStringList{u"Mapping"_s, u"14 fields"_s, u"Part"_s, u"rows 1-100"_s, u"Estimate"_s,
            u"About 41 200 records, as run #7 read"_s, u"Results"_s,
            u"/srv/sluice/runs, a folder for each run"_s}));
    auto *first = dialog.findChild<QCheckBox *>(u"firstRecordsCheck"_s);
    auto *guard = dialog.findChild<QCheckBox *>(u"guardCheck"_s);
    QVERIFY(first && !first->isChecked() && guard && guard->isChecked());
    QVERIFY(dialog.options().isEmpty());
    first->click();
    QCOMPARE(dialog.options(), (QJsonObject{{u"firstRecords"_s, 100}}));
    guard->click();
    QCOMPARE(dialog.options(), (QJsonObject{{u"firstRecords"_s, 100}, {u"guard"_s, false}}));
    first->click();
    QCOMPARE(dialog.options(), (QJsonObject{{u"guard"_s, false}}));
    testing::takePicture(dialog, u"run-dialog-facts"_s);
}

// As many records as were taken, each with all of its fields.
void RunActionsTest::planShowsWholeRecords()
{
    QJsonArray sample;
    QJsonObject after;
    for (int field = 0; field < 9; ++field)
        after.insert(u"Field_%1"_s.arg(field), u"x"_s);
    for (int record = 0; record < 50; ++record)
        sample.append(QJsonObject{{u"id"_s, QString::number(record)}, {u"after"_s, after}});
    const std::unique_ptr<TableCard> table(
        makeSampleTable(sample, {u"ID"_s, u"Field"_s, u"Now"_s, u"Then"_s}, nullptr));
    QCOMPARE(table->view()->model()->rowCount(), 50 * 9);
}

void RunActionsTest::retriesAsItIsOrWas_data()
{
    QTest::addColumn<bool>("asItWas");
    QTest::newRow("as it is") << false;
    QTest::newRow("as it was") << true;
}

void RunActionsTest::retriesAsItIsOrWas()
{
    QFETCH(bool, asItWas);
    Bench bench;
    const RunSnapshot snapshot
        = endedRun(RunState::CompletedWithRejections, {100, 68, 0, 32, 0, 0});
    bench.access->startAnswer = samples::run(141, RunState::Running);
    bench.open(snapshot);
    auto *button = bench.find<QPushButton>(u"retryRejectedButton"_s);
    QCOMPARE(button->text(), u"Retry 32 Records…"_s);
    // Its icon keeps the gap to the text that the icons of the buttons beside it keep.
    QCOMPARE(button->iconSize(), bench.find<QPushButton>(u"runAgainButton"_s)->iconSize());
    button->click();
    auto *dialog = bench.find<RetryDialog>(u"retryDialog"_s);
    QVERIFY(dialog);
    QVERIFY(testing::namelessWidgets(dialog).isEmpty());
    QVERIFY(dialog->findChild<QRadioButton *>(u"retryNowRadio"_s)->isChecked());
    if (asItWas)
        dialog->findChild<QRadioButton *>(u"retryBeforeRadio"_s)->click();
    dialog->findChild<QPushButton *>(u"retryButton"_s)->click();
    const QString wish
        = u"retry %1 %2"_s.arg(snapshot.run.id, asItWas ? u"as it was"_s : u"as it is"_s);
    QTRY_VERIFY(bench.access->wishes.contains(wish));
    QTRY_COMPARE(bench.page.view()->runId(), u"run-141"_s); // the new run is shown
}

// What is gone is not promised to be retried.
void RunActionsTest::retryCountsWhatCanBeRetried()
{
    Bench bench;
    for (int i = 0; i < 5; ++i)
        bench.access->allIssues.append({.ordinal = i + 1,
            .outcome = u"rejected"_s,
            .sourceKey = QString::number(i),
            .code = i < 2 ? u"GONE"_s : u"INVALID_DATA"_s});
    bench.open(endedRun(RunState::CompletedWithRejections, {100, 95, 0, 5, 0, 0}));
    bench.find<QPushButton>(u"retryRejectedButton"_s)->click();
    auto *dialog = bench.find<RetryDialog>(u"retryDialog"_s);
    QVERIFY(dialog);
    auto *note = dialog->findChild<QLabel *>(u"retryHopeless"_s);
    QTRY_VERIFY(note->isVisible());
    QVERIFY(note->text().startsWith(u"2 other rejected records cannot be retried"_s));
    QCOMPARE(dialog->windowTitle(), u"Retry 3 Rejected Records"_s);
    dialog->reject();

    // None is left: there is nothing to start.
    bench.access->allIssues.resize(2);
    bench.open(endedRun(RunState::CompletedWithRejections, {100, 98, 0, 2, 0, 0}));
    QTRY_VERIFY(!bench.find<RetryDialog>(u"retryDialog"_s));
    bench.find<QPushButton>(u"retryRejectedButton"_s)->click();
    dialog = bench.find<RetryDialog>(u"retryDialog"_s);
    QTRY_VERIFY(!dialog->findChild<QPushButton *>(u"retryButton"_s)->isEnabled());
}

void RunActionsTest::asksBeforeItWrites()
{
    Bench bench;
    RunSnapshot snapshot = endedRun(RunState::NeedsAttention, {100, 0, 0, 0, 100, 0});
    const QString finding = u"Mobile would be emptied in 40 of 100 records"_s;
    snapshot.run.reason = u"Nothing is written yet: "_s + finding;
    bench.access->found = {finding};
    bench.open(snapshot);
    auto *decide = bench.find<QPushButton>(u"resumeButton"_s);
    QCOMPARE(decide->text(), u"Decide…"_s);
    decide->click();
    QTRY_VERIFY(bench.find<GoOnDialog>(u"goOnDialog"_s));
    auto *dialog = bench.find<GoOnDialog>(u"goOnDialog"_s);
    auto *goOn = dialog->findChild<QPushButton *>(u"goOnButton"_s);
    QVERIFY(!goOn->isEnabled());
    QVERIFY2(testing::namelessWidgets(dialog).isEmpty(),
        qPrintable(testing::namelessWidgets(dialog).join(u' ')));
    dialog->findChild<QCheckBox *>(u"agreeCheck"_s)->click();
    goOn->click();
    QCOMPARE(bench.access->wishes, QStringList{u"resume "_s + snapshot.run.id});
}

// A limit of rejections, say: nothing was found before the first write, or it was agreed to.
void RunActionsTest::asksBeforeItGoesOn()
{
    Bench bench;
    RunSnapshot snapshot = endedRun(RunState::NeedsAttention, {100, 40, 0, 30, 30, 0});
    snapshot.run.reason = u"30 of 70 records were rejected"_s;
    bench.access->found = {u"Mobile would be emptied"_s};
    bench.open(snapshot);
    bench.find<QPushButton>(u"resumeButton"_s)->click();
    QTRY_VERIFY(bench.find<GoOnDialog>(u"goOnDialog"_s));
    auto *dialog = bench.find<GoOnDialog>(u"goOnDialog"_s);
    QVERIFY(!dialog->findChild<QCheckBox *>(u"agreeCheck"_s));
    QVERIFY(dialog->findChild<QPushButton *>(u"goOnButton"_s)->isEnabled());
    dialog->findChild<QPushButton *>(u"stopRunButton"_s)->click();
    QVERIFY(bench.access->wishes.last().startsWith(u"stop "_s + snapshot.run.id));
}

void RunActionsTest::pendingRecordsAreNotAskedAbout()
{
    Bench bench;
    RunSnapshot snapshot = endedRun(RunState::NeedsAttention, {100, 40, 0, 0, 30, 30});
    bench.open(snapshot);
    bench.find<QPushButton>(u"resumeButton"_s)->click();
    QCOMPARE(bench.access->wishes, QStringList{u"resume "_s + snapshot.run.id});
    QVERIFY(!bench.find<GoOnDialog>(u"goOnDialog"_s));
}

QObject *makeRunActionsTest()
{
    return new RunActionsTest;
}

#include "tst_runactions.moc"
