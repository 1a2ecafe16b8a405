// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/rowspool.h"

#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct IndexEntry
{
    quint64 hash = 0;
    quint64 offset = 0; // of the row
};

constexpr qint64 kEntryBytes = sizeof(IndexEntry);
constexpr qint64 kBlockEntries = 256; // of the index, read at once
constexpr qsizetype kBufferBytes = 256 << 10;
constexpr qint64 kMostRowBytes = 64 << 20;

// The same in every process, unlike qHash().
quint64 keyHash(QByteArrayView key)
{
    quint64 sum = 0xcbf29ce484222325ULL;
    for (const char c : key)
        sum = (sum ^ static_cast<uchar>(c)) * 0x100000001b3ULL;
    return sum;
}

QString indexPath(const QString &path)
{
    return path + u".index"_s;
}

QString entriesPath(const QString &path)
{
    return path + u".entries"_s;
}

Error spoolError(const QFile &file)
{
    return diskError(u"Could not write or read %1"_s.arg(file.fileName()), errno);
}

Error damagedSpool()
{
    return Error{.kind = ErrorKind::Data,
        .what = u"The file of the records that were read is damaged"_s,
        .next = u"Run the job again"_s};
}

void appendSize(QByteArray &bytes, qsizetype size)
{
    const auto number = static_cast<quint32>(size);
    bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
}

Result<void> writeAll(QFile &file, QByteArray &bytes)
{
    if (file.write(bytes) != bytes.size() || !file.flush())
        return fail(spoolError(file));
    bytes.resize(0);
    return {};
}

Result<void> openNew(QFile &file)
{
    if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate))
        return fail(spoolError(file));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

// Calls `visit` for each entry of the file, from its beginning.
Result<void> forEachEntry(QFile &file, const std::function<void(const IndexEntry &)> &visit)
{
    if (!file.seek(0))
        return fail(spoolError(file));
    std::vector<IndexEntry> entries(kBufferBytes / kEntryBytes);
    for (;;) {
        const qint64 got = file.read(reinterpret_cast<char *>(entries.data()),
            static_cast<qint64>(entries.size()) * kEntryBytes);
        if (got < 0)
            return fail(spoolError(file));
        if (got == 0)
            return {};
        std::for_each_n(entries.begin(), got / kEntryBytes, visit);
    }
}

} // namespace

RowSpoolWriter::RowSpoolWriter(QString path, qint64 inMemory)
    : m_path(std::move(path))
    , m_inMemory(inMemory)
    , m_rows(m_path + u".part"_s)
    , m_entries(entriesPath(m_path))
{
}

RowSpoolWriter::~RowSpoolWriter()
{
    m_entries.remove();
    if (m_rows.isOpen()) // else it has its name
        m_rows.remove();
}

Result<void> RowSpoolWriter::open()
{
    if (auto opened = openNew(m_rows); !opened)
        return opened;
    return openNew(m_entries);
}

Result<void> RowSpoolWriter::add(QByteArrayView key, std::span<const QByteArrayView> values)
{
    qsizetype bytes = static_cast<qsizetype>(sizeof(quint32)) + key.size();
    for (const QByteArrayView value : values)
        bytes += static_cast<qsizetype>(sizeof(quint32)) + value.size();
    const IndexEntry entry{keyHash(key), static_cast<quint64>(m_offset)};
    m_entryBytes.append(reinterpret_cast<const char *>(&entry), kEntryBytes);
    appendSize(m_rowBytes, bytes);
    appendSize(m_rowBytes, key.size());
    m_rowBytes.append(key);
    for (const QByteArrayView value : values) {
        appendSize(m_rowBytes, value.size());
        m_rowBytes.append(value);
    }
    m_offset += static_cast<qint64>(sizeof(quint32)) + bytes;
    ++m_count;
    if (m_rowBytes.size() >= kBufferBytes) {
        if (auto written = writeAll(m_rows, m_rowBytes); !written)
            return written;
    }
    return m_entryBytes.size() < kBufferBytes ? Result<void>() : writeAll(m_entries, m_entryBytes);
}

// Hashes are spread evenly, so that equal ranges of them hold about as many entries each.
Result<void> RowSpoolWriter::sortEntries()
{
    QFile index(indexPath(m_path) + u".part"_s);
    if (auto opened = openNew(index); !opened)
        return opened;
    const auto ranges = static_cast<quint64>(m_count / m_inMemory + 1);
    for (quint64 range = 0; range < ranges; ++range) {
        std::vector<IndexEntry> entries;
        auto read = forEachEntry(m_entries, [&entries, range, ranges](const IndexEntry &entry) {
            if ((entry.hash >> 32) * ranges >> 32 == range)
                entries.push_back(entry);
        });
        if (!read)
            return read;
        std::ranges::sort(entries, [](const IndexEntry &a, const IndexEntry &b) {
            return a.hash != b.hash ? a.hash < b.hash : a.offset < b.offset;
        });
        const auto bytes = static_cast<qint64>(entries.size()) * kEntryBytes;
        if (index.write(reinterpret_cast<const char *>(entries.data()), bytes) != bytes
            || !index.flush())
            return fail(spoolError(index));
    }
    if (auto synced = syncFile(index); !synced)
        return synced;
    index.close();
    return renameDurably(index.fileName(), indexPath(m_path));
}

Result<qint64> RowSpoolWriter::finish()
{
    if (auto written = writeAll(m_rows, m_rowBytes); !written)
        return fail(written.error());
    if (auto written = writeAll(m_entries, m_entryBytes); !written)
        return fail(written.error());
    if (auto sorted = sortEntries(); !sorted)
        return fail(sorted.error());
    if (auto synced = syncFile(m_rows); !synced)
        return fail(synced.error());
    const QString part = m_rows.fileName();
    m_rows.close();
    if (auto renamed = renameDurably(part, m_path); !renamed)
        return fail(renamed.error());
    return m_count;
}

RowSpool::RowSpool(const QString &path)
    : m_rows(path)
    , m_index(indexPath(path))
{
}

bool RowSpool::exists(const QString &path)
{
    return QFile::exists(path);
}

void RowSpool::remove(const QString &path)
{
    for (const QString &name : {path, indexPath(path), entriesPath(path)}) {
        QFile::remove(name);
        QFile::remove(name + u".part"_s);
    }
}

Result<std::unique_ptr<RowSpool>> RowSpool::open(const QString &path)
{
    std::unique_ptr<RowSpool> spool(new RowSpool(path));
    for (QFile *file : {&spool->m_rows, &spool->m_index}) {
        if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return fail(spoolError(*file));
    }
    if (auto read = spool->readBlockHeads(); !read)
        return fail(read.error());
    return spool;
}

Result<void> RowSpool::readBlockHeads()
{
    for (qint64 at = 0; at < m_index.size(); at += kBlockEntries * kEntryBytes) {
        IndexEntry first;
        if (!m_index.seek(at)
            || m_index.read(reinterpret_cast<char *>(&first), kEntryBytes) != kEntryBytes)
            return fail(spoolError(m_index));
        m_heads.push_back(first.hash);
    }
    return {};
}

Result<std::optional<std::vector<QByteArray>>> RowSpool::rowAt(quint64 offset, QByteArrayView key)
{
    quint32 size = 0;
    if (!m_rows.seek(static_cast<qint64>(offset))
        || m_rows.read(reinterpret_cast<char *>(&size), sizeof size) != sizeof size)
        return fail(spoolError(m_rows));
    const QByteArray bytes = size <= kMostRowBytes ? m_rows.read(size) : QByteArray();
    if (bytes.size() != static_cast<qsizetype>(size))
        return fail(damagedSpool());
    std::vector<QByteArray> cells;
    for (qsizetype at = 0; at < bytes.size();) {
        quint32 length = 0;
        const qsizetype begin = at + static_cast<qsizetype>(sizeof length);
        if (begin > bytes.size())
            return fail(damagedSpool());
        std::memcpy(&length, bytes.constData() + at, sizeof length);
        at = begin + static_cast<qsizetype>(length);
        if (at > bytes.size())
            return fail(damagedSpool());
        if (cells.empty() && QByteArrayView(bytes).sliced(begin, length) != key)
            return std::nullopt; // another key of the same hash
        cells.push_back(bytes.mid(begin, length));
    }
    if (cells.empty())
        return fail(damagedSpool());
    cells.erase(cells.begin()); // the key
    return cells;
}

Result<std::optional<std::vector<QByteArray>>> RowSpool::find(QByteArrayView key)
{
    const quint64 hash = keyHash(key);
    // Equal hashes may begin in the block before the first one that begins with theirs.
    const auto head = std::ranges::lower_bound(m_heads, hash);
    qint64 block = std::max<qint64>(0, head - m_heads.begin() - 1);
    std::vector<IndexEntry> entries(kBlockEntries);
    for (; block < std::ssize(m_heads); ++block) {
        if (!m_index.seek(block * kBlockEntries * kEntryBytes))
            return fail(spoolError(m_index));
        const qint64 got
            = m_index.read(reinterpret_cast<char *>(entries.data()), kBlockEntries * kEntryBytes);
        if (got < 0)
            return fail(spoolError(m_index));
        const auto end = entries.begin() + got / kEntryBytes;
        auto entry = std::lower_bound(entries.begin(), end, hash,
            [](const IndexEntry &known, quint64 wanted) { return known.hash < wanted; });
        for (; entry != end && entry->hash == hash; ++entry) {
            auto row = rowAt(entry->offset, key);
            if (!row || *row)
                return row;
        }
        if (entry != end)
            break; // a greater one
    }
    return std::nullopt;
}

} // namespace sluice
