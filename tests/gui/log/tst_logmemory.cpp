// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logmodel.h"
#include "console/log/logpage.h"
#include "console/log/logview.h"
#include "core/log/logfile.h"
#include "gui/log/loglines.h"
#include "gui/log/logtests.h"
#include "gui/pagefixture.h"

#include <QFile>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr int kQuickLines = 50'000;
constexpr int kLongLines = 1'000'000;
constexpr int kLinesAtOnce = 1'000;
constexpr qint64 kMostMemory = 500LL << 20; // reliability-security P5

// The most memory that this process ever had, in bytes.
qint64 peakMemoryOfTest()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() << 10;
    }
    return -1;
}

} // namespace

// P5: the page of the log is open while many lines come, on disk and in the view.
class LogMemoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void stayWithinTheLimit();
};

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
    auto *earlier = page.findChild<QPushButton *>(u"logEarlierButton"_s);
    for (int i = 0; i < 3 && earlier->isEnabled(); ++i) {
        earlier->click();
        QTRY_VERIFY_WITH_TIMEOUT(earlier->isEnabled(), 60'000);
    }
    const qint64 peak = peakMemoryOfTest();
    qInfo("%d lines: at most %lld MiB of memory, limit %lld MiB", lines, peak >> 20,
        kMostMemory >> 20);
    QVERIFY(peak > 0);
    QVERIFY2(peak <= kMostMemory, qPrintable(u"%1 MiB"_s.arg(peak >> 20)));
}

QObject *makeLogMemoryTest()
{
    return new LogMemoryTest;
}

#include "tst_logmemory.moc"
