// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/rowreader.h"
#include "sandbox/zohocrm/crmerrors.h"

#include <tl/expected.hpp>

#include <vector>

namespace sluice::sandbox {

// The criteria of a bulk read (zoho-crm-bulk B1): one condition or nested groups, checked against
// the module's fields and then asked row by row. A plain value, used on one thread.
class Criteria
{
public:
    struct Bounds
    {
        int conditions = 25;
        int values = 20; // of in and not_in
    };
    // `version` of the API: before 6 a condition may name its field without the object around it.
    static tl::expected<Criteria, CrmProblem> fromJson(
        const QJsonValue &json, const ModuleSpec &module, int version);
    static tl::expected<Criteria, CrmProblem> fromJson(
        const QJsonValue &json, const ModuleSpec &module, int version, const Bounds &bounds);

    bool isEmpty() const { return m_nodes.empty(); }
    quint64 fieldMask() const { return m_mask; }
    bool matches(const RowReader &row, qint64 id) const;

private:
    enum class Comparator {
        Equal,
        NotEqual,
        In,
        NotIn,
        Less,
        LessEqual,
        Greater,
        GreaterEqual,
        Contains,
        NotContains,
        StartsWith,
        EndsWith,
        Between,
        NotBetween,
    };
    enum class Kind { Number, Text, Moment, Flag, Reference };
    struct Node
    {
        bool isGroup = false;
        bool isOr = false;
        std::vector<int> children;
        int field = -1; // -1: the id
        Kind kind = Kind::Text;
        Comparator comparator = Comparator::Equal;
        QList<QByteArray> texts; // in lower case; empty text: ${EMPTY}
        QList<double> numbers;
        QList<qint64> exact; // ids, big integers and moments
    };
    class Reader;
    bool nodeMatches(const Node &node, const RowReader &row, qint64 id) const;
    static bool conditionMatches(const Node &node, QByteArrayView value);
    static bool orderMatches(Comparator comparator, int order);
    static int orderOf(const Node &node, QByteArrayView value, qsizetype index);

    std::vector<Node> m_nodes; // the last one is the root
    quint64 m_mask = 0;
};

// Milliseconds of an ISO moment or day with or without offset; false: it is none.
bool parseIsoMoment(QByteArrayView text, qint64 &ms);

} // namespace sluice::sandbox
