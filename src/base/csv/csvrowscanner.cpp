// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvrowscanner.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace sluice {

// Steps through the marked bytes; gives the window's size behind the last.
struct CsvRowScanner::Cursor
{
    Cursor(const CsvSource &source, qsizetype from)
        : masks(source.masks())
        , block(from / 64)
        , blocks((source.size() + 63) / 64)
        , size(source.size())
        , mask(block < blocks ? masks[block] & (~uint64_t(0) << (from % 64)) : 0)
    {
    }

    qsizetype next()
    {
        while (mask == 0) {
            if (++block >= blocks) {
                block = blocks;
                return size;
            }
            mask = masks[block];
        }
        const qsizetype at = block * 64 + std::countr_zero(mask);
        mask &= mask - 1;
        return at;
    }

    const uint64_t *masks;
    qsizetype block;
    qsizetype blocks;
    qsizetype size;
    uint64_t mask;
};

CsvRowScanner::CsvRowScanner(const CsvSource &source, const CsvOptions &options)
    : m_source(source)
    , m_options(options)
    , m_fields(static_cast<size_t>(std::max(options.maxColumns, 1)))
{
}

std::span<const QByteArrayView> CsvRowScanner::fields() const
{
    return std::span(m_fields).first(std::min(static_cast<size_t>(m_count), m_fields.size()));
}

void CsvRowScanner::blame(const char *code, qsizetype at, qint64 lines)
{
    if (!m_fault)
        m_fault = CsvFault{code, at, lines};
}

void CsvRowScanner::blameOpenQuote(const char *code)
{
    m_fault = CsvFault{code, m_fieldStart, m_quoteLines};
}

void CsvRowScanner::addField(qsizetype begin, qsizetype end)
{
    if (end - begin > m_options.maxFieldBytes)
        blame("field_too_large", m_fieldStart, m_quoteLines);
    if (static_cast<size_t>(m_count) < m_fields.size())
        m_fields[static_cast<size_t>(m_count)]
            = QByteArrayView(m_source.data() + begin, end - begin);
    ++m_count;
}

// To the next delimiter or line end; quotes have no meaning on the way.
qsizetype CsvRowScanner::skipLiteral(Cursor &cursor)
{
    qsizetype at = cursor.next();
    while (at < cursor.size && m_source.data()[at] == '"')
        at = cursor.next();
    return at;
}

// The field whose quote is at `open`; `fieldEnd` becomes the place of what ends it. The window ends
// in a line feed at the end of the file, so that a closing quote always has a byte behind it there.
CsvRowScanner::Outcome CsvRowScanner::scanQuoted(
    Cursor &cursor, qsizetype open, qsizetype &fieldEnd)
{
    const char *const data = m_source.data();
    const char delimiter = m_options.delimiter;
    bool isDoubled = false;
    m_isInQuotes = true;
    m_quoteLines = m_lines;
    cursor.next(); // the opening quote
    for (;;) {
        const qsizetype at = cursor.next();
        if (at >= cursor.size - 1)
            return Outcome::NeedMore;
        const char c = data[at];
        if (c == '"') {
            const char behind = data[at + 1];
            if (behind == '"') {
                cursor.next();
                isDoubled = true;
                continue;
            }
            m_isInQuotes = false;
            if (behind == delimiter || behind == '\n' || behind == '\r') {
                fieldEnd = cursor.next();
            } else {
                blame("text_after_quote", at + 1, m_lines);
                fieldEnd = skipLiteral(cursor);
                if (fieldEnd >= cursor.size)
                    return Outcome::NeedMore;
            }
            if (at - open - 1 > m_options.maxFieldBytes && m_lines > m_quoteLines)
                return Outcome::Swallowed;
            if (isDoubled && static_cast<size_t>(m_count) < m_fields.size())
                m_doubled.push_back(static_cast<size_t>(m_count));
            addField(open + 1, at);
            return Outcome::Complete;
        }
        if (c == delimiter || (c == '\n' && data[at - 1] == '\r'))
            continue;
        if (++m_lines - m_quoteLines > kCsvMostQuotedLines)
            return Outcome::Swallowed;
    }
}

CsvRowScanner::Outcome CsvRowScanner::scan(qsizetype start)
{
    const char *const data = m_source.data();
    const char delimiter = m_options.delimiter;
    Cursor cursor(m_source, start);
    m_start = start;
    m_fieldStart = start;
    m_count = 0;
    m_lines = 0;
    m_quoteLines = 0;
    m_isInQuotes = false;
    m_fault.reset();
    m_doubled.clear();
    for (;;) {
        qsizetype at = 0;
        if (m_fieldStart < cursor.size && data[m_fieldStart] == '"') {
            const Outcome outcome = scanQuoted(cursor, m_fieldStart, at);
            if (outcome == Outcome::Swallowed)
                blameOpenQuote("unclosed_quote");
            if (outcome != Outcome::Complete)
                return outcome;
        } else {
            m_quoteLines = m_lines;
            at = cursor.next();
            if (at < cursor.size && data[at] == '"') {
                blame("quote_in_field", at, m_lines);
                at = skipLiteral(cursor);
            }
            if (at >= cursor.size)
                return Outcome::NeedMore;
            addField(m_fieldStart, at);
        }
        const char c = data[at];
        if (c == delimiter) {
            m_fieldStart = at + 1;
            continue;
        }
        if (c == '\r') {
            if (at + 1 == cursor.size)
                return Outcome::NeedMore;
            at += data[at + 1] == '\n' ? 1 : 0;
        }
        m_end = at + 1;
        ++m_lines;
        if (m_end - start > m_options.maxRowBytes)
            blame("row_too_large", start, 0);
        return Outcome::Complete;
    }
}

std::optional<CsvRowScanner::Outcome> CsvRowScanner::overLimit()
{
    const qsizetype size = m_source.size();
    if (size - m_fieldStart > m_options.maxFieldBytes + 2) {
        if (m_isInQuotes && m_lines > m_quoteLines) {
            blameOpenQuote("unclosed_quote");
            return Outcome::Swallowed;
        }
        blame("field_too_large", m_fieldStart, m_quoteLines);
        return Outcome::NeedMore;
    }
    if (size - m_start > m_options.maxRowBytes) {
        blame("row_too_large", m_start, 0);
        return Outcome::NeedMore;
    }
    return std::nullopt;
}

void CsvRowScanner::resolveQuotes()
{
    if (m_doubled.empty())
        return;
    size_t room = 0;
    for (const size_t index : m_doubled)
        room += static_cast<size_t>(m_fields[index].size());
    if (m_scratch.size() < room || m_scratch.size() > 8 * room + (1 << 20))
        std::vector<char>(room).swap(m_scratch);
    char *out = m_scratch.data();
    for (const size_t index : m_doubled) {
        const char *from = m_fields[index].data();
        const char *const end = from + m_fields[index].size();
        const char *const begin = out;
        while (from < end) {
            const auto rest = static_cast<size_t>(end - from);
            const void *quote = std::memchr(from, '"', rest);
            // The first quote of a pair stays, the second is passed over.
            const auto part
                = quote ? static_cast<size_t>(static_cast<const char *>(quote) - from) + 1 : rest;
            std::memcpy(out, from, part);
            out += part;
            from += part + (quote ? 1 : 0);
        }
        m_fields[index] = QByteArrayView(begin, out - begin);
    }
}

void CsvRowScanner::fillTo(qsizetype count)
{
    for (; m_count < count; ++m_count)
        m_fields[static_cast<size_t>(m_count)] = QByteArrayView("", 0);
}

} // namespace sluice
