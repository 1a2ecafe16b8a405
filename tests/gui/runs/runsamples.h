// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"

namespace sluice::samples {

constexpr qint64 kNowMs = 1'795'000'000'000; // a day in November 2026

RunRow run(qint64 number, RunState state, const Counts &counts = {}, qint64 expected = -1);

// Twelve runs of all states and kinds.
QList<RunRow> runs();

// A run in its middle: three stages, pages, chunks, one that waits.
RunSnapshot running();
RunRates rates();

// Of any state; the counters balance.
RunSnapshot inState(RunState state);

// One stage for each number, with so many steps.
RunSnapshot withSteps(const QList<int> &stepCounts);

QList<RecordIssue> issues(int count);
QList<LogRecord> logLines(const QString &runId, int count, qint64 fromMs = kNowMs);

} // namespace sluice::samples
