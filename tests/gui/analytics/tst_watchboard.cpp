// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/outboxmodel.h"
#include "console/analytics/sendrowcard.h"
#include "console/analytics/watchboard.h"
#include "console/analytics/watchmodel.h"
#include "console/theme/theme.h"
#include "console/widgets/rowview.h"
#include "gui/analytics/fakewatchaccess.h"
#include "gui/pagefixture.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The board of the page Analytics by its object names, with a fake in place of the watch.
class WatchBoardTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTablesAndTheirRows();
    void startsAndStops();
    void switchesATable();
    void looksOnlyWhileItIsSeen();
    void sendsAgain();
    void drops_data();
    void drops();
    void onlyDeadRowsCanBeSentAgain();
    void saysWhatIsWrong();
    void opensTheRunThatRejected();
    void copiesRows();
    void saysThatNothingIsWatched();
    void saysThatNothingCouldBeRead();
    void saysHowOftenItAsks();
    void waitsForTheRunOfAnother();
    void lineAsksForARow();
    void everythingHasAName();
    void pictures();

private:
    template <class T> T *find(const char *name)
    {
        return m_board->findChild<T *>(QLatin1StringView(name));
    }
    RowView *tables() { return find<RowView>("watchTable"); }
    RowView *rows() { return find<RowView>("outboxTable"); }
    // Of the two buttons that switch the watch the one that is shown.
    QString switchText()
    {
        auto *start = find<QPushButton>("startButton");
        auto *stop = find<QPushButton>("stopButton");
        return start->isVisible() == stop->isVisible() ? u"both or none"_s
            : start->isVisible()                       ? start->text()
                                                       : stop->text();
    }
    void choose(int table)
    {
        QTRY_COMPARE(tables()->model()->rowCount(), 3);
        tables()->setCurrentIndex(tables()->model()->index(table, 0));
    }
    void chooseOrders()
    {
        choose(1);
        QTRY_COMPARE(rows()->model()->rowCount(), 4);
    }

    std::unique_ptr<FakeWatchAccess> m_access;
    PreparedPrompt m_prompt;
    QPointer<WatchBoard> m_board;
};

void WatchBoardTest::init()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_access = std::make_unique<FakeWatchAccess>();
    m_access->tables = watchedSamples(now);
    m_access->rows.insert(u"o"_s, outboxSamples(now));
    m_prompt = {};
    m_board = new WatchBoard(*m_access, m_prompt, nullptr);
    m_board->resize(760, 640);
    m_board->show();
}

void WatchBoardTest::cleanup()
{
    delete m_board;
}

void WatchBoardTest::showsTablesAndTheirRows()
{
    QTRY_COMPARE(tables()->model()->rowCount(), 3);
    QCOMPARE(tables()->currentIndex().row(), 0);
    QCOMPARE(rows()->model()->rowCount(), 0);
    chooseOrders();
    QCOMPARE(find<QLabel>("outboxNote")->text(), u"of Orders"_s);
    m_access->rows[u"o"_s].removeFirst(); // sent meanwhile
    QTRY_COMPARE(rows()->model()->rowCount(), 3);
    choose(0);
    QTRY_COMPARE(rows()->model()->rowCount(), 0);
}

void WatchBoardTest::startsAndStops()
{
    m_access->switchMs = 60;
    auto *start = find<QAction>("actionStartWatching");
    auto *stop = find<QAction>("actionStopWatching");
    QVERIFY(!start->isEnabled() && !stop->isEnabled()); // nothing is known yet
    QTRY_VERIFY(start->isEnabled());
    QCOMPARE(switchText(), u"Start Watching"_s);
    find<QPushButton>("startButton")->click();
    QCOMPARE(switchText(), u"Starting…"_s);
    QVERIFY(!start->isEnabled() && !stop->isEnabled());
    start->trigger();
    QTRY_COMPARE(switchText(), u"Stop Watching"_s);
    QVERIFY(stop->isEnabled() && !start->isEnabled());
    stop->trigger();
    QCOMPARE(switchText(), u"Stopping…"_s);
    QTRY_COMPARE(switchText(), u"Start Watching"_s);
    QCOMPARE(m_access->asked, (QStringList{u"start"_s, u"stop"_s}));
}

// By the keyboard, as the check box of its row.
void WatchBoardTest::switchesATable()
{
    choose(2);
    QSignalSpy changed(m_board, &WatchBoard::jobChanged);
    tables()->setFocus();
    QTest::keyClick(tables(), Qt::Key_Space);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_access->asked, QStringList{u"watch r 0"_s});
    const QModelIndex box = tables()->model()->index(2, WatchModel::Table);
    QTRY_COMPARE(box.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    QTest::keyClick(tables(), Qt::Key_Space);
    QTRY_COMPARE(box.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
}

void WatchBoardTest::looksOnlyWhileItIsSeen()
{
    QTRY_COMPARE(tables()->model()->rowCount(), 3);
    const int before = m_access->looks;
    QTRY_VERIFY(m_access->looks > before); // by itself
    m_board->hide();
    QCoreApplication::processEvents();
    const int hidden = m_access->looks;
    QTest::qWait(1'300);
    QCOMPARE(m_access->looks, hidden);
    m_board->show();
    QVERIFY(m_access->looks > hidden);
}

void WatchBoardTest::sendsAgain()
{
    chooseOrders();
    rows()->selectAll();
    auto *again = find<QPushButton>("sendAgainButton");
    QVERIFY(again->isEnabled());
    again->click();
    QTRY_COMPARE(find<QLabel>("noteLabel")->text(),
        u"2 rows are tried again. They go once the watch is on."_s);
    QCOMPARE(m_access->asked, QStringList{u"send o 17604000000099120,17604000000099121"_s});
    const auto reason
        = [this] { return rows()->model()->index(2, OutboxModel::Reason).data().toString(); };
    QTRY_VERIFY2(reason().startsWith(u"Again in "_s), qPrintable(reason()));
    QTRY_VERIFY(!again->isEnabled()); // nothing dead is left
}

void WatchBoardTest::drops_data()
{
    QTest::addColumn<bool>("isYes");
    QTest::newRow("agreed") << true;
    QTest::newRow("thought better of it") << false;
}

void WatchBoardTest::drops()
{
    QFETCH(bool, isYes);
    m_prompt.isYes = isYes;
    chooseOrders();
    rows()->setCurrentIndex(rows()->model()->index(3, 0));
    find<QPushButton>("dropButton")->click();
    QCOMPARE(m_prompt.asked, QStringList{u"Drop 1 Row?"_s});
    QVERIFY(m_prompt.last.isDestructive);
    QVERIFY(m_prompt.last.text.contains(u"Orders"_s));
    if (isYes) {
        QTRY_COMPARE(rows()->model()->rowCount(), 3);
        QCOMPARE(m_access->asked, QStringList{u"forget o 17604000000099121"_s});
        QCOMPARE(find<QLabel>("noteLabel")->text(), u"1 row is dropped."_s);
    } else {
        QTest::qWait(50);
        QCOMPARE(m_access->asked, QStringList());
        QCOMPARE(rows()->model()->rowCount(), 4);
    }
}

void WatchBoardTest::onlyDeadRowsCanBeSentAgain()
{
    chooseOrders();
    auto *again = find<QPushButton>("sendAgainButton");
    auto *drop = find<QPushButton>("dropButton");
    QVERIFY(!again->isEnabled() && !drop->isEnabled()); // none is chosen
    QVERIFY(!again->toolTip().isEmpty());
    rows()->setCurrentIndex(rows()->model()->index(0, 0)); // it waits
    QVERIFY(!again->isEnabled() && !drop->isEnabled());
    rows()->setCurrentIndex(rows()->model()->index(2, 0));
    QVERIFY(again->isEnabled() && drop->isEnabled());
    QTest::qWait(1'200); // a look leaves alone what is chosen
    QVERIFY(again->isEnabled());
    QCOMPARE(rows()->currentIndex().row(), 2);
}

void WatchBoardTest::saysWhatIsWrong()
{
    choose(0);
    auto *problem = find<QLabel>("problemLabel");
    QVERIFY(!problem->isVisible());
    choose(2);
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"Catalyst cannot be reached: no route"_s);
    QVERIFY(find<QWidget>("problemIcon")->isVisible());
    m_access->problem = Error{.kind = ErrorKind::Disk, .what = u"The store could not be read"_s};
    auto *note = find<QLabel>("noteLabel");
    QTRY_VERIFY(note->text().contains(u"could not be read"_s));
    QCOMPARE(tables()->model()->rowCount(), 3); // as it was seen last
    m_access->problem.reset();
    QTRY_VERIFY(!note->isVisible());
}

void WatchBoardTest::opensTheRunThatRejected()
{
    QSignalSpy wanted(m_board, &WatchBoard::runWanted);
    choose(0);
    auto *open = find<QPushButton>("watchRunButton");
    QVERIFY(open->isEnabled());
    open->click();
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), u"run of c"_s);
    emit tables()->linkActivated(tables()->model()->index(0, WatchModel::Rejected));
    QTRY_COMPARE(wanted.count(), 2);
    choose(1);
    QVERIFY(!open->isEnabled());
}

void WatchBoardTest::copiesRows()
{
    chooseOrders();
    rows()->setFocus();
    rows()->setCurrentIndex(rows()->model()->index(2, 0));
    m_board->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_board));
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(rows(), Qt::Key_C, Qt::ControlModifier);
    const QStringList cells = QGuiApplication::clipboard()->text().split(u'\t');
    QCOMPARE(cells.size(), 5);
    QCOMPARE(cells.first(), u"17604000000099120"_s);
    QCOMPARE(cells.last(), u"Given up: The view lacks the column Reason"_s);
}

void WatchBoardTest::saysThatNothingIsWatched()
{
    m_access->tables.clear();
    QTRY_COMPARE(tables()->model()->rowCount(), 0);
    QTRY_VERIFY(!tables()->isVisible());
    QVERIFY(!find<QPushButton>("watchRunButton")->isEnabled());
    QVERIFY(find<QAction>("actionStartWatching")->isEnabled()); // outboxes may get rows
}

void WatchBoardTest::saysThatNothingCouldBeRead()
{
    m_access->problem = Error{.kind = ErrorKind::Disk, .what = u"The store could not be read"_s};
    QTRY_VERIFY(find<QLabel>("noteLabel")->text().contains(u"could not be read"_s));
    QVERIFY(tables()->isVisible()); // not: no table is kept in step
    QCOMPARE(tables()->model()->rowCount(), 0);
    m_access->problem.reset();
    QTRY_COMPARE(tables()->model()->rowCount(), 3);
}

void WatchBoardTest::saysHowOftenItAsks()
{
    const auto note = [this] { return find<QLabel>("watchNote")->text(); };
    QCOMPARE(note(), u"asks for changes while Sluice is open"_s);
    QTRY_COMPARE(note(), u"asks for changes every 30 to 60 s"_s);
    for (WatchedTable &table : m_access->tables)
        table.everySeconds = 15;
    QTRY_COMPARE(note(), u"asks for changes every 15 s"_s);
}

// An import that somebody else has started, of a table that is watched.
void WatchBoardTest::waitsForTheRunOfAnother()
{
    m_access->isOn = true;
    choose(0);
    const QModelIndex state = tables()->model()->index(0, WatchModel::State);
    QTRY_COMPARE(state.data().toString(), u"Watching"_s);
    RunRow run{.id = u"r"_s, .number = 131, .jobId = u"other"_s};
    run.kind = u"datastore-analytics"_s;
    run.state = RunState::Running;
    const WatchedTable table = m_access->tables.first();
    const auto into = [&run](const QString &target, const QString &view) {
        const QJsonObject job{{u"table"_s, u"any"_s}, {u"view"_s, view}};
        run.params = {{u"target"_s, target}, {u"job"_s, job}};
    };
    into(u"elsewhere"_s, table.view);
    m_board->setRuns({run});
    QCOMPARE(state.data().toString(), u"Watching"_s);
    into(table.target, u"Another"_s);
    m_board->setRuns({run});
    QCOMPARE(state.data().toString(), u"Watching"_s);
    into(table.target, table.view);
    m_board->setRuns({run});
    QCOMPARE(state.data().toString(), u"Holding"_s);
    QCOMPARE(state.data(CellRole::Note).toString(), u"run #131"_s);
    run.jobId = u"c"_s; // the watch's own
    m_board->setRuns({run});
    QCOMPARE(state.data().toString(), u"Watching"_s);
    run.jobId = u"other"_s;
    run.state = RunState::Completed;
    m_board->setRuns({run});
    QCOMPARE(state.data().toString(), u"Watching"_s);
}

void WatchBoardTest::lineAsksForARow()
{
    SendRowCard *line = m_board->rowCard();
    QSignalSpy wanted(line, &SendRowCard::fetchWanted);
    auto *fetch = find<QPushButton>("boardFetchButton");
    auto *id = find<QLineEdit>("boardRowIdEdit");
    auto *job = find<QComboBox>("rowTableCombo");
    id->setText(u"123"_s);
    QVERIFY(!fetch->isEnabled()); // of no table
    line->choose(u"B"_s);
    line->setChoices({{u"A"_s, u"Orders"_s}, {u"B"_s, u"Returns"_s}, {u"C"_s, u"Orders"_s}});
    QCOMPARE(job->currentText(), u"Returns"_s);
    QCOMPARE(job->itemText(0), u"A"_s); // two jobs send Orders
    QVERIFY(fetch->isEnabled());
    id->setText(u"12x"_s);
    QVERIFY(!fetch->isEnabled());
    QTest::keyClick(id, Qt::Key_Return);
    QCOMPARE(wanted.size(), 0);
    id->setText(u" 123 "_s);
    auto *action = find<QComboBox>("rowActionCombo");
    action->setCurrentIndex(action->findData(static_cast<int>(RowAction::Delete)));
    QTest::keyClick(id, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(0).toString(), u"B"_s);
    QCOMPARE(wanted.first().at(1).toString(), u"123"_s);
    QCOMPARE(wanted.first().at(2).value<RowAction>(), RowAction::Delete);
    line->setChoices({{u"A"_s, u"Orders"_s}, {u"B"_s, u"Returns"_s}});
    QCOMPARE(job->currentData().toString(), u"B"_s); // what was chosen stays
}

void WatchBoardTest::everythingHasAName()
{
    chooseOrders();
    rows()->selectAll();
    QCOMPARE(namelessWidgets(m_board), QStringList());
}

void WatchBoardTest::pictures()
{
    m_access->isOn = true;
    chooseOrders();
    rows()->setCurrentIndex(rows()->model()->index(2, 0));
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QString shade = mode == Theme::Mode::Dark ? u"-dark"_s : QString();
        choose(1);
        QTest::qWait(60);
        takePicture(*m_board, u"board"_s + shade);
        choose(2);
        QTest::qWait(60);
        takePicture(*m_board, u"board-problem"_s + shade);
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

QObject *sluice::testing::makeWatchBoardTest()
{
    return new WatchBoardTest;
}

#include "tst_watchboard.moc"
