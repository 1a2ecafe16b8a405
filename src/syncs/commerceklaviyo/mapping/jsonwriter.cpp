// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/jsonwriter.h"

#include <array>
#include <charconv>
#include <cstring>

namespace sluice::commercemap {

namespace {

constexpr std::array<bool, 256> makeEscapedBytes()
{
    std::array<bool, 256> table{};
    for (size_t i = 0; i < 0x20; ++i) {
        table[i] = true;
    }
    table['"'] = true;
    table['\\'] = true;
    return table;
}

constexpr auto kEscapedBytes = makeEscapedBytes();

// That nothing of it is escaped; eight bytes at a time.
bool isPlain(std::string_view value)
{
    constexpr quint64 kOnes = 0x0101010101010101U;
    constexpr quint64 kHighs = 0x8080808080808080U;
    constexpr quint64 kBlanks = kOnes * 0x20U;
    constexpr quint64 kQuotes = kOnes * '"';
    constexpr quint64 kSlashes = kOnes * '\\';
    const auto hasLess
        = [](quint64 bytes, quint64 than) { return (bytes - than) & ~bytes & kHighs; };
    size_t i = 0;
    for (; i + sizeof(quint64) <= value.size(); i += sizeof(quint64)) {
        quint64 bytes = 0;
        std::memcpy(&bytes, value.data() + i, sizeof bytes);
        if ((hasLess(bytes, kBlanks) | hasLess(bytes ^ kQuotes, kOnes)
                | hasLess(bytes ^ kSlashes, kOnes))
            != 0) {
            return false;
        }
    }
    for (; i < value.size(); ++i) {
        if (kEscapedBytes[static_cast<unsigned char>(value[i])]) {
            return false;
        }
    }
    return true;
}

void appendEscaped(std::string &out, unsigned char c)
{
    static constexpr char kHex[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out.append("\\\"", 2);
        return;
    case '\\':
        out.append("\\\\", 2);
        return;
    case '\n':
        out.append("\\n", 2);
        return;
    case '\r':
        out.append("\\r", 2);
        return;
    case '\t':
        out.append("\\t", 2);
        return;
    case '\b':
        out.append("\\b", 2);
        return;
    case '\f':
        out.append("\\f", 2);
        return;
    default: {
        const char code[] = {'\\', 'u', '0', '0', kHex[c >> 4U], kHex[c & 0xfU]};
        out.append(code, sizeof code);
    }
    }
}

} // namespace

void JsonWriter::appendQuoted(std::string_view value)
{
    if (isPlain(value)) {
        const size_t at = m_out.size();
        m_out.resize(at + value.size() + 2, '"');
        std::memcpy(m_out.data() + at + 1, value.data(), value.size());
        return;
    }
    m_out.push_back('"');
    size_t start = 0;
    for (size_t i = 0; i < value.size(); ++i) {
        const auto c = static_cast<unsigned char>(value[i]);
        if (kEscapedBytes[c]) {
            append(value.substr(start, i - start));
            appendEscaped(m_out, c);
            start = i + 1;
        }
    }
    append(value.substr(start));
    m_out.push_back('"');
}

void JsonWriter::key(std::string_view name)
{
    separate();
    appendQuoted(name);
    m_out.push_back(':');
    m_needsComma = false;
}

void JsonWriter::text(std::string_view value)
{
    separate();
    appendQuoted(value);
    m_needsComma = true;
}

void JsonWriter::raw(std::string_view json)
{
    separate();
    append(json);
    m_needsComma = true;
}

void JsonWriter::integer(qint64 value)
{
    std::array<char, 24> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    raw({buffer.data(), size_t(end - buffer.data())});
}

void JsonWriter::unsignedInteger(quint64 value)
{
    std::array<char, 24> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    raw({buffer.data(), size_t(end - buffer.data())});
}

void JsonWriter::real(double value)
{
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    raw({buffer.data(), size_t(end - buffer.data())});
}

void JsonWriter::decimal(qint64 amount, int digits)
{
    std::array<char, 24> buffer{};
    const bool isNegative = amount < 0;
    const quint64 whole = isNegative ? 0 - static_cast<quint64>(amount) : quint64(amount);
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), whole).ptr;
    std::string_view all(buffer.data(), size_t(end - buffer.data()));
    QByteArray text;
    if (isNegative) {
        text.append('-');
    }
    if (digits <= 0) {
        text.append(all.data(), qsizetype(all.size()));
    } else {
        const auto places = size_t(digits);
        const std::string_view left
            = all.size() > places ? all.substr(0, all.size() - places) : std::string_view("0");
        QByteArray right(all.size() < places ? qsizetype(places - all.size()) : 0, '0');
        const std::string_view tail = all.size() > places ? all.substr(all.size() - places) : all;
        right.append(tail.data(), qsizetype(tail.size()));
        while (right.endsWith('0')) {
            right.chop(1);
        }
        text.append(left.data(), qsizetype(left.size()));
        if (!right.isEmpty()) {
            text.append('.');
            text.append(right);
        }
    }
    raw(text == "-0" ? std::string_view("0") : asView(text));
}

QByteArray quotedJson(std::string_view value)
{
    JsonWriter writer(qsizetype(value.size()) + 2);
    writer.text(value);
    return writer.take();
}

} // namespace sluice::commercemap
