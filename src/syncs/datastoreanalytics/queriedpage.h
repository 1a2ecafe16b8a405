// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"

#include <QStringList>

namespace sluice {

class CatalystClient;

// Rows that are so few that they are asked for with ZCQL instead of exported (datastore-analytics
// D.5): no job, no waiting. Those that were changed after `since`, or those of `ids`.
struct RowQuery
{
    QString table;
    QStringList columns; // of the page; ROWID is the first
    QString since; // MODIFIEDTIME
    QStringList ids;
};

// What came of it.
struct QueriedRows
{
    qint64 bytes = 0; // of the file
    QStringList gone; // those of `ids` that the table does not have
};

// Writes the rows as a page of an export would have them, a ZIP of one CSV, 300 of them in memory.
// They are read in the order of ROWID, each query behind the last row of the one before: a row that
// is changed meanwhile does not move the others. On the step's thread.
Result<QueriedRows> queryPage(
    CatalystClient &client, const RowQuery &query, const QString &path, const CancelToken &token);

} // namespace sluice
