// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertrule.h"

namespace sluice {

bool AlertWhen::isAny() const
{
    return failedRows || failedRuns || missedSchedules || nothingSyncedHours
        || rejectedPercentAbove;
}

bool AlertRule::appliesTo(const QString &job, const QString &kind) const
{
    return (jobs.isEmpty() || jobs.contains(job)) && (kinds.isEmpty() || kinds.contains(kind));
}

QStringList AlertRule::recipientsFor(const QString &job) const
{
    const auto own = email.toByJob.constFind(job);
    return own == email.toByJob.cend() ? email.to : *own;
}

QStringList AlertRule::allRecipients() const
{
    QStringList all = email.to;
    for (const QStringList &some : email.toByJob)
        all += some;
    all.removeDuplicates();
    return all;
}

} // namespace sluice
