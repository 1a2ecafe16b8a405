// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/automap.h"
#include "services/zohocrm/crmtypes.h"
#include "syncs/crmbulk/mapping/crmmapping.h"

namespace sluice {

// Suggests a mapping from what the columns are called, see autoMap(). Pure functions, any thread.

// Of a module's fields as the source.
QList<AutoMapSource> autoMapSources(const QList<CrmField> &fields);
// Of a file: its header, and of each column some values.
QList<AutoMapSource> autoMapSources(
    const QStringList &columns, const QList<QStringList> &samples = {});

// Only fields that the operation can write are suggested.
AutoMapResult suggestCrmMapping(
    const QList<AutoMapSource> &sources, const QList<CrmField> &target, const QString &operation);

// The mapping with what was suggested: a rule of its own for each pair whose confidence is at least
// so high. Rules that are there stay as they are, and their columns are not taken again.
CrmMapping withSuggested(CrmMapping mapping, const AutoMapResult &suggested,
    const QList<CrmField> &target, int leastConfidence = 75);

} // namespace sluice
