// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/csv/csvreader.h"
#include "base/csv/csvsource.h"

#include <optional>
#include <vector>

namespace sluice {

// A quote that goes on for more lines than this was never meant to be one (reliability-security D).
inline constexpr qint64 kCsvMostQuotedLines = 10'000;

// A fault within a row, as places in the source's window.
struct CsvFault
{
    const char *code = nullptr;
    qsizetype at = 0;
    qint64 lines = 0; // line ends of the row before that place
};

// Cuts one row of the source's window into fields. Owned by one CsvReader, on its thread. Knows
// quoting and the limits; nothing of headers, row numbers or messages. It never reads the device.
class CsvRowScanner
{
public:
    CsvRowScanner(const CsvSource &source, const CsvOptions &options);

    enum class Outcome {
        Complete,
        NeedMore, // the row does not end in the window
        Swallowed, // a quote went on for too long: fault() is where it opened
    };
    // The row that begins at `start`.
    Outcome scan(qsizetype start);
    // After NeedMore: whether what is there already breaks a limit. fault() then says which.
    std::optional<Outcome> overLimit();

    // Of the last scan that was Complete.
    qsizetype end() const { return m_end; } // where the next row begins
    qint64 lines() const { return m_lines; } // line ends in it, its own included
    qsizetype fieldCount() const { return m_count; }
    std::span<const QByteArrayView> fields() const; // raw: doubled quotes still doubled
    void resolveQuotes(); // replaces fields that have doubled quotes by views of a buffer
    void fillTo(qsizetype count); // appends empty fields

    const std::optional<CsvFault> &fault() const { return m_fault; }
    void blameOpenQuote(const char *code); // makes the quote that is open the fault

private:
    struct Cursor;
    Outcome scanQuoted(Cursor &cursor, qsizetype open, qsizetype &fieldEnd);
    qsizetype skipLiteral(Cursor &cursor);
    void blame(const char *code, qsizetype at, qint64 lines);
    void addField(qsizetype begin, qsizetype end);

    const CsvSource &m_source;
    const CsvOptions &m_options;
    std::vector<QByteArrayView> m_fields;
    std::vector<size_t> m_doubled; // fields with doubled quotes
    std::vector<char> m_scratch;
    qsizetype m_start = 0;
    qsizetype m_end = 0;
    qsizetype m_count = 0;
    qint64 m_lines = 0;
    qsizetype m_fieldStart = 0;
    qint64 m_quoteLines = 0; // line ends before the open quote
    bool m_isInQuotes = false;
    std::optional<CsvFault> m_fault;
};

} // namespace sluice
