// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/zcqllexer.h"

namespace sluice::sandbox {

namespace {

bool isKeyword(const QByteArray &upper)
{
    static const QList<QByteArray> words{"SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN",
        "LIKE", "BETWEEN", "IS", "NULL", "ORDER", "GROUP", "BY", "HAVING", "LIMIT", "OFFSET",
        "JOIN", "INNER", "LEFT", "ON", "AS", "DISTINCT", "ASC", "DESC", "INSERT", "UPDATE",
        "DELETE", "INTO", "SET", "VALUES"};
    return words.contains(upper);
}

bool isNameStart(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

bool isZcqlDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

qsizetype endOfName(const QByteArray &query, qsizetype at)
{
    while (at < query.size() && (isNameStart(query[at]) || isZcqlDigit(query[at])))
        ++at;
    return at;
}

qsizetype endOfNumber(const QByteArray &query, qsizetype at)
{
    ++at;
    while (at < query.size() && (isZcqlDigit(query[at]) || query[at] == '.'))
        ++at;
    return at;
}

// Behind the closing quote; -1: there is none.
qsizetype readQuoted(const QByteArray &query, qsizetype at, QByteArray &text)
{
    for (++at; at < query.size(); ++at) {
        if (query[at] != '\'') {
            text.append(query[at]);
            continue;
        }
        if (at + 1 >= query.size() || query[at + 1] != '\'')
            return at + 1;
        text.append('\'');
        ++at;
    }
    return -1;
}

// The length of the sign there; 0: it is none.
qsizetype signLength(const QByteArray &query, qsizetype at)
{
    const QByteArrayView two
        = QByteArrayView(query).sliced(at).first(qMin<qsizetype>(2, query.size() - at));
    if (two == "<>" || two == "<=" || two == ">=" || two == "!=")
        return 2;
    return QByteArrayView("=<>(),*.;").contains(query[at]) ? 1 : 0;
}

} // namespace

std::optional<QList<ZcqlToken>> zcqlTokens(const QByteArray &query)
{
    using Kind = ZcqlToken::Kind;
    QList<ZcqlToken> tokens;
    qsizetype at = 0;
    while (at < query.size()) {
        const char letter = query[at];
        if (letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t') {
            ++at;
            continue;
        }
        ZcqlToken token;
        qsizetype end = at;
        if (isNameStart(letter)) {
            end = endOfName(query, at);
            token.text = query.mid(at, end - at);
            token.kind = isKeyword(token.text.toUpper()) ? Kind::Keyword : Kind::Name;
        } else if (isZcqlDigit(letter)
            || (letter == '-' && at + 1 < query.size() && isZcqlDigit(query[at + 1]))) {
            end = endOfNumber(query, at);
            token = {Kind::Number, query.mid(at, end - at), {}};
        } else if (letter == '\'') {
            token.kind = Kind::Text;
            token.text = QByteArray("");
            end = readQuoted(query, at, token.text);
            if (end < 0)
                return std::nullopt;
        } else {
            end = at + signLength(query, at);
            if (end == at)
                return std::nullopt;
            token = {Kind::Sign, query.mid(at, end - at), {}};
        }
        token.written = query.mid(at, end - at);
        if (token.kind == Kind::Keyword)
            token.text = token.text.toUpper();
        tokens.append(token);
        at = end;
    }
    tokens.append({Kind::End, {}, {}});
    return tokens;
}

} // namespace sluice::sandbox
