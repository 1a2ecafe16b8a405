// SPDX-License-Identifier: GPL-3.0-or-later
// CSV: parsing against Python's csv and against the bound of memory (wc -l), parsing and writing
// against Miller. One million rows of 20 columns in memory. Prints only.
#include "base/csv/csvreader.h"
#include "base/csv/csvwriter.h"
#include "bench/benchkit.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace sluice;
using namespace sluice::bench;
using namespace Qt::StringLiterals;

namespace {

// Timed by Python itself, so that its start is not counted.
Cost pythonParse(const QString &path)
{
    const QString script = u"import csv,sys,time\n"
                           "f=open(sys.argv[1],newline='',encoding='utf-8')\n"
                           "t=time.perf_counter();c=time.process_time()\n"
                           "n=0\n"
                           "for r in csv.reader(f): n+=len(r)\n"
                           "print(time.perf_counter()-t,time.process_time()-c)\n"_s;
    const QByteArrayList figures
        = toolOutput(u"python3"_s, {u"-c"_s, script, path}).trimmed().split(' ');
    return {figures.at(0).toDouble(), figures.at(1).toDouble()};
}

bool ownParse(const QString &path, QFile *copy = nullptr)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    CsvReader reader(file);
    const auto header = reader.readHeader();
    if (!header)
        return false;
    QByteArray out;
    CsvWriter writer(out);
    for (const QByteArray &name : *header)
        writer.field(name);
    writer.endRow();
    qsizetype bytes = 0;
    for (;;) {
        const auto kind = reader.next();
        if (!kind || *kind == CsvReader::Kind::BadRow)
            return false;
        const bool isEnd = *kind == CsvReader::Kind::End;
        if (copy && (isEnd || out.size() > 1 << 20)) {
            if (copy->write(out) != out.size())
                return false;
            out.resize(0);
        }
        if (isEnd)
            return bytes > 0;
        if (copy) {
            writer.row(reader.fields());
            ++bytes;
            continue;
        }
        for (const QByteArrayView field : reader.fields())
            bytes += field.size();
    }
}

bool ownCopy(const QString &from, const QString &to)
{
    QFile copy(to);
    return copy.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && ownParse(from, &copy);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(u"rows"_s, u"Rows of the file."_s, u"N"_s, u"1000000"_s);
    parser.addOption(rowsOption);
    parser.addHelpOption();
    parser.process(app);

    const QTemporaryDir folder(ramFolderTemplate());
    const QString csv = folder.filePath(u"sample.csv"_s);
    if (!writeSample(csv, std::max(1, parser.value(rowsOption).toInt()), 20))
        qFatal("The sample could not be written");
    const qint64 bytes = QFileInfo(csv).size();
    const Measure parse = timed([&csv] { return ownParse(csv); });
    using enum Goal::Kind;
    compare(
        u"CSV parse / python3 csv"_s, [&csv] { return pythonParse(csv); }, parse,
        {SpeedAtLeast, 4, u"6.8"_s}, bytes);
    compare(u"CSV parse / wc -l"_s, timed([&csv] {
        return runTool(u"wc"_s, {u"-l"_s, csv});
    }),
        parse, {SpeedAtLeast, 0.09, u"0.13"_s}, bytes);
    if (hasTool(u"mlr"_s)) {
        const QString copy = folder.filePath(u"copy.csv"_s);
        const QString miller = folder.filePath(u"miller.csv"_s);
        compare(u"CSV parse and write / miller"_s, timed([&csv, &miller] {
            return runTool(u"mlr"_s, {u"--csv"_s, u"cat"_s, csv}, miller);
        }),
            timed([&csv, &copy] { return ownCopy(csv, copy); }), {SpeedAtLeast, 2, u"2.3"_s},
            bytes);
    }
    print(u"most memory"_s,
        u"%1 MB"_s.arg(number(double(peakMemory(QCoreApplication::applicationPid())) / 1e6, 0)));
    return 0;
}
