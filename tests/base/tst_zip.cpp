// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip/zipreader.h"
#include "base/zip/zipwriter.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <optional>
#include <zlib.h>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

void put(QByteArray &out, quint64 value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out.append(static_cast<char>(value >> (8 * i)));
}

QByteArray rawDeflate(const QByteArray &plain)
{
    z_stream stream = {};
    deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, uLong(plain.size()))), '\0');
    QByteArray in = plain;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    ::deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

quint32 crcOf(const QByteArray &plain)
{
    return quint32(
        crc32(0, reinterpret_cast<const Bytef *>(plain.constData()), uInt(plain.size())));
}

// An entry, byte by byte; what a case wants wrong, it changes.
struct Entry
{
    QByteArray name;
    QByteArray plain = {};
    quint16 method = 8;
    quint16 flags = 0;
    quint32 attributes = 0;
    std::optional<QByteArray> packed = {};
    std::optional<quint32> crc = {};
    std::optional<quint64> plainSize = {};
    std::optional<QByteArray> localName = {};
    std::optional<quint32> localAt = {};
    bool isZip64 = false;
};

struct Archive
{
    QList<Entry> entries;
    bool isZip64 = false;
    QByteArray tail = {}; // behind the end
    std::optional<quint16> count = {};
    int directoryShift = 0;
};

QByteArray headerFields(
    const Entry &entry, const QByteArray &packed, const QByteArray &name, const QByteArray &extra)
{
    QByteArray out;
    put(out, 20, 2);
    put(out, entry.flags, 2);
    put(out, entry.method, 2);
    put(out, 0x00210000, 4);
    put(out, entry.crc.value_or(crcOf(entry.plain)), 4);
    put(out, entry.isZip64 ? 0xffffffff : quint64(packed.size()), 4);
    put(out, entry.isZip64 ? 0xffffffff : entry.plainSize.value_or(quint64(entry.plain.size())), 4);
    put(out, quint64(name.size()), 2);
    put(out, quint64(extra.size()), 2);
    return out;
}

QByteArray build(const Archive &archive)
{
    QByteArray out;
    QByteArray directory;
    for (const Entry &entry : archive.entries) {
        const QByteArray packed
            = entry.packed.value_or(entry.method == 8 ? rawDeflate(entry.plain) : entry.plain);
        QByteArray extra;
        if (entry.isZip64) {
            put(extra, 0x0001, 2);
            put(extra, 16, 2);
            put(extra, entry.plainSize.value_or(quint64(entry.plain.size())), 8);
            put(extra, quint64(packed.size()), 8);
        }
        const auto at = quint32(out.size());
        const QByteArray localName = entry.localName.value_or(entry.name);
        put(out, 0x04034b50, 4);
        out += headerFields(entry, packed, localName, extra) + localName + extra + packed;
        put(directory, 0x02014b50, 4);
        put(directory, 0x0314, 2);
        directory += headerFields(entry, packed, entry.name, extra);
        put(directory, 0, 8); // comment, disk, internal attributes, and two of what follows
        directory.chop(2);
        put(directory, entry.attributes, 4);
        put(directory, entry.localAt.value_or(at), 4);
        directory += entry.name + extra;
    }
    const auto directoryAt = quint64(out.size() + archive.directoryShift);
    const auto count = archive.count.value_or(quint16(archive.entries.size()));
    out += directory;
    if (archive.isZip64) {
        const auto end64At = quint64(out.size());
        put(out, 0x06064b50, 4);
        put(out, 44, 8);
        put(out, 0x002d002d, 4);
        put(out, 0, 8);
        put(out, count, 8);
        put(out, count, 8);
        put(out, quint64(directory.size()), 8);
        put(out, directoryAt, 8);
        put(out, 0x07064b50, 4);
        put(out, 0, 4);
        put(out, end64At, 8);
        put(out, 1, 4);
    }
    put(out, 0x06054b50, 4);
    put(out, 0, 4);
    put(out, archive.isZip64 ? 0xffff : count, 2);
    put(out, archive.isZip64 ? 0xffff : count, 2);
    put(out, archive.isZip64 ? 0xffffffff : quint64(directory.size()), 4);
    put(out, archive.isZip64 ? 0xffffffff : directoryAt, 4);
    put(out, 0, 2);
    return out + archive.tail;
}

QString saved(const QTemporaryDir &folder, const QByteArray &bytes)
{
    const QString path = folder.filePath(u"archive.zip"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("Could not write the archive");
    return path;
}

// "" if the archive opens and every entry is right, else the code of its Error.
QString outcomeOf(const QString &path, ZipLimits limits = {})
{
    const auto reader = ZipReader::open(path, limits);
    if (!reader)
        return reader.error().code;
    QByteArray buffer(50'000, '\0');
    for (const ZipEntry &entry : (*reader)->entries()) {
        auto device = (*reader)->openEntry(entry.index);
        if (!device)
            return device.error().code;
        while ((*device)->read(buffer.data(), buffer.size()) > 0) { }
        if ((*device)->failure())
            return (*device)->failure()->code;
        if (!(*device)->atVerifiedEnd())
            return u"not verified"_s;
    }
    return {};
}

QByteArray contentOf(ZipReader &reader, int index, qint64 part = 65'536)
{
    auto device = reader.openEntry(index);
    if (!device)
        return device.error().text().toUtf8();
    QByteArray all;
    QByteArray buffer(part, '\0');
    for (qint64 got = 0; (got = (*device)->read(buffer.data(), part)) > 0;)
        all.append(buffer.constData(), got);
    return (*device)->atVerifiedEnd() ? all : QByteArray("not verified");
}

QByteArray sampleCsv(qsizetype rows)
{
    QRandomGenerator random(11);
    QByteArray out("id,name,city\n");
    for (qsizetype i = 0; i < rows; ++i)
        out += QByteArray::number(i) + ",name " + QByteArray::number(random.bounded(1 << 20))
            + ",Berlin\n";
    return out;
}

qint64 peakKiB()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = file.readAll();
    return text.mid(text.indexOf("VmHWM:") + 6).trimmed().split(' ').first().toLongLong();
}

} // namespace

class TestZip : public QObject
{
    Q_OBJECT
private slots:
    void refuses_data();
    void refuses();
    void refusesEveryTruncation();
    void survivesEveryFlippedByte();
    void refusesWhatIsNoFile();
    void reads_data();
    void reads();
    void entryLimits();
    void ratioLimit();
    void bombIsRefusedInTime();
    void memoryIsFlat();
    void totalLimit();
    void choosesTheCsv_data();
    void choosesTheCsv();
    void writtenFileReadsBack_data();
    void writtenFileReadsBack();
    void sameContentSameBytes();
    void unwritableFolderIsAnError();
    void streamReadsBack();
    void streamRefusesWrongOrder();
    void otherToolsAgree();
    void unzipReadsAll();

private:
    QTemporaryDir m_folder;
};

void TestZip::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto add = [](const char *name, const Archive &archive, const char *code) {
        QTest::newRow(name) << build(archive) << QString::fromLatin1(code);
    };
    const QByteArray csv("a,b\n1,2\n");
    const auto named = [&csv](const QByteArray &name) { return Archive{{{name, csv}}}; };
    QTest::newRow("empty file") << QByteArray() << u"zip_damaged"_s;
    QTest::newRow("text") << QByteArray(500, 'x') << u"zip_damaged"_s;
    add("parent folder", named("../x.csv"), "zip_bad_name");
    add("parent folder inside", named("a/../../x.csv"), "zip_bad_name");
    add("absolute", named("/abs.csv"), "zip_bad_name");
    add("drive", named("C:x.csv"), "zip_bad_name");
    add("backslash", named("..\\x.csv"), "zip_bad_name");
    add("nul", named(QByteArray("x.csv\0.txt", 10)), "zip_bad_name");
    add("no name", named(""), "zip_bad_name");
    add("same name", {{{"x.csv", csv}, {"x.csv", csv}}}, "zip_bad_name");
    add("same name but case", {{{"x.csv", csv}, {"X.CSV", csv}}}, "zip_bad_name");
    add("symlink",
        {{{.name = "x.csv", .plain = "/etc/passwd", .method = 0, .attributes = 0120777u << 16}}},
        "zip_not_a_file");
    add("device", {{{.name = "x.csv", .plain = csv, .attributes = 0020666u << 16}}},
        "zip_not_a_file");
    add("socket", {{{.name = "x.csv", .plain = csv, .attributes = 0140666u << 16}}},
        "zip_not_a_file");
    add("encrypted", {{{.name = "x.csv", .plain = csv, .flags = 1}}}, "zip_encrypted");
    add("strongly encrypted", {{{.name = "x.csv", .plain = csv, .flags = 0x41}}}, "zip_encrypted");
    add("method 12", {{{.name = "x.csv", .plain = csv, .method = 12}}}, "zip_method");
    add("method 99", {{{.name = "x.csv", .plain = csv, .method = 99}}}, "zip_encrypted");
    add("overlap",
        {{{"x.csv", csv}, {.name = "x.cs2", .plain = csv, .localName = "x.cs2", .localAt = 0}}},
        "zip_damaged");
    add("overlap of the same header",
        {{{.name = "x.csv", .plain = csv}, {.name = "y.csv", .plain = csv, .localAt = 0}}},
        "zip_damaged");
    add("other name in front of the data",
        {{{.name = "x.csv", .plain = csv, .localName = "y.csv"}}}, "zip_damaged");
    add("wrong crc", {{{.name = "x.csv", .plain = csv, .crc = 1}}}, "zip_checksum");
    add("wrong crc, stored", {{{.name = "x.csv", .plain = csv, .method = 0, .crc = 1}}},
        "zip_checksum");
    add("declares less", {{{.name = "x.csv", .plain = csv, .plainSize = 3}}}, "zip_size");
    add("declares more", {{{.name = "x.csv", .plain = csv, .plainSize = 300}}}, "zip_size");
    add("stored sizes differ", {{{.name = "x.csv", .plain = csv, .method = 0, .plainSize = 3}}},
        "zip_damaged");
    add("not deflate", {{{.name = "x.csv", .plain = csv, .packed = QByteArray(40, '\xff')}}},
        "zip_damaged");
    add("deflate without an end",
        {{{.name = "x.csv", .plain = csv, .packed = rawDeflate(csv).chopped(2)}}}, "zip_damaged");
    add("bytes behind the deflate stream",
        {{{.name = "x.csv", .plain = csv, .packed = rawDeflate(csv) + QByteArray(9, 'x')}}},
        "zip_size");
    add("bytes behind the archive", {.entries = {{"x.csv", csv}}, .tail = "x"}, "zip_damaged");
    add("more entries than counted", {.entries = {{"x.csv", csv}, {"y.csv", csv}}, .count = 1},
        "zip_damaged");
    add("fewer entries than counted", {.entries = {{"x.csv", csv}}, .count = 2}, "zip_damaged");
    add("directory elsewhere", {.entries = {{"x.csv", csv}}, .directoryShift = 4}, "zip_damaged");
    add("zip64, directory elsewhere",
        {.entries = {{"x.csv", csv}}, .isZip64 = true, .directoryShift = -4}, "zip_damaged");
    QByteArray prefixed = build(named("x.csv"));
    QTest::newRow("bytes before the archive") << prefixed.prepend("MZ") << u"zip_damaged"_s;
    Archive crowd;
    for (int i = 0; i < 17; ++i)
        crowd.entries.append({QByteArray::number(i), csv});
    add("17 entries", crowd, "zip_too_many_entries");
}

void TestZip::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const QString path = saved(m_folder, bytes);
    QCOMPARE(outcomeOf(path), code);
}

void TestZip::refusesEveryTruncation()
{
    const QByteArray whole = build({{{"x.csv", "a,b\n1,2\n"}, {"y.txt", "text"}}});
    QCOMPARE(outcomeOf(saved(m_folder, whole)), QString());
    for (qsizetype size = 0; size < whole.size(); ++size)
        QCOMPARE(outcomeOf(saved(m_folder, whole.left(size))), u"zip_damaged"_s);
}

// No flipped byte may crash the reader, and none may give other content than was packed.
void TestZip::survivesEveryFlippedByte()
{
    const QByteArray csv = sampleCsv(20);
    const QByteArray whole = build({{{"x.csv", csv}}});
    int accepted = 0;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        for (const int bit : {0, 3, 7}) {
            QByteArray flipped = whole;
            flipped[i] = static_cast<char>(flipped.at(i) ^ (1 << bit));
            const QString path = saved(m_folder, flipped);
            if (!outcomeOf(path).isEmpty())
                continue;
            ++accepted; // versions, times, attributes
            QCOMPARE(contentOf(**ZipReader::open(path), 0), csv);
        }
    }
    QVERIFY(accepted < 120);
}

void TestZip::refusesWhatIsNoFile()
{
    QVERIFY(!ZipReader::open(m_folder.path()));
    QVERIFY(!ZipReader::open(m_folder.filePath(u"absent.zip"_s)));
    QVERIFY(!ZipReader::open(u"/dev/zero"_s));
}

void TestZip::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("content");
    const QByteArray csv = sampleCsv(5000);
    const auto add = [](const char *name, const Archive &archive) {
        QTest::newRow(name) << build(archive) << archive.entries.first().plain;
    };
    add("deflated", {{{"x.csv", csv}}});
    add("stored", {{{.name = "x.csv", .plain = csv, .method = 0}}});
    add("empty, deflated", {{{"x.csv", ""}}});
    add("empty, stored", {{{.name = "x.csv", .plain = "", .method = 0}}});
    add("zip64 sizes", {{{.name = "x.csv", .plain = csv, .isZip64 = true}}});
    add("zip64 end", {.entries = {{"x.csv", csv}}, .isZip64 = true});
    add("zip64 both",
        {.entries = {{.name = "x.csv", .plain = csv, .isZip64 = true}}, .isZip64 = true});
    add("in a folder", {{{"leads/x.csv", csv}}});
    add("dots in the name", {{{"x..csv", csv}}});
    add("regular file", {{{.name = "x.csv", .plain = csv, .attributes = 0100644u << 16}}});
    add("several", {{{"x.csv", csv}, {"y.txt", "text"}, {"z.bin", QByteArray(300'000, 'z')}}});
    add("very compressible", {{{"x.csv", QByteArray(60 << 20, 'x')}}});
}

void TestZip::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, content);
    const QString path = saved(m_folder, bytes);
    QCOMPARE(outcomeOf(path), QString());
    const auto reader = ZipReader::open(path);
    QVERIFY(reader);
    QVERIFY(contentOf(**reader, 0) == content);
    if (content.size() < 200'000) {
        QVERIFY(contentOf(**reader, 0, 1) == content);
        QVERIFY(contentOf(**reader, 0, 4093) == content);
    }
}

void TestZip::entryLimits()
{
    const QString path = saved(m_folder, build({{{"x.csv", "a"}, {"y.csv", "b"}}}));
    QCOMPARE(outcomeOf(path, {.maxEntries = 1}), u"zip_too_many_entries"_s);
    const auto reader = ZipReader::open(path);
    QVERIFY(!(*reader)->openEntry(2));
    QVERIFY(!(*reader)->openEntry(-1));
    const auto folder = ZipReader::open(saved(m_folder, build({{{"folder/", ""}}})));
    QVERIFY(folder && !(*folder)->openEntry(0));
}

void TestZip::ratioLimit()
{
    const QString path = saved(m_folder, build({{{"x.csv", QByteArray(2 << 20, 'x')}}}));
    QCOMPARE(outcomeOf(path), QString()); // below the floor any ratio goes
    QCOMPARE(outcomeOf(path, {.ratioFloor = 1 << 20}), u"zip_ratio"_s);
}

// 1 GiB of one byte in a few MB: refused as soon as the floor is passed.
void TestZip::bombIsRefusedInTime()
{
    const QByteArray part(64 << 20, '\0');
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    ZipStreamWriter writer(out);
    QVERIFY(writer.beginEntry("bomb.csv", 1));
    for (int i = 0; i < 16; ++i)
        QVERIFY(writer.write(part));
    QVERIFY(writer.endEntry());
    QVERIFY(writer.finish());
    const QString path = saved(m_folder, out.data());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(outcomeOf(path), u"zip_ratio"_s);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

// 256 MiB out of an entry cost no more memory than its buffers.
void TestZip::memoryIsFlat()
{
    QString path;
    {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        ZipStreamWriter writer(out);
        const QByteArray part(1 << 20, 'x');
        QVERIFY(writer.beginEntry("x.csv"));
        for (int i = 0; i < 256; ++i)
            QVERIFY(writer.write(part));
        QVERIFY(writer.endEntry() && writer.finish());
        path = saved(m_folder, out.data());
    }
    QFile clear(u"/proc/self/clear_refs"_s); // starts the peak anew
    if (!clear.open(QIODevice::WriteOnly) || clear.write("5") != 1 || !clear.flush())
        QSKIP("The peak of memory cannot be read here");
    const qint64 before = peakKiB();
    QCOMPARE(outcomeOf(path, {.maxRatio = 100'000}), QString());
    QVERIFY2(peakKiB() - before < 4096, qPrintable(QString::number(peakKiB() - before)));
}

void TestZip::totalLimit()
{
    const QString path = saved(
        m_folder, build({{{"x.csv", QByteArray(600, 'x')}, {"y.csv", QByteArray(600, 'y')}}}));
    QCOMPARE(outcomeOf(path, {.maxTotalBytes = 1199}), u"zip_too_large"_s);
    QCOMPARE(outcomeOf(path, {.maxTotalBytes = 1200}), QString());
    const QString huge = saved(m_folder,
        build({{{.name = "x.csv", .plain = "x", .plainSize = 10'000'000'000, .isZip64 = true}}}));
    QCOMPARE(outcomeOf(huge), u"zip_too_large"_s);
}

void TestZip::choosesTheCsv_data()
{
    QTest::addColumn<QByteArrayList>("names");
    QTest::addColumn<QByteArray>("chosen");
    QTest::newRow("one") << QByteArrayList{"x.csv"} << QByteArray("x.csv");
    QTest::newRow("capitals") << QByteArrayList{"X.CSV"} << QByteArray("X.CSV");
    QTest::newRow("beside others") << QByteArrayList{"read.me", "x.csv"} << QByteArray("x.csv");
    QTest::newRow("none") << QByteArrayList{} << QByteArray();
    QTest::newRow("nested zip") << QByteArrayList{"inner.zip"} << QByteArray();
    QTest::newRow("two") << QByteArrayList{"x.csv", "y.csv"} << QByteArray();
}

void TestZip::choosesTheCsv()
{
    QFETCH(QByteArrayList, names);
    QFETCH(QByteArray, chosen);
    Archive archive;
    for (const QByteArray &name : std::as_const(names))
        archive.entries.append({name, "a\n"});
    const auto reader = ZipReader::open(saved(m_folder, build(archive)));
    QVERIFY(reader);
    const auto entry = singleCsvEntry(**reader);
    QCOMPARE(entry.has_value(), !chosen.isEmpty());
    if (entry) {
        QCOMPARE(entry->name, chosen);
        return;
    }
    for (const QByteArray &name : std::as_const(names))
        QVERIFY2(
            entry.error().why.contains(QString::fromUtf8(name)), qPrintable(entry.error().why));
}

void TestZip::writtenFileReadsBack_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("small") << QByteArray("a,b\n1,2\n");
    QTest::newRow("large") << sampleCsv(200'000);
    QByteArray noise(1 << 20, '\0');
    QRandomGenerator(5).generate(noise.begin(), noise.end());
    QTest::newRow("incompressible") << noise;
}

void TestZip::writtenFileReadsBack()
{
    QFETCH(QByteArray, content);
    const QString path = m_folder.filePath(u"written.zip"_s);
    QVERIFY(writeZipFile(path, "leads.csv", content));
    QCOMPARE(
        QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto reader = ZipReader::open(path);
    QVERIFY2(reader, qPrintable(reader ? QString() : reader.error().text()));
    const auto entry = singleCsvEntry(**reader);
    QVERIFY(entry);
    QCOMPARE(entry->name, QByteArray("leads.csv"));
    QCOMPARE(entry->uncompressedSize, content.size());
    QVERIFY(contentOf(**reader, 0) == content);
}

void TestZip::sameContentSameBytes()
{
    const auto bytes = [this](const QString &name) {
        const QString path = m_folder.filePath(name);
        if (!writeZipFile(path, "x.csv", "a,b\n"))
            return QByteArray();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray first = bytes(u"first.zip"_s);
    QVERIFY(!first.isEmpty());
    QCOMPARE(bytes(u"second.zip"_s), first);
}

void TestZip::unwritableFolderIsAnError()
{
    const auto written = writeZipFile(m_folder.filePath(u"absent/x.zip"_s), "x.csv", "a\n");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Disk);
}

void TestZip::streamReadsBack()
{
    const QByteArray csv = sampleCsv(50'000);
    for (const int level : {0, 1, 2, 3}) {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        ZipStreamWriter writer(out);
        QVERIFY(writer.beginEntry("x.csv", level));
        for (qsizetype at = 0; at < csv.size(); at += 9973)
            QVERIFY(
                writer.write(QByteArrayView(csv).sliced(at, std::min(9973LL, csv.size() - at))));
        QVERIFY(writer.endEntry());
        QVERIFY(writer.beginEntry("empty.txt", level));
        QVERIFY(writer.endEntry());
        QVERIFY(writer.finish());
        QVERIFY(out.data().size() < csv.size() / 2);
        const QString path = saved(m_folder, out.data());
        QCOMPARE(outcomeOf(path), QString());
        QVERIFY(contentOf(**ZipReader::open(path), 0) == csv);
    }
}

void TestZip::streamRefusesWrongOrder()
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    ZipStreamWriter writer(out);
    QVERIFY(!writer.write("x"));
    QVERIFY(!writer.endEntry());
    QVERIFY(writer.beginEntry("x"));
    QVERIFY(!writer.beginEntry("y"));
    QVERIFY(!writer.finish());
    QVERIFY(writer.endEntry());
    QVERIFY(writer.finish());
    QVERIFY(!writer.beginEntry("z"));
    QBuffer closed;
    ZipStreamWriter broken(closed);
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): device not open");
    QVERIFY(!broken.beginEntry("x"));
}

// What Info-ZIP packs is read here.
void TestZip::otherToolsAgree()
{
    if (QStandardPaths::findExecutable(u"zip"_s).isEmpty())
        QSKIP("zip is not installed");
    const QByteArray csv = sampleCsv(1000);
    QFile file(m_folder.filePath(u"page.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size());
    file.close();
    const QString path = m_folder.filePath(u"tool.zip"_s);
    QCOMPARE(QProcess::execute(u"zip"_s, {u"-q"_s, u"-j"_s, path, file.fileName()}), 0);
    QCOMPARE(outcomeOf(path), QString());
    QVERIFY(contentOf(**ZipReader::open(path), 0) == csv);
    // Through a pipe: ZIP64 records that are not needed, and data descriptors.
    for (const QString &command : {u"zip -q - -"_s, u"zip -q - - | cat"_s}) {
        QProcess zip;
        zip.setStandardInputFile(file.fileName());
        zip.setStandardOutputFile(path);
        zip.start(u"sh"_s, {u"-c"_s, command});
        QVERIFY(zip.waitForFinished());
        QCOMPARE(outcomeOf(path), QString());
        QVERIFY(contentOf(**ZipReader::open(path), 0) == csv);
    }
}

void TestZip::unzipReadsAll()
{
    if (QStandardPaths::findExecutable(u"unzip"_s).isEmpty())
        QSKIP("unzip is not installed");
    const QByteArray csv = sampleCsv(1000);
    const QString written = m_folder.filePath(u"written.zip"_s);
    QVERIFY(writeZipFile(written, "x.csv", csv));
    QFile streamed(m_folder.filePath(u"streamed.zip"_s));
    QVERIFY(streamed.open(QIODevice::WriteOnly));
    ZipStreamWriter writer(streamed);
    QVERIFY(
        writer.beginEntry("x.csv") && writer.write(csv) && writer.endEntry() && writer.finish());
    streamed.close();
    for (const QString &path : {written, streamed.fileName()}) {
        QProcess unzip;
        unzip.start(u"unzip"_s, {u"-p"_s, path});
        QVERIFY(unzip.waitForFinished());
        QCOMPARE(unzip.exitCode(), 0);
        QVERIFY(unzip.readAllStandardOutput() == csv);
        QCOMPARE(QProcess::execute(u"unzip"_s, {u"-tqq"_s, path}), 0);
    }
}

QTEST_GUILESS_MAIN(TestZip)
#include "tst_zip.moc"
