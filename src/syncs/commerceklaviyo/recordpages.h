// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/commercerun.h"

#include <QJsonObject>

#include <vector>

namespace sluice {

// The pages that a reading step goes through, in whichever way it was told: by a range of ids, by a
// list of ids, by changes. Owned by the step; on its thread. `cursor` is what the step keeps: from
// it the pages go on, with exactly the records behind it.
struct CommercePage
{
    CtPage page;
    std::vector<JsonElements::Element> elements; // views into `page`, or `more`
    std::vector<CtPage> more;
    std::vector<QByteArray> missing; // asked for by id and not there
    bool isLast = false;
    // A range of ids, all of whose records are here: what we know of it beyond them has gone.
    std::optional<CtIdRange> complete;
    bool isGone = false; // the elements are products that are published no more
};

class RecordPages
{
public:
    virtual ~RecordPages() = default;
    virtual Result<CommercePage> next() = 0;
    // Where to go on behind the record of the last page with this id.
    virtual QJsonObject cursorAfter(const JsonElements::Element &record) const = 0;
    virtual QJsonObject cursorAfterPage() const = 0;
};

// From the step's input and the cursor it has come to; empty: at the start.
std::unique_ptr<RecordPages> recordPages(
    StepContext &context, CommerceRun &run, CommerceResource resource, const QJsonObject &cursor);

CtResource shopResource(CommerceResource resource);

} // namespace sluice
