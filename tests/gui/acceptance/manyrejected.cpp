// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/runs/runfeed.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/runs/rejectedmodel.h"
#include "console/runs/runspage.h"
#include "console/runs/runview.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "core/engine/runledger.h"
#include "core/store/store.h"
#include "gui/acceptance/acceptancetests.h"
#include "gui/pagefixture.h"
#include "gui/watchedapplication.h"
#include "support/processmemory.h"

#include <QComboBox>
#include <QPushButton>
#include <QScrollBar>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kQuickRejected = 50'000;
constexpr int kLongRejected = 1'000'000;
constexpr qint64 kOpenLimitMs = 300;
constexpr double kBlockLimitMs = 100;
constexpr qint64 kMemoryLimit = 500LL << 20;

} // namespace

// 2. As many rejected records as nobody wants to have: 50 000, in the long form a million.
class ManyRejectedTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void opensAtOnce();
    void scrollsWithoutABlock();
    void filtersWithoutABlock();
    void staysWithinTheMemory();

private:
    RowView *table() const { return m_window->findChild<RowView *>(u"rejectedTable"_s); }
    RejectedModel *model() const { return m_window->findChild<RejectedModel *>(); }
    void checkBlocks(const char *what);

    PageFixture m_fixture;
    std::unique_ptr<MainWindow> m_window;
    QString m_runId;
    int m_count = kQuickRejected;
};

void ManyRejectedTest::initTestCase()
{
    if (qEnvironmentVariableIsSet("SLUICE_LONG"))
        m_count = kLongRejected;
    QCOMPARE(m_fixture.open(), QString());
    Application &application = *m_fixture.application;
    RunSpec spec;
    spec.jobName = u"Clean up leads"_s;
    spec.kind = u"crm-bulk"_s;
    spec.subject = u"Leads"_s;
    spec.environment = u"sandbox"_s;
    auto run = application.ledger().create(spec);
    QVERIFY(run);
    m_runId = run->id;
    const auto filled = application.store().write([this, &run](Sql &sql) -> Result<void> {
        auto rows = sql.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n"
                            " WHERE i<?) INSERT INTO record_issue(run_number, stream, ordinal,"
                            " outcome, source_key, code, field, message, chunk_id)"
                            " SELECT ?, 0, i*2, 'rejected', 5544000000000000+i,"
                            " CASE i%3 WHEN 0 THEN 'MANDATORY_NOT_FOUND' WHEN 1 THEN 'INVALID_DATA'"
                            " ELSE 'NOT_FOUND' END, CASE i%2 WHEN 0 THEN 'Mobile' ELSE 'Email' END,"
                            " 'The value of record ' || i || ' is not a valid phone number', 0"
                            " FROM n",
            {m_count, run->number});
        if (!rows)
            return fail(rows.error());
        auto ended = sql.run("UPDATE run SET state='completed_with_rejections', n_read=?,"
                             " n_rejected=?, started_at=?, finished_at=?, owner='' WHERE id=?",
            {m_count, m_count, QDateTime::currentMSecsSinceEpoch() - 5'000,
                QDateTime::currentMSecsSinceEpoch(), run->id});
        if (!ended)
            return fail(ended.error());
        return {};
    });
    QVERIFY2(filled, qPrintable(filled ? QString() : filled.error().text()));
    m_window = std::make_unique<MainWindow>(m_fixture.context());
    m_window->pages(); // the run is looked for on its page
    m_window->resize(1'180, 760); // as on a usual screen
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_window->findChild<RowView *>(u"runTable"_s)->model()->rowCount() == 1, 10'000);
}

void ManyRejectedTest::cleanupTestCase()
{
    m_window.reset();
}

void ManyRejectedTest::checkBlocks(const char *what)
{
    const auto block = static_cast<WatchedApplication *>(qApp)->longest();
    qInfo("%s of %d rejected records: the longest event held the loop for %.1f ms (%s)", what,
        m_count, block.ms, qPrintable(block.what));
    QVERIFY2(block.ms < kBlockLimitMs, qPrintable(block.what));
}

// The page with its list, and the run with its first records: the best of three, since others may
// have the processor.
void ManyRejectedTest::opensAtOnce()
{
    const auto *shown = m_window->findChild<RunView *>(u"runView"_s);
    qint64 page = kOpenLimitMs + 1;
    qint64 run = kOpenLimitMs + 1;
    for (int i = 0; i < 3; ++i) {
        m_window->findChild<RunsPage *>()->showList();
        m_window->showPage(u"log"_s);
        QTest::qWait(100);
        QElapsedTimer timer;
        timer.start();
        m_window->showPage(u"runs"_s);
        QCoreApplication::processEvents();
        m_window->currentPage()->repaint();
        page = std::min(page, timer.restart());
        m_window->openRun(m_runId);
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasSnapshot(), 10'000);
        m_window->currentPage()->repaint();
        run = std::min(run, timer.elapsed());
    }
    qInfo("The page Runs was there after %lld ms, the run after %lld ms", page, run);
    QVERIFY2(page <= kOpenLimitMs, qPrintable(QString::number(page)));
    QVERIFY2(run <= kOpenLimitMs, qPrintable(QString::number(run)));
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), m_count, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(model()->issue(0), 10'000);
}

// By pages, by leaps with the mouse, and to both ends.
void ManyRejectedTest::scrollsWithoutABlock()
{
    auto *watch = static_cast<WatchedApplication *>(qApp);
    QScrollBar *bar = table()->verticalScrollBar();
    table()->setFocus();
    QTest::qWait(300);
    watch->forget();
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(table(), Qt::Key_PageDown);
        QTest::qWait(5);
    }
    for (int i = 0; i < 60; ++i) {
        bar->setValue(static_cast<int>(qint64(bar->maximum()) * (i * 37 % 60) / 60));
        QTest::qWait(5);
    }
    QTest::keyClick(table(), Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(model()->issue(m_count - 1), 10'000);
    QCOMPARE(model()->issue(m_count - 1)->ordinal, qint64{m_count} * 2);
    QCOMPARE(table()->currentIndex().row(), m_count - 1);
    QTest::keyClick(table(), Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(model()->issue(0), 10'000);
    checkBlocks("Scrolling");
}

void ManyRejectedTest::filtersWithoutABlock()
{
    auto *watch = static_cast<WatchedApplication *>(qApp);
    watch->forget();
    auto *hopes = m_window->findChild<Segments *>(u"retryHopeSegments"_s);
    hopes->button(u"cannot"_s)->click();
    const int cannot = (m_count + 1) / 3;
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), cannot, 60'000);
    hopes->button(u"all"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), m_count, 60'000);
    m_window->currentPage()->find(u"record 4711 is"_s);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 60'000);
    m_window->currentPage()->find({});
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), m_count, 60'000);
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QTest::qWait(50);
    QVERIFY(table()->selectionModel()->isSelected(model()->index(m_count - 1, 0)));
    checkBlocks("Filtering");
}

void ManyRejectedTest::staysWithinTheMemory()
{
    const qint64 peak = peakMemory();
    qInfo("%d rejected records: at most %lld MiB, limit %lld MiB", m_count, peak >> 20,
        kMemoryLimit >> 20);
    QVERIFY(peak > 0);
    QVERIFY2(peak <= kMemoryLimit, qPrintable(QString::number(peak >> 20)));
}

} // namespace sluice::testing

QObject *makeManyRejectedTest()
{
    return new sluice::testing::ManyRejectedTest;
}

#include "manyrejected.moc"
