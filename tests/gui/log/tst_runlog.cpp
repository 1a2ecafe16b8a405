// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logdetails.h"
#include "console/log/logfiltermodel.h"
#include "console/log/loghistory.h"
#include "console/log/logmodel.h"
#include "console/log/logpane.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "core/log/logfile.h"
#include "core/log/logring.h"
#include "gui/log/loglines.h"
#include "gui/log/logtests.h"
#include "gui/pagefixture.h"
#include "gui/watchedapplication.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr int kFileLines = 3'000; // every second one of the run
constexpr int kQuickLines = 30'000;
constexpr int kLongLines = 1'000'000;
constexpr int kOtherLines = 2'000; // of another run, behind them
constexpr double kMostTurnMs = 10; // of the processor
constexpr int kReadLimitMs = 60'000;

RunRow runOf(const QString &id, qint64 number)
{
    RunRow run;
    run.id = id;
    run.number = number;
    run.createdAtMs = 1'700'000'000'000;
    return run;
}

} // namespace

// The log of one run: the same piece as the page Log, with the lines of this run alone.
class RunLogTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsItsRunAlone();
    void findsInAllOfItsLines();
    void filters();
    void saves_data();
    void saves();
    void stopsWithTheRunsBeginning();
    void staysQuick();

private:
    void openPane();
    const LogModel *model() const { return m_pane->view()->model(); }
    RowView *table() const { return part<RowView>("runLogTable"); }
    template <class T> T *part(const char *name) const
    {
        return m_pane->findChild<T *>(QLatin1StringView(name));
    }
    bool isAllOf(const QString &runId) const
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (model()->record(row).runId != runId)
                return false;
        }
        return model()->rowCount() > 0;
    }
    QString current() const
    {
        return table()->currentIndex().siblingAtColumn(LogModel::Message).data().toString();
    }

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<LogRing> m_ring;
    std::unique_ptr<PreparedPrompt> m_prompt;
    std::unique_ptr<LogPane> m_pane;
};

void RunLogTest::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    m_ring = std::make_unique<LogRing>();
    m_prompt = std::make_unique<PreparedPrompt>();
    m_prompt->path = m_data->filePath(u"run.txt"_s);
}

void RunLogTest::cleanup()
{
    m_pane.reset();
    QThreadPool::globalInstance()->waitForDone();
    m_ring.reset();
    m_data.reset();
}

// Over a log of two runs of which every thousandth line is to be found.
void RunLogTest::openPane()
{
    LogFile file(m_data->path());
    for (LogRecord &record : linesOf(kFileLines)) {
        if ((record.atMs - 1'700'000'000'000) % 1'000 < 2)
            record.message += u" needle"_s;
        if (record.runId.isEmpty())
            record.runId = u"run-b"_s;
        file.write(record);
        if (record.atMs >= 1'700'000'000'000 + kFileLines - 100)
            m_ring->write(record);
    }
    m_pane = std::make_unique<LogPane>(*m_ring, m_data->path(), LogView::Scope::Run, *m_prompt);
    m_pane->resize(1'000, 400);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    m_pane->setRun(runOf(u"run-a"_s, 7));
}

void RunLogTest::showsItsRunAlone()
{
    openPane();
    QTRY_VERIFY_WITH_TIMEOUT(isAllOf(u"run-a"_s), kReadLimitMs);
    QCOMPARE(model()->record(model()->rowCount() - 1).message, u"Line 2998"_s);
    QVERIFY(table()->isColumnHidden(LogModel::Run));
    QVERIFY(!part<LogDetails>("logDetails")->isVisible()); // nothing is selected
    table()->setCurrentIndex(m_pane->view()->shownModel()->index(0, 0));
    QVERIFY(part<LogDetails>("logDetails")->isVisible());
    for (const LogRecord &record : linesOf(2, kFileLines)) // one of this run, one of none
        m_ring->write(record);
    QTRY_COMPARE(model()->record(model()->rowCount() - 1).message, u"Line 3000"_s);
    m_pane->setRun(runOf(u"run-b"_s, 8));
    QTRY_VERIFY_WITH_TIMEOUT(isAllOf(u"run-b"_s), kReadLimitMs);
    m_pane->setRun(runOf(u"run-c"_s, 9));
    QTRY_VERIFY(!m_pane->history()->isReading());
    QCOMPARE(model()->rowCount(), 0);
    m_pane->setRun({}); // erased
    QCOMPARE(model()->rowCount(), 0);
    QTest::keyClick(table(), Qt::Key_Home);
    QTRY_VERIFY(!m_pane->history()->isReading());
    QCOMPARE(model()->rowCount(), 0);
}

void RunLogTest::findsInAllOfItsLines()
{
    openPane();
    m_pane->addShortcuts(m_pane.get());
    m_pane->view()->setFindText(u"needle"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        part<QWidget>("runLogMatchLabel")->property("text").toString().endsWith(u"3 in all"_s),
        kReadLimitMs);
    for (const auto &line : {u"Line 2000 needle"_s, u"Line 1000 needle"_s, u"Line 0 needle"_s}) {
        QTest::keyClick(m_pane.get(), Qt::Key_F3, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(current(), line, kReadLimitMs);
    }
    QVERIFY(isAllOf(u"run-a"_s));
    for (const LogRecord &record : linesOf(4, kFileLines)) // two of this run
        m_ring->write(record);
    auto *follow = part<QPushButton>("runLogFollowButton");
    QTRY_COMPARE(follow->text(), u"2 new lines"_s);
    follow->click();
    QTRY_COMPARE(model()->record(model()->rowCount() - 1).message, u"Line 3002"_s);
}

void RunLogTest::filters()
{
    openPane();
    QTRY_VERIFY_WITH_TIMEOUT(isAllOf(u"run-a"_s), kReadLimitMs);
    part<QComboBox>("runLogLevelCombo")
        ->setCurrentIndex(2); // of the run: every second is a warning
    QTRY_VERIFY_WITH_TIMEOUT(
        model()->rowCount() >= 25 && !m_pane->history()->isReading(), kReadLimitMs);
    for (int row = 0; row < model()->rowCount(); ++row)
        QVERIFY(model()->record(row).level >= LogLevel::Warning);
    QVERIFY(isAllOf(u"run-a"_s));
    part<QComboBox>("runLogLevelCombo")->setCurrentIndex(0);
    auto *components = part<QComboBox>("runLogComponentCombo");
    components->setCurrentIndex(components->findData(QByteArray("http")));
    QTRY_VERIFY_WITH_TIMEOUT(
        model()->rowCount() > 0 && !m_pane->history()->isReading(), kReadLimitMs);
    for (int row = 0; row < model()->rowCount(); ++row)
        QCOMPARE(model()->record(row).component, QByteArray("http"));
    m_pane->setRun(runOf(u"run-b"_s, 8)); // which may have other components
    QCOMPARE(components->currentIndex(), 0);
}

void RunLogTest::saves_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("lines");
    QTest::newRow("whole text") << u"actionSaveWholeLog"_s << u"run.txt"_s << kFileLines / 2;
    QTest::newRow("whole json") << u"actionSaveWholeLog"_s << u"run.jsonl"_s << kFileLines / 2;
    QTest::newRow("filtered text") << u"actionSaveFilteredLog"_s << u"run.txt"_s << kFileLines / 4;
}

void RunLogTest::saves()
{
    QFETCH(QString, action);
    QFETCH(QString, name);
    QFETCH(int, lines);
    openPane();
    part<QComboBox>("runLogLevelCombo")->setCurrentIndex(2);
    m_prompt->path = m_data->filePath(name);
    part<QAction>(qPrintable(action))->trigger();
    auto *bar = m_pane->findChild<MessageBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->tone() == Tone::Success, kReadLimitMs);
    QFile file(m_prompt->path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QCOMPARE(text.count('\n'), lines);
    QVERIFY(!text.contains("run-b"));
    QCOMPARE(text.startsWith('{'), name.endsWith(u".jsonl"_s));
}

// Nothing that was logged before the run was made is looked through, however long it is.
void RunLogTest::stopsWithTheRunsBeginning()
{
    openPane();
    RunRow run = runOf(u"run-b"_s, 8);
    run.createdAtMs += 60'000 + kFileLines / 2; // its lines before that are not its own
    m_pane->setRun(run);
    QTRY_VERIFY_WITH_TIMEOUT(isAllOf(u"run-b"_s), kReadLimitMs);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(model()->record(0).message, u"Line 1501"_s, kReadLimitMs);
}

// A run of a million lines (in the long form), with lines of another run behind them: opened,
// scrolled, searched and filtered with no long turn of the event loop.
void RunLogTest::staysQuick()
{
    const int lines = qEnvironmentVariableIsSet("SLUICE_LONG") ? kLongLines : kQuickLines;
    {
        LogFile file(m_data->path(), {.segmentBytes = 10'000'000, .totalBytes = 2'000'000'000});
        for (int line = 0; line < lines + kOtherLines; ++line) {
            const LogRecord record{.atMs = 1'700'000'000'000 + line,
                .runId = line < lines ? u"run-a"_s : u"run-b"_s,
                .component = line % 2 == 0 ? QByteArray("crm") : QByteArray("http"),
                .message = u"Line %1 of a run that says a lot"_s.arg(line)};
            file.write(record);
            m_ring->write(record);
        }
    }
    auto *watched = static_cast<WatchedApplication *>(qApp);
    m_pane = std::make_unique<LogPane>(*m_ring, m_data->path(), LogView::Scope::Run, *m_prompt);
    m_pane->addShortcuts(m_pane.get());
    m_pane->resize(1'000, 400);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    const auto isRead = [this] { return !m_pane->history()->isReading(); };
    WatchedApplication::Block most;
    const auto look = [&](const char *what) {
        if (watched->mostWork().ms > most.ms)
            most = {watched->mostWork().ms,
                QLatin1StringView(what) + u": "_s + watched->mostWork().what};
        watched->forget();
    };
    watched->forget();
    QTimer::singleShot(0, this, [this] { m_pane->setRun(runOf(u"run-a"_s, 7)); });
    QTRY_VERIFY_WITH_TIMEOUT(model()->rowCount() > 900 && isRead(), kReadLimitMs);
    QTest::qWait(300);
    look("opening");
    table()->setFocus();
    for (int press = 0; press < 100; ++press) {
        QTest::keyClick(table(), Qt::Key_PageUp);
        QTest::qWait(2);
    }
    look("scrolling");
    QTest::keyClick(table(), Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(
        isRead() && model()->record(0).message.startsWith(u"Line 0 "_s), kReadLimitMs);
    look("to the beginning");
    const QString middle = u"Line %1 "_s.arg(lines / 2);
    m_pane->view()->setFindText(middle);
    QTest::keyClick(m_pane.get(), Qt::Key_F3);
    QTRY_VERIFY_WITH_TIMEOUT(current().startsWith(middle), kReadLimitMs);
    look("finding");
    part<QComboBox>("runLogComponentCombo")->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), kReadLimitMs);
    QTest::qWait(100);
    look("filtering");
    QTest::keyClick(table(), Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(isRead() && m_pane->history()->isLive(), kReadLimitMs);
    QTest::qWait(300);
    look("to the end");
    QVERIFY(model()->rowCount() <= LogModel::kCapacity);
    qInfo("%d lines of one run: most work in a turn %.1f ms (%s), limit %.0f ms", lines, most.ms,
        qPrintable(most.what), kMostTurnMs);
#ifndef SLUICE_SANITIZED
    QVERIFY2(most.ms < kMostTurnMs, qPrintable(u"%1 ms, %2"_s.arg(most.ms).arg(most.what)));
#endif
}

QObject *makeRunLogTest()
{
    return new RunLogTest;
}

#include "tst_runlog.moc"
