// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"
#include "app/watch/tablewatch.h"
#include "console/analytics/analyticsjobform.h"
#include "console/analytics/analyticsjobmodel.h"
#include "console/main/consolesettings.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "gui/analytics/analyticsbench.h"
#include "gui/analytics/fakewatchaccess.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// What a job says of the watch, in its form; and the page's way to Keep in Step, on a real store.
class WatchFormTest final : public QObject
{
    Q_OBJECT

private slots:
    void savesTheInterval();
    void otherModesAreNotWatched_data();
    void otherModesAreNotWatched();
    void readOnlyKeepsTheFields();
    void thePageOpensIt();
    void theRealWatchIsSwitched();
    void pictures();

private:
    static QJsonObject watchedJob(const QString &mode = u"incremental"_s, int seconds = 120)
    {
        QJsonObject parameters = tableJob(u"Orders"_s, u"Orders EU"_s);
        parameters.insert(u"mode"_s, mode);
        if (seconds > 0)
            parameters.insert(u"watchSeconds"_s, seconds);
        return parameters;
    }
    static void chooseMode(AnalyticsBench &bench, const QString &mode)
    {
        auto *combo = bench.find<QComboBox>("modeCombo");
        combo->setCurrentIndex(combo->findData(mode));
        emit combo->activated(combo->currentIndex());
    }
};

void WatchFormTest::savesTheInterval()
{
    AnalyticsBench bench;
    QJsonObject parameters = watchedJob(u"incremental"_s, 0);
    parameters.insert(u"rowCalls"_s, 7); // has no field
    QCOMPARE(bench.open({parameters}), QString());
    auto *check = bench.find<QCheckBox>("watchCheck");
    auto *seconds = bench.find<QSpinBox>("watchSecondsSpin");
    QTRY_VERIFY(bench.canRun());
    QVERIFY(check->isEnabled());
    QVERIFY(!check->isChecked() && !seconds->isEnabled());
    QCOMPARE(seconds->value(), 60);
    QCOMPARE(seconds->minimum(), 30);
    QCOMPARE(seconds->maximum(), 3'600);
    check->setChecked(true);
    QVERIFY(seconds->isEnabled());
    seconds->setValue(90);
    bench.press("saveButton");
    parameters.insert(u"watchSeconds"_s, 90);
    QTRY_COMPARE(bench.stored(u"Job 1"_s)->parameters, parameters);
    QTRY_COMPARE(bench.jobs()->index(0, AnalyticsJobModel::What).data().toString(),
        u"Orders → Orders EU, kept in step"_s);
    check->setChecked(false);
    bench.press("saveButton");
    parameters.insert(u"watchSeconds"_s, 0);
    QTRY_COMPARE(bench.stored(u"Job 1"_s)->parameters, parameters);
}

void WatchFormTest::otherModesAreNotWatched_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"full", "replace", "append"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void WatchFormTest::otherModesAreNotWatched()
{
    QFETCH(QString, mode);
    AnalyticsBench bench;
    QCOMPARE(bench.open({watchedJob()}), QString());
    auto *check = bench.find<QCheckBox>("watchCheck");
    QTRY_VERIFY(check->isEnabled() && check->isChecked());
    chooseMode(bench, mode);
    QVERIFY(!check->isEnabled());
    QVERIFY(check->toolTip().contains(u"whole table"_s));
    QVERIFY(!bench.find<QSpinBox>("watchSecondsSpin")->isEnabled());
    bench.press("saveButton");
    QTRY_COMPARE(bench.stored(u"Job 1"_s)->parameters.value("mode"_L1).toString(u"full"_s), mode);
    QCOMPARE(bench.stored(u"Job 1"_s)->parameters.value("watchSeconds"_L1).toInt(), 0);
}

void WatchFormTest::readOnlyKeepsTheFields()
{
    AnalyticsJobForm form;
    Job job{.name = u"Job"_s, .kind = u"datastore-analytics"_s};
    job.parameters = watchedJob();
    form.setJob(job);
    auto *check = form.findChild<QCheckBox *>(u"watchCheck"_s);
    auto *seconds = form.findChild<QSpinBox *>(u"watchSecondsSpin"_s);
    QVERIFY(check->isEnabled() && seconds->isEnabled());
    QCOMPARE(seconds->value(), 120);
    form.setReadOnly(true);
    QVERIFY(!check->isEnabled() && !seconds->isEnabled());
    QVERIFY(check->isChecked());
    QVERIFY(!form.isChanged());
    QCOMPARE(form.job().parameters, job.parameters);
    form.setReadOnly(false);
    QVERIFY(check->isEnabled() && seconds->isEnabled());
    job.parameters.insert(u"mode"_s, u"replace"_s);
    job.parameters.remove(u"watchSeconds"_s);
    form.setJob(job);
    form.setReadOnly(true);
    form.setReadOnly(false);
    QVERIFY(!check->isEnabled() && !seconds->isEnabled());
}

void WatchFormTest::thePageOpensIt()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({watchedJob(), tableJob(u"Customers"_s)}), QString());
    const QString id = bench.stored(u"Job 1"_s)->id;
    auto noted = bench.fixture.application->watch().outbox().note(
        id, {{u"17604000000099120"_s, RowAction::Delete}});
    QVERIFY(noted);
    auto *action = bench.find<QAction>("actionKeepInStep");
    QVERIFY(action && !action->shortcut().isEmpty());
    QVERIFY(bench.find<QPushButton>("keepInStepButton"));
    action->trigger();
    auto *dialog = bench.find<QDialog>("watchDialog");
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    auto *table = dialog->findChild<QAbstractItemView *>(u"watchTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1); // the other one is not watched
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"Job 1"_s);
    auto *rows = dialog->findChild<QAbstractItemView *>(u"outboxTable"_s);
    QTRY_COMPARE(rows->model()->rowCount(), 1);
    bench.press("keepInStepButton"); // the one that is open
    QCOMPARE(bench.page->findChildren<QDialog *>(u"watchDialog"_s).size(), 1);
    dialog->close();
    QTRY_VERIFY(!bench.find<QDialog>("watchDialog"));
}

// On the application itself: on and off, and remembered for its data directory alone.
void WatchFormTest::theRealWatchIsSwitched()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({tableJob(u"Orders"_s)}), QString());
    TableWatch &watch = bench.fixture.application->watch();
    const QString place = bench.fixture.dataDirectory();
    QVERIFY(!watch.isOn()); // a page starts nothing
    QVERIFY(ConsoleSettings().isWatching(place));
    bench.find<QAction>("actionKeepInStep")->trigger();
    auto *dialog = bench.find<QDialog>("watchDialog");
    auto *badge = dialog->findChild<BadgeLabel *>(u"stateBadge"_s);
    QTRY_COMPARE(badge->badge().text, u"Off"_s);
    QTRY_VERIFY(dialog->findChild<QAction *>(u"actionStartWatching"_s)->isEnabled());
    dialog->findChild<QAction *>(u"actionStartWatching"_s)->trigger();
    QTRY_COMPARE(badge->badge().text, u"On"_s);
    QVERIFY(watch.isOn());
    QVERIFY(ConsoleSettings().isWatching(place));
    dialog->findChild<QAction *>(u"actionStopWatching"_s)->trigger();
    QTRY_COMPARE(badge->badge().text, u"Off"_s);
    QVERIFY(!watch.isOn());
    QVERIFY(!ConsoleSettings().isWatching(place));
    QVERIFY(ConsoleSettings().isWatching(place + u"-other"_s));
}

void WatchFormTest::pictures()
{
    AnalyticsBench bench;
    QCOMPARE(bench.open({watchedJob()}), QString());
    QTRY_VERIFY(bench.canRun());
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QString shade = mode == Theme::Mode::Dark ? u"-dark"_s : QString();
        for (const QString &way : {u"replace"_s, u"incremental"_s}) {
            chooseMode(bench, way);
            QTest::qWait(60);
            takePicture(*bench.page, u"analytics-"_s + way + shade);
        }
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

QObject *sluice::testing::makeWatchFormTest()
{
    return new WatchFormTest;
}

#include "tst_watchform.moc"
