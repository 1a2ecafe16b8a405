// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a table in a mapping's editor: what becomes of sample rows.
#include "console/analytics/columnmodel.h"

namespace sluice {

using namespace Qt::StringLiterals;

QString ColumnModel::resultProblem(qsizetype field) const
{
    const QString problem = problemOf(field);
    return problem.isEmpty() && isMapped(field)
        ? misfitInWords(m_sample.value(nameOf(field)).problem)
        : problem;
}

QVariant ColumnModel::resultData(qsizetype field, int role) const
{
    const ColumnRow &row = m_rows.at(field);
    return FieldModel::resultData(field,
        {.value = row.goes() ? m_sample.value(row.source.name).after : QString(),
            .problem = resultProblem(field),
            .remark = row.isNew && row.goes() ? tr("new in the view") : QString()},
        role);
}

} // namespace sluice
