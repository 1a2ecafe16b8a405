// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "console/runs/runview.h"
#include "console/theme/theme.h"
#include "console/widgets/messagebar.h"
#include "core/log/log.h"
#include "gui/guimain.h"
#include "gui/main/windowtest.h"
#include "gui/watchedapplication.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QLabel>
#include <QPointer>
#include <QTabBar>
#include <QThreadPool>

#include <functional>

namespace sluice::testing {

namespace {

constexpr double kMostWorkMs = 10; // of the processor, in one turn of the event loop
constexpr double kMostShowMs = 100; // to show a page, which may build it
constexpr int kLooks = 3;
constexpr int kShowMs = 150;
constexpr int kLookMs = 300;
constexpr int kMostLooks = 3;

// Runs that are at work for longer than the looks take, with no limit that holds them up.
const QStringList kBusySandbox{
    u"--limits"_s, u"off"_s, u"--scale"_s, u"40000"_s, u"--page-rows"_s, u"250"_s};

} // namespace

// The window over several runs: its start page, what was interrupted, all at once, and how little
// of the event loop they take.
class ManyRunsTest : public WindowTest
{
    Q_OBJECT

private slots:
    void init()
    {
        const bool isBusy = qstrcmp(QTest::currentTestFunction(), "staysFreeUnderAllSyncs") == 0;
        open(isBusy ? kBusySandbox : QStringList());
    }
    void cleanup() { close(); }

    void reviewsInterruptedRuns();
    void runsFromTheOverview();
    void actsOnAllRuns();
    void staysFreeUnderAllSyncs();
    void staysFreeWhenTheThemeChanges();

private:
    QHash<QString, QString> atWork() const;
    void look(const QString &place, const std::function<void()> &show);
    void lookAtTabs(const QString &kind);

    WatchedApplication::Block m_worst;
    WatchedApplication::Block m_shown;
};

// From the bar to the dialog, to what is given up, and to what goes on.
void ManyRunsTest::reviewsInterruptedRuns()
{
    pressRunAndWait(1'200);
    QTRY_VERIFY_WITH_TIMEOUT(
        newestRun()->counts.pending > 0, kLoadLimitMs); // else none is repeated
    QVERIFY(!action("actionResumeInterrupted")->isEnabled());
    QCOMPARE(m_console->restart(), QString());
    auto *bar = widget<MessageBar>("windowMessageBar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), kLoadLimitMs);
    const auto openReview = [this] {
        action("actionResumeInterrupted")->trigger();
        return m_console->window()->findChild<QDialog *>(u"resumeDialog"_s);
    };
    QPointer<QDialog> dialog = openReview();
    QVERIFY(dialog);
    auto *resume = dialog->findChild<QPushButton *>(u"resumeButton"_s);
    QTRY_VERIFY(resume->isEnabled());
    QVERIFY(dialog->findChild<QLabel *>(u"resumeRepeated"_s)->text().contains(u"on their way"_s));
    dialog->findChild<QPushButton *>(u"cancelButton"_s)->click();
    QTRY_VERIFY(!dialog);
    QCOMPARE(newestRun()->state, RunState::Interrupted);
    dialog = openReview();
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"discardButton"_s)->isEnabled());
    dialog->findChild<QPushButton *>(u"discardButton"_s)->click();
    QTRY_COMPARE(newestRun()->state, RunState::Stopped);
    QTRY_VERIFY(!action("actionResumeInterrupted")->isEnabled());
    QVERIFY(!bar->isVisible());
    // What was given up can be resumed all the same.
    m_console->window()->showPage(u"runs"_s);
    QTRY_VERIFY(action("actionResume")->isEnabled());
    action("actionResume")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(newestRun()->state, RunState::Completed, kEndLimitMs);
    QVERIFY(newestRun()->counts.balances());
}

// The start page: one activation leads to the question, one more to the run.
void ManyRunsTest::runsFromTheOverview()
{
    MainWindow *window = m_console->window();
    window->showPage(u"overview"_s);
    auto *card = widget<QWidget>("crmCard");
    auto *run = card->findChild<QPushButton *>(u"cardRunButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), kLoadLimitMs);
    run->click();
    QCOMPARE(window->currentPage()->key(), u"crm"_s);
    QTRY_VERIFY_WITH_TIMEOUT(window->findChild<QPushButton *>(u"dialogRunButton"_s), kLoadLimitMs);
    window->findChild<QPushButton *>(u"dialogRunButton"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(window->currentPage()->key(), u"runs"_s, kLoadLimitMs);
    window->showPage(u"overview"_s);
    QTRY_VERIFY(card->findChild<QWidget *>(u"cardOpenRunButton"_s)->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && isEnded(newestRun()->state), kEndLimitMs);
    QTRY_VERIFY(!card->findChild<QWidget *>(u"cardOpenRunButton"_s)->isVisible());
    auto *recent = widget<QAbstractItemView>("recentRuns");
    QCOMPARE(recent->model()->rowCount(), 1);
    recent->setCurrentIndex(recent->model()->index(0, 0));
    emit recent->activated(recent->currentIndex());
    QCOMPARE(window->currentPage()->key(), u"runs"_s);
}

void ManyRunsTest::actsOnAllRuns()
{
    QVERIFY(!action("actionStopAll")->isEnabled());
    pressRunAndWait(60'000);
    QTRY_VERIFY(action("actionPauseAll")->isEnabled());
    action("actionPauseAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(newestRun()->state, RunState::Paused, 10'000);
    action("actionStopAll")->trigger(); // the answer is no
    QCOMPARE(m_console->prompt().last.action, u"Stop All"_s);
    QCOMPARE(newestRun()->state, RunState::Paused);
    m_console->prompt().isYes = true;
    action("actionStopAll")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(newestRun()->state), 15'000);
    QVERIFY(newestRun()->counts.balances());
    QTRY_VERIFY(!action("actionStopAll")->isEnabled());
}

// The newest run of each sync that is at work.
QHash<QString, QString> ManyRunsTest::atWork() const
{
    QHash<QString, QString> byKind;
    const auto runs = m_console->application().runs().list();
    for (const RunRow &run : runs ? *runs : QList<RunRow>()) {
        if (run.state == RunState::Running && !byKind.contains(run.kind))
            byKind.insert(run.kind, run.id);
    }
    return byKind;
}

// A turn is what the loop does between two looks for events: all of it counts, and nothing but work
// of this thread. What other programs do to the processor's caches is in it, too: a place where a
// turn takes too long is looked at again, and does so for good if it does each time.
void ManyRunsTest::look(const QString &place, const std::function<void()> &show)
{
    auto *watch = static_cast<WatchedApplication *>(qApp);
    QCOMPARE(atWork().size(), 3);
    watch->forget();
    show();
    QTest::qWait(kShowMs);
    if (watch->mostTurn().ms > m_shown.ms)
        m_shown = {watch->mostTurn().ms, place + u": "_s + watch->mostTurn().what};
    WatchedApplication::Block worst;
    for (int looks = 0; looks < kMostLooks && (looks == 0 || worst.ms > kMostWorkMs); ++looks) {
        watch->forget();
        QTest::qWait(kLookMs);
        if (looks == 0 || watch->mostTurn().ms < worst.ms)
            worst = watch->mostTurn();
    }
    if (worst.ms > m_worst.ms)
        m_worst = {worst.ms, place + u": "_s + worst.what};
    if (qEnvironmentVariableIsSet("SLUICE_TURNS"))
        qInfo("%s: %.1f ms", qPrintable(place), watch->mostTurn().ms);
    QCOMPARE(atWork().size(), 3);
}

// The dashboard of a run that is under way: stage tree, chart and counters, and each of its tabs.
void ManyRunsTest::lookAtTabs(const QString &kind)
{
    MainWindow *window = m_console->window();
    const QString id = atWork().value(kind);
    look(kind, [window, id] { window->openRun(id); });
    auto *view = window->findChild<RunView *>(u"runView"_s);
    QTRY_VERIFY(view && view->isVisible() && view->runId() == id && view->hasSnapshot());
    auto *tabs = view->findChild<QTabBar *>(u"runTabs"_s);
    QVERIFY(tabs->count() >= 4);
    for (int i = 0; i < tabs->count() && !QTest::currentTestFailed(); ++i)
        look(kind + u", "_s + tabs->tabText(i), [tabs, i] { tabs->setCurrentIndex(i); });
}

// Runs of all three syncs at work, every line of theirs logged, and each page open for a while,
// then the dashboard of each run: no turn of the event loop takes more of the processor than is
// allowed. Only showing a page, which may build it, takes longer.
void ManyRunsTest::staysFreeUnderAllSyncs()
{
    MainWindow *window = m_console->window();
    m_console->application().log().setLevel(LogLevel::Debug);
    QVERIFY(m_console->sandbox().setSettings(
        {{u"addedMs"_s, 50}, {u"queuedMs"_s, 50}, {u"readJobMs"_s, 300}, {u"writeJobMs"_s, 300},
            {u"catalystReadJobMs"_s, 400}, {u"catalystPageRows"_s, 500},
            {u"analyticsImportMs"_s, 400}, {u"commerceLatencyMs"_s, 400}}));
    for (Page *page : window->pages()) {
        window->showPage(page->key());
        QTest::qWait(80);
    }
    QThreadPool::globalInstance()->start([&application = m_console->application()] {
        const auto jobs = application.jobs().list();
        for (const Job &job : jobs ? *jobs : QList<Job>())
            [[maybe_unused]] const auto run = application.runs().start(job.name, false);
    });
    QTRY_COMPARE_WITH_TIMEOUT(atWork().size(), 3, kLoadLimitMs);
    m_worst = {};
    m_shown = {};
    for (Page *page : window->pages()) {
        look(page->key(), [window, page] { window->showPage(page->key()); });
        if (QTest::currentTestFailed())
            return;
    }
    const QStringList kinds = atWork().keys();
    for (const QString &kind : kinds) {
        lookAtTabs(kind);
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("the most of the processor: %.1f ms (%s); to show a page %.1f ms (%s)", m_worst.ms,
        qPrintable(m_worst.what), m_shown.ms, qPrintable(m_shown.what));
#ifndef SLUICE_SANITIZED
    QVERIFY2(m_worst.ms <= kMostWorkMs, qPrintable(m_worst.what));
    QVERIFY2(m_shown.ms <= kMostShowMs, qPrintable(m_shown.what));
#endif
    m_console->application().interrupt(u"The test is over"_s);
}

// With every page built, most of it hidden.
void ManyRunsTest::staysFreeWhenTheThemeChanges()
{
    auto *watch = static_cast<WatchedApplication *>(qApp);
    MainWindow *window = m_console->window();
    for (Page *page : window->pages()) {
        window->showPage(page->key());
        QTest::qWait(80);
    }
    Theme &theme = Theme::instance();
    WatchedApplication::Block change;
    WatchedApplication::Block after;
    for (int look = 0; look < kLooks && (look == 0 || after.ms > kMostWorkMs); ++look) {
        watch->forget();
        QMetaObject::invokeMethod(
            window,
            [&theme] { theme.setMode(theme.isDark() ? Theme::Mode::Light : Theme::Mode::Dark); },
            Qt::QueuedConnection);
        QTest::qWait(50); // painted, too
        if (look == 0 || watch->mostWork().ms < change.ms)
            change = watch->mostWork();
        watch->forget();
        QTest::qWait(400);
        if (look == 0 || watch->mostWork().ms < after.ms)
            after = watch->mostWork();
    }
    qInfo("the change took %.1f ms (%s), then at the most %.1f ms (%s)", change.ms,
        qPrintable(change.what), after.ms, qPrintable(after.what));
#ifndef SLUICE_SANITIZED
    QVERIFY2(change.ms <= kMostShowMs, qPrintable(change.what));
    QVERIFY2(after.ms <= kMostWorkMs, qPrintable(after.what));
#endif
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<sluice::testing::WatchedApplication> gui(argc, argv);
    return gui.run<sluice::testing::ManyRunsTest>();
}

#include "tst_gui_manyruns.moc"
