// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertconditions.h"

#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMsPerHour = 3'600'000;

QString failedRunText(const RunRow &run)
{
    switch (run.state) {
    case RunState::Failed:
        return u"The run failed"_s;
    case RunState::NeedsAttention:
        return u"The run needs attention"_s;
    case RunState::Interrupted:
        return u"The run was interrupted and can be resumed"_s;
    default:
        return {};
    }
}

} // namespace

QStringList metByRun(const AlertWhen &when, const RunRow &run)
{
    QStringList met;
    if (run.isDryRun || !isEnded(run.state))
        return met;
    if (const QString failed = failedRunText(run); when.failedRuns && !failed.isEmpty())
        met.append(failed);
    const Counts &counts = run.counts;
    if (when.failedRows && counts.rejected > 0)
        met.append(counts.rejected == 1 ? u"1 record was rejected"_s
                                        : u"%1 records were rejected"_s.arg(counts.rejected));
    if (when.failedRows && counts.pending > 0)
        met.append(u"The outcome of %1 sent records is unknown"_s.arg(counts.pending));
    const double rejected = static_cast<double>(counts.rejected);
    const double read = static_cast<double>(counts.read);
    if (when.rejectedPercentAbove && rejected * 100 > *when.rejectedPercentAbove * read)
        met.append(u"%1 % of the records were rejected, which is more than %2 %"_s.arg(
            QString::number(rejected * 100 / read, 'f', 1),
            QString::number(*when.rejectedPercentAbove)));
    return met;
}

bool metBySilence(const AlertWhen &when, qint64 sinceMs, qint64 nowMs)
{
    return when.nothingSyncedHours
        && static_cast<double>(nowMs - sinceMs) >= *when.nothingSyncedHours * kMsPerHour;
}

QString hoursText(double hours)
{
    if (hours < 1)
        return u"%1 minutes"_s.arg(std::lround(hours * 60));
    const QString number = QString::number(hours);
    return hours == 1 ? u"1 hour"_s : u"%1 hours"_s.arg(number);
}

} // namespace sluice
