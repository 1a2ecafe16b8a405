// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmrecordclient.h"
#include "services/zohocrm/crmvalues.h"
#include "syncs/crmbulk/recordcall.h"

namespace sluice {

class CrmBulkRun;
struct CrmFacts;

// A look at the rows of one call whose answer was lost: which of them are at the service with the
// values that were sent. Reads only, with few calls (zoho-crm-bulk C4, C5): by their ids, by the
// unique field, or, for new records without one, among those made since the run began. On the
// step's thread.
class RecordLook final
{
public:
    // `sent`: the columns that went out; `columns`: all of the chunk's file, which rows follow.
    RecordLook(const CrmBulkRun &run, const CrmFacts &facts, CrmRecordClient &client,
        const QStringList &sent, const QStringList &columns);

    // Of each row the id of the record that equals it; empty: none does.
    Result<QStringList> find(const std::vector<CallRow> &rows, qint64 runStartedMs);

private:
    Result<QList<QJsonObject>> candidates(
        const std::vector<CallRow> &rows, qint64 runStartedMs, const QString &key);
    bool isEqual(const QJsonObject &record, const CallRow &row) const;

    const CrmBulkRun &m_run;
    const CrmFacts &m_facts;
    CrmRecordClient &m_client;
    QStringList m_sent;
    QStringList m_columns;
};

} // namespace sluice
