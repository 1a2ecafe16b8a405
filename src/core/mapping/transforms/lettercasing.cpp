// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/transforms/lettercasing.h"

#include "core/mapping/rules/rule.h"

#include <QString>

namespace sluice {

namespace {

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

QString capitalizedText(const QString &text)
{
    QString out;
    out.reserve(text.size());
    bool inWord = false;
    for (const QChar c : text) {
        const bool isWordPart = c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'\'';
        out.append(isWordPart && !inWord ? c.toTitleCase() : c.toLower());
        inWord = isWordPart;
    }
    return out;
}

} // namespace

QByteArrayView LetterCasing::of(QByteArrayView text)
{
    if (!isAsciiText(text)) {
        const QString wide = QString::fromUtf8(text);
        m_buffer = (m_case == LetterCase::Upper ? wide.toUpper()
                : m_case == LetterCase::Lower   ? wide.toLower()
                                                : capitalizedText(wide))
                       .toUtf8();
        return m_buffer;
    }
    if (m_buffer.size() < text.size())
        m_buffer.resize(text.size());
    char *out = m_buffer.data();
    bool inWord = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isLetter = isAsciiLetter(c);
        const bool isUpper
            = m_case == LetterCase::Upper || (m_case == LetterCase::Capitalize && !inWord);
        out[i] = !isLetter ? c : static_cast<char>(isUpper ? c & ~0x20 : c | 0x20);
        inWord = isLetter || (c >= '0' && c <= '9') || c == '\'';
    }
    return QByteArrayView(out, text.size());
}

} // namespace sluice
