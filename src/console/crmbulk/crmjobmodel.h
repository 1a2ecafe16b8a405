// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/jobs/jobmodel.h"

namespace sluice {

// The jobs of the page CRM Bulk. GUI thread; owned by the page.
class CrmJobModel final : public JobModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmJobModel)

public:
    enum Column { Name, What, Schedule, LastRun, When, Link, ColumnCount };

    explicit CrmJobModel(QObject *parent = nullptr);
    QString describe(const Job &job) const override;
};

// "Leads, update by id, 14 fields"
QString describeCrmJob(const Job &job);

} // namespace sluice
