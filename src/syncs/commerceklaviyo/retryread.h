// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "core/http/retrypolicy.h"

#include <algorithm>

namespace sluice {

// Whether a call that only reads is worth making again at once: the service stumbled. A limit is
// not among these: it says itself how long to wait.
inline bool isStumble(const Error &error)
{
    return error.isRetryable && error.kind != ErrorKind::RateLimit
        && error.kind != ErrorKind::Cancelled;
}

// Makes a call that only reads, and makes it again after a short pause where the service stumbles
// (commercetools-klaviyo D.2 4), so that what a step holds in memory is not read anew for it. On
// the step's thread; Stop ends it. What fails eight times is the engine's to try later.
template <class Call> auto retryRead(StepContext &context, const Call &call) -> decltype(call())
{
    constexpr int kMostCalls = 8;
    constexpr std::chrono::milliseconds kLongestPause{5'000};
    for (int calls = 0;; ++calls) {
        auto answer = call();
        if (answer || calls + 1 == kMostCalls || !isStumble(answer.error()))
            return answer;
        const auto pause = retryDelay(answer.error(), calls, context.timings());
        context.progress(0, 0, QStringLiteral("trying again"));
        if (!context.token().waitFor(std::min<std::chrono::milliseconds>(pause, kLongestPause)))
            return answer;
    }
}

} // namespace sluice
