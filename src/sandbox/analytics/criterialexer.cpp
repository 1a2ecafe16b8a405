// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/viewcriteria.h"

namespace sluice::sandbox {

namespace {

bool isCriteriaDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isCriteriaLetter(char letter)
{
    return ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'z') || letter == '_'
        || static_cast<unsigned char>(letter) >= 0x80;
}

// From the quote at `at` to its end; a doubled quote stands for one. Moves `at` behind it.
bool takeQuoted(QByteArrayView text, qsizetype &at, QByteArray &value)
{
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] != quote) {
            value.append(text[at]);
        } else if (at + 1 < text.size() && text[at + 1] == quote) {
            value.append(quote);
            ++at;
        } else {
            ++at;
            return true;
        }
    }
    return false;
}

QByteArray takeWhile(QByteArrayView text, qsizetype &at, bool (*isPart)(char))
{
    const qsizetype from = at;
    while (at < text.size() && isPart(text[at]))
        ++at;
    return text.sliced(from, at - from).toByteArray();
}

} // namespace

bool CriteriaToken::is(const char *word) const
{
    return (kind == Kind::Word || kind == Kind::Symbol)
        && text.compare(word, Qt::CaseInsensitive) == 0;
}

CriteriaLexer::CriteriaLexer(QByteArrayView text)
{
    read(text);
}

void CriteriaLexer::read(QByteArrayView text)
{
    using Kind = CriteriaToken::Kind;
    for (qsizetype at = 0; at < text.size();) {
        const char letter = text[at];
        CriteriaToken token;
        if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r') {
            ++at;
            continue;
        }
        const bool isSigned
            = letter == '-' && at + 1 < text.size() && isCriteriaDigit(text[at + 1]);
        if (letter == '"' || letter == '\'') {
            token.kind = takeQuoted(text, at, token.text)
                ? (letter == '"' ? Kind::Name : Kind::Text)
                : Kind::Bad;
        } else if (isCriteriaDigit(letter) || isSigned) {
            token.kind = Kind::Number;
            token.text = QByteArray(1, letter);
            ++at;
            token.text
                += takeWhile(text, at, [](char c) { return isCriteriaDigit(c) || c == '.'; });
        } else if (isCriteriaLetter(letter)) {
            token.kind = Kind::Word;
            token.text = takeWhile(
                text, at, [](char c) { return isCriteriaLetter(c) || isCriteriaDigit(c); });
        } else {
            token.kind = Kind::Symbol;
            const QByteArrayView two = text.sliced(at, qMin<qsizetype>(2, text.size() - at));
            const bool isDouble = two == QByteArrayView("<=") || two == QByteArrayView(">=")
                || two == QByteArrayView("!=") || two == QByteArrayView("<>");
            token.text = isDouble ? two.toByteArray() : QByteArray(1, letter);
            at += token.text.size();
            if (!QByteArrayView("=<>!(),.*").contains(letter))
                token.kind = Kind::Bad;
        }
        m_tokens.append(token);
    }
    m_tokens.append(CriteriaToken{});
}

const CriteriaToken &CriteriaLexer::peek(qsizetype ahead) const
{
    return m_tokens.at(qMin(m_at + ahead, m_tokens.size() - 1));
}

CriteriaToken CriteriaLexer::take()
{
    const CriteriaToken token = peek();
    m_at = qMin(m_at + 1, m_tokens.size() - 1);
    return token;
}

bool CriteriaLexer::takeIf(const char *word)
{
    if (!peek().is(word))
        return false;
    take();
    return true;
}

bool CriteriaLexer::isBad() const
{
    for (const CriteriaToken &token : m_tokens) {
        if (token.kind == CriteriaToken::Kind::Bad)
            return true;
    }
    return false;
}

} // namespace sluice::sandbox
