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

using namespace sluice;
using namespace Qt::StringLiterals;

class ZipWritingTest : public QObject
{
    Q_OBJECT
private slots:
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

void ZipWritingTest::writtenFileReadsBack_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("small") << QByteArray("a,b\n1,2\n");
    QTest::newRow("large") << sampleCsv(200'000);
    QByteArray noise(1 << 20, '\0');
    QRandomGenerator(5).generate(noise.begin(), noise.end());
    QTest::newRow("incompressible") << noise;
}

void ZipWritingTest::writtenFileReadsBack()
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

void ZipWritingTest::sameContentSameBytes()
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

void ZipWritingTest::unwritableFolderIsAnError()
{
    const auto written = writeZipFile(m_folder.filePath(u"absent/x.zip"_s), "x.csv", "a\n");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Disk);
}

void ZipWritingTest::streamReadsBack()
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

void ZipWritingTest::streamRefusesWrongOrder()
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
void ZipWritingTest::otherToolsAgree()
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

void ZipWritingTest::unzipReadsAll()
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

int runZipWritingTest(int argc, char **argv)
{
    ZipWritingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "zipwritingtest.moc"
