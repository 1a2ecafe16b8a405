// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip/zipdirectory.h"

#include <QFile>
#include <QSet>
#include <QtEndian>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Signatures and sizes: PKWARE APPNOTE 4.3.
constexpr quint32 kLocalSignature = 0x04034b50;
constexpr quint32 kCentralSignature = 0x02014b50;
constexpr quint32 kEndSignature = 0x06054b50;
constexpr quint32 kEnd64Signature = 0x06064b50;
constexpr quint32 kEnd64LocatorSignature = 0x07064b50;
constexpr qint64 kLocalSize = 30;
constexpr qint64 kCentralSize = 46;
constexpr qint64 kEndSize = 22;
constexpr qint64 kEnd64Size = 56;
constexpr qint64 kEnd64LocatorSize = 20;
constexpr qint64 kLongestComment = 0xffff;
constexpr quint16 kZip64Extra = 0x0001;
constexpr quint32 kIn64 = 0xffffffff; // the value stands in the ZIP64 field

quint16 zipU16(const char *at)
{
    return qFromLittleEndian<quint16>(at);
}

quint32 zipU32(const char *at)
{
    return qFromLittleEndian<quint32>(at);
}

quint64 zipU64(const char *at)
{
    return qFromLittleEndian<quint64>(at);
}

QByteArray zipBytesAt(QFile &file, qint64 offset, qint64 size)
{
    return offset >= 0 && file.seek(offset) ? file.read(size) : QByteArray();
}

Error zipDamaged(const QString &why)
{
    return zipError(why, u"zip_damaged"_s, u"Download the archive again"_s);
}

// Where the directory is, as the end records say.
struct ZipEnd
{
    quint64 entries = 0;
    quint64 offset = 0;
    quint64 size = 0;
    qint64 begin = 0; // of the end records: nothing of an entry may reach it
};

Result<void> readEnd64(QFile &file, qint64 endAt, ZipEnd &end)
{
    const QByteArray locator = zipBytesAt(file, endAt - kEnd64LocatorSize, kEnd64LocatorSize);
    if (locator.size() != kEnd64LocatorSize || zipU32(locator.data()) != kEnd64LocatorSignature)
        return fail(zipDamaged(u"The ZIP64 end record is missing"_s));
    const quint64 at = zipU64(locator.data() + 8);
    const auto before = static_cast<quint64>(endAt - kEnd64LocatorSize);
    if (at > before || before - at < kEnd64Size)
        return fail(zipDamaged(u"The ZIP64 end record lies outside the file"_s));
    const QByteArray record = zipBytesAt(file, static_cast<qint64>(at), kEnd64Size);
    if (record.size() != kEnd64Size || zipU32(record.data()) != kEnd64Signature)
        return fail(zipDamaged(u"The ZIP64 end record is missing"_s));
    if (zipU32(record.data() + 16) != 0 || zipU32(record.data() + 20) != 0)
        return fail(zipDamaged(u"The archive is one part of several"_s));
    end = {.entries = zipU64(record.data() + 32),
        .offset = zipU64(record.data() + 48),
        .size = zipU64(record.data() + 40),
        .begin = static_cast<qint64>(at)};
    return {};
}

// The last end record counts, and it must reach the end of the file: a second one hidden in a
// comment is then refused instead of read.
Result<ZipEnd> readEnd(QFile &file)
{
    const qint64 size = file.size();
    const qint64 tailSize = std::min(size, kEndSize + kLongestComment);
    const QByteArray tail = zipBytesAt(file, size - tailSize, tailSize);
    const qsizetype found = tail.lastIndexOf(QByteArrayView("PK\x05\x06", 4));
    if (found < 0 || tail.size() - found < kEndSize)
        return fail(
            zipDamaged(u"The archive has no directory: it is cut off, or not a zip file"_s));
    const char *record = tail.constData() + found;
    if (found + kEndSize + zipU16(record + 20) != tail.size())
        return fail(zipDamaged(u"There is something behind the end of the archive"_s));
    const qint64 endAt = size - tailSize + found;
    ZipEnd end{.entries = zipU16(record + 10),
        .offset = zipU32(record + 16),
        .size = zipU32(record + 12),
        .begin = endAt};
    // Some tools write the ZIP64 record where it is not needed: then both must say the same.
    const QByteArray before = zipBytesAt(file, endAt - kEnd64LocatorSize, 4);
    const bool hasLocator = before.size() == 4 && zipU32(before.data()) == kEnd64LocatorSignature;
    if (end.entries == 0xffff || end.offset == kIn64 || end.size == kIn64 || hasLocator) {
        const ZipEnd plain = end;
        if (auto read = readEnd64(file, endAt, end); !read)
            return fail(std::move(read).error());
        if ((plain.entries != 0xffff && plain.entries != end.entries)
            || (plain.offset != kIn64 && plain.offset != end.offset)
            || (plain.size != kIn64 && plain.size != end.size))
            return fail(zipDamaged(u"The two end records contradict each other"_s));
    } else if (zipU16(record + 4) != 0 || zipU16(record + 6) != 0
        || zipU16(record + 8) != zipU16(record + 10)) {
        return fail(zipDamaged(u"The archive is one part of several"_s));
    }
    const auto begin = static_cast<quint64>(end.begin);
    if (end.offset > begin || end.size != begin - end.offset)
        return fail(zipDamaged(u"The directory does not reach the end of the archive"_s));
    return end;
}

// One record of the directory, with what its ZIP64 field says put in place.
struct ZipRecord
{
    ZipEntry entry;
    quint16 flags = 0;
    quint16 method = 0;
    quint32 attributes = 0;
    qint64 localAt = 0;
    qint64 dataEnd = 0;
};

bool applyZip64(QByteArrayView extra, quint64 &plain, quint64 &packed, quint64 &local)
{
    if (plain != kIn64 && packed != kIn64 && local != kIn64)
        return true;
    while (extra.size() >= 4) {
        const quint16 id = zipU16(extra.data());
        const qsizetype size = zipU16(extra.data() + 2);
        if (size > extra.size() - 4)
            return false;
        QByteArrayView body = extra.sliced(4, size);
        extra = extra.sliced(4 + size);
        if (id != kZip64Extra)
            continue;
        for (quint64 *value : {&plain, &packed, &local}) {
            if (*value != kIn64)
                continue;
            if (body.size() < 8)
                return false;
            *value = zipU64(body.data());
            body = body.sliced(8);
        }
        return true;
    }
    return false;
}

Result<ZipRecord> takeRecord(QByteArrayView &rest, int index)
{
    if (rest.size() < kCentralSize || zipU32(rest.data()) != kCentralSignature)
        return fail(zipDamaged(u"The directory is damaged"_s));
    const char *at = rest.data();
    const qsizetype nameSize = zipU16(at + 28);
    const qsizetype extraSize = zipU16(at + 30);
    const qsizetype total = kCentralSize + nameSize + extraSize + zipU16(at + 32);
    if (total > rest.size())
        return fail(zipDamaged(u"The directory is damaged"_s));
    quint64 packed = zipU32(at + 20);
    quint64 plain = zipU32(at + 24);
    quint64 local = zipU32(at + 42);
    if (!applyZip64(rest.sliced(kCentralSize + nameSize, extraSize), plain, packed, local)
        || (plain | packed | local) >> 62 != 0)
        return fail(zipDamaged(u"The directory is damaged"_s));
    ZipRecord record;
    record.entry = {.name = rest.sliced(kCentralSize, nameSize).toByteArray(),
        .compressedSize = static_cast<qint64>(packed),
        .uncompressedSize = static_cast<qint64>(plain),
        .crc = zipU32(at + 16),
        .index = index};
    record.flags = zipU16(at + 8);
    record.method = zipU16(at + 10);
    record.attributes = zipU32(at + 38);
    record.localAt = static_cast<qint64>(local);
    rest = rest.sliced(total);
    return record;
}

// What is wrong with a name; empty if nothing is.
QString badName(const QByteArray &name)
{
    if (name.isEmpty())
        return u"it is empty"_s;
    if (name.contains('\0'))
        return u"it contains a NUL"_s;
    if (name.contains('\\'))
        return u"it contains a backslash"_s;
    if (name.startsWith('/'))
        return u"it is an absolute path"_s;
    if (name.size() >= 2 && name.at(1) == ':')
        return u"it names a drive"_s;
    const QList<QByteArray> parts = name.split('/');
    if (parts.contains("..") || parts.contains("."))
        return u"it leads to another folder"_s;
    return {};
}

Result<void> checkRecord(const ZipRecord &record)
{
    constexpr quint16 kEncrypted = 0x0001 | 0x0040 | 0x2000;
    constexpr quint32 kTypeMask = 0170000;
    constexpr quint32 kRegular = 0100000;
    constexpr quint32 kFolder = 0040000;
    constexpr quint32 kPipe = 0010000; // what Info-ZIP records for its standard input
    const QString shown = shownZipName(record.entry.name);
    if (const QString why = badName(record.entry.name); !why.isEmpty()) {
        return fail(
            zipError(u"The name \"%1\" is not allowed: %2"_s.arg(shown, why), u"zip_bad_name"_s));
    }
    if ((record.flags & kEncrypted) != 0 || record.method == 99)
        return fail(zipError(u"\"%1\" is encrypted"_s.arg(shown), u"zip_encrypted"_s));
    if (record.method != 0 && record.method != 8) {
        return fail(
            zipError(u"\"%1\" is packed with the unknown method %2"_s.arg(shown).arg(record.method),
                u"zip_method"_s));
    }
    const quint32 type = (record.attributes >> 16) & kTypeMask;
    if (type != 0 && type != kRegular && type != kFolder && type != kPipe)
        return fail(zipError(u"\"%1\" is a link or a device"_s.arg(shown), u"zip_not_a_file"_s));
    if (record.method == 0 && record.entry.compressedSize != record.entry.uncompressedSize)
        return fail(zipDamaged(u"The sizes of \"%1\" contradict each other"_s.arg(shown)));
    return {};
}

// The local header must tell the same as the directory, and the data must fit before `limit`.
Result<void> checkLocalHeader(QFile &file, ZipRecord &record, qint64 limit)
{
    const QString shown = shownZipName(record.entry.name);
    const QByteArray head = zipBytesAt(file, record.localAt, kLocalSize + record.entry.name.size());
    if (head.size() != kLocalSize + record.entry.name.size()
        || zipU32(head.data()) != kLocalSignature)
        return fail(zipDamaged(u"The data of \"%1\" is missing"_s.arg(shown)));
    constexpr quint16 kMustAgree = 0x0001 | 0x0040 | 0x0008; // encryption, data descriptor
    if (((zipU16(head.data() + 6) ^ record.flags) & kMustAgree) != 0
        || zipU16(head.data() + 8) != record.method
        || zipU16(head.data() + 26) != record.entry.name.size()
        || !head.endsWith(record.entry.name))
        return fail(zipDamaged(u"\"%1\" is not what the directory says"_s.arg(shown)));
    const qint64 dataAt = record.localAt + head.size() + zipU16(head.data() + 28);
    if (dataAt > limit || record.entry.compressedSize > limit - dataAt)
        return fail(zipDamaged(u"The data of \"%1\" is cut off"_s.arg(shown)));
    record.dataEnd = dataAt + record.entry.compressedSize;
    return {};
}

Result<void> checkTogether(QList<ZipRecord> records, const ZipLimits &limits)
{
    QSet<QString> names;
    qint64 total = 0;
    for (const ZipRecord &record : std::as_const(records)) {
        const QString folded = QString::fromUtf8(record.entry.name).toCaseFolded();
        if (names.contains(folded)) {
            return fail(
                zipError(u"Two entries are called \"%1\""_s.arg(shownZipName(record.entry.name)),
                    u"zip_bad_name"_s));
        }
        names.insert(folded);
        // Each term is checked first, so that the sum cannot overflow.
        if (record.entry.uncompressedSize > limits.maxTotalBytes - total) {
            return fail(
                zipError(u"It would take more than %1 bytes unpacked"_s.arg(limits.maxTotalBytes),
                    u"zip_too_large"_s));
        }
        total += record.entry.uncompressedSize;
    }
    std::sort(records.begin(), records.end(),
        [](const ZipRecord &a, const ZipRecord &b) { return a.localAt < b.localAt; });
    for (qsizetype i = 1; i < records.size(); ++i) {
        if (records.at(i).localAt < records.at(i - 1).dataEnd)
            return fail(zipError(u"Its entries overlap"_s, u"zip_overlap"_s));
    }
    return {};
}

} // namespace

Error zipError(const QString &why, const QString &code, const QString &next)
{
    return Error{.kind = ErrorKind::Data,
        .what = u"The archive was refused"_s,
        .why = why,
        .next = next,
        .code = code};
}

QString shownZipName(const QByteArray &name)
{
    constexpr qsizetype kLongest = 80;
    QString shown = QString::fromUtf8(name.left(4 * kLongest));
    for (QChar &c : shown) {
        if (!c.isPrint())
            c = QChar::ReplacementCharacter;
    }
    return shown.size() > kLongest ? QString(shown.left(kLongest) + u'…') : shown;
}

Result<QList<ZipEntry>> readZipDirectory(QFile &file, const ZipLimits &limits)
{
    const auto end = readEnd(file);
    if (!end)
        return fail(end.error());
    if (end->entries > static_cast<quint64>(limits.maxEntries)) {
        return fail(zipError(
            u"It has %1 entries; at most %2 are allowed"_s.arg(end->entries).arg(limits.maxEntries),
            u"zip_too_many_entries"_s));
    }
    const quint64 largest = end->entries * (kCentralSize + 3 * 0xffff);
    if (end->size > largest)
        return fail(zipDamaged(u"The directory is damaged"_s));
    const QByteArray directory
        = zipBytesAt(file, static_cast<qint64>(end->offset), static_cast<qint64>(end->size));
    if (static_cast<quint64>(directory.size()) != end->size)
        return fail(zipDamaged(u"The directory cannot be read"_s));
    QList<ZipRecord> records;
    QByteArrayView rest(directory);
    for (int index = 0; index < static_cast<int>(end->entries); ++index) {
        auto record = takeRecord(rest, index);
        if (!record)
            return fail(std::move(record).error());
        if (auto ok = checkRecord(*record); !ok)
            return fail(std::move(ok).error());
        if (auto ok = checkLocalHeader(file, *record, static_cast<qint64>(end->offset)); !ok)
            return fail(std::move(ok).error());
        records.append(*record);
    }
    if (!rest.isEmpty())
        return fail(zipDamaged(u"The directory has more entries than it counts"_s));
    if (auto ok = checkTogether(records, limits); !ok)
        return fail(std::move(ok).error());
    QList<ZipEntry> entries;
    for (const ZipRecord &record : std::as_const(records))
        entries.append(record.entry);
    return entries;
}

} // namespace sluice
