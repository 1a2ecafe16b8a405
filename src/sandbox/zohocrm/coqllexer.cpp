// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/coqllexer.h"

namespace sluice::sandbox {

namespace {

bool isCoqlLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_'
        || letter == '$';
}

bool isCoqlDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

// Behind the closing quote; -1: there is none.
qsizetype endOfCoqlText(const QByteArray &query, qsizetype at, QByteArray &text)
{
    for (++at; at < query.size(); ++at) {
        const char next = at + 1 < query.size() ? query[at + 1] : '\0';
        if (query[at] == '\\' && (next == '\'' || next == '\\')) {
            text.append(next);
            ++at;
        } else if (query[at] != '\'') {
            text.append(query[at]);
        } else if (next == '\'') {
            text.append('\'');
            ++at;
        } else {
            return at + 1;
        }
    }
    return -1;
}

qsizetype coqlSignLength(const QByteArray &query, qsizetype at)
{
    const QByteArray two = query.mid(at, 2);
    if (two == "<>" || two == "<=" || two == ">=" || two == "!=")
        return 2;
    return QByteArrayView("=<>(),").contains(query[at]) ? 1 : 0;
}

} // namespace

std::optional<QList<CoqlToken>> coqlTokens(const QByteArray &query)
{
    using Kind = CoqlToken::Kind;
    QList<CoqlToken> tokens;
    for (qsizetype at = 0; at < query.size();) {
        const char letter = query[at];
        if (letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t') {
            ++at;
            continue;
        }
        CoqlToken token{Kind::End, {}, at};
        qsizetype end = at;
        const bool isNegative
            = letter == '-' && at + 1 < query.size() && isCoqlDigit(query[at + 1]);
        if (letter == '\'') {
            token.kind = Kind::Text;
            token.text = QByteArray("");
            end = endOfCoqlText(query, at, token.text);
            if (end < 0)
                return std::nullopt;
        } else if (isCoqlLetter(letter)) {
            token.kind = Kind::Name;
            while (end < query.size()
                && (isCoqlLetter(query[end]) || isCoqlDigit(query[end]) || query[end] == '.'))
                ++end;
        } else if (isCoqlDigit(letter) || isNegative) {
            token.kind = Kind::Number;
            for (++end; end < query.size() && (isCoqlDigit(query[end]) || query[end] == '.');)
                ++end;
        } else {
            token.kind = Kind::Sign;
            end = at + coqlSignLength(query, at);
            if (end == at)
                return std::nullopt;
        }
        if (token.kind != Kind::Text)
            token.text = query.mid(at, end - at);
        tokens.append(token);
        at = end;
    }
    tokens.append({Kind::End, {}, query.size()});
    return tokens;
}

} // namespace sluice::sandbox
