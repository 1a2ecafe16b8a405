// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/check/crmaccountcheck.h"
#include "services/zohocrm/check/crmfindings.h"
#include "services/zohocrm/crmclient.h"
#include "services/zohocrm/crmrecordclient.h"

#include <optional>

namespace sluice {

// What the parts of a check of a CRM account share: its clients and what is known so far. Made for
// one check, on its thread.
struct CrmCheckWork
{
    CrmCheckWork(const CrmCheckContext &context, CrmFindings &findings);

    const CrmCheckContext &context;
    CrmFindings &findings;
    ZohoSession session;
    CrmClient crm;
    std::optional<CrmRecordClient> records; // once the limits are known

    CrmOrg org;
    QString module;
    QList<CrmField> fields; // of the module
    QJsonObject sample; // one record's id and times; empty: there is none

    bool isStopped() const { return context.token.isStopped(); }
    // The first of that type that can be read in bulk, or written.
    std::optional<CrmField> fieldOfType(const QString &type, bool isWritable) const;

    // A session with other addresses or another token than the check's own.
    ZohoSession otherSession(const ZohoAccount &account, const CancelToken &token) const;
    // Where uploads may go to, the connection's own host first (zoho-crm-bulk A1).
    QList<QUrl> uploadHosts() const;

    // Asks for the job until it is done, or there is an Error.
    template <class Job> Result<Job> finished(const std::function<Result<Job>()> &ask) const;
};

template <class Job>
Result<Job> CrmCheckWork::finished(const std::function<Result<Job>()> &ask) const
{
    const bool isFree = context.account.limitsOff;
    const auto &plan = isFree ? context.timings.pollFree : context.timings.poll;
    auto left = context.timings.remoteJobLimit;
    for (size_t polls = 0;; ++polls) {
        auto job = ask();
        if (!job && !job.error().isRetryable)
            return job;
        if (job && job->state == CrmJobState::Failed)
            return fail(job->why.value_or(Error{
                .kind = ErrorKind::Service, .what = QStringLiteral("The job failed at Zoho CRM")}));
        if (job && job->state == CrmJobState::Completed)
            return job;
        const auto pause = plan[std::min(polls, std::size(plan) - 1)];
        left -= pause;
        if (!context.token.waitFor(pause))
            return fail(ErrorKind::Cancelled, QStringLiteral("The check was stopped"));
        if (left.count() < 0)
            return fail(ErrorKind::Timeout, QStringLiteral("The job did not end in time"));
    }
}

} // namespace sluice
