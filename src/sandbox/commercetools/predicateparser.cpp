// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/predicate.h"
#include "sandbox/commercetools/predicatelexer.h"
#include "sandbox/commercetools/utcmoment.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

using PredicateTree = std::unique_ptr<PredicateNode>;

constexpr int kMostPredicateDepth = 60;

PredicateTree newPredicate(PredicateNode::Kind kind, const QByteArray &field = {})
{
    auto node = std::make_unique<PredicateNode>();
    node->kind = kind;
    node->field = field;
    return node;
}

// By descent. The first problem ends it: each step then gives nothing.
class PredicateParser
{
public:
    PredicateParser(const QByteArray &text, const PredicateVariables &variables)
        : m_lexer(text)
        , m_variables(variables)
        , m_token(m_lexer.next())
    {
    }

    PredicateTree whole()
    {
        PredicateTree node = either();
        if (node && m_token.kind != PredicateToken::Kind::End)
            return wrong();
        return node;
    }
    QString problem() const { return m_problem; }

private:
    void advance() { m_token = m_lexer.next(); }
    PredicateTree wrong()
    {
        if (m_problem.isEmpty()) {
            m_problem = u"Syntax error while parsing 'where'. Unexpected '%1' at column %2."_s
                            .arg(m_token.kind == PredicateToken::Kind::End
                                    ? u"end of input"_s
                                    : QString::fromUtf8(m_token.text))
                            .arg(m_token.column + 1);
        }
        return nullptr;
    }
    bool takeSymbol(QByteArrayView symbol)
    {
        if (!m_token.isSymbol(symbol))
            return wrong() != nullptr;
        advance();
        return true;
    }
    bool takeWord(QByteArrayView word)
    {
        if (!m_token.isWord(word))
            return wrong() != nullptr;
        advance();
        return true;
    }

    PredicateTree either();
    PredicateTree both();
    PredicateTree single();
    PredicateTree clause();
    PredicateTree inside(PredicateTree node);
    PredicateTree comparison(PredicateTree node);
    PredicateTree state(PredicateTree node);
    bool value(QList<PredicateValue> &to);
    bool valueList(QList<PredicateValue> &to);
    bool variable(QList<PredicateValue> &to);

    PredicateLexer m_lexer;
    const PredicateVariables &m_variables;
    PredicateToken m_token;
    int m_depth = 0;
    QString m_problem;
};

PredicateTree PredicateParser::either()
{
    if (++m_depth > kMostPredicateDepth)
        return wrong();
    PredicateTree first = both();
    if (first && m_token.isWord("or")) {
        PredicateTree all = newPredicate(PredicateNode::Kind::Or);
        all->children.push_back(std::move(first));
        while (m_token.isWord("or")) {
            advance();
            PredicateTree next = both();
            if (!next)
                return nullptr;
            all->children.push_back(std::move(next));
        }
        first = std::move(all);
    }
    --m_depth;
    return first;
}

PredicateTree PredicateParser::both()
{
    PredicateTree first = single();
    if (!first || !m_token.isWord("and"))
        return first;
    PredicateTree all = newPredicate(PredicateNode::Kind::And);
    all->children.push_back(std::move(first));
    while (m_token.isWord("and")) {
        advance();
        PredicateTree next = single();
        if (!next)
            return nullptr;
        all->children.push_back(std::move(next));
    }
    return all;
}

PredicateTree PredicateParser::inside(PredicateTree node)
{
    if (!takeSymbol("("))
        return nullptr;
    PredicateTree inner = either();
    if (!inner || !takeSymbol(")"))
        return nullptr;
    node->children.push_back(std::move(inner));
    return node;
}

PredicateTree PredicateParser::single()
{
    if (m_token.isSymbol("("))
        return inside(newPredicate(PredicateNode::Kind::And));
    if (m_token.isWord("not")) {
        advance();
        return inside(newPredicate(PredicateNode::Kind::Not));
    }
    return clause();
}

PredicateTree PredicateParser::clause()
{
    if (m_token.kind != PredicateToken::Kind::Word)
        return wrong();
    PredicateTree node = newPredicate(PredicateNode::Kind::Compare, m_token.text);
    advance();
    if (m_token.isSymbol("(")) {
        node->kind = PredicateNode::Kind::Inside;
        return inside(std::move(node));
    }
    if (m_token.isWord("in")) {
        advance();
        node->kind = PredicateNode::Kind::In;
        return valueList(node->values) ? std::move(node) : nullptr;
    }
    if (m_token.isWord("contains")) {
        advance();
        node->kind = m_token.isWord("all") ? PredicateNode::Kind::ContainsAll
                                           : PredicateNode::Kind::ContainsAny;
        if (!m_token.isWord("all") && !m_token.isWord("any"))
            return wrong();
        advance();
        return valueList(node->values) ? std::move(node) : nullptr;
    }
    if (m_token.isWord("matches")) {
        advance();
        node->kind = PredicateNode::Kind::MatchesIgnoringCase;
        if (!takeWord("ignore") || !takeWord("case") || !value(node->values))
            return nullptr;
        return node;
    }
    return m_token.isWord("is") ? state(std::move(node)) : comparison(std::move(node));
}

PredicateTree PredicateParser::state(PredicateTree node)
{
    advance();
    if (m_token.isWord("not")) {
        node->isNegated = true;
        advance();
    }
    if (!m_token.isWord("defined") && !m_token.isWord("empty"))
        return wrong();
    node->kind
        = m_token.isWord("defined") ? PredicateNode::Kind::IsDefined : PredicateNode::Kind::IsEmpty;
    advance();
    return node;
}

PredicateTree PredicateParser::comparison(PredicateTree node)
{
    using Operator = PredicateNode::Operator;
    struct Spelling
    {
        const char *symbol;
        Operator comparison;
    };
    constexpr Spelling kSpellings[] = {{"=", Operator::Equal}, {"!=", Operator::NotEqual},
        {"<>", Operator::NotEqual}, {"<", Operator::Less}, {"<=", Operator::LessOrEqual},
        {">", Operator::Greater}, {">=", Operator::GreaterOrEqual}};
    for (const Spelling &spelling : kSpellings) {
        if (!m_token.isSymbol(spelling.symbol))
            continue;
        advance();
        node->comparison = spelling.comparison;
        if (!value(node->values) || node->values.size() != 1)
            return wrong();
        return node;
    }
    return wrong();
}

PredicateValue predicateText(PredicateValue::Kind kind, const QByteArray &text)
{
    PredicateValue value{.kind = kind, .text = text};
    if (const auto moment = readUtcMoment(text))
        value.moment = utcMoment(*moment);
    value.number = text.toDouble();
    value.flag = text == "true";
    return value;
}

bool PredicateParser::variable(QList<PredicateValue> &to)
{
    QList<QByteArray> given = m_variables.values(m_token.text);
    if (given.isEmpty()) {
        m_problem = u"Malformed parameter: where: The input variable '%1' has no value."_s.arg(
            QString::fromUtf8(m_token.text));
        return false;
    }
    std::reverse(given.begin(), given.end()); // the last one given comes first
    for (const QByteArray &text : std::as_const(given))
        to.append(predicateText(PredicateValue::Kind::Variable, text));
    advance();
    return true;
}

bool PredicateParser::value(QList<PredicateValue> &to)
{
    switch (m_token.kind) {
    case PredicateToken::Kind::Text:
        to.append(predicateText(PredicateValue::Kind::Text, m_token.text));
        break;
    case PredicateToken::Kind::Number: {
        bool isNumber = false;
        PredicateValue value{.kind = PredicateValue::Kind::Number, .text = m_token.text};
        value.number = m_token.text.toDouble(&isNumber);
        if (!isNumber)
            return wrong() != nullptr;
        to.append(value);
        break;
    }
    case PredicateToken::Kind::Variable:
        return variable(to);
    default:
        if (!m_token.isWord("true") && !m_token.isWord("false"))
            return wrong() != nullptr;
        to.append({.kind = PredicateValue::Kind::Flag, .flag = m_token.isWord("true")});
    }
    advance();
    return true;
}

bool PredicateParser::valueList(QList<PredicateValue> &to)
{
    if (m_token.kind == PredicateToken::Kind::Variable)
        return variable(to);
    if (!takeSymbol("("))
        return false;
    for (;;) {
        if (!value(to))
            return false;
        if (!m_token.isSymbol(","))
            return takeSymbol(")");
        advance();
    }
}

} // namespace

Result<PredicateTree> parsePredicate(const QByteArray &text, const PredicateVariables &variables)
{
    PredicateParser parser(text, variables);
    PredicateTree node = parser.whole();
    if (!node)
        return fail(ErrorKind::Data, parser.problem());
    return node;
}

} // namespace sluice::sandbox
