// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

#include <functional>

namespace sluice {

class CrmBulkRun;
class StepContext;
class StepTx;
struct CrmFacts;

// A page of records that were asked for by their ids, once its file is there.
struct RecordPage
{
    int page = 1;
    qint64 firstOrdinal = 1;
    Artifact artifact;
    QStringList gone; // asked for, and not in the module: rejected by name, behind the others
    qint64 calls = 0; // that it took; a plan's cost is told by it
};

// The step's end: the page is handed to ProcessPage. `more`: in the same transaction.
StepResult finishRecordPage(StepContext &context, const CrmBulkRun &run, const CrmFacts &facts,
    const RecordPage &page, const std::function<Result<void>(StepTx &)> &more = {});

} // namespace sluice
