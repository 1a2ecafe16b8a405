// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/eraserundialog.h"
#include "console/runs/rejectedpane.h"
#include "console/runs/runwords.h"
#include "console/widgets/rowview.h"
#include "core/log/logring.h"
#include "gui/pagefixture.h"
#include "gui/runs/runbench.h"
#include "gui/runs/runtests.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// The data of a run is erased after two answers, and what the page knew of it goes too.
class EraseRunTest final : public QObject
{
    Q_OBJECT

private slots:
    void wantsTwoAnswers();
    void tellsWhatWentAndForgetsIt();
    void tellsWhyNot();
    void isNotAskedOfALiveRun();
    void staysWhileItErases();
    void memoryForgetsItsLines();

private:
    static EraseRunDialog *open(Bench &bench, const RunSnapshot &snapshot)
    {
        bench.open(snapshot);
        bench.page.eraseRun();
        return bench.find<EraseRunDialog>(u"eraseRunDialog"_s);
    }
    static void answer(EraseRunDialog *dialog, qint64 number)
    {
        dialog->findChild<QCheckBox *>(u"understandCheck"_s)->setChecked(true);
        dialog->findChild<QLineEdit *>(u"runNumberEdit"_s)->setText(QString::number(number));
    }
    static RunSnapshot ended()
    {
        RunSnapshot snapshot = samples::inState(RunState::CompletedWithRejections);
        snapshot.run.counts = {100, 63, 0, 37, 0, 0};
        return snapshot;
    }
};

void EraseRunTest::wantsTwoAnswers()
{
    Bench bench;
    const RunSnapshot snapshot = ended();
    EraseRunDialog *dialog = open(bench, snapshot);
    QVERIFY(bench.page.actions().canErase);
    QVERIFY(dialog);
    QVERIFY2(testing::namelessWidgets(dialog).isEmpty(),
        qPrintable(testing::namelessWidgets(dialog).join(u' ')));
    auto *understand = dialog->findChild<QCheckBox *>(u"understandCheck"_s);
    auto *number = dialog->findChild<QLineEdit *>(u"runNumberEdit"_s);
    auto *erase = dialog->findChild<QPushButton *>(u"eraseButton"_s);
    QVERIFY(!erase->isEnabled() && !erase->isDefault());
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"cancelButton"_s)->hasFocus());
    QTest::keyClick(understand, Qt::Key_Space);
    QVERIFY(!erase->isEnabled());
    QTest::keyClicks(number, QString::number(snapshot.run.number + 1));
    QVERIFY(!erase->isEnabled());
    number->clear();
    QTest::keyClicks(number, QString::number(snapshot.run.number));
    QVERIFY(erase->isEnabled());
    testing::takePicture(*dialog, u"erase-run"_s);
    QTest::keyClick(understand, Qt::Key_Space);
    QVERIFY(!erase->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(bench.access->erased.isEmpty());
}

void EraseRunTest::tellsWhatWentAndForgetsIt()
{
    Bench bench;
    const RunSnapshot snapshot = ended();
    bench.access->allIssues = samples::issues(37);
    bench.access->eraseAnswer = ErasedRun{snapshot.run, 37, 12, 1400};
    EraseRunDialog *dialog = open(bench, snapshot);
    bench.page.view()->showTab(u"rejected"_s);
    const auto *rejected = bench.find<RowView>(u"rejectedTable"_s)->model();
    QTRY_COMPARE(rejected->rowCount(), 37);
    answer(dialog, snapshot.run.number);
    const int before = bench.access->refreshes;
    QSignalSpy closed(dialog, &QDialog::accepted);
    dialog->findChild<QPushButton *>(u"eraseButton"_s)->click();
    QVERIFY(closed.wait());
    QCOMPARE(bench.access->erased, QStringList{snapshot.run.id});
    QVERIFY(bench.access->refreshes > before);
    QVERIFY(!bench.page.isRunShown());
    QCOMPARE(rejected->rowCount(), 0);
    bool isTold = false;
    for (const MessageBar *bar : bench.page.findChildren<MessageBar *>())
        isTold = isTold || (bar->isVisible() && bar->text().contains(u"12 files, 37 reasons"_s));
    QVERIFY(isTold);
}

void EraseRunTest::tellsWhyNot()
{
    Bench bench;
    const RunSnapshot snapshot = ended();
    bench.access->eraseAnswer = fail(ErrorKind::Locked, u"The data of run #1 cannot be erased"_s,
        u"Run #9 takes it back and is not complete"_s);
    EraseRunDialog *dialog = open(bench, snapshot);
    answer(dialog, snapshot.run.number);
    auto *erase = dialog->findChild<QPushButton *>(u"eraseButton"_s);
    erase->click();
    QVERIFY(!erase->isEnabled()); // while it is asked
    const auto *problem = dialog->findChild<QLabel *>(u"eraseProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(u"Run #9 takes it back"_s));
    QVERIFY(erase->isEnabled()); // it may be over by now
    QVERIFY(bench.page.isRunShown());
}

void EraseRunTest::isNotAskedOfALiveRun()
{
    Bench bench;
    const RunSnapshot snapshot = samples::inState(RunState::Running);
    EraseRunDialog *dialog = open(bench, snapshot);
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QLabel *>(u"eraseProblem"_s)->text().contains(u"Stop it"_s));
    QVERIFY(!dialog->findChild<QCheckBox *>(u"understandCheck"_s)->isEnabled());
    answer(dialog, snapshot.run.number);
    QVERIFY(!dialog->findChild<QPushButton *>(u"eraseButton"_s)->isEnabled());
}

void EraseRunTest::staysWhileItErases()
{
    EraseRunDialog dialog(ended().run, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.setErasing();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    dialog.setProblem({.kind = ErrorKind::Internal, .what = u"The disk is full"_s});
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void EraseRunTest::memoryForgetsItsLines()
{
    LogRing ring;
    ring.write(
        {.atMs = 1, .runId = u"a"_s, .component = "crm", .message = u"Ann"_s, .details = {}});
    ring.write(
        {.atMs = 2, .runId = u"b"_s, .component = "crm", .message = u"Bob"_s, .details = {}});
    ring.forget(u"a"_s);
    const LogRing::News news = ring.takeSince(0);
    QCOMPARE(news.records.size(), 2);
    QVERIFY(news.records.first().runId.isEmpty());
    QCOMPARE(news.records.first().message, u"(erased)"_s);
    QCOMPARE(news.records.last().message, u"Bob"_s);
}

QObject *makeEraseRunTest()
{
    return new EraseRunTest;
}

#include "tst_eraserun.moc"
