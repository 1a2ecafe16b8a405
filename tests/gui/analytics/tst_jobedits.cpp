// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "console/analytics/analyticsjobform.h"
#include "console/widgets/messagebar.h"
#include "gui/analytics/analyticsbench.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr int kLateAnswerMs = 250;

} // namespace

// What is typed in the form of a job and not saved yet is not lost by what else goes on.
class JobEditsTest final : public QObject
{
    Q_OBJECT

private slots:
    void anotherJobIsMadeAfterAQuestion_data();
    void anotherJobIsMadeAfterAQuestion();
    void whatIsTypedAfterSaveStays();
    void aFilterKeepsThem();
    void anAnswerOfBeforeIsNotTaken();

private:
    static AnalyticsJobForm *form(AnalyticsBench &bench)
    {
        return bench.find<AnalyticsJobForm>("jobForm");
    }
    static QString shownJob(AnalyticsBench &bench)
    {
        return bench.find<QLabel>("jobNameLabel")->text();
    }
    // Whatever was asked of the store has come back to the page.
    static void settle()
    {
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(50);
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(50);
    }
};

void JobEditsTest::anotherJobIsMadeAfterAQuestion_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::newRow("new") << QByteArray("newJobButton");
    QTest::newRow("copy") << QByteArray("duplicateButton");
}

void JobEditsTest::anotherJobIsMadeAfterAQuestion()
{
    QFETCH(const QByteArray, button);
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    auto *exports = bench.find<QSpinBox>("exportsSpin");
    const int before = exports->value();
    exports->setValue(before + 1);
    bench.press(button.constData());
    QCOMPARE(bench.fixture.prompt.asked, QStringList{u"Discard Changes"_s});
    QVERIFY(!bench.find<QDialog>("nameDialog")); // the answer was no
    QVERIFY(form(bench)->isChanged());
    bench.fixture.prompt.isYes = true;
    bench.press(button.constData());
    QVERIFY(bench.find<QDialog>("nameDialog"));
    bench.find<QLineEdit>("nameEdit")->setText(u"Another"_s);
    bench.press("actionButton");
    QTRY_COMPARE(shownJob(bench), u"Another"_s);
    QVERIFY(!form(bench)->isChanged());
    QCOMPARE(exports->value(), before);
    QVERIFY(!bench.stored(u"Another"_s)->parameters.contains(u"exports"_s));
    QVERIFY(!bench.stored(u"Job 1"_s)->parameters.contains(u"exports"_s));
}

void JobEditsTest::whatIsTypedAfterSaveStays()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    auto *exports = bench.find<QSpinBox>("exportsSpin");
    const int before = exports->value();
    exports->setValue(before + 1);
    bench.press("saveButton");
    exports->setValue(before + 2); // while it is being saved
    QTRY_VERIFY(bench.find<MessageBar>("messageBar")->text().contains(u"is saved"_s));
    settle();
    QCOMPARE(bench.stored(u"Job 1"_s)->parameters.value("exports"_L1).toInt(), before + 1);
    QCOMPARE(exports->value(), before + 2);
    QVERIFY(bench.find<QPushButton>("saveButton")->isEnabled());
    exports->setValue(before);
    QVERIFY(form(bench)->isChanged()); // against what was saved
    exports->setValue(before + 1);
    QVERIFY(!form(bench)->isChanged());
}

void JobEditsTest::aFilterKeepsThem()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s), tableJob(u"Customers"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    auto *exports = bench.find<QSpinBox>("exportsSpin");
    const int edited = exports->value() + 1;
    exports->setValue(edited);
    bench.page->find(u"job 2"_s);
    bench.page->refresh();
    settle();
    QCOMPARE(bench.jobs()->rowCount(), 1);
    QCOMPARE(shownJob(bench), u"Job 1"_s);
    QCOMPARE(exports->value(), edited);
    bench.press("saveButton");
    QTRY_COMPARE(bench.stored(u"Job 1"_s)->parameters.value("exports"_L1).toInt(), edited);
}

// Its host hung; the connection was corrected meanwhile.
void JobEditsTest::anAnswerOfBeforeIsNotTaken()
{
    AnalyticsBench bench;
    bench.access->delayMs = kLateAnswerMs;
    const Result<ProjectFacts> good = bench.access->projectAnswer;
    bench.access->projectAnswer = fail(ErrorKind::Network, u"Catalyst cannot be reached"_s);
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    QTRY_VERIFY(bench.access->asked.contains(u"project Store"_s));
    bench.access->delayMs = 0;
    bench.access->projectAnswer = good;
    auto connection = bench.fixture.application->connections().find(u"Store"_s);
    QVERIFY(connection.has_value());
    connection->settings.insert(u"projectId"_s, u"5"_s);
    QVERIFY(bench.fixture.application->connections().save(*connection));
    bench.page->activate();
    QTRY_COMPARE(bench.access->asked.count(u"project Store"_s), 2);
    QTest::qWait(2 * kLateAnswerMs);
    QCOMPARE(bench.problems(), QStringList());
    QTRY_VERIFY(bench.canRun());
}

QObject *sluice::testing::makeJobEditsTest()
{
    return new JobEditsTest;
}

#include "tst_jobedits.moc"
