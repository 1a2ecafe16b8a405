// SPDX-License-Identifier: GPL-3.0-or-later
// Memory does not grow with the shop: the peak of an import of many customers is that of few.
#include "integration/commerce/commerceplace.h"
#include "support/processmemory.h"

#include <QTest>

#include <algorithm>

namespace sluice::testing {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr double kMostGrowth = 1.3;
constexpr int kSampleMs = 5;
constexpr int kLimitMs = 600'000;
constexpr qint64 kChunkRecords = 10'000; // of customers

} // namespace

class TestCommerceMemory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void peakDoesNotGrowWithRecords_data();
    void peakDoesNotGrowWithRecords();

private:
    void import(const QString &resource, int readers, qint64 records, qint64 &peak);
    CommercePlace m_place;
};

void TestCommerceMemory::initTestCase()
{
    QCOMPARE(m_place.start({{u"commerceOddRecords"_s, false}}), QString());
}

void TestCommerceMemory::import(const QString &resource, int readers, qint64 records, qint64 &peak)
{
    const QString size = u"commerce"_s + resource.left(1).toUpper() + resource.mid(1);
    QCOMPARE(m_place.beginAnew({{u"resource"_s, resource}, {u"readers"_s, readers},
                                   {u"rejectionLimitPercent"_s, 0}},
                 {{size, records}}),
        QString());
    const auto process = m_place.launchRun();
    QElapsedTimer timer;
    timer.start();
    while (!process->waitForFinished(kSampleMs) && timer.elapsed() < kLimitMs)
        peak = std::max(peak, peakMemory(process->processId()));
    const CliResult run = m_place.finish(*process);
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), records);
    QVERIFY(run.balances());
    qInfo("%lld %s in %.1f s: %lld MiB", records, qPrintable(resource),
        double(timer.elapsed()) / 1000, peak / kMiB);
}

void TestCommerceMemory::peakDoesNotGrowWithRecords_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<int>("readers");
    QTest::addColumn<qint64>("few");
    QTest::addColumn<qint64>("many");
    // As many as fill the chunks of all readers, so that what is bounded has reached its bound.
    const bool isLong = qEnvironmentVariableIsSet("SLUICE_LONG");
    QTest::newRow("customers, one reader")
        << u"customers"_s << 1 << kChunkRecords << (isLong ? 10 : 5) * kChunkRecords;
    if (!isLong)
        return;
    QTest::newRow("customers, four readers")
        << u"customers"_s << 4 << 10 * kChunkRecords << 30 * kChunkRecords;
    QTest::newRow("orders") << u"orders"_s << 4 << 2 * kChunkRecords << 10 * kChunkRecords;
}

void TestCommerceMemory::peakDoesNotGrowWithRecords()
{
    QFETCH(const QString, resource);
    QFETCH(const int, readers);
    QFETCH(const qint64, few);
    QFETCH(const qint64, many);
    qint64 small = 0;
    import(resource, readers, few, small);
    if (QTest::currentTestFailed())
        return;
    qint64 large = 0;
    import(resource, readers, many, large);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(small > 0);
    QVERIFY2(double(large) <= kMostGrowth * double(small),
        qPrintable(u"from %1 to %2 MiB"_s.arg(small / kMiB).arg(large / kMiB)));
}

} // namespace sluice::testing

QTEST_GUILESS_MAIN(sluice::testing::TestCommerceMemory)
#include "tst_commercememory.moc"
