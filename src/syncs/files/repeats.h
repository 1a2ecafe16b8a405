// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

#include <QSet>

namespace sluice {

class StepContext;

// Before a page is processed: which of its rows the run has read before, because the source changed
// while it was read (reliability-security C45). They are left out with a warning. Pages that repeat
// nothing but earlier ones, three in all, end the run: such a list has no end (C46). Waits until
// the earlier pages are read. On the step's thread.
Outcome<QSet<qint64>> repeatedRows(StepContext &context);

// In the memo of a read step's "job": it read the first page once more, and what comes from there
// repeats as many pages as stood before it. These have an end.
inline constexpr auto kReadAnewKey = QLatin1StringView("isReadAnew");

} // namespace sluice
