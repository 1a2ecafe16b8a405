// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/analyticserrors.h"
#include "sandbox/analytics/columntypes.h"
#include "sandbox/analytics/tablefile.h"

#include <QSet>

#include <memory>
#include <tl/expected.hpp>
#include <vector>

namespace sluice::sandbox {

// A filter over the rows of one table in Analytics' criteria grammar (datastore-analytics B.5).
// Made once, asked for many rows; immutable, any thread.
class ViewCriteria
{
public:
    using Columns = QList<ViewColumn>;
    // `mayBeUnquoted`: a bare word may name a column.
    static tl::expected<ViewCriteria, AnalyticsProblem> parse(
        QByteArrayView text, const QString &table, const Columns &columns, bool mayBeUnquoted);

    bool matches(const TableReader &row) const;

    // If only rows with one of certain values in one column can match: that column, else -1.
    int keyColumn() const;
    const QList<QByteArray> &keys() const { return m_nodes.at(static_cast<size_t>(m_root)).values; }

    struct Node
    {
        enum class Kind { And, Or, Not, Compare, In, Like, Null };
        Kind kind = Kind::Compare;
        int left = -1; // a node
        int right = -1;
        int column = -1;
        int otherColumn = -1; // compared with, in place of a value
        char operation = '='; // = ! < > l (at most) g (at least)
        bool isNegated = false;
        QList<QByteArray> values; // in stored form
        QSet<QByteArray> set; // the same, where there are many
    };

private:
    friend class CriteriaParser;
    bool test(int node, const TableReader &row) const;

    std::vector<Node> m_nodes;
    int m_root = -1;
    Columns m_columns;
};

// The words of criteria and of SQL.
struct CriteriaToken
{
    enum class Kind { End, Name, Word, Text, Number, Symbol, Bad };
    Kind kind = Kind::End;
    QByteArray text; // without quotes

    bool is(const char *word) const; // a word or symbol, case not counting
};

class CriteriaLexer
{
public:
    explicit CriteriaLexer(QByteArrayView text);
    const CriteriaToken &peek(qsizetype ahead = 0) const;
    CriteriaToken take();
    bool takeIf(const char *word);
    qsizetype position() const { return m_at; } // of the next token in the text
    bool isBad() const;

private:
    void read(QByteArrayView text);
    QList<CriteriaToken> m_tokens;
    qsizetype m_at = 0;
};

// Reads criteria out of a stream of tokens up to where they end.
class CriteriaParser
{
public:
    CriteriaParser(CriteriaLexer &lexer, const QString &table, const QList<ViewColumn> &columns,
        bool mayBeUnquoted);
    tl::expected<ViewCriteria, AnalyticsProblem> parse();
    int readColumn(); // -1: problem() says why
    const AnalyticsProblem &problem() const { return m_problem; }

private:
    using Node = ViewCriteria::Node;
    int readOr();
    int readAnd();
    int readNot();
    int readTest();
    bool readOperand(Node &node);
    bool readList(Node &node);
    bool takeValue(Node &node);
    int add(Node node);
    int refuse(int code, const QString &message = {});

    CriteriaLexer &m_lexer;
    const QString m_table;
    const bool m_mayBeUnquoted;
    ViewCriteria m_made;
    AnalyticsProblem m_problem{7331, {}};
};

} // namespace sluice::sandbox
