// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/http/httptests.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;
using Then = RawReply::Then;

Q_DECLARE_METATYPE(sluice::testing::RawReply)

namespace {

RawReply filled(qint64 bytes, const QByteArray &status = "200 OK")
{
    return {.bytes = "HTTP/1.1 " + status + "\r\nContent-Type: application/zip\r\nContent-Length: "
            + QByteArray::number(bytes) + "\r\n\r\n",
        .filling = bytes};
}

} // namespace

void DownloadTest::toFile()
{
    const QTemporaryDir folder;
    RawServer server([](const RawRequest &) { return filled(1'000'000); });
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = requestTo(server.url(u"/page.zip"_s));
    request.downloadTo = folder.filePath(u"page.part"_s);
    qint64 last = 0;
    request.onDownload = [&last](qint64 done, qint64 total) {
        QVERIFY(done > last && total == 1'000'000);
        last = done;
    };
    for (int i = 0; i < 2; ++i) { // the second takes the place of the first
        last = 0;
        const auto answer = client.send(request, CancelToken());
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
        QCOMPARE(answer->bodyBytes, 1'000'000);
        QVERIFY(answer->body.isEmpty());
        QCOMPARE(last, 1'000'000);
        const QFileInfo info(request.downloadTo);
        QCOMPARE(info.size(), 1'000'000);
        QCOMPARE(info.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
            QFile::Permissions());
    }
    QCOMPARE(server.requests().last().header("Accept-Encoding"), QByteArray("identity"));
}

void DownloadTest::failureLeavesNoFile_data()
{
    QTest::addColumn<RawReply>("reply");
    QTest::addColumn<int>("status"); // 0: an error
    RawReply cut = filled(1000);
    cut.filling = 100;
    cut.then = Then::Close;
    QTest::newRow("cut") << cut << 0;
    RawReply hanging = cut;
    hanging.then = Then::Hang;
    QTest::newRow("hanging") << hanging << 0;
    QTest::newRow("refused") << RawReply::nothing(Then::Close) << 0;
    QTest::newRow("404") << RawReply::json("{\"code\":\"NONE\"}", "404 Not Found") << 404;
    QTest::newRow("500") << RawReply::json("{\"code\":\"NONE\"}", "500 Oh") << 500;
}

void DownloadTest::failureLeavesNoFile()
{
    QFETCH(RawReply, reply);
    QFETCH(int, status);
    const QTemporaryDir folder;
    RawServer server([reply](const RawRequest &) { return reply; });
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = requestTo(server.url(u"/page.zip"_s));
    request.downloadTo = folder.filePath(u"page.part"_s);
    QFile stale(request.downloadTo);
    QVERIFY(stale.open(QIODevice::WriteOnly));
    const auto answer = client.send(request, CancelToken());
    QCOMPARE(answer ? answer->status : 0, status);
    QVERIFY(!QFileInfo::exists(request.downloadTo));
    if (answer)
        QCOMPARE(answer->body, QByteArray("{\"code\":\"NONE\"}"));
}

void DownloadTest::errorBodyIsKeptShort()
{
    const QTemporaryDir folder;
    RawReply endless = filled(-1, "500 Oh");
    endless.bytes = "HTTP/1.1 500 Oh\r\n\r\n";
    RawServer server([endless](const RawRequest &) { return endless; });
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = requestTo(server.url(u"/page.zip"_s));
    request.downloadTo = folder.filePath(u"page.part"_s);
    const auto answer = client.send(request, CancelToken());
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
    QCOMPARE(answer->status, 500);
    QCOMPARE(answer->body.size(), 64 * 1024);
}

void DownloadTest::tooLarge_data()
{
    QTest::addColumn<RawReply>("reply");
    QTest::newRow("announced") << filled(2'000'000);
    QTest::newRow("not announced") << RawReply{.bytes = "HTTP/1.1 200 OK\r\n\r\n", .filling = -1};
}

void DownloadTest::tooLarge()
{
    QFETCH(RawReply, reply);
    const QTemporaryDir folder;
    RawServer server([reply](const RawRequest &) { return reply; });
    HttpClient client(shortTimings(), nullptr, nullptr);
    HttpRequest request = requestTo(server.url(u"/page.zip"_s));
    request.downloadTo = folder.filePath(u"page.part"_s);
    request.maxBytes = 1'000'000;
    const auto answer = client.send(request, CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Protocol);
    QVERIFY(!answer.error().isRetryable);
    QVERIFY(!QFileInfo::exists(request.downloadTo));
}

void DownloadTest::memory()
{
    constexpr qint64 size = 200'000'000;
    const QTemporaryDir folder;
    RawServer small([](const RawRequest &) { return RawReply::json("{}"); });
    RawServer server([](const RawRequest &) { return filled(size); });
    HttpClient client(Timings{}, nullptr, nullptr);
    // Loads what a first request loads.
    QVERIFY(client.send(requestTo(small.url(u"/x"_s)), CancelToken()));
    const qint64 before = residentBytes();
    qint64 peak = before;
    HttpRequest request = requestTo(server.url(u"/page.zip"_s));
    request.downloadTo = folder.filePath(u"page.part"_s);
    request.maxBytes = 4LL << 30;
    request.onDownload = [&peak](qint64, qint64) { peak = std::max(peak, residentBytes()); };
    const auto answer = client.send(request, CancelToken());
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
    QCOMPARE(QFileInfo(request.downloadTo).size(), size);
    qInfo("memory grew by %.1f MiB", double(peak - before) / (1 << 20));
#ifdef SLUICE_SANITIZED
    QSKIP("freed memory is held back by the sanitizer");
#endif
    QVERIFY(peak - before < 40LL << 20);
}

// Against curl on the same server in the same run, the middle of three rounds.
void DownloadTest::throughput()
{
    const QString curl = QStandardPaths::findExecutable(u"curl"_s);
    if (curl.isEmpty())
        QSKIP("there is no curl here");
    constexpr qint64 size = 100'000'000;
    const QTemporaryDir folder;
    RawServer server([](const RawRequest &) { return filled(size); });
    HttpClient client(Timings{}, nullptr, nullptr);
    HttpRequest request = requestTo(server.url(u"/page.zip"_s));
    request.downloadTo = folder.filePath(u"page.part"_s);
    request.maxBytes = size;
    QList<double> ratios;
    for (int round = 0; round < 3; ++round) {
        qint64 start = monotonicMs();
        QVERIFY(client.send(request, CancelToken()));
        const qint64 ours = std::max<qint64>(1, monotonicMs() - start);
        start = monotonicMs();
        QCOMPARE(QProcess::execute(
                     curl, {u"-s"_s, u"-o"_s, folder.filePath(u"curl"_s), request.url.toString()}),
            0);
        const qint64 theirs = std::max<qint64>(1, monotonicMs() - start);
        QCOMPARE(QFileInfo(folder.filePath(u"curl"_s)).size(), size);
        ratios << double(theirs) / double(ours);
        qInfo("100 MB: %lld ms, curl %lld ms", ours, theirs);
    }
    std::sort(ratios.begin(), ratios.end());
    qInfo("speed against curl: %.2f", ratios.at(1));
    QVERIFY(ratios.at(1) > 0.2);
}

void DownloadTest::bodyInUpload()
{
    constexpr qint64 size = 50'000'000;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"chunk"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(size));
    RawServer server([](const RawRequest &) { return RawReply::json("{}"); });
    HttpClient client(Timings{}, nullptr, nullptr);
    qint64 last = 0;
    HttpRequest request = postTo(server.url(u"/up"_s), FileBody{path});
    request.onUpload = [&last](qint64 done, qint64 total) {
        QVERIFY(done > last && done <= total);
        last = done;
    };
    const qint64 start = monotonicMs();
    const auto answer = client.send(request, CancelToken());
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
    qInfo("50 MB sent in %lld ms", monotonicMs() - start);
    QCOMPARE(server.requests().first().body.size(), size);
    QCOMPARE(last, size);
}
