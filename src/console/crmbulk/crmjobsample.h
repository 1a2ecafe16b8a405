// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "console/crmbulk/crmschema.h"
#include "syncs/crmbulk/mapping/crmmappingplan.h"

namespace sluice {

// What the editors of a CRM job show of its ends. `fields`: those of its module; `fileColumns`: of
// the file that it reads, if it does.
CrmMappingEnds crmEndsOf(
    const Job &job, const QList<CrmField> &fields, const QStringList &fileColumns);

// Some records as the job reads them: of its file, or of its module with the fields that its
// processors and its mapping name first. It reads and never writes. Blocks for the network; worker
// threads.
Result<SampleRows> loadCrmSample(Application &application, const Job &job,
    const QList<CrmField> &fields, const CancelToken &token);
// The same as the job's processors leave them.
Result<SampleRows> processedCrmSample(
    Application &application, const Job &job, const SampleRows &read, const CancelToken &token);

// Which of some columns hold what is shown nowhere.
QStringList hiddenCrmColumns(const QStringList &columns, const QList<CrmField> &fields);

} // namespace sluice
