// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/hiddenmarks.h"

#include "core/mapping/shownvalue.h"
#include "syncs/crmbulk/crmfacts.h"

namespace sluice {

using namespace Qt::StringLiterals;

HiddenMarks::HiddenMarks(const CrmBulkJob &job, const CrmFacts &facts, const QStringList &columns)
{
    for (qsizetype column = 0; job.sourceFile && column < columns.size(); ++column) {
        const QString &name = columns.at(column);
        if (name == "id"_L1 || facts.readFields.contains(name, Qt::CaseInsensitive))
            m_columns.append(column);
    }
}

void HiddenMarks::reject(RecordBatch &batch, qsizetype row) const
{
    for (const qsizetype column : m_columns) {
        if (batch.value(row, column) != kHiddenValue)
            continue;
        const QString &name = batch.columns().name(column);
        batch.reject(row, u"HIDDEN_VALUE"_s, name,
            u"%1 holds the mark of a hidden value: put the value in its place, or leave the column"
            " out of the file"_s.arg(name));
        return;
    }
}

QSet<qsizetype> hiddenColumns(const CrmFacts &facts, const Columns &columns)
{
    QSet<qsizetype> hidden;
    for (qsizetype column = 0; column < columns.size(); ++column) {
        const QString &name = columns.name(column);
        if (facts.writeFields.contains(name) ? facts.hiddenFields.contains(name)
                                             : facts.fields.value(name).isSensitive())
            hidden.insert(column);
    }
    return hidden;
}

} // namespace sluice
