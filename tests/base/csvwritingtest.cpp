// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvtests.h"

#include "base/csv/csvscan.h"
#include "base/csv/csvtext.h"
#include "base/csv/csvwriter.h"

#include <QRandomGenerator>

using namespace sluice;
using namespace Qt::StringLiterals;

class CsvWritingTest : public QObject
{
    Q_OBJECT
private slots:
    void roundTrip();
    void writes_data();
    void writes();
    void guards_data();
    void guards();
    void kernelsAgree();
    void invalidUtf8_data();
    void invalidUtf8();
};

// Random fields out of the bytes that matter: written, read and written again.
void CsvWritingTest::roundTrip()
{
    QRandomGenerator random(20240613);
    const QByteArrayList pieces{"a", "bc", ",", "\"", "\n", "\r", "\r\n", "ä", "😀", " ", "=", "x"};
    QByteArray file("c0,c1,c2\n");
    QList<QByteArrayList> rows;
    CsvWriter writer(file);
    for (int row = 0; row < 20'000; ++row) {
        QByteArrayList fields;
        for (int column = 0; column < 3; ++column) {
            QByteArray field;
            for (quint32 i = random.bounded(8u); i > 0; --i)
                field += pieces.at(random.bounded(int(pieces.size())));
            fields << field;
            writer.field(field);
        }
        writer.endRow();
        rows << fields;
    }
    TrickleDevice in(file, 4099);
    CsvReader reader(in);
    QVERIFY(reader.readHeader());
    QByteArray again("c0,c1,c2\n");
    CsvWriter second(again);
    for (const QByteArrayList &expected : std::as_const(rows)) {
        QCOMPARE(*reader.next(), CsvReader::Kind::Row);
        QByteArrayList got;
        for (const QByteArrayView field : reader.fields())
            got << field.toByteArray();
        QCOMPARE(got, expected);
        second.row(reader.fields());
    }
    QCOMPARE(*reader.next(), CsvReader::Kind::End);
    QVERIFY(again == file);
}

void CsvWritingTest::writes_data()
{
    QTest::addColumn<QByteArrayList>("fields");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << QByteArrayList{"a", "b"} << QByteArray("a,b\n");
    QTest::newRow("one empty") << QByteArrayList{""} << QByteArray("\"\"\n");
    QTest::newRow("two empty") << QByteArrayList{"", ""} << QByteArray(",\n");
    QTest::newRow("long plain") << QByteArrayList{"abcdefghijklmnop qrstuvw"}
                                << QByteArray("abcdefghijklmnop qrstuvw\n");
    QTest::newRow("comma") << QByteArrayList{"abcdefghi,jklmnop"}
                           << QByteArray("\"abcdefghi,jklmnop\"\n");
    QTest::newRow("quotes") << QByteArrayList{"\"x\"y"} << QByteArray("\"\"\"x\"\"y\"\n");
    QTest::newRow("cr") << QByteArrayList{"x\ry"} << QByteArray("\"x\ry\"\n");
    QTest::newRow("formula") << QByteArrayList{"=1"} << QByteArray("=1\n");
}

void CsvWritingTest::writes()
{
    QFETCH(QByteArrayList, fields);
    QFETCH(QByteArray, expected);
    QByteArray out;
    CsvWriter writer(out);
    for (const QByteArray &field : fields)
        writer.field(field);
    writer.endRow();
    QCOMPARE(out, expected);
}

void CsvWritingTest::guards_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isGuarded");
    for (const char *value : {"=HYPERLINK(1)", "+1", "-2", "@x", "\tx", "\rx"})
        QTest::newRow(value) << QByteArray(value) << true;
    QTest::newRow("nul") << QByteArray("\0x", 2) << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("text") << QByteArray("x=1") << false;
}

void CsvWritingTest::guards()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, isGuarded);
    QCOMPARE(guardedForPeople(value), isGuarded ? QByteArray(value).prepend('\'') : value);
}

void CsvWritingTest::kernelsAgree()
{
    QRandomGenerator random(7);
    const QByteArray alphabet("a;,\"\n\r \x7f\x80\xff\x0b\x2d", 12);
    QByteArray data(64 * 200, 'x');
    for (char &c : data)
        c = alphabet.at(random.bounded(int(alphabet.size())));
    std::vector<uint64_t> masks(200);
    std::vector<uint64_t> fast(200);
    QCOMPARE(csvScanPortable(data.constData(), 200, ';', masks.data()), kCsvHasHighBytes);
    for (qsizetype i = 0; i < data.size(); ++i) {
        const bool isMarked = (masks[size_t(i / 64)] >> (i % 64) & 1) != 0;
        QCOMPARE(isMarked, QByteArrayView(";\"\n\r").contains(data.at(i)));
    }
    if (!csvScanHasAvx2())
        QSKIP("This processor has no AVX2");
    QCOMPARE(csvScanAvx2(data.constData(), 200, ';', fast.data()), kCsvHasHighBytes);
    QVERIFY(masks == fast);
    data.fill('x');
    data[77] = '\0';
    QCOMPARE(csvScanPortable(data.constData(), 200, ';', masks.data()), kCsvHasNul);
    QCOMPARE(csvScanAvx2(data.constData(), 200, ';', fast.data()), kCsvHasNul);
}

void CsvWritingTest::invalidUtf8_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("at");
    const auto add = [](const char *name, const QByteArray &text, qsizetype at) {
        QTest::newRow(name) << text << at;
    };
    add("ascii", "abcdefghijklmnop", 16);
    add("all lengths", "a\xc2\x80\xe0\xa0\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", 14);
    add("continuation first", "abcdefgh\x80", 8);
    add("overlong two", "a\xc1\xbf", 1);
    add("overlong three", "\xe0\x9f\xbf", 0);
    add("overlong four", "\xf0\x8f\xbf\xbf", 0);
    add("surrogate", "ab\xed\xa0\x80", 2);
    add("beyond", "\xf4\x90\x80\x80", 0);
    add("cut", "abc\xe2\x82", 3);
    add("fe", "abc\xfe", 3);
}

void CsvWritingTest::invalidUtf8()
{
    QFETCH(QByteArray, text);
    QFETCH(qsizetype, at);
    QCOMPARE(firstInvalidUtf8(text), at);
}

int runCsvWritingTest(int argc, char **argv)
{
    CsvWritingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "csvwritingtest.moc"
