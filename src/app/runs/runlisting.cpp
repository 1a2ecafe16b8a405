// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runlisting.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace sluice {

QJsonObject listedRunJson(const RunRow &run)
{
    return {{u"id"_s, run.id}, {u"number"_s, run.number}, {u"job"_s, run.jobName},
        {u"kind"_s, run.kind}, {u"dryRun"_s, run.isDryRun}, {u"state"_s, runStateName(run.state)},
        {u"reason"_s, run.reason}, {u"counts"_s, run.counts.toJson()},
        {u"createdBy"_s, run.createdBy},
        {u"created"_s,
            QDateTime::fromMSecsSinceEpoch(run.createdAtMs, Qt::UTC).toString(Qt::ISODateWithMs)}};
}

} // namespace sluice
