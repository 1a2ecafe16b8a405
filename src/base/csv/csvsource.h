// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/csv/csvscan.h"
#include "base/csv/csvtext.h"
#include "base/result.h"

#include <QByteArray>

#include <optional>
#include <vector>

class QIODevice;

namespace sluice {

// The window of a CSV file that its reader works on: UTF-8 text, with a bit for each byte that
// matters. Owned by one CsvReader, on its thread. Grows only while one row does not fit, and
// shrinks again; never looks at rows or quotes. The last line always ends in a line feed, if need
// be one that the file does not have.
class CsvSource
{
public:
    CsvSource(QIODevice &in, char delimiter);

    // Drops everything before `keepFrom`, reads more behind the rest, and scans. False at the end
    // of the file, when nothing came; once the end was seen, nothing moves either.
    Result<bool> fill(qsizetype keepFrom);

    const char *data() const { return m_buffer.data(); }
    qsizetype size() const { return m_size; }
    const uint64_t *masks() const { return m_masks.data(); }
    bool isEnd() const { return m_isEnd; } // data() reaches the end of the file
    bool isClean() const { return m_isClean; } // no NUL, all valid UTF-8
    qint64 sourceOffset(qsizetype index) const; // of data()[index] in the file itself

private:
    Result<void> readMark();
    Result<qsizetype> readSome(char *out, qsizetype room);
    Result<qsizetype> readDevice(char *out, qsizetype room);
    void resizeFor(qsizetype kept);
    void scan();

    QIODevice &m_in;
    CsvScan m_scan;
    char m_delimiter;
    CsvEncoding m_encoding = CsvEncoding::Utf8;
    std::optional<CsvDecoder> m_decoder;
    QByteArray m_start; // what followed the byte order mark when that was looked for
    std::vector<char> m_buffer;
    std::vector<char> m_raw;
    std::vector<uint64_t> m_masks;
    qsizetype m_size = 0;
    qint64 m_base = 0; // of data()[0] in the file
    bool m_isStarted = false;
    bool m_isEnd = false;
    bool m_isClean = true;
};

} // namespace sluice
