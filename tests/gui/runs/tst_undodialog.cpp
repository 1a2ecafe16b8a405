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

// What a run wrote is put back: the plan first, then the consent.
class UndoDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void undoShowsItsPlanFirst();
    void undoTellsWhyNot();
    void undoThatIsCancelledStopsItsPlan();
    void planThatBeginsTooLateIsStopped();
    void undoOfProductionWantsConsent();
    void undoOfInsertsWantsTheirCount();
    void undoOfInsertsTellsWhatStays();
    void undoTellsUntilWhen();
    void runsKnowTheirUndo();

private:
    static UndoDialog *openUndo(Bench &bench, const RunSnapshot &snapshot);
    static RunPlan deletionOf(const RunRow &run, const Counts &counts);
};

UndoDialog *UndoDialogTest::openUndo(Bench &bench, const RunSnapshot &snapshot)
{
    bench.access->startAnswer = undoOf(snapshot.run, 150, RunState::Running, true);
    bench.open(snapshot);
    const int before = bench.access->refreshes;
    bench.page.undoRun();
    const bool isAnswered
        = QTest::qWaitFor([&bench, before] { return bench.access->refreshes > before; });
    return isAnswered ? bench.find<UndoDialog>(u"undoDialog"_s) : nullptr;
}

RunPlan UndoDialogTest::deletionOf(const RunRow &run, const Counts &counts)
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

void UndoDialogTest::undoShowsItsPlanFirst()
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

void UndoDialogTest::undoTellsWhyNot()
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

void UndoDialogTest::undoThatIsCancelledStopsItsPlan()
{
    Bench bench;
    const RunSnapshot snapshot = endedRun(RunState::Completed, {100, 90, 10, 0, 0, 0});
    UndoDialog *dialog = openUndo(bench, snapshot);
    QVERIFY(dialog);
    dialog->findChild<QPushButton *>(u"cancelButton"_s)->click();
    QVERIFY(bench.access->wishes.last().startsWith(u"stop run-150"_s));
}

// Cancelled before the answer was there: the dry run has begun all the same.
void UndoDialogTest::planThatBeginsTooLateIsStopped()
{
    Bench bench;
    const RunSnapshot snapshot = endedRun(RunState::Completed, {100, 90, 10, 0, 0, 0});
    bench.access->startAnswer = undoOf(snapshot.run, 150, RunState::Running, true);
    bench.open(snapshot);
    bench.page.undoRun();
    auto *dialog = bench.find<UndoDialog>(u"undoDialog"_s);
    QVERIFY(dialog);
    dialog->findChild<QPushButton *>(u"cancelButton"_s)->click();
    QVERIFY(bench.access->wishes.last().startsWith(u"plan undo"_s));
    QTRY_VERIFY(bench.access->wishes.last().startsWith(u"stop run-150"_s));
}

void UndoDialogTest::undoOfProductionWantsConsent()
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

void UndoDialogTest::undoOfInsertsWantsTheirCount()
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

void UndoDialogTest::undoOfInsertsTellsWhatStays()
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

void UndoDialogTest::undoTellsUntilWhen()
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

void UndoDialogTest::runsKnowTheirUndo()
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

QObject *makeUndoDialogTest()
{
    return new UndoDialogTest;
}

#include "tst_undodialog.moc"
