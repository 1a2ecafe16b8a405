// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/workplace.h"

namespace sluice::testing {

// What a run that was disturbed and resumed must have come to: nothing lost, nothing written twice
// but for chunks whose answer was lost. Read from the store by SQL, from the outcome files and from
// the emulated service. Used on the test's thread, after the run has ended; changes nothing.
struct RunCheck
{
    QString problem; // empty if every promise holds
    int ambiguous = 0; // write requests whose answer was lost
    int sentAgain = 0; // of these, how many were sent a second time
    int writeJobs = 0; // that the service was asked for
    int chunks = 0;
};

RunCheck checkedRun(Workplace &place, qint64 rows, const QString &digest);

// Whether an attempt was sent after its answer was known, or is still open. Empty if not.
QString attemptProblem(const Workplace &place);

// The ordinals of a run's outcome files; sorted.
QList<qint64> outcomeOrdinals(const QString &runFolder);

} // namespace sluice::testing
