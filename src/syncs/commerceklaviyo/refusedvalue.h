// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/outgoing.h"

#include <vector>

namespace sluice {

struct PartEnd;

// What a rejected record's row says beside the reason, so that it can be mended: the value that was
// refused, and the JSON of the parts that were, as they were sent. Plain values; pure functions,
// any thread.
struct RefusedValue
{
    QByteArray value;
    QByteArray payload; // an element, or a list of some; empty: nothing was sent
};

// `failed`: the places of the record's parts that were refused.
RefusedValue refusedValue(
    const Outgoing &outgoing, const QList<size_t> &failed, const std::vector<PartEnd> &ends);

// The value at "addresses[0].mobile" of a record of the shop; empty: there is none.
QByteArray valueInRecord(const QByteArray &record, const QByteArray &path);

} // namespace sluice
