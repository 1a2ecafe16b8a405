// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/jobs/jobmodel.h"

namespace sluice {

// The jobs of the page Analytics. GUI thread; owned by the page.
class AnalyticsJobModel final : public JobModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalyticsJobModel)

public:
    enum Column { Name, What, Schedule, LastRun, When, Link, ColumnCount };

    explicit AnalyticsJobModel(QObject *parent = nullptr);
    QString describe(const Job &job) const override;
};

// "Orders → Orders EU, rows are updated or added"
QString describeAnalyticsJob(const Job &job);
// The view that a job writes into, as it is named there: by default as the table is.
QString viewOfJob(const Job &job);

} // namespace sluice
