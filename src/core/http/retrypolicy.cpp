// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/retrypolicy.h"

#include <QRandomGenerator>

#include <algorithm>

namespace sluice {

std::chrono::milliseconds retryDelay(const Error &error, int attempt, const Timings &timings)
{
    using std::chrono::milliseconds;
    if (error.retryAfter)
        return std::clamp(*error.retryAfter, milliseconds::zero(), timings.retryAfterCap);
    qint64 bound = timings.retryBase.count();
    for (int i = 0; i < attempt && bound < timings.retryCap.count(); ++i)
        bound *= 2;
    bound = std::clamp<qint64>(bound, 0, timings.retryCap.count());
    return milliseconds(QRandomGenerator::global()->bounded(bound + 1));
}

} // namespace sluice
