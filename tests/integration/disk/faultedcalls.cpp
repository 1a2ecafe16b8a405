// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/disk/disktests.h"

#include <QTest>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kMostOfAKindLong = 60; // of the calls of one kind and error, spread over all
const QList<std::pair<QString, int>> kErrors{
    {u"ENOSPC"_s, ENOSPC}, {u"EIO"_s, EIO}, {u"EROFS"_s, EROFS}};

} // namespace

// The calls of an undisturbed run of three chunks are counted first.
void FaultedCallsTest::initTestCase()
{
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    m_disk.setFault(u"none:0:0"_s);
    const CliResult run = m_disk.place().runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    m_calls = m_disk.counts();
    for (auto it = m_calls.begin(); it != m_calls.end(); ++it)
        qInfo("an undisturbed run: %d calls of %s", it.value(), qPrintable(it.key()));
    QVERIFY(m_calls.value(u"write"_s) > 100);
    QVERIFY(m_calls.value(u"fsync"_s) > 20);
    QVERIFY(m_calls.value(u"rename"_s) >= 5);
}

void FaultedCallsTest::nthCallFails_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("nth");
    QTest::addColumn<int>("error");
    const auto add = [](const QString &kind, int nth, const std::pair<QString, int> &error) {
        QTest::addRow("%s %d %s", qPrintable(kind), nth, qPrintable(error.first))
            << kind << nth << error.second;
    };
    int turn = 0;
    for (auto it = m_calls.begin(); it != m_calls.end(); ++it) {
        const int count = it.value();
        if (count == 0)
            continue;
        if (!DiskPlace::isLong()) { // one early or in the middle, errors in turn
            add(it.key(), 1 + count * (turn % 2 == 0 ? 2 : 1) / 3, kErrors.at(turn % 3));
            ++turn;
            continue;
        }
        const int step = std::max(1, count / kMostOfAKindLong);
        for (const auto &error : kErrors) {
            for (int nth = 1; nth <= count; nth += step)
                add(it.key(), nth, error);
        }
    }
}

void FaultedCallsTest::nthCallFails()
{
    QFETCH(const QString, kind);
    QFETCH(const int, nth);
    QFETCH(const int, error);
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    m_disk.setFault(u"%1:%2:%3"_s.arg(kind).arg(nth).arg(error));
    const CliResult run = m_disk.place().runJob();
    ++m_ends[run.exitCode];
    m_disk.clearFaults();
    const bool hasBegun = m_disk.place().sqlNumber(u"SELECT COUNT(*) FROM run"_s) > 0;
    QList<int> ends{0, 3, 7, 75};
    if (!hasBegun)
        ends << 1; // told at the start: a data directory that cannot be written
    QVERIFY2(ends.contains(run.exitCode),
        qPrintable(u"exit code %1: %2"_s.arg(run.exitCode).arg(QString::fromUtf8(run.errors))));
    if (run.exitCode != 0) {
        const QString told = QString::fromUtf8(run.errors + run.output);
        QVERIFY2(told.contains(QString::fromLocal8Bit(std::strerror(error)))
                || told.contains(u"disk"_s) || told.contains(u"store"_s),
            qPrintable(u"what it says is not clear: "_s + told));
    }
    const QString problem = m_disk.finishAndCheck();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void FaultedCallsTest::cleanupTestCase()
{
    for (auto it = m_ends.begin(); it != m_ends.end(); ++it)
        qInfo("exit code %d: %d runs", it.key(), it.value());
}
