// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/loadproblem.h"
#include "console/widgets/steplist.h"
#include "gui/analytics/analyticsbench.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// F5 on the page Analytics: what is known of the services is asked for anew, and nothing is lost
// until it comes.
class AnalyticsRefreshTest final : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatIsNew();
    void answersOfBeforeAreFollowed();
    void forgottenAnswersAreDropped();
    void keepsTheListsWhenItFails();
    void asksAgainAfterAnError();

private:
    static void addTable(AnalyticsBench &bench)
    {
        bench.access->projectAnswer
            = ProjectFacts{.tables = {u"Customers"_s, u"Invoices"_s, u"Orders"_s}};
    }
};

void AnalyticsRefreshTest::showsWhatIsNew()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s, u"Orders EU"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    auto *tables = bench.find<QComboBox>("tableCombo");
    auto *views = bench.find<QComboBox>("viewCombo");
    QCOMPARE(tables->count(), 2);
    bench.find<QSpinBox>("limitSpin")->setValue(7);
    tables->lineEdit()->setFocus();
    tables->lineEdit()->selectAll();
    QTest::keyClicks(tables->lineEdit(), u"Inv"_s);
    addTable(bench);
    bench.access->workspaceAnswer->tables.append({u"78"_s, u"Invoices EU"_s});
    bench.access->viewAnswer->append({.name = u"Note"_s, .type = u"PLAIN"_s});
    bench.access->delayMs = 300;
    bench.access->asked.clear();
    bench.page->refresh();
    QTRY_VERIFY(bench.access->asked.contains(u"workspace Board"_s));
    QCOMPARE(tables->count(), 2); // as before, until the answer is there
    QTRY_COMPARE(tables->count(), 3);
    QTRY_COMPARE(views->count(), 2);
    QTRY_VERIFY(bench.access->asked.contains(u"view 77"_s));
    QCOMPARE(tables->currentText(), u"Inv"_s);
    QCOMPARE(bench.find<QSpinBox>("limitSpin")->value(), 7);
    QCOMPARE(bench.access->asked.count(u"project Store"_s), 1);
    QCOMPARE(bench.access->asked.count(u"workspace Board"_s), 1);
}

// What was on its way when F5 was pressed may have come too early.
void AnalyticsRefreshTest::answersOfBeforeAreFollowed()
{
    AnalyticsBench bench;
    bench.access->delayMs = 400;
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    QTRY_VERIFY(bench.access->asked.contains(u"project Store"_s));
    addTable(bench);
    bench.page->refresh();
    auto *tables = bench.find<QComboBox>("tableCombo");
    QTRY_COMPARE(tables->count(), 3);
    QCOMPARE(bench.access->asked.count(u"project Store"_s), 2);
    QTRY_VERIFY(bench.canRun());
    QCOMPARE(tables->count(), 3);
}

// A connection was changed: what it answered at its old address is of no use.
void AnalyticsRefreshTest::forgottenAnswersAreDropped()
{
    AnalyticsBench bench;
    bench.access->delayMs = 500;
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    QTRY_VERIFY(bench.access->asked.contains(u"project Store"_s));
    auto store = bench.fixture.application->connections().find(u"Store"_s);
    QVERIFY(store);
    store->settings.insert(u"projectId"_s, u"5"_s);
    QVERIFY(bench.fixture.application->connections().save(*store));
    addTable(bench);
    bench.access->delayMs = 1;
    bench.page->activate();
    auto *tables = bench.find<QComboBox>("tableCombo");
    QTRY_COMPARE(tables->count(), 3);
    QTest::qWait(600); // the answer of before has come, too
    QCOMPARE(tables->count(), 3);
}

void AnalyticsRefreshTest::keepsTheListsWhenItFails()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s, u"Orders EU"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    auto *tables = bench.find<QComboBox>("tableCombo");
    auto *problem = bench.find<LoadProblem>("tablesProblem");
    QVERIFY(problem && !problem->isVisible());
    bench.access->projectAnswer
        = fail(ErrorKind::Network, u"Catalyst cannot be reached"_s, u"No route"_s);
    bench.page->refresh();
    QTRY_VERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(u"cannot be reached"_s), qPrintable(problem->text()));
    QVERIFY(!bench.find<LoadProblem>("viewsProblem")->isVisible());
    QCOMPARE(tables->count(), 2);
    QVERIFY(tables->property("problem").toBool());
    QVERIFY(!bench.canRun());
    addTable(bench);
    problem->button()->click();
    QTRY_VERIFY(bench.canRun());
    QCOMPARE(tables->count(), 3);
    QVERIFY(!problem->isVisible());
    QVERIFY(!tables->property("problem").toBool());
}

void AnalyticsRefreshTest::asksAgainAfterAnError()
{
    AnalyticsBench bench;
    bench.access->projectAnswer
        = fail(ErrorKind::Network, u"Catalyst cannot be reached"_s, u"No route"_s);
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    QTRY_COMPARE(bench.problems(), QStringList{u"Catalyst cannot be reached"_s});
    auto *problem = bench.find<LoadProblem>("tablesProblem");
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(u"cannot be reached"_s));
    QVERIFY(!bench.find<QLabel>("sourceNote")->isVisible());
    QVERIFY(bench.find<QComboBox>("tableCombo")->isEnabled()); // typing is still possible
    bench.access->projectAnswer = ProjectFacts{.tables = {u"Orders"_s}};
    const auto again = [&bench]() -> QPushButton * {
        for (auto *button : bench.find<StepList>("planChecks")->findChildren<QPushButton *>()) {
            if (button->text() == u"Try Again"_s)
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(again());
    again()->click();
    QTRY_VERIFY(bench.canRun());
    QVERIFY(!problem->isVisible());
}

QObject *sluice::testing::makeAnalyticsRefreshTest()
{
    return new AnalyticsRefreshTest;
}

#include "tst_analyticsrefresh.moc"
