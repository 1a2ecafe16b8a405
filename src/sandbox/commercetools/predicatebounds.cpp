// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/predicate.h"

#include <algorithm>

namespace sluice::sandbox {

namespace {

QByteArray boundText(const PredicateValue &value)
{
    return value.moment.isEmpty() ? value.text : value.moment;
}

bool isTextValue(const PredicateValue &value)
{
    return value.kind == PredicateValue::Kind::Text || value.kind == PredicateValue::Kind::Variable;
}

PredicateBounds boundsOfList(const QList<PredicateValue> &values)
{
    PredicateBounds bounds;
    QList<QByteArray> texts;
    for (const PredicateValue &value : values) {
        if (isTextValue(value))
            texts.append(boundText(value));
    }
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    if (!texts.isEmpty()) {
        bounds.low = texts.first();
        bounds.high = texts.last();
        bounds.hasLow = bounds.hasHigh = true;
    }
    bounds.only = texts;
    return bounds;
}

PredicateBounds boundsOfComparison(const PredicateNode &node)
{
    using Operator = PredicateNode::Operator;
    PredicateBounds bounds;
    if (!isTextValue(node.values.first()))
        return bounds;
    const QByteArray text = boundText(node.values.first());
    switch (node.comparison) {
    case Operator::Equal:
        return boundsOfList(node.values);
    case Operator::NotEqual:
        break;
    case Operator::Less:
    case Operator::LessOrEqual:
        bounds.high = text;
        bounds.hasHigh = node.comparison == Operator::LessOrEqual;
        break;
    case Operator::Greater:
    case Operator::GreaterOrEqual:
        bounds.low = text;
        bounds.hasLow = node.comparison == Operator::GreaterOrEqual;
        break;
    }
    return bounds;
}

void narrowBounds(PredicateBounds &all, const PredicateBounds &next)
{
    if (next.low && (!all.low || *next.low > *all.low || (*next.low == *all.low && !next.hasLow))) {
        all.low = next.low;
        all.hasLow = next.hasLow;
    }
    if (next.high
        && (!all.high || *next.high < *all.high || (*next.high == *all.high && !next.hasHigh))) {
        all.high = next.high;
        all.hasHigh = next.hasHigh;
    }
    if (next.only && (!all.only || next.only->size() < all.only->size()))
        all.only = next.only;
}

void widenBounds(PredicateBounds &all, const PredicateBounds &next)
{
    if (!next.low || !all.low)
        all.low.reset();
    else if (*next.low < *all.low || (*next.low == *all.low && next.hasLow)) {
        all.low = next.low;
        all.hasLow = next.hasLow;
    }
    if (!next.high || !all.high)
        all.high.reset();
    else if (*next.high > *all.high || (*next.high == *all.high && next.hasHigh)) {
        all.high = next.high;
        all.hasHigh = next.hasHigh;
    }
    if (!next.only || !all.only)
        all.only.reset();
    else {
        all.only->append(*next.only);
        std::sort(all.only->begin(), all.only->end());
        all.only->erase(std::unique(all.only->begin(), all.only->end()), all.only->end());
    }
}

} // namespace

PredicateBounds boundsOf(const PredicateNode &node, QByteArrayView field)
{
    using Kind = PredicateNode::Kind;
    if (node.kind == Kind::And || node.kind == Kind::Or) {
        PredicateBounds bounds = boundsOf(*node.children.front(), field);
        for (size_t i = 1; i < node.children.size(); ++i) {
            const PredicateBounds next = boundsOf(*node.children.at(i), field);
            if (node.kind == Kind::And)
                narrowBounds(bounds, next);
            else
                widenBounds(bounds, next);
        }
        return bounds;
    }
    if (node.field != field)
        return {};
    if (node.kind == Kind::In)
        return boundsOfList(node.values);
    return node.kind == Kind::Compare ? boundsOfComparison(node) : PredicateBounds();
}

QList<QByteArray> topFieldsOf(const PredicateNode &node)
{
    if (!node.field.isEmpty())
        return {node.field};
    QList<QByteArray> all;
    for (const auto &child : node.children)
        all += topFieldsOf(*child);
    return all;
}

} // namespace sluice::sandbox
