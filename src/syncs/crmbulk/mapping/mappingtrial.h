// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/processors/processortrial.h"
#include "syncs/crmbulk/mapping/crmmappingplan.h"

namespace sluice {

// What a mapping's rule makes of one record.
struct CrmTriedCell
{
    QString before; // what it is made of
    QString after;
    QString problem; // why the record would be rejected; empty: it fits
    QString skip = {}; // why it would be skipped

    friend bool operator==(const CrmTriedCell &, const CrmTriedCell &) = default;
};

// Each rule of the mapping by itself over a sample, as the run's MappingProcessor does it: by
// target, one cell for each record. Values of sensitive fields are masked. A rule that does not
// fit its ends, or is made of what the sample lacks, is left out. Pure but for the key of hashes,
// which is taken from the environment; any thread.
using CrmMappingTrial = QHash<QString, QList<CrmTriedCell>>;
CrmMappingTrial tryCrmMapping(
    const CrmMapping &mapping, const CrmMappingEnds &ends, const SampleRows &sample);

} // namespace sluice
