// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "console/crmbulk/crmbulkpage.h"
#include "console/crmbulk/crmjobmodel.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/runs/runtablemodel.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"
#include "console/widgets/rowdelegate.h"
#include "console/widgets/rowview.h"
#include "core/log/log.h"
#include "gui/guimain.h"
#include "gui/main/windowtest.h"
#include "gui/watchedapplication.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

// The window with a real application and a real sandbox, pressed by object names.
class MainWindowTest : public WindowTest
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void runsAJob();
    void stopsARun();
    void keepsPlans();
    void stopsByKeyboard_data();
    void stopsByKeyboard();
    void pausesAndResumes();
    void resumesAfterARestart();
    void staysFreeUnderARun();
    void choosesTheEnvironment();
    void savesAndReverts();
    void worksWithTheKeyboard();
    void asksBeforeItQuits();
    void namesWhatTakesTheFocus();

private:
    void choose(const char *menu, const char *name);
};

void MainWindowTest::runsAJob()
{
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && isEnded(newestRun()->state), kEndLimitMs);
    const RunRow run = *newestRun();
    QVERIFY2(run.state == RunState::Completed || run.state == RunState::CompletedWithRejections,
        qPrintable(run.reason));
    QVERIFY(run.counts.read > 0);
    QVERIFY(run.counts.written > 0);
    QVERIFY(run.counts.balances());
    QVERIFY(m_console->window()->windowTitle().contains(u"Sluice — Runs — Sandbox"_s));
    // The page of the job knows how it ended.
    m_console->window()->showPage(u"crm"_s);
    auto *model = m_console->window()->findChild<CrmJobModel *>();
    QVERIFY(model);
    const QAbstractItemModelTester tester(model);
    QTRY_COMPARE(model->index(0, CrmJobModel::LastRun).data().toString(), u"Completed"_s);
    QCOMPARE(model->index(0, CrmJobModel::Link).data().toString(), u"Run…"_s);
    // From its dashboard it is run again: its job is asked about as ever.
    m_console->window()->openRun(run.id);
    QTRY_VERIFY(action("actionRun")->isEnabled());
    action("actionRun")->trigger();
    QCOMPARE(m_console->window()->currentPage()->key(), u"crm"_s);
    QTRY_VERIFY_WITH_TIMEOUT(widget<QDialog>("RunDialog"), kLoadLimitMs);
    widget<QDialog>("RunDialog")->reject();
}

void MainWindowTest::stopsARun()
{
    QVERIFY(setJobTimes(1'000));
    QVERIFY(m_console->sandbox().setSettings({{u"writeJobMs"_s, 30'000}}));
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(action("actionStop")->isEnabled(), kLoadLimitMs);
    QVERIFY(!action("actionForceStop")->isEnabled()); // not before it was waited for
    // The page of its job shows it on top and leads to it.
    m_console->window()->showPage(u"crm"_s);
    auto *strip = widget<QWidget>("runStrip");
    QTRY_VERIFY(strip && strip->isVisible());
    const QString number = u"run #"_s + QString::number(newestRun()->number);
    QTRY_VERIFY(widget<ElidingLabel>("stripState")->text().contains(number));
    widget<QPushButton>("stripDetailsButton")->click();
    QCOMPARE(m_console->window()->currentPage()->key(), u"runs"_s);
    action("actionStop")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && isEnded(newestRun()->state), 15'000);
    QCOMPARE(newestRun()->state, RunState::Stopped);
    QVERIFY(newestRun()->counts.balances());
    QTRY_VERIFY(!action("actionStop")->isEnabled());
    m_console->window()->showPage(u"crm"_s);
    QTRY_VERIFY(!strip->isVisible());
    auto *list = widget<RowView>("jobList");
    const QModelIndex link = list->model()->index(0, CrmJobModel::Link);
    QTRY_COMPARE(link.data().toString(), u"Resume…"_s);
    emit list->linkActivated(link);
    auto *review = widget<QDialog>("resumeDialog");
    QVERIFY(review);
    QCOMPARE(review->windowTitle(), u"Resume Run"_s);
    QTRY_VERIFY(widget<QPushButton>("resumeButton")->isEnabled());
    QVERIFY(!widget<QPushButton>("discardButton")->isVisible());
    review->reject();
}

// A menu's entry by arrows and Enter, as it stands in the menu.
void MainWindowTest::choose(const char *menuName, const char *name)
{
    auto *menu = widget<QMenu>(menuName);
    QVERIFY(menu);
    QVERIFY2(action(name)->isEnabled(), name);
    menu->popup(QPoint(10, 10));
    QTRY_VERIFY(menu->isVisible());
    for (int i = 0; i <= menu->actions().size() && menu->activeAction() != action(name); ++i)
        QTest::keyClick(menu, Qt::Key_Down);
    QCOMPARE(menu->activeAction(), action(name));
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(!menu->isVisible());
}

void MainWindowTest::keepsPlans()
{
    auto *note = widget<QLabel>("planNote");
    action("actionCheckPlan")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(note->text().contains(u"nothing was written"_s), kEndLimitMs);
    const std::optional<RunRow> plan = newestRun();
    QVERIFY(plan && plan->isDryRun);
    QVERIFY(plan->counts.written > 0);
    m_console->window()->showPage(u"runs"_s);
    const auto *table = widget<QAbstractItemView>("runTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    const QModelIndex row = table->model()->index(0, 0);
    const QModelIndex job = row.siblingAtColumn(RunTableModel::Job);
    QVERIFY(job.data(CellRole::Note).toString().startsWith(u"Plan"_s));
    QCOMPARE(row.siblingAtColumn(RunTableModel::Written).data().toString(), Format::none());
    QCOMPARE(m_console->restart(), QString());
    m_console->window()->showPage(u"crm"_s);
    note = widget<QLabel>("planNote");
    QTRY_VERIFY_WITH_TIMEOUT(note->text().contains(u"nothing was written"_s), kLoadLimitMs);
    QCOMPARE(m_console->application().runs().list(10)->size(), 1); // shown, not made again
}

void MainWindowTest::stopsByKeyboard_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("of the run") << u"runs"_s;
    QTest::newRow("of the sync") << u"crm"_s;
}

// The three levels, one after the other: Finish This Chunk, Stop Now, Force Stop.
void MainWindowTest::stopsByKeyboard()
{
    QFETCH(QString, page);
    pressRunAndWait(60'000);
    m_console->window()->activateWindow();
    m_console->window()->showPage(page);
    QTRY_VERIFY(action("actionFinishChunk")->isEnabled());
    QVERIFY(!action("actionForceStop")->isEnabled());
    QTest::qWait(900); // longer than forceStopOffered
    QVERIFY(!action("actionForceStop")->isEnabled()); // nobody asked for a stop
    choose("stopMenu", "actionFinishChunk");
    QTRY_COMPARE(newestRun()->wish, u"finish_chunk"_s);
    QVERIFY(!isEnded(newestRun()->state));
    QTRY_VERIFY_WITH_TIMEOUT(action("actionForceStop")->isEnabled(), 5'000);
    QVERIFY(action("actionStop")->isEnabled());
    choose("stopMenu", "actionForceStop");
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(newestRun()->state), 5'000);
    QVERIFY(newestRun()->counts.balances());
    QTRY_VERIFY(!action("actionForceStop")->isEnabled());
    QTRY_VERIFY(!action("actionStop")->isEnabled());
}

void MainWindowTest::pausesAndResumes()
{
    pressRunAndWait(1'200);
    MainWindow *window = m_console->window();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTRY_VERIFY(action("actionPause")->isEnabled());
    QTest::keyClick(window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(newestRun()->state, RunState::Paused, 10'000);
    QTRY_VERIFY(action("actionResume")->isEnabled());
    QVERIFY(!action("actionPause")->isVisible());
    QTest::keyClick(window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(newestRun()->state), kEndLimitMs);
    QCOMPARE(newestRun()->state, RunState::Completed);
    QVERIFY(newestRun()->counts.balances());
}

void MainWindowTest::resumesAfterARestart()
{
    pressRunAndWait(1'200);
    QCOMPARE(m_console->restart(), QString());
    QCOMPARE(newestRun()->state, RunState::Interrupted);
    auto *bar = widget<MessageBar>("windowMessageBar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), kLoadLimitMs);
    QTRY_VERIFY(bar->geometry().top() > 0); // not stuck to the tool bar
    MainWindow *window = m_console->window();
    window->showPage(u"runs"_s);
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTRY_VERIFY(action("actionResume")->isEnabled());
    QTest::keyClick(window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        isEnded(newestRun()->state) && newestRun()->state != RunState::Interrupted, kEndLimitMs);
    QCOMPARE(newestRun()->state, RunState::Completed);
    QVERIFY(newestRun()->counts.balances());
}

// With the page Log open and every line of the run coming in, no event holds the window.
void MainWindowTest::staysFreeUnderARun()
{
    auto *watch = static_cast<WatchedApplication *>(qApp);
    m_console->application().log().setLevel(LogLevel::Debug);
    QVERIFY(m_console->sandbox().setSettings({{u"pageRows"_s, 1'000}}));
    m_console->window()->showPage(u"log"_s);
    QTest::qWait(300); // shown and laid out once
    m_console->window()->showPage(u"crm"_s);
    pressRun();
    m_console->window()->showPage(u"log"_s);
    watch->forget();
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && isEnded(newestRun()->state), kEndLimitMs);
    QTest::qWait(300);
    const WatchedApplication::Block longest = watch->longest();
    qInfo("%lld events, the longest (p100) held the loop for %.1f ms: %s", watch->events(),
        longest.ms, qPrintable(longest.what));
    QVERIFY(watch->events() > 100);
    QVERIFY2(longest.ms < 100, qPrintable(longest.what));
}

void MainWindowTest::choosesTheEnvironment()
{
    auto *combo = widget<QComboBox>("environmentCombo");
    QVERIFY(combo->isEnabled());
    QCOMPARE(combo->currentText(), u"Sandbox"_s);
    auto *model = m_console->window()->findChild<CrmJobModel *>();
    QCOMPARE(model->rowCount(), 1);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_End);
    QCOMPARE(m_console->window()->environment(), u"production"_s);
    QCOMPARE(model->rowCount(), 0); // nothing of the sandbox is shown there
    QVERIFY(!action("actionRun")->isEnabled());
    QVERIFY(m_console->window()->windowTitle().endsWith(u"Production"_s));
}

void MainWindowTest::savesAndReverts()
{
    auto *limit = widget<QSpinBox>("limitSpin");
    auto *save = widget<QPushButton>("saveButton");
    auto *revert = widget<QPushButton>("revertButton");
    const int before = limit->value();
    QVERIFY(!save->isEnabled());
    limit->setValue(before + 7);
    QVERIFY(save->isEnabled());
    QVERIFY(!action("actionRun")->isEnabled()); // a run is of the job that is saved
    revert->click();
    QCOMPARE(limit->value(), before);
    QVERIFY(!save->isEnabled());
    limit->setValue(before + 7);
    save->click();
    QTRY_VERIFY(!save->isEnabled());
    auto job = m_console->application().jobs().find(u"Clean up leads"_s);
    QVERIFY(job.has_value());
    QCOMPARE(job->parameters.value("rejectionLimitPercent"_L1).toInt(), before + 7);
    QTRY_VERIFY(action("actionRun")->isEnabled());
}

void MainWindowTest::worksWithTheKeyboard()
{
    MainWindow *window = m_console->window();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    const QStringList order{u"overview"_s, u"crm"_s, u"analytics"_s, u"klaviyo"_s, u"runs"_s,
        u"mappings"_s, u"schedules"_s, u"connections"_s, u"log"_s};
    QStringList there;
    for (const Page *page : window->pages()) {
        there << page->key();
        QVERIFY(!page->title().isEmpty());
    }
    QCOMPARE(widget<NavigationList>("navigationList")->pages(), there);
    int digit = 0;
    for (const QString &key : order) {
        if (!there.contains(key))
            continue;
        QTest::keyClick(window, static_cast<Qt::Key>(Qt::Key_1 + digit++), Qt::ControlModifier);
        QCOMPARE(window->currentPage()->key(), key);
    }
    QCOMPARE(digit, there.size()); // each page has its digit
    QTest::keyClick(window, Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(widget<QWidget>("findEdit")->hasFocus());
    const bool wasFolded = widget<NavigationList>("navigationList")->isCollapsed();
    QTest::keyClick(window, Qt::Key_F9);
    QCOMPARE(widget<NavigationList>("navigationList")->isCollapsed(), !wasFolded);
    QTest::keyClick(window, Qt::Key_F9);
    QTRY_VERIFY(action("actionRun")->isEnabled());
    QTest::keyClick(window, Qt::Key_R, Qt::ControlModifier);
    auto *dialog = widget<QDialog>("RunDialog");
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return); // Run is the default in a sandbox
    QTRY_COMPARE_WITH_TIMEOUT(window->currentPage()->key(), u"runs"_s, kLoadLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && isEnded(newestRun()->state), kEndLimitMs);
}

void MainWindowTest::asksBeforeItQuits()
{
    QVERIFY(setJobTimes(1'000));
    QVERIFY(m_console->sandbox().setSettings({{u"writeJobMs"_s, 30'000}}));
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(action("actionStop")->isEnabled(), kLoadLimitMs);
    QTRY_VERIFY(!m_console->window()->close()); // Cancel
    QVERIFY(m_console->window()->isVisible());
    QVERIFY(m_console->prompt().asked.contains(u"Quit While Running"_s));
    QCOMPARE(m_console->prompt().last.action, u"Keep Running"_s);
    m_console->prompt().isYes = true;
    QVERIFY(!m_console->window()->close()); // out of the way, and at work
    QTRY_VERIFY(m_console->window()->isMinimized() || m_console->window()->isHidden());
    QVERIFY(!isEnded(newestRun()->state));
    m_console->window()->showNormal();
    m_console->prompt().isSecond = true;
    m_console->window()->close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->window()->isVisible(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(newestRun()->state, RunState::Interrupted, 20'000);
}

void MainWindowTest::namesWhatTakesTheFocus()
{
    for (Page *page : m_console->window()->pages()) {
        m_console->window()->showPage(page->key());
        QTest::qWait(50);
        const QStringList nameless = namelessWidgets(m_console->window());
        QVERIFY2(nameless.isEmpty(), qPrintable(page->key() + u": "_s + nameless.join(u", "_s)));
    }
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<sluice::testing::WatchedApplication> gui(argc, argv);
    return gui.run<sluice::testing::MainWindowTest>();
}

#include "tst_gui_main.moc"
