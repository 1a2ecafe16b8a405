// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"
#include "core/log/log.h"
#include "core/log/logfile.h"
#include "core/log/logreader.h"
#include "core/log/logring.h"
#include "core/log/redact.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
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

class ListSink final : public LogSink
{
public:
    void write(const LogRecord &record) override { records.append(record); }
    QList<LogRecord> records;
};

LogRecord recordAt(qint64 atMs, const QString &message, const QString &runId = {})
{
    return LogRecord{.atMs = atMs,
        .level = LogLevel::Info,
        .runId = runId,
        .component = "engine",
        .message = message,
        .details = {}};
}

QStringList messagesOf(const QList<LogRecord> &records)
{
    QStringList messages;
    for (const LogRecord &record : records)
        messages << record.message;
    return messages;
}

QFileInfoList segmentsIn(const QTemporaryDir &dir)
{
    return QDir(dir.filePath(u"logs"_s)).entryInfoList({u"*.jsonl"_s}, QDir::Files, QDir::Name);
}

} // namespace

class LogTest final : public QObject
{
    Q_OBJECT

private slots:
    void hidesLiveSecrets_data();
    void hidesLiveSecrets();
    void hidesWhatLooksSecret_data();
    void hidesWhatLooksSecret();
    void keepsWhatOperatorsNeed_data();
    void keepsWhatOperatorsNeed();
    void hidesSecretsInDetails();
    void hidesTheLongerOfTwoSecrets();
    void escapesControlCharacters();
    void cutsLongText();
    void dropsBelowLevel();
    void ringKeepsTheLast();
    void linesRoundTrip();
    void segmentsArePrivateAndRotate();
    void oldestSegmentsAreDroppedWithMark();
    void openSegmentsOfOthersStay();
    void countsWhatADiskRefuses();
    void mergesProcessesByTime();
    void readsBackwards();
    void filters();
    void followsGrowingSegments();
    void passesOverDamage();
    void startsFromTheIndex();
    void exportsAndRedactsAgain();
    void manyThreadsLoseNothing();
};

void LogTest::hidesLiveSecrets_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("text");
    const QByteArray odd = R"(a/b+c=d"e\f g&hé)"_ba;
    QTest::newRow("raw") << "canary-4711-raw"_ba << u"sent canary-4711-raw on"_s;
    QTest::newRow("raw odd") << odd << u"sent %1 on"_s.arg(QString::fromUtf8(odd));
    QTest::newRow("percent") << odd << QString::fromLatin1("x=" + odd.toPercentEncoding() + "&y");
    QTest::newRow("percent lower case")
        << odd << QString::fromLatin1("x=" + odd.toPercentEncoding().toLower() + "&y");
    QTest::newRow("form") << odd
                          << QString::fromLatin1(
                                 "x=" + odd.toPercentEncoding().replace("%20", "+") + "&y");
    QTest::newRow("percent, few encoded")
        << "a'(b)!c*d-secret e"_ba << u"x=a'(b)!c*d-secret%20e"_s;
    const QByteArray json
        = QJsonDocument(QJsonArray{QString::fromUtf8(odd)}).toJson(QJsonDocument::Compact);
    QTest::newRow("JSON") << odd << QString::fromUtf8(json);
    QTest::newRow("JSON, ASCII only, slash escaped")
        << odd << uR"(["a\/b+c=d\"e\\f g&h\u00e9"])"_s;
    QTest::newRow("two lines") << "first-line\nsecond-line"_ba << u"x first-line\nsecond-line y"_s;
}

void LogTest::hidesLiveSecrets()
{
    QFETCH(QByteArray, secret);
    QFETCH(QString, text);
    QVERIFY(redactedText(text).contains(u"secret"_s) || !text.contains(u"•••"_s));
    const Secret live(QByteArray(secret.constData(), secret.size()));
    const QString shown = redactedText(text);
    QVERIFY2(shown.contains(u"•••"_s), qPrintable(shown));
    for (const QByteArray &piece : {"4711"_ba, "e%5Cf"_ba, "e%5cf"_ba, "h%C3"_ba, "h%c3"_ba, "b+c"_ba,
             "b%2Bc"_ba, "b%2bc"_ba, "-secret"_ba, "second"_ba, "00e9"_ba})
        QVERIFY2(!shown.contains(QString::fromLatin1(piece)), qPrintable(shown));
    QCOMPARE(redactedText(shown), shown);
}

void LogTest::hidesWhatLooksSecret_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hidden");
    const auto row = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << u"CANARY"_s;
    };
    row("authorization", u"GET /x, Authorization: Zoho-oauthtoken CANARY99"_s);
    row("authorization in JSON", uR"({"Authorization":"Bearer CANARY99","a":1})"_s);
    row("authorization in escaped JSON", uR"({\"Authorization\":\"Basic CANARY99==\"})"_s);
    row("proxy authorization", u"Proxy-Authorization: Basic CANARY99"_s);
    row("cookie", u"Set-Cookie: JSESSIONID=CANARY; Path=/ CANARY"_s);
    row("key header", u"X-Api-Key: CANARY99"_s);
    row("scheme alone", u"sent Zoho-oauthtoken CANARYCANARY"_s);
    row("bearer alone", u"sent Bearer CANARY.x-9"_s);
    row("klaviyo scheme", u"Klaviyo-API-Key CANARY"_s);
    row("client_secret form", u"POST client_id=1000.ABC&client_secret=CANARY&grant_type=x"_s);
    row("client_secret percent", u"client_secret%3DCANARY%26x"_s);
    row("client_secret JSON", uR"({"client_secret": "CANARY \"CANARY","x":1})"_s);
    row("clientSecret escaped JSON", uR"({\"clientSecret\":\"CANARY CANARY\",\"x\":1})"_s);
    row("clientSecret percent JSON", u"%22clientSecret%22%3A%22CANARY%22"_s);
    row("environment", u"CODELIB_SECRET_KEY=CANARY"_s);
    row("refresh_token", u"refresh_token=CANARY"_s);
    row("access_token", uR"("access_token":"CANARY")"_s);
    row("python dict", u"{'access_token': 'CANARY'}"_s);
    row("token", u"/oauth/v2/token/revoke?token=CANARY"_s);
    row("password", u"password: CANARY99"_s);
    row("code", u"/callback?code=CANARYxyz&location=us"_s);
    row("code JSON", uR"({"code":"CANARY.0123456"})"_s);
    row("private key", u"pk_CANARY0123456789"_s);
    row("private key percent", u"x%3Dpk_CANARY0123456789"_s);
    row("signed address",
        u"https://files.example.com/a.zip?Expires=12&Signature=CANARY%2B&Key-Pair-Id=CANARY"_s);
    row("S3 address", u"https://h/a?X-Amz-Credential=CANARY&X-Amz-Signature=CANARY"_s);
    row("user in address", u"http://me:CANARY@proxy.example.com:8080/"_s);
    row("key block", u"-----BEGIN RSA PRIVATE KEY-----\nCANARY\n-----END RSA PRIVATE KEY-----"_s);
    QTest::newRow("Zoho token") << u"1000.0a1b2c3d4e5f.a0b1c2d3e4f5 gone"_s << u"a0b1c2d3e4f5"_s;
    QTest::newRow("Zoho token, first half") << u"1000.0a1b2c3d4e5f.a0b1c2d3e4f5"_s << u"0a1b2c"_s;
    QTest::newRow("very long") << u"password=\""_s + QString(60'000, u'x') + u"CANARY\""_s
                               << u"xxxx"_s;
}

void LogTest::hidesWhatLooksSecret()
{
    QFETCH(QString, text);
    QFETCH(QString, hidden);
    const QString shown = redactedText(text);
    QVERIFY2(!shown.contains(hidden), qPrintable(shown));
    QVERIFY2(shown.contains(u"•••"_s), qPrintable(shown));
    QCOMPARE(redactedText(shown), shown);
}

void LogTest::keepsWhatOperatorsNeed_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"code=INVALID_TOKEN", R"({"code":"DUPLICATE_DATA","status":"error"})",
             "exit code=1", R"({"code":"ConcurrentModification"})", "state=running attempt=3",
             "client_id=1000.ABCDEF0123456789", "The passphrase: file not found",
             "GET https://www.zohoapis.com/crm/v8/Leads?page=2&per_page=200 200 in 31 ms",
             "Sign-in: bearer tokens are refused", "key=read:page:3", "AUTHORIZATION_FAILED: no",
             "3.1000.200 rows", "Ärger & 漢字 😀", "mail to someone@example.com"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void LogTest::keepsWhatOperatorsNeed()
{
    QFETCH(QString, text);
    QCOMPARE(redactedText(text), text);
}

void LogTest::hidesSecretsInDetails()
{
    const Secret live("canary-4712"_ba);
    ListSink sink;
    Log log;
    log.addSink(&sink);
    Logger(&log, "http", u"r1"_s)
        .warning(u"x"_s,
            {{u"path"_s, u"/a/canary-4712"_s}, {u"accessToken"_s, u"short"_s}, {u"status"_s, 401},
                {u"list"_s, QJsonArray{u"canary-4712"_s, QJsonObject{{u"Cookie"_s, 12}}}},
                {u"canary-4712"_s, true}});
    QCOMPARE(sink.records.size(), 1);
    QCOMPARE(QJsonDocument(sink.records.first().details).toJson(QJsonDocument::Compact),
        QByteArray(
            R"({"accessToken":"•••","list":["•••",{"Cookie":"•••"}],"path":"/a/•••","status":401,"•••":true})"));
    QCOMPARE(sink.records.first().component, "http"_ba);
    QCOMPARE(sink.records.first().runId, u"r1"_s);
    QVERIFY(sink.records.first().atMs > 0);
    log.removeSink(&sink);
    Logger(&log, "http").error(u"gone"_s);
    Logger().error(u"nowhere"_s);
    QCOMPARE(sink.records.size(), 1);
}

void LogTest::hidesTheLongerOfTwoSecrets()
{
    const Secret shorter("canary-12"_ba);
    const Secret longer("canary-12-and-the-rest"_ba);
    QCOMPARE(redactedText(u"a canary-12-and-the-rest, canary-12 b"_s), u"a •••, ••• b"_s);
}

void LogTest::escapesControlCharacters()
{
    const QString text = u"a\nb\r\t\u001b[31mred\u202eevil\u2066x\u2028y\u0000z\u009b"_s
        + QChar(0) + u"é😀"_s;
    QCOMPARE(redactedText(text),
        uR"(a\nb\r\t\u001b[31mred\u202eevil\u2066x\u2028y)"_s
            + (text.contains(u"yz"_s) ? u"z"_s : uR"(\u0000z)"_s) + uR"(\u009b\u0000é😀)"_s);
}

void LogTest::cutsLongText()
{
    const QString shown = redactedText(QString(1'000'000, u'é'));
    QVERIFY(shown.toUtf8().size() <= 8 * 1024);
    QVERIFY(shown.toUtf8().size() > 8 * 1024 - 4);
    QVERIFY(shown.endsWith(u"é… (cut, 1000000 characters)"_s));
    QCOMPARE(redactedText(shown), shown);
    QCOMPARE(redactedText(QString(8 * 1024, u'x')), QString(8 * 1024, u'x'));
    QVERIFY(redactedText(QString(8 * 1024 + 1, u'x')).endsWith(u"(cut, 8193 characters)"_s));

    QJsonObject details;
    for (int i = 0; i < 100; ++i)
        details.insert(u"key%1"_s.arg(i), QString(1000, u'"'));
    const QJsonObject cut = redactedDetails(details);
    QVERIFY(QJsonDocument(cut).toJson(QJsonDocument::Compact).size() < 16 * 1024);
    QVERIFY(cut.value(u"cut"_s).toInteger() > 100'000);
}

void LogTest::dropsBelowLevel()
{
    ListSink sink;
    Log log;
    log.addSink(&sink);
    log.addSink(&sink);
    const Logger logger(&log, "crm");
    logger.debug(u"0"_s);
    logger.info(u"1"_s);
    log.setLevel(LogLevel::Error);
    logger.warning(u"2"_s);
    logger.withComponent("csv").error(u"3"_s);
    QCOMPARE(messagesOf(sink.records), QStringList({u"1"_s, u"3"_s}));
    QCOMPARE(logLevelFromName(u"Warning"), LogLevel::Warning);
    QVERIFY(!logLevelFromName(u"loud"));
}

void LogTest::ringKeepsTheLast()
{
    LogRing ring(3);
    QCOMPARE(ring.takeSince(0).next, 0);
    for (int i = 0; i < 5; ++i)
        ring.write(recordAt(i, QString::number(i)));
    auto news = ring.takeSince(0);
    QCOMPARE(messagesOf(news.records), QStringList({u"2"_s, u"3"_s, u"4"_s}));
    QCOMPARE(news.next, 5);
    QCOMPARE(news.missed, 2);
    QVERIFY(ring.takeSince(news.next).records.isEmpty());
    ring.write(recordAt(5, u"5"_s));
    news = ring.takeSince(news.next);
    QCOMPARE(messagesOf(news.records), QStringList({u"5"_s}));
    QCOMPARE(news.missed, 0);
}

void LogTest::linesRoundTrip()
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

void LogTest::segmentsArePrivateAndRotate()
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

void LogTest::oldestSegmentsAreDroppedWithMark()
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

void LogTest::openSegmentsOfOthersStay()
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

void LogTest::countsWhatADiskRefuses()
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
        QStringList({u"before"_s, u"after"_s, u"10 log lines before this one could not be written"_s}));
}

void LogTest::mergesProcessesByTime()
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

void LogTest::readsBackwards()
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

void LogTest::filters()
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

void LogTest::followsGrowingSegments()
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

void LogTest::passesOverDamage()
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

void LogTest::startsFromTheIndex()
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

void LogTest::exportsAndRedactsAgain()
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

void LogTest::manyThreadsLoseNothing()
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

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
