// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvtests.h"

#include "base/csv/csvscan.h"
#include "base/csv/csvtext.h"
#include "base/csv/csvwriter.h"

#include <QRandomGenerator>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

template <class T> QByteArray encoded(const QString &text, bool isBig)
{
    QByteArray out;
    const auto put = [&out, isBig](quint32 unit) {
        for (size_t i = 0; i < sizeof(T); ++i)
            out.append(static_cast<char>(unit >> (8 * (isBig ? sizeof(T) - 1 - i : i))));
    };
    put(0xfeff);
    if constexpr (sizeof(T) == 2) {
        for (const QChar c : text)
            put(c.unicode());
    } else {
        for (const uint c : text.toUcs4())
            put(c);
    }
    return out;
}

} // namespace

class CsvReadingTest : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void deviceErrorIsAFileError();
    void headerProblemsNameBothPositions();
    void headerSpacesGiveANotice();
    void raggedMessage();
    void missingFieldsAreFilledOnRequest();
    void positionsOfRows();
};

void CsvReadingTest::reads_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<char>("delimiter");
    const auto add
        = [](const char *name, const QByteArray &file, const QString &expected,
              char delimiter = ',') { QTest::newRow(name) << file << expected << delimiter; };
    const QString plain = u"{a|b}[1|2]"_s;
    const QString wide = u"{näme|b}[€|😀]"_s;
    const QString wideText = u"näme,b\n€,😀\n"_s;
    add("lf", "a,b\n1,2\n", plain);
    add("crlf", "a,b\r\n1,2\r\n", plain);
    add("cr", "a,b\r1,2\r", plain);
    add("mixed ends", "a,b\r\n1,2\r3,4\n5,6", u"{a|b}[1|2][3|4][5|6]"_s);
    add("no final newline", "a,b\n1,2", plain);
    add("empty last field", "a,b\n1,", u"{a|b}[1|]"_s);
    add("cr at the end", "a,b\n1,2\r", plain);
    add("utf-8 mark",
        "\xef\xbb\xbf"
        "a,b\n1,2\n",
        plain);
    add("utf-8 mark, quoted", "\xef\xbb\xbf\"a\",b\n1,2\n", plain);
    add("utf-8 text", wideText.toUtf8(), wide);
    add("utf-16 le", encoded<quint16>(wideText, false), wide);
    add("utf-16 be", encoded<quint16>(wideText, true), wide);
    add("utf-32 le", encoded<quint32>(wideText, false), wide);
    add("utf-32 be", encoded<quint32>(wideText, true), wide);
    add("utf-16 odd byte", encoded<quint16>(u"a,b\n1,2"_s, false) + 'x',
        u"{a|b}!invalid_utf8@2:16"_s);
    add("utf-16 lone surrogate",
        encoded<quint16>(u"a,b\n1,"_s + QChar(0xd800) + u"\n3,4\n"_s, false),
        u"{a|b}!invalid_utf8@2:14[3|4]"_s);
    add("utf-16 offsets", encoded<quint16>(u"a,b\n€,😀\n1\n"_s, false),
        u"{a|b}[€|😀]!field_count@3:20"_s);
    add("blank lines", "\n\na,b\n\n1,2\n\r\n\n", u"{a|b}[1|2]blank:5"_s);
    add("blank lines, cr", "a,b\r\r1,2\r\r\r", u"{a|b}[1|2]blank:3"_s);
    add("quoted", "a,b\n\"1\",\"2\"\n", plain);
    add("quoted comma", "a,b\n\"1,5\",2\n", u"{a|b}[1,5|2]"_s);
    add("quoted newline", "a,b\n\"1\n2\r\n3\",2\n", u"{a|b}[1\n2\r\n3|2]"_s);
    add("doubled quotes", "a,b\n\"x\"\"y\"\"\",\"\"\"\"\n", u"{a|b}[x\"y\"|\"]"_s);
    add("empty quoted", "a,b\n\"\",\"\"\n", u"{a|b}[|]"_s);
    add("one quoted empty column", "a\n\"\"\n", u"{a}[]"_s);
    add("quoted at the end", "a,b\n1,\"2\"", plain);
    add("quoted, cr", "a,b\r\"1\",\"2\"\r", plain);
    add("quote in field", "a,b\n1,x\"y\n3,4\n", u"{a|b}!quote_in_field@2:7[3|4]"_s);
    add("quote behind a space", "a,b\n1, \"y\"\n3,4\n", u"{a|b}!quote_in_field@2:7[3|4]"_s);
    add("text after quote", "a,b\n1,\"y\"z,\n3,4\n", u"{a|b}!text_after_quote@2:9[3|4]"_s);
    add("unclosed quote", "a,b\n1,2\n3,\"4\n5,6\n", u"{a|b}[1|2]!unclosed_quote@3:10"_s);
    add("unclosed after a line", "a,b\n\"1\n2\",\"x\n", u"{a|b}!unclosed_quote@3:10"_s);
    add("too few", "a,b,c\n1,2\n3,4,5\n", u"{a|b|c}!field_count@2:6[3|4|5]"_s);
    add("too many", "a,b\n1,2,3\n3,4\n", u"{a|b}!field_count@2:4[3|4]"_s);
    add("nul", QByteArray("a,b\n1,\0\n3,4\n", 12), u"{a|b}!nul@2:6[3|4]"_s);
    add("other controls", "a,b\n\x01\x1f,\t\n", u"{a|b}[\x01\x1f|\t]"_s);
    add("invalid byte", "a,b\n1,\xff\n3,4\n", u"{a|b}!invalid_utf8@2:6[3|4]"_s);
    add("invalid behind a newline", "a,b\n\"1\n\xff\",2\n3,4\n", u"{a|b}!invalid_utf8@3:7[3|4]"_s);
    add("overlong", "a,b\n1,\xc0\xaf\n3,4\n", u"{a|b}!invalid_utf8@2:6[3|4]"_s);
    add("lone surrogate", "a,b\n1,\xed\xa0\x80\n3,4\n", u"{a|b}!invalid_utf8@2:6[3|4]"_s);
    add("character cut by the end", "a,b\n1,\xe2\x82", u"{a|b}!invalid_utf8@2:6"_s);
    add("text stays text", "a,b\n007,1e5\n1234567890123456789,2024-01-01\n",
        u"{a|b}[007|1e5][1234567890123456789|2024-01-01]"_s);
    add("formulas stay", "a,b\n=1+1,@x\n", u"{a|b}[=1+1|@x]"_s);
    add("semicolons configured", "a;b\n1;2\n", plain, ';');
    add("sep line, configured", "sep=;\na;b\n1;2\n", plain, ';');
    add("sep line, other", "sep=;\na;b\n1;2\n", u"header:csv_delimiter"_s);
    add("semicolons", "a;b\n1;2\n", u"header:csv_delimiter"_s);
    add("tabs", "a\tb\n1\t2\n", u"header:csv_delimiter"_s);
    add("bars", "a|b\n1|2\n", u"header:csv_delimiter"_s);
    add("commas where tabs are", "a,b\n1,2\n", u"header:csv_delimiter"_s, '\t');
    add("one column, quoted bar", "\"a;b\"\n1\n", u"{a;b}[1]"_s);
    add("empty file", "", u"header:csv_no_header"_s);
    add("only a mark", "\xef\xbb\xbf", u"header:csv_no_header"_s);
    add("only blank lines", "\n\r\n\n", u"header:csv_no_header"_s);
    add("header only", "a,b\n", u"{a|b}"_s);
    add("header only, no newline", "a,b", u"{a|b}"_s);
    add("duplicate header", "a,b,a\n", u"header:csv_header"_s);
    add("header differs in case", "a,b,A\n", u"header:csv_header"_s);
    add("empty header", "a,,b\n", u"header:csv_header"_s);
    add("invalid header", "a,\xff\n", u"header:csv_invalid_utf8"_s);
    add("nul in header", QByteArray("a,\0\n", 4), u"header:csv_nul"_s);
    add("quote in header", "a,b\"c\n", u"header:csv_quote_in_field"_s);
}

void CsvReadingTest::reads()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, expected);
    QFETCH(char, delimiter);
    CsvOptions options;
    options.delimiter = delimiter;
    QBuffer buffer(&file);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QCOMPARE(readAllCsv(buffer, options), expected);
    TrickleDevice trickle(file, 1);
    QCOMPARE(readAllCsv(trickle, options), expected);

    // The same where a window ends in the middle of it: rows in front, of every length.
    if (expected.startsWith(u"header"_s) || expected.contains(u'@') || expected.contains(u"blank"_s)
        || file.startsWith("sep=") || csvByteOrderMark(file).size > 0)
        return;
    const qsizetype headerSize = file.indexOf(file.contains('\n') ? '\n' : '\r') + 1;
    const qsizetype columns = expected.left(expected.indexOf(u'}')).count(u'|') + 1;
    if (headerSize == 0)
        return;
    const QByteArray ends = QByteArray(columns - 1, delimiter) + "\n";
    const QString tail = expected.mid(expected.indexOf(u'}') + 1);
    for (qsizetype back = 0; back < 24; ++back) {
        QByteArray large = file;
        const qsizetype room = 256 * 1024 - headerSize - ends.size() - back;
        large.insert(headerSize, QByteArray(room, 'x') + ends);
        QBuffer window(&large);
        QVERIFY(window.open(QIODevice::ReadOnly));
        const QString got = readAllCsv(window, options);
        QCOMPARE(got.mid(got.indexOf(u']') + 1), tail);
    }
}

void CsvReadingTest::deviceErrorIsAFileError()
{
    BrokenDevice in;
    QCOMPARE(readAllCsv(in, {}), u"header:csv_read"_s);
}

void CsvReadingTest::headerProblemsNameBothPositions()
{
    QByteArray file("Id,Name,,name,Id\n");
    QBuffer buffer(&file);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    const auto header = reader.readHeader();
    QVERIFY(!header);
    QCOMPARE(header.error().why,
        u"Column 3 has no name; columns 2 (\"Name\") and 4 (\"name\") differ only in case; "
        "columns 1 and 5 are both called \"Id\""_s);
}

void CsvReadingTest::headerSpacesGiveANotice()
{
    QByteArray file(" a ,b\n1, 2\n");
    QBuffer buffer(&file);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    const auto header = reader.readHeader();
    QVERIFY(header);
    QCOMPARE(*header, (QByteArrayList{"a", "b"}));
    QCOMPARE(reader.notices().size(), 1);
    QCOMPARE(*reader.next(), CsvReader::Kind::Row);
    QCOMPARE(reader.fields()[1].toByteArray(), QByteArray(" 2"));
}

void CsvReadingTest::raggedMessage()
{
    QByteArray file("1,2,3,4,5,6,7,8,9\na,b,c,d,e,f,g\n");
    QBuffer buffer(&file);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    QVERIFY(reader.readHeader());
    QCOMPARE(*reader.next(), CsvReader::Kind::BadRow);
    QCOMPARE(reader.problem().message, u"Row has 7 fields, header has 9"_s);
    QCOMPARE(reader.problem().row, 1);
}

void CsvReadingTest::missingFieldsAreFilledOnRequest()
{
    QByteArray file("a,b,c\n1\n1,2,3,4\n");
    QBuffer buffer(&file);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvOptions options;
    options.fillMissing = true;
    QCOMPARE(readAllCsv(buffer, options), u"{a|b|c}[1||]!field_count@3:8"_s);
}

void CsvReadingTest::positionsOfRows()
{
    QByteArray file("\xef\xbb\xbf"
                    "a,b\r\n\r\n\"1\r\n2\",x\r\n3,4\r\n");
    QBuffer buffer(&file);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    QVERIFY(reader.readHeader());
    QCOMPARE(*reader.next(), CsvReader::Kind::Row);
    QCOMPARE(reader.row(), 1);
    QCOMPARE(reader.line(), 3);
    QCOMPARE(reader.byteOffset(), 10);
    QCOMPARE(*reader.next(), CsvReader::Kind::Row);
    QCOMPARE(reader.row(), 2);
    QCOMPARE(reader.line(), 5);
    QCOMPARE(reader.byteOffset(), file.indexOf("3,4"));
    QCOMPARE(*reader.next(), CsvReader::Kind::End);
    QCOMPARE(*reader.next(), CsvReader::Kind::End);
}

int runCsvReadingTest(int argc, char **argv)
{
    CsvReadingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "csvreadingtest.moc"
