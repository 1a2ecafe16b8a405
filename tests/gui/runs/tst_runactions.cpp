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

namespace {

RunSnapshot endedRun(
    RunState state, const Counts &counts, const QString &environment = u"sandbox"_s)
{
    RunSnapshot snapshot = samples::inState(state);
    snapshot.run.counts = counts;
    snapshot.run.environment = environment;
    return snapshot;
}

// A run that takes back another one.
RunRow undoOf(const RunRow &run, qint64 number, RunState state, bool isDryRun)
{
    RunRow undo = samples::run(number, state);
    QJsonObject job = undo.params.value("job"_L1).toObject();
    job.insert(u"undoOf"_s, QJsonObject{{u"run"_s, run.id}, {u"number"_s, run.number}});
    undo.params.insert(u"job"_s, job);
    undo.isDryRun = isDryRun;
    return undo;
}

} // namespace

// What an ended run can still be asked for, with a fake in place of the application.
class RunActionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void actionsFollowTheRun_data();
    void actionsFollowTheRun();
    void runDialogAsksForConsent();
    void planShowsWholeRecords();
    void retriesAsItIsOrWas_data();
    void retriesAsItIsOrWas();
    void retryCountsWhatCanBeRetried();
    void undoShowsItsPlanFirst();
    void undoTellsWhyNot();
    void undoThatIsCancelledStopsItsPlan();
    void undoOfProductionWantsConsent();
    void undoOfInsertsWantsTheirCount();
    void undoOfInsertsTellsWhatStays();
    void undoTellsUntilWhen();
    void runsKnowTheirUndo();
    void asksBeforeItWrites();
    void asksBeforeItGoesOn();
    void pendingRecordsAreNotAskedAbout();

private:
    static UndoDialog *openUndo(Bench &bench, const RunSnapshot &snapshot);
    static RunPlan planOf(const RunRow &run, const Counts &counts);
    static RunPlan deletionOf(const RunRow &run, const Counts &counts);
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
    QTest::newRow("table") << u"datastore-analytics"_s << false << 3 << false << false;
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

UndoDialog *RunActionsTest::openUndo(Bench &bench, const RunSnapshot &snapshot)
{
    bench.access->startAnswer = undoOf(snapshot.run, 150, RunState::Running, true);
    bench.open(snapshot);
    const int before = bench.access->refreshes;
    bench.page.undoRun();
    const bool isAnswered
        = QTest::qWaitFor([&bench, before] { return bench.access->refreshes > before; });
    return isAnswered ? bench.find<UndoDialog>(u"undoDialog"_s) : nullptr;
}

RunPlan RunActionsTest::planOf(const RunRow &run, const Counts &counts)
{
    RunPlan plan{.run = undoOf(run, 150, RunState::CompletedWithRejections, true)};
    plan.run.counts = counts;
    plan.cost = {{u"credits"_s, 1'010}};
    plan.sample = {QJsonObject{{u"id"_s, u"5544000000000002"_s},
        {u"before"_s, QJsonObject{{u"Country"_s, u"IN"_s}}},
        {u"after"_s, QJsonObject{{u"Country"_s, u"India"_s}}}}};
    return plan;
}

void RunActionsTest::undoShowsItsPlanFirst()
{
    Bench bench;
    const RunSnapshot snapshot = endedRun(RunState::Completed, {100, 90, 10, 0, 0, 0});
    UndoDialog *dialog = openUndo(bench, snapshot);
    QVERIFY(dialog);
    QCOMPARE(bench.access->wishes, QStringList{u"plan undo "_s + snapshot.run.id});
    auto *undo = dialog->findChild<QPushButton *>(u"undoButton"_s);
    const auto *text = dialog->findChild<QLabel *>(u"undoText"_s);
    QVERIFY(!undo->isEnabled());
    QVERIFY(text->text().contains(u"Nothing is written"_s));
    RunRow planning = undoOf(snapshot.run, 150, RunState::Running, true);
    planning.counts.read = 40;
    emit bench.access->listChanged({planning, snapshot.run});
    QVERIFY2(text->text().contains(u"40 of 90"_s), qPrintable(text->text()));
    bench.access->planAnswer = planOf(snapshot.run, {90, 86, 1, 3, 0, 0});
    bench.access->allIssues = {{.ordinal = 7,
        .outcome = u"rejected"_s,
        .sourceKey = u"5544000000000044"_s,
        .code = u"CHANGED_SINCE"_s,
        .field = u"Country"_s,
        .message = u"Somebody changed it since"_s}};
    planning.state = RunState::CompletedWithRejections;
    emit bench.access->listChanged({planning, snapshot.run});
    QTRY_VERIFY(undo->isEnabled());
    QCOMPARE(undo->text(), u"Undo 86 Records"_s);
    QVERIFY(text->text().contains(u"1"_s) && text->text().contains(u"credits"_s));
    QCOMPARE(dialog->findChild<RowView *>(u"sampleTable"_s)->model()->rowCount(), 1);
    dialog->findChild<Segments *>(u"undoSegments"_s)->button(u"left"_s)->click();
    auto *left = dialog->findChild<RowView *>(u"leftTable"_s);
    QVERIFY(left->isVisible());
    QCOMPARE(left->model()->index(0, 0).data().toString(), u"5544000000000044"_s);
    QVERIFY2(testing::namelessWidgets(dialog).isEmpty(),
        qPrintable(testing::namelessWidgets(dialog).join(u' ')));
    bench.access->startAnswer = undoOf(snapshot.run, 151, RunState::Running, false);
    undo->click();
    QTRY_VERIFY(bench.access->wishes.contains(u"undo "_s + snapshot.run.id));
    QTRY_COMPARE(bench.page.view()->runId(), u"run-151"_s);
    QVERIFY(!bench.access->wishes.last().startsWith(u"stop"_s));
}

void RunActionsTest::undoTellsWhyNot()
{
    Bench bench;
    const RunSnapshot snapshot = endedRun(RunState::Completed, {100, 90, 10, 0, 0, 0});
    bench.open(snapshot);
    bench.access->startAnswer = fail(ErrorKind::Config, u"Run #1 cannot be taken back"_s,
        u"The files of what it wrote are not there any more"_s);
    bench.page.undoRun();
    auto *dialog = bench.find<UndoDialog>(u"undoDialog"_s);
    const auto *text = dialog->findChild<QLabel *>(u"undoText"_s);
    QTRY_VERIFY(text->text().contains(u"not there any more"_s));
    QVERIFY(!dialog->findChild<QPushButton *>(u"undoButton"_s)->isEnabled());
    dialog->reject();
    QTest::qWait(0);
    QCOMPARE(bench.access->wishes.size(), 1); // there is no plan to stop
}

void RunActionsTest::undoThatIsCancelledStopsItsPlan()
{
    Bench bench;
    const RunSnapshot snapshot = endedRun(RunState::Completed, {100, 90, 10, 0, 0, 0});
    UndoDialog *dialog = openUndo(bench, snapshot);
    QVERIFY(dialog);
    dialog->findChild<QPushButton *>(u"cancelButton"_s)->click();
    QVERIFY(bench.access->wishes.last().startsWith(u"stop run-150"_s));
}

void RunActionsTest::undoOfProductionWantsConsent()
{
    UndoDialog dialog(
        endedRun(RunState::Completed, {10, 10, 0, 0, 0, 0}, u"production"_s).run, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *undo = dialog.findChild<QPushButton *>(u"undoButton"_s);
    dialog.setPlan(planOf(samples::run(1, RunState::Completed), {10, 10, 0, 0, 0, 0}), {});
    QVERIFY(!undo->isEnabled());
    QVERIFY(!undo->isDefault());
    dialog.findChild<QCheckBox *>(u"agreeCheck"_s)->click();
    QVERIFY(undo->isEnabled());
    dialog.setPlan(planOf(samples::run(1, RunState::Completed), {10, 0, 10, 0, 0, 0}), {});
    QVERIFY(!undo->isEnabled()); // there is nothing to put back
}

RunPlan RunActionsTest::deletionOf(const RunRow &run, const Counts &counts)
{
    RunPlan plan = planOf(run, counts);
    QJsonObject job = plan.run.params.value("job"_L1).toObject();
    QJsonObject undo = job.value("undoOf"_L1).toObject();
    undo.insert(u"inserts"_s, true);
    undo.insert(u"updated"_s, 7);
    job.insert(u"undoOf"_s, undo);
    plan.run.params.insert(u"job"_s, job);
    plan.sample = {QJsonObject{{u"id"_s, u"5544000000000002"_s}, {u"before"_s, QJsonObject()},
        {u"after"_s, QJsonObject()}}};
    return plan;
}

void RunActionsTest::undoOfInsertsWantsTheirCount()
{
    Bench bench;
    const RunSnapshot snapshot = endedRun(RunState::Completed, {1200, 1200, 0, 0, 0, 0});
    UndoDialog *dialog = openUndo(bench, snapshot);
    QVERIFY(dialog);
    QVERIFY(bench.access->undoChoices.first().deletesInserted); // the plan counts what could go
    QCOMPARE(bench.access->undoChoices.first().exactCount, -1);
    bench.access->planAnswer = deletionOf(snapshot.run, {1200, 1197, 1, 2, 0, 0});
    RunRow planned = bench.access->planAnswer->run;
    planned.state = RunState::CompletedWithRejections;
    emit bench.access->listChanged({planned, snapshot.run});
    auto *check = dialog->findChild<QCheckBox *>(u"deleteInsertedCheck"_s);
    QTRY_VERIFY(check->isVisible());
    auto *count = dialog->findChild<QLineEdit *>(u"exactCountEdit"_s);
    auto *undo = dialog->findChild<QPushButton *>(u"undoButton"_s);
    QVERIFY(!undo->isEnabled() && !count->isVisible());
    QCOMPARE(dialog->choice().exactCount, -1);
    QVERIFY(!dialog->choice().deletesInserted);
    check->setFocus();
    QTest::keyClick(check, Qt::Key_Space);
    QVERIFY(count->isVisible() && count->hasFocus() && !undo->isEnabled());
    QTest::keyClicks(count, u"1196"_s);
    QVERIFY(!undo->isEnabled());
    count->clear();
    QTest::keyClicks(count, u"1x1 9-7"_s); // only digits are taken
    QCOMPARE(count->text(), u"1197"_s);
    QVERIFY(undo->isEnabled());
    QVERIFY2(testing::namelessWidgets(dialog).isEmpty(),
        qPrintable(testing::namelessWidgets(dialog).join(u' ')));
    testing::takePicture(*dialog, u"undo-inserts"_s);
    check->setChecked(false); // both are asked for again
    QVERIFY(!undo->isEnabled() && count->text().isEmpty());
    check->setChecked(true);
    QTest::keyClicks(count, u"1197"_s);
    bench.access->startAnswer = undoOf(snapshot.run, 151, RunState::Running, false);
    QTest::keyClick(count, Qt::Key_Return);
    QTRY_VERIFY(bench.access->wishes.contains(u"undo "_s + snapshot.run.id));
    QVERIFY(bench.access->undoChoices.last().deletesInserted);
    QCOMPARE(bench.access->undoChoices.last().exactCount, 1197);
}

void RunActionsTest::undoOfInsertsTellsWhatStays()
{
    UndoDialog dialog(endedRun(RunState::Completed, {10, 10, 0, 0, 0, 0}, u"production"_s).run, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const RunRow run = samples::run(1, RunState::Completed);
    dialog.setPlan(deletionOf(run, {10, 6, 1, 3, 0, 0}), {});
    const QString text = dialog.findChild<QLabel *>(u"undoText"_s)->text();
    QVERIFY2(text.contains(u"made 10 records; 6 of them"_s), qPrintable(text));
    QVERIFY2(text.contains(u"3 were changed"_s) && text.contains(u"7 that it found"_s),
        qPrintable(text));
    auto *undo = dialog.findChild<QPushButton *>(u"undoButton"_s);
    QCOMPARE(undo->text(), u"Delete 6 Records"_s);
    QCOMPARE(dialog.findChild<RowView *>(u"sampleTable"_s)->model()->rowCount(), 1);
    dialog.findChild<QCheckBox *>(u"deleteInsertedCheck"_s)->setChecked(true);
    dialog.findChild<QLineEdit *>(u"exactCountEdit"_s)->setText(u"6"_s);
    QVERIFY(!undo->isEnabled()); // it is production
    dialog.findChild<QCheckBox *>(u"agreeCheck"_s)->setChecked(true);
    QVERIFY(undo->isEnabled());
    // What it changed is put back, whether what it made goes or not.
    RunPlan both = deletionOf(run, {10, 6, 1, 3, 0, 0});
    both.cost.insert(u"undo"_s, QJsonObject{{u"putBack"_s, 4}, {u"deleted"_s, 2}});
    dialog.setPlan(both, {});
    QVERIFY(undo->isEnabled() && !dialog.choice().deletesInserted);
    dialog.findChild<QCheckBox *>(u"deleteInsertedCheck"_s)->setChecked(true);
    QVERIFY(!undo->isEnabled());
    dialog.findChild<QLineEdit *>(u"exactCountEdit"_s)->setText(u"2"_s);
    QVERIFY(undo->isEnabled() && dialog.choice().exactCount == 2);
    dialog.setPlan(deletionOf(run, {10, 0, 10, 0, 0, 0}), {});
    QVERIFY(!dialog.findChild<QCheckBox *>(u"deleteInsertedCheck"_s)->isVisible());
    QVERIFY(!undo->isEnabled()); // nothing is there any more
}

void RunActionsTest::undoTellsUntilWhen()
{
    Bench bench;
    RunSnapshot snapshot = endedRun(RunState::Completed, {100, 90, 10, 0, 0, 0});
    const QDateTime until({2026, 12, 22}, {13, 56});
    bench.access->times = {.goesAtMs = until.toMSecsSinceEpoch(), .isUndoable = true};
    bench.open(snapshot);
    const auto *text = bench.find<QLabel>(u"undoCardText"_s);
    QTRY_VERIFY2(text->text().contains(u"possible until"_s), qPrintable(text->text()));
    QVERIFY2(text->text().contains(u"22"_s) && text->text().contains(u"13:56"_s),
        qPrintable(text->text()));
    const auto *button = bench.find<QPushButton>(u"openUndoButton"_s);
    QVERIFY(button->isEnabled());
    const QString why
        = u"Its files were deleted: they were older than 30 days (setting keep-run-files-days)"_s;
    bench.access->times = {.goneAtMs = samples::kNowMs, .goneWhy = why, .isUndoable = true};
    bench.page.showList();
    bench.open(snapshot);
    QTRY_VERIFY2(text->text().contains(why), qPrintable(text->text()));
    QVERIFY(!button->isEnabled());
    bench.access->times = {.isUndoable = false};
    bench.page.showList();
    bench.open(snapshot);
    QTRY_VERIFY2(text->text().contains(u"was not read"_s), qPrintable(text->text()));
    QJsonObject job = snapshot.run.params.value("job"_L1).toObject();
    job.insert(u"targetFile"_s, QJsonObject{{u"path"_s, u"/data/leads.csv"_s}});
    snapshot.run.params.insert(u"job"_s, job);
    QVERIFY(!canUndoRun(snapshot.run)); // it changed nothing in the CRM
}

void RunActionsTest::runsKnowTheirUndo()
{
    const RunRow run = endedRun(RunState::Completed, {100, 90, 10, 0, 0, 0}).run;
    const RunRow plan = undoOf(run, 150, RunState::Completed, true);
    const RunRow undo = undoOf(run, 151, RunState::Completed, false);
    QCOMPARE(kinNote(kinOf(run, {plan})), QString());
    QCOMPARE(kinNote(kinOf(run, {undo, plan, run})), u"undone by run #151"_s);
    QCOMPARE(kinNote(kinOf(undo, {undo, plan, run})), u"undoes run #%1"_s.arg(run.number));
    QCOMPARE(kinNote(kinOf(run, {undoOf(run, 152, RunState::Stopped, false)})),
        u"run #152 is to undo it"_s);
    Bench bench;
    RunSnapshot snapshot = endedRun(RunState::Completed, {100, 90, 10, 0, 0, 0});
    emit bench.access->listChanged({undo, snapshot.run});
    bench.open(snapshot);
    QCOMPARE(bench.find<QLabel>(u"undoCardText"_s)->text(), u"Undone by run #151."_s);
    bench.find<QPushButton>(u"openKinButton"_s)->click();
    QCOMPARE(bench.page.view()->runId(), undo.id);
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
