// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/catalyststore.h"
#include "sandbox/catalyst/eventfeed.h"
#include "sandbox/data/rowwriter.h"

#include <QMap>

namespace sluice::sandbox {

// Changes rows of one table, all or none: what was asked for is undone unless commit() is called.
// One thread, one at a time for each table; lives as long as one call. Checks what the service
// checks: types, lengths, mandatory and unique columns, foreign keys.
class TableEdit
{
public:
    // `isApplied`: the ledger counts these writes.
    TableEdit(CatalystStore &store, EventFeed &events, int table, bool isApplied);

    Result<void> open();

    using Outcome = tl::expected<qint64, CatalystProblem>; // the ordinal
    Outcome insert(const QJsonObject &values);
    // One more row of the kind that the seed makes; the given values replace its own.
    Outcome insertGenerated(const QJsonObject &values);
    Outcome update(qint64 ordinal, const QJsonObject &values);
    Outcome remove(qint64 ordinal);

    Result<void> commit(); // tells the event feed too

    RowWriter &rows() { return m_writer; }
    const DataTableSpec &spec() const { return m_spec; }
    qint64 ordinalOfRow(const QJsonValue &rowId); // -1: there is no such row

private:
    using Cells = QMap<int, QByteArray>; // by column
    tl::expected<Cells, CatalystProblem> cellsFor(const QJsonObject &values, qint64 ordinal);
    std::optional<CatalystProblem> checkKeys(const Cells &cells, qint64 ordinal);
    Outcome put(const Cells &cells);
    void note(EventFeed::Action action, qint64 ordinal);

    CatalystStore &m_store;
    EventFeed &m_events;
    int m_table;
    const DataTableSpec &m_spec;
    bool m_isApplied;
    RowWriter m_writer;
    qint64 m_nowMs;
    QList<EventFeed::Change> m_changes;
};

} // namespace sluice::sandbox
