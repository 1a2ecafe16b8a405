// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/writeway.h"

#include "services/zohocrm/crmlimits.h"
#include "services/zohocrm/crmrecordbody.h"

namespace sluice {

namespace {

constexpr qint64 kUploadAndDownload = 2;

} // namespace

qint64 bulkWriteCredits()
{
    return static_cast<qint64>(CrmLimits::kWriteJobCredits) + kUploadAndDownload;
}

qint64 recordWriteCredits(qint64 rows)
{
    return CrmLimits::recordCredits(rows); // calls but the last hold a multiple of ten rows
}

qint64 recordWriteCalls(qint64 rows)
{
    return (rows + CrmRecordBody::kMostRows - 1) / CrmRecordBody::kMostRows;
}

WriteWay writeWay(const CrmBulkJob &job, qint64 rows)
{
    switch (job.writeBy) {
    case CrmWriteBy::Bulk:
        return WriteWay::Bulk;
    case CrmWriteBy::Record:
        return WriteWay::Record;
    case CrmWriteBy::Auto:
        break;
    }
    return job.mayGoByRecord() && recordWriteCredits(rows) <= bulkWriteCredits() ? WriteWay::Record
                                                                                 : WriteWay::Bulk;
}

} // namespace sluice
