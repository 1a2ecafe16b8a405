// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/loghistory.h"
#include "console/log/logmodel.h"
#include "console/log/logpage.h"
#include "console/log/logview.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "core/log/logfile.h"
#include "gui/log/loglines.h"
#include "gui/log/logtests.h"
#include "gui/pagefixture.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr int kFileLines = 30'000; // more than the view holds
constexpr int kReadLimitMs = 20'000;

} // namespace

// The page over a log that is longer than what it can hold: everything is within reach.
class LogHistoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void scrollsIntoTheFiles();
    void homeAndEnd();
    void scrollsDownToTheNewest();
    void searchGoesOnIntoTheFiles();
    void searchGoesAround();
    void filterLooksIntoTheFiles();
    void filterKeepsThePlace();
    void newLinesAreCountedMeanwhile();
    void pauseHoldsStill();
    void clearedStaysClear();
    void comesBackToManyLines();
    void comesBackToWhereOneRead();
    void savingCanBeStopped();

private:
    const LogModel *model() const { return m_page->view()->model(); }
    QString message(int row) const { return model()->record(row).message; }
    QString lastMessage() const { return message(model()->rowCount() - 1); }
    RowView *table() const { return m_page->findChild<RowView *>(u"logTable"_s); }
    QString current() const
    {
        return table()->currentIndex().siblingAtColumn(LogModel::Message).data().toString();
    }
    template <class T> T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1StringView(name));
    }
    bool isQuiet() const { return !m_page->history()->isReading(); }
    bool isInOrder() const;
    void log(const QString &message)
    {
        Logger(&m_fixture->application->log(), "console").info(message);
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<ConsoleLogPage> m_page;
};

void LogHistoryTest::init()
{
    m_fixture = std::make_unique<PageFixture>();
    {
        LogFile file(m_fixture->dataDirectory(), {.segmentBytes = 1'000'000});
        for (LogRecord &record : linesOf(kFileLines)) {
            const int number = static_cast<int>(record.atMs - 1'700'000'000'000);
            if (number % 10'000 == 17) // 17, 10 017 and 20 017
                record.message += u" needle"_s;
            file.write(record);
        }
    }
    QCOMPARE(m_fixture->open(), QString());
    m_page = std::make_unique<ConsoleLogPage>(m_fixture->context());
    m_page->resize(1'080, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    log(u"The newest"_s);
    m_page->activate();
    QTRY_VERIFY(model()->rowCount() > 0 && lastMessage() == u"The newest"_s);
    // What there is does not fill the view: earlier lines come by themselves.
    QTRY_VERIFY_WITH_TIMEOUT(model()->rowCount() > 900 && isQuiet(), kReadLimitMs);
    QVERIFY(m_page->history()->isLive());
}

void LogHistoryTest::cleanup()
{
    m_page.reset();
    m_fixture.reset();
}

// Each line once, none left out: files' lines are numbered.
bool LogHistoryTest::isInOrder() const
{
    for (int row = 1; row < model()->rowCount(); ++row) {
        const LogRecord &before = model()->record(row - 1);
        const LogRecord &record = model()->record(row);
        const bool isOfFiles = record.message.startsWith(u"Line "_s);
        if (isOfFiles ? record.atMs != before.atMs + 1 : record.atMs < before.atMs)
            return false;
    }
    return true;
}

void LogHistoryTest::scrollsIntoTheFiles()
{
    QScrollBar *bar = table()->verticalScrollBar();
    for (int page = 0; page < 100 && message(0) != u"Line 17 needle"_s; ++page) {
        const QString first = message(0);
        bar->setValue(bar->minimum());
        QTRY_VERIFY_WITH_TIMEOUT(message(0) != first || message(0) == u"Line 0"_s, kReadLimitMs);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), kReadLimitMs);
        QVERIFY(model()->rowCount() <= LogModel::kCapacity);
        if (message(0) == u"Line 0"_s)
            break;
    }
    QCOMPARE(message(0), u"Line 0"_s);
    QVERIFY(!m_page->history()->isLive()); // the newest had to leave
    QVERIFY(isInOrder());
    QTRY_VERIFY(!part<QPushButton>("logEarlierButton")->isEnabled());
}

void LogHistoryTest::homeAndEnd()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(message(0), u"Line 0"_s, kReadLimitMs);
    QTRY_COMPARE(current(), u"Line 0"_s);
    QVERIFY(!m_page->history()->isLive());
    QVERIFY(!part<QPushButton>("logFollowButton")->isChecked());
    QTest::keyClick(table(), Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage(), u"The newest"_s, kReadLimitMs);
    QVERIFY(m_page->history()->isLive());
    QVERIFY(part<QPushButton>("logFollowButton")->isChecked());
    log(u"One more"_s);
    QTRY_COMPARE(lastMessage(), u"One more"_s);
}

void LogHistoryTest::scrollsDownToTheNewest()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(message(0), u"Line 0"_s, kReadLimitMs);
    QScrollBar *bar = table()->verticalScrollBar();
    for (int page = 0; page < 200 && !m_page->history()->isLive(); ++page) {
        bar->setValue(bar->maximum());
        QTest::qWait(20);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), kReadLimitMs);
    }
    QVERIFY(m_page->history()->isLive());
    QCOMPARE(lastMessage(), u"The newest"_s);
    QVERIFY(isInOrder());
    log(u"One more"_s);
    QTRY_COMPARE(lastMessage(), u"One more"_s);
}

void LogHistoryTest::searchGoesOnIntoTheFiles()
{
    auto *matches = part<QWidget>("logMatchLabel");
    part<QLineEdit>("logFindEdit")->setText(u"NEEDLE"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        matches->property("text").toString(), u"No match, 3 in all"_s, kReadLimitMs);
    QTest::keyClick(m_page.get(), Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"Line 20017 needle"_s, kReadLimitMs);
    QTest::keyClick(m_page.get(), Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"Line 10017 needle"_s, kReadLimitMs);
    QVERIFY(isInOrder()); // what surrounds it is there
    QVERIFY(table()->currentIndex().row() > 100);
    QTest::keyClick(m_page.get(), Qt::Key_F3);
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"Line 20017 needle"_s, kReadLimitMs);
    QCOMPARE(matches->property("text").toString(), u"1 of 1, 3 in all"_s);
}

void LogHistoryTest::searchGoesAround()
{
    part<QLineEdit>("logFindEdit")->setText(u"needle"_s);
    QTest::keyClick(m_page.get(), Qt::Key_F3); // nothing is behind the newest: from the beginning
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"Line 17 needle"_s, kReadLimitMs);
    QTest::keyClick(m_page.get(), Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"Line 20017 needle"_s, kReadLimitMs);
    part<QLineEdit>("logFindEdit")->setText(u"nowhere at all"_s);
    QTest::keyClick(m_page.get(), Qt::Key_F3);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), kReadLimitMs);
    QCOMPARE(part<QWidget>("logMatchLabel")->property("text").toString(), u"No match"_s);
}

void LogHistoryTest::filterLooksIntoTheFiles()
{
    log(u"needle of today"_s);
    QTRY_COMPARE(lastMessage(), u"needle of today"_s);
    part<QLineEdit>("logFindEdit")->setText(u"needle"_s);
    part<QPushButton>("logOnlyMatchesButton")->click();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 4, kReadLimitMs);
    QCOMPARE(message(0), u"Line 17 needle"_s);
    QCOMPARE(lastMessage(), u"needle of today"_s);
    QVERIFY(m_page->history()->isLive());
    log(u"another needle"_s);
    log(u"something else"_s);
    QTRY_COMPARE(model()->rowCount(), 5);
    part<QPushButton>("logOnlyMatchesButton")->click();
    QTRY_COMPARE(lastMessage(), u"something else"_s);
}

void LogHistoryTest::filterKeepsThePlace()
{
    part<QLineEdit>("logFindEdit")->setText(u"Line 10017 needle"_s);
    QTest::keyClick(m_page.get(), Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"Line 10017 needle"_s, kReadLimitMs);
    part<QComboBox>("logLevelCombo")->setCurrentIndex(3); // errors: every fourth line
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"Line 10019"_s, kReadLimitMs);
    QVERIFY(!m_page->history()->isLive());
    for (int row = 0; row < model()->rowCount(); ++row)
        QCOMPARE(model()->record(row).level, LogLevel::Error);
    part<QComboBox>("logLevelCombo")->setCurrentIndex(0);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && isInOrder(), kReadLimitMs);
    QCOMPARE(current(), u"Line 10019"_s);
}

void LogHistoryTest::newLinesAreCountedMeanwhile()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(message(0), u"Line 0"_s, kReadLimitMs);
    auto *follow = part<QPushButton>("logFollowButton");
    for (int line = 0; line < 12; ++line)
        log(u"News %1"_s.arg(line));
    QTRY_COMPARE(follow->text(), u"12 new lines"_s);
    QCOMPARE(message(0), u"Line 0"_s);
    follow->click();
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage(), u"News 11"_s, kReadLimitMs);
    QCOMPARE(follow->text(), u"Follow"_s);
}

void LogHistoryTest::pauseHoldsStill()
{
    auto *pause = part<QPushButton>("logPauseButton");
    pause->click();
    const int rows = model()->rowCount();
    log(u"While it is held"_s);
    QTRY_COMPARE(part<QPushButton>("logFollowButton")->text(), u"1 new line"_s);
    QCOMPARE(model()->rowCount(), rows);
    pause->click();
    QTRY_COMPARE(lastMessage(), u"While it is held"_s);
    pause->click();
    part<QPushButton>("logFollowButton")->click(); // lets go of the pause, too
    part<QPushButton>("logFollowButton")->click();
    QTRY_VERIFY(!pause->isChecked());
}

void LogHistoryTest::clearedStaysClear()
{
    part<QPushButton>("logClearButton")->click();
    QTest::qWait(300);
    QCOMPARE(model()->rowCount(), 0);
    log(u"After that"_s);
    QTRY_COMPARE(model()->rowCount(), 1);
    part<QPushButton>("logEarlierButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(model()->rowCount() > 900, kReadLimitMs);
    QCOMPARE(lastMessage(), u"After that"_s);
}

// More news than a moment takes: the newest are here at once, the others as they are looked at.
void LogHistoryTest::comesBackToManyLines()
{
    constexpr int kNews = 12'000;
    m_page->deactivate();
    for (int line = 0; line < kNews; ++line)
        log(u"News %1"_s.arg(line));
    m_page->activate();
    QCOMPARE(lastMessage(), u"News %1"_s.arg(kNews - 1));
    QVERIFY(model()->rowCount() < kNews / 2);
    QScrollBar *bar = table()->verticalScrollBar();
    while (message(0) != u"News 0"_s && message(0).startsWith(u"News"_s)) {
        const QString first = message(0);
        bar->setValue(bar->minimum());
        QTRY_VERIFY_WITH_TIMEOUT(message(0) != first && isQuiet(), kReadLimitMs);
    }
    int next = 0;
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (message(row).startsWith(u"News"_s))
            QCOMPARE(message(row), u"News %1"_s.arg(next++));
    }
    QCOMPARE(next, kNews);
}

void LogHistoryTest::comesBackToWhereOneRead()
{
    table()->verticalScrollBar()->setValue(0);
    QTRY_VERIFY(!m_page->view()->isFollowing() && isQuiet());
    const auto top = [this] { return table()->indexAt(QPoint(4, 4)).data().toString(); };
    const QString read = top();
    const int rows = model()->rowCount();
    m_page->deactivate();
    for (int line = 0; line < 12'000; ++line)
        log(u"News %1"_s.arg(line));
    m_page->activate();
    QCOMPARE(model()->rowCount(), rows + 12'000);
    QCOMPARE(top(), read);
}

void LogHistoryTest::savingCanBeStopped()
{
    m_fixture->prompt.path = m_fixture->directory.filePath(u"whole.jsonl"_s);
    auto *bar = m_page->findChild<MessageBar *>();
    auto *save = part<QPushButton>("logSaveButton");
    m_page->findChild<QAction *>(u"actionSaveWholeLog"_s)->trigger();
    emit bar->actionTriggered(u"stopSaving"_s); // as its link Stop does
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), kReadLimitMs);
    QVERIFY2(bar->text().contains(u"stopped"_s), qPrintable(bar->text()));
    QVERIFY(!QFile::exists(m_fixture->prompt.path));
    m_page->findChild<QAction *>(u"actionSaveWholeLog"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), kReadLimitMs);
    QCOMPARE(bar->tone(), Tone::Success);
    QFile file(m_fixture->prompt.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().count('\n') > kFileLines); // the whole history, not what is shown
}

QObject *makeLogHistoryTest()
{
    return new LogHistoryTest;
}

#include "tst_loghistory.moc"
