// SPDX-License-Identifier: GPL-3.0-or-later
// Places in the log, counts of lines, and limits that change.
#include "logfilestest.h"

#include "core/log/logfile.h"
#include "core/log/logreader.h"
#include "logrecords.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

class PlaceClock final : public Clock
{
public:
    qint64 nowMs() const override { return now; }
    qint64 now = 1'790'000'000'000;
};

QFileInfoList placeSegments(const QTemporaryDir &dir)
{
    return QDir(dir.filePath(u"logs"_s)).entryInfoList({u"*.jsonl"_s}, QDir::Files, QDir::Name);
}

} // namespace

// Between two lines, wherever the index stands and whatever other processes wrote.
void LogFilesTest::findsAPlaceByTime()
{
    const QTemporaryDir dir;
    PlaceClock clock;
    const qint64 begin = clock.now;
    LogFile first(dir.path(), {.segmentBytes = 200'000, .totalBytes = 100'000'000}, clock);
    LogFile second(dir.path(), {}, clock);
    constexpr int kLines = 5'000;
    for (int i = 0; i < kLines; ++i) {
        clock.now = begin + i;
        (i % 3 == 0 ? second : first).write(recordAt(clock.now, u"line %1"_s.arg(i)));
    }
    const LogReader reader(dir.path());
    for (const int at : {0, 1, 999, 1'000, 2'500, kLines - 1, kLines, kLines + 10}) {
        const LogPosition place = reader.before(begin + at);
        const auto older = reader.older(place, 1, {}, CancelToken());
        const auto newer = reader.newer(place, 1, {}, CancelToken());
        QVERIFY(older && newer);
        const int last = std::min(at, kLines);
        QCOMPARE(messagesOf(older->records),
            last == 0 ? QStringList() : QStringList{u"line %1"_s.arg(last - 1)});
        QCOMPARE(messagesOf(newer->records),
            last == kLines ? QStringList() : QStringList{u"line %1"_s.arg(last)});
    }
}

void LogFilesTest::countsAndFindsInMessages()
{
    const QTemporaryDir dir;
    PlaceClock clock;
    LogFile file(dir.path(), {}, clock);
    for (int i = 0; i < 3'000; ++i) {
        LogRecord record = recordAt(++clock.now, u"line %1"_s.arg(i));
        record.details = {{u"note"_s, u"needle"_s}};
        if (i % 100 == 0)
            record.message += u" with a Needle"_s;
        file.write(record);
    }
    const LogReader reader(dir.path());
    QCOMPARE(reader.count({}, CancelToken()).value_or(-1), 3'000);
    QCOMPARE(reader.count({.message = u"needle"_s}, CancelToken()).value_or(-1), 30);
    QCOMPARE(reader.count({.text = u"needle"_s}, CancelToken()).value_or(-1), 3'000);
    CancelSource stop;
    stop.request(StopWish::Stop);
    QVERIFY(!reader.count({}, stop.token()));
    qint64 told = 0;
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    const auto lines = reader.exportLog(
        {}, out, LogFormat::JsonLines, CancelToken(), [&told](qint64 so) { told = so; });
    QCOMPARE(lines.value_or(-1), 3'000);
    QVERIFY(told > 0 && told < 3'000);
}

void LogFilesTest::limitsMayChange()
{
    const QTemporaryDir dir;
    PlaceClock clock;
    LogFile file(dir.path(), {}, clock);
    for (int i = 0; i < 300; ++i)
        file.write(recordAt(++clock.now, u"line %1"_s.arg(i)));
    QCOMPARE(placeSegments(dir).size(), 1);
    file.setLimits({.segmentBytes = 5'000, .totalBytes = 20'000, .files = 4});
    for (int i = 0; i < 1'000; ++i)
        file.write(recordAt(++clock.now, u"line %1"_s.arg(i)));
    qint64 bytes = 0;
    for (const QFileInfo &segment : placeSegments(dir))
        bytes += segment.size();
    QVERIFY2(bytes <= 20'000, qPrintable(QString::number(bytes)));
    QVERIFY(placeSegments(dir).size() <= 4);
}
