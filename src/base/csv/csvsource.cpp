// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvsource.h"

#include <QBuffer>
#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kCsvWindow = 256 * 1024;
constexpr qsizetype kCsvBlock = 64;

size_t blocksOf(qsizetype bytes)
{
    return static_cast<size_t>((bytes + kCsvBlock - 1) / kCsvBlock);
}

} // namespace

CsvSource::CsvSource(QIODevice &in, char delimiter)
    : m_in(in)
    , m_scan(bestCsvScan())
    , m_delimiter(delimiter)
{
}

// -1 means an error, or for some devices that there will be no more: those have no error text.
Result<qsizetype> CsvSource::readDevice(char *out, qsizetype room)
{
    const qint64 got = m_in.read(out, room);
    if (got >= 0)
        return got;
    static const QString kNoError = QBuffer().errorString();
    if (m_in.errorString() == kNoError && m_in.isOpen())
        return 0;
    return fail(Error{.kind = ErrorKind::Data,
        .what = u"The CSV file could not be read to its end"_s,
        .why = m_in.errorString(),
        .code = u"csv_read"_s});
}

Result<void> CsvSource::readMark()
{
    m_isStarted = true;
    char start[4];
    qsizetype size = 0;
    while (size < 4) {
        auto got = readDevice(start + size, 4 - size);
        if (!got)
            return fail(std::move(got).error());
        if (*got == 0)
            break;
        size += *got;
    }
    const CsvMark mark = csvByteOrderMark(QByteArrayView(start, size));
    m_encoding = mark.encoding;
    m_base = mark.size;
    m_start = QByteArray(start + mark.size, size - mark.size);
    if (m_encoding != CsvEncoding::Utf8)
        m_decoder.emplace(m_encoding);
    return {};
}

// UTF-8 from the file; 0 at its end.
Result<qsizetype> CsvSource::readSome(char *out, qsizetype room)
{
    if (!m_decoder) {
        if (m_start.isEmpty())
            return readDevice(out, room);
        const qsizetype size = std::min(m_start.size(), room);
        std::memcpy(out, m_start.constData(), static_cast<size_t>(size));
        m_start.remove(0, size);
        return size;
    }
    m_raw.resize(static_cast<size_t>(kCsvWindow));
    for (;;) {
        qsizetype size = m_start.size();
        std::copy(m_start.cbegin(), m_start.cend(), m_raw.begin());
        m_start.clear();
        if (size == 0) {
            auto got = readDevice(m_raw.data(), std::min((room - 8) / 2, kCsvWindow));
            if (!got)
                return got;
            size = *got;
        }
        if (size == 0)
            return m_decoder->finish(out);
        // A part of one character gives no output yet.
        if (const qsizetype made = m_decoder->decode(QByteArrayView(m_raw.data(), size), out))
            return made;
    }
}

// Room for as much as is kept again, so that a long row is scanned a few times only.
void CsvSource::resizeFor(qsizetype kept)
{
    const auto capacity = static_cast<size_t>(std::max(2 * kept, kCsvWindow) + kCsvBlock);
    if (capacity > m_buffer.size()) {
        m_buffer.resize(capacity);
    } else if (m_buffer.size() > 4 * capacity) {
        m_buffer.resize(capacity);
        m_buffer.shrink_to_fit();
        std::vector<uint64_t>().swap(m_masks);
    }
    m_masks.resize(blocksOf(static_cast<qsizetype>(m_buffer.size())));
}

void CsvSource::scan()
{
    // Blanks behind the end, so that the last block is whole and says nothing.
    const size_t blocks = blocksOf(m_size);
    std::fill(m_buffer.begin() + m_size,
        m_buffer.begin() + static_cast<qsizetype>(blocks) * kCsvBlock, ' ');
    const unsigned flags = m_scan(m_buffer.data(), blocks, m_delimiter, m_masks.data());
    if (m_size % kCsvBlock != 0)
        m_masks[blocks - 1] &= (uint64_t(1) << (m_size % kCsvBlock)) - 1;
    m_isClean = (flags & kCsvHasNul) == 0;
    if ((flags & kCsvHasHighBytes) != 0 && m_isClean) {
        const QByteArrayView text(m_buffer.data(), m_size);
        const QByteArrayView whole = text.first(m_isEnd ? m_size : completeUtf8Size(text));
        m_isClean = firstInvalidUtf8(whole) == whole.size();
    }
}

Result<bool> CsvSource::fill(qsizetype keepFrom)
{
    if (!m_isStarted) {
        if (auto read = readMark(); !read)
            return fail(std::move(read).error());
    }
    if (m_isEnd)
        return false;
    m_base += encodedSize(QByteArrayView(m_buffer.data(), keepFrom), m_encoding);
    const qsizetype kept = m_size - keepFrom;
    if (kept > 0 && keepFrom > 0)
        std::memmove(m_buffer.data(), m_buffer.data() + keepFrom, static_cast<size_t>(kept));
    m_size = kept;
    resizeFor(kept);
    const auto capacity = static_cast<qsizetype>(m_buffer.size()) - kCsvBlock;
    const qsizetype least = m_decoder ? 64 : 1;
    while (!m_isEnd && capacity - m_size >= least) {
        auto got = readSome(m_buffer.data() + m_size, capacity - m_size);
        if (!got)
            return fail(std::move(got).error());
        m_isEnd = *got == 0;
        m_size += *got;
    }
    if (m_isEnd && m_size > 0 && m_buffer[static_cast<size_t>(m_size) - 1] != '\n')
        m_buffer[static_cast<size_t>(m_size++)] = '\n';
    scan();
    return m_size > kept;
}

qint64 CsvSource::sourceOffset(qsizetype index) const
{
    return m_base + encodedSize(QByteArrayView(m_buffer.data(), index), m_encoding);
}

} // namespace sluice
