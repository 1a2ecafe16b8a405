// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/steptx.h"
#include "core/mapping/changes/changeprofile.h"

#include <QJsonObject>

namespace sluice {

class StepContext;
struct CrmBulkJob;

// Stands before a run's first write (issue: blast radius). A page's records pass through it as they
// come out of the processing; the page's chunks are held until it has seen all of the page and of
// those before, or all pages of the run if the job wants that, and lets them go. If the changes are
// such as nobody means to make, the run asks for a person first: resuming it says that they are
// meant. What it finds quotes no hidden value, and what it asks quotes none at all. In a dry run it
// only tells. Owned by the step that processes the page, on its thread; goes on after a restart
// where it was.
class ChangeGate final
{
public:
    ChangeGate(StepContext &context, const CrmBulkJob &job, const Columns &columns,
        const QList<qsizetype> &written, const QSet<qsizetype> &hidden);

    void see(const RecordBatch &batch, qsizetype row, bool isNew) { m_page.add(batch, row, isNew); }
    void keep(); // what was seen, with the step's next transaction

    // Looks at the whole; once the page is through, before its last transaction.
    Result<void> judge();
    // In that transaction.
    Result<void> open(StepTx &tx) const;

private:
    Result<ChangeProfile> earlierPages() const;
    // Its share of the records, without the new ones; -1: there is none.
    Result<double> changedByLastRun() const;

    StepContext &m_context;
    const CrmBulkJob &m_job;
    ChangeProfile m_page; // since this process works on it
    ChangeProfile m_before; // the page's, from before a restart
    QList<ChangeFinding> m_findings;
};

// In the last transaction of a page of which nothing is processed: the pages before may have waited
// for it.
Result<void> openAfterEmptyPage(StepTx &tx, const StepContext &context, const CrmBulkJob &job);

// Whether that is what a run says that waits at the gate.
bool isGateReason(const QString &reason);

} // namespace sluice
