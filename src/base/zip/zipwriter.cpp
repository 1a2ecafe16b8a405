// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip/zipwriter.h"

#include "base/files.h"

#include <QFile>

#include <libdeflate.h>
#include <quazip/quazip.h>
#include <quazip/quazipfile.h>

#include <algorithm>
#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Compressed content, or the content itself where compressing it gains nothing.
QByteArray deflated(QByteArrayView content, int level)
{
    const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor *)> compressor(
        libdeflate_alloc_compressor(std::clamp(level, 1, 12)), &libdeflate_free_compressor);
    if (!compressor)
        return {};
    const auto size = static_cast<size_t>(content.size());
    const size_t bound = libdeflate_deflate_compress_bound(compressor.get(), size);
    QByteArray packed(static_cast<qsizetype>(bound), Qt::Uninitialized);
    const size_t got
        = libdeflate_deflate_compress(compressor.get(), content.data(), size, packed.data(), bound);
    packed.truncate(static_cast<qsizetype>(got));
    return packed;
}

bool addRawEntry(QuaZip &zip, const QByteArray &name, QByteArrayView content,
    const QByteArray &packed, int level)
{
    QuaZipNewInfo info(QString::fromUtf8(name));
    info.dateTime = QDateTime(QDate(1980, 1, 1), QTime(0, 0)); // none, as far as zip can say so
    info.uncompressedSize = static_cast<ulong>(content.size());
    info.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const quint32 crc = libdeflate_crc32(0, content.data(), static_cast<size_t>(content.size()));
    QuaZipFile entry(&zip);
    if (!entry.open(QIODevice::WriteOnly, info, nullptr, crc, Z_DEFLATED, level, true))
        return false;
    const bool isWritten = entry.write(packed) == packed.size();
    entry.close();
    return isWritten && entry.getZipError() == ZIP_OK;
}

} // namespace

Result<void> writeZipFile(
    const QString &path, const QByteArray &entryName, QByteArrayView content, int level)
{
    const QByteArray packed = deflated(content, level);
    if (packed.isEmpty())
        return fail(ErrorKind::Internal, u"Could not compress %1"_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fail(diskError(u"Could not write %1"_s.arg(path), errno));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QuaZip zip(&file);
    zip.setAutoClose(false);
    zip.setUtf8Enabled(true);
    zip.setZip64Enabled(content.size() >= (4LL << 30) - 1 || packed.size() >= (4LL << 30) - 1);
    errno = 0;
    bool isWritten = zip.open(QuaZip::mdCreate);
    if (isWritten) {
        isWritten = addRawEntry(zip, entryName, content, packed, level);
        zip.close();
        isWritten = isWritten && zip.getZipError() == ZIP_OK;
    }
    if (!isWritten || file.error() != QFileDevice::NoError)
        return fail(diskError(u"Could not write %1"_s.arg(path), errno != 0 ? errno : EIO));
    return syncFile(file);
}

} // namespace sluice
