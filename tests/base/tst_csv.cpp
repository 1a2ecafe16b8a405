// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvreader.h"
#include "base/csv/csvscan.h"
#include "base/csv/csvtext.h"
#include "base/csv/csvwriter.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <unistd.h>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

// Everything a file gives, as text: good rows as [a|b], bad ones as !code@line:byte.
QString readAll(QIODevice &in, const CsvOptions &options)
{
    CsvReader reader(in, options);
    const auto header = reader.readHeader();
    if (!header)
        return u"header:"_s + header.error().code;
    QString text = u"{"_s + QString::fromUtf8(header->join('|')) + u"}"_s;
    for (;;) {
        const auto kind = reader.next();
        if (!kind)
            return text + u"error:"_s + kind.error().code;
        if (*kind == CsvReader::Kind::End)
            break;
        if (*kind == CsvReader::Kind::BadRow) {
            const CsvProblem &p = reader.problem();
            text += u"!%1@%2:%3"_s.arg(p.code).arg(p.line).arg(p.byteOffset);
            continue;
        }
        QByteArrayList fields;
        for (const QByteArrayView field : reader.fields())
            fields << field.toByteArray();
        text += u"["_s + QString::fromUtf8(fields.join('|')) + u"]"_s;
    }
    if (reader.blankLines() > 0)
        text += u"blank:%1"_s.arg(reader.blankLines());
    return text;
}

// Gives its bytes in small parts and cannot seek, like a pipe or an inflating device.
class TrickleDevice final : public QIODevice
{
public:
    TrickleDevice(QByteArray bytes, qint64 part)
        : m_bytes(std::move(bytes))
        , m_part(part)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = std::min({m_part, maxSize, m_bytes.size() - m_at});
        std::copy_n(m_bytes.constData() + m_at, size, data);
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_part;
    qint64 m_at = 0;
};

// A prefix, one byte repeated, a suffix: large files that are never in memory.
class LongDevice final : public QIODevice
{
public:
    LongDevice(QByteArray before, char fill, qint64 count, QByteArray after)
        : m_before(std::move(before))
        , m_after(std::move(after))
        , m_fill(fill)
        , m_count(count)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 readData(char *data, qint64 maxSize) override
    {
        qint64 done = 0;
        for (; done < maxSize && m_at < m_before.size() + m_count + m_after.size();) {
            const qint64 inFill = m_at - m_before.size();
            if (inFill >= 0 && inFill < m_count) {
                const qint64 size = std::min(maxSize - done, m_count - inFill);
                std::fill_n(data + done, size, m_fill);
                done += size;
                m_at += size;
                continue;
            }
            data[done++] = inFill < 0 ? m_before.at(m_at) : m_after.at(inFill - m_count);
            ++m_at;
        }
        return done;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_before;
    QByteArray m_after;
    char m_fill;
    qint64 m_count;
    qint64 m_at = 0;
};

class BrokenDevice final : public QIODevice
{
public:
    BrokenDevice() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }
    qint64 readData(char *data, qint64 maxSize) override
    {
        if (m_isRead) {
            setErrorString(u"the cable was pulled"_s);
            return -1;
        }
        m_isRead = true;
        const QByteArray bytes("a,b\n1,2\n");
        std::copy_n(bytes.constData(), std::min<qint64>(maxSize, bytes.size()), data);
        return std::min<qint64>(maxSize, bytes.size());
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    bool m_isRead = false;
};

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

qint64 residentKiB()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void large_data();
    void large();
    void swallowingQuoteIsAFileError();
    void deviceErrorIsAFileError();
    void headerProblemsNameBothPositions();
    void headerSpacesGiveANotice();
    void raggedMessage();
    void missingFieldsAreFilledOnRequest();
    void positionsOfRows();
    void manyColumns();
    void roundTrip();
    void writes_data();
    void writes();
    void guards_data();
    void guards();
    void kernelsAgree();
    void invalidUtf8_data();
    void invalidUtf8();
    void memoryIsFlat();
};

void TestCsv::reads_data()
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

void TestCsv::reads()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, expected);
    QFETCH(char, delimiter);
    CsvOptions options;
    options.delimiter = delimiter;
    QBuffer buffer(&file);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QCOMPARE(readAll(buffer, options), expected);
    TrickleDevice trickle(file, 1);
    QCOMPARE(readAll(trickle, options), expected);

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
        const QString got = readAll(window, options);
        QCOMPARE(got.mid(got.indexOf(u']') + 1), tail);
    }
}

void TestCsv::large_data()
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

void TestCsv::large()
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

void TestCsv::swallowingQuoteIsAFileError()
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

void TestCsv::deviceErrorIsAFileError()
{
    BrokenDevice in;
    QCOMPARE(readAll(in, {}), u"header:csv_read"_s);
}

void TestCsv::headerProblemsNameBothPositions()
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

void TestCsv::headerSpacesGiveANotice()
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

void TestCsv::raggedMessage()
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

void TestCsv::missingFieldsAreFilledOnRequest()
{
    QByteArray file("a,b,c\n1\n1,2,3,4\n");
    QBuffer buffer(&file);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvOptions options;
    options.fillMissing = true;
    QCOMPARE(readAll(buffer, options), u"{a|b|c}[1||]!field_count@3:8"_s);
}

void TestCsv::positionsOfRows()
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

void TestCsv::manyColumns()
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

// Random fields out of the bytes that matter: written, read and written again.
void TestCsv::roundTrip()
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

void TestCsv::writes_data()
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

void TestCsv::writes()
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

void TestCsv::guards_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isGuarded");
    for (const char *value : {"=HYPERLINK(1)", "+1", "-2", "@x", "\tx", "\rx"})
        QTest::newRow(value) << QByteArray(value) << true;
    QTest::newRow("nul") << QByteArray("\0x", 2) << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("text") << QByteArray("x=1") << false;
}

void TestCsv::guards()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, isGuarded);
    QCOMPARE(guardedForPeople(value), isGuarded ? QByteArray(value).prepend('\'') : value);
}

void TestCsv::kernelsAgree()
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

void TestCsv::invalidUtf8_data()
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

void TestCsv::invalidUtf8()
{
    QFETCH(QByteArray, text);
    QFETCH(qsizetype, at);
    QCOMPARE(firstInvalidUtf8(text), at);
}

// 64 MB of ordinary rows cost no more memory than a few windows.
void TestCsv::memoryIsFlat()
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
    QFile clear(u"/proc/self/clear_refs"_s); // starts the peak anew
    if (!clear.open(QIODevice::WriteOnly) || clear.write("5") != 1 || !clear.flush())
        QSKIP("The peak of memory cannot be read here");
    const qint64 before = residentKiB();
    Repeating in(block, kRows / 1000);
    CsvReader reader(in);
    int rows = 0;
    while (*reader.next() == CsvReader::Kind::Row)
        ++rows;
    QCOMPARE(rows, kRows);
    QVERIFY2(residentKiB() - before < 4096, qPrintable(QString::number(residentKiB() - before)));
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
