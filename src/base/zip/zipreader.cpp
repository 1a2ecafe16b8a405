// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip/zipreader.h"

#include "base/files.h"
#include "base/zip/zipdirectory.h"

#include <QFileInfo>

#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <quazip/quazip.h>
#include <quazip/quazipfile.h>

#include <algorithm>
#include <cerrno>
#include <limits>

namespace sluice {

using namespace Qt::StringLiterals;

class ZipEntryDevice::Private
{
public:
    explicit Private(const QString &path)
        : zip(path)
        , packed(&zip)
    {
    }

    enum class Pump { More, End, CutOff, Damaged };

    // Produces output into the space that `inflate` has, from the packed bytes.
    Pump pump()
    {
        if (inflate.avail_in == 0) {
            const qint64 got = packed.read(input.data(), input.size());
            if (got < 0)
                return Pump::CutOff;
            inflate.next_in = reinterpret_cast<uint8_t *>(input.data());
            inflate.avail_in = static_cast<uint32_t>(got);
            consumed += got;
        }
        return isStored ? pumpStored() : pumpDeflated();
    }

    Pump pumpStored()
    {
        const uint32_t part = std::min(inflate.avail_in, inflate.avail_out);
        if (part == 0)
            return consumed < entry.compressedSize ? Pump::CutOff : Pump::End;
        std::copy_n(inflate.next_in, part, inflate.next_out);
        inflate.next_in += part;
        inflate.avail_in -= part;
        inflate.next_out += part;
        inflate.avail_out -= part;
        return Pump::More;
    }

    Pump pumpDeflated()
    {
        const uint32_t inBefore = inflate.avail_in;
        const uint32_t outBefore = inflate.avail_out;
        if (isal_inflate(&inflate) < 0)
            return Pump::Damaged;
        if (inflate.block_state == ISAL_BLOCK_FINISH)
            return Pump::End;
        // No input left and nothing came out: the stream has no end.
        return inBefore == 0 && outBefore == inflate.avail_out ? Pump::CutOff : Pump::More;
    }

    QuaZip zip;
    QuaZipFile packed; // raw: QuaZip finds the bytes, they are inflated and checked here
    ZipEntry entry;
    ZipLimits limits;
    bool isStored = false;
    inflate_state inflate = {};
    QByteArray input = QByteArray(256 * 1024, Qt::Uninitialized);
    qint64 consumed = 0;
    qint64 produced = 0;
    quint32 crc = 0;
    std::optional<Error> failure;
    bool isVerified = false;
};

ZipEntryDevice::ZipEntryDevice(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

ZipEntryDevice::~ZipEntryDevice()
{
    close();
}

bool ZipEntryDevice::atEnd() const
{
    return !isOpen() || m_d->isVerified || m_d->failure.has_value();
}

void ZipEntryDevice::close()
{
    if (!isOpen())
        return;
    QIODevice::close();
    m_d->packed.close();
    m_d->zip.close();
}

const std::optional<Error> &ZipEntryDevice::failure() const
{
    return m_d->failure;
}

bool ZipEntryDevice::atVerifiedEnd() const
{
    return m_d->isVerified;
}

qint64 ZipEntryDevice::writeData(const char *, qint64)
{
    return -1;
}

qint64 ZipEntryDevice::refuse(Error error)
{
    setErrorString(error.why);
    m_d->failure = std::move(error);
    return -1;
}

// All output is there: nothing may follow, and size and CRC must be those of the directory.
qint64 ZipEntryDevice::verifyEnd()
{
    const QString name = shownZipName(m_d->entry.name);
    const QString next = u"Download the archive again"_s;
    const bool isRest = m_d->inflate.avail_in > 0 || m_d->consumed != m_d->entry.compressedSize;
    if (m_d->produced != m_d->entry.uncompressedSize || isRest) {
        return refuse(
            zipError(u"\"%1\" has another size than it declares"_s.arg(name), u"zip_size"_s, next));
    }
    if (m_d->crc != m_d->entry.crc) {
        return refuse(
            zipError(u"The checksum of \"%1\" is wrong"_s.arg(name), u"zip_checksum"_s, next));
    }
    m_d->isVerified = true;
    return 0;
}

qint64 ZipEntryDevice::readData(char *data, qint64 maxSize)
{
    Private &d = *m_d;
    if (d.failure)
        return -1;
    if (d.isVerified || maxSize <= 0)
        return 0;
    constexpr qint64 kMost = std::numeric_limits<qint32>::max();
    const qint64 wanted = std::min(maxSize, kMost);
    d.inflate.next_out = reinterpret_cast<uint8_t *>(data);
    d.inflate.avail_out = static_cast<uint32_t>(wanted);
    auto state = Private::Pump::More;
    while (state == Private::Pump::More && d.inflate.avail_out > 0)
        state = d.pump();
    const QString name = shownZipName(d.entry.name);
    if (state == Private::Pump::CutOff || state == Private::Pump::Damaged) {
        const QString why = state == Private::Pump::CutOff ? u"The data of \"%1\" is cut off"_s
                                                           : u"The data of \"%1\" is damaged"_s;
        return refuse(zipError(why.arg(name), u"zip_damaged"_s, u"Download the archive again"_s));
    }
    const qint64 got = wanted - d.inflate.avail_out;
    d.produced += got;
    d.crc = libdeflate_crc32(d.crc, data, static_cast<size_t>(got));
    if (d.produced > d.entry.uncompressedSize) {
        return refuse(zipError(u"\"%1\" holds more than it declares"_s.arg(name), u"zip_size"_s));
    }
    if (d.produced > d.limits.ratioFloor
        && d.produced / d.limits.maxRatio > d.entry.compressedSize) {
        return refuse(zipError(
            u"\"%1\" unpacks to more than %2 times its size"_s.arg(name).arg(d.limits.maxRatio),
            u"zip_ratio"_s));
    }
    if (state == Private::Pump::End && verifyEnd() < 0)
        return -1;
    return got;
}

Result<std::unique_ptr<ZipReader>> ZipReader::open(const QString &path, ZipLimits limits)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.exists() || !info.isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::Disk, u"Could not open the archive %1"_s.arg(path),
            info.exists() && !info.isFile() ? u"It is not a regular file"_s : file.errorString());
    }
    auto entries = readZipDirectory(file, limits);
    if (!entries)
        return fail(std::move(entries).error());
    std::unique_ptr<ZipReader> reader(new ZipReader);
    reader->m_path = path;
    reader->m_limits = limits;
    reader->m_entries = *entries;
    return reader;
}

ZipReader::~ZipReader() = default;

Result<std::unique_ptr<ZipEntryDevice>> ZipReader::openEntry(int index) const
{
    if (index < 0 || index >= m_entries.size())
        return fail(ErrorKind::Internal, u"There is no entry %1 in the archive"_s.arg(index));
    const ZipEntry &entry = m_entries.at(index);
    if (entry.name.endsWith('/')) {
        return fail(
            zipError(u"\"%1\" is a folder"_s.arg(shownZipName(entry.name)), u"zip_not_a_file"_s));
    }
    auto d = std::make_unique<ZipEntryDevice::Private>(m_path);
    d->entry = entry;
    d->limits = m_limits;
    bool isFound = d->zip.open(QuaZip::mdUnzip) && d->zip.goToFirstFile();
    for (int i = 0; i < index && isFound; ++i)
        isFound = d->zip.goToNextFile();
    // Both readings of the directory must agree, or one of them was misled.
    QuaZipFileInfo64 info;
    if (!isFound || !d->zip.getCurrentFileInfo(&info) || info.crc != entry.crc
        || info.compressedSize != static_cast<quint64>(entry.compressedSize)
        || info.uncompressedSize != static_cast<quint64>(entry.uncompressedSize)
        || d->zip.getEntriesCount() != m_entries.size()) {
        return fail(zipError(u"The archive changed since it was opened, or it is damaged"_s,
            u"zip_damaged"_s, u"Download the archive again"_s));
    }
    int method = 0;
    int level = 0;
    if (!d->packed.open(QIODevice::ReadOnly, &method, &level, true)) {
        return fail(zipError(u"\"%1\" cannot be read"_s.arg(shownZipName(entry.name)),
            u"zip_damaged"_s, u"Download the archive again"_s));
    }
    d->isStored = method == 0;
    isal_inflate_init(&d->inflate);
    d->inflate.crc_flag = ISAL_DEFLATE;
    std::unique_ptr<ZipEntryDevice> device(new ZipEntryDevice(std::move(d)));
    device->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return device;
}

Result<ZipEntry> singleCsvEntry(const ZipReader &zip)
{
    QStringList names;
    QList<ZipEntry> found;
    for (const ZipEntry &entry : zip.entries()) {
        names << shownZipName(entry.name);
        if (entry.name.toLower().endsWith(".csv"))
            found << entry;
    }
    if (found.size() == 1)
        return found.first();
    return fail(zipError(names.isEmpty()
            ? u"It has no entries, where one CSV file was expected"_s
            : u"It has %1 CSV files, where one was expected; it holds: %2"_s.arg(
                QString::number(found.size()), names.join(u", "_s)),
        u"zip_entries"_s, u"Look at what the service packed; Resume fetches it again"_s));
}

} // namespace sluice
