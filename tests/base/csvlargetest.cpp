// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvtests.h"

#include "base/csv/csvscan.h"
#include "base/csv/csvtext.h"
#include "base/csv/csvwriter.h"
#include "support/processmemory.h"

#include <unistd.h>

using namespace sluice;
using namespace sluice::testing;
using namespace Qt::StringLiterals;

class CsvLargeTest : public QObject
{
    Q_OBJECT
private slots:
    void large_data();
    void large();
    void swallowingQuoteIsAFileError();
    void manyColumns();
    void memoryIsFlat();
};

void CsvLargeTest::large_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("expected");
    constexpr qint64 kMiB = 1 << 20;
    QTest::newRow("10 MB field") << QByteArray("a,b\n1,") << 10 * kMiB << QByteArray("\n3,4\n")
                                 << u"[10485760][1]"_s;
    QTest::newRow("10 MB quoted") << QByteArray("a,b\n1,\"") << 10 * kMiB << QByteArray("\"\n3,4\n")
                                  << u"[10485760][1]"_s;
    QTest::newRow("16 MiB quoted")
        << QByteArray("a,b\n1,\"") << 16 * kMiB << QByteArray("\"\n3,4\n") << u"[16777216][1]"_s;
    QTest::newRow("16 MiB and one") << QByteArray("a,b\n1,") << 16 * kMiB + 1
                                    << QByteArray("\n3,4\n") << u"!field_too_large@2[1]"_s;
    QTest::newRow("64 MB field") << QByteArray("a,b\n1,") << 64 * kMiB << QByteArray("\r\n3,4\n")
                                 << u"!field_too_large@2[1]"_s;
    QTest::newRow("64 MB quoted") << QByteArray("a,b\n1,\"") << 64 * kMiB
                                  << QByteArray("\"\"\"\n3,4\n") << u"!field_too_large@2[1]"_s;
    QTest::newRow("64 MB at the end")
        << QByteArray("a,b\n3,4\n1,") << 64 * kMiB << QByteArray() << u"[1]!field_too_large@3"_s;
    QTest::newRow("64 MB, then a quoted line end")
        << QByteArray("a,b\n1,") << 64 * kMiB << QByteArray(",\"x\ny\"\n3,4\n5\n")
        << u"!field_too_large@2[1]!field_count@5"_s;
    QTest::newRow("64 MB quoted, never closed")
        << QByteArray("a,b\n1,\"") << 64 * kMiB << QByteArray("\n3,4\n")
        << u"error:csv_unclosed_quote"_s;
}

void CsvLargeTest::large()
{
    QFETCH(QByteArray, before);
    QFETCH(qint64, size);
    QFETCH(QByteArray, after);
    QFETCH(QString, expected);
    LongDevice in(before, 'x', size, after);
    CsvReader reader(in);
    QVERIFY(reader.readHeader());
    QString got;
    for (;;) {
        const auto kind = reader.next();
        if (!kind) {
            got += u"error:"_s + kind.error().code;
            break;
        }
        if (*kind == CsvReader::Kind::End)
            break;
        if (*kind == CsvReader::Kind::BadRow) {
            got += u"!%1@%2"_s.arg(reader.problem().code).arg(reader.problem().line);
            QVERIFY(reader.problem().byteOffset >= reader.byteOffset());
        } else {
            got += u"[%1]"_s.arg(reader.fields().back().size());
        }
    }
    QCOMPARE(got, expected);
}

void CsvLargeTest::swallowingQuoteIsAFileError()
{
    QByteArray file("a,b\n1,2\n\"3,4\n");
    for (int i = 0; i < 10'050; ++i)
        file += "5,6\n";
    file += "7,\"8\"\n";
    QBuffer buffer(&file);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    QVERIFY(reader.readHeader());
    QCOMPARE(*reader.next(), CsvReader::Kind::Row);
    const auto kind = reader.next();
    QVERIFY(!kind);
    QCOMPARE(kind.error().code, u"csv_unclosed_quote"_s);
    QVERIFY2(kind.error().why.contains(u"line 3 (byte 8)"_s), qPrintable(kind.error().why));
    QVERIFY(!reader.next()); // and it stays so
}

void CsvLargeTest::manyColumns()
{
    for (const int columns : {2000, 2001, 1'000'000}) {
        QByteArray file;
        for (int i = 0; i < columns; ++i)
            file += QByteArray::number(i) + (i + 1 < columns ? "," : "\n");
        file += file;
        QBuffer buffer(&file);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        CsvReader reader(buffer);
        const auto header = reader.readHeader();
        QCOMPARE(header.has_value(), columns == 2000);
        if (!header) {
            QCOMPARE(header.error().code, u"csv_columns"_s);
            continue;
        }
        QCOMPARE(*reader.next(), CsvReader::Kind::Row);
        QCOMPARE(reader.fields().size(), size_t(2000));
        QCOMPARE(reader.fields()[1999].toByteArray(), QByteArray("1999"));
    }
}

// 64 MB of ordinary rows cost no more memory than a few windows.
void CsvLargeTest::memoryIsFlat()
{
    constexpr int kRows = 400'000;
    QByteArray block;
    for (int i = 0; i < 1000; ++i)
        block += "name,\"quoted, \"\"text\"\"\",12345,something longer than the others\n";
    class Repeating final : public QIODevice
    {
    public:
        Repeating(const QByteArray &block, int times)
            : m_block(block)
            , m_left(qint64(times) * block.size())
        {
            open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        }
        bool isSequential() const override { return true; }
        qint64 readData(char *data, qint64 maxSize) override
        {
            const qint64 size = std::min({maxSize, m_left, m_block.size() - m_at});
            std::copy_n(m_block.constData() + m_at, size, data);
            m_at = (m_at + size) % m_block.size();
            m_left -= size;
            return size;
        }
        qint64 writeData(const char *, qint64) override { return -1; }

    private:
        const QByteArray &m_block;
        qint64 m_left;
        qint64 m_at = 0;
    };
    if (!restartPeakMemory())
        QSKIP("The peak of memory cannot be read here");
    const qint64 before = peakMemory();
    Repeating in(block, kRows / 1000);
    CsvReader reader(in);
    int rows = 0;
    while (*reader.next() == CsvReader::Kind::Row)
        ++rows;
    QCOMPARE(rows, kRows);
    const qint64 grown = peakMemory() - before;
    QVERIFY2(grown < 4 << 20, qPrintable(QString::number(grown)));
}

int runCsvLargeTest(int argc, char **argv)
{
    CsvLargeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "csvlargetest.moc"
