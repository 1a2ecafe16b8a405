// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/watch/rowoutbox.h"

#include <QJsonObject>

namespace sluice {

// What a Catalyst event says: rows of one table that were inserted, updated or deleted. Plain
// value.
struct RowEvents
{
    QString projectId; // empty: not told
    QString tableId;
    QString tableName; // one of the two is there
    QList<RowOutbox::Noted> rows;
};

// Reads the payload of an Event Listener (datastore-analytics A.10), with its rows in each of the
// four forms that are known, or of Signals (row_inserted, row_updated, row_deleted), of which only
// the envelope's beginning is documented: the rest is looked for by name. Only which rows it is
// about is taken from it: what they hold is asked of the table. An Error of kind Data says what is
// missing.
Result<QList<RowEvents>> rowEventsOf(const QJsonObject &payload);

} // namespace sluice
