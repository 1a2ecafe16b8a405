// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/zcql.h"
#include "sandbox/catalyst/zcqllexer.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kMostZcqlColumns = 20;
constexpr int kDeepestCondition = 50;

using TokenKind = ZcqlToken::Kind;
using Function = ZcqlQuery::Function;

// Goes over the words of one query and remembers the first problem.
class ZcqlParser
{
public:
    ZcqlParser(const QList<ZcqlToken> &tokens, const CatalystStore &store)
        : m_tokens(tokens)
        , m_store(store)
    {
    }

    tl::expected<ZcqlQuery, CatalystProblem> parse()
    {
        if (!takeWord("SELECT")) {
            refuse(u"Only SELECT statements are emulated"_s);
        } else if (findTable()) {
            readItems();
            // The table was found beforehand, since the columns need it.
            m_at = m_behindTable;
            readClauses();
        }
        if (m_problem)
            return tl::unexpected(*m_problem);
        return m_query;
    }

private:
    const ZcqlToken &here() const { return m_tokens.at(m_at); }
    const ZcqlToken &next() const { return m_tokens.at(qMin(m_at + 1, m_tokens.size() - 1)); }
    bool isSign(QByteArrayView sign) const
    {
        return here().kind == TokenKind::Sign && here().text == sign;
    }
    bool isWord(QByteArrayView word) const
    {
        return here().kind == TokenKind::Keyword && here().text == word;
    }
    bool takeSign(QByteArrayView sign)
    {
        if (!isSign(sign))
            return false;
        ++m_at;
        return true;
    }
    bool takeWord(QByteArrayView word)
    {
        if (!isWord(word))
            return false;
        ++m_at;
        return true;
    }
    void refuse(const QString &message)
    {
        if (!m_problem)
            m_problem = invalidInput(message);
    }
    void refuseHere()
    {
        refuse(here().kind == TokenKind::End
                ? u"The query ends too early"_s
                : u"Syntax error near %1"_s.arg(QString::fromUtf8(here().written)));
    }

    bool findTable();
    void readItems();
    void readItem();
    bool readFunction();
    int readColumn();
    void readClauses();
    void readOrder();
    void readLimit();
    qint64 readCount();
    Condition readAny(int depth);
    Condition readAll(int depth);
    Condition readOne(int depth);
    void readValues(Condition &leaf);
    void readValue(Condition &leaf);
    static std::optional<Comparison> comparisonOf(QByteArrayView sign);

    const QList<ZcqlToken> &m_tokens;
    const CatalystStore &m_store;
    qsizetype m_at = 0;
    qsizetype m_behindTable = 0;
    ZcqlQuery m_query;
    std::optional<CatalystProblem> m_problem;
};

bool ZcqlParser::findTable()
{
    int depth = 0;
    for (qsizetype i = m_at; i + 1 < m_tokens.size(); ++i) {
        const ZcqlToken &token = m_tokens.at(i);
        const bool isSignToken = token.kind == TokenKind::Sign;
        depth += isSignToken && token.text == "(" ? 1 : 0;
        depth -= isSignToken && token.text == ")" ? 1 : 0;
        const bool isQualified = i > 0 && m_tokens.at(i - 1).text == ".";
        if (token.kind != TokenKind::Keyword || token.text != "FROM" || depth != 0 || isQualified)
            continue;
        const QString name = QString::fromUtf8(m_tokens.at(i + 1).written);
        m_query.table = m_store.indexOfTable(name);
        m_behindTable = i + 2;
        if (m_query.table < 0)
            refuse(u"No such table %1"_s.arg(name));
        return m_query.table >= 0;
    }
    refuse(u"FROM is missing"_s);
    return false;
}

void ZcqlParser::readItems()
{
    m_query.isDistinct = takeWord("DISTINCT");
    if (takeSign("*")) {
        m_query.isAll = true;
    } else {
        do
            readItem();
        while (!m_problem && takeSign(","));
    }
    if (!m_problem && !isWord("FROM"))
        refuseHere();
    if (m_query.items.size() > kMostZcqlColumns)
        refuse(u"A query selects up to 20 columns"_s);
    const bool isAggregate = m_query.isAggregate();
    for (const ZcqlQuery::Item &item : std::as_const(m_query.items)) {
        if ((item.function != Function::None) != isAggregate)
            refuse(u"Columns beside functions need GROUP BY, which is not emulated"_s);
    }
}

void ZcqlParser::readItem()
{
    if (readFunction())
        return;
    const int column = readColumn();
    if (column < 0)
        return;
    const QString name = QString::fromUtf8(m_store.spec(m_query.table).columns.at(column).name);
    m_query.items.append({Function::None, column, name});
}

bool ZcqlParser::readFunction()
{
    static const QList<std::pair<QByteArray, Function>> functions{{"COUNT", Function::Count},
        {"SUM", Function::Sum}, {"AVG", Function::Avg}, {"MIN", Function::Min},
        {"MAX", Function::Max}};
    if (here().kind != TokenKind::Name || next().text != "(")
        return false;
    const QByteArray name = here().text.toUpper();
    for (const auto &[word, function] : functions) {
        if (word != name)
            continue;
        m_at += 2;
        const int column = readColumn();
        if (column >= 0 && !takeSign(")"))
            refuseHere();
        if (column >= 0) {
            const QByteArray &columnName = m_store.spec(m_query.table).columns.at(column).name;
            m_query.items.append(
                {function, column, QString::fromUtf8(name + '(' + columnName + ')')});
        }
        return true;
    }
    refuse(u"There is no function %1"_s.arg(QString::fromUtf8(name)));
    return true;
}

// A column with or without its table's name. One that is called like a keyword needs it.
int ZcqlParser::readColumn()
{
    const DataTableSpec &spec = m_store.spec(m_query.table);
    if (here().kind == TokenKind::Name && next().text == "." && next().kind == TokenKind::Sign) {
        if (here().text != spec.module.name) {
            refuse(u"No such table %1 in the query"_s.arg(QString::fromUtf8(here().text)));
            return -1;
        }
        m_at += 2;
        if (here().kind != TokenKind::Name && here().kind != TokenKind::Keyword) {
            refuseHere();
            return -1;
        }
    } else if (here().kind != TokenKind::Name) {
        refuseHere();
        return -1;
    }
    const int column = spec.indexOf(here().written);
    if (column < 0)
        refuse(u"No such column %1"_s.arg(QString::fromUtf8(here().written)));
    ++m_at;
    return column;
}

void ZcqlParser::readClauses()
{
    if (takeWord("WHERE"))
        m_query.where = readAny(0);
    if (!m_problem
        && (isWord("GROUP") || isWord("HAVING") || isWord("JOIN") || isWord("INNER")
            || isWord("LEFT"))) {
        refuse(u"%1 is not emulated"_s.arg(QString::fromUtf8(here().text)));
    }
    if (!m_problem && takeWord("ORDER"))
        readOrder();
    if (!m_problem && takeWord("LIMIT"))
        readLimit();
    takeSign(";");
    if (!m_problem && here().kind != TokenKind::End)
        refuseHere();
}

void ZcqlParser::readOrder()
{
    if (!takeWord("BY"))
        refuseHere();
    do {
        const int column = m_problem ? -1 : readColumn();
        if (column < 0)
            return;
        const bool isDescending = takeWord("DESC");
        if (!isDescending)
            takeWord("ASC");
        m_query.order.append({column, isDescending});
    } while (takeSign(","));
}

qint64 ZcqlParser::readCount()
{
    qint64 value = -1;
    if (here().kind != TokenKind::Number || !parseInteger(here().text, value) || value < 0)
        refuseHere();
    else
        ++m_at;
    return value;
}

// LIMIT count, LIMIT offset,count or LIMIT count OFFSET offset.
void ZcqlParser::readLimit()
{
    const qint64 first = readCount();
    if (m_problem)
        return;
    if (takeSign(",")) {
        m_query.offset = first;
        m_query.limit = readCount();
        return;
    }
    m_query.limit = first;
    if (takeWord("OFFSET"))
        m_query.offset = readCount();
}

Condition ZcqlParser::readAny(int depth)
{
    Condition any{Condition::Kind::Any};
    if (depth > kDeepestCondition)
        refuse(u"The condition is too deep"_s);
    do
        any.children.push_back(readAll(depth));
    while (!m_problem && takeWord("OR"));
    return any.children.size() == 1 ? Condition(any.children.front()) : any;
}

Condition ZcqlParser::readAll(int depth)
{
    Condition all{Condition::Kind::All};
    do
        all.children.push_back(m_problem ? Condition() : readOne(depth));
    while (!m_problem && takeWord("AND"));
    return all.children.size() == 1 ? Condition(all.children.front()) : all;
}

std::optional<Comparison> ZcqlParser::comparisonOf(QByteArrayView sign)
{
    if (sign == "=")
        return Comparison::Equal;
    if (sign == "<>" || sign == "!=")
        return Comparison::NotEqual;
    if (sign == "<")
        return Comparison::Less;
    if (sign == "<=")
        return Comparison::LessEqual;
    if (sign == ">")
        return Comparison::Greater;
    if (sign == ">=")
        return Comparison::GreaterEqual;
    return std::nullopt;
}

Condition ZcqlParser::readOne(int depth)
{
    if (takeSign("(")) {
        Condition inner = readAny(depth + 1);
        if (!m_problem && !takeSign(")"))
            refuseHere();
        return inner;
    }
    Condition leaf{Condition::Kind::Leaf};
    leaf.column = readColumn();
    if (m_problem)
        return leaf;
    if (takeWord("IS")) {
        leaf.comparison = takeWord("NOT") ? Comparison::IsNotNull : Comparison::IsNull;
        if (!takeWord("NULL"))
            refuseHere();
        return leaf;
    }
    const bool isNot = takeWord("NOT");
    if (takeWord("LIKE")) {
        leaf.comparison = isNot ? Comparison::NotLike : Comparison::Like;
        readValue(leaf);
    } else if (takeWord("IN")) {
        leaf.comparison = isNot ? Comparison::NotIn : Comparison::In;
        readValues(leaf);
    } else if (!isNot && takeWord("BETWEEN")) {
        leaf.comparison = Comparison::Between;
        readValue(leaf);
        if (!m_problem && !takeWord("AND"))
            refuseHere();
        readValue(leaf);
    } else if (const auto comparison = isNot ? std::nullopt : comparisonOf(here().text);
               comparison && here().kind == TokenKind::Sign) {
        leaf.comparison = *comparison;
        ++m_at;
        readValue(leaf);
    } else {
        refuseHere();
    }
    return leaf;
}

void ZcqlParser::readValues(Condition &leaf)
{
    if (!takeSign("("))
        refuseHere();
    do
        readValue(leaf);
    while (!m_problem && takeSign(","));
    if (!m_problem && !takeSign(")"))
        refuseHere();
}

void ZcqlParser::readValue(Condition &leaf)
{
    if (m_problem)
        return;
    const bool isFlag = here().kind == TokenKind::Name
        && (here().text.toLower() == "true" || here().text.toLower() == "false");
    if (here().kind != TokenKind::Text && here().kind != TokenKind::Number && !isFlag) {
        refuseHere();
        return;
    }
    leaf.values.append(here().text);
    ++m_at;
}

} // namespace

tl::expected<ZcqlQuery, CatalystProblem> parseZcql(
    const QByteArray &text, const CatalystStore &store)
{
    const auto tokens = zcqlTokens(text);
    if (!tokens)
        return tl::unexpected(invalidInput(u"The query cannot be read"_s));
    return ZcqlParser(*tokens, store).parse();
}

} // namespace sluice::sandbox
