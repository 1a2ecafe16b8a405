// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"
#include "core/log/log.h"

#include <QString>

#include <functional>

namespace sluice {

class RecordBatch;

// The records of one page, gone over as often as processors need them. Owned by the step that
// works the page, used on its thread. It gives the same records in the same order each time.
class RecordPasses
{
public:
    virtual ~RecordPasses() = default;
    virtual Result<void> rewind() = 0;
    virtual Result<bool> fill(RecordBatch &batch) = 0; // appends; false at the end of the page
};

// Fills the (cleared) batch; false if these were the last.
using NextBatch = std::function<Result<bool>(RecordBatch &batch)>;

// Where processors that run programs of the operator do their work, for one page. A plain value
// that its step makes; `folder` is private and the page's `name` is unique in it.
struct ProcessingPlace
{
    QString folder;
    QString name; // "page-1"
    Timings timings;
    Logger logger;
    CancelToken token;
    qsizetype batchRows = 1000;
    qsizetype idColumn = -1; // among the batch's columns: what a message calls a record by
    std::function<QString(qint64 ordinal)> idOf; // set by the chain
    std::function<void(qint64 records, const QString &title)> onProgress; // may be empty
};

} // namespace sluice
