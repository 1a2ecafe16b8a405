// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace sluice {

// Text encodings of CSV files. Plain functions and a small decoder, any thread, one thread at a
// time. Nothing here replaces an invalid byte: it is kept invalid, so that its row is rejected.

enum class CsvEncoding { Utf8, Utf16Le, Utf16Be, Utf32Le, Utf32Be };

// What the first bytes of a file (up to four, fewer only if the file has no more) say.
struct CsvMark
{
    CsvEncoding encoding = CsvEncoding::Utf8;
    qsizetype size = 0;
};
CsvMark csvByteOrderMark(QByteArrayView start);

// Where the first byte that is not valid UTF-8 (RFC 3629) is; the size if there is none.
qsizetype firstInvalidUtf8(QByteArrayView text);

// The size without a last character whose rest may still come.
qsizetype completeUtf8Size(QByteArrayView text);

// How many bytes `text` takes in a file of that encoding.
qint64 encodedSize(QByteArrayView text, CsvEncoding encoding);

// UTF-16 or UTF-32 in parts to UTF-8. A lone surrogate comes out as the three bytes that UTF-8
// forbids, anything else that is invalid as 0xFF.
class CsvDecoder
{
public:
    explicit CsvDecoder(CsvEncoding encoding)
        : m_encoding(encoding)
    {
    }

    // Appends at `out`, which has room for 2 * bytes.size() + 8; gives how many bytes it wrote.
    qsizetype decode(QByteArrayView bytes, char *out);
    qsizetype finish(char *out); // what an incomplete last character leaves

private:
    char *take(quint32 unit, char *out);

    CsvEncoding m_encoding;
    unsigned char m_partial[4] = {};
    int m_partialSize = 0;
    quint32 m_high = 0; // a high surrogate that waits for its second half
};

} // namespace sluice
