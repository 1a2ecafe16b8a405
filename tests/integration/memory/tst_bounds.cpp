// SPDX-License-Identifier: GPL-3.0-or-later
// One huge value or one endless answer costs no more than its cap (reliability-security P5).
#include "base/csv/csvreader.h"
#include "core/http/httpclient.h"
#include "core/mapping/recordbatch.h"
#include "support/processmemory.h"
#include "support/rawserver.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace sluice;
using namespace sluice::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

// The most memory of this process since the last call.
qint64 peakSince()
{
    const qint64 peak = peakMemory();
    return restartPeakMemory() ? peak : 0;
}

// "id,text", rows, and one row whose text has `huge` bytes; made while it is read.
class HugeFieldDevice : public QIODevice
{
public:
    explicit HugeFieldDevice(qint64 huge)
        : m_huge(huge)
    {
        open(ReadOnly | Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        if (m_text.isEmpty() && m_huge > 0) {
            const qint64 size = std::min(maxSize, m_huge);
            std::fill_n(data, size, 'x');
            m_huge -= size;
            m_text = m_huge == 0 ? "\"\n3,small\n" : QByteArrayView();
            return size;
        }
        const qint64 size = std::min(maxSize, qint64(m_text.size()));
        std::copy_n(m_text.data(), size, data);
        m_text = m_text.sliced(size);
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_huge;
    QByteArrayView m_text = "id,text\n1,small\n2,\"";
};

} // namespace

class BoundsTest final : public QObject
{
    Q_OBJECT

private slots:
    void hugeField();
    void endlessAnswer_data();
    void endlessAnswer();
};

void BoundsTest::hugeField()
{
    constexpr qint64 kHuge = 10'000'000;
    const auto columns = std::make_shared<Columns>(QStringList{u"id"_s, u"text"_s});
    RecordBatch batch(columns, 1000);
    QVERIFY(peakSince() > 0);
    const qint64 before = peakSince();
    HugeFieldDevice device(kHuge);
    CsvReader reader(device);
    QVERIFY(reader.readHeader());
    for (;;) {
        const auto kind = reader.next();
        QVERIFY(kind);
        if (*kind == CsvReader::Kind::End)
            break;
        QCOMPARE(*kind, CsvReader::Kind::Row);
        batch.append(reader.fields(), reader.row());
    }
    QCOMPARE(batch.rowCount(), 3);
    QCOMPARE(batch.value(1, 1).size(), kHuge);
    const qint64 grown = peakSince() - before;
    qInfo("One field of 10 MB: %lld MiB more", grown / kMiB);
#ifdef SLUICE_SANITIZED
    QSKIP("freed memory is held back by the sanitizer");
#endif
    QVERIFY2(grown <= 64 * kMiB, qPrintable(QString::number(grown)));
    QVERIFY2(grown >= kHuge / 2, "The measure itself does not work");
}

void BoundsTest::endlessAnswer_data()
{
    QTest::addColumn<QByteArray>("length");
    QTest::newRow("announced") << QByteArray("Content-Length: 2147483648\r\n");
    QTest::newRow("not announced") << QByteArray();
}

void BoundsTest::endlessAnswer()
{
    QFETCH(QByteArray, length);
    RawServer server(
        [length](const RawRequest &) {
            return RawReply{.bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + length + "\r\n{\"data\":[",
                .filling = -1};
        },
        RawServer::Answer::Head);
    const Timings timings;
    HttpClient client(timings, nullptr, nullptr);
    HttpRequest request;
    request.url = server.url(u"/answer"_s);
    request.maxBytes = 8 * kMiB;
    QVERIFY(peakSince() > 0);
    const qint64 before = peakSince();
    const auto answer = client.send(request, CancelToken());
    const qint64 grown = peakSince() - before;
    QVERIFY(!answer);
    qInfo(
        "2 GB of broken JSON: %s; %lld MiB more", qPrintable(answer.error().text()), grown / kMiB);
#ifdef SLUICE_SANITIZED
    QSKIP("freed memory is held back by the sanitizer");
#endif
    QVERIFY2(grown <= 32 * kMiB, qPrintable(QString::number(grown)));
}

QTEST_GUILESS_MAIN(BoundsTest)
#include "tst_bounds.moc"
