// SPDX-License-Identifier: GPL-3.0-or-later
#include "zipbuilder.h"

#include "base/zip/zipwriter.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QtEndian>

#include <sys/stat.h>

using namespace sluice;
using namespace Qt::StringLiterals;

class ZipRefusingTest : public QObject
{
    Q_OBJECT
private slots:
    void refuses_data();
    void refuses();
    void refusesEveryTruncation();
    void survivesEveryFlippedByte();
    void refusesWhatIsNoFile();
    void entryLimits();
    void ratioLimit();
    void bombIsRefusedInTime();
    void totalLimit();

private:
    QTemporaryDir m_folder;
};

void ZipRefusingTest::refuses_data()
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

void ZipRefusingTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const QString path = saved(m_folder, bytes);
    QCOMPARE(outcomeOf(path), code);
}

void ZipRefusingTest::refusesEveryTruncation()
{
    const QByteArray whole = build({{{"x.csv", "a,b\n1,2\n"}, {"y.txt", "text"}}});
    QCOMPARE(outcomeOf(saved(m_folder, whole)), QString());
    for (qsizetype size = 0; size < whole.size(); ++size)
        QCOMPARE(outcomeOf(saved(m_folder, whole.left(size))), u"zip_damaged"_s);
}

// No flipped byte may crash the reader, and none may give other content than was packed.
void ZipRefusingTest::survivesEveryFlippedByte()
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

void ZipRefusingTest::refusesWhatIsNoFile()
{
    QVERIFY(!ZipReader::open(m_folder.path()));
    QVERIFY(!ZipReader::open(m_folder.filePath(u"absent.zip"_s)));
    QVERIFY(!ZipReader::open(u"/dev/zero"_s));
    const QString pipe = m_folder.filePath(u"pipe.zip"_s);
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    QVERIFY(!ZipReader::open(pipe)); // and nobody waits for its other end
    const QString loop = m_folder.filePath(u"loop.zip"_s);
    QVERIFY(QFile::link(loop, loop));
    QVERIFY(!ZipReader::open(loop));
}

void ZipRefusingTest::entryLimits()
{
    const QString path = saved(m_folder, build({{{"x.csv", "a"}, {"y.csv", "b"}}}));
    QCOMPARE(outcomeOf(path, {.maxEntries = 1}), u"zip_too_many_entries"_s);
    const auto reader = ZipReader::open(path);
    QVERIFY(!(*reader)->openEntry(2));
    QVERIFY(!(*reader)->openEntry(-1));
    QElapsedTimer timer;
    Archive crowd{.entries = QList<Entry>(1'000'000, {.name = "x.csv", .method = 0})};
    for (const bool isZip64 : {true, false}) {
        crowd.isZip64 = isZip64;
        saved(m_folder, build(crowd));
        timer.start();
        QVERIFY(!outcomeOf(path).isEmpty());
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    }
    const auto folder = ZipReader::open(saved(m_folder, build({{{"folder/", ""}}})));
    QVERIFY(folder && !(*folder)->openEntry(0));
}

void ZipRefusingTest::ratioLimit()
{
    const QString path = saved(m_folder, build({{{"x.csv", QByteArray(2 << 20, 'x')}}}));
    QCOMPARE(outcomeOf(path), QString()); // below the floor any ratio goes
    QCOMPARE(outcomeOf(path, {.ratioFloor = 1 << 20}), u"zip_ratio"_s);
}

// 1 GiB of one byte in a few MB: refused as soon as the floor is passed.
void ZipRefusingTest::bombIsRefusedInTime()
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

void ZipRefusingTest::totalLimit()
{
    const QString path = saved(
        m_folder, build({{{"x.csv", QByteArray(600, 'x')}, {"y.csv", QByteArray(600, 'y')}}}));
    QCOMPARE(outcomeOf(path, {.maxTotalBytes = 1199}), u"zip_too_large"_s);
    QCOMPARE(outcomeOf(path, {.maxTotalBytes = 1200}), QString());
    const QString huge = saved(m_folder,
        build({{{.name = "x.csv", .plain = "x", .plainSize = 10'000'000'000, .isZip64 = true}}}));
    QCOMPARE(outcomeOf(huge), u"zip_too_large"_s);
}

int runZipRefusingTest(int argc, char **argv)
{
    ZipRefusingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "ziprefusingtest.moc"
