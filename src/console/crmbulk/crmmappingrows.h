// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/automap.h"
#include "syncs/crmbulk/mapping/crmmappingplan.h"

#include <optional>

namespace sluice {

// One field of the target module in the editor of a CRM job's mapping, with what the mapping says
// of it. A plain value.
struct CrmMappingRow
{
    CrmField field;
    bool isThere = true; // false: the module is known and has no such field
    std::optional<CrmFieldRule> rule; // none: nothing is written to it

    QString name() const { return field.apiName; }
};

// The fields that the operation can write, those that must be filled first, then what only the
// mapping names. Pure functions.
QList<CrmMappingRow> crmMappingRows(const CrmMapping &mapping, const CrmMappingEnds &ends);
void putCrmMappingRows(const QList<CrmMappingRow> &rows, CrmMapping &mapping);

// What a cell of the column Source says: a column's name, = and a text for all records, or a
// template with {{column}}. And back; nothing: not mapped.
QString originText(const CrmFieldRule &rule);
std::optional<CrmFieldRule> withOrigin(
    std::optional<CrmFieldRule> rule, const CrmField &field, const QString &typed);

// What a run would refuse, each problem led by its field's name.
QStringList crmMappingProblems(const CrmMapping &mapping, const CrmMappingEnds &ends);
QString fieldTypeText(const CrmField &field); // "Text(80)"
QStringList mappingSources(const CrmMappingEnds &ends); // columns that a field can be made of

} // namespace sluice
