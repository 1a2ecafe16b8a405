// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "services/zohocrm/crmrecordclient.h"
#include "syncs/crmbulk/writescope.h"

#include <map>
#include <mutex>

namespace sluice {

class CrmBulkRun;
struct CrmFacts;

// The guard against lost updates (zoho-crm-bulk G3): which records of a chunk somebody changed
// since they were read. Asked once for each chunk, right before it goes out, by a query over the
// chunk's range of ids, so that neither the size of the module nor what this run has written
// elsewhere is paid for: mostly one credit. Bulk write has no precondition: what is changed after
// the look is not seen. Thread-safe; owned by the run.
class ChangedMeanwhile final
{
public:
    // The ordinals of the records that were changed after the run asked for the page that they
    // stand in, by the service's clock.
    Outcome<QSet<qint64>> among(StepContext &context, CrmRecordClient &client,
        const WriteScope &scope, const CrmBulkRun &run, const CrmFacts &facts);

private:
    Result<qint64> readSince(StepContext &context, const CrmFacts &facts, qint64 ordinal);

    std::mutex m_mutex;
    std::map<qint64, qint64> m_readSince; // a page's first ordinal, and when it was asked for
};

} // namespace sluice
