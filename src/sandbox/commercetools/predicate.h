// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/commercetools/jsonview.h"

#include <QByteArray>
#include <QList>
#include <QMultiHash>

#include <memory>
#include <optional>
#include <vector>

namespace sluice::sandbox {

// One value in a predicate. Text that came from a variable takes the type of what it meets.
struct PredicateValue
{
    enum class Kind { Text, Number, Flag, Variable };
    Kind kind = Kind::Text;
    QByteArray text;
    QByteArray moment; // the text as a moment in the service's spelling; empty: it is none
    double number = 0;
    bool flag = false;
};

// A `where` of commercetools-klaviyo B.2 as a tree. Immutable once parsed; any thread.
struct PredicateNode
{
    enum class Kind {
        And,
        Or,
        Not,
        Compare,
        In,
        ContainsAny,
        ContainsAll,
        IsDefined,
        IsEmpty,
        MatchesIgnoringCase,
        Inside, // the children hold within the object or any object of the array
    };
    enum class Operator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

    Kind kind = Kind::And;
    QByteArray field;
    Operator comparison = Operator::Equal;
    bool isNegated = false; // of IsDefined and IsEmpty
    QList<PredicateValue> values;
    std::vector<std::unique_ptr<PredicateNode>> children;
};

using PredicateVariables = QMultiHash<QByteArray, QByteArray>; // without "var."

// Error: what is wrong with it, in the service's manner.
Result<std::unique_ptr<PredicateNode>> parsePredicate(
    const QByteArray &text, const PredicateVariables &variables);

bool holds(const PredicateNode &node, JsonView record);

// What a predicate says of one text field at least, for finding the first record at once. Records
// within the bounds still have to be asked.
struct PredicateBounds
{
    std::optional<QByteArray> low;
    bool hasLow = false; // the low value itself is within
    std::optional<QByteArray> high;
    bool hasHigh = false;
    std::optional<QList<QByteArray>> only; // no other values
};
PredicateBounds boundsOf(const PredicateNode &node, QByteArrayView field);

// The names of the record's own members that it uses.
QList<QByteArray> topFieldsOf(const PredicateNode &node);

} // namespace sluice::sandbox
