// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/viewquery.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

struct FunctionName
{
    const char *word;
    ViewQuery::Function function;
};
constexpr FunctionName kFunctionNames[] = {{"count", ViewQuery::Function::Count},
    {"sum", ViewQuery::Function::Sum}, {"min", ViewQuery::Function::Min},
    {"max", ViewQuery::Function::Max}, {"avg", ViewQuery::Function::Average}};

// Reads one SELECT; each step says false if the text is not what it should be.
class QueryReader
{
public:
    QueryReader(QByteArrayView sql, const QString &table, const QList<ViewColumn> &columns)
        : m_lexer(sql)
        , m_table(table)
        , m_parser(m_lexer, table, columns, true)
    {
        m_query.columns = columns;
    }

    tl::expected<ViewQuery, AnalyticsProblem> read()
    {
        const bool isGood = !m_lexer.isBad() && m_lexer.takeIf("select") && readItems()
            && m_lexer.takeIf("from") && skipTable() && readWhere() && readGroups() && readHaving()
            && readOrder() && readLimit() && m_lexer.peek().kind == CriteriaToken::Kind::End;
        if (!isGood)
            return tl::unexpected(m_problem.value_or(m_parser.problem()));
        return m_query;
    }

private:
    bool readItems();
    bool readItem(ViewQuery::Item &item);
    bool skipTable();
    bool readWhere();
    bool readGroups();
    bool readHaving();
    bool readOrder();
    bool readLimit();

    CriteriaLexer m_lexer;
    const QString m_table;
    CriteriaParser m_parser;
    ViewQuery m_query;
    std::optional<AnalyticsProblem> m_problem;
};

bool QueryReader::readItem(ViewQuery::Item &item)
{
    if (m_lexer.peek(1).is("(")) {
        const CriteriaToken word = m_lexer.take();
        for (const FunctionName &one : kFunctionNames) {
            if (word.is(one.word))
                item.function = one.function;
        }
        m_lexer.take();
        if (item.function == ViewQuery::Function::None)
            return false;
        item.title = word.text.toLower() + '(';
        if (item.function == ViewQuery::Function::Count && m_lexer.takeIf("*")) {
            item.function = ViewQuery::Function::CountRows;
            item.title += "*)";
            return m_lexer.takeIf(")");
        }
        if (item.function == ViewQuery::Function::Count && m_lexer.takeIf("distinct"))
            item.function = ViewQuery::Function::CountDistinct;
        item.column = m_parser.readColumn();
        if (item.column < 0)
            return false;
        item.title += m_query.columns.at(item.column).name + ')';
        return m_lexer.takeIf(")");
    }
    item.column = m_parser.readColumn();
    if (item.column >= 0)
        item.title = m_query.columns.at(item.column).name;
    return item.column >= 0;
}

bool QueryReader::readItems()
{
    if (m_lexer.takeIf("*")) {
        for (int i = 0; i < m_query.columns.size(); ++i)
            m_query.items.append({.column = i, .title = m_query.columns.at(i).name});
        return true;
    }
    do {
        ViewQuery::Item item;
        if (!readItem(item))
            return false;
        if (m_lexer.takeIf("as"))
            item.title = m_lexer.take().text;
        m_query.items.append(item);
    } while (m_lexer.takeIf(","));
    return true;
}

bool QueryReader::skipTable()
{
    return m_table.compare(QString::fromUtf8(m_lexer.take().text), Qt::CaseInsensitive) == 0;
}

bool QueryReader::readWhere()
{
    if (!m_lexer.takeIf("where"))
        return true;
    auto where = m_parser.parse();
    if (!where) {
        m_problem = where.error();
        return false;
    }
    m_query.where = *where;
    return true;
}

bool QueryReader::readGroups()
{
    if (!m_lexer.takeIf("group"))
        return true;
    if (!m_lexer.takeIf("by"))
        return false;
    do {
        const int column = m_parser.readColumn();
        if (column < 0)
            return false;
        m_query.groupBy.append(column);
    } while (m_lexer.takeIf(","));
    return true;
}

bool QueryReader::readHaving()
{
    if (!m_lexer.takeIf("having"))
        return true;
    do {
        ViewQuery::Item item;
        if (!readItem(item))
            return false;
        const QByteArray operation = m_lexer.take().text;
        const char letter = operation == "<="        ? 'l'
            : operation == ">="                      ? 'g'
            : operation == "!=" || operation == "<>" ? '!'
            : operation.isEmpty()                    ? '\0'
                                                     : operation.at(0);
        if (!QByteArrayView("=<>!lg").contains(letter))
            return false;
        m_query.having.append({m_query.findOrAdd(item), letter, m_lexer.take().text});
    } while (m_lexer.takeIf("and"));
    return true;
}

bool QueryReader::readOrder()
{
    if (!m_lexer.takeIf("order"))
        return true;
    if (!m_lexer.takeIf("by"))
        return false;
    do {
        int index = -1;
        if (m_lexer.peek().kind == CriteriaToken::Kind::Number) {
            index = m_lexer.take().text.toInt() - 1;
            if (index < 0 || index >= m_query.items.size())
                return false;
        } else {
            ViewQuery::Item item;
            if (!readItem(item))
                return false;
            index = m_query.findOrAdd(item);
        }
        const bool isDown = m_lexer.takeIf("desc");
        if (!isDown)
            m_lexer.takeIf("asc");
        m_query.orderBy.append({index, isDown});
    } while (m_lexer.takeIf(","));
    return true;
}

bool QueryReader::readLimit()
{
    if (!m_lexer.takeIf("limit"))
        return true;
    bool isNumber = false;
    m_query.limit = m_lexer.take().text.toLongLong(&isNumber);
    return isNumber;
}

} // namespace

bool ViewQuery::isGrouped() const
{
    return !groupBy.isEmpty() || std::any_of(items.begin(), items.end(), [](const Item &item) {
        return item.function != Function::None;
    });
}

QList<QByteArray> ViewQuery::titles() const
{
    QList<QByteArray> shown;
    for (const Item &item : items) {
        if (item.isShown)
            shown.append(item.title);
    }
    return shown;
}

int ViewQuery::findOrAdd(const Item &item)
{
    for (int i = 0; i < items.size(); ++i) {
        if (items.at(i).function == item.function && items.at(i).column == item.column)
            return i;
    }
    items.append(item);
    items.last().isShown = false;
    return static_cast<int>(items.size()) - 1;
}

QString tableOfQuery(QByteArrayView sql)
{
    CriteriaLexer lexer(sql);
    while (lexer.peek().kind != CriteriaToken::Kind::End) {
        if (lexer.take().is("from"))
            return QString::fromUtf8(lexer.peek().text);
    }
    return {};
}

tl::expected<ViewQuery, AnalyticsProblem> parseViewQuery(
    QByteArrayView sql, const QString &table, const QList<ViewColumn> &columns)
{
    return QueryReader(sql, table, columns).read();
}

ViewQuery queryOfColumns(const QList<ViewColumn> &columns, const QList<int> &wanted)
{
    ViewQuery query;
    query.columns = columns;
    for (const int column : wanted)
        query.items.append({.column = column, .title = columns.at(column).name});
    return query;
}

} // namespace sluice::sandbox
