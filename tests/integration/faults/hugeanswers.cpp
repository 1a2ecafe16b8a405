// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/answerfaults.h"
#include "support/processmemory.h"

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr qint64 kGigabyte = 1LL << 30;
constexpr qint64 kMoreMemoryKb = 32 * 1024; // reliability-security P5

QByteArray gzipOfSpaces(qint64 bytes)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY);
    QByteArray block(1 << 20, ' ');
    QByteArray out(4 << 20, '\0');
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    for (qint64 left = bytes; left > 0; left -= block.size()) {
        stream.next_in = reinterpret_cast<Bytef *>(block.data());
        stream.avail_in = static_cast<uInt>(block.size());
        deflate(&stream, left > block.size() ? Z_NO_FLUSH : Z_FINISH);
    }
    out.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

struct Watched
{
    CliResult result;
    qint64 peakKb = 0;
};

Watched watchedRun()
{
    Watched watched;
    const auto process
        = faultPlace().launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    while (!process->waitForFinished(5) && process->state() != QProcess::NotRunning)
        watched.peakKb = std::max(watched.peakKb, peakMemory(process->processId()) / 1024);
    watched.result = faultPlace().finish(*process);
    return watched;
}

} // namespace

void HugeAnswersTest::boundedMemory_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("action");
    const QJsonObject endless{
        {u"status"_s, 200}, {u"body"_s, u"[[1,2,{\"a\":\"b\"}],"_s}, {u"bodyBytes"_s, kGigabyte}};
    const QJsonObject bomb{{u"status"_s, 200},
        {u"headers"_s, QJsonObject{{u"Content-Encoding"_s, u"gzip"_s}}},
        {u"bodyBase64"_s, QString::fromLatin1(gzipOfSpaces(kGigabyte).toBase64())}};
    for (const auto &[name, path] : {std::pair{"read state", kReadStatus},
             std::pair{"write state", kWriteStatus}, std::pair{"token", kTokenPath}}) {
        QTest::newRow(QByteArray(QByteArray("C24 1 GB of JSON, ") + name).constData())
            << QString::fromLatin1(path) << endless;
        QTest::newRow(QByteArray(QByteArray("C14 gzip of 1 GB, ") + name).constData())
            << QString::fromLatin1(path) << bomb;
    }
}

// Refused at the cap, told, and asked for again; the memory stays.
void HugeAnswersTest::boundedMemory()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, action);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    const Watched calm = watchedRun();
    QCOMPARE(calm.result.exitCode, 0);

    QCOMPARE(beginFaultRun(), QString());
    QVERIFY(place.sandbox().setFaults({rule(QString(), path, action, u"after"_s)}));
    Watched watched = watchedRun();
    if (watched.result.exitCode == 2)
        watched.result = place.runJob();
    QVERIFY2(watched.result.exitCode == 0, qPrintable(told(watched.result)));
    QCOMPARE(firedRules(place.sandbox()), 1);
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QVERIFY(calm.peakKb > 0);
    qInfo("%lld KB more than the %lld KB of a calm run", watched.peakKb - calm.peakKb, calm.peakKb);
#ifdef SLUICE_SANITIZED
    QSKIP("freed memory is held back by the sanitizer");
#endif
    QVERIFY(watched.peakKb - calm.peakKb <= kMoreMemoryKb);
}
