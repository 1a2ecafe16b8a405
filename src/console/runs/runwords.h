// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/counters.h"
#include "console/widgets/statelook.h"
#include "core/engine/snapshots.h"

#include <QHash>
#include <QString>

#include <optional>

// What a run's values say in words and figures, the same in the table, in its details and on the
// dashboard. Pure functions, GUI thread (texts are translated at each call); nothing is kept here
// but RunStopwatch's first sights.
namespace sluice {

struct TargetLock;

// Stopping as soon as a stop is wished, also by another process.
RunState shownState(const RunRow &run);

StateLook runLook(const RunRow &run, const QString &waitReason = {});

// What follows the state: "25 000 pending", "key refused", "waiting for Zoho CRM".
QString runNote(const RunRow &run, const QString &waitReason = {});

// What is the matter with a run, in one or two sentences; empty for one that simply works.
QString runSentence(const RunRow &run);

QString kindTitle(const QString &kind); // "CRM Bulk"
QString pageOfKind(const QString &kind); // the key of the sync's page: "crm"
QString subjectInWords(const RunRow &run); // "Leads", "Leads, undo of run #12"
QString lockedResource(const TargetLock &lock); // what it is of: its name, if the run is gone
QString kindAndSubject(const RunRow &run); // "CRM Bulk, Leads"

QString runSummaryText(const RunRow &run); // some lines for the clipboard

CounterValues counterValues(const Counts &counts);

// Settled of expected; nothing while that is not known.
std::optional<double> settledShare(const RunRow &run);
bool hasProgressShown(RunState state); // active, interrupted or in need of attention

bool canPauseRun(const RunRow &run);
bool canResumeRun(const RunRow &run); // paused, or ended with work left
bool canStopRun(const RunRow &run);
bool isAsking(const RunRow &run); // stopped for a person's answer; resuming gives it
bool canRunAgain(const RunRow &run); // the job as it is now
bool canRetryRun(const RunRow &run); // the records that it rejected
bool canRetrySome(const RunRow &run); // of them only those that are chosen
bool canMendMapping(const RunRow &run); // what it rejected may come of the mapping
bool canUndoRun(const RunRow &run); // what it wrote; whether its files are there the engine says

// A run that takes back another one, and the newest that takes this one back.
struct RunKin
{
    qint64 undoes = 0; // the other run's number
    QString undoesId;
    qint64 undoneBy = 0;
    QString undoneById;
    bool isUndone = false; // it has ended
};
RunKin kinOf(const RunRow &run, const QList<RunRow> &runs);
QString kinNote(const RunKin &kin); // "undone by run #12"; empty: neither

// How long a run has been worked on. A resumed run adds to what it had, from the moment at which
// it was first seen active. Owned by its model or view.
class RunStopwatch final
{
public:
    // Negative: it has not begun.
    qint64 activeMs(const RunRow &run, qint64 nowMs);

private:
    QHash<QString, qint64> m_seenActiveMs; // only of runs with earlier work
};

} // namespace sluice
