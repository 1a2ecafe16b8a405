// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "services/klaviyo/klaviyoclient.h"
#include "syncs/commerceklaviyo/outgoing.h"

#include <vector>

namespace sluice {

// Which parts of a finished job Klaviyo did not take, and why: by the places that its errors name,
// by what was sent of a profile, or, where it says only how many, by looking. Made for one job, on
// the step's thread; it only reads.
class JobProblems final
{
public:
    JobProblems(StepContext &context, KlaviyoClient &client, OutKind kind,
        const std::vector<const OutPart *> &parts)
        : m_context(context)
        , m_client(client)
        , m_kind(kind)
        , m_parts(parts)
    {
    }

    // {"failed":[[place, code, field, text, pointer],..]}: places among the parts; the pointer is
    // within what was sent of the part.
    Result<QJsonObject> of(const KlaviyoJob &job);

private:
    Result<void> importProblems(const KlaviyoJob &job, QJsonObject &ended);
    Result<void> unnamedProblems(const KlaviyoJob &job, QJsonObject &ended, qint64 unnamed);

    StepContext &m_context;
    KlaviyoClient &m_client;
    OutKind m_kind;
    const std::vector<const OutPart *> &m_parts;
};

} // namespace sluice
