// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvtext.h"

#include <cstring>
#include <utility>

namespace sluice {

namespace {

bool isContinuation(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

// Size of the valid character at `at`; 0 if there is none.
qsizetype validCharacter(const unsigned char *at, qsizetype rest)
{
    const unsigned char lead = at[0];
    if (lead < 0x80)
        return 1;
    if (lead < 0xc2 || lead > 0xf4)
        return 0;
    const qsizetype size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (rest < size)
        return 0;
    for (qsizetype i = 1; i < size; ++i) {
        if (!isContinuation(at[i]))
            return 0;
    }
    // Overlong forms, surrogates, and what is beyond U+10FFFF.
    if ((lead == 0xe0 && at[1] < 0xa0) || (lead == 0xed && at[1] > 0x9f)
        || (lead == 0xf0 && at[1] < 0x90) || (lead == 0xf4 && at[1] > 0x8f))
        return 0;
    return size;
}

// Any code point as UTF-8 spells it, surrogates too.
char *spellUtf8(quint32 code, char *out)
{
    const auto put = [&out](quint32 byte) { *out++ = static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | (code >> 6));
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    } else if (code <= 0x10ffff) {
        put(0xf0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3f));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xff);
    }
    return out;
}

} // namespace

CsvMark csvByteOrderMark(QByteArrayView start)
{
    const auto begins = [start](QByteArrayView mark) { return start.startsWith(mark); };
    // UTF-32 first: its little-endian mark begins like that of UTF-16.
    if (begins(QByteArrayView("\xff\xfe\0\0", 4)))
        return {CsvEncoding::Utf32Le, 4};
    if (begins(QByteArrayView("\0\0\xfe\xff", 4)))
        return {CsvEncoding::Utf32Be, 4};
    if (begins(QByteArrayView("\xff\xfe", 2)))
        return {CsvEncoding::Utf16Le, 2};
    if (begins(QByteArrayView("\xfe\xff", 2)))
        return {CsvEncoding::Utf16Be, 2};
    if (begins(QByteArrayView("\xef\xbb\xbf", 3)))
        return {CsvEncoding::Utf8, 3};
    return {};
}

qsizetype firstInvalidUtf8(QByteArrayView text)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
    const qsizetype size = text.size();
    qsizetype at = 0;
    while (at < size) {
        quint64 eight = 0;
        if (size - at >= 8) {
            std::memcpy(&eight, bytes + at, sizeof eight);
            if ((eight & 0x8080808080808080u) == 0) {
                at += 8;
                continue;
            }
        }
        // The ASCII before the next character, then that.
        while (at < size && bytes[at] < 0x80)
            ++at;
        while (at < size && bytes[at] >= 0x80) {
            const qsizetype length = validCharacter(bytes + at, size - at);
            if (length == 0)
                return at;
            at += length;
        }
    }
    return size;
}

qsizetype completeUtf8Size(QByteArrayView text)
{
    const qsizetype size = text.size();
    for (qsizetype back = 1; back <= 3 && back <= size; ++back) {
        const auto byte = static_cast<unsigned char>(text[size - back]);
        if (isContinuation(byte))
            continue;
        const qsizetype length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
        return length > back ? size - back : size;
    }
    return size;
}

qint64 encodedSize(QByteArrayView text, CsvEncoding encoding)
{
    if (encoding == CsvEncoding::Utf8)
        return text.size();
    qint64 characters = 0;
    qint64 pairs = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        characters += isContinuation(byte) ? 0 : 1;
        pairs += byte >= 0xf0 && byte != 0xff ? 1 : 0;
    }
    const bool isWide = encoding == CsvEncoding::Utf32Le || encoding == CsvEncoding::Utf32Be;
    return isWide ? 4 * characters : 2 * (characters + pairs);
}

char *CsvDecoder::take(quint32 unit, char *out)
{
    const bool isWide = m_encoding == CsvEncoding::Utf32Le || m_encoding == CsvEncoding::Utf32Be;
    if (isWide)
        return spellUtf8(unit, out);
    const bool isHigh = unit >= 0xd800 && unit <= 0xdbff;
    const bool isLow = unit >= 0xdc00 && unit <= 0xdfff;
    if (m_high != 0) {
        const quint32 high = std::exchange(m_high, 0);
        if (isLow)
            return spellUtf8(0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00), out);
        out = spellUtf8(high, out);
    }
    if (isHigh) {
        m_high = unit;
        return out;
    }
    return spellUtf8(unit, out);
}

qsizetype CsvDecoder::decode(QByteArrayView bytes, char *out)
{
    const char *const begin = out;
    const bool isWide = m_encoding == CsvEncoding::Utf32Le || m_encoding == CsvEncoding::Utf32Be;
    const bool isBig = m_encoding == CsvEncoding::Utf16Be || m_encoding == CsvEncoding::Utf32Be;
    const int width = isWide ? 4 : 2;
    for (const char byte : bytes) {
        m_partial[m_partialSize++] = static_cast<unsigned char>(byte);
        if (m_partialSize < width)
            continue;
        m_partialSize = 0;
        quint32 unit = 0;
        for (int i = 0; i < width; ++i)
            unit = (unit << 8) | m_partial[isBig ? i : width - 1 - i];
        out = take(unit, out);
    }
    return out - begin;
}

qsizetype CsvDecoder::finish(char *out)
{
    const char *const begin = out;
    if (m_high != 0)
        out = spellUtf8(std::exchange(m_high, 0), out);
    if (std::exchange(m_partialSize, 0) != 0)
        *out++ = '\xff';
    return out - begin;
}

} // namespace sluice
