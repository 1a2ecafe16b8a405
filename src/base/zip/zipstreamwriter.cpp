// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip/zipwriter.h"

#include <QIODevice>
#include <QList>
#include <QtEndian>

#include <isa-l/igzip_lib.h>
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

// Not in the unnamed namespace: a member of the class has it, and unity builds warn of that.
struct StreamedEntry
{
    QByteArray name;
    quint32 crc = 0;
    qint64 packed = 0;
    qint64 plain = 0;
    qint64 at = 0;
};

namespace {

constexpr qint64 kMost32 = 0xfffffffe; // 0xffffffff would mean ZIP64
constexpr quint16 kStreamFlags = 0x0008 | 0x0800; // data descriptor, UTF-8 names
constexpr quint16 kStreamVersion = 20;
constexpr quint16 kStreamDate = 0x0021; // 1 January 1980: none, as far as zip can say so

template <class T> void appendLittle(QByteArray &out, T value)
{
    const T little = qToLittleEndian(value);
    out.append(reinterpret_cast<const char *>(&little), sizeof little);
}

// What the local header and the directory have in common: flags to sizes.
void appendCommon(QByteArray &out, const StreamedEntry &entry)
{
    appendLittle<quint16>(out, kStreamVersion);
    appendLittle<quint16>(out, kStreamFlags);
    appendLittle<quint16>(out, 8); // deflate
    appendLittle<quint16>(out, 0);
    appendLittle<quint16>(out, kStreamDate);
    appendLittle<quint32>(out, entry.crc);
    appendLittle<quint32>(out, static_cast<quint32>(entry.packed));
    appendLittle<quint32>(out, static_cast<quint32>(entry.plain));
    appendLittle<quint16>(out, static_cast<quint16>(entry.name.size()));
    appendLittle<quint16>(out, 0); // no extra field
}

constexpr std::array<int, 4> kLevelBufferSizes{
    ISAL_DEF_LVL0_DEFAULT, ISAL_DEF_LVL1_DEFAULT, ISAL_DEF_LVL2_DEFAULT, ISAL_DEF_LVL3_DEFAULT};

} // namespace

class ZipStreamWriter::Private
{
public:
    Result<void> send(QByteArrayView bytes)
    {
        qint64 sent = 0;
        while (sent < bytes.size()) {
            const qint64 got = out.write(bytes.data() + sent, bytes.size() - sent);
            if (got <= 0)
                return broken(out.errorString());
            sent += got;
        }
        offset += bytes.size();
        if (offset > kMost32)
            return broken(u"It is larger than 4 GiB"_s);
        return {};
    }

    tl::unexpected<Error> broken(const QString &why)
    {
        isBroken = true;
        return fail(ErrorKind::Disk, u"Could not write the archive"_s, why);
    }

    Result<void> deflate(QByteArrayView bytes, bool isLast)
    {
        // ISA-L counts in 32 bits.
        constexpr qsizetype kPart = 1 << 30;
        do {
            const QByteArrayView part = bytes.first(std::min(bytes.size(), kPart));
            bytes = bytes.sliced(part.size());
            // ISA-L's field is not const, but it only reads.
            stream.next_in = reinterpret_cast<uint8_t *>(const_cast<char *>(part.data()));
            stream.avail_in = static_cast<uint32_t>(part.size());
            stream.end_of_stream = isLast && bytes.isEmpty() ? 1 : 0;
            do {
                stream.next_out = reinterpret_cast<uint8_t *>(buffer.data());
                stream.avail_out = static_cast<uint32_t>(buffer.size());
                if (isal_deflate(&stream) != COMP_OK)
                    return broken(u"The data could not be compressed"_s);
                const qsizetype got = buffer.size() - stream.avail_out;
                entry.packed += got;
                if (auto sent = send(QByteArrayView(buffer).first(got)); !sent)
                    return sent;
            } while (stream.avail_out == 0);
        } while (!bytes.isEmpty());
        return {};
    }

    QIODevice &out;
    qint64 offset = 0;
    isal_zstream stream = {};
    QByteArray levelBuffer = {};
    QByteArray buffer = QByteArray(64 * 1024, Qt::Uninitialized);
    StreamedEntry entry = {};
    QList<StreamedEntry> done = {};
    bool isInEntry = false;
    bool isFinished = false;
    bool isBroken = false;
};

ZipStreamWriter::ZipStreamWriter(QIODevice &out)
    : m_d(new Private{.out = out})
{
}

ZipStreamWriter::~ZipStreamWriter() = default;

Result<void> ZipStreamWriter::beginEntry(const QByteArray &name, int level)
{
    if (m_d->isInEntry || m_d->isFinished || m_d->isBroken || name.size() > 0xffff
        || m_d->done.size() >= 0xfffe)
        return fail(ErrorKind::Internal, u"An archive entry was begun at the wrong time"_s);
    const int usedLevel = std::clamp(level, 0, 3);
    isal_deflate_init(&m_d->stream);
    m_d->levelBuffer.resize(kLevelBufferSizes.at(static_cast<size_t>(usedLevel)));
    m_d->stream.level = static_cast<uint32_t>(usedLevel);
    m_d->stream.level_buf = reinterpret_cast<uint8_t *>(m_d->levelBuffer.data());
    m_d->stream.level_buf_size = static_cast<uint32_t>(m_d->levelBuffer.size());
    m_d->entry = {.name = name, .at = m_d->offset};
    m_d->isInEntry = true;
    QByteArray header;
    appendLittle<quint32>(header, 0x04034b50);
    appendCommon(header, m_d->entry);
    return m_d->send(header.append(name));
}

Result<void> ZipStreamWriter::write(QByteArrayView bytes)
{
    if (!m_d->isInEntry || m_d->isBroken)
        return fail(ErrorKind::Internal, u"Archive data was written outside an entry"_s);
    if (bytes.isEmpty())
        return {};
    StreamedEntry &entry = m_d->entry;
    entry.crc = libdeflate_crc32(entry.crc, bytes.data(), static_cast<size_t>(bytes.size()));
    entry.plain += bytes.size();
    if (entry.plain > kMost32)
        return m_d->broken(u"An entry is larger than 4 GiB"_s);
    return m_d->deflate(bytes, false);
}

Result<void> ZipStreamWriter::endEntry()
{
    if (!m_d->isInEntry || m_d->isBroken)
        return fail(ErrorKind::Internal, u"An archive entry was ended outside an entry"_s);
    if (auto flushed = m_d->deflate({}, true); !flushed)
        return flushed;
    QByteArray descriptor;
    appendLittle<quint32>(descriptor, 0x08074b50);
    appendLittle<quint32>(descriptor, m_d->entry.crc);
    appendLittle<quint32>(descriptor, static_cast<quint32>(m_d->entry.packed));
    appendLittle<quint32>(descriptor, static_cast<quint32>(m_d->entry.plain));
    m_d->isInEntry = false;
    m_d->done.append(std::exchange(m_d->entry, {}));
    return m_d->send(descriptor);
}

Result<void> ZipStreamWriter::finish()
{
    if (m_d->isInEntry || m_d->isFinished || m_d->isBroken)
        return fail(ErrorKind::Internal, u"An archive was finished at the wrong time"_s);
    m_d->isFinished = true;
    const qint64 directoryAt = m_d->offset;
    QByteArray directory;
    for (const StreamedEntry &entry : std::as_const(m_d->done)) {
        appendLittle<quint32>(directory, 0x02014b50);
        appendLittle<quint16>(directory, 0x0300 | kStreamVersion); // made on Unix
        appendCommon(directory, entry);
        appendLittle<quint16>(directory, 0); // comment
        appendLittle<quint16>(directory, 0); // disk
        appendLittle<quint16>(directory, 0); // internal attributes
        appendLittle<quint32>(directory, 0100600u << 16); // a regular file, 0600
        appendLittle<quint32>(directory, static_cast<quint32>(entry.at));
        directory += entry.name;
    }
    const qsizetype directorySize = directory.size();
    appendLittle<quint32>(directory, 0x06054b50);
    appendLittle<quint32>(directory, 0); // disks
    appendLittle<quint16>(directory, static_cast<quint16>(m_d->done.size()));
    appendLittle<quint16>(directory, static_cast<quint16>(m_d->done.size()));
    appendLittle<quint32>(directory, static_cast<quint32>(directorySize));
    appendLittle<quint32>(directory, static_cast<quint32>(directoryAt));
    appendLittle<quint16>(directory, 0); // comment
    return m_d->send(directory);
}

} // namespace sluice
