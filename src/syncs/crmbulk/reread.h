// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

#include <QByteArray>
#include <QHash>

namespace sluice {

class CrmBulkRun;
class CrmClient;
struct CrmFacts;
struct WriteScope;

// A second look at the service for records whose write has no known outcome: reads by a bulk read
// job what was modified since (for an insert: made), and compares it with the chunk's file. Reading
// only; costs the credits of one read job (zoho-crm-bulk G1).
struct RereadOrder
{
    QString memoKey; // unique in the step
    qint64 sinceMs = 0; // when the write was sent, by this machine's clock
};

// The ordinals whose values at the service equal the chunk's, with the ids of the records there.
// Where nothing else tells records apart, each record there stands for one of the chunk's.
using FoundRecords = QHash<qint64, QByteArray>;
Outcome<FoundRecords> reread(StepContext &context, CrmBulkRun &run, CrmClient &client,
    const CrmFacts &facts, const WriteScope &scope, const RereadOrder &order);

} // namespace sluice
