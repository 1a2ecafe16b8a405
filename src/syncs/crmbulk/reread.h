// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

#include <QSet>

namespace sluice {

class CrmBulkRun;
class CrmClient;
struct CrmFacts;

// A second look at the service for records whose write has no known outcome: reads by a bulk read
// job what was modified since, and compares it with the chunk's file. Reading only; costs the
// credits of one read job (zoho-crm-bulk G1).
struct RereadOrder
{
    QString memoKey; // unique in the step
    QString csvPath;
    QList<qint64> ordinals;
    QStringList sentColumns;
    qint64 sinceMs = 0; // when the write was sent, by this machine's clock
};

// The ordinals whose values at the service equal the chunk's.
Outcome<QSet<qint64>> reread(StepContext &context, CrmBulkRun &run, CrmClient &client,
    const CrmFacts &facts, const RereadOrder &order);

} // namespace sluice
