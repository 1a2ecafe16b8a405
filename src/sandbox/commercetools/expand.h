// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/commercetools/jsonview.h"

#include <functional>
#include <map>

namespace sluice::sandbox {

// The `expand` paths of one request as one tree: a step is a member's name, "[*]" goes into every
// item. Plain value.
struct ExpandTree
{
    struct Step;
    std::map<QByteArray, Step> steps;

    bool isEmpty() const { return steps.empty(); }
    // Adds a path such as masterData.current.categories[*].ancestors[*]; false: it is none.
    bool add(const QByteArray &path);
};
struct ExpandTree::Step
{
    bool isEach = false;
    ExpandTree below;
};

// The text of the record that a reference names; empty: there is none.
using ReferenceLookup = std::function<QByteArray(QByteArrayView typeId, QByteArrayView id)>;

// The record with `obj` in each reference that the tree leads to. Paths that lead nowhere are
// passed over, as the service does.
QByteArray expanded(
    const QByteArray &record, const ExpandTree &tree, const ReferenceLookup &lookup);

} // namespace sluice::sandbox
