// SPDX-License-Identifier: GPL-3.0-or-later
#include "zipbuilder.h"

#include "base/zip/zipwriter.h"
#include "support/processmemory.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QtEndian>

using namespace sluice;
using namespace sluice::testing;
using namespace Qt::StringLiterals;

class ZipReadingTest : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void memoryIsFlat();
    void choosesTheCsv_data();
    void choosesTheCsv();

private:
    QTemporaryDir m_folder;
};

void ZipReadingTest::reads_data()
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

void ZipReadingTest::reads()
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

// 256 MiB out of an entry cost no more memory than its buffers.
void ZipReadingTest::memoryIsFlat()
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
    if (!restartPeakMemory())
        QSKIP("The peak of memory cannot be read here");
    const qint64 before = peakMemory();
    QCOMPARE(outcomeOf(path, {.maxRatio = 100'000}), QString());
    const qint64 grown = peakMemory() - before;
    QVERIFY2(grown < 4 << 20, qPrintable(QString::number(grown)));
}

void ZipReadingTest::choosesTheCsv_data()
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

void ZipReadingTest::choosesTheCsv()
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

int runZipReadingTest(int argc, char **argv)
{
    ZipReadingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "zipreadingtest.moc"
