// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QStringList>

#include <memory>
#include <span>

class QIODevice;

namespace sluice {

// Limits and choices of one CSV file (reliability-security D, CSV rows).
struct CsvOptions
{
    char delimiter = ',';
    qint64 maxFieldBytes = 16 << 20;
    qint64 maxRowBytes = 64 << 20;
    int maxColumns = 2000;
    bool trimHeader = true;
    bool fillMissing = false; // a row with too few fields gets empty ones instead of a rejection
};

// Why a row was rejected, and where. Never holds a value of the row. The codes: quote_in_field,
// text_after_quote, unclosed_quote, field_too_large, row_too_large, nul, invalid_utf8, field_count.
struct CsvProblem
{
    qint64 row = 0; // data rows from 1
    qint64 line = 0; // of the file, from 1; where the problem is, or the opening quote
    qint64 byteOffset = 0; // in the file as it is on disk, byte order mark included
    QString code;
    QString message;
};

// Pulls rows out of a CSV file in bounded memory, whatever its size, as views into its buffer:
// nothing is allocated for a field. Takes UTF-8, and UTF-16 or UTF-32 with a byte order mark, and
// any line ends. Used on one thread; the device belongs to the caller, must outlive the reader, and
// must block until it has data (0 from read() is the end). The reader never guesses a delimiter or
// a type, never replaces invalid bytes, and never closes the device.
class CsvReader
{
public:
    explicit CsvReader(QIODevice &in, CsvOptions options = {});
    ~CsvReader();
    CsvReader(const CsvReader &) = delete;
    CsvReader &operator=(const CsvReader &) = delete;

    // The first line that is not blank. Refused: none, an empty name, one name twice (case does not
    // count), too many columns, a delimiter that is not the configured one. Without this call rows
    // may have any number of fields.
    Result<QList<QByteArray>> readHeader();

    enum class Kind {
        Row,
        BadRow, // skipped; problem() says why
        End
    };
    // An Error only for the file as a whole: the device failed, or a quote swallowed the rest.
    // After End or an Error every further call returns the same.
    Result<Kind> next();

    std::span<const QByteArrayView> fields() const; // of the Row; valid until the next call
    const CsvProblem &problem() const; // of the BadRow

    qint64 row() const; // of the last row, good or bad; data rows from 1
    qint64 line() const; // where the last row began
    qint64 byteOffset() const; // where the last row began, in the file as it is on disk
    qint64 blankLines() const;
    QStringList notices() const; // what was tolerated and should be shown

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace sluice
