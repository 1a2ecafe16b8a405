// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"

#include <QList>
#include <QString>

namespace sluice {

// Why an action is not possible for the runs that are chosen, in a sentence for a tool tip; empty
// where it is. Pure functions, GUI thread; they agree with canRetryRun() and its like.
QString retryReason(const QList<RunRow> &runs);
QString undoReason(const QList<RunRow> &runs);
QString removeReason(const QList<RunRow> &runs);

// Who started a run, as a word of its own and within a line of facts: "by the console".
QString startedByWord(const RunRow &run);
QString startedByText(const RunRow &run);

} // namespace sluice
