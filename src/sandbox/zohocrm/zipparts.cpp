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

qint64 unzippedSizeOfUpload(const QString &path)
{
    auto zip = ZipReader::open(path);
    if (!zip)
        return 0;
    const auto entry = singleCsvEntry(**zip);
    return entry ? entry->uncompressedSize : 0;
}

Result<QByteArray> headerLineOfUpload(const QString &path)
{
    auto device = openZippedCsv(path);
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
