// SPDX-License-Identifier: GPL-3.0-or-later
#include "logfilestest.h"

#include "base/secret.h"
#include "core/log/log.h"
#include "core/log/logfile.h"
#include "core/log/logreader.h"
#include "core/log/logring.h"
#include "logrecords.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

class HandClock final : public Clock
{
public:
    qint64 nowMs() const override { return now; }
    qint64 now = 1'790'000'000'000;
};

QFileInfoList segmentsIn(const QTemporaryDir &dir)
{
    return QDir(dir.filePath(u"logs"_s)).entryInfoList({u"*.jsonl"_s}, QDir::Files, QDir::Name);
}

} // namespace

void LogFilesTest::linesRoundTrip()
{
    LogRecord record{.atMs = 1'790'000'000'123,
        .level = LogLevel::Warning,
        .runId = u"run 1"_s,
        .component = "crm",
        .message = u"a \"quoted\" \\ é 😀"_s,
        .details = {{u"ms"_s, 12}, {u"path"_s, u"/a"_s}}};
    const QByteArray line = logLine(record, LogFormat::JsonLines);
    QCOMPARE(line,
        R"({"time":"2026-09-21T14:13:20.123Z","level":"warning","run":"run 1","component":"crm","message":"a \"quoted\" \\ é 😀","details":{"ms":12,"path":"/a"}})"
        "\n"_ba);
    const auto back = logRecordOf(QByteArrayView(line).chopped(1));
    QVERIFY(back);
    QCOMPARE(logLine(*back, LogFormat::JsonLines), line);
    QCOMPARE(logLine(record, LogFormat::Text),
        "2026-09-21T14:13:20.123Z WARNING [crm] run run 1: a \"quoted\" \\ é 😀 "
        R"({"ms":12,"path":"/a"})"
        "\n"_ba);
    QVERIFY(!logRecordOf(line.left(60)));
    QVERIFY(!logRecordOf("{}"));
}

void LogFilesTest::segmentsArePrivateAndRotate()
{
    const QTemporaryDir dir;
    HandClock clock;
    LogFile file(dir.path(), {.segmentBytes = 10'000, .totalBytes = 1'000'000}, clock);
    QVERIFY(segmentsIn(dir).isEmpty());
    for (int i = 0; i < 300; ++i)
        file.write(recordAt(++clock.now, u"line %1"_s.arg(i)));
    const QFileInfoList segments = segmentsIn(dir);
    QVERIFY(segments.size() >= 3);
    for (const QFileInfo &segment : segments) {
        QVERIFY(segment.size() <= 10'000);
        QCOMPARE(segment.permissions() & ~(QFile::ReadUser | QFile::WriteUser),
            QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(segment.fileName().startsWith(u"20260921T141320"_s));
        QVERIFY(segment.fileName().contains(u"-%1-"_s.arg(QCoreApplication::applicationPid())));
        QVERIFY(QFile::exists(segment.filePath().chopped(5) + u"idx"_s));
    }
    QCOMPARE(QFileInfo(dir.filePath(u"logs"_s)).permissions() & QFile::Permissions(0x0077),
        QFile::Permissions());
    const auto page = LogReader(dir.path()).newer({}, 1000, {}, {});
    QVERIFY(page);
    QCOMPARE(page->records.size(), 300);
    QCOMPARE(page->records.last().message, u"line 299"_s);
}

void LogFilesTest::oldestSegmentsAreDroppedWithMark()
{
    const QTemporaryDir dir;
    HandClock clock;
    LogFile file(dir.path(), {.segmentBytes = 5'000, .totalBytes = 30'000}, clock);
    for (int i = 0; i < 2'000; ++i) {
        file.write(recordAt(clock.now += 10, u"line %1"_s.arg(i)));
        qint64 total = 0;
        for (const QFileInfo &segment : segmentsIn(dir))
            total += segment.size();
        QVERIFY2(total <= 30'000, qPrintable(QString::number(total)));
    }
    QCOMPARE(file.lostRecords(), 0);
    const auto page = LogReader(dir.path()).newer({}, 10'000, {}, {});
    QVERIFY(page);
    const QStringList messages = messagesOf(page->records);
    QCOMPARE(messages.last(), u"line 1999"_s);
    QVERIFY(!messages.contains(u"line 0"_s));
    const QStringList marks = messages.filter(u"were dropped"_s);
    QVERIFY(!marks.isEmpty());
    QVERIFY(messages.size() - marks.size() > 150); // most of what fits is there

    // The number of files is bounded too.
    LogFile few(dir.path(), {.segmentBytes = 5'000, .totalBytes = 30'000, .files = 2}, clock);
    few.write(recordAt(clock.now, u"last"_s));
    QVERIFY(segmentsIn(dir).size() <= 3);
}

void LogFilesTest::openSegmentsOfOthersStay()
{
    const QTemporaryDir dir;
    HandClock clock;
    LogFile quiet(dir.path(), {.segmentBytes = 5'000, .totalBytes = 30'000}, clock);
    quiet.write(recordAt(clock.now, u"I am the oldest"_s));
    LogFile busy(dir.path(), {.segmentBytes = 5'000, .totalBytes = 30'000}, clock);
    for (int i = 0; i < 2'000; ++i)
        busy.write(recordAt(clock.now += 10, u"line %1"_s.arg(i)));
    quiet.write(recordAt(clock.now, u"still here"_s));
    const auto page = LogReader(dir.path()).newer({}, 10'000, {}, {});
    QVERIFY(page);
    const QStringList messages = messagesOf(page->records);
    QCOMPARE(messages.first(), u"I am the oldest"_s);
    QVERIFY(messages.contains(u"still here"_s));
}

void LogFilesTest::countsWhatADiskRefuses()
{
    const QTemporaryDir dir;
    HandClock clock;
    LogFile file(dir.path(), {}, clock);
    file.write(recordAt(++clock.now, u"before"_s));
    // A limit on the size of files stands in for a full disk: write() fails in the same places.
    rlimit old{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{.rlim_cur = 300, .rlim_max = old.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    for (int i = 0; i < 10; ++i)
        file.write(recordAt(++clock.now, u"lost %1"_s.arg(i) + QString(200, u'x')));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);
    std::signal(SIGXFSZ, handler);
    QCOMPARE(file.lostRecords(), 10);
    file.write(recordAt(++clock.now, u"after"_s));
    const auto page = LogReader(dir.path()).newer({}, 100, {}, {});
    QVERIFY(page);
    QCOMPARE(page->unreadable, 0);
    QCOMPARE(messagesOf(page->records),
        QStringList(
            {u"before"_s, u"after"_s, u"10 log lines before this one could not be written"_s}));
}

void LogFilesTest::mergesProcessesByTime()
{
    const QTemporaryDir dir;
    HandClock clock;
    std::vector<std::unique_ptr<LogFile>> processes;
    for (int i = 0; i < 3; ++i)
        processes.push_back(std::make_unique<LogFile>(
            dir.path(), LogFileLimits{.segmentBytes = 3'000, .totalBytes = 1'000'000}, clock));
    QStringList expected;
    for (int i = 0; i < 300; ++i) {
        expected << u"line %1"_s.arg(i);
        processes[size_t(i * 7 % 3)]->write(recordAt(clock.now += 5, expected.last()));
    }
    const LogReader reader(dir.path());
    QStringList got;
    LogPosition position = reader.start();
    for (int pages = 0; pages < 100; ++pages) {
        const auto page = reader.newer(position, 7, {}, {});
        QVERIFY(page);
        QVERIFY(page->records.size() <= 7);
        got << messagesOf(page->records);
        position = page->end;
        if (page->isLast)
            break;
    }
    QCOMPARE(got, expected);
}

void LogFilesTest::readsBackwards()
{
    const QTemporaryDir dir;
    HandClock clock;
    LogFile one(dir.path(), {.segmentBytes = 200'000, .totalBytes = 4'000'000}, clock);
    LogFile two(dir.path(), {.segmentBytes = 9'000, .totalBytes = 4'000'000}, clock);
    QStringList expected;
    for (int i = 0; i < 400; ++i) {
        // Lines longer and shorter than a block of the reader.
        const QString text = QString::number(i) + QString(i % 100 == 3 ? 8'000 : i % 37, u'é');
        expected << text;
        (i % 3 == 0 ? one : two).write(recordAt(clock.now += 5, text));
    }
    const LogReader reader(dir.path());
    QStringList got;
    LogPosition position = reader.end();
    for (int pages = 0; pages < 200; ++pages) {
        const auto page = reader.older(position, 11, {}, {});
        QVERIFY(page);
        got = messagesOf(page->records) + got;
        // Going forwards again from where the page began gives the same page.
        const auto again = reader.newer(page->begin, int(page->records.size()), {}, {});
        QVERIFY(again);
        QCOMPARE(messagesOf(again->records), messagesOf(page->records));
        position = page->begin;
        if (page->isLast)
            break;
    }
    QCOMPARE(got, expected);
}

void LogFilesTest::filters()
{
    const QTemporaryDir dir;
    LogFile file(dir.path());
    for (int i = 0; i < 100; ++i) {
        LogRecord record = recordAt(1000 + i, u"Line %1"_s.arg(i), u"run%1"_s.arg(i % 3));
        record.level = i % 2 ? LogLevel::Warning : LogLevel::Debug;
        record.component = i % 5 ? "http" : "crm";
        record.details = {{u"requestId"_s, u"Req-%1"_s.arg(i)}};
        file.write(record);
    }
    const LogReader reader(dir.path());
    const auto count = [&reader](const LogFilter &filter) {
        const auto page = reader.newer({}, 1000, filter, {});
        return page ? page->records.size() : -1;
    };
    QCOMPARE(count({}), 100);
    QCOMPARE(count({.atLeast = LogLevel::Info}), 50);
    QCOMPARE(count({.components = {"crm"_ba}}), 20);
    QCOMPARE(count({.components = {"crm"_ba, "http"_ba}}), 100);
    QCOMPARE(count({.runId = u"run1"_s}), 33);
    QCOMPARE(count({.text = u"line 9"_s}), 11);
    QCOMPARE(count({.text = u"req-42"_s}), 1);
    QCOMPARE(count({.fromMs = 1010, .untilMs = 1020}), 10);
    QCOMPARE(count({.atLeast = LogLevel::Warning, .runId = u"run0"_s, .text = u"req-9"_s}), 3);
    CancelSource stop;
    stop.request(StopWish::Stop);
    LogFile more(dir.path());
    for (int i = 0; i < 1000; ++i)
        more.write(recordAt(5000, u"x"_s));
    const auto stopped = reader.newer({}, 5000, {}, stop.token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
}

void LogFilesTest::followsGrowingSegments()
{
    const QTemporaryDir dir;
    HandClock clock;
    const LogReader reader(dir.path());
    QVERIFY(reader.newer({}, 10, {}, {})->records.isEmpty());
    LogFile one(dir.path(), {}, clock);
    one.write(recordAt(++clock.now, u"a"_s));
    auto page = reader.newer(reader.end(), 10, {}, {});
    QVERIFY(page && page->records.isEmpty() && page->isLast);
    one.write(recordAt(++clock.now, u"b"_s));
    LogFile two(dir.path(), {}, clock);
    two.write(recordAt(++clock.now, u"c"_s));
    page = reader.newer(page->end, 10, {}, {});
    QVERIFY(page);
    QCOMPARE(messagesOf(page->records), QStringList({u"b"_s, u"c"_s}));
    // A line that is being written is left for later.
    QFile raw(segmentsIn(dir).first().filePath());
    QVERIFY(raw.open(QIODevice::Append));
    raw.write("{\"time\":\"2026");
    raw.flush();
    page = reader.newer(page->end, 10, {}, {});
    QVERIFY(page && page->records.isEmpty());
    QCOMPARE(page->unreadable, 0);
    QCOMPARE(messagesOf(reader.older(reader.end(), 10, {}, {})->records),
        QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void LogFilesTest::passesOverDamage()
{
    const QTemporaryDir dir;
    {
        LogFile file(dir.path());
        file.write(recordAt(1000, u"a"_s));
    }
    QFile raw(segmentsIn(dir).first().filePath());
    QVERIFY(raw.open(QIODevice::Append));
    raw.write(QByteArray(100'000, '\0') + "\n\n{\"time\":1}\nnonsense\n");
    raw.write(logLine(recordAt(1001, u"b"_s), LogFormat::JsonLines));
    raw.close();
    const auto page = LogReader(dir.path()).newer({}, 10, {}, {});
    QVERIFY(page);
    QCOMPARE(messagesOf(page->records), QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(page->unreadable, 4);
}

void LogFilesTest::startsFromTheIndex()
{
    const QTemporaryDir dir;
    LogFile file(dir.path());
    for (int i = 0; i < 3'500; ++i)
        file.write(recordAt(1'000'000 + i, QString::number(i)));
    const LogReader reader(dir.path());
    const LogPosition position = reader.at(1'003'200);
    const auto page = reader.newer(position, 1, {}, {});
    QVERIFY(page);
    QCOMPARE(messagesOf(page->records), QStringList({u"3000"_s}));
    QCOMPARE(messagesOf(reader.newer(reader.at(1'003'000), 1, {}, {})->records),
        QStringList({u"2000"_s}));
    // Without an index reading begins at the start.
    for (const QFileInfo &segment : segmentsIn(dir))
        QVERIFY(QFile::remove(segment.filePath().chopped(5) + u"idx"_s));
    QCOMPARE(messagesOf(reader.newer(reader.at(1'003'200), 1, {.fromMs = 1'003'200}, {})->records),
        QStringList({u"3200"_s}));
}

void LogFilesTest::exportsAndRedactsAgain()
{
    const QTemporaryDir dir;
    LogFile file(dir.path());
    for (int i = 0; i < 5'000; ++i)
        file.write(recordAt(1000 + i, u"line %1 late-canary"_s.arg(i), u"run%1"_s.arg(i % 2)));
    // Became known as a secret only after it was written.
    const Secret late("late-canary"_ba);
    const LogReader reader(dir.path());
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    const auto count = reader.exportLog({.runId = u"run1"_s}, out, LogFormat::JsonLines, {});
    QVERIFY(count);
    QCOMPARE(*count, 2'500);
    const QByteArrayList lines = out.data().split('\n');
    QCOMPARE(lines.size(), 2'501);
    QVERIFY(lines.last().isEmpty());
    QCOMPARE(logRecordOf(lines.at(1))->message, u"line 3 •••"_s);
    QVERIFY(!out.data().contains("late-canary"));

    QBuffer text;
    QVERIFY(text.open(QIODevice::WriteOnly));
    QCOMPARE(reader.exportLog({.fromMs = 5'990}, text, LogFormat::Text, {}).value(), 10);
    QVERIFY(text.data().startsWith(
        "1970-01-01T00:00:05.990Z INFO    [engine] run run0: line 4990 •••\n"));

    QBuffer closed;
    const auto refused = reader.exportLog({}, closed, LogFormat::Text, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Disk);
}

void LogFilesTest::manyThreadsLoseNothing()
{
    const QTemporaryDir dir;
    LogFile file(dir.path(), {.segmentBytes = 100'000, .totalBytes = 10'000'000});
    LogRing ring(100'000);
    Log log;
    log.addSink(&file);
    log.addSink(&ring);
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&log, t] {
            const Logger logger(&log, "engine", u"run%1"_s.arg(t));
            for (int i = 0; i < 500; ++i)
                logger.info(u"line %1"_s.arg(i));
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(ring.takeSince(0).records.size(), 4'000);
    const LogReader reader(dir.path());
    for (int t = 0; t < 8; ++t) {
        const auto page = reader.newer({}, 5'000, {.runId = u"run%1"_s.arg(t)}, {});
        QVERIFY(page);
        QCOMPARE(page->records.size(), 500);
        for (int i = 0; i < 500; ++i)
            QCOMPARE(page->records.at(i).message, u"line %1"_s.arg(i));
    }
}
