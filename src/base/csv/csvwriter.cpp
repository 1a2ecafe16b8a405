// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvwriter.h"

#include <cstring>

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
    for (; rest >= 8; at += 8, rest -= 8) {
        quint64 eight = 0;
        std::memcpy(&eight, at, sizeof eight);
        if ((hasByte(eight, delimiter) | hasByte(eight, '"') | hasByte(eight, '\n')
                | hasByte(eight, '\r'))
            != 0)
            return true;
    }
    for (; rest > 0; ++at, --rest) {
        if (*at == delimiter || *at == '"' || *at == '\n' || *at == '\r')
            return true;
    }
    return false;
}

} // namespace

CsvWriter::CsvWriter(QByteArray &out, char delimiter)
    : m_out(out)
    , m_delimiter(delimiter)
{
}

void CsvWriter::appendField(QByteArray &out, QByteArrayView value, char delimiter)
{
    if (!needsQuotes(value, delimiter)) {
        out.append(value);
        return;
    }
    out.append('"');
    while (!value.isEmpty()) {
        const void *const quote = std::memchr(value.data(), '"', static_cast<size_t>(value.size()));
        if (!quote) {
            out.append(value);
            break;
        }
        const qsizetype part = static_cast<const char *>(quote) - value.data() + 1;
        out.append(value.first(part));
        out.append('"');
        value = value.sliced(part);
    }
    out.append('"');
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
    for (const QByteArrayView value : values)
        field(value);
    endRow();
}

QByteArray guardedForPeople(QByteArrayView value)
{
    QByteArray guarded;
    if (!value.isEmpty() && QByteArrayView("=+-@\t\r\0", 7).contains(value.front()))
        guarded.append('\'');
    return guarded.append(value);
}

} // namespace sluice
