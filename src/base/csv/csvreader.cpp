// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvreader.h"

#include "base/csv/csvheader.h"
#include "base/csv/csvrowscanner.h"
#include "base/csv/csvsource.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString csvFaultText(QByteArrayView code, const CsvOptions &options)
{
    if (code == "quote_in_field")
        return u"A quote stands in the middle of a field that is not quoted"_s;
    if (code == "text_after_quote")
        return u"Text follows the closing quote of a field"_s;
    if (code == "unclosed_quote")
        return u"A quote is not closed before the end of the file"_s;
    if (code == "field_too_large")
        return u"A field is larger than %1 bytes"_s.arg(options.maxFieldBytes);
    if (code == "row_too_large")
        return u"The row is larger than %1 bytes"_s.arg(options.maxRowBytes);
    if (code == "nul")
        return u"The row contains a NUL byte"_s;
    return u"The row contains bytes that are not valid text"_s;
}

// Line ends in the text: LF, CR, or both together.
qint64 countLines(QByteArrayView text)
{
    qint64 lines = 0;
    char before = 0;
    for (const char c : text) {
        lines += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
        before = c;
    }
    return lines;
}

} // namespace

class CsvReader::Private
{
public:
    Private(QIODevice &in, const CsvOptions &o)
        : options(o)
        , source(in, o.delimiter)
        , scanner(source, options)
    {
    }

    Result<Kind> nextRow();
    Result<Kind> takeRow();
    Result<Kind> skipRow();
    Result<void> fill(qsizetype keepFrom);
    Result<Kind> swallowed(qint64 quoteLine, qint64 quoteOffset);
    bool passBlankLines();
    Kind reject(const CsvFault &fault);
    std::optional<CsvFault> badBytes() const;

    const CsvOptions options;
    CsvSource source;
    CsvRowScanner scanner;
    qsizetype columns = -1; // any number
    bool isHeader = false;
    qsizetype rowStart = 0;
    qsizetype at = 0; // where the next row begins
    qint64 nextLine = 1;
    qint64 row = 0;
    qint64 line = 0;
    qint64 fixedOffset = -1; // of a row that has left the window
    qint64 blankLines = 0;
    std::span<const QByteArrayView> fields;
    CsvProblem problem;
    QStringList notices;
    std::optional<Error> failure;
    bool isEnded = false;
};

Result<void> CsvReader::Private::fill(qsizetype keepFrom)
{
    auto filled = source.fill(keepFrom);
    if (!filled)
        return fail(std::move(filled).error());
    return {};
}

// False if the window ends first.
bool CsvReader::Private::passBlankLines()
{
    const char *const data = source.data();
    const qsizetype size = source.size();
    while (at < size && (data[at] == '\n' || data[at] == '\r')) {
        if (data[at] == '\r') {
            if (at + 1 == size)
                return false;
            at += data[at + 1] == '\n' ? 1 : 0;
        }
        ++at;
        ++blankLines;
        ++nextLine;
    }
    return at < size;
}

Result<CsvReader::Kind> CsvReader::Private::nextRow()
{
    fields = {};
    for (;;) {
        if (passBlankLines()) {
            fixedOffset = -1;
            rowStart = at;
            line = nextLine;
            const auto outcome = scanner.scan(at);
            if (outcome == CsvRowScanner::Outcome::Complete)
                return takeRow();
            const auto limit = outcome == CsvRowScanner::Outcome::Swallowed ? std::optional(outcome)
                                                                            : scanner.overLimit();
            if (limit == CsvRowScanner::Outcome::Swallowed) {
                const CsvFault &fault = *scanner.fault();
                return swallowed(line + fault.lines, source.sourceOffset(fault.at));
            }
            if (limit)
                return skipRow();
            if (source.isEnd()) {
                scanner.blameOpenQuote("unclosed_quote");
                at = source.size();
                nextLine += scanner.lines() + 1;
                row += isHeader ? 0 : 1;
                return reject(*scanner.fault());
            }
        } else if (source.isEnd()) {
            return Kind::End;
        }
        if (auto filled = fill(at); !filled)
            return fail(std::move(filled).error());
        at = 0;
    }
}

Result<CsvReader::Kind> CsvReader::Private::takeRow()
{
    at = scanner.end();
    nextLine += scanner.lines();
    row += isHeader ? 0 : 1;
    if (scanner.fault())
        return reject(*scanner.fault());
    if (!source.isClean()) {
        if (const auto fault = badBytes())
            return reject(*fault);
    }
    qsizetype count = scanner.fieldCount();
    if (columns >= 0 && count < columns && options.fillMissing) {
        scanner.fillTo(columns);
        count = columns;
    }
    const bool isRagged = columns >= 0 ? count != columns : count > options.maxColumns;
    if (isRagged && !isHeader) {
        problem = {.row = row,
            .line = line,
            .byteOffset = source.sourceOffset(rowStart),
            .code = u"field_count"_s,
            .message = columns >= 0 ? u"Row has %1 fields, header has %2"_s.arg(count).arg(columns)
                                    : u"Row has %1 fields, at most %2 are allowed"_s.arg(count).arg(
                                        options.maxColumns)};
        return Kind::BadRow;
    }
    scanner.resolveQuotes();
    fields = scanner.fields();
    return Kind::Row;
}

std::optional<CsvFault> CsvReader::Private::badBytes() const
{
    const QByteArrayView bytes(source.data() + rowStart, at - rowStart);
    const void *const nul = std::memchr(bytes.data(), 0, static_cast<size_t>(bytes.size()));
    const qsizetype place
        = nul ? static_cast<const char *>(nul) - bytes.data() : firstInvalidUtf8(bytes);
    if (place == bytes.size())
        return std::nullopt;
    return CsvFault{nul ? "nul" : "invalid_utf8", rowStart + place, countLines(bytes.first(place))};
}

CsvReader::Kind CsvReader::Private::reject(const CsvFault &fault)
{
    problem = {.row = row,
        .line = line + fault.lines,
        .byteOffset = source.sourceOffset(fault.at),
        .code = QString::fromLatin1(fault.code),
        .message = csvFaultText(fault.code, options)};
    return Kind::BadRow;
}

Result<CsvReader::Kind> CsvReader::Private::swallowed(qint64 quoteLine, qint64 quoteOffset)
{
    return fail(Error{.kind = ErrorKind::Data,
        .what = u"The CSV file could not be read to its end"_s,
        .why = u"The quote opened in line %1 (byte %2) is not closed within %3 lines and %4 bytes"_s
                   .arg(quoteLine)
                   .arg(quoteOffset)
                   .arg(kCsvMostQuotedLines)
                   .arg(options.maxFieldBytes),
        .next = u"Correct the file in that line"_s,
        .code = u"csv_unclosed_quote"_s});
}

// A row over a limit is read to its end and dropped on the way, quotes understood as in any row.
Result<CsvReader::Kind> CsvReader::Private::skipRow()
{
    enum class State { FieldStart, Plain, Quoted, QuoteSeen } state = State::FieldStart;
    row += isHeader ? 0 : 1;
    fixedOffset = source.sourceOffset(rowStart);
    reject(*scanner.fault());
    qint64 quoteLine = 0;
    qint64 quoteOffset = -1;
    qsizetype quoteAt = 0;
    qint64 quoteBytes = 0;
    char before = 0;
    for (;; ++at) {
        if (at == source.size()) {
            if (source.isEnd())
                return Kind::BadRow;
            if (quoteOffset < 0)
                quoteOffset = source.sourceOffset(quoteAt);
            if (auto filled = fill(at); !filled)
                return fail(std::move(filled).error());
            at = 0;
            if (source.size() == 0)
                return Kind::BadRow;
        }
        const char c = source.data()[at];
        const bool isLineEnd = c == '\r' || (c == '\n' && before != '\r');
        before = c;
        if (state == State::Quoted) {
            ++quoteBytes;
            nextLine += isLineEnd ? 1 : 0;
            const qint64 quoteLines = nextLine - quoteLine;
            if (quoteLines > kCsvMostQuotedLines
                || (quoteLines > 0 && quoteBytes > options.maxFieldBytes)) {
                return swallowed(
                    quoteLine, quoteOffset >= 0 ? quoteOffset : source.sourceOffset(quoteAt));
            }
            state = c == '"' ? State::QuoteSeen : State::Quoted;
        } else if (c == '"' && state == State::QuoteSeen) {
            state = State::Quoted;
        } else if (c == '"' && state == State::FieldStart) {
            state = State::Quoted;
            quoteLine = nextLine;
            quoteOffset = -1;
            quoteAt = at;
            quoteBytes = 0;
        } else if (c == '\n' || c == '\r') {
            break;
        } else {
            state = c == options.delimiter ? State::FieldStart : State::Plain;
        }
    }
    ++nextLine;
    if (source.data()[at] == '\r' && at + 1 == source.size()) {
        if (auto filled = fill(at); !filled)
            return fail(std::move(filled).error());
        at = 0;
    }
    const bool isPair
        = source.data()[at] == '\r' && at + 1 < source.size() && source.data()[at + 1] == '\n';
    at += isPair ? 2 : 1;
    return Kind::BadRow;
}

CsvReader::CsvReader(QIODevice &in, CsvOptions options)
    : m_d(std::make_unique<Private>(in, options))
{
}

CsvReader::~CsvReader() = default;

Result<QList<QByteArray>> CsvReader::readHeader()
{
    Private &d = *m_d;
    d.isHeader = true;
    for (;;) {
        auto kind = d.nextRow();
        if (!kind) {
            d.failure = kind.error();
            return fail(std::move(kind).error());
        }
        if (*kind == Kind::End) {
            return fail(
                csvHeaderError(u"There is no header: the file is empty"_s, u"csv_no_header"_s));
        }
        if (*kind == Kind::BadRow) {
            return fail(csvHeaderError(u"%1 (line %2, byte %3)"_s.arg(d.problem.message)
                                           .arg(d.problem.line)
                                           .arg(d.problem.byteOffset),
                u"csv_"_s + d.problem.code));
        }
        const QByteArrayView raw(d.source.data() + d.rowStart, d.at - d.rowStart);
        const auto isPassed = checkDelimiter(raw, d.fields, d.options);
        if (!isPassed)
            return fail(isPassed.error());
        if (!*isPassed)
            break;
        d.notices << u"The line %1 was passed over"_s.arg(QString::fromUtf8(raw.trimmed()));
    }
    auto names = checkedHeader(d.fields, d.scanner.fieldCount(), d.options, d.notices);
    if (!names)
        return names;
    d.isHeader = false;
    d.columns = names->size();
    return names;
}

Result<CsvReader::Kind> CsvReader::next()
{
    Private &d = *m_d;
    if (d.failure)
        return fail(*d.failure);
    if (d.isEnded)
        return Kind::End;
    d.isHeader = false;
    auto kind = d.nextRow();
    if (!kind)
        d.failure = kind.error();
    else
        d.isEnded = *kind == Kind::End;
    return kind;
}

std::span<const QByteArrayView> CsvReader::fields() const
{
    return m_d->fields;
}

const CsvProblem &CsvReader::problem() const
{
    return m_d->problem;
}

qint64 CsvReader::row() const
{
    return m_d->row;
}

qint64 CsvReader::line() const
{
    return m_d->line;
}

qint64 CsvReader::byteOffset() const
{
    return m_d->fixedOffset >= 0 ? m_d->fixedOffset : m_d->source.sourceOffset(m_d->rowStart);
}

qint64 CsvReader::blankLines() const
{
    return m_d->blankLines;
}

QStringList CsvReader::notices() const
{
    return m_d->notices;
}

} // namespace sluice
