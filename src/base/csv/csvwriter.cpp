// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvwriter.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace sluice {

namespace {

// Whether one of the eight bytes is `c`. May only err upwards of a byte that is.
quint64 hasByte(quint64 eight, char c)
{
    constexpr quint64 kOnes = 0x0101010101010101u;
    const quint64 x = eight ^ (kOnes * static_cast<unsigned char>(c));
    return (x - kOnes) & ~x & (kOnes << 7);
}

bool needsQuotes(QByteArrayView value, char delimiter)
{
    const char *at = value.data();
    qsizetype rest = value.size();
    const auto isPlain = [delimiter](quint64 eight) {
        return (hasByte(eight, delimiter) | hasByte(eight, '"') | hasByte(eight, '\n')
                   | hasByte(eight, '\r'))
            == 0;
    };
    quint64 eight = 0;
    for (; rest >= 8; at += 8, rest -= 8) {
        std::memcpy(&eight, at, sizeof eight);
        if (!isPlain(eight))
            return true;
    }
    if (rest > 0 && value.size() >= 8) { // the last eight, of which some were seen
        std::memcpy(&eight, value.data() + value.size() - 8, sizeof eight);
        return !isPlain(eight);
    }
    return std::any_of(at, at + rest,
        [delimiter](char c) { return c == delimiter || c == '"' || c == '\n' || c == '\r'; });
}

// The most bytes that a field may need with its delimiter.
qsizetype csvFieldRoom(QByteArrayView value)
{
    constexpr qsizetype kShort = 4096;
    const qsizetype doubled
        = value.size() <= kShort ? value.size() : std::count(value.begin(), value.end(), '"');
    return value.size() + doubled + 3;
}

// Writes one field and returns the place behind it. There must be room.
char *putCsvField(char *out, QByteArrayView value, char delimiter)
{
    if (!needsQuotes(value, delimiter))
        return std::copy(value.begin(), value.end(), out);
    *out++ = '"';
    for (const char c : value) {
        if (c == '"')
            *out++ = '"';
        *out++ = c;
    }
    *out++ = '"';
    return out;
}

} // namespace

CsvWriter::CsvWriter(QByteArray &out, char delimiter)
    : m_out(out)
    , m_delimiter(delimiter)
{
}

void CsvWriter::appendField(QByteArray &out, QByteArrayView value, char delimiter)
{
    const qsizetype size = out.size();
    out.resize(size + csvFieldRoom(value));
    char *const begin = out.data();
    out.resize(putCsvField(begin + size, value, delimiter) - begin);
}

void CsvWriter::field(QByteArrayView value)
{
    if (m_fields++ > 0)
        m_out.append(m_delimiter);
    else
        m_isFirstEmpty = value.isEmpty();
    appendField(m_out, value, m_delimiter);
}

void CsvWriter::endRow()
{
    if (m_fields == 1 && m_isFirstEmpty)
        m_out.append("\"\"", 2);
    m_out.append('\n');
    m_fields = 0;
}

void CsvWriter::row(std::span<const QByteArrayView> values)
{
    if (m_fields > 0 || values.size() < 2) {
        for (const QByteArrayView value : values)
            field(value);
        endRow();
        return;
    }
    const qsizetype size = m_out.size();
    m_out.resize(std::accumulate(values.begin(), values.end(), size,
        [](qsizetype room, QByteArrayView value) { return room + csvFieldRoom(value); }));
    char *const begin = m_out.data();
    char *at = begin + size;
    for (const QByteArrayView value : values) {
        at = putCsvField(at, value, m_delimiter);
        *at++ = m_delimiter;
    }
    at[-1] = '\n';
    m_out.resize(at - begin);
}

QByteArray guardedForPeople(QByteArrayView value)
{
    QByteArray guarded;
    if (!value.isEmpty() && QByteArrayView("=+-@\t\r\0", 7).contains(value.front()))
        guarded.append('\'');
    return guarded.append(value);
}

} // namespace sluice
