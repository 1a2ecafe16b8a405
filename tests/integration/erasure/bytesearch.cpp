// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/erasure/bytesearch.h"

#include "integration/secretsearch.h"

#include <QDir>
#include <QDirIterator>

#include <zlib.h>

namespace sluice::testing {

QByteArray unpacked(const QByteArray &archive)
{
    constexpr qsizetype kHeader = 30; // of an entry, before its name
    if (!archive.startsWith("PK\3\4") || archive.size() < kHeader)
        return {};
    const auto lengthAt = [&archive](qsizetype at) {
        return qsizetype(uchar(archive.at(at))) + qsizetype(uchar(archive.at(at + 1))) * 256;
    };
    const qsizetype begin = kHeader + lengthAt(26) + lengthAt(28);
    if (lengthAt(8) == 0) // stored
        return archive.mid(begin);
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(archive.constData() + begin));
    stream.avail_in = uInt(archive.size() - begin);
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return {};
    QByteArray content;
    QByteArray block(1 << 16, '\0');
    int result = Z_OK;
    while (result == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = uInt(block.size());
        result = inflate(&stream, Z_NO_FLUSH);
        content += block.left(block.size() - qsizetype(stream.avail_out));
    }
    inflateEnd(&stream);
    return content;
}

QStringList filesHolding(const QString &folder, const QList<QByteArray> &words)
{
    QStringList holding;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QByteArray bytes = contentOf(path);
        const QByteArray all = (bytes + unpacked(bytes)).toLower();
        for (const QByteArray &word : words) {
            if (all.contains(word.toLower())) {
                holding << path.mid(folder.size() + 1);
                break;
            }
        }
    }
    holding.sort();
    return holding;
}

} // namespace sluice::testing
