// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/commerce/commerceplace.h"

namespace sluice::testing {

// What the newest run must have come to, however it was disturbed: it ended, its counters add up in
// each chunk and in all, its outcome files name each record once, and nothing was sent again after
// its answer was known. Read by SQL and from files; on the test's thread, after the run has ended.
// Empty if all holds.
QString shopRunProblem(const CommercePlace &place);

// Where two states of Klaviyo differ; empty if they are the same.
QString difference(const KlaviyoDigests &found, const KlaviyoDigests &expected);

// "read written skipped rejected", of the newest run.
QString countsText(const CommercePlace &place);

// What a command printed, for messages: of a run its counts and reason.
QByteArray said(const CliResult &result);

// How many requests were sent again because their answer was not known.
int sentAgain(const CommercePlace &place);

} // namespace sluice::testing
