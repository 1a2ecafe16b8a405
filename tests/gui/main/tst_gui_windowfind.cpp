// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logfollow.h"
#include "console/log/logmodel.h"
#include "console/welcome/firstrun.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "core/log/log.h"
#include "gui/guimain.h"
#include "gui/main/windowtest.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QLineEdit>
#include <QPointer>

namespace sluice::testing {

// What is looked for in the window, what Esc takes back, and how the log is come to.
class GuiWindowFindTest final : public WindowTest
{
    Q_OBJECT

private slots:
    void initTestCase() { open(); }
    void cleanupTestCase() { close(); }
    void init() { openAnew(); }

    void findsByKey();
    void pageThatIsLeftIsWhole();
    void stepsThroughMatches();
    void escClearsTheFindFirst();
    void followsTheLogByKey();
    void messagesLeadToTheLog();
};

void GuiWindowFindTest::findsByKey()
{
    auto *list = widget<QAbstractItemView>("jobList");
    auto *find = widget<QLineEdit>("findEdit");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Slash);
    QTRY_VERIFY(find->hasFocus());
    QTest::keyClick(find, Qt::Key_Slash); // a character, where one types
    QCOMPARE(find->text(), u"/"_s);
    find->clear();
    auto *bar = widget<MessageBar>("messageBar");
    bar->showMessage(Tone::Error, u"It did not work"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    auto *above = widget<MessageBar>("windowMessageBar");
    above->showMessage(Tone::Warning, u"Two runs were interrupted"_s);
    bar->showMessage(Tone::Error, u"It did not work"_s);
    QTest::keyClick(list, Qt::Key_Escape); // one after the other
    QVERIFY(!bar->isVisible());
    QVERIFY(above->isVisible());
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(!above->isVisible());
}

// What was looked for on it is not kept with nothing to tell of it.
void GuiWindowFindTest::pageThatIsLeftIsWhole()
{
    MainWindow *window = m_console->window();
    auto *find = widget<QLineEdit>("findEdit");
    const auto leave = [window](const QString &key) {
        if (key.isEmpty())
            window->findChild<FirstRun *>()->welcomeAction->trigger();
        else
            window->showPage(key);
    };
    for (const QString &other : {u"crm"_s, QString()}) {
        window->showPage(u"connections"_s);
        const auto *rows = widget<RowView>("connectionTable")->model();
        QTRY_VERIFY(rows->rowCount() > 0);
        find->setText(u"No such connection"_s);
        QCOMPARE(rows->rowCount(), 0);
        leave(other);
        QCOMPARE(find->text(), QString());
        QVERIFY(rows->rowCount() > 0);
    }
    window->showPage(u"crm"_s);
}

// From the find field: in the log from match to match, elsewhere from row to row.
void GuiWindowFindTest::stepsThroughMatches()
{
    MainWindow *window = m_console->window();
    const Logger logger(&m_console->application().log(), "console");
    for (int i = 0; i < 3; ++i) {
        logger.info(u"Needle %1"_s.arg(i));
        logger.info(u"Hay"_s);
    }
    window->showPage(u"log"_s);
    auto *table = widget<RowView>("logTable");
    auto *find = widget<QLineEdit>("findEdit");
    const auto current = [table] {
        return table->currentIndex().siblingAtColumn(LogModel::Message).data().toString();
    };
    QTRY_VERIFY(table->model()->rowCount() >= 6);
    QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(find->hasFocus());
    QTest::keyClicks(find, u"Needle"_s);
    QTRY_VERIFY(current().startsWith(u"Needle"_s));
    const auto number = [&current] { return current().section(u' ', 1).toInt(); };
    const int first = number();
    QTest::keyClick(find, Qt::Key_F3);
    QTRY_COMPARE(number(), (first + 1) % 3);
    QTest::keyClick(find, Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE(number(), first);
    QTest::keyClick(find, Qt::Key_Return);
    QTRY_COMPARE(number(), (first + 1) % 3);
    QVERIFY(find->hasFocus());

    window->showPage(u"connections"_s);
    auto *rows = widget<RowView>("connectionTable");
    QTRY_VERIFY(rows->model()->rowCount() > 1);
    find->setFocus();
    QTest::keyClicks(find, u"o"_s);
    const int left = rows->model()->rowCount();
    QVERIFY(left > 1);
    rows->setCurrentIndex(rows->model()->index(0, 0));
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(rows->currentIndex().row(), 1);
    QTest::keyClick(find, Qt::Key_F3, Qt::ShiftModifier);
    QTest::keyClick(find, Qt::Key_F3, Qt::ShiftModifier); // around the end
    QCOMPARE(rows->currentIndex().row(), left - 1);
    QTest::keyClick(find, Qt::Key_F3);
    QCOMPARE(rows->currentIndex().row(), 0);
}

void GuiWindowFindTest::escClearsTheFindFirst()
{
    auto *list = widget<QAbstractItemView>("jobList");
    auto *find = widget<QLineEdit>("findEdit");
    auto *bar = widget<MessageBar>("messageBar");
    find->setText(u"Clean"_s);
    bar->showMessage(Tone::Error, u"It did not work"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(find->text().isEmpty());
    QVERIFY(bar->isVisible());
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    // A part of a page may have its own.
    m_console->window()->showPage(u"log"_s);
    auto *inLog = widget<QLineEdit>("logFindEdit");
    inLog->setText(u"needle"_s);
    inLog->setFocus();
    QTest::keyClick(inLog, Qt::Key_Escape);
    QVERIFY(inLog->text().isEmpty());
}

void GuiWindowFindTest::followsTheLogByKey()
{
    MainWindow *window = m_console->window();
    window->showPage(u"log"_s);
    auto *follow = window->currentPage()->findChild<LogFollow *>();
    QVERIFY(follow);
    follow->setFollowing(false);
    window->showPage(u"crm"_s);
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(window->currentPage()->key(), u"log"_s);
    QVERIFY(follow->isFollowing());
}

void GuiWindowFindTest::messagesLeadToTheLog()
{
    MainWindow *window = m_console->window();
    auto *bar = widget<MessageBar>("messageBar");
    bar->showError({.what = u"Could not create the write job"_s,
        .httpStatus = 400,
        .requestId = u"abc-123"_s});
    auto *details = bar->findChild<QPushButton *>(u"messageDetailsButton"_s);
    QTRY_VERIFY(details->isVisible());
    details->setFocus();
    QTest::keyClick(details, Qt::Key_Space);
    QPointer<QDialog> message = dialog("messageDetails");
    QVERIFY(message);
    auto *log = message->findChild<QPushButton *>(u"messageLogButton"_s);
    QVERIFY(log->isVisible());
    log->click();
    QCOMPARE(window->currentPage()->key(), u"log"_s);
    QTRY_VERIFY(!message);
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run<sluice::testing::GuiWindowFindTest>();
}

#include "tst_gui_windowfind.moc"
