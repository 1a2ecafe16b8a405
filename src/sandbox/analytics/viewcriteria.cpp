// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/viewcriteria.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kManyValues = 8;

// LIKE with % and _, case not counting.
bool isLike(QByteArrayView value, const QByteArray &pattern)
{
    QString expression = QRegularExpression::escape(QString::fromUtf8(pattern));
    expression.replace(u"\\%"_s, u"%"_s).replace(u'%', u".*"_s).replace(u'_', u'.');
    const QRegularExpression like(QRegularExpression::anchoredPattern(expression),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return like.match(QString::fromUtf8(value)).hasMatch();
}

bool holds(char operation, int order)
{
    switch (operation) {
    case '=':
        return order == 0;
    case '!':
        return order != 0;
    case '<':
        return order < 0;
    case '>':
        return order > 0;
    case 'l':
        return order <= 0;
    default:
        return order >= 0;
    }
}

char operationOf(const CriteriaToken &token)
{
    if (token.kind != CriteriaToken::Kind::Symbol)
        return 0;
    if (token.text == "=" || token.text == "<" || token.text == ">")
        return token.text.at(0);
    if (token.text == "!=" || token.text == "<>")
        return '!';
    if (token.text == "<=")
        return 'l';
    return token.text == ">=" ? 'g' : '\0';
}

} // namespace

CriteriaParser::CriteriaParser(CriteriaLexer &lexer, const QString &table,
    const QList<ViewColumn> &columns, bool mayBeUnquoted)
    : m_lexer(lexer)
    , m_table(table)
    , m_mayBeUnquoted(mayBeUnquoted)
{
    m_made.m_columns = columns;
}

int CriteriaParser::refuse(int code, const QString &message)
{
    m_problem = {code, message};
    return -1;
}

int CriteriaParser::add(Node node)
{
    m_made.m_nodes.push_back(std::move(node));
    return static_cast<int>(m_made.m_nodes.size()) - 1;
}

tl::expected<ViewCriteria, AnalyticsProblem> CriteriaParser::parse()
{
    if (m_lexer.isBad())
        return tl::unexpected(AnalyticsProblem{7331, {}});
    m_made.m_root = readOr();
    if (m_made.m_root < 0)
        return tl::unexpected(m_problem);
    return m_made;
}

int CriteriaParser::readOr()
{
    int left = readAnd();
    while (left >= 0 && m_lexer.takeIf("or")) {
        const int right = readAnd();
        left = right < 0 ? -1 : add({.kind = Node::Kind::Or, .left = left, .right = right});
    }
    return left;
}

int CriteriaParser::readAnd()
{
    int left = readNot();
    while (left >= 0 && m_lexer.takeIf("and")) {
        const int right = readNot();
        left = right < 0 ? -1 : add({.kind = Node::Kind::And, .left = left, .right = right});
    }
    return left;
}

int CriteriaParser::readNot()
{
    if (m_lexer.takeIf("not")) {
        const int inner = readNot();
        return inner < 0 ? -1 : add({.kind = Node::Kind::Not, .left = inner});
    }
    if (m_lexer.takeIf("(")) {
        const int inner = readOr();
        return inner < 0 || m_lexer.takeIf(")") ? inner : refuse(7331);
    }
    return readTest();
}

int CriteriaParser::readColumn()
{
    using Kind = CriteriaToken::Kind;
    CriteriaToken name = m_lexer.take();
    if (m_lexer.peek().is("(") && name.kind == Kind::Word)
        return refuse(7333);
    if (name.kind != Kind::Name && !(name.kind == Kind::Word && m_mayBeUnquoted))
        return refuse(7331);
    if (m_lexer.takeIf(".")) {
        if (m_table.compare(QString::fromUtf8(name.text), Qt::CaseInsensitive) != 0)
            return refuse(7330, u"Unknown table %1"_s.arg(QString::fromUtf8(name.text)));
        name = m_lexer.take();
        if (name.kind != Kind::Name)
            return refuse(7331);
    }
    const int column = columnIndex(m_made.m_columns, name.text);
    return column < 0 ? refuse(7330, u"Unknown column %1"_s.arg(QString::fromUtf8(name.text)))
                      : column;
}

bool CriteriaParser::takeValue(Node &node)
{
    using Kind = CriteriaToken::Kind;
    const CriteriaToken token = m_lexer.take();
    const bool isFlag = token.is("true") || token.is("false");
    if (token.kind != Kind::Text && token.kind != Kind::Number && !isFlag) {
        refuse(7331);
        return false;
    }
    const ViewColumn &column = m_made.m_columns.at(node.column);
    if (node.kind == Node::Kind::Like) {
        node.values.append(token.text);
        return true;
    }
    QByteArray scratch;
    QByteArrayView value;
    ViewColumn unlimited = column;
    unlimited.maxSize = 0;
    unlimited.isMandatory = false;
    // A number is no text, and text no number: the column's type decides how to write it.
    const bool isText = !column.isNumeric() && column.type != ColumnType::Boolean;
    if ((isText && token.kind == Kind::Number)
        || !storedValue(unlimited, {}, token.text, scratch, value)) {
        refuse(7327);
        return false;
    }
    node.values.append(value.toByteArray());
    return true;
}

bool CriteriaParser::readList(Node &node)
{
    if (!m_lexer.takeIf("(")) {
        refuse(7331);
        return false;
    }
    do {
        if (!takeValue(node))
            return false;
    } while (m_lexer.takeIf(","));
    if (node.values.size() >= kManyValues)
        node.set = QSet<QByteArray>(node.values.begin(), node.values.end());
    if (m_lexer.takeIf(")"))
        return true;
    refuse(7331);
    return false;
}

bool CriteriaParser::readOperand(Node &node)
{
    if (m_lexer.peek().kind != CriteriaToken::Kind::Name)
        return takeValue(node);
    node.otherColumn = readColumn();
    return node.otherColumn >= 0;
}

int CriteriaParser::readTest()
{
    Node node;
    node.column = readColumn();
    if (node.column < 0)
        return -1;
    if (m_lexer.takeIf("is")) {
        node.kind = Node::Kind::Null;
        node.isNegated = m_lexer.takeIf("not");
        return m_lexer.takeIf("null") ? add(node) : refuse(7331);
    }
    node.isNegated = m_lexer.takeIf("not");
    if (m_lexer.takeIf("in")) {
        node.kind = Node::Kind::In;
        return readList(node) ? add(node) : -1;
    }
    if (m_lexer.takeIf("like")) {
        node.kind = Node::Kind::Like;
        return takeValue(node) ? add(node) : -1;
    }
    node.operation = operationOf(m_lexer.take());
    if (node.operation == 0 || node.isNegated)
        return refuse(7331);
    return readOperand(node) ? add(node) : -1;
}

tl::expected<ViewCriteria, AnalyticsProblem> ViewCriteria::parse(
    QByteArrayView text, const QString &table, const Columns &columns, bool mayBeUnquoted)
{
    CriteriaLexer lexer(text);
    CriteriaParser parser(lexer, table, columns, mayBeUnquoted);
    auto made = parser.parse();
    if (made && lexer.peek().kind != CriteriaToken::Kind::End)
        return tl::unexpected(AnalyticsProblem{7331, {}});
    return made;
}

int ViewCriteria::keyColumn() const
{
    const Node &root = m_nodes.at(static_cast<size_t>(m_root));
    const bool isExact
        = root.kind == Node::Kind::Compare && root.operation == '=' && root.otherColumn < 0;
    return isExact || (root.kind == Node::Kind::In && !root.isNegated) ? root.column : -1;
}

bool ViewCriteria::matches(const TableReader &row) const
{
    return test(m_root, row);
}

bool ViewCriteria::test(int index, const TableReader &row) const
{
    const Node &node = m_nodes[static_cast<size_t>(index)];
    switch (node.kind) {
    case Node::Kind::And:
        return test(node.left, row) && test(node.right, row);
    case Node::Kind::Or:
        return test(node.left, row) || test(node.right, row);
    case Node::Kind::Not:
        return !test(node.left, row);
    default:
        break;
    }
    const QByteArrayView value = row.cell(node.column);
    if (node.kind == Node::Kind::Null)
        return value.isEmpty() != node.isNegated;
    if (value.isEmpty())
        return false; // nothing compares with null
    const ColumnType type = m_columns.at(node.column).type;
    if (node.kind == Node::Kind::Like)
        return isLike(value, node.values.first()) != node.isNegated;
    if (node.kind == Node::Kind::In) {
        if (!node.set.isEmpty())
            return node.set.contains(QByteArray::fromRawData(value.data(), value.size()))
                != node.isNegated;
        const bool isIn = std::any_of(node.values.begin(), node.values.end(),
            [&](const QByteArray &one) { return compareStored(type, value, one) == 0; });
        return isIn != node.isNegated;
    }
    const QByteArrayView other
        = node.otherColumn >= 0 ? row.cell(node.otherColumn) : QByteArrayView(node.values.first());
    return (!other.isEmpty() || node.otherColumn < 0)
        && holds(node.operation, compareStored(type, value, other));
}

} // namespace sluice::sandbox
