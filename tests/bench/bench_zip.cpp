// SPDX-License-Identifier: GPL-3.0-or-later
// Zip: a page of 200,000 rows unpacked against `unzip -p`, a file of 25,000 rows packed against
// `zip -6`, one and two at once, and that memory does not grow with the file. Prints only.
#include "base/zip/zipreader.h"
#include "base/zip/zipwriter.h"
#include "bench/benchkit.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <future>

using namespace sluice;
using namespace sluice::bench;
using namespace Qt::StringLiterals;

namespace {

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
    return file.open(QIODevice::ReadOnly)
        && writeZipFile(to, "page.csv", file.readAll(), 6).has_value();
}

bool toolZip(const QString &from, const QString &to)
{
    QFile::remove(to);
    return runTool(u"zip"_s, {u"-6qj"_s, to, from});
}

// Python runs nothing beside it: the reference packs one file after the other.
void packing(const QTemporaryDir &folder)
{
    const QString csv = folder.filePath(u"chunk.csv"_s);
    if (!writeSample(csv, 25'000, 40))
        qFatal("The sample could not be written");
    const qint64 bytes = QFileInfo(csv).size();
    const std::array<QString, 2> own{folder.filePath(u"a.zip"_s), folder.filePath(u"b.zip"_s)};
    const QString tool = folder.filePath(u"tool.zip"_s);
    using enum Goal::Kind;
    compare(u"zip / zip -6"_s, timed([&] { return toolZip(csv, tool); }),
        timed([&] { return ownZip(csv, own[0]); }), {SpeedAtLeast, 1.6, u"1.8"_s}, bytes);
    compare(u"two files at once / zip -6 twice"_s,
        timed([&] { return toolZip(csv, tool) && toolZip(csv, tool); }), timed([&] {
            auto other
                = std::async(std::launch::async, [&csv, &own] { return ownZip(csv, own[1]); });
            const bool isDone = ownZip(csv, own[0]);
            return other.get() && isDone;
        }),
        {SpeedAtLeast, 2.5, u"3.5"_s}, 2 * bytes);
    const qint64 ownSize = QFileInfo(own[0]).size();
    const qint64 toolSize = QFileInfo(tool).size();
    print(u"size / zip -6"_s,
        u"%1 (%2 against %3 bytes; goal <= 1)"_s.arg(number(double(ownSize) / double(toolSize)))
            .arg(ownSize)
            .arg(toolSize));
}

void unpacking(const QTemporaryDir &folder)
{
    const qint64 self = QCoreApplication::applicationPid();
    const QString small = folder.filePath(u"small.zip"_s);
    const QString smallCsv = folder.filePath(u"page.csv"_s);
    if (!writeSample(smallCsv, 20'000, 40) || !toolZip(smallCsv, small) || !ownUnzip(small))
        qFatal("The small page could not be made");
    const qint64 before = peakMemory(self);
    const QString csv = folder.filePath(u"page-large.csv"_s);
    const QString zip = folder.filePath(u"large.zip"_s);
    if (!writeSample(csv, 200'000, 40) || !toolZip(csv, zip))
        qFatal("The page could not be made");
    using enum Goal::Kind;
    compare(u"unzip / unzip -p"_s, timed([&zip] {
        return runTool(u"unzip"_s, {u"-p"_s, zip});
    }),
        timed([&zip] { return ownUnzip(zip); }), {SpeedAtLeast, 1.8, u"3.7"_s},
        QFileInfo(csv).size());
    print(u"memory, unzip of 10 times the size"_s,
        u"%1 x (%2 MB after the small file; goal <= 1.1)"_s.arg(
            number(double(peakMemory(self)) / double(before)), number(double(before) / 1e6, 1)));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder(ramFolderTemplate());
    unpacking(folder); // first: packing holds whole files
    packing(folder);
    return 0;
}
