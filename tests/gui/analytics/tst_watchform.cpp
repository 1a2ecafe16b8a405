// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"
#include "app/watch/tablewatch.h"
#include "console/analytics/analyticsjobform.h"
#include "console/analytics/analyticsjobmodel.h"
#include "console/analytics/watchmodel.h"
#include "console/main/consolesettings.h"
#include "console/main/language.h"
#include "console/theme/theme.h"
#include "console/widgets/messagebar.h"
#include "gui/analytics/analyticsbench.h"
#include "gui/analytics/fakewatchaccess.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QScopeGuard>
#include <QSpinBox>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// What a job says of the watch, in its form; and the board in the form's place, on a real store.
class WatchFormTest final : public QObject
{
    Q_OBJECT

private slots:
    void savesTheInterval();
    void otherModesAreNotWatched_data();
    void otherModesAreNotWatched();
    void readOnlyKeepsTheFields();
    void thePageShowsTheBoard();
    void aJobOpensInPlaceOfTheBoard();
    void changesKeepTheForm();
    void aNewJobOpens_data();
    void aNewJobOpens();
    void aCheckLeadsIntoTheForm();
    void theLineFetchesARow();
    void theRealWatchIsSwitched();
    void boardPictures_data();
    void boardPictures();
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

// The board is there first; what it shows is the real watch's.
void WatchFormTest::thePageShowsTheBoard()
{
    AnalyticsBench bench;
    QCOMPARE(bench.openBoard({watchedJob(), tableJob(u"Customers"_s)}), QString());
    const QString id = bench.stored(u"Job 1"_s)->id;
    auto noted = bench.fixture.application->watch().outbox().note(
        id, {{u"17604000000099120"_s, RowAction::Delete}});
    QVERIFY(noted);
    QTRY_VERIFY(bench.canRun());
    QVERIFY(bench.isBoardShown() && !bench.isFormShown());
    QVERIFY(!bench.find<QPushButton>("saveButton")->isVisible());
    QVERIFY(!bench.find<QPushButton>("keepInStepButton")->isVisible());
    QVERIFY(bench.find<QPushButton>("runButton")->isVisible()); // Before You Run stays
    auto *table = bench.find<QAbstractItemView>("watchTable");
    QTRY_COMPARE(table->model()->rowCount(), 1); // the other one is not watched
    QCOMPARE(table->model()->index(0, WatchModel::Table).data().toString(), u"Orders"_s);
    QCOMPARE(table->model()->index(0, WatchModel::Job).data().toString(), u"Job 1"_s);
    auto *rows = bench.find<QAbstractItemView>("outboxTable");
    QTRY_COMPARE(rows->model()->rowCount(), 1);
    QCOMPARE(bench.find<QComboBox>("rowTableCombo")->count(), 2);
}

// By Enter in the list, by the job's name, and by whoever opens a job; the other cells choose it.
void WatchFormTest::aJobOpensInPlaceOfTheBoard()
{
    AnalyticsBench bench;
    QCOMPARE(bench.openBoard({watchedJob(), tableJob(u"Customers"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    bench.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bench.page.get()));
    auto *list = bench.find<QAbstractItemView>("jobList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down); // chooses, and opens nothing
    QTRY_COMPARE(bench.find<QLabel>("jobNameLabel")->text(), u"Job 2"_s);
    QVERIFY(bench.isBoardShown());
    QCOMPARE(bench.find<QComboBox>("rowTableCombo")->currentText(), u"Customers"_s);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(bench.isFormShown() && !bench.isBoardShown());
    auto *way = bench.find<QPushButton>("keepInStepButton");
    QVERIFY(way->isVisible());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(bench.isBoardShown() && !bench.isFormShown());
    const auto clickCell = [list](int column) {
        const QRect cell = list->visualRect(list->model()->index(0, column));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, cell.center());
    };
    clickCell(AnalyticsJobModel::What);
    QVERIFY(bench.isBoardShown());
    clickCell(AnalyticsJobModel::Name);
    QVERIFY(bench.isFormShown());
    way->click();
    QVERIFY(bench.isBoardShown());
    QVERIFY(bench.find<QAbstractItemView>("watchTable")->hasFocus());
    bench.page->selectJob(u"Job 2"_s);
    QVERIFY(bench.isFormShown());
    bench.find<QAction>("actionKeepInStep")->trigger();
    QVERIFY(bench.isBoardShown());
    bench.page->openItem(u"Job 1"_s);
    QVERIFY(bench.isFormShown());
}

void WatchFormTest::changesKeepTheForm()
{
    AnalyticsBench bench;
    QCOMPARE(bench.openBoard({watchedJob()}), QString());
    QTRY_VERIFY(bench.canRun());
    QVERIFY(bench.isBoardShown());
    bench.find<QSpinBox>("watchSecondsSpin")->setValue(90); // by whatever way
    QVERIFY(bench.isFormShown());
    bench.press("keepInStepButton");
    QVERIFY(bench.isFormShown() && !bench.isBoardShown());
    auto *bar = bench.find<MessageBar>("messageBar");
    QVERIFY(bar->isVisible());
    bench.press("revertButton");
    bench.press("keepInStepButton");
    QVERIFY(bench.isBoardShown());
}

void WatchFormTest::aNewJobOpens_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<bool>("isOpened");
    QTest::newRow("New Job") << QByteArray("newJobButton") << true;
    QTest::newRow("Add Table") << QByteArray("addTableButton") << false;
}

// One that is to be kept in step stands on the board at once.
void WatchFormTest::aNewJobOpens()
{
    QFETCH(const QByteArray, button);
    QFETCH(const bool, isOpened);
    AnalyticsBench bench;
    QCOMPARE(bench.openBoard({tableJob(u"Orders"_s)}), QString());
    QTRY_VERIFY(bench.canRun());
    bench.press(button.constData());
    bench.find<QLineEdit>("nameEdit")->setText(u"Copy invoices"_s);
    bench.find<QComboBox>("newTableCombo")->setEditText(u"Invoices"_s);
    bench.press("actionButton");
    QTRY_VERIFY(bench.stored(u"Copy invoices"_s));
    QTRY_COMPARE(bench.find<QLabel>("jobNameLabel")->text(), u"Copy invoices"_s);
    QCOMPARE(bench.isFormShown(), isOpened);
    QCOMPARE(bench.isBoardShown(), !isOpened);
    const QJsonObject made = bench.stored(u"Copy invoices"_s)->parameters;
    QCOMPARE(made.value("watchSeconds"_L1).toInt(), isOpened ? 0 : 60);
    QCOMPARE(made.value("mode"_L1).toString(), isOpened ? QString() : u"incremental"_s);
    if (!isOpened)
        QTRY_COMPARE(bench.find<QAbstractItemView>("watchTable")->model()->rowCount(), 1);
}

// What is wrong in the form leads there.
void WatchFormTest::aCheckLeadsIntoTheForm()
{
    AnalyticsBench bench;
    QCOMPARE(bench.openBoard({tableJob(u"Nowhere"_s)}), QString());
    QTRY_COMPARE(bench.problems().size(), 1);
    QVERIFY(bench.isBoardShown());
    const auto open = [&bench]() -> QPushButton * {
        for (auto *button : bench.page->findChildren<QPushButton *>()) {
            if (button->text() == u"Open Job"_s)
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(open());
    open()->click();
    QVERIFY(bench.isFormShown());
    QTRY_VERIFY(!open());
}

// The line on the board: the row is fetched at once, for the view that the job has.
void WatchFormTest::theLineFetchesARow()
{
    AnalyticsBench bench;
    bench.access->delayMs = 80;
    QCOMPARE(bench.openBoard({tableJob(u"Customers"_s), watchedJob()}), QString());
    QTRY_COMPARE(bench.find<QComboBox>("rowTableCombo")->count(), 2);
    auto *table = bench.find<QComboBox>("rowTableCombo");
    table->setCurrentIndex(table->findText(u"Orders"_s));
    emit table->activated(table->currentIndex());
    auto *action = bench.find<QComboBox>("rowActionCombo");
    action->setCurrentIndex(action->findText(u"Delete"_s));
    bench.find<QLineEdit>("boardRowIdEdit")->setText(u"123"_s);
    bench.press("boardFetchButton");
    auto *dialog = bench.find<QDialog>("sendRowDialog");
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QRadioButton *>(u"deleteRadio"_s)->isChecked());
    QCOMPARE(dialog->findChild<QLineEdit *>(u"rowIdEdit"_s)->text(), u"123"_s);
    QTRY_VERIFY(bench.access->asked.contains(u"row 123 of Job 2 for view 77"_s));
    QVERIFY(bench.access->orders.isEmpty()); // nothing is sent
    QVERIFY(bench.isBoardShown());
}

// On the application itself: on and off, and remembered for its data directory alone.
void WatchFormTest::theRealWatchIsSwitched()
{
    AnalyticsBench bench;
    QCOMPARE(bench.openBoard({tableJob(u"Orders"_s)}), QString());
    TableWatch &watch = bench.fixture.application->watch();
    const QString place = bench.fixture.dataDirectory();
    QVERIFY(!watch.isOn()); // a page starts nothing
    QVERIFY(ConsoleSettings().isWatching(place));
    auto *start = bench.find<QAction>("actionStartWatching");
    auto *stop = bench.find<QAction>("actionStopWatching");
    QTRY_VERIFY(start->isEnabled());
    start->trigger();
    QTRY_VERIFY(stop->isEnabled());
    QVERIFY(bench.find<QPushButton>("stopButton")->isVisible());
    QVERIFY(watch.isOn());
    QVERIFY(ConsoleSettings().isWatching(place));
    stop->trigger();
    QTRY_VERIFY(start->isEnabled());
    QVERIFY(bench.find<QPushButton>("startButton")->isVisible());
    QVERIFY(!watch.isOn());
    QVERIFY(!ConsoleSettings().isWatching(place));
    QVERIFY(ConsoleSettings().isWatching(place + u"-other"_s));
}

void WatchFormTest::boardPictures_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("German") << u"de"_s;
}

// Of the board with what it can show, in its page; in the smallest window, too.
void WatchFormTest::boardPictures()
{
    QFETCH(const QString, language);
    installLanguage(language);
    const auto back = qScopeGuard([] {
        installLanguage(u"en"_s);
        Theme::instance().setMode(Theme::Mode::Light);
    });
    AnalyticsBench bench;
    QCOMPARE(bench.openBoard({watchedJob(), tableJob(u"Customers"_s)}), QString());
    const QString id = bench.stored(u"Job 1"_s)->id;
    auto &outbox = bench.fixture.application->watch().outbox();
    QVERIFY(outbox.note(id,
        {{u"17604000000418233"_s, RowAction::Update},
            {u"17604000000099120"_s, RowAction::Delete}}));
    const auto rows = outbox.list(id);
    QVERIFY(rows && outbox.sending({rows->last()}, u"none"_s)
        && outbox.bury(id, u"none"_s, u"The view lacks the column Reason"_s));
    QTRY_VERIFY(bench.canRun());
    QTRY_COMPARE(bench.find<QAbstractItemView>("outboxTable")->model()->rowCount(), 2);
    QCOMPARE(namelessWidgets(bench.page.get()), QStringList());
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QString shade = mode == Theme::Mode::Dark ? u"-dark"_s : QString();
        for (const int width : {1'080, 848}) {
            bench.page->resize(width, 682);
            QTest::qWait(60);
            takePicture(*bench.page, u"analytics-board-%1-%2"_s.arg(language).arg(width) + shade);
        }
    }
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
