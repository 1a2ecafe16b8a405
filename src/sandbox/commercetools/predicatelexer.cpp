// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/predicatelexer.h"

#include <cctype>

namespace sluice::sandbox {

namespace {

bool isWordStart(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool isWordPart(char c)
{
    return isWordStart(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '-';
}

} // namespace

PredicateToken PredicateLexer::readText()
{
    PredicateToken token{PredicateToken::Kind::Text, {}, m_at};
    for (++m_at; m_at < m_text.size(); ++m_at) {
        char c = m_text.at(m_at);
        if (c == '"') {
            ++m_at;
            return token;
        }
        if (c == '\\' && m_at + 1 < m_text.size()) {
            c = m_text.at(++m_at);
            if (c == 'n')
                c = '\n';
            else if (c == 't')
                c = '\t';
        }
        token.text.append(c);
    }
    token.kind = PredicateToken::Kind::Bad;
    return token;
}

// Names with other characters stand in backticks.
PredicateToken PredicateLexer::readQuotedWord()
{
    PredicateToken token{PredicateToken::Kind::Bad, {}, m_at};
    const qsizetype end = m_text.indexOf('`', m_at + 1);
    if (end < 0)
        return token;
    token.kind = PredicateToken::Kind::Word;
    token.text = m_text.mid(m_at + 1, end - m_at - 1);
    m_at = end + 1;
    return token;
}

PredicateToken PredicateLexer::next()
{
    while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text.at(m_at))) != 0)
        ++m_at;
    if (m_at >= m_text.size())
        return {PredicateToken::Kind::End, {}, m_at};
    const qsizetype start = m_at;
    const char c = m_text.at(m_at);
    if (c == '"')
        return readText();
    if (c == '`')
        return readQuotedWord();
    const auto take = [&](PredicateToken::Kind kind, auto isPart) {
        while (m_at < m_text.size() && isPart(m_text.at(m_at)))
            ++m_at;
        return PredicateToken{kind, m_text.mid(start, m_at - start), start};
    };
    if (isWordStart(c))
        return take(PredicateToken::Kind::Word, isWordPart);
    if (c == ':') {
        ++m_at;
        PredicateToken token = take(PredicateToken::Kind::Variable, isWordPart);
        token.text.remove(0, 1);
        if (token.text.isEmpty())
            token.kind = PredicateToken::Kind::Bad;
        return token;
    }
    if (std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '+') {
        ++m_at;
        return take(PredicateToken::Kind::Number, [](char part) {
            return std::isdigit(static_cast<unsigned char>(part)) != 0 || part == '.' || part == 'e'
                || part == 'E';
        });
    }
    for (const char *symbol : {"!=", "<>", "<=", ">=", "<", ">", "=", "(", ")", ","}) {
        if (QByteArrayView(m_text).sliced(m_at).startsWith(symbol)) {
            m_at += static_cast<qsizetype>(qstrlen(symbol));
            return {PredicateToken::Kind::Symbol, symbol, start};
        }
    }
    return {PredicateToken::Kind::Bad, m_text.mid(start, 1), start};
}

} // namespace sluice::sandbox
