// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/stage.h"
#include "services/catalyst/catalysttypes.h"

#include <QJsonObject>

namespace sluice {

class CatalystClient;
class DatastoreRun;
class StepContext;

// Which rows of the table a run reads, fixed when it begins. A plain value. Times are MODIFIEDTIME
// as the project writes it, without an offset: they are compared with each other and never with
// this machine's clock (datastore-analytics A.3, D.4).
struct TableChanges
{
    QString since; // rows that were changed after it; empty: all
    QString upTo; // where the next run may begin, once this one is through; empty: nowhere
    bool isFiltered = false; // the service leaves the others out; else all are read and compared
    qint64 rows = 0; // to be expected

    // So few that they are asked for directly (datastore-analytics D.5).
    static constexpr qint64 kFew = 3'000;
    bool areFew() const { return isFiltered && rows <= kFew; }

    CatalystCriteria criteria() const;
    QJsonObject toJson() const;
    static TableChanges fromJson(const QJsonObject &json);
};

// Looks what has changed since the job last kept a cursor. That the service compares MODIFIEDTIME
// is not documented (A.5, A.6): it is tried first with questions whose answer is known, and where
// it does not, all rows are read. Costs three queries. On the step's thread.
Outcome<TableChanges> findTableChanges(
    StepContext &context, const DatastoreRun &run, CatalystClient &client, qint64 count);

// How a table stands, as a text that differs once its rows have changed: its newest time, how many
// rows it has, and how many were changed lately, which tells a row that was written with an earlier
// time. Three queries; any thread with the client.
Result<QString> tableMark(CatalystClient &client, const QString &table);

// A time's text moved back by the overlap of two runs: what was written while the first looked, and
// the hour by which the project's clock goes back in autumn. Empty if it is no time.
QString beforeOverlap(const QString &modifiedTime);

} // namespace sluice
