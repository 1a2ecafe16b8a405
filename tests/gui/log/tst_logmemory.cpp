// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/loghistory.h"
#include "console/log/logmodel.h"
#include "console/log/logpage.h"
#include "console/log/logview.h"
#include "console/widgets/rowview.h"
#include "core/log/logfile.h"
#include "gui/log/loglines.h"
#include "gui/log/logtests.h"
#include "gui/pagefixture.h"
#include "gui/watchedapplication.h"
#include "support/processmemory.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr int kQuickLines = 50'000;
constexpr int kLongLines = 1'000'000;
constexpr int kLinesAtOnce = 1'000;
constexpr qint64 kMostMemory = 500LL << 20; // reliability-security P5

} // namespace

// P5: the page of the log is open while many lines come, on disk and in the view.
class LogMemoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void stayWithinTheLimit();

private:
    void scrollThrough(ConsoleLogPage &page, int lines);
};

// From the newest line upwards by pages, from the first one downwards, and to a line in the middle:
// no turn of the event loop is long, and what is there stays bounded.
void LogMemoryTest::scrollThrough(ConsoleLogPage &page, int lines)
{
    auto *watched = static_cast<WatchedApplication *>(qApp);
    auto *table = page.findChild<RowView *>(u"logTable"_s);
    const LogModel *model = page.view()->model();
    const auto isRead = [&page] { return !page.history()->isReading(); };
    table->setFocus();
    watched->forget();
    const auto scroll = [&](Qt::Key key) {
        for (int press = 0; press < 600; ++press) {
            QTest::keyClick(table, key);
            if (press % 10 == 0)
                QTest::qWait(5);
        }
    };
    scroll(Qt::Key_PageUp);
    QTest::keyClick(table, Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(isRead() && model->record(0).message.startsWith(u"Line 0 "_s), 60'000);
    scroll(Qt::Key_PageDown);
    const QString middle = u"Line %1 "_s.arg(lines / 2);
    page.view()->setFindText(middle);
    QTest::keyClick(&page, Qt::Key_F3);
    QTRY_VERIFY_WITH_TIMEOUT(table->currentIndex()
                                 .siblingAtColumn(LogModel::Message)
                                 .data()
                                 .toString()
                                 .startsWith(middle),
        60'000);
    scroll(Qt::Key_PageUp);
    scroll(Qt::Key_PageDown);
    QTest::keyClick(table, Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(isRead() && page.history()->isLive(), 60'000);
    QVERIFY(model->rowCount() <= LogModel::kCapacity);
    const WatchedApplication::Block longest = watched->longest();
    qInfo("%d lines: the longest turn while scrolling %.1f ms (%s), limit 100 ms", lines,
        longest.ms, qPrintable(longest.what));
    QVERIFY2(longest.ms < 100, qPrintable(u"%1 ms, %2"_s.arg(longest.ms).arg(longest.what)));
}

void LogMemoryTest::stayWithinTheLimit()
{
    const int lines = qEnvironmentVariableIsSet("SLUICE_LONG") ? kLongLines : kQuickLines;
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    ConsoleLogPage page(fixture.context());
    page.resize(1'080, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    page.activate();
    const Logger logger(&fixture.application->log(), "console");
    for (int line = 0; line < lines; ++line) {
        logger.info(u"Line %1 of a log that is longer than anybody reads"_s.arg(line));
        if (line % kLinesAtOnce == 0)
            QCoreApplication::processEvents();
    }
    const LogModel *model = page.view()->model();
    const QString last = u"Line %1 "_s.arg(lines - 1);
    QTRY_VERIFY_WITH_TIMEOUT(
        model->rowCount() > 0 && model->record(model->rowCount() - 1).message.startsWith(last),
        60'000);
    QCOMPARE(model->rowCount(), LogModel::kCapacity);
    scrollThrough(page, lines);
    const qint64 peak = peakMemory();
    qInfo("%d lines: at most %lld MiB of memory, limit %lld MiB", lines, peak >> 20,
        kMostMemory >> 20);
    QVERIFY(peak > 0);
#ifndef SLUICE_SANITIZED
    QVERIFY2(peak <= kMostMemory, qPrintable(u"%1 MiB"_s.arg(peak >> 20)));
#endif
}

QObject *makeLogMemoryTest()
{
    return new LogMemoryTest;
}

#include "tst_logmemory.moc"
