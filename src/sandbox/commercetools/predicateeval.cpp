// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/predicate.h"

#include <algorithm>

namespace sluice::sandbox {

namespace {

bool isShopMoment(const QByteArray &text)
{
    return text.size() == 24 && text.at(10) == 'T' && text.endsWith('Z');
}

// Below, equal or above zero; nothing: the types differ.
std::optional<int> orderAgainst(JsonView found, const PredicateValue &wanted)
{
    const bool isLoose = wanted.kind == PredicateValue::Kind::Variable;
    if (found.isText() && (isLoose || wanted.kind == PredicateValue::Kind::Text)) {
        const QByteArray text = found.text();
        return text.compare(
            isShopMoment(text) && !wanted.moment.isEmpty() ? wanted.moment : wanted.text);
    }
    if (found.isNumber() && (isLoose || wanted.kind == PredicateValue::Kind::Number)) {
        const double number = found.number();
        return number < wanted.number ? -1 : number > wanted.number ? 1 : 0;
    }
    if (found.isFlag() && (isLoose || wanted.kind == PredicateValue::Kind::Flag))
        return static_cast<int>(found.flag()) - static_cast<int>(wanted.flag);
    return std::nullopt;
}

bool predicateCompares(
    JsonView found, PredicateNode::Operator comparison, const PredicateValue &wanted)
{
    const std::optional<int> ordered = orderAgainst(found, wanted);
    if (!ordered)
        return comparison == PredicateNode::Operator::NotEqual;
    switch (comparison) {
    case PredicateNode::Operator::Equal:
        return *ordered == 0;
    case PredicateNode::Operator::NotEqual:
        return *ordered != 0;
    case PredicateNode::Operator::Less:
        return *ordered < 0;
    case PredicateNode::Operator::LessOrEqual:
        return *ordered <= 0;
    case PredicateNode::Operator::Greater:
        return *ordered > 0;
    case PredicateNode::Operator::GreaterOrEqual:
        return *ordered >= 0;
    }
    return false;
}

bool isAnyValue(JsonView found, const QList<PredicateValue> &values)
{
    return std::any_of(values.begin(), values.end(), [&](const PredicateValue &value) {
        return predicateCompares(found, PredicateNode::Operator::Equal, value);
    });
}

bool haveValue(const QList<JsonView> &items, const PredicateValue &value)
{
    return std::any_of(items.begin(), items.end(), [&](JsonView item) {
        return predicateCompares(item, PredicateNode::Operator::Equal, value);
    });
}

bool clauseHolds(const PredicateNode &node, JsonView record)
{
    using Kind = PredicateNode::Kind;
    const JsonView found = record.member(node.field);
    if (node.kind == Kind::IsDefined)
        return found.isPresent() != node.isNegated;
    if (node.kind == Kind::IsEmpty)
        return (!found.isPresent() || found.isEmpty()) != node.isNegated;
    const QList<JsonView> items = found.items(); // a member that is not there has none
    const auto any = [&](auto test) { return std::any_of(items.begin(), items.end(), test); };
    switch (node.kind) {
    case Kind::Compare:
        // Whether an absent member is "not equal" is not documented; here it is.
        if (node.comparison == PredicateNode::Operator::NotEqual)
            return !haveValue(items, node.values.first());
        return any([&](JsonView item) {
            return predicateCompares(item, node.comparison, node.values.first());
        });
    case Kind::In:
    case Kind::ContainsAny:
        return any([&](JsonView item) { return isAnyValue(item, node.values); });
    case Kind::ContainsAll:
        return std::all_of(node.values.begin(), node.values.end(),
            [&](const PredicateValue &value) { return haveValue(items, value); });
    case Kind::MatchesIgnoringCase: {
        const QString wanted = QString::fromUtf8(node.values.first().text);
        return any([&](JsonView item) {
            return QString::fromUtf8(item.text()).compare(wanted, Qt::CaseInsensitive) == 0;
        });
    }
    case Kind::Inside:
        return any([&](JsonView item) { return holds(*node.children.front(), item); });
    default:
        return false;
    }
}

} // namespace

bool holds(const PredicateNode &node, JsonView record)
{
    const auto childHolds = [&](const auto &child) { return holds(*child, record); };
    switch (node.kind) {
    case PredicateNode::Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), childHolds);
    case PredicateNode::Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), childHolds);
    case PredicateNode::Kind::Not:
        return !holds(*node.children.front(), record);
    default:
        return clauseHolds(node, record);
    }
}

} // namespace sluice::sandbox
