// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runtablemodel.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/rowview.h"
#include "console/widgets/sumline.h"
#include "gui/acceptance/acceptancetests.h"
#include "gui/acceptance/faultcases.h"
#include "gui/runs/runbench.h"

#include <QComboBox>
#include <QLabel>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kMostClicks = 2;

// All that can be read on the page now.
QString shownTexts(const QWidget &page)
{
    QStringList texts;
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    for (const QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->isEnabled())
            texts << u'[' + button->text() + u']';
    }
    for (const MessageBar *bar : page.findChildren<MessageBar *>()) {
        if (bar->isVisible())
            texts << bar->text();
    }
    return texts.join(u'\n');
}

RunSnapshot leftBy(const FaultCase &fault)
{
    using Leaves = FaultCase::Leaves;
    const bool isGood = fault.leaves == Leaves::Nothing || fault.leaves == Leaves::Record;
    RunSnapshot snapshot = isGood ? samples::inState(fault.state) : samples::running();
    snapshot.run.state = fault.state;
    if (fault.leaves == Leaves::Record) {
        snapshot.run.counts.rejected = 1;
        snapshot.run.counts.written += 36;
    }
    StepView &step = snapshot.stages.last().steps[3]; // "Chunk 4"
    if (fault.leaves == Leaves::Wait) {
        step.state = StepState::Ready;
        step.error = fault.error.text();
        step.note = fault.waitReason;
        step.notBeforeMs = samples::kNowMs + 12'000;
        snapshot.waitReason = fault.waitReason;
        snapshot.waitUntilMs = step.notBeforeMs;
    }
    if (fault.leaves == Leaves::End) { // as the engine says it: the step and what it met
        snapshot.waitReason.clear();
        snapshot.run.counts.notAttempted += snapshot.run.counts.pending;
        snapshot.run.counts.pending = 0;
        step.state = StepState::Dead;
        step.error = fault.error.text();
        snapshot.run.reason = step.title + u": "_s + step.error;
    }
    return snapshot;
}

} // namespace

// For every fault of the matrix but C50: from the page Runs to record, field, value, the service's
// words and the next step in at most two clicks.
class FaultClicksTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyFaultIsThere();
    void twoClicksTellWhatToDo_data();
    void twoClicksTellWhatToDo();

private:
    void openFromTheList(Bench &bench, const RunSnapshot &snapshot);
    void tellsTheRecord(Bench &bench, const FaultCase &fault);

    int m_clicks = 0;
};

void FaultClicksTest::everyFaultIsThere()
{
    QSet<QByteArray> numbers;
    for (const FaultCase &fault : faultCases())
        numbers.insert(fault.name.left(fault.name.indexOf(' ')));
    for (int number = 1; number < 50; ++number)
        QVERIFY2(numbers.contains("C" + QByteArray::number(number)),
            qPrintable(u"C%1 is missing"_s.arg(number)));
}

void FaultClicksTest::twoClicksTellWhatToDo_data()
{
    QTest::addColumn<int>("index");
    const QList<FaultCase> faults = faultCases();
    for (int i = 0; i < faults.size(); ++i)
        QTest::newRow(faults.at(i).name.constData()) << i;
}

// The list tells that something is wrong; a click on the run's number opens it.
void FaultClicksTest::openFromTheList(Bench &bench, const RunSnapshot &snapshot)
{
    emit bench.access->listChanged({snapshot.run});
    bench.find<QComboBox>(u"runPeriodCombo"_s)->setCurrentIndex(3);
    auto *table = bench.find<RowView>(u"runTable"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(!table->model()->index(0, RunTableModel::State).data().toString().isEmpty());
    const QRect link = table->visualRect(table->model()->index(0, RunTableModel::Number));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, link.center());
    ++m_clicks;
    QTRY_VERIFY(bench.page.isRunShown());
    bench.show(snapshot, 0);
}

void FaultClicksTest::tellsTheRecord(Bench &bench, const FaultCase &fault)
{
    QCOMPARE(bench.page.view()->currentTab(), u"rejected"_s); // opens there by itself
    auto *panel = bench.find<QWidget>(u"recordPanel"_s);
    QTRY_VERIFY(panel->isVisible());
    const QString told = fault.issue.message;
    QTRY_VERIFY(shownTexts(*panel).contains(told));
    const QString texts = shownTexts(*panel);
    for (const QString &text : {fault.issue.sourceKey, fault.issue.field, fault.issue.code})
        QVERIFY2(texts.contains(text), qPrintable(text + u" is not in:\n"_s + texts));
    if (!fault.value.isEmpty())
        QTRY_VERIFY2(shownTexts(*panel).contains(fault.value), qPrintable(fault.value));
    const auto *advice = bench.find<QLabel>(u"rejectionAdvice"_s);
    QVERIFY(advice->isVisible() && advice->text().size() > 20);
}

void FaultClicksTest::twoClicksTellWhatToDo()
{
    QFETCH(int, index);
    const FaultCase fault = faultCases().at(index);
    using Leaves = FaultCase::Leaves;
    m_clicks = 0;
    Bench bench({1180, 700});
    if (fault.leaves == Leaves::Record) {
        bench.access->allIssues = {fault.issue};
        bench.access->values = {{u"id"_s, fault.issue.sourceKey}, {fault.issue.field, fault.value}};
    }
    if (fault.leaves == Leaves::Refusal) {
        emit bench.access->failed(fault.error);
    } else {
        openFromTheList(bench, leftBy(fault));
        if (QTest::currentTestFailed())
            return;
    }
    if (fault.leaves == Leaves::Record)
        tellsTheRecord(bench, fault);
    QTRY_VERIFY(shownTexts(bench.page).contains(fault.error.what));
    const QString texts = shownTexts(bench.page);
    for (const QString &text : {fault.error.what, fault.error.why, fault.error.next})
        QVERIFY2(texts.contains(text), qPrintable(text + u" is not in:\n"_s + texts));
    if (fault.leaves == Leaves::Wait) {
        const auto *time = bench.find<QWidget>(u"runTime"_s);
        QVERIFY2(static_cast<const ElidingLabel *>(time)->text().contains(u"next check in"_s),
            qPrintable(static_cast<const ElidingLabel *>(time)->text()));
    }
    if (fault.leaves == Leaves::End)
        QVERIFY2(texts.contains(u"[Resume]"_s) || texts.contains(u"[Decide…]"_s)
                || texts.contains(u"[Run Again…]"_s),
            qPrintable(texts));
    if (fault.leaves == Leaves::Nothing)
        QVERIFY(bench.page.view()->findChild<SumLine *>()->isBalanced());
    QVERIFY2(m_clicks <= kMostClicks, qPrintable(QString::number(m_clicks)));
}

} // namespace sluice::testing

QObject *makeFaultClicksTest()
{
    return new sluice::testing::FaultClicksTest;
}

#include "faultclicks.moc"
