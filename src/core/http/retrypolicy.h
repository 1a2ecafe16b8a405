// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/timings.h"

namespace sluice {

// How long to wait before the try after `attempt` (0: the first one failed). What the service asks
// for wins, up to Timings::retryAfterCap; else full jitter: random in [0, min(retryCap, retryBase *
// 2^attempt)] (reliability-security C). Any thread. It does not decide whether to retry.
std::chrono::milliseconds retryDelay(const Error &error, int attempt, const Timings &timings);

} // namespace sluice
