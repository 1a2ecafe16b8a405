// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/synckind.h"

namespace sluice {

// Asks a service outside of a run, where no step waits for it: a limit that comes back soon is
// waited for, nothing else is tried again. A limit of a day is told. Blocking, any worker thread.
template <class Call>
auto waitingForLimits(const SyncTools &tools, const Call &call) -> decltype(call())
{
    for (;;) {
        auto answer = call();
        if (answer || answer.error().kind != ErrorKind::RateLimit)
            return answer;
        const auto pause = answer.error().retryAfter.value_or(tools.timings.rateLimitedDefault);
        if (!answer.error().isRetryable || pause > tools.timings.retryAfterCap)
            return answer;
        if (!tools.token.waitFor(pause))
            return fail(ErrorKind::Cancelled, QStringLiteral("The check was stopped"));
    }
}

} // namespace sluice
