// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/datastore/tableplace.h"
#include "support/processmemory.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kTexts = 150;
constexpr int kRowsOfText = 100;
constexpr int kTextSize = 9'990; // of 10,000 that a column of text takes
constexpr qint64 kPageBytes = 150'000'000;
constexpr qint64 kMostFileBytes = 95'000'000; // datastore-analytics D.3
constexpr qint64 kMostMemory = 100'000'000; // much less than the page
constexpr int kRunMs = 180'000;
constexpr int kSampleMs = 10;

QString longText(QRandomGenerator &random)
{
    QString text(kTextSize, u' ');
    for (QChar &letter : text) {
        const quint32 dice = random.bounded(32U);
        letter = dice < 26 ? QChar(u'a' + dice) : QChar(u' ');
    }
    return text;
}

} // namespace

// One page that is larger than what Analytics takes at once (datastore-analytics F.5-9).
class TableSplitTest final : public QObject
{
    Q_OBJECT

private slots:
    void largePage();

private:
    void fillTable();

    TablePlace m_place;
};

void TableSplitTest::fillTable()
{
    QRandomGenerator random(11);
    for (int i = 0; i < kTexts; ++i) {
        QVERIFY(m_place.change(u"Orders"_s,
            {{u"insert"_s, kRowsOfText},
                {u"values"_s, QJsonObject{{u"Note"_s, longText(random)}}}}));
    }
}

void TableSplitTest::largePage()
{
    QCOMPARE(m_place.start({}, {u"--limits"_s, u"off"_s, u"--scale"_s, u"10"_s}), QString());
    QCOMPARE(m_place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Split"_s}}), QString());
    fillTable();
    if (QTest::currentTestFailed())
        return;
    const auto process = m_place.launchRun();
    QElapsedTimer timer;
    timer.start();
    qint64 most = 0;
    while (!process->waitForFinished(kSampleMs) && timer.elapsed() < kRunMs)
        most = std::max(most, peakMemory(process->processId()));
    const double seconds = double(timer.elapsed()) / 1000;
    const CliResult run = m_place.finish(*process);
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    QVERIFY(run.balances());
    QCOMPARE(run.count(u"written"_s), kTexts * kRowsOfText + 10);

    QCOMPARE(m_place.requests(u"GET"_s, u"/bulk/read/\\d+/download$"_s).size(), 1);
    const QFileInfoList files
        = QDir(m_place.runFolder() + u"/chunks"_s).entryInfoList({u"*.csv"_s}, QDir::Files);
    qint64 sum = 0;
    for (const QFileInfo &file : files) {
        QVERIFY2(file.size() < kMostFileBytes, qPrintable(QString::number(file.size())));
        sum += file.size();
    }
    QVERIFY2(sum >= kPageBytes, qPrintable(QString::number(sum)));
    QCOMPARE(files.size(), 2);
    QCOMPARE(m_place.imports().size(), 2);
    qInfo("A page of %lld MB in files of %lld and %lld MB, %.1f s, at most %lld MB of memory",
        sum / 1'000'000, files.first().size() / 1'000'000, files.last().size() / 1'000'000, seconds,
        most / 1'000'000);
#ifndef SLUICE_SANITIZED
    QVERIFY2(most > 0 && most < kMostMemory, qPrintable(QString::number(most)));
#endif
    QCOMPARE(m_place.hashedDifference(u"Orders"_s, u"Split"_s), QString());
}

QTEST_GUILESS_MAIN(TableSplitTest)
#include "tst_tablesplit.moc"
