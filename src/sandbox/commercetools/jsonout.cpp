// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/jsonout.h"

#include <algorithm>
#include <charconv>

namespace sluice::sandbox {

namespace {

void appendJsonEscape(QByteArray &out, char c)
{
    constexpr char kHex[] = "0123456789abcdef";
    switch (c) {
    case '"':
    case '\\':
        out.append('\\').append(c);
        return;
    case '\n':
        out.append("\\n");
        return;
    case '\t':
        out.append("\\t");
        return;
    default:
        out.append("\\u00").append(kHex[c >> 4 & 15]).append(kHex[c & 15]);
    }
}

bool needsJsonEscape(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

} // namespace

void JsonOut::separate()
{
    if (m_needsComma)
        m_out.append(',');
}

void JsonOut::open(char bracket)
{
    separate();
    m_out.append(bracket);
    m_needsComma = false;
}

void JsonOut::close(char bracket)
{
    m_out.append(bracket);
    m_needsComma = true;
}

void JsonOut::key(QByteArrayView name)
{
    const qsizetype at = m_out.size();
    m_out.resize(at + (m_needsComma ? 4 : 3) + name.size());
    char *to = m_out.data() + at;
    if (m_needsComma)
        *to++ = ',';
    *to++ = '"';
    to = std::copy(name.begin(), name.end(), to);
    *to++ = '"';
    *to = ':';
    m_needsComma = false;
}

void JsonOut::text(QByteArrayView value)
{
    separate();
    m_needsComma = true;
    if (std::none_of(value.begin(), value.end(), needsJsonEscape)) {
        const qsizetype at = m_out.size();
        m_out.resize(at + value.size() + 2);
        char *to = m_out.data() + at;
        *to++ = '"';
        *std::copy(value.begin(), value.end(), to) = '"';
        return;
    }
    m_out.append('"');
    const char *from = value.begin();
    for (const char *at = from; at != value.end(); ++at) {
        if (!needsJsonEscape(*at))
            continue;
        m_out.append(from, at - from);
        appendJsonEscape(m_out, *at);
        from = at + 1;
    }
    m_out.append(from, value.end() - from).append('"');
}

void JsonOut::number(qint64 value)
{
    separate();
    m_needsComma = true;
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    m_out.append(digits, end - digits);
}

void JsonOut::flag(bool value)
{
    raw(value ? QByteArrayView("true") : QByteArrayView("false"));
}

void JsonOut::raw(QByteArrayView json)
{
    separate();
    m_needsComma = true;
    m_out.append(json.data(), json.size());
}

} // namespace sluice::sandbox
