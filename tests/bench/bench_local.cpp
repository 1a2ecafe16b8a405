// SPDX-License-Identifier: GPL-3.0-or-later
// The local part of a run against the tools that everybody has: CSV parse against Python's csv,
// unzip against `unzip -p`, zip against `zip -6`. Five interleaved rounds each, medians. Prints
// only; judges nothing. Works in a temporary folder.
#include "base/csv/csvreader.h"
#include "base/csv/csvscan.h"
#include "base/csv/csvwriter.h"
#include "base/zip/zipreader.h"
#include "base/zip/zipwriter.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <functional>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 5;

using Seconds = std::function<double()>;

bool writeSample(const QString &path, int rows, int columns)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QRandomGenerator random(42);
    const QByteArrayList words{"Berlin", "Mueller", "open", "ann@example.com", "+49 30 123456",
        "2024-05-17", "", "lead from the fair", "Straße 5", "4500.00"};
    QByteArray out;
    CsvWriter writer(out);
    for (int column = 0; column < columns; ++column)
        writer.field(QByteArray("column_").append(QByteArray::number(column)));
    writer.endRow();
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const quint32 dice = random.bounded(100u);
            if (dice < 10)
                writer.field(QByteArray("said \"yes\", ").append(QByteArray::number(dice)));
            else if (dice < 60)
                writer.field(words.at(qsizetype(dice % 10)));
            else
                writer.field(QByteArray::number(random.generate64() % 100'000'000'000'000));
        }
        writer.endRow();
        if (out.size() > 1 << 20 || row + 1 == rows) {
            if (file.write(out) != out.size())
                return false;
            out.clear();
        }
    }
    return true;
}

double timed(const std::function<bool()> &work)
{
    QElapsedTimer timer;
    timer.start();
    if (!work())
        qFatal("A round failed");
    return double(timer.nsecsElapsed()) / 1e9;
}

bool runTool(const QString &program, const QStringList &arguments, QByteArray *output = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (!output)
        process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        return false;
    if (output)
        *output = process.readAllStandardOutput();
    return true;
}

// Timed by Python itself, so that its start is not counted.
double pythonParse(const QString &path)
{
    const QString script = u"import csv,sys,time\n"
                           "f=open(sys.argv[1],newline='',encoding='utf-8')\n"
                           "t=time.perf_counter()\n"
                           "n=0\n"
                           "for r in csv.reader(f): n+=len(r)\n"
                           "print(time.perf_counter()-t)\n"_s;
    QByteArray output;
    if (!runTool(u"python3"_s, {u"-c"_s, script, path}, &output))
        qFatal("python3 failed");
    return output.trimmed().toDouble();
}

bool ownParse(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    CsvReader reader(file);
    if (!reader.readHeader())
        return false;
    qsizetype bytes = 0;
    for (;;) {
        const auto kind = reader.next();
        if (!kind || *kind == CsvReader::Kind::BadRow)
            return false;
        if (*kind == CsvReader::Kind::End)
            return bytes > 0;
        for (const QByteArrayView field : reader.fields())
            bytes += field.size();
    }
}

bool ownUnzip(const QString &path)
{
    const auto reader = ZipReader::open(path);
    if (!reader)
        return false;
    const auto device = (*reader)->openEntry(0);
    if (!device)
        return false;
    QByteArray buffer(256 * 1024, Qt::Uninitialized);
    while ((*device)->read(buffer.data(), buffer.size()) > 0) { }
    return (*device)->atVerifiedEnd();
}

bool ownZip(const QString &from, const QString &to)
{
    QFile file(from);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    return writeZipFile(to, "page.csv", file.readAll(), 6).has_value();
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

void compare(const QString &title, const Seconds &other, const Seconds &own, qint64 bytes)
{
    QList<double> others;
    QList<double> owns;
    QList<double> ratios;
    for (int round = 0; round < kRounds; ++round) {
        others << other();
        owns << own();
        ratios << others.last() / owns.last();
    }
    QTextStream(stdout) << u"%1 %2 s against %3 s: %4 x (%5 to %6), %7 MB/s\n"_s.arg(title, -28)
                               .arg(median(owns), 0, 'f', 3)
                               .arg(median(others), 0, 'f', 3)
                               .arg(median(ratios), 0, 'f', 2)
                               .arg(*std::min_element(ratios.cbegin(), ratios.cend()), 0, 'f', 2)
                               .arg(*std::max_element(ratios.cbegin(), ratios.cend()), 0, 'f', 2)
                               .arg(double(bytes) / 1e6 / median(owns), 0, 'f', 0);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(u"rows"_s, u"Rows of the file."_s, u"N"_s, u"200000"_s);
    const QCommandLineOption columnsOption(u"columns"_s, u"Its columns."_s, u"N"_s, u"40"_s);
    parser.addOptions({rowsOption, columnsOption});
    parser.addHelpOption();
    parser.process(app);
    const int rows = std::max(1, parser.value(rowsOption).toInt());
    const int columns = std::clamp(parser.value(columnsOption).toInt(), 1, 2000);
    const QTemporaryDir folder;
    const QString csv = folder.filePath(u"page.csv"_s);
    const QString toolZip = folder.filePath(u"tool.zip"_s);
    const QString ownZipPath = folder.filePath(u"own.zip"_s);
    if (!writeSample(csv, rows, columns))
        qFatal("Could not write the sample");
    const qint64 bytes = QFile(csv).size();
    QTextStream(stdout) << u"%1 rows x %2 columns, %3 MB, %4\n"_s.arg(rows)
                               .arg(columns)
                               .arg(double(bytes) / 1e6, 0, 'f', 1)
                               .arg(csvScanHasAvx2() ? u"AVX2"_s : u"no AVX2"_s);

    compare(
        u"CSV parse / python3 csv"_s, [&csv] { return pythonParse(csv); },
        [&csv] { return timed([&csv] { return ownParse(csv); }); }, bytes);
    compare(
        u"zip / zip -6"_s,
        [&csv, &toolZip] {
            QFile::remove(toolZip);
            return timed([&csv, &toolZip] {
                return runTool(u"zip"_s, {u"-6"_s, u"-q"_s, u"-j"_s, toolZip, csv});
            });
        },
        [&csv, &ownZipPath] {
            return timed([&csv, &ownZipPath] { return ownZip(csv, ownZipPath); });
        },
        bytes);
    QTextStream(stdout) << u"%1 size %2 against %3 bytes\n"_s.arg(QString(), -28)
                               .arg(QFile(ownZipPath).size())
                               .arg(QFile(toolZip).size());
    compare(
        u"unzip / unzip -p"_s,
        [&toolZip] {
            return timed([&toolZip] { return runTool(u"unzip"_s, {u"-p"_s, toolZip}); });
        },
        [&toolZip] { return timed([&toolZip] { return ownUnzip(toolZip); }); }, bytes);
    return 0;
}
