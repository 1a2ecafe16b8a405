// SPDX-License-Identifier: GPL-3.0-or-later
// Memory does not grow with the table: the peak of a long run is that of a short one and a little.
#include "integration/workplace.h"
#include "support/processmemory.h"

#include <QFile>
#include <QTest>

namespace sluice::testing {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kMostGrowth = 64 * kMiB; // reliability-security P5
constexpr int kLimitMs = 900'000;
constexpr int kSampleMs = 10;
constexpr qint64 kShortRows = 20'000;

struct Peaks
{
    qint64 client = 0;
    qint64 sandbox = 0;
};

} // namespace

class TestMemory : public QObject
{
    Q_OBJECT

private slots:
    void peakDoesNotGrowWithRows();

private:
    void runRows(qint64 rows, Peaks &peaks);
};

void TestMemory::runRows(qint64 rows, Peaks &peaks)
{
    Workplace place;
    QCOMPARE(
        place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(rows)}), QString());
    const QJsonObject rules{
        {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}};
    QCOMPARE(
        place.import({{u"onlyChanged"_s, true}, {u"processors"_s, QJsonArray{rules}}}), QString());

    const auto process = place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QElapsedTimer timer;
    timer.start();
    while (!process->waitForFinished(kSampleMs) && timer.elapsed() < kLimitMs)
        peaks.client = std::max(peaks.client, peakMemory(process->processId()));
    peaks.sandbox = peakMemory(place.sandbox().processId());
    const CliResult run = place.finish(*process);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.count(u"read"_s), rows);
    QVERIFY(run.balances());
    QVERIFY(run.count(u"written"_s) > rows / 2);
    qInfo("%lld rows in %.1f s: sluice-cli %lld MiB, sluice-sandbox %lld MiB", rows,
        double(timer.elapsed()) / 1000, peaks.client / kMiB, peaks.sandbox / kMiB);
}

void TestMemory::peakDoesNotGrowWithRows()
{
    const bool isLong = qEnvironmentVariableIsSet("SLUICE_LONG");
    Peaks few;
    runRows(kShortRows, few);
    if (QTest::currentTestFailed())
        return;
    Peaks many;
    runRows(isLong ? 2'000'000 : 200'000, many);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(few.client > 0 && few.sandbox > 0);
    QVERIFY2(many.client - few.client <= kMostGrowth,
        qPrintable(u"sluice-cli grew by %1 MiB"_s.arg((many.client - few.client) / kMiB)));
    QVERIFY2(many.sandbox - few.sandbox <= kMostGrowth,
        qPrintable(u"sluice-sandbox grew by %1 MiB"_s.arg((many.sandbox - few.sandbox) / kMiB)));
}

} // namespace sluice::testing

QTEST_GUILESS_MAIN(sluice::testing::TestMemory)
#include "tst_memory.moc"
