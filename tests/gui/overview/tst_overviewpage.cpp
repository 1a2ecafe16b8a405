// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/attentionmodel.h"
#include "console/overview/overviewpage.h"
#include "console/overview/synccard.h"
#include "console/runs/runtablemodel.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/rowview.h"
#include "core/store/storeerror.h"
#include "gui/overview/fakeoverviewaccess.h"
#include "gui/pagefixture.h"
#include "gui/runs/fakerunaccess.h"

#include <QDialog>
#include <QMainWindow>
#include <QPushButton>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

// The page Overview on prepared facts, pressed by object names.
class OverviewPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { open(true); }
    void cleanup()
    {
        m_window.reset();
        m_access = nullptr;
        m_prompt = {};
    }

    void fillsAllParts();
    void looksRight();
    void loads();
    void offersABeginning();
    void tellsWhatCannotBeRead();
    void offersANewHistory();
    void actsOnTheChosenRun();
    void followsTheRuns();
    void hidesWhatNeedsNothing();
    void leadsToTheMend_data();
    void leadsToTheMend();
    void runsWhatWasMissed();
    void runsAndOpens();
    void finds();
    void namesWhatTakesTheFocus();

private:
    void open(bool isFilled, bool isSlow = false);
    template <class T> T *widget(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1StringView(name));
    }
    SyncCard *card(const char *name) const { return widget<SyncCard>(name); }
    static QString textOf(SyncCard *card, const char *name)
    {
        return card->findChild<ElidingLabel *>(QLatin1StringView(name))->text();
    }

    FakeOverviewAccess *m_access = nullptr;
    FakeRunAccess *m_runs = nullptr;
    OverviewPage *m_page = nullptr;
    PreparedPrompt m_prompt;
    std::unique_ptr<QMainWindow> m_window;
};

void OverviewPageTest::open(bool isFilled, bool isSlow)
{
    m_window = std::make_unique<QMainWindow>();
    auto access = std::make_unique<FakeOverviewAccess>();
    m_access = access.get();
    m_access->isSlow = isSlow;
    if (isFilled)
        fillOverview(*m_access);
    auto runs = std::make_unique<FakeRunAccess>();
    m_runs = runs.get();
    m_page = new OverviewPage(std::move(access), std::move(runs), m_prompt, m_window.get());
    m_page->setEnvironment(u"sandbox"_s);
    m_window->setCentralWidget(m_page);
    m_window->resize(1080, 680); // of a window of 1280 by 800, less its frame
    m_window->show();
    m_page->activate();
    if (isFilled && !isSlow)
        QTRY_COMPARE(m_page->attention()->rowCount(), 6);
    QCoreApplication::processEvents();
}

void OverviewPageTest::fillsAllParts()
{
    QCOMPARE(textOf(card("crmCard"), "cardRun"), u"Clean up leads  #128"_s);
    QVERIFY(textOf(card("crmCard"), "cardPercent").startsWith(u"51"_s));
    QVERIFY(textOf(card("crmCard"), "cardDetail").contains(u"37 rejected"_s));
    QVERIFY(!card("crmCard")->findChild<QWidget *>(u"cardRunButton"_s)->isVisible());
    QVERIFY(card("crmCard")->findChild<QWidget *>(u"cardOpenRunButton"_s)->isVisible());
    QCOMPARE(textOf(card("klaviyoCard"), "cardRun"), u"Products to Klaviyo, failed"_s);
    QVERIFY(textOf(card("klaviyoCard"), "cardDetail").contains(u"key refused"_s));
    QVERIFY(card("klaviyoCard")->findChild<QWidget *>(u"cardRunButton"_s)->isVisible());
    QCOMPARE(card("crmCard")->height(), card("analyticsCard")->height());
    QCOMPARE(card("crmCard")->height(), card("klaviyoCard")->height());
    QCOMPARE(card("crmCard")->width(), card("klaviyoCard")->width());
    QCOMPARE(m_page->recent()->rowCount(), 5);
}

// Looked at: light and dark, at the usual size, the default one and the smallest.
void OverviewPageTest::looksRight()
{
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        for (const QSize size : {QSize(1080, 680), QSize(980, 640), QSize(848, 440)}) {
            m_window->resize(size);
            QTest::qWait(30);
            takePicture(*m_window,
                u"overview-%1-%2"_s.arg(mode == Theme::Mode::Dark ? u"dark"_s : u"light"_s)
                    .arg(size.width()));
            // Nothing is cut that the cards have room for.
            const auto *list = widget<RowView>("recentRuns");
            QCOMPARE(list->viewport()->height(), 5 * list->rowHeight()); // the page scrolls, not it
            for (const char *name : {"crmCard", "analyticsCard", "klaviyoCard"})
                QVERIFY(!card(name)->findChild<ElidingLabel *>(u"cardRun"_s)->isCut());
        }
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

void OverviewPageTest::loads()
{
    cleanup();
    open(true, true);
    auto *loading = widget<QWidget>("overviewLoading");
    QVERIFY(!loading->isVisible()); // not at once
    QTRY_VERIFY_WITH_TIMEOUT(loading->isVisible(), 2'000);
    QVERIFY(!card("crmCard")->findChild<QWidget *>(u"cardRunButton"_s)->isEnabled());
    m_access->isSlow = false;
    m_page->deactivate();
    cleanup();
    open(true);
    QVERIFY(!widget<QWidget>("overviewLoading")->isVisible());
}

void OverviewPageTest::offersABeginning()
{
    cleanup();
    open(false);
    auto *sandbox = widget<QPushButton>("trySandboxButton");
    QTRY_VERIFY(sandbox->isVisible());
    QVERIFY(!card("crmCard")->isVisible());
    QSignalSpy commands(m_page, &Page::commandWanted);
    sandbox->click();
    widget<QPushButton>("addConnectionButton")->click();
    QCOMPARE(commands.count(), 2);
    QCOMPARE(commands.at(0).at(0).toString(), u"startSandbox"_s);
    QCOMPARE(commands.at(1).at(0).toString(), u"newConnection"_s);
    takePicture(*m_window, u"overview-empty"_s);
}

void OverviewPageTest::tellsWhatCannotBeRead()
{
    m_access->problem = Error{.kind = ErrorKind::Disk,
        .what = u"The job store could not be read"_s,
        .why = u"disk I/O error"_s};
    emit m_access->failed(*m_access->problem);
    emit m_access->failed(*m_access->problem);
    auto *bar = widget<MessageBar>("messageBar");
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), u"The job history could not be opened: disk I/O error"_s);
    QVERIFY(card("crmCard")->isVisible()); // what was known stays
    takePicture(*m_window, u"overview-error"_s);
    emit bar->actionTriggered(u"folder"_s);
    QCOMPARE(m_prompt.links, (QList<QUrl>{QUrl::fromLocalFile(u"/srv/sluice"_s)}));
    m_access->problem.reset();
    emit bar->actionTriggered(u"again"_s);
    QTRY_VERIFY(!bar->isVisible());
}

// Of a store that is damaged; one that only did not answer is tried again.
void OverviewPageTest::offersANewHistory()
{
    emit m_access->failed(damagedStore(u"database disk image is malformed"_s));
    auto *bar = widget<MessageBar>("messageBar");
    QVERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(u"database disk image is malformed"_s));
    QStringList links;
    for (const QPushButton *link : bar->findChildren<QPushButton *>())
        links << link->text();
    QVERIFY2(links.contains(u"Open Folder"_s), qPrintable(links.join(u", ")));
    QVERIFY2(links.contains(u"Start a New History…"_s), qPrintable(links.join(u", ")));
    QVERIFY(!links.contains(u"Try Again"_s));
    QSignalSpy commands(m_page, &Page::commandWanted);
    emit bar->actionTriggered(u"newHistory"_s);
    QCOMPARE(commands.value(0).value(0).toString(), u"newHistory"_s);
}

// Pause, Resume, Stop and Retry are of the run that is selected; of no other.
void OverviewPageTest::actsOnTheChosenRun()
{
    QVERIFY(!m_page->actions().canStop);
    m_page->stop(); // nothing is chosen
    QCOMPARE(m_runs->wishes, QStringList());
    auto *view = widget<RowView>("recentRuns");
    const auto choose = [this, view](qint64 number) {
        for (int row = 0; row < m_page->recent()->rowCount(); ++row) {
            if (m_page->recent()->runs().at(row).number == number)
                view->setCurrentIndex(m_page->recent()->index(row, RunTableModel::Number));
        }
    };
    choose(128); // it runs
    QVERIFY(m_page->actions().canStop && m_page->actions().canPause);
    QVERIFY(!m_page->actions().canResume && !m_page->actions().canRetryRejected);
    m_page->pauseOrResume();
    m_page->finishChunk();
    QCOMPARE(m_runs->wishes.size(), 2);
    QCOMPARE(m_runs->wishes.first(), u"pause run-128"_s);
    QVERIFY(m_runs->wishes.last().startsWith(u"stop run-128"_s));
    QCOMPARE(m_page->actions().stoppingRun, u"run-128"_s); // before the store has it
    choose(126); // it failed
    QVERIFY(m_page->actions().canResume && !m_page->actions().canStop);
    m_page->pauseOrResume();
    QCOMPARE(m_runs->wishes.last(), u"resume run-126"_s);
    choose(125); // it rejected records
    QVERIFY(m_page->actions().canRetryRejected);
    m_page->retryRejected();
    auto *retry = m_window->findChild<QDialog *>(u"retryDialog"_s);
    QVERIFY(retry);
    retry->accept();
    QVERIFY2(
        m_runs->wishes.last().startsWith(u"retry run-125"_s), qPrintable(m_runs->wishes.last()));
    choose(127); // it is complete: nothing is left to be done
    const Page::Actions can = m_page->actions();
    QVERIFY(!can.canStop && !can.canPause && !can.canResume && !can.canRetryRejected);
    QVERIFY(!can.noRetry.isEmpty());
}

void OverviewPageTest::followsTheRuns()
{
    RunRow &live = m_access->runs[0];
    live.counts = {412'338, 236'874, 175'427, 37, 0, 0};
    emit m_access->listChanged(m_access->runs);
    QVERIFY(textOf(card("crmCard"), "cardPercent").startsWith(u"99"_s)); // not before its end
    const int looks = m_access->looks;
    live.state = RunState::CompletedWithRejections;
    live.finishedAtMs = QDateTime::currentMSecsSinceEpoch();
    QTest::qWait(1'050); // no more often than once a second
    emit m_access->listChanged(m_access->runs);
    QCOMPARE(textOf(card("crmCard"), "cardRun"), u"Clean up leads, completed"_s);
    QVERIFY(!card("crmCard")->findChild<RowBar *>()->isVisible());
    QVERIFY(m_access->looks > looks); // locks and schedules change with it
}

void OverviewPageTest::hidesWhatNeedsNothing()
{
    QVERIFY(widget<QWidget>("attentionList")->isVisible());
    m_page->setEnvironment(u"production"_s);
    QVERIFY(!widget<QWidget>("attentionList")->isVisible());
    QCOMPARE(m_page->recent()->rowCount(), 0);
    QVERIFY(!m_page->actions().canRun);
}

void OverviewPageTest::leadsToTheMend_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("key") << 0 << u"connections c5"_s;
    QTest::newRow("failed") << 1 << u"run run-126"_s;
    QTest::newRow("interrupted") << 2 << u"resume run-124"_s;
    QTest::newRow("unknown") << 3 << u"run run-123"_s;
    QTest::newRow("lock") << 4 << u"locks crm-bulk/host/account/Accounts"_s;
}

// By the keyboard: the row, and Enter.
void OverviewPageTest::leadsToTheMend()
{
    QFETCH(int, row);
    QFETCH(QString, wanted);
    QStringList got;
    connect(m_page, &Page::itemWanted, this,
        [&got](const QString &key, const QString &item) { got << key + u' ' + item; });
    connect(m_page, &Page::commandWanted, this,
        [&got](const QString &command, const QString &item) { got << command + u' ' + item; });
    connect(m_page, &Page::runOpened, this, [&got](const QString &run) { got << u"run "_s + run; });
    auto *view = widget<RowView>("attentionList");
    view->setFocus();
    view->setCurrentIndex(m_page->attention()->index(row, 0));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(got, QStringList{wanted});
}

void OverviewPageTest::runsWhatWasMissed()
{
    auto *view = widget<RowView>("attentionList");
    emit view->linkActivated(m_page->attention()->index(5, AttentionModel::Action));
    QCOMPARE(m_prompt.asked, QStringList{u"Run Now"_s});
    QVERIFY(m_access->asked.isEmpty());
    m_prompt.isYes = true;
    emit view->linkActivated(m_page->attention()->index(5, AttentionModel::Action));
    QCOMPARE(m_access->asked, QStringList{u"run j6"_s});
    QTRY_VERIFY(widget<MessageBar>("messageBar")->isVisible());
}

void OverviewPageTest::runsAndOpens()
{
    QSignalSpy commands(m_page, &Page::commandWanted);
    QSignalSpy items(m_page, &Page::itemWanted);
    QSignalSpy runs(m_page, &Page::runOpened);
    SyncCard *analytics = card("analyticsCard");
    analytics->findChild<QPushButton *>(u"cardRunButton"_s)->click();
    QCOMPARE(
        commands.takeFirst(), (QVariantList{u"run"_s, u"analytics/orders_eu to Sales board"_s}));
    analytics->findChild<QPushButton *>(u"cardOpenButton"_s)->click();
    QCOMPARE(items.takeFirst(), (QVariantList{u"analytics"_s, u"orders_eu to Sales board"_s}));
    card("crmCard")->findChild<QPushButton *>(u"cardOpenRunButton"_s)->click();
    QCOMPARE(runs.takeFirst().at(0).toString(), u"run-128"_s);
    auto *view = widget<RowView>("recentRuns");
    view->setCurrentIndex(m_page->recent()->index(2, RunTableModel::Number));
    m_page->run(); // Ctrl+R: the job of the chosen run again
    QCOMPARE(commands.takeFirst(), (QVariantList{u"run"_s, u"klaviyo/Products to Klaviyo"_s}));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(runs.takeFirst().at(0).toString(), u"run-126"_s);
}

void OverviewPageTest::finds()
{
    m_page->find(u"orders"_s);
    QCOMPARE(m_page->attention()->rowCount(), 1);
    QCOMPARE(m_page->recent()->rowCount(), 3);
    m_page->find({});
    QCOMPARE(m_page->attention()->rowCount(), 6);
}

void OverviewPageTest::namesWhatTakesTheFocus()
{
    const QStringList nameless = namelessWidgets(m_window.get());
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
}

QObject *makeOverviewPageTest()
{
    return new OverviewPageTest;
}

} // namespace sluice::testing

#include "tst_overviewpage.moc"
