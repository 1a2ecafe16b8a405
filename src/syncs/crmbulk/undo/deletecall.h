// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmrecordclient.h"
#include "syncs/crmbulk/recordcall.h"

#include <QTimeZone>

namespace sluice {

struct CrmBulkJob;

inline constexpr QLatin1StringView kRecordGone("RECORD_GONE"); // of a row: it was not there

// One call that deletes records (up to a hundred): what somebody changed or deleted since the page
// was read is looked for just before, and left. Deleted records are in the service's recycle bin.
// On the step's thread, with its session; keeps nothing. The rows' one value is the record's
// Modified_Time as it was read.
class DeleteCall final
{
public:
    DeleteCall(CrmRecordClient &client, const CrmBulkJob &job, const QTimeZone &zone);

    // `isRest`: of a call whose answer was lost: what is not there went with it.
    Result<CallOutcome> send(const std::vector<CallRow> &rows, bool isRest);

    // After a lost answer: what is still there is missing from the outcome.
    Result<CallOutcome> look(const std::vector<CallRow> &rows);

private:
    Result<QHash<QString, QJsonObject>> there(const std::vector<CallRow> &rows);

    CrmRecordClient &m_client;
    const CrmBulkJob &m_job;
    QTimeZone m_zone;
};

} // namespace sluice
