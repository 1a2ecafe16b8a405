// SPDX-License-Identifier: GPL-3.0-or-later
#include "zipbuilder.h"

#include <QFile>
#include <QRandomGenerator>

#include <zlib.h>

using namespace sluice;
using namespace Qt::StringLiterals;

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

namespace {

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

} // namespace

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
    const auto count = archive.count.value_or(quint64(archive.entries.size()));
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

QString outcomeOf(const QString &path, ZipLimits limits)
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

QByteArray contentOf(ZipReader &reader, int index, qint64 part)
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
