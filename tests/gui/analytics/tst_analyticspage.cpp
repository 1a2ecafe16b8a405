// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/analyticsjobform.h"
#include "console/analytics/analyticsjobmodel.h"
#include "console/analytics/columnmodel.h"
#include "console/jobs/loadproblem.h"
#include "console/jobs/runstrip.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/progressbar.h"
#include "gui/analytics/analyticsbench.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The page Analytics: its list, its form, its checks and what it starts.
class AnalyticsPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void listsJobs();
    void saysTheScheduleInWords();
    void linkSaysWhatComesNext_data();
    void linkSaysWhatComesNext();
    void stripShowsTheRun();
    void offersTablesAndViews();
    void whatIsTypedStays();
    void checksSayWhatIsWrong_data();
    void checksSayWhatIsWrong();
    void mappingShowsSampleRows();
    void newColumnsFollowTheJob_data();
    void newColumnsFollowTheJob();
    void aPartIsChosenForTheNextRun_data();
    void aPartIsChosenForTheNextRun();
    void savesWhatWasChanged();
    void keepsWhatItDoesNotShow();
    void asksFirst_data();
    void asksFirst();
    void keepsWhatIsDeleted();
    void makesAJobWithATypedTable();
    void everythingHasAName();
    void pictures();

private:
    static QJsonObject withKey(QJsonObject parameters, const QString &key, const QJsonValue &value)
    {
        parameters.insert(key, value);
        return parameters;
    }
};

void AnalyticsPageTest::listsJobs()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s, u"Orders EU"_s),
                 withKey(tableJob(u"Customers"_s), u"mode"_s, u"append"_s)}),
        QString());
    const QAbstractItemModelTester tester(
        bench.jobs(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(bench.jobs()->rowCount(), 2);
    const auto what = [&bench](int row) {
        return bench.jobs()->index(row, AnalyticsJobModel::What).data().toString();
    };
    QCOMPARE(what(0), u"Orders → Orders EU, updated or added"_s);
    QCOMPARE(what(1), u"Customers → Customers, rows are appended"_s);
    bench.page->find(u"job 2"_s);
    QCOMPARE(bench.jobs()->rowCount(), 1);
    bench.page->setEnvironment(u"production"_s);
    QCOMPARE(bench.jobs()->rowCount(), 0);
}

void AnalyticsPageTest::saysTheScheduleInWords()
{
    AnalyticsJobModel model;
    Job daily{.id = u"a"_s, .name = u"Daily"_s, .schedule = u"0 2 * * *"_s};
    Job odd{.id = u"b"_s, .name = u"Odd"_s, .schedule = u"now and then"_s};
    odd.isEnabled = false;
    model.setJobs({daily, odd, Job{.id = u"c"_s, .name = u"By hand"_s}});
    const auto cell = [&model](int row, int role) {
        return model.index(row, AnalyticsJobModel::Schedule).data(role).toString();
    };
    QCOMPARE(cell(0, Qt::DisplayRole), u"Every day at 02:00"_s);
    QCOMPARE(cell(0, Qt::ToolTipRole), u"Every day at 02:00\n0 2 * * *"_s);
    QCOMPARE(cell(1, Qt::DisplayRole), u"now and then"_s); // whatever it is, it is shown
    QVERIFY(cell(1, Qt::ToolTipRole).contains(u"switched off"_s));
    QCOMPARE(cell(2, Qt::DisplayRole), u"—"_s);
    QCOMPARE(cell(2, Qt::ToolTipRole), QString());
}

void AnalyticsPageTest::linkSaysWhatComesNext_data()
{
    QTest::addColumn<RunState>("state");
    QTest::addColumn<QString>("link");
    QTest::newRow("runs") << RunState::Running << u"Open"_s;
    QTest::newRow("paused") << RunState::Paused << u"Open"_s;
    QTest::newRow("asks") << RunState::NeedsAttention << u"Open"_s;
    QTest::newRow("stopped") << RunState::Stopped << u"Resume…"_s;
    QTest::newRow("interrupted") << RunState::Interrupted << u"Resume…"_s;
    QTest::newRow("failed") << RunState::Failed << u"Resume…"_s;
    QTest::newRow("completed") << RunState::Completed << u"Run…"_s;
    QTest::newRow("rejections") << RunState::CompletedWithRejections << u"Run…"_s;
}

void AnalyticsPageTest::linkSaysWhatComesNext()
{
    QFETCH(const RunState, state);
    QFETCH(const QString, link);
    AnalyticsJobModel model;
    model.setJobs({Job{.id = u"a"_s, .name = u"Orders"_s}});
    const QModelIndex cell = model.index(0, AnalyticsJobModel::Link);
    QCOMPARE(cell.data().toString(), u"Run…"_s); // it has never run
    RunRow run{.id = u"r"_s, .jobId = u"a"_s};
    run.state = state;
    RunRow older = run;
    older.state = RunState::Stopped;
    model.setRuns({run, older});
    QCOMPARE(cell.data().toString(), link);
}

// The time left comes once it can be trusted, and gives way to what is waited for.
void AnalyticsPageTest::stripShowsTheRun()
{
    RunStrip strip;
    const auto text = [&strip](const char *name) {
        return strip.findChild<ElidingLabel *>(QLatin1StringView(name))->text();
    };
    const auto counters = [&strip] {
        return strip.findChild<QLabel *>(u"stripCounters"_s)->text().replace(QChar::Nbsp, u' ');
    };
    RunRow run{.id = u"r"_s, .number = 7, .state = RunState::Running};
    strip.showRun(run, 1'000);
    QCOMPARE(strip.findChild<QLabel *>(u"stripPercent"_s)->text(), u"?"_s);
    QVERIFY(strip.findChild<ThinBar *>(u"stripBar"_s)->isUnknown());
    run.expected = 1'000;
    for (int second = 1; second <= 40; ++second) {
        QVERIFY(second > 10 || text("stripState").endsWith(u"Estimating…"_s));
        run.counts = {10 * second, 10 * second - 2, 1, 1, 0, 0};
        strip.showRun(run, 1'000 + 1'000 * second);
    }
    QVERIFY2(text("stripState").startsWith(u"Running, run #7"_s), qPrintable(text("stripState")));
    QVERIFY2(text("stripState").endsWith(u"left"_s), qPrintable(text("stripState")));
    QCOMPARE(strip.findChild<QLabel *>(u"stripPercent"_s)->text(), Format::percent(0.4));
    QCOMPARE(strip.findChild<ThinBar *>(u"stripBar"_s)->value(), 0.4);
    QCOMPARE(counters(),
        u"Read 400   Written 398   Skipped 1   Rejected 1   Not Attempted 0   Pending 0"_s);
    run.wish = u"stop"_s;
    strip.showRun(run, 42'000);
    QVERIFY2(text("stripState").startsWith(u"Stopping"_s), qPrintable(text("stripState")));
    QVERIFY(!text("stripState").contains(u"left"_s));
    QSignalSpy details(&strip, &RunStrip::detailsWanted);
    strip.findChild<QPushButton *>(u"stripDetailsButton"_s)->click();
    QCOMPARE(details.value(0), QVariantList{u"r"_s});
}

void AnalyticsPageTest::offersTablesAndViews()
{
    AnalyticsBench bench;
    bench.access->delayMs = 60;
    QCOMPARE(bench.open({tableJob(u"Orders"_s, u"Orders EU"_s)}), QString());
    auto *note = bench.find<QLabel>("sourceNote");
    QTRY_VERIFY(note->text().contains(u"Loading tables"_s));
    QVERIFY(!bench.canRun());
    auto *table = bench.find<QComboBox>("tableCombo");
    QTRY_COMPARE(table->count(), 2);
    QCOMPARE(table->currentText(), u"Orders"_s);
    QVERIFY(!note->isVisible());
    auto *view = bench.find<QComboBox>("viewCombo");
    QTRY_COMPARE(view->count(), 1);
    QTRY_VERIFY(bench.canRun());
    QCOMPARE(bench.problems(), QStringList());
    QVERIFY(bench.checks(StepList::State::Done).contains(u"5 of 5 columns fit the view"_s));
    QCOMPARE(bench.access->asked,
        (QStringList{u"project Store"_s, u"workspace Board"_s, u"table Orders"_s, u"view 77"_s}));
    bench.page->activate(); // what is known is not asked for again
    QTest::qWait(100);
    QCOMPARE(bench.access->asked.size(), 4);
}

// A list that comes late leaves alone what somebody is typing.
void AnalyticsPageTest::whatIsTypedStays()
{
    AnalyticsBench bench;
    bench.access->delayMs = 150;
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    auto *table = bench.find<QComboBox>("tableCombo");
    QTRY_COMPARE(table->currentText(), u"Orders"_s);
    table->lineEdit()->setFocus();
    table->lineEdit()->selectAll();
    QTest::keyClicks(table->lineEdit(), u"Cust"_s);
    QTRY_COMPARE(table->count(), 2);
    QVERIFY(table->currentText().startsWith(u"Cust"_s));
    QVERIFY(bench.find<AnalyticsJobForm>("jobForm")->isChanged());
}

void AnalyticsPageTest::checksSayWhatIsWrong_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QJsonValue>("mapping");
    QTest::addColumn<QString>("problem");
    const QJsonObject orders = tableJob(u"Orders"_s, u"Orders EU"_s);
    const auto mapping = [](const QJsonObject &members) {
        QJsonObject document{{u"formatVersion"_s, 1}, {u"kind"_s, u"datastore-analytics"_s}};
        for (auto it = members.begin(); it != members.end(); ++it)
            document.insert(it.key(), it.value());
        return QJsonValue(document);
    };
    QTest::newRow("no such table")
        << tableJob(u"Nowhere"_s) << QJsonValue() << u"no table “Nowhere”"_s;
    QTest::newRow("column that is not there")
        << orders << mapping({{u"without"_s, QJsonArray{u"Nothing"_s}}}) << u"the table lacks"_s;
    QTest::newRow("formula")
        << orders
        << mapping(
               {{u"columns"_s, QJsonObject{{u"Amount"_s, QJsonObject{{u"to"_s, u"Margin"_s}}}}}})
        << u"formula"_s;
    QTest::newRow("hash key")
        << orders
        << mapping({{u"columns"_s, QJsonObject{{u"Email"_s, QJsonObject{{u"pii"_s, u"hashed"_s}}}}},
               {u"hashKey"_s, QJsonObject{{u"env"_s, u"SLUICE_NOT_SET"_s}}}})
        << u"SLUICE_NOT_SET is not set"_s;
}

void AnalyticsPageTest::checksSayWhatIsWrong()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(QJsonValue, mapping);
    QFETCH(QString, problem);
    AnalyticsBench bench;
    QCOMPARE(bench.open({parameters}, mapping), QString());
    QTRY_COMPARE(bench.problems().size(), 1);
    QVERIFY2(bench.problems().first().contains(problem), qPrintable(bench.problems().first()));
    QVERIFY(!bench.canRun());
}

void AnalyticsPageTest::mappingShowsSampleRows()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s, u"Orders EU"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    bench.press("mappingButton");
    auto *view = bench.find<QAbstractItemView>("columnTable");
    QVERIFY(view);
    QTRY_VERIFY(view->model()->rowCount() > 2);
    const auto shown = [view](int column) {
        QStringList texts;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            texts << view->model()->index(row, column).data().toString();
        return texts;
    };
    QTRY_VERIFY(shown(ColumnModel::Sample).contains(u"Status1"_s));
    QTRY_VERIFY(shown(ColumnModel::Check).contains(u"Status1"_s));
    QCOMPARE(bench.access->asked.count(u"sample Orders"_s), 1);
}

void AnalyticsPageTest::newColumnsFollowTheJob_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<bool>("canRun");
    QTest::newRow("stop") << u"stop"_s << false;
    QTest::newRow("ignore") << u"ignore"_s << true;
    QTest::newRow("add") << u"add"_s << true;
}

void AnalyticsPageTest::newColumnsFollowTheJob()
{
    QFETCH(QString, policy);
    QFETCH(bool, canRun);
    AnalyticsBench bench;
    QList<TargetColumn> fewer = FakeAnalyticsAccess::viewColumnsOf();
    fewer.removeAt(1);
    bench.access->viewAnswer = fewer;
    QCOMPARE(bench.open({withKey(tableJob(u"Orders"_s, u"Orders EU"_s), u"newColumns"_s, policy)}),
        QString());
    if (canRun) {
        QTRY_COMPARE(bench.checks(StepList::State::Warning).size(), 1);
        QTRY_VERIFY(bench.canRun());
    } else {
        QTRY_COMPARE(bench.problems(), QStringList{u"The view lacks Status"_s});
        QVERIFY(!bench.canRun());
    }
}

void AnalyticsPageTest::aPartIsChosenForTheNextRun_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("rows") << u"rows"_s << 1 << 100 << u"1-100"_s;
    QTest::newRow("from a page on") << u"pages"_s << 3 << 0 << u"3-"_s;
    QTest::newRow("backwards") << u"rows"_s << 9 << 2 << QString();
}

// It goes into the run and not into the job; what cannot be is told before.
void AnalyticsPageTest::aPartIsChosenForTheNextRun()
{
    QFETCH(const QString, way);
    QFETCH(const int, from);
    QFETCH(const int, to);
    QFETCH(const QString, chosen);
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s, u"Orders EU"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    auto *what = bench.find<QComboBox>("selectionCombo");
    what->setCurrentIndex(what->findData(way));
    emit what->activated(what->currentIndex());
    bench.find<QSpinBox>("fromSpin")->setValue(from);
    bench.find<QSpinBox>("toSpin")->setValue(to);
    auto *form = bench.find<AnalyticsJobForm>("jobForm");
    QVERIFY(!form->isChanged());
    QCOMPARE(bench.canRun(), !chosen.isEmpty());
    if (chosen.isEmpty()) {
        QCOMPARE(bench.problems(), QStringList{u"The choice for the next run is not right"_s});
        return;
    }
    QCOMPARE(form->selection(), (QJsonObject{{way, chosen}}));
    // What replaces the whole view takes the whole table.
    auto *mode = bench.find<QComboBox>("modeCombo");
    mode->setCurrentIndex(mode->findData(u"replace"_s));
    emit mode->activated(mode->currentIndex());
    QVERIFY(bench.problems().contains(u"The choice for the next run is not right"_s));
    QVERIFY(bench.find<QLabel>("nextRunNote")->text().contains(u"replaces the whole view"_s));
}

void AnalyticsPageTest::savesWhatWasChanged()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    QVERIFY(bench.checks(StepList::State::Done).contains(u"5 columns go into a new view"_s));
    auto *view = bench.find<QComboBox>("viewCombo");
    view->lineEdit()->setFocus();
    QTest::keyClicks(view->lineEdit(), u"Orders EU"_s);
    QTest::keyClick(view->lineEdit(), Qt::Key_Return);
    QTRY_VERIFY(bench.checks(StepList::State::Done).contains(u"5 of 5 columns fit the view"_s));
    QVERIFY(!bench.canRun()); // not saved
    bench.find<QSpinBox>("exportsSpin")->setValue(6);
    auto *policy = bench.find<QComboBox>("newColumnsCombo");
    policy->setCurrentIndex(policy->findData(u"add"_s));
    QVERIFY(!bench.find<QWidget>("advancedPart")->isVisible());
    bench.find<QPushButton>("advancedButton")->toggle();
    QVERIFY(bench.find<QWidget>("advancedPart")->isVisible());
    bench.find<QCheckBox>("withoutLockCheck")->setChecked(true);
    bench.find<QSpinBox>("pageRowsSpin")->setValue(1'000);
    bench.press("saveButton");
    QTRY_VERIFY(bench.canRun());
    QCOMPARE(bench.stored(u"Job 1"_s)->parameters,
        (QJsonObject{{u"table"_s, u"Orders"_s}, {u"view"_s, u"Orders EU"_s}, {u"exports"_s, 6},
            {u"newColumns"_s, u"add"_s}, {u"withoutLock"_s, true}, {u"pageRows"_s, 1'000}}));
}

void AnalyticsPageTest::keepsWhatItDoesNotShow()
{
    AnalyticsBench bench;
    const QJsonObject parameters = withKey(tableJob(u"Orders"_s), u"deletes"_s, false);
    const QJsonObject mapping{{u"formatVersion"_s, 1}, {u"kind"_s, u"datastore-analytics"_s},
        {u"where"_s,
            QJsonArray{
                QJsonObject{{u"column"_s, u"Status"_s}, {u"comparator"_s, u"not_empty"_s}}}}};
    QCOMPARE(bench.open({parameters}, mapping), QString());
    QTRY_VERIFY(bench.canRun());
    QCOMPARE(bench.find<QLabel>("mappingNote")->text(), u"1 condition on rows"_s);
    auto *mode = bench.find<QComboBox>("onErrorCombo");
    mode->setCurrentIndex(mode->findData(u"abort"_s));
    emit mode->activated(mode->currentIndex());
    bench.press("saveButton");
    QTRY_COMPARE(
        bench.stored(u"Job 1"_s)->parameters, withKey(parameters, u"onError"_s, u"abort"_s));
    QCOMPARE(bench.stored(u"Job 1"_s)->mapping.toObject(), mapping);
}

void AnalyticsPageTest::asksFirst_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("note");
    QTest::newRow("appending") << u"mode"_s << QJsonValue(u"append"_s) << u"doubles"_s;
    QTest::newRow("replacing") << u"mode"_s << QJsonValue(u"replace"_s) << u"gone then"_s;
    QTest::newRow("deleting") << u"deletes"_s << QJsonValue(true) << u"changes nothing"_s;
}

// What takes or doubles rows is agreed to once more before a run.
void AnalyticsPageTest::asksFirst()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, note);
    AnalyticsBench bench;
    QCOMPARE(bench.open({withKey(tableJob(u"Orders"_s, u"Orders EU"_s), key, value)}), QString());
    QTRY_VERIFY(bench.canRun());
    QVERIFY(bench.find<QLabel>("modeNote")->text().contains(note));
    QCOMPARE(bench.checks(StepList::State::Warning).size(), 1);
    bench.press("runButton");
    auto *run = bench.find<QPushButton>("dialogRunButton");
    QVERIFY(run && !run->isEnabled());
    bench.find<QCheckBox>("agreeCheck")->setChecked(true);
    QVERIFY(run->isEnabled());
    QVERIFY(bench.find<QLabel>("runFacts")->text().contains(u"Sales board"_s));
    bench.find<QDialog>("RunDialog")->reject();
}

// Deletions go with updates only: appending and replacing put them out.
void AnalyticsPageTest::keepsWhatIsDeleted()
{
    AnalyticsBench bench;
    const QJsonObject parameters = tableJob(u"Orders"_s, u"Orders EU"_s);
    QCOMPARE(bench.open({parameters}), QString());
    QTRY_VERIFY(bench.canRun());
    auto *deletes = bench.find<QCheckBox>("deletesCheck");
    auto *mode = bench.find<QComboBox>("modeCombo");
    QVERIFY(deletes->isEnabled() && !deletes->isChecked());
    deletes->setChecked(true);
    bench.press("saveButton");
    QTRY_COMPARE(bench.stored(u"Job 1"_s)->parameters, withKey(parameters, u"deletes"_s, true));
    mode->setCurrentIndex(mode->findData(u"replace"_s));
    emit mode->activated(mode->currentIndex());
    QVERIFY(!deletes->isEnabled());
    bench.press("saveButton");
    QTRY_COMPARE(bench.stored(u"Job 1"_s)->parameters.value("mode"_L1).toString(), u"replace"_s);
    QVERIFY(!bench.stored(u"Job 1"_s)->parameters.value("deletes"_L1).toBool());
}

void AnalyticsPageTest::makesAJobWithATypedTable()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    bench.press("newJobButton");
    auto *create = bench.find<QPushButton>("actionButton");
    QVERIFY(create);
    bench.find<QLineEdit>("nameEdit")->setText(u"Copy invoices"_s);
    auto *table = bench.find<QComboBox>("newTableCombo");
    QCOMPARE(table->count(), 2); // what is known of the project
    table->setEditText(QString());
    QVERIFY(!create->isEnabled());
    table->setEditText(u"Invoices"_s);
    QVERIFY(create->isEnabled());
    create->click();
    QTRY_VERIFY(bench.stored(u"Copy invoices"_s));
    QCOMPARE(bench.stored(u"Copy invoices"_s)->parameters, tableJob(u"Invoices"_s));
    QCOMPARE(bench.stored(u"Copy invoices"_s)->target, u"Board"_s);
}

void AnalyticsPageTest::everythingHasAName()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    bench.find<QPushButton>("advancedButton")->setChecked(true);
    QCOMPARE(namelessWidgets(bench.page.get()), QStringList());
}

void AnalyticsPageTest::pictures()
{
    AnalyticsBench bench;
    QCOMPARE(
        bench.open({tableJob(u"Orders"_s, u"Orders EU"_s), tableJob(u"Customers"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        QTest::qWait(60);
        takePicture(*bench.page, mode == Theme::Mode::Dark ? u"analytics-dark"_s : u"analytics"_s);
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

QObject *sluice::testing::makeAnalyticsPageTest()
{
    return new AnalyticsPageTest;
}

#include "tst_analyticspage.moc"
