// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/watchdialog.h"
#include "console/analytics/watchmodel.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/rowview.h"
#include "gui/analytics/fakewatchaccess.h"
#include "gui/pagefixture.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// Keep in Step by its object names, with a fake in place of the watch.
class WatchDialogTest final : public QObject
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
    void forgets_data();
    void forgets();
    void onlyDeadRowsCanBeSentAgain();
    void saysWhatIsWrong();
    void opensTheRunThatRejected();
    void copiesRows();
    void saysThatNothingIsWatched();
    void everythingHasAName();
    void pictures();

private:
    template <class T> T *find(const char *name)
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    RowView *tables() { return find<RowView>("watchTable"); }
    RowView *rows() { return find<RowView>("outboxTable"); }
    QString badge() { return find<BadgeLabel>("stateBadge")->badge().text; }
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
    QPointer<WatchDialog> m_dialog;
};

void WatchDialogTest::init()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_access = std::make_unique<FakeWatchAccess>();
    m_access->tables = watchedSamples(now);
    m_access->rows.insert(u"o"_s, outboxSamples(now));
    m_prompt = {};
    m_dialog = new WatchDialog(*m_access, m_prompt, nullptr);
    m_dialog->show();
}

void WatchDialogTest::cleanup()
{
    delete m_dialog;
}

void WatchDialogTest::showsTablesAndTheirRows()
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

void WatchDialogTest::startsAndStops()
{
    m_access->switchMs = 60;
    auto *start = find<QAction>("actionStartWatching");
    auto *stop = find<QAction>("actionStopWatching");
    QVERIFY(!start->isEnabled() && !stop->isEnabled()); // nothing is known yet
    QTRY_VERIFY(start->isEnabled());
    QCOMPARE(badge(), u"Off"_s);
    QVERIFY(find<QPushButton>("startButton")->isVisible());
    QVERIFY(!find<QPushButton>("stopButton")->isVisible());
    find<QPushButton>("startButton")->click();
    QCOMPARE(badge(), u"Starting…"_s);
    QVERIFY(!start->isEnabled() && !stop->isEnabled());
    start->trigger();
    QTRY_COMPARE(badge(), u"On"_s);
    QVERIFY(stop->isEnabled() && !start->isEnabled());
    QVERIFY(find<QPushButton>("stopButton")->isVisible());
    stop->trigger();
    QCOMPARE(badge(), u"Stopping…"_s);
    QTRY_COMPARE(badge(), u"Off"_s);
    QCOMPARE(m_access->asked, (QStringList{u"start"_s, u"stop"_s}));
}

// By the keyboard, as the check box of its row.
void WatchDialogTest::switchesATable()
{
    choose(2);
    QSignalSpy changed(m_dialog, &WatchDialog::jobChanged);
    tables()->setFocus();
    QTest::keyClick(tables(), Qt::Key_Space);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_access->asked, QStringList{u"watch r 0"_s});
    const QModelIndex box = tables()->model()->index(2, WatchModel::Job);
    QTRY_COMPARE(box.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    QTest::keyClick(tables(), Qt::Key_Space);
    QTRY_COMPARE(box.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
}

void WatchDialogTest::looksOnlyWhileItIsSeen()
{
    QTRY_COMPARE(tables()->model()->rowCount(), 3);
    const int before = m_access->looks;
    QTRY_VERIFY(m_access->looks > before); // by itself
    m_dialog->hide();
    QCoreApplication::processEvents();
    const int hidden = m_access->looks;
    QTest::qWait(1'300);
    QCOMPARE(m_access->looks, hidden);
    m_dialog->show();
    QVERIFY(m_access->looks > hidden);
}

void WatchDialogTest::sendsAgain()
{
    chooseOrders();
    rows()->selectAll();
    auto *again = find<QPushButton>("sendAgainButton");
    QVERIFY(again->isEnabled());
    again->click();
    QTRY_COMPARE(find<QLabel>("noteLabel")->text(),
        u"2 rows are tried again. They go once the watch is on."_s);
    QCOMPARE(m_access->asked, QStringList{u"send o 17604000000099120,17604000000099121"_s});
    QTRY_COMPARE(rows()->model()->index(2, 2).data().toString(), u"Waiting"_s);
    QTRY_VERIFY(!again->isEnabled()); // nothing dead is left
}

void WatchDialogTest::forgets_data()
{
    QTest::addColumn<bool>("isYes");
    QTest::newRow("agreed") << true;
    QTest::newRow("thought better of it") << false;
}

void WatchDialogTest::forgets()
{
    QFETCH(bool, isYes);
    m_prompt.isYes = isYes;
    chooseOrders();
    rows()->setCurrentIndex(rows()->model()->index(3, 0));
    find<QPushButton>("forgetButton")->click();
    QCOMPARE(m_prompt.asked, QStringList{u"Forget 1 Row?"_s});
    QVERIFY(m_prompt.last.isDestructive);
    QVERIFY(m_prompt.last.text.contains(u"Orders"_s));
    if (isYes) {
        QTRY_COMPARE(rows()->model()->rowCount(), 3);
        QCOMPARE(m_access->asked, QStringList{u"forget o 17604000000099121"_s});
        QCOMPARE(find<QLabel>("noteLabel")->text(), u"1 row is forgotten."_s);
    } else {
        QTest::qWait(50);
        QCOMPARE(m_access->asked, QStringList());
        QCOMPARE(rows()->model()->rowCount(), 4);
    }
}

void WatchDialogTest::onlyDeadRowsCanBeSentAgain()
{
    chooseOrders();
    auto *again = find<QPushButton>("sendAgainButton");
    auto *forget = find<QPushButton>("forgetButton");
    QVERIFY(!again->isEnabled() && !forget->isEnabled()); // none is chosen
    QVERIFY(!again->toolTip().isEmpty());
    rows()->setCurrentIndex(rows()->model()->index(0, 0)); // it waits
    QVERIFY(!again->isEnabled() && !forget->isEnabled());
    rows()->setCurrentIndex(rows()->model()->index(2, 0));
    QVERIFY(again->isEnabled() && forget->isEnabled());
    QTest::qWait(1'200); // a look leaves alone what is chosen
    QVERIFY(again->isEnabled());
    QCOMPARE(rows()->currentIndex().row(), 2);
}

void WatchDialogTest::saysWhatIsWrong()
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

void WatchDialogTest::opensTheRunThatRejected()
{
    QSignalSpy wanted(m_dialog, &WatchDialog::runWanted);
    choose(0);
    auto *open = find<QPushButton>("openRunButton");
    QVERIFY(open->isEnabled());
    open->click();
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), u"run of c"_s);
    emit tables()->linkActivated(tables()->model()->index(0, WatchModel::Rejected));
    QTRY_COMPARE(wanted.count(), 2);
    choose(1);
    QVERIFY(!open->isEnabled());
}

void WatchDialogTest::copiesRows()
{
    chooseOrders();
    rows()->setFocus();
    rows()->setCurrentIndex(rows()->model()->index(2, 0));
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(rows(), Qt::Key_C, Qt::ControlModifier);
    const QStringList cells = QGuiApplication::clipboard()->text().split(u'\t');
    QCOMPARE(cells.size(), 6);
    QCOMPARE(cells.first(), u"17604000000099120"_s);
    QCOMPARE(cells.last(), u"The view lacks the column Reason"_s);
}

void WatchDialogTest::saysThatNothingIsWatched()
{
    m_access->tables.clear();
    QTRY_COMPARE(tables()->model()->rowCount(), 0);
    QTRY_VERIFY(!tables()->isVisible());
    QVERIFY(!find<QPushButton>("openRunButton")->isEnabled());
    QVERIFY(find<QAction>("actionStartWatching")->isEnabled()); // outboxes may get rows
}

void WatchDialogTest::everythingHasAName()
{
    chooseOrders();
    rows()->selectAll();
    QCOMPARE(namelessWidgets(m_dialog), QStringList());
}

void WatchDialogTest::pictures()
{
    m_access->isOn = true;
    chooseOrders();
    rows()->setCurrentIndex(rows()->model()->index(2, 0));
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QString shade = mode == Theme::Mode::Dark ? u"-dark"_s : QString();
        choose(1);
        QTest::qWait(60);
        takePicture(*m_dialog, u"watch"_s + shade);
        choose(2);
        QTest::qWait(60);
        takePicture(*m_dialog, u"watch-problem"_s + shade);
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

QObject *sluice::testing::makeWatchDialogTest()
{
    return new WatchDialogTest;
}

#include "tst_watchdialog.moc"
