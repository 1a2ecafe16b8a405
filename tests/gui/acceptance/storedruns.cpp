// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/runs/runfeed.h"
#include "app/runs/runs.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/runs/runlistmodel.h"
#include "console/runs/runtablemodel.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "core/engine/runlist.h"
#include "core/store/store.h"
#include "gui/acceptance/acceptancetests.h"
#include "gui/pagefixture.h"
#include "gui/watchedapplication.h"

#include <QComboBox>
#include <QPushButton>
#include <QScrollBar>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kStored = 100'000;
constexpr qint64 kFirstPageLimitMs = 300;
constexpr double kTurnLimitMs = 100; // held by one event
constexpr int kQuickParams = 200; // bytes of a run's parameters
constexpr int kLongParams = 4'000;

} // namespace

// A hundred thousand runs: what needs somebody is there however old it is, and every run is shown,
// counted, sorted and found.
class StoredRunsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_window.reset(); }
    void theFeedKnowsWhatIsOpenAndLast();
    void thePageIsThereAtOnce();
    void anyOfThemIsReached();
    void anyOfThemIsFound();
    void theyAreSortedAsOne();

private:
    RowView *table() const { return m_window->findChild<RowView *>(u"runTable"_s); }
    const RunListModel *list() const { return static_cast<const RunListModel *>(table()->model()); }
    QString shownNumber(int row) const
    {
        return list()->index(row, RunTableModel::Number).data().toString();
    }
    void fill(int paramBytes);

    PageFixture m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

void StoredRunsTest::fill(int paramBytes)
{
    const auto filled = m_fixture.application->store().write([&](Sql &sql) -> Result<void> {
        auto job = sql.run("INSERT INTO job_def(id, name, kind, params, mapping, schedule,"
                           " revision, updated_at) VALUES('seldom','Seldom','crm-bulk','{}','{}',"
                           "'{}',1,0)");
        if (!job)
            return fail(job.error());
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        auto rows = sql.run(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<?)"
            " INSERT INTO run(id, number, job_def_id, job_name, kind, subject, environment, state,"
            " params, target_lock, created_by, created_at, started_at, finished_at, n_read,"
            " n_written, n_rejected)"
            " SELECT 'run-' || i, i, CASE i WHEN 321 THEN 'seldom' ELSE 'often' END,"
            " CASE i WHEN 321 THEN 'Seldom' ELSE 'Often ' || (i%7) END,"
            " CASE i%2 WHEN 0 THEN 'crm-bulk' ELSE 'commerce-klaviyo' END,"
            " CASE i WHEN 4711 THEN 'Needle' ELSE 'Leads' END, 'sandbox',"
            " CASE WHEN i=5 THEN 'interrupted' WHEN i=7 THEN 'needs_attention'"
            " WHEN i%10=0 THEN 'failed' ELSE 'completed' END,"
            " '{\"x\":\"' || ? || '\"}', '', 'console', ?-(?-i)*60000, ?-(?-i)*60000,"
            " ?-(?-i)*60000+1000, 100, 100-i%3, i%3 FROM n",
            {kStored, QString(paramBytes, u'p'), now, kStored, now, kStored, now, kStored});
        if (!rows)
            return fail(rows.error());
        auto most = sql.run("UPDATE run SET n_read=1000, n_written=0, n_rejected=1000"
                            " WHERE number=77");
        if (!most)
            return fail(most.error());
        return {};
    });
    QVERIFY2(filled, qPrintable(filled ? QString() : filled.error().text()));
}

void StoredRunsTest::initTestCase()
{
    QCOMPARE(m_fixture.open(), QString());
    fill(qEnvironmentVariableIsSet("SLUICE_LONG") ? kLongParams : kQuickParams);
    m_window = std::make_unique<MainWindow>(m_fixture.context());
    m_window->resize(1'180, 760); // as on a usual screen
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void StoredRunsTest::theFeedKnowsWhatIsOpenAndLast()
{
    QElapsedTimer timer;
    timer.start();
    const auto runs = m_fixture.application->runs().current();
    const qint64 ms = timer.elapsed();
    QVERIFY(runs);
    QCOMPARE(runs->size(), qsizetype{kNewestRuns} + 3);
    QCOMPARE(runs->first().number, qint64{kStored});
    QList<qint64> old;
    for (const RunRow &run : runs->mid(kNewestRuns))
        old.append(run.number);
    QCOMPARE(old, (QList<qint64>{321, 7, 5}));
    qInfo("What is followed of %d runs was read in %lld ms", kStored, ms);
}

void StoredRunsTest::thePageIsThereAtOnce()
{
    m_window->pages();
    qint64 best = kFirstPageLimitMs + 1;
    for (int i = 0; i < 3; ++i) {
        m_window->showPage(u"log"_s);
        QTest::qWait(100);
        QElapsedTimer timer;
        timer.start();
        m_window->showPage(u"runs"_s);
        QTRY_VERIFY_WITH_TIMEOUT(table() && table()->model()->rowCount() > 0, 10'000);
        QCoreApplication::processEvents();
        m_window->currentPage()->repaint();
        best = std::min(best, timer.elapsed());
    }
    qInfo("The first page of %d runs was there after %lld ms", kStored, best);
    QVERIFY2(best <= kFirstPageLimitMs, qPrintable(QString::number(best)));
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.application->runs().current(), 10'000);
}

// The segments count all; the scroll bar leads to the very first run.
void StoredRunsTest::anyOfThemIsReached()
{
    auto *watch = static_cast<WatchedApplication *>(qApp);
    QTest::qWait(300);
    watch->forget();
    QElapsedTimer timer;
    timer.start();
    auto *periods = m_window->findChild<QComboBox *>(u"runPeriodCombo"_s);
    periods->setCurrentIndex(periods->count() - 1);
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), kStored, 60'000);
    qInfo("All %d runs were listed after %lld ms", kStored, timer.elapsed());
    auto *segments = m_window->currentPage()->findChild<Segments *>(u"runSegments"_s);
    QVERIFY(segments);
    const auto countIn = [segments](const QString &id) {
        QString digits = segments->button(id)->text();
        digits.removeIf([](QChar c) { return !c.isDigit(); });
        return digits.toInt();
    };
    QCOMPARE(countIn(u"all"_s), kStored);
    QCOMPARE(countIn(u"attention"_s), kStored / 10 + 2);
    QScrollBar *bar = table()->verticalScrollBar();
    for (int i = 0; i < 20; ++i) {
        bar->setValue(static_cast<int>(qint64(bar->maximum()) * (i * 7 % 20) / 20));
        QTest::qWait(5);
    }
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(list()->run(kStored - 1), 10'000);
    QCOMPARE(list()->run(kStored - 1)->id, u"run-1"_s);
    QVERIFY(list()->index(kStored - 1, RunTableModel::Job).data().toString().startsWith(u"Often"));
    qInfo("Listing and scrolling: the most of the processor %.1f ms (%s), held %.1f ms",
        watch->mostWork().ms, qPrintable(watch->mostWork().what), watch->longest().ms);
    QVERIFY2(watch->longest().ms < kTurnLimitMs, qPrintable(watch->longest().what));
}

void StoredRunsTest::anyOfThemIsFound()
{
    auto *watch = static_cast<WatchedApplication *>(qApp);
    watch->forget();
    QElapsedTimer timer;
    timer.start();
    m_window->currentPage()->find(u"needle"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), 1, 60'000);
    qInfo("One of %d was found after %lld ms", kStored, timer.elapsed());
    QCOMPARE(shownNumber(0), u"#4711"_s);
    QTRY_VERIFY_WITH_TIMEOUT(list()->run(0), 10'000);
    QTRY_VERIFY(m_window->currentPage()->actions().canErase); // it is the current one
    m_window->currentPage()->find({});
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), kStored, 60'000);
    QVERIFY2(watch->longest().ms < kTurnLimitMs, qPrintable(watch->longest().what));
}

// The newest that are held and the older ones that are not stand in one order.
void StoredRunsTest::theyAreSortedAsOne()
{
    table()->sortByColumn(RunTableModel::Rejected, Qt::DescendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(shownNumber(0), u"#77"_s, 60'000);
    QCOMPARE(list()->rowCount(), kStored);
    QSet<qint64> seen;
    qint64 last = 1'000;
    for (int row = 0; row < kStored; ++row) {
        const qint64 number = list()->numberOf(row);
        const qint64 rejected = number == 77 ? 1'000 : number % 3;
        QVERIFY2(rejected <= last, qPrintable(QString::number(row)));
        last = rejected;
        seen.insert(number);
    }
    QCOMPARE(seen.size(), qsizetype{kStored});
    table()->sortByColumn(RunTableModel::Job, Qt::AscendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(list()->numberOf(kStored - 1), qint64{321}, 60'000);
    table()->sortByColumn(RunTableModel::Number, Qt::DescendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(list()->numberOf(0), qint64{kStored}, 60'000);
}

} // namespace sluice::testing

QObject *makeStoredRunsTest()
{
    return new sluice::testing::StoredRunsTest;
}

#include "storedruns.moc"
