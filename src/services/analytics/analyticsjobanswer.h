// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/analytics/analyticstypes.h"
#include "services/zoho/zohojson.h"

namespace sluice {

// The state of an import or export job (Job) out of the answer to the question for it. `goneCode`:
// what the service says of one that it does not know any more, which is a state, too. Any thread.
template <typename Job>
Result<Job> analyticsJobOf(const Result<QByteArray> &answer, const QString &id,
    QLatin1String goneCode, Result<Job> (*parse)(QByteArrayView), const QString &what)
{
    if (!answer) {
        if (answer.error().code == goneCode)
            return Job{.id = id, .code = goneCode, .state = ImportJobState::Gone};
        return fail(answer.error());
    }
    auto job = parse(*answer);
    if (!job)
        return job;
    if (job->id.isEmpty())
        job->id = id;
    if (job->id != id)
        return fail(zohoProtocolError(what, QStringLiteral("The answer is about another job.")));
    return job;
}

} // namespace sluice
