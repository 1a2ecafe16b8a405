// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/zipparts.h"

#include "base/zip/zippedcsv.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kSentAtOnce = 64 * 1024;

} // namespace

char delimiterOfHeader(QByteArrayView headerLine)
{
    char best = ',';
    auto most = std::count(headerLine.begin(), headerLine.end(), ',');
    for (const char candidate : {';', ':', '|'}) {
        const auto count = std::count(headerLine.begin(), headerLine.end(), candidate);
        if (count > most) {
            best = candidate;
            most = count;
        }
    }
    return best;
}

Result<std::unique_ptr<ZipEntryDevice>> openUploadedCsv(const QString &path, const QString &entry)
{
    if (entry.isEmpty())
        return openZippedCsv(path);
    auto zip = ZipReader::open(path);
    if (!zip)
        return fail(zip.error());
    for (const ZipEntry &found : (*zip)->entries()) {
        if (found.name == entry.toUtf8())
            return (*zip)->openEntry(found.index);
    }
    return fail(ErrorKind::Data, u"The archive has no file %1"_s.arg(entry));
}

QStringList csvNamesOfUpload(const QString &path)
{
    QStringList names;
    const auto zip = ZipReader::open(path);
    if (!zip)
        return names;
    for (const ZipEntry &entry : (*zip)->entries()) {
        if (entry.name.toLower().endsWith(".csv"))
            names << QString::fromUtf8(entry.name);
    }
    return names;
}

qint64 unzippedSizeOfUpload(const QString &path)
{
    qint64 bytes = 0;
    const auto zip = ZipReader::open(path);
    if (!zip)
        return bytes;
    for (const ZipEntry &entry : (*zip)->entries())
        bytes += entry.uncompressedSize;
    return bytes;
}

Result<QByteArray> headerLineOfUpload(const QString &path, const QString &entry)
{
    auto device = openUploadedCsv(path, entry);
    if (!device)
        return fail(device.error());
    QByteArray line;
    while (!line.contains('\n') && line.size() < kSentAtOnce) {
        const QByteArray piece = (*device)->read(4096);
        if (piece.isEmpty())
            break;
        line += piece;
    }
    const qsizetype end = line.indexOf('\n');
    return (end < 0 ? line : line.left(end)).trimmed();
}

} // namespace sluice::sandbox
