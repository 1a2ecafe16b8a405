// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/analyticsjobmodel.h"

#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

AnalyticsJobModel::AnalyticsJobModel(QObject *parent)
    : JobModel(
        {Field::Name, Field::What, Field::Schedule, Field::LastRun, Field::When, Field::Link},
        parent)
{
}

QString AnalyticsJobModel::describe(const Job &job) const
{
    return describeAnalyticsJob(job);
}

QString viewOfJob(const Job &job)
{
    const QString view = job.parameters.value("view"_L1).toString();
    return view.isEmpty() ? job.parameters.value("table"_L1).toString() : view;
}

QString describeAnalyticsJob(const Job &job)
{
    const QString way
        = u"%1 → %2"_s.arg(job.parameters.value("table"_L1).toString(), viewOfJob(job));
    const QString mode = job.parameters.value("mode"_L1).toString();
    if (mode == "append"_L1)
        return AnalyticsJobModel::tr("%1, rows are appended").arg(way);
    if (job.parameters.value("watchSeconds"_L1).toInt() > 0)
        return AnalyticsJobModel::tr("%1, kept in step").arg(way);
    if (mode == "incremental"_L1)
        return AnalyticsJobModel::tr("%1, what has changed").arg(way);
    if (mode == "replace"_L1)
        return AnalyticsJobModel::tr("%1, replaced").arg(way);
    return AnalyticsJobModel::tr("%1, updated or added").arg(way);
}

} // namespace sluice
