// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/recordbatch.h"

#include <QList>
#include <QSet>

namespace sluice {

struct CrmBulkJob;
struct CrmFacts;

// Finds the mark of a hidden value in the rows of a file: outcome files that are fed in hold it
// where the value was (see shownValue), and it is none to be written. A module's own values may be
// anything. Only the columns that the job reads count. Plain value; any thread.
class HiddenMarks final
{
public:
    HiddenMarks(const CrmBulkJob &job, const CrmFacts &facts, const QStringList &columns);

    void reject(RecordBatch &batch, qsizetype row) const; // with the field and what to do

private:
    QList<qsizetype> m_columns;
};

// The columns whose values are shown nowhere. Of what is written the mapping may say otherwise.
QSet<qsizetype> hiddenColumns(const CrmFacts &facts, const Columns &columns);

} // namespace sluice
