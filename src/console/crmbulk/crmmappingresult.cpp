// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a CRM job's mapping: what becomes of sample records.
#include "console/crmbulk/crmmappingmodel.h"

namespace sluice {

QVariant CrmMappingModel::checkData(qsizetype field, int role) const
{
    const CrmMappingRow &row = m_rows.at(field);
    const QString refused = problemOf(row);
    const CrmTriedCell cell = row.rule ? m_sample.value(row.name()) : CrmTriedCell();
    return resultData(field,
        {.value = cell.after,
            .problem = refused.isEmpty() ? misfitInWords(cell.problem) : refused,
            .skipped
            = cell.skip.isEmpty() ? QString() : tr("Skipped: %1").arg(misfitInWords(cell.skip))},
        role);
}

} // namespace sluice
